"""Scores the commitments read from passages.

A commitment is found where its kind (or an accepted one) is right and its action shares a character with
the gold one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sayso.evaluate.alike import any_overlap, pairs, same_name, span
from sayso.evaluate.counts import Found, Shares
from sayso.evaluate.misses import Answers, Misses, around, around_first
from sayso.evaluate.passage import GoldCommitment, GoldPassage
from sayso.records import Commitment, Reading


@dataclass(slots=True)
class CommitmentScore:
    """Counts over passages; ``add`` takes one, ``figures`` says what they come to."""

    found: Found = field(default_factory=Found)
    kinds: dict[str, Found] = field(default_factory=dict)
    shares: Shares = field(default_factory=Shares)

    def add(self, gold: GoldPassage, read: Reading, misses: Misses) -> None:
        """Count one passage and note what is missed."""
        paired = pairs(sorted(gold.commitments, key=lambda item: item.optional), read.commitments, _fits)
        for item, best in paired:
            if item.optional:
                self.found.ignored += best is not None
                continue
            self.found.gold += 1
            self._kind(item.kind).gold += 1
            where = around_first(gold.text, item.action)
            if best is None:
                others = [found.kind for found in read.commitments if _touches(item, found)]
                misses.add("commitment", gold.id, item.kind, others or None, where)
                continue
            self.found.right += 1
            self._kind(item.kind).right += 1
            _details(item, read.commitments[best], Answers(self.shares, misses, gold.id, where))
        self.found.read += len(read.commitments)
        taken = {best for _, best in paired}
        for number, found in enumerate(read.commitments):
            self._kind(found.kind).read += 1
            if number not in taken:
                where = around(gold.text, found.action.start, found.action.end)
                misses.add("false commitment", gold.id, None, found.kind, where)

    def figures(self) -> dict[str, Any]:
        """Commitments found, and the shares of right holder, due and condition of those found."""
        return {
            "commitments": self.found.figures(),
            **self.shares.figures("holder", "due", "condition"),
            "by_kind": {name: self.kinds[name].figures() for name in sorted(self.kinds)},
        }

    def _kind(self, name: str) -> Found:
        return self.kinds.setdefault(name, Found())


def _details(item: GoldCommitment, read: Commitment, answers: Answers) -> None:
    if item.holder:
        names = (*item.holder, *item.holder_accept)
        right = any(same_name(name, actor.text, actor.name) for name in names for actor in read.holder)
        answers.add("holder", right, item.holder, [actor.text for actor in read.holder])
    due, condition = read.due, read.condition
    if item.due:
        values = {due.value, due.latest} if due is not None else {None}
        answers.add("due", bool(values & set(item.due)), item.due, due.text if due else None)
    elif item.due_spans:
        right = due is not None and any_overlap([span(due)], item.due_spans)
        answers.add("due", right, None, due.text if due else None)
    if item.condition:
        right = condition is not None and any_overlap([span(condition)], item.condition)
        answers.add("condition", right, True, condition.text if condition else None)


def _fits(gold: GoldCommitment, read: Commitment) -> bool:
    return read.kind in {gold.kind, *gold.kind_accept} and _touches(gold, read)


def _touches(gold: GoldCommitment, read: Commitment) -> bool:
    return any_overlap([span(read.action)], gold.action)
