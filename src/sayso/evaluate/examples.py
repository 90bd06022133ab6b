"""Whether sayso reads the examples of the frame lexicon as they are marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final

from sayso.evaluate.alike import any_overlap, same_name, span, spans
from sayso.evaluate.checks import Check, Miss, readings
from sayso.events.lexicon import Lexicon
from sayso.gold.examples import LABELS, Example, events
from sayso.reader import Reader
from sayso.records import Event, Reading

_ROLES: Final = {letter: LABELS["events"][letter] for letter in "ar"}


class EventCheck(Check):
    """The figures over some examples of frames, and every miss."""

    __slots__ = ()

    def figures(self) -> dict[str, Any]:
        """Shares from 0 to 1: ``as_marked`` of the sentences that evoke, ``stray`` of those that do not."""
        return {
            **self.sizes(),
            "as_marked": self.share("right", "positive"),
            "stray": self.share("stray", "negative"),
            **{role: self.share(role, f"{role}s") for role in _ROLES.values()},
        }


def check(examples: Iterable[Example], reader: Reader, frames: Lexicon | None = None) -> EventCheck:
    """Read examples and compare; ``frames`` is the lexicon that they name frames of, if not the shipped one.

    A sentence that evokes is read as marked if every marked event is found with its type and status and
    nothing else is; one that does not is stray if an event is read in it that is not marked. A role is found
    if the marked words and those read share their last word or hold each other.
    """
    counts: Counter[str] = Counter()
    misses: list[Miss] = []
    for example, reading in readings(examples, reader):
        wrong = list(_compare(example, reading, frames))
        kinds = Counter(miss.kind for miss in wrong)
        if example.positive:
            counts["positive"] += 1
            counts["right"] += not kinds.keys() - set(_ROLES.values())
        else:
            counts["negative"] += 1
            counts["stray"] += kinds["stray"] > 0
        for label, role in _ROLES.items():
            marked = len(example.spans(label))
            counts[f"{role}s"] += marked
            counts[role] += marked - kinds[role]
        misses += wrong
    return EventCheck(counts, misses)


def _compare(example: Example, reading: Reading, frames: Lexicon | None) -> Iterator[Miss]:
    used: set[str] = set()
    for gold in events(example, frames):
        fits = [
            e for e in reading.events if any_overlap(spans((e.trigger, *e.mentions)), [span(gold.trigger)])
        ]
        exact = [e for e in fits if e.event == gold.event]
        event = next((e for e in exact if e.id not in used), exact[0] if exact else None)
        if event is None:
            used |= {e.id for e in fits}
            found = "/".join(e.event for e in fits)
            words = example.sentence.words(gold.trigger)
            yield Miss("type" if fits else "unread", example, f"{words}: {found}")
            continue
        used.add(event.id)
        if event.status != gold.status:
            yield Miss("status", example, f"{event.trigger.text}: {event.status} for {gold.status}")
        if gold.main:
            yield from _roles(example, event)
    for event in reading.events:
        if event.id not in used:
            yield Miss("stray", example, f"{event.event} {event.trigger.text}: {event.why}")


def _roles(example: Example, event: Event) -> Iterator[Miss]:
    """The marked parties that are not read; where no recipient is read, all parties may stand in one role."""
    for label, role in _ROLES.items():
        found = getattr(event, role) if event.recipient else event.actor
        names = [actor.text for actor in found]
        for mark in example.spans(label):
            words = example.sentence.words(mark)
            if not same_name(words, *names):
                yield Miss(role, example, f"{words}: " + "; ".join(names))
