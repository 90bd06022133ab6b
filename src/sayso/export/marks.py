"""The text of a reading with every record marked where it stands, as HTML.

Records overlap freely, so the text is cut at every edge of every record, and each piece is wrapped in one
element for each record that covers it, the widest outside. Wrappers that two pieces share stay open between
them. The first element of a record has the id that rows point to; all its elements name it in ``data-r``.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from html import escape
from typing import Final

from sayso.records import Event, Extent, Reading

STATUS_SIGNS: Final = {"occurred": "●", "negated": "✕", "future": "▸", "hypothetical": "◇", "alleged": "?"}
"""How an event stands, as a sign that needs no colour."""
_ORDER: Final = (
    "said", "action", "condition", "tie", "term", "event", "mention", "source", "cue", "place", "when", "due",
    "actor",
)  # fmt: skip
_RANKS: Final = {kind: rank for rank, kind in enumerate(_ORDER)}
_OPENING: Final = frozenset("\"'“‘«„")
_DEEPEST: Final = 3
"""Nested attribution is drawn to this depth; deeper levels look like it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One stretch of the text to be marked: its record's key, its kind, extra classes and a title for the
    pointer."""

    start: int
    end: int
    key: str
    kind: str
    classes: str
    title: str
    order: int
    """Depth of nested attribution; the outer one is drawn outside."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Short names of the records of a reading for ids and references: ``e1``, ``q1``, ``c1``, ``t1``,
    ``w1``."""

    prefix: str
    by_id: dict[str, str]

    def anchor(self, key: str) -> str:
        """Id of the words of a record in the text."""
        return f"{self.prefix}-{key}"

    def row(self, key: str) -> str:
        """Id of the row of a record."""
        return f"{self.prefix}-row-{key}"


def keys(reading: Reading) -> Keys:
    """Keys in the order of the reading; the prefix keeps several readings on one page apart."""
    named: dict[str, str] = {}
    for letter, ids in (
        ("e", [event.id for event in reading.events]),
        ("q", [said.id for said in reading.attributions]),
        ("c", [pledge.id for pledge in reading.commitments]),
        ("t", [tie.id for tie in reading.ties]),
    ):
        for number, identity in enumerate(ids, 1):
            named.setdefault(identity, f"{letter}{number}")
    return Keys(f"r{reading.report.sha256[:6]}", named)


def depths(reading: Reading) -> dict[str, int]:
    """How deep each attribution is nested, by id."""
    parent = {said.id: said.parent for said in reading.attributions}
    found: dict[str, int] = {}
    for start in parent:
        depth, here, seen = 0, parent[start], {start}
        while here is not None and here in parent and here not in seen:
            seen.add(here)
            depth, here = depth + 1, parent[here]
        found[start] = depth
    return found


def marked_text(reading: Reading, named: Keys) -> str:
    """The report's paragraphs as HTML with all records marked; everything from the text is escaped."""
    text = reading.report.text
    marks = [mark for mark in _marks(reading, named) if 0 <= mark.start < mark.end <= len(text)]
    edges = {0, len(text)} | {mark.start for mark in marks} | {mark.end for mark in marks}
    opening: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        opening[mark.start].append(mark)
    labels = _labels(reading, named, text)
    edges |= set(labels)
    written = _Writer(named)
    active: list[Mark] = []
    places = sorted(edges)
    for start, end in zip(places, [*places[1:], len(text)], strict=True):
        active = [mark for mark in active if mark.end > start] + opening.get(start, [])
        active.sort(key=lambda mark: (_RANKS[mark.kind], mark.order, mark.start, -mark.end, mark.key))
        if start in labels:
            written.labels(labels[start], start)
        written.piece(text[start:end], active)
    return written.done()


