"""Which words the encoder sees together.

A text is taken in segments that begin and end with a paragraph: whole paragraphs are packed up to ``TARGET``
word pieces. A paragraph that is longer is a segment of its own, which the engine walks window by window.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sayso.language.features import MAX_PIECES, Gap

TARGET: Final = 128
"""Word pieces that a window holds if paragraphs and sentences allow."""

AFTER_FULL_STOP: Final = 2.0
"""Added to the logit of a sentence beginning after a full stop and a blank. Chosen on the dev parts of EWT
and GUM: of 1,491 words in such a place, the model it was chosen with decides 22 wrongly without it, 9 with
it."""

_FULL_STOPS: Final = frozenset({".", "!", "?"})
_CLOSING: Final = frozenset({'"', "'", "”", "’", ")", "''"})

MOST: Final = MAX_PIECES - 2
"""Word pieces that a window can hold besides its two special ones."""


def gaps(starts: Sequence[int], ends: Sequence[int], breaks: Sequence[int]) -> NDArray[np.int64]:
    """Return the ``Gap`` before each word. ``breaks`` are sorted offsets at which a paragraph begins."""
    here = np.array(starts, np.int64)
    found = np.full(len(here), int(Gap.SPACE), np.int64)
    if len(here):
        found[1:][here[1:] == np.array(ends, np.int64)[:-1]] = Gap.NONE
        first = np.searchsorted(here, np.array(breaks, np.int64))
        found[first[first < len(here)]] = Gap.BREAK
        found[0] = Gap.BREAK
    return found


def segments(counts: Sequence[int], begins: NDArray[np.bool_], target: int = TARGET) -> list[tuple[int, int]]:
    """Return word ranges that the encoder can take apart from one another.

    Args:
        counts: word pieces of each word.
        begins: whether a range may begin at the word: it begins a paragraph (or a sentence that is given).
        target: pieces a range holds at most, unless one paragraph alone has more.
    """
    total = len(counts)
    before = np.concatenate([[0], np.cumsum(np.array(counts, np.int64))])
    edges = [*np.flatnonzero(begins).tolist(), total]
    found: list[tuple[int, int]] = []
    start = 0
    for here, after in itertools.pairwise(edges):
        if here > start and before[after] - before[start] > target:
            found.append((start, here))
            start = here
    if total:
        found.append((start, total))
    return found


def reach(counts: Sequence[int], start: int, end: int, most: int) -> int:
    """Return how far a window from ``start`` can go: at most ``end`` and ``most`` pieces, at least one
    word."""
    held = 0
    for word in range(start, end):
        held += counts[word]
        if held > most:
            return max(word, start + 1)
    return end


def sentence_prior(words: Sequence[str], gaps: Sequence[int]) -> NDArray[np.float64]:
    """Return what is added to the model's logits of a sentence beginning at each word: paragraphs begin one,
    and a full stop of its own (not that of ``Mr.``) before a blank makes one likelier."""
    prior = np.zeros(len(words))
    ended = False
    for at, (word, gap) in enumerate(zip(words, gaps, strict=True)):
        if gap == Gap.BREAK:
            prior[at] = np.inf
        elif ended and gap == Gap.SPACE:
            prior[at] = AFTER_FULL_STOP
        ended = word in _FULL_STOPS or (ended and word in _CLOSING)
    return prior
