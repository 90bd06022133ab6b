"""Whether sayso reads the examples of cues as they are marked: who says it, who owes what, how it stands.

The event examples have their own check in ``sayso.evaluate.examples``. What counts here:

- attribution: a ``+`` sentence is read as marked if an attribution has a marked source (one mention holds the
  other, or both end in the same word) and shares over half of the characters of the marked content, as
  PolNeAR's overlap does; a ``-`` one is stray if an attribution has its cue on the marked word.
- commitments: a ``+`` sentence is read as marked if a commitment of its kind overlaps the marked action; a
  ``-`` one is stray if any commitment is read in it.
- status: an event read on the marked words must have the status marked there; words on which no event is read
  are counted apart, as ``silent``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final

from sayso.evaluate.alike import any_overlap, same_name, span, spans
from sayso.evaluate.checks import Check, Miss, readings
from sayso.gold.examples import Example
from sayso.gold.inline import TRIGGER, Mark
from sayso.reader import Reader
from sayso.records import STATUSES, Attribution, Extent, Reading

SHARE: Final = 0.5
"""How much of a marked content, in characters, an attribution must cover more than."""
_NEEDED: Final = {"attribution": "c", "commitments": "x", "status": "e"}
"""The mark that a ``+`` sentence is judged by, by layer."""


class CueCheck(Check):
    """The figures over some examples of cues, and every miss."""

    __slots__ = ()

    def figures(self) -> dict[str, Any]:
        """Shares from 0 to 1: ``as_marked`` of the ``+`` sentences, ``stray`` of the ``-`` ones.

        Sentences whose standing cannot be seen because no event is read on the marked words (``silent``) are
        in neither share.
        """
        return {
            **self.sizes(),
            "silent": self.counts["silent positive"] + self.counts["silent negative"],
            "as_marked": self.share("right", "positive"),
            "stray": self.share("stray", "negative"),
            "misses": dict(sorted(Counter(miss.kind for miss in self.misses).items())),
        }


def check_cues(examples: Iterable[Example], reader: Reader) -> CueCheck:
    """Read examples of attribution, commitments or status and compare.

    Raises:
        KnowledgeError: an example without the mark that its layer is judged by, or with an unknown status.
    """
    given = list(examples)
    for example in given:
        _validate(example)
    counts: Counter[str] = Counter()
    misses: list[Miss] = []
    for example, reading in readings(given, reader):
        silent = False
        if example.layer == "status":
            miss, silent = _status(example, reading)
        else:
            miss = (_attribution if example.layer == "attribution" else _commitment)(example, reading)
        side = "positive" if example.positive else "negative"
        counts[side] += 1
        counts[f"silent {side}"] += silent
        counts["right"] += example.positive and not silent and miss is None
        if miss is not None:
            counts["stray"] += not example.positive
            misses.append(miss)
    return CueCheck(counts, misses)


def _validate(example: Example) -> None:
    needed = _NEEDED.get(example.layer)
    if needed is None:
        raise example.wrong(f"layer {example.layer}", ", ".join(_NEEDED))
    if example.positive and not example.spans(needed):
        raise example.wrong(f"a + sentence without [{needed} …]", f"[{needed} words]")
    if not example.positive and example.layer == "attribution" and not example.spans(TRIGGER):
        raise example.wrong("a - sentence without { }", "the word in question in { }")
    notes = (note for mark in example.spans("e") for note in mark.notes)
    if unknown := [note for note in notes if note not in STATUSES]:
        raise example.wrong(f"status {unknown[0]!r}", ", ".join(STATUSES))


def _attribution(example: Example, reading: Reading) -> Miss | None:
    if not example.positive:
        words = spans(example.spans(TRIGGER))
        stray = [a for a in reading.attributions if a.cue and any_overlap([span(a.cue)], words)]
        return Miss("stray", example, "; ".join(a.why for a in stray)) if stray else None
    wanted = [example.sentence.words(mark) for mark in example.spans("s")]
    told = [a for a in reading.attributions if _covers(example.spans("c"), a)]
    if any(_has_source(wanted, a) for a in told):
        return None
    if told:
        return Miss("source", example, "; ".join(a.source.text if a.source else "-" for a in told))
    contents = "; ".join(part.text for a in reading.attributions for part in a.content)
    return Miss("content" if contents else "unread", example, contents)


def _has_source(wanted: Sequence[str], attribution: Attribution) -> bool:
    if not wanted:  # a pronoun or no source: not judged
        return True
    source = attribution.source
    return source is not None and any(same_name(words, source.text) for words in wanted)


def _covers(marks: Sequence[Mark], attribution: Attribution) -> bool:
    size = sum(mark.end - mark.start for mark in marks)
    return sum(_shared(mark, part) for mark in marks for part in attribution.content) > SHARE * size


def _commitment(example: Example, reading: Reading) -> Miss | None:
    if not example.positive:
        stray = reading.commitments
        return Miss("stray", example, "; ".join(f"{c.kind}: {c.why}" for c in stray)) if stray else None
    actions = spans(example.spans("x"))
    on_action = [c for c in reading.commitments if any_overlap([span(c.action)], actions)]
    if any(c.kind == example.evokes for c in on_action):
        return None
    found = "; ".join(f"{c.kind}: {c.action.text}" for c in reading.commitments)
    return Miss("kind" if on_action else "unread", example, found)


def _status(example: Example, reading: Reading) -> tuple[Miss | None, bool]:
    """The miss if there is one, and whether no event at all is read on the marked words."""
    seen = False
    for mark in example.spans("e"):
        wanted = mark.notes[0] if mark.notes else "occurred"
        events = [e for e in reading.events if any_overlap(spans((e.trigger, *e.mentions)), [span(mark)])]
        seen = seen or bool(events)
        if wrong := [e for e in events if e.status != wanted]:
            found = "; ".join(f"{e.trigger.text}: {e.status} for {wanted}" for e in wrong)
            return Miss("status" if example.positive else "stray", example, found), False
    return None, not seen


def _shared(mark: Mark, extent: Extent) -> int:
    """How many characters two stretches share."""
    return max(0, min(mark.end, extent.end) - max(mark.start, extent.start))
