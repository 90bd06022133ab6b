"""When a stretch or a name that was read counts as the one that gold names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from sayso.records import Extent

Span = tuple[int, int]
"""Offsets into a text, end-exclusive."""

_WORD: Final = re.compile(r"\w+(?:['’]\w+)*")


def overlap(one: Span, other: Span) -> bool:
    """Whether two stretches have a character in common."""
    return one[0] < other[1] and other[0] < one[1]


def any_overlap(ones: Iterable[Span], others: Collection[Span]) -> bool:
    """Whether a stretch of the first has a character in common with one of the second."""
    return any(overlap(one, other) for one in ones for other in others)


def span(extent: Extent) -> Span:
    """The offsets of a record."""
    return extent.start, extent.end


def occurrences(text: str, words: str) -> Iterator[Span]:
    """Every place where words stand in a text, as they are written."""
    start = text.find(words) if words else -1
    while start >= 0:
        yield start, start + len(words)
        start = text.find(words, start + 1)


def same_name(gold: str, *read: str | None) -> bool:
    """Whether one of the names that were read is the gold one: case aside, one contains the other or both
    end in the same (head) word."""
    wanted = gold.lower().strip()
    names = [name.lower() for name in read if name]
    if not wanted:
        return False
    return any(
        wanted in name or name in wanted or (name.split() or [""])[-1] == wanted.split()[-1] for name in names
    )


def words_in(text: str, spans: Iterable[Span]) -> frozenset[int]:
    """The words of a text that lie in stretches of it, as their first offsets; punctuation is no word."""
    return frozenset(
        match.start() for start, end in spans for match in _WORD.finditer(text, max(0, start), end)
    )


def jaccard(one: Collection[int], other: Collection[int]) -> float:
    """Words in common as a part of all words of both."""
    mine, theirs = set(one), set(other)
    return len(mine & theirs) / len(mine | theirs) if mine | theirs else 0.0


def dice(one: Collection[int], other: Collection[int]) -> float:
    """Twice the words in common as a part of the words of one plus those of the other."""
    mine, theirs = set(one), set(other)
    return 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine or theirs else 0.0
