"""What only looks like a date: names and phrases with a date word in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from sayso.times.runs import PART

KINDS: Final = ("capital", "small", "digit")
"""What a trap can begin with."""
_ASIDE: Final = 40
"""Characters to either side of a run in which a trap is looked for."""

Traps = Mapping[str, re.Pattern[str]]
"""By what they begin with, the patterns of traps in one."""


def _kind(character: str) -> str:
    if character.isdecimal():
        return "digit"
    return "capital" if character.isupper() else "small"


class Held:
    """The traps in and around a run, looked for when something is matched there. The search begins at words,
    with the patterns that begin as the word does: most words are passed over at once."""

    def __init__(self, text: str, traps: Traps, low: int, high: int) -> None:
        self._text, self._traps, self._low, self._high = text, traps, low, high
        self._found: list[tuple[int, int]] | None = None

    def by(self, low: int, high: int) -> list[int]:
        """The ends of the traps that share a character with a stretch."""
        if self._found is None or high > self._high:
            self._high = max(high, self._high)
            self._found = self._search()
        return [end for start, end in self._found if start < high and low < end]

    def _search(self) -> list[tuple[int, int]]:
        text, traps, last = self._text, self._traps, self._high + _ASIDE
        found: list[tuple[int, int]] = []
        at = 0
        for word in PART.finditer(text, max(0, self._low - _ASIDE), self._high):
            start = word.start()
            if start >= at and (trap := traps[_kind(text[start])].match(text, start, last)) is not None:
                at = trap.end()
                found.append((start, at))
        return found
