"""Counts behind a figure: precision, recall and F1 of found items, and the share of right answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


def f1(right: int, gold: int, read: int) -> float:
    """The harmonic mean of precision and recall, unrounded; 0 where there is nothing."""
    return 2 * right / (gold + read) if gold + read else 0.0


def harmonic(precision: float, recall: float) -> float:
    """The harmonic mean of precision and recall that count different things; 0 where both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass(slots=True)
class Found:
    """How many items there are, how many were read and how many of these are right; ``ignored`` of those
    read neither help nor harm."""

    gold: int = 0
    read: int = 0
    right: int = 0
    ignored: int = 0

    def figures(self, right: int | None = None) -> dict[str, float]:
        """Precision, recall and F1 as parts of one, and the counts; ``right`` counts by a stricter rule."""
        hits = self.right if right is None else right
        counted = self.read - self.ignored
        return {
            "p": round(hits / counted, 3) if counted else 0.0,
            "r": round(hits / self.gold, 3) if self.gold else 0.0,
            "f1": round(f1(hits, self.gold, counted), 3),
            "gold": self.gold,
            "predicted": counted,
        }


@dataclass(slots=True)
class Share:
    """How many of the answers that were asked for are right."""

    right: int = 0
    total: int = 0

    def add(self, right: bool) -> None:
        """Count one answer."""
        self.total += 1
        self.right += right

    def figures(self) -> dict[str, float | None]:
        """The share as a part of one, ``None`` where nothing was asked for, and the number asked for."""
        return {"accuracy": round(self.right / self.total, 3) if self.total else None, "n": self.total}


@dataclass(slots=True)
class Shares:
    """Shares by name, in the order in which they were first counted or named."""

    by_name: dict[str, Share] = field(default_factory=dict)

    def add(self, name: str, right: bool) -> None:
        """Count one answer under a name."""
        self.by_name.setdefault(name, Share()).add(right)

    def total(self) -> Share:
        """All shares as one."""
        shares = self.by_name.values()
        return Share(sum(share.right for share in shares), sum(share.total for share in shares))

    def figures(self, *names: str) -> dict[str, Any]:
        """The figures of these names (all if none are given); one never counted has no accuracy."""
        return {name: self.by_name.get(name, Share()).figures() for name in names or self.by_name}


def part(right: int, total: int) -> float | None:
    """``right`` as a part of ``total``, three digits; ``None`` where there is nothing."""
    return round(right / total, 3) if total else None


def traps(passages: int, false: int, items: str = "events") -> dict[str, float | None]:
    """What is read where nothing is to be read: passages without an item, and the items read in them, all and
    per hundred passages (``None`` where there is no such passage)."""
    per_100 = round(100 * false / passages, 1) if passages else None
    return {"passages": passages, f"false_{items}": false, "per_100": per_100}
