"""What the model's record heads say of each token: events, attributions, commitments, before any decision.

The heads tag words and link them (see ``docs/model-card.md``). Links run inside the window that a word was
read in. Indices are tokens of the ``Doc``; a blank has no scores.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from sayso.language.decode import Analysis

if TYPE_CHECKING:
    from spacy.tokens import Doc

_KEY: Final = "sayso.heads"
_ROWS: Final = 32
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Links:
    """The last layer of the links: the weights [relations,hidden,width] and biases [relations,width] of both
    sides, and the bias of each relation.

    A link's score is a product of both sides' vectors, each turned by its word's place in the window (rotary
    embedding, Su et al. 2021).
    """

    ask: Floats
    ask_bias: Floats
    answer: Floats
    answer_bias: Floats
    bias: Floats

    @classmethod
    def load(cls, path: Path) -> Links:
        """Read the file of a model folder; raises what numpy raises if it is broken."""
        with np.load(path, allow_pickle=False) as found:
            return cls(**{field.name: found[field.name] for field in fields(cls)})

    def turns(self, place: NDArray[np.int64]) -> Floats:
        """Cosine and sine of the angles by which places in a window turn a vector [2,words,width / 2]."""
        half = self.ask.shape[-1] // 2
        rate = np.float32(10.0) ** (-np.arange(half, dtype=np.float32) * np.float32(3 / half))
        angle = place[:, None].astype(np.float32) * rate
        return np.stack([np.cos(angle), np.sin(angle)])


class Heads:
    """The heads' probabilities for one ``Doc``."""

    def __init__(
        self,
        labels: Mapping[str, Sequence[str]],
        links: Links,
        found: Analysis,
        tokens: NDArray[np.int64],
        size: int,
    ) -> None:
        """Take the scores of the words; ``tokens`` are their indices in a ``Doc`` of ``size`` tokens."""
        self.labels = labels
        self._model, self._found = links, found
        self._tokens, self._size = tokens, size
        self._tags: dict[str, Floats] = {}
        self._rows: dict[str, list[list[float]]] = {}
        self._answers: dict[tuple[int, str], Floats] = {}
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
    def _turns(self) -> Floats:
        """How the place of each word in its window turns its vectors."""
        return self._model.turns(np.arange(len(self._tokens)) - self._found.window)

    @cached_property
    def _window_of(self) -> list[int]:
        """The first word of each word's window."""
        return self._found.window.tolist()  # type: ignore[no-any-return]

    @cached_property
    def _windows(self) -> dict[int, slice]:
        """The words of each window by its first."""
        firsts, counts = np.unique(self._found.window, return_counts=True)
        return {
            first: slice(first, first + count)
            for first, count in zip(firsts.tolist(), counts.tolist(), strict=True)
        }

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

    @cached_property
    def triggers(self) -> list[float]:
        """How likely each token tells of an event, first or again."""
        told = 1.0 - self._tag("trigger")[:, 0].astype(np.float64)
        return told[np.maximum(self._word, 0)].tolist()  # type: ignore[no-any-return]

    def modes(self, tokens: Sequence[int]) -> list[float]:
        """The probability of every mode for a trigger of some tokens: that of the likeliest of them."""
        found = self._mode[[max(0, self._word[token]) for token in tokens]]
        return found.max(axis=0).tolist()  # type: ignore[no-any-return]

    def links(self, token: int, relation: str) -> Floats:
        """How likely each token is one to which a relation leads from an anchor token."""
        out = np.zeros(self._size, np.float32)
        word = self._word[token]
        if word >= 0:
            first, numbers = self._window_of[word], [self._relations[relation]]
            inside = self._windows[first]
            answering = self._answers.get((first, relation))
            if answering is None:
                answering = self._answering(np.arange(inside.start, inside.stop), numbers)
                self._answers[first, relation] = answering
            asking = self._asking(np.array([word]), numbers)
            out[self._tokens[inside]] = self._likely(asking, answering, numbers)[0]
        return out

    def linked(
        self, asked: Sequence[tuple[Iterable[int], Sequence[int]]], relations: tuple[str, ...]
    ) -> list[list[list[float]]]:
        """What ``links`` says to many questions, at the cost of these alone.

        Args:
            asked: for each question anchor tokens and target tokens.
            relations: the relations that each question is about.

        Returns:
            For each question and each of the relations how likely it leads from any of the anchors to each
            of the targets.
        """
        known, window = self._word, self._window_of
        found = [[[0.0] * len(targets) for _ in relations] for _, targets in asked]
        pairs: list[tuple[int, int]] = []
        places: list[tuple[list[list[float]], int]] = []
        for answer, (anchors, targets) in zip(found, asked, strict=True):
            words = [known[i] for i in targets]
            for anchor in [known[i] for i in anchors if known[i] >= 0]:
                here = window[anchor]
                for n, word in enumerate(words):
                    if word >= 0 and window[word] == here:
                        pairs.append((anchor, word))
                        places.append((answer, n))
        if pairs:
            numbers = [self._relations[name] for name in relations]
            starts, ends = np.array(pairs).T
            starts, which = np.unique(starts, return_inverse=True)
            asking = self._asking(starts, numbers)[:, which]
            ends, which = np.unique(ends, return_inverse=True)
            answering = self._answering(ends, numbers)[:, which]
            for number, row in enumerate(self._likely(asking, answering, numbers).tolist()):
                for (answer, n), p in zip(places, row, strict=True):
                    if p > answer[number][n]:
                        answer[number][n] = p
        return found

    def vectors(self, tokens: Sequence[int]) -> Floats:
        """The hidden vectors of tokens, those of both sides of a link one after the other [tokens,width]; 0
        for blanks."""
        words = np.array([self._word[i] for i in tokens], np.int64)
        found = np.concatenate([self._found.ask[words], self._found.answer[words]], axis=1)
        found[words < 0] = 0.0
        return found

    def window(self, token: int) -> range:
        """The tokens that were read in one window with a token."""
        inside = self._windows[self._window_of[max(0, self._word[token])]]
        return range(int(self._tokens[inside.start]), int(self._tokens[inside.stop - 1]) + 1)

    def _asking(self, words: NDArray[np.int64], relations: list[int]) -> Floats:
        """The vectors of words as anchors of relations [relations,words,width]."""
        found = _product(self._found.ask[words], self._model.ask[relations])
        return _turned(found + self._model.ask_bias[relations, None], self._turns[:, words])

    def _answering(self, words: NDArray[np.int64], relations: list[int]) -> Floats:
        """The vectors of words to which relations may lead [relations,words,width]."""
        found = _product(self._found.answer[words], self._model.answer[relations])
        return _turned(found + self._model.answer_bias[relations, None], self._turns[:, words])

    def _likely(self, asking: Floats, answering: Floats, relations: list[int]) -> Floats:
        """The probability that relations lead from each word to the one beside it [relations,words]."""
        scores = np.einsum("rpw,rpw->rp", asking, answering)
        return _sigmoid(scores * np.float32(asking.shape[-1] ** -0.5) + self._model.bias[relations, None])


