"""When a stretch or a name that was read counts as the one that gold names, and which serves which."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Final, Protocol, TypeVar

Gold = TypeVar("Gold")
Read = TypeVar("Read")
Span = tuple[int, int]
"""Offsets into a text, end-exclusive."""

_WORD: Final = re.compile(r"\w+(?:['’]\w+)*")


class Stretch(Protocol):
    """What stands somewhere in a text: a record's stretch, a mark, a stretch of gold."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def overlap(one: Span, other: Span) -> bool:
    """Whether two stretches have a character in common."""
    return one[0] < other[1] and other[0] < one[1]


def any_overlap(ones: Iterable[Span], others: Collection[Span]) -> bool:
    """Whether a stretch of the first has a character in common with one of the second."""
    return any(overlap(one, other) for one in ones for other in others)


def span(stretch: Stretch) -> Span:
    """The offsets of a stretch."""
    return stretch.start, stretch.end


def spans(stretches: Iterable[Stretch]) -> tuple[Span, ...]:
    """The offsets of several stretches, in their order."""
    return tuple(span(stretch) for stretch in stretches)


def pairs(
    gold: Iterable[Gold], read: Sequence[Read], fits: Callable[[Gold, Read], bool]
) -> list[tuple[Gold, int | None]]:
    """Each gold item with the number of the read one that serves it: the first that fits and serves none
    before; ``None`` where there is none."""
    taken: set[int] = set()
    found: list[tuple[Gold, int | None]] = []
    for item in gold:
        free = (number for number, one in enumerate(read) if number not in taken and fits(item, one))
        best = next(free, None)
        if best is not None:
            taken.add(best)
        found.append((item, best))
    return found


def best_pairs(scored: Iterable[tuple[float, int, int]]) -> dict[int, int]:
    """One-to-one pairs of what is scored (score, gold number, read number): the highest score first, on a
    tie the first in gold, then in what was read."""
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, gold, read in sorted((-score, gold, read) for score, gold, read in scored):
        if gold not in found and read not in taken:
            found[gold] = read
            taken.add(read)
    return found


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
