"""Scores the times read from passages: found where one shares a character with the gold one; of those found,
the value, where the passage gives it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sayso.evaluate.alike import any_overlap, span
from sayso.evaluate.counts import Shares
from sayso.evaluate.misses import Answers, Misses, around_first
from sayso.evaluate.passage import GoldPassage
from sayso.records import Reading


@dataclass(slots=True)
class TimeScore:
    """Counts of times over passages."""

    shares: Shares = field(default_factory=Shares)

    def add(self, gold: GoldPassage, read: Reading, misses: Misses) -> None:
        """Count one passage."""
        for item in gold.times:
            if item.optional:
                continue
            found = [time for time in read.times if any_overlap([span(time)], item.places)]
            answers = Answers(self.shares, misses, gold.id, around_first(gold.text, item.places))
            told = [f"{time.text!r} {time.value}" for time in found]
            answers.add("time_found", bool(found), item.values, told, "time not found")
            if found and item.values:
                right = any(time.value in item.values for time in found)
                answers.add("time_value", right, item.values, told, "value of a time")

    def figures(self) -> dict[str, Any]:
        """The shares of times found and of right values of those found."""
        return self.shares.figures("time_found", "time_value")
