"""Cuts a text into words as English Universal Dependencies does (EWT, GUM).

spaCy's English rules do most of it; ``tokens.toml`` holds what UD keeps together or takes apart beyond them.
A word is decided inside its run of characters between blanks, so that each run is worked out once and then
remembered.
"""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sayso.errors import KnowledgeError
from sayso.language.fill import english

_FILE: Final = Path(__file__).with_name("tokens.toml")
_KEYS: Final = ("prefixes", "abbreviations", "before_number", "keep", "split")

_INVISIBLE: Final = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_RUN: Final = re.compile(rf"[^\s{_INVISIBLE}]{{1,256}}")
"""Characters between blanks. What cannot be seen (controls, direction marks, zero-width blanks) counts as
blank. No word is longer than this: the rules' time grows with the square of a run."""

_CACHE_LIMIT: Final = 500_000


@dataclass(frozen=True, slots=True)
class Rules:
    """The contents of ``tokens.toml``, compiled."""

    keep: tuple[re.Pattern[str], ...]
    split: tuple[re.Pattern[str], ...]
    before_number: frozenset[str]


@functools.cache
def load_rules(file: Path = _FILE) -> Rules:
    """Read the rules.

    Raises:
        KnowledgeError: a key is missing or unknown, or a value is not what it should be.
    """
    try:
        table: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(str(file), str(error), "TOML") from error
    if set(table) != set(_KEYS):
        wrong = ", ".join(sorted(set(table) ^ set(_KEYS)))
        raise KnowledgeError(str(file), f"key missing or unknown: {wrong}", ", ".join(_KEYS))
    for key in _KEYS:
        for value in table[key]:
            if not isinstance(value, str) or not value:
                raise KnowledgeError(str(file), f"{value!r} under '{key}'", "strings that are not empty")
    prefixes = "|".join(sorted(map(re.escape, table["prefixes"])))
    abbreviations = "|".join(sorted(map(re.escape, table["abbreviations"])))
    keep = [rf"(?<![\w'’-])(?i:{prefixes})-[^\W_]+", rf"(?<![\w.'’])(?:{abbreviations})\.", *table["keep"]]
    before = frozenset(word + "." for word in table["before_number"])
    return Rules(
        tuple(_compiled(file, pattern) for pattern in keep),
        tuple(_compiled(file, pattern) for pattern in table["split"]),
        before,
    )


def _compiled(file: Path, pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise KnowledgeError(str(file), f"{pattern!r} ({error})", "Python regular expressions") from error


class Tokenizer:
    """Finds the words of a text. The same run of characters is always cut the same way."""

    def __init__(self) -> None:
        self._rules = load_rules()
        self._english = english().tokenizer
        self._ends: dict[str, tuple[int, ...]] = {}

    def words(self, text: str) -> tuple[list[int], list[int]]:
        """Return where the words of ``text`` start and end, in its order. Between them there are only blanks
        and characters that cannot be seen."""
        starts: list[int] = []
        ends: list[int] = []
        known = self._ends
        for run in _RUN.finditer(text):
            characters = run.group()
            base = start = run.start()
            inner = known.get(characters)
            if inner is None:
                inner = self._cut(characters)
            after = run.end()
            if characters in self._rules.before_number and text[after : after + 2].strip().isdecimal():
                inner = (len(characters),)
            for end in inner:
                starts.append(start)
                start = base + end
                ends.append(start)
        return starts, ends

    def _cut(self, run: str) -> tuple[int, ...]:
        """Return the ends of the words in a run of characters without blanks."""
        ends: set[int] = set()
        addresses: list[tuple[int, int]] = []
        for token in self._english(run):
            end = token.idx + len(token.text)
            ends.add(end)
            if token.like_url or token.like_email:
                addresses.append((token.idx, end))
        for pattern in self._rules.split:
            ends.update(
                place.start()
                for place in pattern.finditer(run)
                if place.start() and not any(low < place.start() < high for low, high in addresses)
            )
        for pattern in self._rules.keep:
            for piece in pattern.finditer(run):
                ends.difference_update(range(piece.start() + 1, piece.end()))
        if len(self._ends) >= _CACHE_LIMIT:
            self._ends.clear()
        found = self._ends[run] = tuple(sorted(ends))
        return found
