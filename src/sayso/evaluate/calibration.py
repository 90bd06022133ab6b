"""Whether confidence can be believed: of the records at 0.9, nine in ten should be right.

The expected calibration error (Naeini et al. 2015): records fall into ten bins of confidence, and the gap
between mean confidence and the share that is right is averaged over them by their sizes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import fmean
from typing import Any, Final

BINS: Final = 10


@dataclass(slots=True)
class Calibration:
    """Confidences of what was read, each with whether it is right."""

    judged: list[tuple[float, bool]] = field(default_factory=list)

    def add(self, confidence: float, right: bool) -> None:
        """Count one record."""
        self.judged.append((confidence, right))

    def figures(self) -> dict[str, Any]:
        """The error (``None`` where nothing was read), and for each bin that holds something its lower bound,
        size, mean confidence and share that is right."""
        bins: dict[int, list[tuple[float, bool]]] = {}
        for confidence, right in self.judged:
            bins.setdefault(min(BINS - 1, int(confidence * BINS)), []).append((confidence, right))
        rows = [
            {
                "from": number / BINS,
                "n": len(held),
                "confidence": round(fmean(confidence for confidence, _ in held), 3),
                "right": round(fmean(right for _, right in held), 3),
            }
            for number, held in sorted(bins.items())
        ]
        error = sum(
            abs(sum(confidence for confidence, _ in held) - sum(right for _, right in held))
            for held in bins.values()
        )
        return {"ece": round(error / len(self.judged), 3) if self.judged else None, "bins": rows}