def attach(doc: Doc, found: Heads) -> None:
    """Put the heads' scores on their ``Doc``."""
    doc.user_data[_KEY] = found


def heads(doc: Doc) -> Heads | None:
    """The heads' scores on a ``Doc``; ``None`` for one that the language stage did not make."""
    found = doc.user_data.get(_KEY)
    return found if isinstance(found, Heads) else None


def runs(inside: NDArray[np.bool_], gap: int = 0) -> list[tuple[int, int]]:
    """The stretches of tokens that are inside, end-exclusive; up to ``gap`` words may be missing in one."""
    out: list[tuple[int, int]] = []
    for index in np.flatnonzero(inside).tolist():
        if out and index - out[-1][1] <= gap:
            out[-1] = (out[-1][0], index + 1)
        else:
            out.append((index, index + 1))
    return out


def _product(rows: Floats, weights: Floats) -> Floats:
    """The products of rows and each of a stack of matrices, so few rows at a time that BLAS makes no
    threads."""
    parts = np.zeros((-(-len(rows) // _ROWS), _ROWS, rows.shape[1]), np.float32)
    parts.reshape(-1, rows.shape[1])[: len(rows)] = rows
    out: Floats = parts @ weights[:, None]
    return out.reshape(len(weights), -1, weights.shape[-1])[:, : len(rows)]


def _turned(vectors: Floats, turn: Floats) -> Floats:
    """Turn pairs of values by the angle of their word's place, as in training."""
    half = vectors.shape[-1] // 2
    cosine, sine = turn
    left, right = vectors[..., :half], vectors[..., half:]
    out: Floats = np.concatenate([left * cosine - right * sine, left * sine + right * cosine], -1)
    return out


def _softmax(scores: Floats) -> Floats:
    if not scores.size:
        return scores
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    out: Floats = raised / raised.sum(axis=1, keepdims=True)
    return out


def _sigmoid(scores: Floats) -> Floats:
    bounded = np.minimum(np.maximum(scores, np.float32(-30)), np.float32(30))
    out: Floats = np.float32(1.0) / (np.float32(1.0) + np.exp(-bounded))
    return out
