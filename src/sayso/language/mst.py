"""Maximum spanning tree with one root (Chu and Liu 1965, Edmonds 1967).

The root is one of the words. The likeliest is tried first; if another might do better, the same large amount
is taken off every root score, so that the best tree has only one (Stanojević and Cohen 2021, "A Root of a
Problem").
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def spanning_tree(scores: NDArray[np.floating]) -> NDArray[np.int64]:
    """Return the heads of the best tree. ``scores[d, h]`` is the score of head ``h`` for word ``d``;
    ``scores[d, d]`` that of ``d`` as the root, which is its own head in the answer. Scores are finite."""
    size = len(scores)
    if size == 1:
        return np.zeros(1, np.int64)
    as_root = np.diagonal(scores)
    score = np.full((size + 1, size + 1), -np.inf)  # node 0 is above the root
    score[1:, 1:] = scores
    np.fill_diagonal(score, -np.inf)
    otherwise = score[1:].max(axis=1)
    gain = as_root - otherwise
    likely = int(gain.argmax())
    fixed = score.copy()
    fixed[likely + 1] = -np.inf
    fixed[likely + 1, 0] = as_root[likely]
    heads = _edmonds(fixed)
    reached = fixed[np.arange(1, size + 1), heads[1:]].sum()
    gain[likely] = -np.inf
    if reached < otherwise.sum() + gain.max():  # another root might do better
        score[1:, 0] = as_root - (float(scores.max() - scores.min()) + 1.0) * size
        heads = _edmonds(score)
    return np.where(heads[1:] == 0, np.arange(size), heads[1:] - 1)


def has_cycle(heads: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return for each word whether the way up from it never comes to a root (a word that is its own head)."""
    up = heads
    for _ in range(len(heads).bit_length()):
        up = up[up]
    return np.asarray(heads[up] != up)


def _edmonds(score: NDArray[np.float64]) -> NDArray[np.int64]:
    """Heads of the best arborescence from node 0, whose own entry is 0. Contracts one cycle after the
    other."""
    heads: NDArray[np.int64] = score.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(len(score), bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    kept = score[cycle, heads[cycle]]
    into = score[cycle][:, rest] - kept[:, None]  # what entering the cycle at a node costs
    out_of = score[rest][:, cycle]
    small = np.empty((len(rest) + 1, len(rest) + 1))  # its last node is the cycle
    small[:-1, :-1] = score[rest][:, rest]
    small[-1, :-1] = into.max(axis=0)
    small[:-1, -1] = out_of.max(axis=1)
    small[-1, -1] = -np.inf
    found = _edmonds(small)
    above = found[:-1]
    result = heads.copy()
    from_cycle = above == len(rest)
    result[rest] = np.where(from_cycle, cycle[out_of.argmax(axis=1)], rest[np.where(from_cycle, 0, above)])
    top = found[-1]
    result[cycle[into[:, top].argmax()]] = rest[top]
    return result


def _cycle(heads: NDArray[np.int64]) -> NDArray[np.int64] | None:
    """The nodes of one cycle that does not pass node 0, or ``None``."""
    up = heads
    for _ in range(len(heads).bit_length()):
        up = up[up]  # far enough up, one is on a cycle or at node 0
    node = int(up.max())
    if node == 0:
        return None
    nodes = [node]
    while (node := int(heads[node])) != nodes[0]:
        nodes.append(node)
    return np.array(nodes)
