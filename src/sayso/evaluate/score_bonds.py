"""Scores the ties and the contested wordings read from passages that are marked for them.

A tie is found where its kind (or an accepted one) is right and both ends have the head word of one of their
gold mentions; ties without a direction may be read either way round. A wording is found where its marker (or
an accepted one) is right and the term shares a character with the gold one. Optional ones count neither way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from sayso.evaluate.alike import any_overlap, pairs, same_name, span
from sayso.evaluate.counts import Found, Shares, traps
from sayso.evaluate.misses import Answers, Misses, around, around_first
from sayso.evaluate.passage import GoldPassage, GoldTie, GoldWording
from sayso.records import Actor, Reading, Tie, Wording

MUTUAL: Final = frozenset({"allied_with", "opposes", "negotiates_with"})
"""Kinds that hold both ways."""
_BEHIND: Final = re.compile(
    r"[;:(–—]| - | (?:of|in|from|for|at|on|to|by|with|against|under)\b"
    r"| (?:who|whose|which|that|led|backed|loyal|hostile)\b"
)
"""Where what stands behind the head of a noun phrase begins."""
_WORD: Final = re.compile(r"\w[\w.'’-]*")


Item = TypeVar("Item", GoldTie, GoldWording)
Record = TypeVar("Record", Tie, Wording)


@dataclass(slots=True)
class BondScore:
    """Counts over passages: what was found, by kind too, details of that, and passages that hold none."""

    found: Found = field(default_factory=Found)
    shares: Shares = field(default_factory=Shares)
    by_kind: dict[str, Found] = field(default_factory=dict)
    empty: int = 0
    false: int = 0

    def figures(self, layer: str, *details: str) -> dict[str, Any]:
        """Precision, recall and F1, the shares of right details, and what is read where there is nothing."""
        return {
            layer: self.found.figures(),
            **self.shares.figures(*details),
            f"{layer}_by_kind": {name: self.by_kind[name].figures() for name in sorted(self.by_kind)},
            f"{layer}_traps": traps(self.empty, self.false, layer),
        }

    def count(
        self,
        gold: Sequence[Item],
        read: Sequence[Record],
        fits: Callable[[Item, Record], bool],
        kinds: Callable[[Item], tuple[str, ...]],
        kind: Callable[[Record], str],
    ) -> tuple[list[tuple[Item, Record | None]], list[Record]]:
        """Count the items of a passage: the pairs of those that are asked for, and what was read beside."""
        paired = pairs(sorted(gold, key=lambda item: item.optional), read, fits)
        asked = [(item, None if best is None else read[best]) for item, best in paired if not item.optional]
        free = [read[best] for item, best in paired if item.optional and best is not None]
        taken = {best for _, best in paired}
        false = [record for number, record in enumerate(read) if number not in taken]
        self.empty += not gold
        self.false += 0 if gold else len(read)
        self.found.gold += len(asked)
        self.found.read += len(read)
        self.found.ignored += len(free)
        for item, best in asked:
            self._kind(kinds(item)[0]).gold += 1
            if best is not None:
                self.found.right += 1
                self._kind(kinds(item)[0]).right += 1
                self._kind(kinds(item)[0]).read += 1
        for record in false:
            self._kind(kind(record)).read += 1
        return asked, false

    def _kind(self, name: str) -> Found:
        return self.by_kind.setdefault(name, Found())


class TieScore(BondScore):
    """Counts of ties over passages; ``add`` takes one, ``figures`` says what they come to."""

    def add(self, gold: GoldPassage, read: Reading, misses: Misses) -> None:
        """Count one passage and note what is missed; one that is not marked for ties counts nothing."""
        if gold.ties is None:
            return
        asked, false = self.count(gold.ties, read.ties, _ties, lambda item: item.kinds, lambda tie: tie.kind)
        for item, best in asked:
            where = around_first(gold.text, item.words)
            if best is None:
                near = [_told(tie) for tie in read.ties if any_overlap([span(tie.evidence)], item.words)]
                wanted = f"{item.kinds[0]}: {item.source[0]} > {item.target[0]}"
                misses.add("tie", gold.id, wanted, near or None, where)
            else:
                _tie_details(item, read, best, Answers(self.shares, misses, gold.id, where))
        for tie in false:
            where = around(gold.text, tie.evidence.start, tie.evidence.end)
            misses.add("false tie", gold.id, None, f"{_told(tie)} ({tie.why})", where)


class WordingScore(BondScore):
    """Counts of wordings over passages; ``add`` takes one, ``figures`` says what they come to."""

    def add(self, gold: GoldPassage, read: Reading, misses: Misses) -> None:
        """Count one passage and note what is missed; one that is not marked for wordings counts nothing."""
        if gold.wordings is None:
            return
        asked, false = self.count(
            gold.wordings, read.wordings, _wordings, lambda item: item.markers, lambda one: one.marker
        )
        for item, best in asked:
            where = around_first(gold.text, item.term)
            if best is None:
                near = [one.marker for one in read.wordings if any_overlap([span(one)], item.term)]
                misses.add("wording", gold.id, item.markers[0], near or None, where)
            else:
                _wording_details(item, read, best, Answers(self.shares, misses, gold.id, where))
        for wording in false:
            where = around(gold.text, wording.start, wording.end)
            misses.add("false wording", gold.id, None, wording.marker, where)


def head_words(name: str) -> frozenset[str]:
    """The words that may head a noun phrase in English, without case and dots: the last one before what
    stands behind a head ("the Kalm wing of the front" has "wing"); of a list, or with an apposition, the last
    of each part."""
    phrase = _BEHIND.split(name, maxsplit=1)[0]
    parts = re.split(r",| and ", phrase if _WORD.search(phrase) else name)
    last = (words[-1].lower() for part in parts if (words := _WORD.findall(part)))
    return frozenset(word.removesuffix("'s").removesuffix("’s").replace(".", "") for word in last)


def _ties(gold: GoldTie, read: Tie) -> bool:
    if read.kind not in gold.kinds:
        return False
    ways = [(read.source, read.target)]
    if read.kind in MUTUAL:
        ways.append((read.target, read.source))
    return any(_is(gold.source, source) and _is(gold.target, target) for source, target in ways)


def _is(gold: Iterable[str], read: Actor) -> bool:
    heads = head_words(read.text) | head_words(read.name or "")
    if read.resolved is not None:
        heads |= head_words(read.resolved)
    return any(heads & head_words(mention) for mention in gold)


def _tie_details(item: GoldTie, reading: Reading, read: Tie, answers: Answers) -> None:
    answers.add("tie_status", read.status == item.status, item.status, read.status)
    if item.office is not None and read.kind == "holds_office":
        right = read.office is not None and read.office.lower() == item.office.lower()
        answers.add("tie_office", right, item.office, read.office)
    _source("tie_source", item.by, reading, read.attribution, answers)


def _wordings(gold: GoldWording, read: Wording) -> bool:
    return read.marker in gold.markers and any_overlap([span(read)], gold.term)


def _wording_details(item: GoldWording, reading: Reading, read: Wording, answers: Answers) -> None:
    if item.rival:
        right = read.rival is not None and any_overlap([span(read.rival)], item.rival)
        answers.add("wording_rival", right, True, read.rival.text if read.rival else None)
    if item.user:
        user = read.user
        right = user is not None and _is(item.user, user)
        answers.add("wording_user", right, item.user, user.text if user else None)
    _source("wording_source", item.by, reading, read.attribution, answers)


def _source(name: str, by: str | None, reading: Reading, voices: tuple[str, ...], answers: Answers) -> None:
    """Whether the innermost source is the gold one; asked only where gold names one."""
    if by is None:
        return
    source = next((one.source for one in reading.attributions if one.id in voices[:1]), None)
    right = source is not None and same_name(by, source.text, source.name)
    answers.add(name, right, by, source.text if source else None)


def _told(tie: Tie) -> str:
    return f"{tie.kind}: {tie.source.text} > {tie.target.text}"
