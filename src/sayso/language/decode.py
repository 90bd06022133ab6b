"""From the model's scores for one window to tags, names, sentences and trees."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.language.mst import has_cycle, spanning_tree

Scores = Mapping[str, NDArray[np.generic]]
"""The model's outputs for one window by name, without the batch axis."""

_FAR = -1e4
"""Score of a head outside the sentence; finite, so that a spanning tree can be found."""

_ROWS = 32
"""Rows of a matrix product at a time: for larger ones BLAS starts threads, which cost more than they give
here."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the engine finds for a range of words: one entry a word in each array. Tags are indices into the
    model's lists of labels; ``deprel`` of a root is the number of relations."""

    sentence_start: NDArray[np.bool_]
    upos: NDArray[np.int64]
    xpos: NDArray[np.int64]
    feats: NDArray[np.int64]
    lemma: NDArray[np.int64]
    names: NDArray[np.int64]
    name_logits: NDArray[np.float32]
    """The score of each name label; one row a word."""
    head: NDArray[np.int64]
    """Index of the head inside the range; a root is its own head."""
    deprel: NDArray[np.int64]

    def first(self, count: int) -> Analysis:
        """The analysis of the first words alone; no head may lie beyond them."""
        return Analysis(*(getattr(self, name)[:count] for name in _FIELDS))


_FIELDS = tuple(Analysis.__dataclass_fields__)


def joined(parts: Sequence[Analysis]) -> Analysis:
    """One analysis of ranges that follow one another."""
    columns = {
        name: np.concatenate([getattr(part, name) for part in parts]) for name in _FIELDS if name != "head"
    }
    shift = np.cumsum([0] + [len(part.head) for part in parts])
    head = np.concatenate([part.head + start for part, start in zip(parts, shift, strict=False)])
    return Analysis(head=head, **columns)


class Decoder:
    """Decodes windows with the label weights and name labels of one model."""

    def __init__(self, names: Sequence[str], deprel: NDArray[np.float32]) -> None:
        self._weights, self._bias = deprel[:-1], deprel[-1]
        kinds = [name.partition("-")[2] for name in names]
        inside = np.array([name.startswith("I-") for name in names])
        size = range(len(names))
        self._allowed = np.array([[not inside[b] or kinds[a] == kinds[b] for b in size] for a in size])
        self._opens = ~inside
        self._bar = np.where(self._allowed, 0.0, -np.inf)

    def decode(self, scores: Scores, starts: NDArray[np.bool_]) -> Analysis:
        """Return the analysis of a window whose sentences are known."""
        head = trees(np.asarray(scores["arcs"], np.float32), starts)
        above = np.asarray(scores["label_head"], np.float32)[head]
        pairs = np.asarray(scores["label_dep"], np.float32) * above
        deprel = np.concatenate(
            [
                (pairs[row : row + _ROWS] @ self._weights + self._bias).argmax(axis=1)
                for row in range(0, len(pairs), _ROWS)
            ]
        )
        deprel[head == np.arange(len(head))] = len(self._bias)
        logits = np.asarray(scores["names"], np.float32)
        return Analysis(
            sentence_start=starts,
            upos=np.asarray(scores["upos"], np.int64),
            xpos=np.asarray(scores["xpos"], np.int64),
            feats=np.asarray(scores["feats"], np.int64),
            lemma=np.asarray(scores["lemma"], np.int64),
            names=self.names(logits, starts),
            name_logits=logits,
            head=head,
            deprel=deprel,
        )

    def names(self, logits: NDArray[np.float32], starts: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Return the best labels in which no name goes on that has not begun, or goes over a sentence's end.

        The best label of each word alone is the answer wherever it is such a sequence; only the other
        sentences need Viterbi's search."""
        labels: NDArray[np.int64] = logits.argmax(axis=1)
        fits = np.where(starts, self._opens[labels], self._allowed[np.roll(labels, 1), labels])
        if not fits.all():
            edges = [*np.flatnonzero(starts).tolist(), len(labels)]
            for begin, end in itertools.pairwise(edges):
                if not fits[begin:end].all():
                    labels[begin:end] = self._viterbi(logits[begin:end])
        return labels

    def _viterbi(self, logits: NDArray[np.float32]) -> list[int]:
        best = np.where(self._opens, logits[0], -np.inf)
        back = []
        for word in logits[1:]:
            ways = best[:, None] + self._bar
            back.append(ways.argmax(axis=0))
            best = ways.max(axis=0) + word
        path = [int(best.argmax())]
        for step in reversed(back):
            path.append(int(step[path[-1]]))
        return path[::-1]


def trees(arcs: NDArray[np.float32], starts: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return the heads of the best trees, one tree with one root in each sentence.

    The best head of each word alone is a tree nearly always; the other sentences get a maximum spanning
    tree."""
    sentence = np.cumsum(starts) - 1
    inside = np.where(sentence[:, None] == sentence[None, :], arcs, np.float32(_FAR))
    head: NDArray[np.int64] = inside.argmax(axis=1)
    roots = np.bincount(sentence[head == np.arange(len(head))], minlength=sentence[-1] + 1)
    wrong = roots != 1
    wrong[sentence[has_cycle(head)]] = True
    if wrong.any():
        edges = [*np.flatnonzero(starts).tolist(), len(head)]
        for number in np.flatnonzero(wrong).tolist():
            begin, end = edges[number], edges[number + 1]
            head[begin:end] = begin + spanning_tree(inside[begin:end, begin:end].astype(np.float64))
    return head
