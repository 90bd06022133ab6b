"""Where in a text a dated expression can stand at all: around the words that some rule cannot do without.

Rules are costly, dates are rare. Each rule names the kinds of word of which it needs one (``key`` in
rules.toml); it is
tried only in the windows around such words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from spacy.strings import get_string_id
from spacy.tokens import Doc

DIGIT: Final = "digit"
_REACH: Final = 8
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
    "clock": ("past", "quarter", "o'clock", "o’clock", "clock"),
}
_JOINED: Final = ("mid-", "early-", "late-")
"""What the words of a date may be one word with ("mid-November")."""
_COMMON: Final = frozenset({"day", "the", "new", "world", "national"})
KEYS: Final = frozenset({DIGIT, "holiday", "clock", *_TABLES})

ALL: Final = tuple(sorted(KEYS))
_BITS: Final[Mapping[str, int]] = {key: 1 << number for number, key in enumerate(ALL)}


_MOST: Final = 200_000
"""Words whose keys are remembered at most."""


class Seeds(dict[int, int]):
    """The keys of which a word is a seed, as bits, by the hash of its lower-case form. What a word that is
    no seed of a table has (a digit or not) is remembered when it is first asked for."""

    def __init__(self, bits: Mapping[int, int]) -> None:
        super().__init__(bits)
        self._tables = dict(bits)

    def of(self, doc: Doc, lower: Iterable[int]) -> NDArray[np.int64]:
        """The keys of the words of a ``Doc``, given by their hashes."""
        if len(self) > _MOST:
            self.clear()
            self.update(self._tables)
        strings = doc.vocab.strings
        for number in set(lower).difference(self.keys()):
            digit = any("0" <= character <= "9" for character in strings[number])
            self[number] = _BITS[DIGIT] if digit else 0
        return np.array([self[number] for number in lower], np.int64)


def seed_words(words: Mapping[str, Mapping[str, Any]], holidays: Iterable[str]) -> Seeds:
    """The words of every key but ``digit``: the last word of a phrase, and its plural."""
    found: dict[str, set[str]] = {key: set(_MORE.get(key, ())) for key in KEYS - {DIGIT}}
    for key in _TABLES:
        last = {re.split(r"[\s-]", word)[-1] for word in words[key]} | {
            word.split()[-1] for word in words[key]
        }
        found[key] |= last | {word + ending for word in last for ending in ("s", ".")}
        found[key] |= {edge + word for word in last for edge in _JOINED}
    for name in holidays:
        found["holiday"] |= _rare(name.lower()) | _rare(name.lower().replace("'", ""))
    bits: dict[int, int] = {}
    named: dict[int, str] = {}
    for key, seeds in found.items():
        for word in sorted(seeds):
            number = get_string_id(word)
            named[number] = word
            bits[number] = bits.get(number, 0) | _BITS[key]
    for number in bits:
        bits[number] |= _BITS[DIGIT] * any(character.isdigit() for character in named[number])
    return Seeds(bits)


def _rare(name: str) -> set[str]:
    """What a name cannot do without and few texts have: its longest word, however words are cut."""
    words = [word for word in re.findall(r"\w+", name) if word not in _COMMON] or re.findall(r"\w+", name)
    longest = max(words, key=lambda word: (len(word), word))
    return {longest} | {word for word in name.split() if longest in word}


class Windows:
    """The stretches of a ``Doc`` around its seeds, by key."""

    def __init__(self, doc: Doc, seeds: Seeds) -> None:
        lower, self._starts, lengths = (
            column.tolist() for column in doc.to_array(["LOWER", "IDX", "LENGTH"]).T
        )
        self._ends = [start + length for start, length in zip(self._starts, lengths, strict=True)]
        self._keys = seeds.of(doc, lower)
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
            low, high = max(0, seed - _REACH), min(len(self._ends) - 1, seed + _REACH)
            if ranges and low <= ranges[-1][1]:
                low, _ = ranges.pop()
            ranges.append((low, high))
        return [(self._starts[low], self._ends[high]) for low, high in ranges]
