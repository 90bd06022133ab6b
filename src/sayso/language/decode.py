"""From the model's scores for one window to sentences with their trees."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sayso.language.mst import has_cycle, spanning_tree

Scores = Mapping[str, NDArray[np.generic]]
"""The model's outputs for one window by name, without the batch axis."""

RECORDS: Final = ("trigger", "event", "status", "mode", "cue", "commitment", "ask", "answer")
"""Outputs of the record heads."""

_FAR: Final = np.float32(-1e4)
"""Score of a head outside the sentence."""

_ROWS: Final = 32
"""Rows of a matrix product at a time: for larger ones BLAS starts threads, which cost more than they give."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the engine finds for a range of words: one entry a word in each array. Tags are indices into the
    model's lists of labels; ``deprel`` of a root is the number of relations."""

    sentence_start: NDArray[np.bool_]
    upos: NDArray[np.int64]
    xpos: NDArray[np.int64]
    feats: NDArray[np.int64]
    lemma: NDArray[np.int64]
    names: NDArray[np.float32]
    """The score of each name label; one row a word."""
    head: NDArray[np.int64]
    """Index of the head inside the range; a root is its own head."""
    deprel: NDArray[np.int64]
    window: NDArray[np.int64]
    """The first word of the window that each word was read in."""
    trigger: NDArray[np.float32]
    """Scores of the record heads, one row a word: ``trigger`` to ``commitment`` by label, ``ask`` and
    ``answer`` are the hidden vectors of a link's two sides (``heads.Links``)."""
    event: NDArray[np.float32]
    status: NDArray[np.float32]
    mode: NDArray[np.float32]
    cue: NDArray[np.float32]
    commitment: NDArray[np.float32]
    ask: NDArray[np.float32]
    answer: NDArray[np.float32]

    def first(self, count: int) -> Analysis:
        """The analysis of the first words alone; no head may lie beyond them."""
        return Analysis(*(getattr(self, field.name)[:count] for field in fields(self)))


def joined(parts: Sequence[Analysis]) -> Analysis:
    """One analysis of ranges that follow one another, of which there is at least one."""
    if len(parts) == 1:
        return parts[0]
    shifts = np.cumsum([0] + [len(part.head) for part in parts])
    columns = {
        field.name: np.concatenate([getattr(part, field.name) for part in parts])
        for field in fields(Analysis)
    }
    for name in ("head", "window"):
        columns[name] += np.repeat(shifts[:-1], np.diff(shifts))
    return Analysis(**columns)


def decode(scores: Scores, starts: NDArray[np.bool_], deprel: NDArray[np.float32]) -> Analysis:
    """Return the analysis of a window.

    Args:
        scores: the model's outputs.
        starts: whether a sentence begins at each word.
        deprel: the weights of the relations, the last row their bias.
    """
    head = trees(np.asarray(scores["arcs"], np.float32), starts)
    return Analysis(
        sentence_start=starts,
        upos=np.asarray(scores["upos"], np.int64),
        xpos=np.asarray(scores["xpos"], np.int64),
        feats=np.asarray(scores["feats"], np.int64),
        lemma=np.asarray(scores["lemma"], np.int64),
        names=np.asarray(scores["names"], np.float32),
        head=head,
        deprel=_relations(scores, head, deprel),
        window=np.zeros(len(head), np.int64),
        **{name: np.asarray(scores[name], np.float32) for name in RECORDS},
    )


def trees(arcs: NDArray[np.float32], starts: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return the heads of the best trees, one tree with one root in each sentence.

    The best head of each word alone is a tree nearly always; the other sentences get a maximum spanning tree.
    """
    sentence = np.cumsum(starts) - 1
    inside = np.where(sentence[:, None] == sentence, arcs, _FAR)
    head: NDArray[np.int64] = inside.argmax(axis=1)
    wrong = np.bincount(sentence[head == np.arange(len(head))], minlength=sentence[-1] + 1) != 1
    wrong[sentence[has_cycle(head)]] = True
    if wrong.any():
        edges = [*np.flatnonzero(starts).tolist(), len(head)]
        for number, (begin, end) in enumerate(itertools.pairwise(edges)):
            if wrong[number]:
                head[begin:end] = begin + spanning_tree(inside[begin:end, begin:end].astype(np.float64))
    return head


def _relations(scores: Scores, head: NDArray[np.int64], deprel: NDArray[np.float32]) -> NDArray[np.int64]:
    """The best relation of each word to its head; a root's is the number of relations."""
    dependent = np.asarray(scores["label_dep"], np.float32)
    size, width = dependent.shape
    pairs = np.zeros((-(-size // _ROWS), _ROWS, width), np.float32)
    above = np.asarray(scores["label_head"], np.float32)[head]
    np.multiply(dependent, above, out=pairs.reshape(-1, width)[:size])
    products = (pairs @ deprel[:-1] + deprel[-1]).reshape(-1, deprel.shape[1])[:size]
    best: NDArray[np.int64] = products.argmax(axis=1)
    best[head == np.arange(size)] = deprel.shape[1]
    return best
