"""Scores the attributions read from passages: an attribution is found where content and source are right.

Content is right where it shares a character with the gold one, the source where its name is the gold one
(both may be missing). Each read attribution serves one gold attribution, the first that fits.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sayso.evaluate.alike import any_overlap, same_name, span
from sayso.evaluate.counts import Found, Shares
from sayso.evaluate.misses import Misses, around
from sayso.evaluate.passage import GoldAttribution, GoldPassage
from sayso.records import Attribution, Reading


@dataclass(slots=True)
class AttributionScore:
    """Counts over passages; ``add`` takes one, ``figures`` says what they come to."""

    found: Found = field(default_factory=Found)
    shares: Shares = field(default_factory=Shares)

    def add(self, gold: GoldPassage, read: Reading, misses: Misses) -> None:
        """Count one passage and note what is missed."""
        taken: set[int] = set()
        for item in sorted(gold.attributions, key=lambda item: item.optional):
            best = next(
                (
                    number
                    for number, found in enumerate(read.attributions)
                    if number not in taken
                    and any_overlap(map(span, found.content), item.content)
                    and _source_right(item, found)
                ),
                None,
            )
            if best is not None:
                taken.add(best)
            if item.optional:
                self.found.ignored += best is not None
                continue
            self.found.gold += 1
            if best is None:
                self._missed(gold, item, read, misses)
                continue
            self.found.right += 1
            self._details(gold, item, read.attributions[best], misses)
        self.found.read += len(read.attributions)
        for number, found in enumerate(read.attributions):
            if number not in taken:
                start, end = (found.content[0].start, found.content[0].end) if found.content else (0, 0)
                source = found.source.text if found.source else None
                misses.add("false attribution", gold.id, None, source, around(gold.text, start, end))

    def figures(self) -> dict[str, Any]:
        """Attributions found, and the shares of right manner and of right anonymity of those found."""
        return {"attributions": self.found.figures(), **self.shares.figures("manner", "anonymous")}

    def _details(self, gold: GoldPassage, item: GoldAttribution, read: Attribution, misses: Misses) -> None:
        self.shares.add("manner", read.manner == item.manner)
        start, end = item.content[0]
        if read.manner != item.manner:
            misses.add("manner", gold.id, item.manner, read.manner, around(gold.text, start, end))
        if item.source:
            anonymous = read.source is not None and read.source.anonymous
            self.shares.add("anonymous", anonymous in item.anonymous)
            if anonymous not in item.anonymous:
                misses.add("anonymous", gold.id, item.source, anonymous, around(gold.text, start, end))

    def _missed(self, gold: GoldPassage, item: GoldAttribution, read: Reading, misses: Misses) -> None:
        start, end = item.content[0] if item.content else (0, 0)
        others = [
            found.source.text if found.source else None
            for found in read.attributions
            if any_overlap(map(span, found.content), item.content)
        ]
        kind = "source of an attribution" if others else "attribution"
        misses.add(kind, gold.id, item.source, others or None, around(gold.text, start, end))


def _source_right(gold: GoldAttribution, read: Attribution) -> bool:
    if read.source is None:
        return gold.source is None
    wanted = [name for name in (gold.source, gold.resolved, *gold.source_accept) if name]
    return any(same_name(name, read.source.text, read.source.name, read.source.resolved) for name in wanted)
