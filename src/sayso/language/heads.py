"""What the model's record heads say of each token: events, attributions, commitments, before any decision.

The heads tag words and link them (see ``docs/model-card.md``). Links run inside the window that a word was
read in. Indices are tokens of the ``Doc``; a blank has no scores.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from sayso.language.decode import Analysis

if TYPE_CHECKING:
    from spacy.tokens import Doc

_KEY: Final = "sayso.heads"
Floats = NDArray[np.float32]


class Heads:
    """The heads' probabilities for one ``Doc``."""

    def __init__(
        self,
        labels: Mapping[str, Sequence[str]],
        bias: Floats,
        found: Analysis,
        tokens: NDArray[np.int64],
        size: int,
    ) -> None:
        """Take the scores of the words; ``tokens`` are their indices in a ``Doc`` of ``size`` tokens."""
        self.labels = labels
        self._bias, self._found = bias, found
        self._tokens, self._size = tokens, size
        self._tags: dict[str, Floats] = {}
        self._rows: dict[str, list[list[float]]] = {}
        self._relations = {name: number for number, name in enumerate(labels["relation"])}

    @cached_property
    def _word(self) -> list[int]:
        """The word of each token, -1 for blanks."""
        words = np.full(self._size, -1, np.int64)
        words[self._tokens] = np.arange(len(self._tokens))
        return words.tolist()

    @cached_property
    def _mode(self) -> Floats:
        return _sigmoid(self._found.mode)

    @cached_property
    def _sides(self) -> tuple[Floats, Floats]:
        """Both sides of the links [words, relations, width]."""
        shape = (len(self._tokens), len(self._relations), -1)
        return self._found.ask.reshape(shape), self._found.answer.reshape(shape)

    def _tag(self, name: str) -> Floats:
        found = self._tags.get(name)
        if found is None:
            found = self._tags[name] = _softmax(getattr(self._found, name))
        return found

    def probabilities(self, name: str) -> Floats:
        """The probability of every label of a tag head (``trigger``, ``event``, ``status``, ``cue``,
        ``commitment``) for every token [tokens, labels]; 0 for blanks."""
        found = self._tag(name)
        out = np.zeros((self._size, found.shape[1]), np.float32)
        out[self._tokens] = found
        return out

    def tag(self, token: int, name: str) -> list[float]:
        """The probability of every label of a tag head for one token."""
        rows = self._rows.get(name)
        if rows is None:  # as lists: rooms ask for single figures, thousands of times
            rows = self._rows[name] = self._tag(name).tolist()
        return rows[max(0, self._word[token])]

    def modes(self, token: int) -> Floats:
        """The probability of every mode for a trigger."""
        found: Floats = self._mode[max(0, self._word[token])]
        return found

    def links(self, token: int, relation: str) -> Floats:
        """How likely each token is one to which a relation leads from an anchor token."""
        out = np.zeros(self._size, np.float32)
        word = self._word[token]
        if word < 0:
            return out
        number = self._relations[relation]
        ask, answer = self._sides
        inside = np.flatnonzero(self._found.window == self._found.window[word])
        scores = answer[inside, number] @ ask[word, number]
        scale = np.float32(ask.shape[2] ** -0.5)
        out[self._tokens[inside]] = _sigmoid(scores * scale + self._bias[number])
        return out


def attach(doc: Doc, found: Heads) -> None:
    """Put the heads' scores on their ``Doc``."""
    doc.user_data[_KEY] = found


def heads(doc: Doc) -> Heads | None:
    """The heads' scores on a ``Doc``; ``None`` for one that the language stage did not make."""
    found = doc.user_data.get(_KEY)
    return found if isinstance(found, Heads) else None


def _softmax(scores: Floats) -> Floats:
    if not scores.size:
        return scores
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    out: Floats = raised / raised.sum(axis=1, keepdims=True)
    return out


def _sigmoid(scores: Floats) -> Floats:
    out: Floats = (1.0 / (1.0 + np.exp(-np.clip(scores, -30, 30)))).astype(np.float32)
    return out
