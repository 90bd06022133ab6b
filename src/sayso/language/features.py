"""What the encoder sees of a word: its word pieces, its shape and the gap before it.

The encoder is uncased. Case and spacing reach it through the token type ids: its table has one row for
each word shape and gap. The training code and the runtime share this module, so that both see a text in the
same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    types: list[int]
    first: list[int]
    """For each word the position of its first piece."""
    last: list[int]
    """For each word the position of its last piece."""


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
        self._cache: dict[str, tuple[int, ...]] = {}

    def words(self) -> list[str]:
        """Return the pieces that are whole words of at least three letters."""
        return [piece for piece in self._tokenizer.get_vocab() if len(piece) > 2 and piece.isalpha()]

    def ids(self, word: str) -> tuple[int, ...]:
        """Return the piece ids of one word: at least 1, at most ``MAX_WORD_PIECES``."""
        found = self._cache.get(word)
        if found is None:
            pieces = self._tokenizer.encode(word, add_special_tokens=False).ids or [self._unk]
            if len(pieces) > MAX_WORD_PIECES:
                half = MAX_WORD_PIECES // 2
                pieces = pieces[:half] + pieces[-half:]
            if len(self._cache) >= _CACHE_LIMIT:
                self._cache.clear()
            found = self._cache[word] = tuple(pieces)
        return found

    def counts(self, words: Iterable[str]) -> list[int]:
        """Return the number of pieces of each word, without the two special pieces of a window."""
        return [len(self.ids(word)) for word in words]

    def encode(self, words: Sequence[str], gaps: Sequence[int]) -> Encoded:
        """Encode one window of words.

        Raises:
            ValueError: the window is empty or has more than ``MAX_PIECES`` pieces, or words and gaps differ
                in number.
        """
        if not words:
            raise ValueError("a window needs at least one word")
        ids, types, first, last = [self._cls], [0], [], []
        for word, gap in zip(words, gaps, strict=True):
            pieces = self.ids(word)
            first.append(len(ids))
            ids.extend(pieces)
            types.extend([type_id(word, gap)] * len(pieces))
            last.append(len(ids) - 1)
        ids.append(self._sep)
        types.append(0)
        if len(ids) > MAX_PIECES:
            raise ValueError(
                f"a window of {len(ids)} pieces: the encoder takes at most {MAX_PIECES}; cut it first"
            )
        return Encoded(ids, types, first, last)

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
