"""Where in a text a dated expression can stand at all: around the words that some rule cannot do without.

Rules are costly, dates are rare. Each rule names the kinds of word of which it needs one (``key`` in
rules.toml); it is
tried only in the windows around such words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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
    "reference",
    "hijri",
    "persian",
)
_MORE: Final[Mapping[str, tuple[str, ...]]] = {
    "unit": ("centuries",),
    "part": ("tonight", "overnight", "hours", "hour"),
    "weekday": ("weekends", "weekdays", "weekend", "weekday"),
    "clock": ("past", "quarter"),
}
_JOINED: Final = ("mid-", "early-", "late-")
"""What the words of a date may be one word with ("mid-November")."""
KEYS: Final = frozenset({DIGIT, "holiday", "clock", *_TABLES})

ALL: Final = tuple(sorted(KEYS))
_BITS: Final[Mapping[str, int]] = {key: 1 << number for number, key in enumerate(ALL)}


@dataclass(frozen=True, slots=True)
class Seeds:
    """The seeds of all keys: the sorted hashes of their lower-case words, and for each the bits of the keys
    that it is a seed of."""

    hashes: NDArray[np.uint64]
    keys: NDArray[np.int64]


def seed_words(words: Mapping[str, Mapping[str, Any]], holidays: Iterable[str]) -> Seeds:
    """The words of every key but ``digit``: the last word of a phrase, and its plural."""
    found: dict[str, set[str]] = {key: set(_MORE.get(key, ())) for key in KEYS - {DIGIT}}
    for key in _TABLES:
        last = {re.split(r"[\s-]", word)[-1] for word in words[key]} | {
            word.split()[-1] for word in words[key]
        }
        found[key] |= last | {word + ending for word in last for ending in ("s", ".")}
        found[key] |= {edge + word for word in last for edge in _JOINED}
    found["holiday"] |= {re.findall(r"\w+", name.lower())[0] for name in holidays}
    bits: dict[int, int] = {}
    for key, seeds in found.items():
        for word in seeds:
            number = get_string_id(word)
            bits[number] = bits.get(number, 0) | _BITS[key]
    hashes = sorted(bits)
    return Seeds(np.array(hashes, np.uint64), np.array([bits[number] for number in hashes], np.int64))


@cache
def _has_digit(text: str) -> bool:
    return any("0" <= character <= "9" for character in text)


class Windows:
    """The stretches of a ``Doc`` around its seeds, by key."""

    def __init__(self, doc: Doc, seeds: Seeds) -> None:
        self._doc = doc
        lower = doc.to_array(["LOWER"]).reshape(-1)
        place = np.minimum(np.searchsorted(seeds.hashes, lower), len(seeds.hashes) - 1)
        digits = np.array([_BITS[DIGIT] * _has_digit(token.lower_) for token in doc], np.int64)
        self._keys = np.where(seeds.hashes[place] == lower, seeds.keys[place], 0) | digits
        self._spans: dict[tuple[str, ...], list[tuple[int, int]]] = {}

    def around(self, keys: tuple[str, ...]) -> list[tuple[int, int]]:
        """Character ranges within ``_REACH`` words of a seed of any of the keys, in order, none touching
        another."""
        if keys not in self._spans:
            at = np.flatnonzero(self._keys & sum(_BITS[key] for key in keys))
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
