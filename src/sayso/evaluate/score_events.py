"""Scores the events read from passages: type, status, parties, place, date, toll and who says so.

An event counts as read where a read event of its type (or an accepted one) has a mention that shares a
character with one of its triggers; each read event serves one gold event, the first that fits. An event
that gold calls optional takes what it fits out of the count.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from sayso.evaluate.alike import any_overlap, same_name, span, spans
from sayso.evaluate.calibration import Calibration
from sayso.evaluate.counts import Found, Shares, part, traps
from sayso.evaluate.misses import Answers, Misses, around, around_first
from sayso.evaluate.passage import GoldActor, GoldEvent, GoldPassage
from sayso.records import Actor, Event, Reading

DETAILS: Final = (
    "mode", "actor", "recipient", "country", "sector", "date", "when", "place", "place_country", "dead",
)  # fmt: skip


@dataclass(slots=True)
class EventScore:
    """Counts over passages; ``add`` takes one, ``figures`` and ``status_figures`` say what they come to."""

    found: Found = field(default_factory=Found)
    touched: int = 0
    standing: int = 0
    traps: int = 0
    false_events: int = 0
    shares: Shares = field(default_factory=Shares)
    statuses: dict[str, dict[str, int]] = field(default_factory=dict)
    types: dict[str, Found] = field(default_factory=dict)
    calibration: Calibration = field(default_factory=Calibration)

    def add(self, gold: GoldPassage, read: Reading, misses: Misses) -> None:
        """Count one passage and note what is missed."""
        good: dict[int, str] = {}
        ignored: set[int] = set()
        for event in sorted(gold.events, key=lambda event: event.optional):
            fits = [
                number
                for number, found in enumerate(read.events)
                if number not in good
                and number not in ignored
                and any_overlap(spans((found.trigger, *found.mentions)), event.triggers)
            ]
            right = [n for n in fits if read.events[n].event in {event.type, *event.type_accept}]
            if event.optional:
                ignored.update((right or fits)[:1])
                continue
            for counted in (self.found, self._type(event.type)):
                counted.gold += 1
                counted.right += bool(right)
            self.touched += bool(fits)
            if right:
                good[right[0]] = event.type
                self._event(gold, event, read.events[right[0]], read, misses)
            else:
                others = [read.events[n].event for n in fits]
                misses.add(
                    "event", gold.id, event.type, others or None, around_first(gold.text, event.triggers)
                )
        self._read(gold, read, good, ignored, misses)

    def figures(self) -> dict[str, Any]:
        """Events found, events with their status, and the shares of right details of those found."""
        return {
            "events": self.found.figures(),
            "events_with_status": self.found.figures(self.standing),
            "trigger_recall": part(self.touched, self.found.gold),
            "traps": traps(self.traps, self.false_events),
            **self.shares.figures("status", *DETAILS, "event_source", "event_own_voice"),
            "calibration": self.calibration.figures(),
            "by_type": {name: self.types[name].figures() for name in sorted(self.types)},
        }

    def status_figures(self) -> dict[str, Any]:
        """Status of the events found, and how often which was read for which."""
        return {
            "events_with_status": self.found.figures(self.standing),
            **self.shares.figures("status"),
            "by_status": {
                name: {"n": sum(read.values()), "read_as": dict(sorted(read.items()))}
                for name, read in sorted(self.statuses.items())
            },
        }

    def _read(
        self, gold: GoldPassage, read: Reading, good: dict[int, str], ignored: set[int], misses: Misses
    ) -> None:
        """Count what was read. ``good``: the marked type of what is right, by its number; ``ignored``: the
        numbers of what counts neither way."""
        for number, found in enumerate(read.events):
            for counted in (self.found, self._type(good.get(number, found.event))):
                counted.read += 1
                counted.ignored += number in ignored
            if number in ignored:
                continue
            self.calibration.add(found.confidence, number in good)
            if number not in good:
                kind = "false event" if gold.events else "false event, none there"
                misses.add(kind, gold.id, None, found.event, _where(gold, found))
        if not gold.events:
            self.traps += 1
            self.false_events += len(read.events)

    def _type(self, name: str) -> Found:
        return self.types.setdefault(name, Found())

    def _event(
        self, gold: GoldPassage, event: GoldEvent, read: Event, reading: Reading, misses: Misses
    ) -> None:
        answers = Answers(self.shares, misses, gold.id, _where(gold, read))
        good = read.status in {event.status, *event.status_accept}
        self.standing += good
        answers.add("status", good, event.status, read.status)
        row = self.statuses.setdefault(event.status, {})
        row[read.status] = row.get(read.status, 0) + 1
        if event.modes:
            wanted = {*event.modes, *event.modes_accept}
            mode = bool(wanted & set(read.mode)) or (None in event.modes_accept and not read.mode)
            answers.add("mode", mode, event.modes, read.mode)
        both = (*read.actor, *read.recipient)
        self._parties("actor", event.actor, both if event.reciprocal else read.actor, answers)
        self._parties("recipient", event.recipient, both if event.reciprocal else read.recipient, answers)
        self._circumstances(event, read, answers)
        self._source(event, read, reading, answers)

    def _parties(
        self, role: str, wanted: tuple[GoldActor, ...], filled: tuple[Actor, ...], answers: Answers
    ) -> None:
        for party in wanted:
            if party.optional or party.alleged:
                continue
            found = [actor for actor in filled if _is(party, actor)]
            answers.add(role, bool(found), party.text, [actor.text for actor in filled])
            if party.country and found:
                codes = {party.country, *party.country_accept}
                self.shares.add("country", any(actor.code in codes for actor in found))
            if party.sector and found:
                sectors = {party.sector, *party.sector_accept}
                self.shares.add(
                    "sector", any(sectors & {actor.sector, *actor.other_sectors} for actor in found)
                )

    def _circumstances(self, event: GoldEvent, read: Event, answers: Answers) -> None:
        if event.date:
            self.shares.add("date", (read.when.value if read.when is not None else None) in event.date)
        if event.when:
            answers.add("when", read.when is not None and any_overlap([span(read.when)], event.when),
                        None, read.when.text if read.when is not None else None)  # fmt: skip
        where = read.event_loc
        if event.places and not (event.place_inferred and where is None):
            named = where is not None and any(
                same_name(place, where.text, where.name) for place in event.places
            )
            answers.add("place", named, event.places, where.text if where is not None else None)
            if event.place_country and where is not None:
                self.shares.add("place_country", where.country == event.place_country)
        if event.dead:
            self.shares.add("dead", read.size.dead in event.dead)

    def _source(self, event: GoldEvent, read: Event, reading: Reading, answers: Answers) -> None:
        if not event.sources:
            self.shares.add("event_own_voice", not read.attribution or event.own_voice_free)
            return
        said = {item.id: item for item in reading.attributions}
        inner = said.get(read.attribution[0]) if read.attribution else None
        source = inner.source if inner is not None else None
        wanted = (*event.sources, *event.sources_accept)
        right = source is not None and any(
            same_name(name, source.text, source.name, source.resolved) for name in wanted
        )
        right = right or (not read.attribution and event.unsaid_accepted)
        told = source.text if source else None
        answers.add("event_source", right, event.sources, told, kind="source of an event")


def _where(gold: GoldPassage, read: Event) -> str:
    return around(gold.text, read.trigger.start, read.trigger.end)


def _is(party: GoldActor, actor: Actor) -> bool:
    names = (actor.text, actor.name)
    return same_name(party.text, *names) or (party.resolved is not None and same_name(party.resolved, *names))
