"""Fills a spaCy ``Doc`` from arrays.

The language stage knows words by their offsets and everything else as arrays of string ids; one
``Doc.from_array`` call takes them all. White space that is not a single blank after a word becomes a token
of its own (UPOS ``SPACE``), hung on the word before with relation ``dep``.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

NAME_INSIDE: Final = 1
NAME_OUTSIDE: Final = 2
NAME_BEGIN: Final = 3
"""spaCy's codes of ``ENT_IOB``."""

_ATTRIBUTES: Final[list[int | str]] = ["POS", "TAG", "MORPH", "LEMMA", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE"]


@functools.cache
def english() -> Language:
    """spaCy's English: rules and lexical attributes, no model."""
    import spacy

    return spacy.blank("en")


def vocabulary() -> Vocab:
    """The one ``Vocab`` of every ``Doc`` that sayso makes."""
    return english().vocab


@dataclass(frozen=True, slots=True)
class Layers:
    """What is known of each word; all arrays have one entry a word. String ids are those of
    ``vocabulary()``."""

    pos: NDArray[np.uint64]
    tag: NDArray[np.uint64]
    morph: NDArray[np.uint64]
    lemma: NDArray[np.uint64]
    dep: NDArray[np.uint64]
    head: NDArray[np.int64]
    """Index of the head among the words; a sentence's root is its own head."""
    sentence_start: NDArray[np.bool_]
    name_iob: NDArray[np.uint64]
    name_type: NDArray[np.uint64]

    @classmethod
    def empty(cls) -> Layers:
        """The layers of no words."""
        ids, none = np.zeros(0, np.uint64), np.zeros(0, np.int64)
        return cls(ids, ids, ids, ids, ids, none, np.zeros(0, np.bool_), ids, ids)


def make_doc(text: str, starts: Sequence[int], ends: Sequence[int], layers: Layers) -> Doc:
    """Return the ``Doc`` of ``text`` with words at ``text[starts[i]:ends[i]]``; ``doc.text == text`` always.

    Words are in the order of the text, do not overlap, and between them there is nothing but what shall be
    blank.
    """
    from sayso.language.tokens import Text

    vocab = vocabulary()
    tokens: list[str] = []
    spaces: list[bool] = []
    blanks: list[int] = []
    end = 0
    for start, stop in zip((*starts, len(text)), (*ends, len(text)), strict=True):
        gap = text[end:start]
        if tokens and gap.startswith(" "):
            spaces[-1] = True
            gap = gap[1:]
        if gap:
            blanks.append(len(tokens))
            tokens.append(gap)
            spaces.append(False)
        if stop > start:
            tokens.append(text[start:stop])
            spaces.append(False)
        end = stop
    doc = Text(vocab, words=tokens, spaces=spaces)
    doc._text = text  # which it would put together anew
    if tokens:
        _annotate(doc, tokens, np.array(blanks, np.int64), layers)
    return doc


def _annotate(doc: Doc, tokens: list[str], blanks: NDArray[np.int64], layers: Layers) -> None:
    strings = doc.vocab.strings
    size = len(tokens)
    word = np.ones(size, dtype=bool)
    word[blanks] = False
    where = np.flatnonzero(word)
    columns = np.zeros((size, len(_ATTRIBUTES)), np.uint64)
    columns[where, :5] = np.stack([layers.pos, layers.tag, layers.morph, layers.lemma, layers.dep], axis=1)
    head = np.arange(-1, size - 1)  # a blank hangs on the token before …
    head[where] = where[layers.head]
    if not word[0]:  # … but the first has none before it
        head[0] = where[0] if len(where) else 0
    columns[:, 5] = (head - np.arange(size)).astype(np.uint64)
    columns[:, 6] = NAME_OUTSIDE
    columns[where, 6] = layers.name_iob
    columns[where, 7] = layers.name_type
    if len(blanks):
        columns[blanks, 0] = strings.add("SPACE")
        columns[blanks, 1] = strings.add("_SP")
        columns[blanks, 3] = [strings.add(tokens[blank]) for blank in blanks]
        columns[blanks, 4] = strings.add("dep" if len(where) else "root")
        inner = blanks[(blanks + 1 < size)]
        inner = inner[columns[inner + 1, 6] == NAME_INSIDE]  # a blank inside a name is part of it
        columns[inner, 6:] = columns[inner + 1, 6:]
    doc.from_array(_ATTRIBUTES, cast(Any, columns))  # its stub wants a type of thinc's own
    first = np.full((size, 1), -1, np.int64)
    first[where[layers.sentence_start]] = 1
    if not word[0]:
        if len(where):
            first[where[0]] = -1
        first[0] = 1
    # spaCy derives sentence starts from the heads, which fails on deeply crossing trees: so they are given
    doc.from_array(["SENT_START"], cast(Any, first.astype(np.uint64)))
