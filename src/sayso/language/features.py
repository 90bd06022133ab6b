"""What the encoder sees of a word: its word pieces, its shape and the gap before it.

The encoder is uncased. Case and spacing reach it through the token type ids: its table has one row for
each word shape and gap. The training code and the runtime share this module, so that both see a text in the
same way.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MAX_PIECES = 512
"""Most pieces the encoder takes in one window, its two special ones included. The caller cuts windows."""

MAX_WORD_PIECES = 16
"""A longer word (an address, a key) keeps its first and its last 8 pieces."""

_CACHE_LIMIT = 200_000


class Gap(IntEnum):
    """What stands between a word and the word before it in the text."""

    NONE = 0
    """Nothing: the word is glued to the one before (``n't`` in ``don't``, a full stop)."""
    SPACE = 1
    """White space inside a paragraph."""
    BREAK = 2
    """The word begins a paragraph (or the text). No sentence crosses this."""


class Shape(IntEnum):
    """The case and make-up of a word."""

    LOWER = 0
    TITLE = 1
    UPPER = 2
    LETTER = 3
    """One capital letter."""
    MIXED = 4
    """Capitals inside: ``McCain``, ``iPad``, ``anti-Assad``."""
    DOTTED = 5
    """Letters with a full stop: ``Mr.``, ``U.S.``."""
    DIGIT = 6
    SYMBOL = 7
    """Neither letter nor digit: punctuation, symbols."""


_GAPS = len(Gap)
TYPE_ROWS = len(Shape) * _GAPS
"""Rows of the encoder's token type table."""


@lru_cache(maxsize=_CACHE_LIMIT)
def shape(word: str) -> Shape:
    """Return the shape of a word. Scripts without case count as lower."""
    if any(c.isdigit() for c in word):
        return Shape.DIGIT
    if not any(c.isalpha() for c in word):
        return Shape.SYMBOL
    if "." in word:
        return Shape.DOTTED
    if word == word.lower():
        return Shape.LOWER
    if word == word.upper():
        return Shape.LETTER if sum(c.isalpha() for c in word) == 1 else Shape.UPPER
    if word[0].isupper() and word[1:] == word[1:].lower():
        return Shape.TITLE
    return Shape.MIXED


def type_id(word: str, gap: int) -> int:
    """Return the token type id (row of the table) of all pieces of a word."""
    return int(shape(word)) * _GAPS + gap


@dataclass(frozen=True, slots=True)
class Encoded:
    """One window as the encoder takes it. Positions count from the opening special piece, which is 0."""

    ids: list[int]
    types: NDArray[np.int64]
    first: NDArray[np.int64]
    """For each word the position of its first piece."""
    last: NDArray[np.int64]
    """For each word the position of its last piece."""


class _Known(dict[str, tuple[int, tuple[int, ...]]]):
    """The token type id of each word without a gap, and its pieces; cut where they are asked for first."""

    def __init__(self, cut: Callable[[str], tuple[int, ...]]) -> None:
        self._cut = cut

    def __missing__(self, word: str) -> tuple[int, tuple[int, ...]]:
        if len(self) >= _CACHE_LIMIT:
            self.clear()
        found = self[word] = type_id(word, 0), self._cut(word)
        return found


class WordPieces:
    """Cuts words into pieces. ``tokenizer_file`` is a ``tokenizer.json`` of the BERT family."""

    def __init__(self, tokenizer_file: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer: Tokenizer = Tokenizer.from_file(str(tokenizer_file))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._cls = self._special("[CLS]")
        self._sep = self._special("[SEP]")
        self._unk = self._special("[UNK]")
        self.mask = self._special("[MASK]")
        self._known = _Known(self._cut)

    def words(self) -> list[str]:
        """Return the pieces that are whole words of at least three letters."""
        return [piece for piece in self._tokenizer.get_vocab() if len(piece) > 2 and piece.isalpha()]

    def ids(self, word: str) -> tuple[int, ...]:
        """Return the piece ids of one word: at least 1, at most ``MAX_WORD_PIECES``."""
        return self._known[word][1]

    def counts(self, words: Iterable[str]) -> list[int]:
        """Return the number of pieces of each word, without the two special pieces of a window."""
        known = self._known
        return [len(known[word][1]) for word in words]

    def encode(self, words: Sequence[str], gaps: Sequence[int]) -> Encoded:
        """Encode one window of words.

        Raises:
            ValueError: the window is empty or has more than ``MAX_PIECES`` pieces, or words and gaps differ
                in number.
        """
        if not words or len(words) != len(gaps):
            raise ValueError(
                f"a window needs at least one word and a gap for each; {len(words)} words, {len(gaps)} gaps"
            )
        known = self._known
        shapes, pieces = zip(*[known[word] for word in words], strict=True)
        ids = [self._cls, *itertools.chain.from_iterable(pieces), self._sep]
        if len(ids) > MAX_PIECES:
            raise ValueError(
                f"a window of {len(ids)} pieces: the encoder takes at most {MAX_PIECES}; cut it first"
            )
        counts = np.fromiter(map(len, pieces), np.int64, len(words))
        last = np.cumsum(counts)
        types = np.zeros(len(ids), np.int64)
        types[1:-1] = np.repeat(np.array(shapes) + np.array(gaps), counts)
        return Encoded(ids, types, last - counts + 1, last)

    def _cut(self, word: str) -> tuple[int, ...]:
        pieces = self._tokenizer.encode(word, add_special_tokens=False).ids or [self._unk]
        if len(pieces) > MAX_WORD_PIECES:
            half = MAX_WORD_PIECES // 2
            pieces = pieces[:half] + pieces[-half:]
        return tuple(pieces)

    def _special(self, token: str) -> int:
        found = self._tokenizer.token_to_id(token)
        if found is None:
            raise ValueError(f"the tokenizer has no {token}: it is not of the BERT family")
        return int(found)


def batch(windows: Sequence[Encoded]) -> dict[str, NDArray[np.int64]]:
    """Pad windows to one batch: the model's inputs by name (see ``Encoded``); padding is 0 everywhere."""
    pieces = max(len(window.ids) for window in windows)
    words = max(len(window.first) for window in windows)
    out = {
        "input_ids": np.zeros((len(windows), pieces), np.int64),
        "token_type_ids": np.zeros((len(windows), pieces), np.int64),
        "attention_mask": np.zeros((len(windows), pieces), np.int64),
        "first": np.zeros((len(windows), words), np.int64),
        "last": np.zeros((len(windows), words), np.int64),
    }
    for row, window in enumerate(windows):
        out["input_ids"][row, : len(window.ids)] = window.ids
        out["token_type_ids"][row, : len(window.ids)] = window.types
        out["attention_mask"][row, : len(window.ids)] = 1
        out["first"][row, : len(window.first)] = window.first
        out["last"][row, : len(window.last)] = window.last
    return out