class _Writer:
    """Writes pieces of text into paragraphs, opening and closing only the elements that change."""

    def __init__(self, named: Keys) -> None:
        self._named = named
        self._out: list[str] = []
        self._open: list[Mark] = []
        self._seen: set[str] = set()
        self._in_paragraph = False

    def piece(self, text: str, marks: list[Mark]) -> None:
        """Write a stretch of text under the marks that cover it."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self._end_paragraph()
            if not line:
                continue
            if not line.strip() and not self._in_paragraph:
                continue
            self._wrap(marks)
            self._out.append(_clean(line))

    def labels(self, found: list[str], place: int) -> None:
        """Write references to rows at a place, outside the marks that end there."""
        ending = next(
            (number for number, mark in enumerate(self._open) if mark.end <= place), len(self._open)
        )
        self._close(ending)
        if not self._in_paragraph:
            self._wrap([])
        self._out.extend(found)

    def done(self) -> str:
        """The finished HTML."""
        self._end_paragraph()
        return "".join(self._out)

    def _end_paragraph(self) -> None:
        self._close(0)
        if self._in_paragraph:
            self._out.append("</p>\n")
            self._in_paragraph = False

    def _close(self, keep: int) -> None:
        while len(self._open) > keep:
            self._open.pop()
            self._out.append("</span>")

    def _wrap(self, marks: list[Mark]) -> None:
        if not self._in_paragraph:
            self._out.append('<p dir="auto">')
            self._in_paragraph = True
        shared = 0
        while shared < min(len(marks), len(self._open)) and marks[shared] == self._open[shared]:
            shared += 1
        self._close(shared)
        for mark in marks[shared:]:
            anchor = ""
            if mark.key and mark.key not in self._seen:
                self._seen.add(mark.key)
                anchor = f' id="{self._named.anchor(mark.key)}"'
            link = f' data-r="{mark.key}"' if mark.key else ""
            title = f' title="{escape(mark.title)}"' if mark.title else ""
            self._out.append(f'<span class="{mark.kind}{mark.classes}"{anchor}{link}{title}>')
            self._open.append(mark)


def _clean(text: str) -> str:
    """Escaped text; control characters that HTML does not allow show as the replacement character."""
    return escape(
        "".join(char if char == "\t" or ord(char) >= 32 else "\N{REPLACEMENT CHARACTER}" for char in text)
    )


def _marks(reading: Reading, named: Keys) -> list[Mark]:
    marks: list[Mark] = []

    def add(
        part: Extent | None, key: str, kind: str, classes: str = "", title: str = "", order: int = 0
    ) -> None:
        if part is not None:
            marks.append(Mark(part.start, part.end, key, kind, classes, title, order))

    deep = depths(reading)
    for said in reading.attributions:
        key, depth = named.by_id[said.id], deep[said.id]
        who = (said.source.name or said.source.text) if said.source else "no source named"
        drawn = f" d{min(depth, _DEEPEST)} {said.manner}"
        for part in said.content:
            add(part, key, "said", drawn, f"{key} · {who} · {said.manner}, {said.stance}", depth)
        add(said.cue, "", "cue")
        add(said.source, "", "source")
    for event in reading.events:
        key, title = named.by_id[event.id], f"{named.by_id[event.id]} · {event_name(event)} · {event.status}"
        add(event.trigger, key, "event", f" {event.status}", title)
        for mention in event.mentions:
            add(mention, key, "mention", f" {event.status}", title)
        add(event.event_loc, "", "place")
        add(event.when, "", "when")
    for pledge in reading.commitments:
        key = named.by_id[pledge.id]
        add(pledge.action, key, "action", f" {pledge.kind}", f"{key} · {pledge.kind}")
        add(pledge.condition, key, "condition", "", f"{key} · condition")
        add(pledge.due, key, "due", "", f"{key} · due")
    for tie in reading.ties:
        key = named.by_id[tie.id]
        add(tie.evidence, key, "tie", "", f"{key} · {tie.kind.replace('_', ' ')}")
    for number, term in enumerate(reading.wordings, 1):
        add(term, f"w{number}", "term", "", f"w{number} · {term.marker.replace('_', ' ')}")
        add(term.rival, f"w{number}", "term", " rival", f"w{number} · set against “{term.text}”")
    for time in reading.times:
        add(time, "", "when", "", time.value or "")
    for place in reading.places:
        add(place, "", "place", "", ", ".join(filter(None, (place.name, place.country))))
    for actor in reading.actors:
        for mention in actor.mentions:
            add(mention, "", "actor", "", " · ".join(filter(None, (actor.name, actor.code, actor.sector))))
    return _once(marks)


def _once(marks: list[Mark]) -> list[Mark]:
    """The same stretch marked once for each record and kind."""
    found: dict[tuple[int, int, str, str], Mark] = {}
    for mark in marks:
        found.setdefault((mark.start, mark.end, mark.key, mark.kind), mark)
    return list(found.values())


def _labels(reading: Reading, named: Keys, text: str) -> dict[int, list[str]]:
    """Numbered references from the words to the rows: after a trigger or action, before what is said."""
    labels: dict[int, list[tuple[int, str]]] = defaultdict(list)

    def add(place: int, rank: int, key: str, sign: str, spoken: str) -> None:
        if 0 <= place <= len(text):
            reference = f'<a href="#{named.row(key)}" aria-label="{escape(spoken)}">{sign}{key[1:]}</a>'
            labels[place].append((rank, f'<sup class="ref ref-{key[0]}">{reference}</sup>'))

    for event in reading.events:
        key = named.by_id[event.id]
        spoken = f"event {key[1:]}: {event_name(event)}, {event.status}"
        add(event.trigger.end, 0, key, STATUS_SIGNS[event.status], spoken)
    for pledge in reading.commitments:
        key = named.by_id[pledge.id]
        add(pledge.action.end, 1, key, "§", f"commitment {key[1:]}: {pledge.kind}")
    for said in reading.attributions:
        key = named.by_id[said.id]
        start = said.content[0].start
        before_mark = start - (0 < start <= len(text) and text[start - 1] in _OPENING)
        add(before_mark, 2, key, "“", f"attribution {key[1:]}")
    return {place: [html for _, html in sorted(found)] for place, found in labels.items()}


def event_name(event: Event) -> str:
    """Type and mode as one phrase: ``ASSAULT, heavy weapons``."""
    return ", ".join([event.event, *(mode.replace("-", " ") for mode in event.mode[:1])])
