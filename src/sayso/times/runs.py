"""Where in a text a dated expression can stand at all: in an unbroken run of words that dates are made of.

Rules are costly, dates are rare. Each rule says which kinds of word it cannot do without (``key`` in
rules.toml); it is tried only in the runs that have them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from operator import or_
from typing import Final

from spacy.tokens import Doc

PART: Final = re.compile(r"\w+")
_MADE_OF: Final = 1
"""The bit of every word that an expression can have."""
_MOST: Final = 200_000
"""Words whose bits are remembered at most."""
_ESCAPED: Final = re.compile(r"\\.|\[[^\]]*\]|\(\?P=\w+\)|<\w+>")
_OPENED: Final = re.compile(r"\(\?(?:P|-i:|:)")
_LOOKED_AT: Final = re.compile(r"\(\?<?[=!][^()]*\)")
_GROUP: Final = re.compile(r"\(([^()]*)\)")

Kind = Iterable[str] | re.Pattern[str]
"""Phrases, or what is looked for in a word."""


def needed(phrase: str) -> str:
    """The word that a phrase is known by: its longest."""
    words: list[str] = PART.findall(phrase)
    return max(words, key=lambda word: (len(word), word))


def literals(pattern: str) -> set[str]:
    """The words that a rule's pattern writes out, without those that it only looks at."""
    left, last = _OPENED.sub("(", _ESCAPED.sub(" ", pattern)), ""
    while left != last:
        left, last = _GROUP.sub(r" \1 ", _LOOKED_AT.sub(" ", left)), left
    return set(PART.findall(left.lower()))


class Runs(dict[int, int]):
    """What words are to dated expressions, by the hash of their lower-case form: their kinds as bits, 0 for
    what breaks a run. It is worked out when a word is first met, and remembered."""

    def __init__(self, kinds: Mapping[str, Kind], words: Iterable[str]) -> None:
        """``words`` are those that expressions are made of; a plural goes with its singular."""
        super().__init__()
        self.kinds = frozenset(kinds)
        self._bits = {name: 2 << number for number, name in enumerate(sorted(kinds))}
        self._words = dict.fromkeys(words, _MADE_OF)
        self._forms: list[tuple[re.Pattern[str], int]] = []
        for name, kind in kinds.items():
            if isinstance(kind, re.Pattern):
                self._forms.append((kind, self._bits[name] | _MADE_OF))
                continue
            for phrase in kind:
                word = needed(phrase)
                self._words[word] = self._words.get(word, 0) | self._bits[name] | _MADE_OF

    def bits(self, kinds: Iterable[str]) -> int:
        """The bits of some kinds."""
        return sum(self._bits[kind] for kind in kinds)

    def of(self, doc: Doc, sought: int) -> Iterator[tuple[int, int, int]]:
        """The runs with words of the kinds sought (bits): first word, the word after the last, and the kinds
        of all their words as bits."""
        lower = doc.to_array("LOWER").tolist()
        if len(self) > _MOST:
            self.clear()
        for number in set(lower).difference(self):
            self[number] = self._look_up(doc.vocab.strings[number])
        bits = [0, *map(self.__getitem__, lower), 0]
        end = 0
        for index in [index for index, kinds in enumerate(bits) if kinds & sought]:
            if index < end:
                continue
            first, end = index, index + 1
            while bits[first - 1]:
                first -= 1
            while bits[end]:
                end += 1
            yield first - 1, end - 1, reduce(or_, bits[first:end])

    def _look_up(self, word: str) -> int:
        found = 0
        for form, bits in self._forms:
            if form.search(word):
                found |= bits
        known = [
            self._words.get(part, 0) | self._words.get(part.removesuffix("s"), 0)
            for part in PART.findall(word)
        ]
        if not found and not all(known):
            return 0
        for bits in known:
            found |= bits
        return found | _MADE_OF
