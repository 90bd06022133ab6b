"""Scores the commitments and the times read from passages.

A commitment is found where its kind (or an accepted one) is right and its action shares a character with
the gold one. A time is found where a read one shares a character with it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sayso.evaluate.alike import any_overlap, overlap, same_name, span
from sayso.evaluate.counts import Found, Shares
from sayso.evaluate.misses import Misses, around
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
        taken: set[int] = set()
        for item in sorted(gold.commitments, key=lambda item: item.optional):
            best = next(
                (
                    number
                    for number, found in enumerate(read.commitments)
                    if number not in taken
                    and found.kind in {item.kind, *item.kind_accept}
                    and any_overlap([span(found.action)], item.action)
                ),
                None,
            )
            if best is not None:
                taken.add(best)
            if item.optional:
                self.found.ignored += best is not None
                continue
            self.found.gold += 1
            self._kind(item.kind).gold += 1
            start, end = item.action[0] if item.action else (0, 0)
            where = around(gold.text, start, end)
            if best is None:
                others = [c.kind for c in read.commitments if any_overlap([span(c.action)], item.action)]
                misses.add("commitment", gold.id, item.kind, others or None, where)
                continue
            self.found.right += 1
            self._kind(item.kind).right += 1
            self._details(gold, item, read.commitments[best], where, misses)
        self.found.read += len(read.commitments)
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

    def _details(
        self, gold: GoldPassage, item: GoldCommitment, read: Commitment, where: str, misses: Misses
    ) -> None:
        if item.holder:
            names = (*item.holder, *item.holder_accept)
            right = any(same_name(name, actor.text, actor.name) for name in names for actor in read.holder)
            self.shares.add("holder", right)
            if not right:
                misses.add("holder", gold.id, item.holder, [actor.text for actor in read.holder], where)
        if item.due or item.due_spans:
            due = read.due
            if item.due:
                values = {due.value, due.latest} if due is not None else {None}
                right = bool(values & set(item.due))
            else:
                right = due is not None and any_overlap([span(due)], item.due_spans)
            self.shares.add("due", right)
            if not right:
                misses.add("due", gold.id, item.due or None, due.text if due else None, where)
        if item.condition:
            condition = read.condition
            right = condition is not None and any_overlap([span(condition)], item.condition)
            self.shares.add("condition", right)
            if not right:
                misses.add("condition", gold.id, True, condition.text if condition else None, where)


@dataclass(slots=True)
class TimeScore:
    """Counts of times over passages."""

    shares: Shares = field(default_factory=Shares)

    def add(self, gold: GoldPassage, read: Reading) -> None:
        """Count one passage."""
        for item in gold.times:
            if item.optional:
                continue
            found = [time for time in read.times if any(overlap(span(time), place) for place in item.places)]
            self.shares.add("time_found", bool(found))
            if found:
                self.shares.add("time_value", any(time.value in item.values for time in found))

    def figures(self) -> dict[str, Any]:
        """The shares of times found and of right values of those found."""
        return self.shares.figures("time_found", "time_value")
