"""MUC-4: violent incidents in Latin America, 1988 to 1990, as filled templates against the events read.

Documents in capitals get small letters first (``recase``), a step of this suite. An incident is found where
an event of a fitting type is read; pairs are made one to one, those that agree in most slots first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from sayso.evaluate import muc_keys
from sayso.evaluate.alike import Span, best_pairs, same_name
from sayso.evaluate.counts import Share, Shares
from sayso.evaluate.folders import select
from sayso.evaluate.misses import listed
from sayso.evaluate.muc_keys import Incident, Names
from sayso.evaluate.reads import Run
from sayso.evaluate.recase import recase
from sayso.records import Actor, Event, Report

TYPES: Final = {
    "ATTACK": ("ASSAULT",), "BOMBING": ("ASSAULT",), "KIDNAPPING": ("ASSAULT", "COERCE"),
    "ARSON": ("ASSAULT", "PROTEST"), "ROBBERY": ("COERCE", "ASSAULT"), "HIJACKING": ("ASSAULT", "COERCE"),
    "FORCED WORK STOPPAGE": ("COERCE", "PROTEST"),
}  # fmt: skip
SLOTS: Final = ("perpetrator", "target", "victim", "date", "place")
NOTE: Final = (
    "Texts in capitals get small letters before they are read (a step of the suite; 'as_printed' reads the "
    "capitals). Types: attack and bombing ASSAULT, kidnapping ASSAULT or COERCE, arson ASSAULT or PROTEST, "
    "robbery COERCE or ASSAULT, forced work stoppage COERCE or PROTEST; what was threatened also THREATEN. "
    "'slots': right fillers of the one event that fits an incident best (perpetrators among its actors, "
    "targets and victims among its recipients); 'slots_in_document': among all events of a fitting type. One "
    "perpetrator, person or organisation, is enough; each target and victim counts. Optional templates and "
    "fillers, dates on or before a day and countries alone are not asked for. The key leaves out fights "
    "between armies and guerrillas, so an assault read in a document without incident need not be false."
)


class _Score:
    """Counts over documents read in one way."""

    def __init__(self) -> None:
        self.types, self.slots, self.in_document = Shares(), Shares(), Shares()
        self.agreeing = Share()

    def add(self, told: list[Incident], events: tuple[Event, ...]) -> list[Incident]:
        """Count the incidents of a document; return those that no event was found for."""
        pairs = _pairs(told, events)
        for number, incident in enumerate(told):
            best = pairs.get(number)
            self.types.add(incident.types[0], best is not None)
            self.agreeing.add(best is not None and _agreement(incident, best) > 0)
            _count(self.slots, incident, [best] if best is not None else [])
            fitting = [event for event in events if event.event in _accepted(incident)]
            _count(self.in_document, incident, fitting)
        return [incident for number, incident in enumerate(told) if number not in pairs]


def measure(run: Run, _: str) -> dict[str, Any]:
    """Incidents found by type, their slots, and assaults read in documents without incident."""
    texts, keys, part = _load(run)
    chosen = run.sample([texts[name] for name in sorted(texts) if name in keys])
    score, as_printed = _Score(), _Score()
    empty = loud = 0
    for document in chosen:
        capitals = _in_capitals(document.text)
        text = recase(document.text, _namer(run)) if capitals else document.text
        events = run.read(document.id, text, document.published).events
        if all(found is None for found in keys[document.id]):
            empty += 1
            loud += any(event.event == "ASSAULT" and event.status == "occurred" for event in events)
        told = [found for found in keys[document.id] if found is not None and not found.optional]
        if not told:
            continue
        for incident in score.add(told, events):
            gold = {"type": incident.types, "victims": incident.victims, "targets": incident.targets}
            run.misses.add("incident", document.id, gold, listed(events), text[:600])
        printed = run.read(document.id, document.text, document.published).events if capitals else events
        as_printed.add(told, printed)
    return run.report(
        part,
        {"documents": len(chosen), "incidents": score.agreeing.total},
        NOTE,
        type=score.types.total().figures(),
        agreeing_in_a_slot=score.agreeing.figures(),
        slots=score.slots.figures(*SLOTS),
        slots_in_document=score.in_document.figures(*SLOTS),
        as_printed={
            "type": as_printed.types.total().figures(),
            "agreeing_in_a_slot": as_printed.agreeing.figures(),
        },
        without_incident={"documents": empty, "with_assault": loud},
        by_type=score.types.figures(),
    )


def _load(
    run: Run,
) -> tuple[dict[str, muc_keys.Document], dict[str, list[Incident | None]], str]:
    selection = select(run.path, "", run.part)
    texts: dict[str, muc_keys.Document] = {}
    keys: dict[str, list[Incident | None]] = {}
    for file in selection.files:
        if file.name.startswith("key-"):
            for name, incident in muc_keys.incidents(file):
                keys.setdefault(name, []).append(incident)
        elif "muc" in file.name:
            texts.update((document.id, document) for document in muc_keys.documents(file))
    return texts, keys, selection.part


def _namer(run: Run) -> Callable[[str], list[Span]]:
    """Finds the words that the reader's language model takes for names."""

    def names(text: str) -> list[Span]:
        doc = run.reader.walk(Report.of(text), through=None)
        return [(token.idx, token.idx + len(token)) for token in doc if token.pos_ == "PROPN"]

    return names


def _in_capitals(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) > 0.9 * len(letters)


def _accepted(incident: Incident) -> frozenset[str]:
    types = {name for kind in incident.types for name in TYPES.get(kind, ("ASSAULT",))}
    return frozenset(types | {"THREATEN"} if "THREATENED" in incident.stages else types)


def _pairs(told: list[Incident], events: Sequence[Event]) -> dict[int, Event]:
    """The event of each incident, one to one, by agreement; on a tie in the order of key and text."""
    scored = (
        (_agreement(incident, event), number, at)
        for number, incident in enumerate(told)
        for at, event in enumerate(events)
        if event.event in _accepted(incident)
    )
    return {number: events[at] for number, at in best_pairs(scored).items()}


def _agreement(incident: Incident, event: Event) -> int:
    found = Shares()
    _count(found, incident, [event])
    return sum(share.right > 0 for share in found.by_name.values())


def _count(into: Shares, incident: Incident, events: list[Event]) -> None:
    if incident.perpetrators:
        names = tuple(name for filler in incident.perpetrators for name in filler)
        into.add("perpetrator", any(_named(names, event.actor) for event in events))
    for name, fillers in (("target", incident.targets), ("victim", incident.victims)):
        for filler in fillers:
            into.add(name, any(_named(filler, event.recipient) for event in events))
    if incident.dates is not None:
        into.add("date", any(_dated(event, *incident.dates) for event in events))
    smaller = incident.places[:-1]
    if smaller:
        into.add("place", any(_placed(event, smaller) for event in events))


def _named(filler: Names, actors: tuple[Actor, ...]) -> bool:
    return any(same_name(name, actor.text, actor.name, actor.resolved) for name in filler for actor in actors)


def _dated(event: Event, first: str, last: str) -> bool:
    when = event.when
    if when is None or when.earliest is None or when.latest is None:
        return False
    return when.earliest <= last and first <= when.latest and len(when.value or "") >= len("1990-01")


def _placed(event: Event, places: tuple[str, ...]) -> bool:
    where = event.event_loc
    return where is not None and any(same_name(name, where.text, where.name) for name in places)
