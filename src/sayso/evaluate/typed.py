"""Scores texts that are known for one type of event each: is one of that type among the events read?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sayso.evaluate.counts import Shares, part
from sayso.evaluate.misses import listed
from sayso.evaluate.reads import Run
from sayso.records import Event


@dataclass(slots=True)
class TypeScore:
    """Counts over texts; ``silent`` are those in which nothing is read."""

    types: Shares = field(default_factory=Shares)
    texts: int = 0
    silent: int = 0

    def add(
        self, run: Run, id: str, type: str, events: Sequence[Event], text: str, told: str | None = None
    ) -> list[Event]:
        """Count one text and return the events of its type; ``told`` is the gold answer as misses show it."""
        fit = [event for event in events if event.event == type]
        self.texts += 1
        self.types.add(type, bool(fit))
        self.silent += not events
        if not fit:
            run.misses.add("type" if events else "silent", id, told or type, listed(events), text)
        return fit

    def right(self) -> float | None:
        """The texts whose type is among the events read, as a part of all."""
        return part(self.types.total().right, self.texts)

    def silence(self) -> float | None:
        """The silent texts, as a part of all."""
        return part(self.silent, self.texts)

    def by_type(self) -> dict[str, Any]:
        """The share of right texts of each type, in the order of the alphabet."""
        return {name: share.figures() for name, share in sorted(self.types.by_name.items())}
