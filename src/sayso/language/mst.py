"""Maximum spanning tree with one root (Chu and Liu 1965, Edmonds 1967).

The root is one of the words. Where the best tree has several, the same large amount is taken off every root
score, which leaves one (Stanojević and Cohen 2021, "A Root of a Problem").
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def spanning_tree(scores: NDArray[np.floating]) -> NDArray[np.int64]:
    """Return the heads of the best tree. ``scores[d, h]`` is the score of head ``h`` for word ``d``;
    ``scores[d, d]`` that of ``d`` as the root, which is its own head in the answer. Scores are finite."""
    size = len(scores)
    score = np.zeros((size + 1, size + 1))  # node 0 is above the root
    score[1:, 1:] = scores
    score[1:, 0] = np.diagonal(scores)
    np.fill_diagonal(score, -np.inf)
    score[0] = -np.inf
    heads = _edmonds(score)[1:] - 1
    if np.count_nonzero(heads < 0) > 1:
        score[1:, 0] -= (float(scores.max() - scores.min()) + 1.0) * size
        heads = _edmonds(score)[1:] - 1
    return np.where(heads < 0, np.arange(size), heads)


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
