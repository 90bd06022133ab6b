"""What one evaluation works with: where the data are, which part and sample, the reader, the misses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from sayso.errors import InputError, SaysoError
from sayso.evaluate.misses import Misses
from sayso.reader import Reader
from sayso.records import Reading, Report
from sayso.sources import report_from_text

Item = TypeVar("Item")


@dataclass(slots=True)
class Run:
    """One evaluation under way. ``failed`` names the records that could not be read: they count as silent."""

    path: Path
    reader: Reader
    part: str | None = None
    every: int = 1
    texts: Path | None = None
    """Folder with the open data sets that passages refer to."""
    misses: Misses = field(default_factory=Misses)
    failed: list[str] = field(default_factory=list)

    def sample(self, items: Sequence[Item]) -> list[Item]:
        """Every n-th item from the first on, so that the sample is the same in every run.

        Raises:
            InputError: ``every`` is less than 1, or there is no item.
        """
        if self.every < 1:
            raise InputError("--every", f"{self.every}", "Give 1 for all records, or n for every n-th.")
        if not items:
            raise InputError(str(self.path), "no record in this part", "Name another part or other data.")
        return list(items[:: self.every])

    def read(self, id: str, text: str, published: str | None = None) -> Reading:
        """The reading of one text, empty where it cannot be read."""
        try:
            report, _ = report_from_text(text, id, id=id, published=published)
            return self.reader.read(report)
        except SaysoError as error:
            self.fail(id, text, str(error))
            return Reading(Report.of(text, id=id))

    def fail(self, id: str, text: str, reason: str) -> None:
        """Note a record that could not be read, and why."""
        self.failed.append(id)
        self.misses.add("failed", id, None, reason, text[:200])

    def report(self, part: str | None, counts: dict[str, int], note: str, **figures: Any) -> dict[str, Any]:
        """The figures with what they were measured on."""
        return {
            "data": str(self.path),
            "part": part or "all",
            "every": self.every,
            **counts,
            "failed": len(self.failed),
            **figures,
            "note": note,
        }
