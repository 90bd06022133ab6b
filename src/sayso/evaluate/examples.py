"""Whether sayso reads the examples of the frame lexicon as they are marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.gold.examples import Example, MarkedEvent, events
from sayso.gold.inline import Mark
from sayso.reader import Reader
from sayso.records import Actor, Event, Reading
from sayso.sources import open_report

_BATCH = 400
_ROLES = {"a": "actor", "r": "recipient"}


@dataclass(frozen=True, slots=True)
class Miss:
    """What an example says and sayso does not, or the other way round.

    ``kind``: "unread" (no event on the word), "type", "status", "stray" (an event that is not marked), or
    "actor", "recipient" (a marked one not found).
    """

    kind: str
    example: Example
    found: str

    def __str__(self) -> str:
        return f"{self.example.file}:{self.example.line}: {self.kind} [{self.found}] {self.example.text}"


@dataclass(frozen=True, slots=True)
class Check:
    """The figures over some examples, and every miss."""

    counts: Counter[str]
    misses: list[Miss]

    def figures(self) -> dict[str, Any]:
        """Shares from 0 to 1: ``as_marked`` of the sentences that evoke, ``stray`` of those that do not."""
        counts = self.counts

        def share(part: str, whole: str) -> float | None:
            return round(counts[part] / counts[whole], 4) if counts[whole] else None

        return {
            "examples": counts["positive"] + counts["negative"],
            "positive": counts["positive"],
            "negative": counts["negative"],
            "as_marked": share("right", "positive"),
            "stray": share("stray", "negative"),
            "actor": share("actor", "actors"),
            "recipient": share("recipient", "recipients"),
        }


def check(examples: Iterable[Example], reader: Reader) -> Check:
    """Read examples and compare.

    A sentence that evokes is read as marked if every marked event is found with its type and status and
    nothing else is; one that does not is stray if an event is read in it that is not marked. A role is found
    if the marked words and those read share their last word or hold each other.
    """
    counts: Counter[str] = Counter()
    misses: list[Miss] = []
    for example, reading in _read(list(examples), reader):
        wrong = list(_compare(example, reading))
        standing = [miss for miss in wrong if miss.kind not in _ROLES.values()]
        counts["positive" if example.positive else "negative"] += 1
        if example.positive:
            counts["right"] += not standing
        else:
            counts["stray"] += any(miss.kind == "stray" for miss in standing)
        for label, role in _ROLES.items():
            counts[role + "s"] += len(example.spans(label))
            counts[role] += len(example.spans(label)) - sum(miss.kind == role for miss in wrong)
        misses += wrong
    return Check(counts, misses)


def _read(examples: Sequence[Example], reader: Reader) -> Iterator[tuple[Example, Reading]]:
    reports = (open_report(example.text, published="2020-06-15") for example in examples)
    for example, reading in zip(examples, reader.read_all(reports), strict=True):
        if not isinstance(reading, Reading):
            raise reading.error
        yield example, reading


def _compare(example: Example, reading: Reading) -> Iterator[Miss]:
    marked = list(events(example))
    used: set[str] = set()
    for gold in marked:
        fits = [e for e in reading.events if any(_overlap(gold.trigger, m) for m in (e.trigger, *e.mentions))]
        exact = [e for e in fits if e.event == gold.event]
        event = next((e for e in exact if e.id not in used), exact[0] if exact else None)
        if event is None:
            used |= {e.id for e in fits}
            kind = "type" if fits else "unread"
            yield Miss(
                kind, example, f"{example.sentence.words(gold.trigger)}: " + "/".join(e.event for e in fits)
            )
            continue
        used.add(event.id)
        if event.status != gold.status:
            yield Miss("status", example, f"{event.trigger.text}: {event.status} for {gold.status}")
        if gold.main:
            yield from _roles(example, gold, event)
    for event in reading.events:
        if event.id not in used:
            yield Miss("stray", example, f"{event.event} {event.trigger.text}: {event.why}")


def _roles(example: Example, gold: MarkedEvent, event: Event) -> Iterator[Miss]:
    del gold  # its roles are the example's
    for label, role in _ROLES.items():
        for mark in example.spans(label):
            words = example.sentence.words(mark)
            wide: tuple[Actor, ...] = (*event.actor, *event.recipient)
            found = wide if not event.recipient else getattr(event, role)
            if not any(same(words, actor.text) for actor in found):
                yield Miss(role, example, f"{words}: " + "; ".join(actor.text for actor in found))


def same(wanted: str, found: str) -> bool:
    """Whether two mentions are taken for one: one holds the other, or both end in the same word."""
    a, b = wanted.lower(), found.lower()
    return a in b or b in a or a.split()[-1] == b.split()[-1]


def _overlap(mark: Mark, span: Any) -> bool:
    return bool(mark.start < span.end and span.start < mark.end)
