"""A spaCy ``Doc`` whose tokens are made once.

spaCy makes a new ``Token`` at every ``doc[i]``, at every step to a head or a child, and decodes a string at
every look at a form or a lemma. The rooms ask such questions some hundred times a word, so here every token
is made once, with its strings, its head and its children beside it. It is a ``Token`` still: the rooms and
spaCy's own tools see no difference but the time.
"""

from __future__ import annotations

import copyreg
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat
from sys import intern
from typing import Any, Final, NoReturn

import numpy as np
from spacy.tokens import Doc, Span, Token

_STRINGS: Final = {
    "text": "ORTH", "lower_": "LOWER", "lemma_": "LEMMA", "pos_": "POS", "tag_": "TAG", "dep_": "DEP",
    "ent_type_": "ENT_TYPE",
}  # fmt: skip
_FLAGS: Final = {"is_space": "IS_SPACE", "is_punct": "IS_PUNCT", "is_alpha": "IS_ALPHA"}
_COLUMNS: Final = [*_STRINGS.values(), *_FLAGS.values(), "HEAD"]


class Word(Token):
    """A token that keeps what is asked of it most; it cannot be changed. ``children`` is a tuple."""

    __slots__ = (*_STRINGS, *_FLAGS, "head", "children", "sent")

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Raise ``AttributeError``: the words of a ``Text`` do not change."""
        raise AttributeError(
            f"{name}={value!r} on '{self.text}': the words of a Text do not change; change those of "
            "its doc.copy(), a plain Doc"
        )

    @property
    def subtree(self) -> Iterator[Token]:
        """The word and all below it: those left of a head before it, the others after it."""
        return iter(_below(self, []))

    @property
    def ancestors(self) -> Iterator[Token]:
        """The word's head, the head of that, and so on to the root."""
        here: Token = self
        while (above := here.head) is not here:
            yield above
            here = above


_KNOWN: Final[dict[int, str]] = {}
"""The strings of spaCy's numbers, which are the same in every vocabulary."""
_MOST: Final = 500_000

_WRITE: Final[dict[str, Any]] = {name: vars(Word)[name].__set__ for name in Word.__slots__}


def _write(name: str, words: Iterable[Token], values: Iterable[object]) -> None:
    """Give each word its value; by ``map``, for it is done for every attribute of every word."""
    deque(map(_WRITE[name], words, values), maxlen=0)


_LET_GO: Final[Any] = vars(Word)["head"].__delete__


class Text(Doc):
    """A ``Doc`` that makes each of its tokens once, all of them at the first look at one; ``from_array``
    has them made anew."""

    _kept: list[Token] | None = None
    _sentences: list[Span]
    _text: str | None = None

    def __getitem__(self, index: Any) -> Any:
        """The word at an index, or the ``Span`` of a slice."""
        if index.__class__ is not slice:
            return (self._kept or self._words())[index]
        start, end = index.start, index.stop
        plain = index.step is None and start.__class__ is int and end.__class__ is int
        if plain and 0 <= start <= end <= len(self):
            return Span(self, start, end)  # nothing for spaCy to work out
        return Doc.__getitem__(self, index)

    def __iter__(self) -> Iterator[Token]:
        return iter(self._kept or self._words())

    @property
    def text(self) -> str:
        """The text, as it was given."""
        if self._text is None:
            self._text = "".join(token.text_with_ws for token in self)
        return self._text

    @property
    def sents(self) -> Iterator[Span]:
        """The sentences, in their order."""
        if self._kept is None:
            self._words()
        return iter(self._sentences)

    def from_array(self, attrs: Any, array: Any) -> Doc:
        """Set attributes of all words at once; words taken before hold no longer."""
        Doc.from_array(self, attrs, array)
        self._kept = None
        return self

    def retokenize(self) -> NoReturn:
        """Raise ``NotImplementedError``: words that were made once cannot be merged or split."""
        raise NotImplementedError("the words of a Text do not change; retokenize its doc.copy(), a plain Doc")

    def _words(self) -> list[Token]:
        """Make the words, and the sentences that hold them."""
        rows = self.to_array([*_COLUMNS]).T
        columns = dict(zip(_COLUMNS, rows.tolist(), strict=True))
        words: list[Token] = [Word(self.vocab, self, i) for i in range(len(self))]
        strings, known = self.vocab.strings, _KNOWN
        if len(known) > _MOST:
            known.clear()
        for name, attribute in _STRINGS.items():
            column = columns[attribute]
            for number in set(column).difference(known):
                known[number] = intern(strings[number])
            _write(name, words, map(known.__getitem__, column))
        for name, attribute in _FLAGS.items():
            _write(name, words, map(bool, columns[attribute]))
        below: list[list[Token]] = [[] for _ in words]
        heads = words.copy()
        for i, step in enumerate(rows[-1].astype(np.int64).tolist()):
            if step:
                heads[i] = words[i + step]
                below[i + step].append(words[i])
        _write("head", words, heads)
        _write("children", words, map(tuple, below))
        self._kept = words
        self._sentences = list(Doc.sents.__get__(self))
        sizes = map(len, self._sentences)
        _write("sent", words, chain.from_iterable(map(repeat, self._sentences, sizes)))
        return words


def between(doc: Doc, start: int, end: int) -> list[Token]:
    """The words ``[start, end)``, ``start`` not negative: those of ``doc[start:end]``, without the cost of a
    ``Span``."""
    if isinstance(doc, Text):
        return (doc._kept or doc._words())[start:end]
    return list(doc[start:end])


def listed(doc: Doc) -> Sequence[Token]:
    """The words of ``doc``, where many are to be looked at one by one: an index of a list costs less than
    ``doc[i]``."""
    if isinstance(doc, Text):
        return doc._kept or doc._words()
    return doc  # type: ignore[return-value]  # a plain one makes its words at each look


def release(doc: Doc) -> None:
    """Let go of the words of a ``Text`` that was read, and of all that was noted on it. They hold each other
    and the ``Doc``, so that its memory would have to wait for Python's search for such circles, which looks
    at everything there is. Words taken before are of no use any more."""
    if isinstance(doc, Text):
        for word in doc._kept or ():
            _LET_GO(word)
        doc._kept = doc._text = None
        doc._sentences = []
        doc.user_data.clear()


def _below(word: Token, found: list[Token]) -> list[Token]:
    placed = False
    for child in word.children:
        if not placed and child.i > word.i:
            found.append(word)
            placed = True
        _below(child, found)
    if not placed:
        found.append(word)
    return found


copyreg.dispatch_table[Text] = copyreg.dispatch_table[Doc]  # what comes back is a plain Doc
