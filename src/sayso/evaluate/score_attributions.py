"""Scores the attributions read from passages: an attribution is found where content and source are right.

Content is right where it shares a character with the gold one, the source where its name is the gold one
(both may be missing). Each read attribution serves one gold attribution, the first that fits.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sayso.evaluate.alike import any_overlap, pairs, same_name, spans
from sayso.evaluate.counts import Found, Shares
from sayso.evaluate.misses import Answers, Misses, around_first
from sayso.evaluate.passage import GoldAttribution, GoldPassage
from sayso.records import Attribution, Reading


@dataclass(slots=True)
class AttributionScore:
    """Counts over passages; ``add`` takes one, ``figures`` says what they come to."""

    found: Found = field(default_factory=Found)
    shares: Shares = field(default_factory=Shares)

    def add(self, gold: GoldPassage, read: Reading, misses: Misses) -> None:
        """Count one passage and note what is missed."""
        paired = pairs(sorted(gold.attributions, key=lambda item: item.optional), read.attributions, _fits)
        for item, best in paired:
            if item.optional:
                self.found.ignored += best is not None
                continue
            self.found.gold += 1
            where = around_first(gold.text, item.content)
            if best is None:
                others = [_source(found) for found in read.attributions if _touches(item, found)]
                kind = "source of an attribution" if others else "attribution"
                misses.add(kind, gold.id, item.source, others or None, where)
                continue
            self.found.right += 1
            _details(item, read.attributions[best], Answers(self.shares, misses, gold.id, where))
        self.found.read += len(read.attributions)
        taken = {best for _, best in paired}
        for number, found in enumerate(read.attributions):
            if number not in taken:
                where = around_first(gold.text, spans(found.content))
                misses.add("false attribution", gold.id, None, _source(found), where)

    def figures(self) -> dict[str, Any]:
        """Attributions found, and the shares of right manner and of right anonymity of those found."""
        return {"attributions": self.found.figures(), **self.shares.figures("manner", "anonymous")}


def _details(item: GoldAttribution, read: Attribution, answers: Answers) -> None:
    answers.add("manner", read.manner == item.manner, item.manner, read.manner)
    if item.source:
        anonymous = read.source is not None and read.source.anonymous
        answers.add("anonymous", anonymous in item.anonymous, item.source, anonymous)


def _fits(gold: GoldAttribution, read: Attribution) -> bool:
    return _touches(gold, read) and _source_right(gold, read)


def _touches(gold: GoldAttribution, read: Attribution) -> bool:
    return any_overlap(spans(read.content), gold.content)


def _source(read: Attribution) -> str | None:
    return read.source.text if read.source else None


def _source_right(gold: GoldAttribution, read: Attribution) -> bool:
    if read.source is None:
        return gold.source is None
    wanted = [name for name in (gold.source, gold.resolved, *gold.source_accept) if name]
    return any(same_name(name, read.source.text, read.source.name, read.source.resolved) for name in wanted)
