"""Where in a text a dated expression can stand at all: around the words that some rule cannot do without.

Rules are costly, dates are rare. Each rule names the kinds of word of which it needs one (``key`` in
rules.toml); it is
tried only in the windows around such words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from spacy.strings import get_string_id
from spacy.tokens import Doc

DIGIT: Final = "digit"
_REACH: Final = 12
"""Words to either side of a seed that an expression may take in."""
_TABLES: Final = (
    "month",
    "weekday",
    "shortday",
    "unit",
    "part",
    "season",
    "deictic",
    "regular",
    "decadeword",
)
_MORE: Final[Mapping[str, tuple[str, ...]]] = {
    "unit": ("centuries",),
    "part": ("tonight", "overnight", "hours", "hour"),
    "weekday": ("weekends", "weekdays"),
    "clock": ("past", "quarter"),
}
KEYS: Final = frozenset({DIGIT, "holiday", "clock", *_TABLES})

ALL: Final = tuple(sorted(KEYS))


def seed_words(
    words: Mapping[str, Mapping[str, Any]], holidays: Iterable[str]
) -> dict[str, NDArray[np.uint64]]:
    """The hashes of the lower-case words of every key but ``digit``: the last word of a phrase, and its
    plural."""
    found: dict[str, set[str]] = {key: set(_MORE.get(key, ())) for key in KEYS - {DIGIT}}
    for key in _TABLES:
        last = {re.split(r"[\s-]", word)[-1] for word in words[key]}
        found[key] |= last | {word + ending for word in last for ending in ("s", ".")}
    found["holiday"] |= {re.findall(r"\w+", name.lower())[0] for name in holidays}
    return {key: np.array(sorted(map(get_string_id, found[key])), np.uint64) for key in sorted(found)}


@cache
def _has_digit(text: str) -> bool:
    return any("0" <= character <= "9" for character in text)


class Windows:
    """The stretches of a ``Doc`` around its seeds, by key."""

    def __init__(self, doc: Doc, seeds: Mapping[str, NDArray[np.uint64]]) -> None:
        self._doc = doc
        self._lower = doc.to_array(["LOWER"]).reshape(-1)
        self._seeds = seeds
        self._marks: dict[str, NDArray[np.bool_]] = {}
        self._spans: dict[tuple[str, ...], list[tuple[int, int]]] = {}

    def _mark(self, key: str) -> NDArray[np.bool_]:
        if key not in self._marks:
            if key == DIGIT:
                unique, back = np.unique(self._lower, return_inverse=True)
                strings = self._doc.vocab.strings
                self._marks[key] = np.array([_has_digit(strings[value]) for value in unique.tolist()], bool)[
                    back
                ]
            else:
                self._marks[key] = np.isin(self._lower, self._seeds[key])
        return self._marks[key]

    def around(self, keys: tuple[str, ...]) -> list[tuple[int, int]]:
        """Character ranges within ``_REACH`` words of a seed of any of the keys, in order, none touching
        another."""
        if keys not in self._spans:
            at = np.flatnonzero(np.logical_or.reduce([self._mark(key) for key in keys]))
            self._spans[keys] = self._merge(at.tolist())
        return self._spans[keys]

    def _merge(self, seeds: list[int]) -> list[tuple[int, int]]:
        ranges: list[tuple[int, int]] = []
        for seed in seeds:
            low, high = max(0, seed - _REACH), min(len(self._doc) - 1, seed + _REACH)
            if ranges and low <= ranges[-1][1]:
                low, _ = ranges.pop()
            ranges.append((low, high))
        doc = self._doc
        return [(doc[low].idx, doc[high].idx + len(doc[high])) for low, high in ranges]
