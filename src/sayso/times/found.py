"""An expression that was found: where it stands and what it means."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.times.context import Meaning


@dataclass(frozen=True, slots=True)
class Found:
    """Its place in the text, its meaning, the rule that read it, and the characters of its sentence."""

    start: int
    end: int
    meaning: Meaning
    rule: str
    sentence: int
    sentence_end: int
