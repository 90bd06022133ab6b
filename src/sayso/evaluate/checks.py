"""What all checks of the lexicon's examples share: how they are read, and what a check holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from sayso.gold.examples import Example
from sayso.reader import Reader
from sayso.records import Reading
from sayso.sources import open_report

_PUBLISHED: Final = "2020-06-15"
"""A day on which all examples count as published, so that times are read alike in every run."""


@dataclass(frozen=True, slots=True)
class Miss:
    """What an example says and sayso does not, or the other way round.

    ``kind``: "unread" (nothing is read on the marked words), "stray" (what is read is not marked), or what is
    read otherwise than marked: "type", "status", "actor", "recipient", "source", "content", "kind".
    """

    kind: str
    example: Example
    found: str

    def __str__(self) -> str:
        example = self.example
        told = self.kind if example.layer == "events" else f"{self.kind} {example.word}"
        return f"{example.file}:{example.line}: {told} [{self.found}] {example.text}"


@dataclass(frozen=True, slots=True)
class Check:
    """The counts over some examples, and every miss.

    What is counted goes by name: ``positive`` and ``negative`` sentences, those read ``right`` or with
    something ``stray``, and what else a layer counts.
    """

    counts: Counter[str]
    misses: list[Miss]

    def sizes(self) -> dict[str, int]:
        """How many sentences there are, all and by sign."""
        positive, negative = self.counts["positive"], self.counts["negative"]
        return {"examples": positive + negative, "positive": positive, "negative": negative}

    def share(self, part: str, whole: str) -> float | None:
        """One count as a part of another less its ``silent`` ones, four digits; ``None`` where there is
        nothing."""
        seen = self.counts[whole] - self.counts[f"silent {whole}"]
        return round(self.counts[part] / seen, 4) if seen else None


def readings(examples: Iterable[Example], reader: Reader) -> Iterator[tuple[Example, Reading]]:
    """Read examples, each by itself; raises what the reader could not do."""
    given = list(examples)
    reports = (open_report(example.text, published=_PUBLISHED) for example in given)
    for example, reading in zip(given, reader.read_all(reports), strict=True):
        if not isinstance(reading, Reading):
            raise reading.error
        yield example, reading
