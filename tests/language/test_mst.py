from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sayso.language.decode import trees
from sayso.language.mst import has_cycle, spanning_tree


def is_tree(heads: tuple[int, ...] | np.ndarray) -> bool:
    roots = [word for word, head in enumerate(heads) if head == word]
    for word in range(len(heads)):
        for _ in heads:
            word = heads[word]
        if word not in roots:
            return False
    return len(roots) == 1


SQUARES = st.integers(1, 4).flatmap(
    lambda n: arrays(np.float64, (n, n), elements=st.floats(-8, 8, allow_nan=False, width=16))
)


@given(SQUARES)
def test_finds_the_best_tree(scores: np.ndarray) -> None:
    size = len(scores)
    heads = spanning_tree(scores)
    assert is_tree(heads)
    best = max(
        sum(scores[word, head] for word, head in enumerate(candidate))
        for candidate in itertools.product(range(size), repeat=size)
        if is_tree(candidate)
    )
    assert np.isclose(scores[np.arange(size), heads].sum(), best)


@given(st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_each_sentence_gets_one_tree(size: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    starts = random.random(size) < 0.2
    starts[0] = True
    heads = trees(random.normal(size=(size, size)).astype(np.float32), starts)
    edges = [*np.flatnonzero(starts).tolist(), size]
    for begin, end in itertools.pairwise(edges):
        assert is_tree(heads[begin:end] - begin)


def test_a_long_sentence_without_a_root() -> None:
    scores = np.random.default_rng(1).normal(size=(510, 510))
    np.fill_diagonal(scores, -50.0)
    assert is_tree(spanning_tree(scores))


def test_has_cycle() -> None:
    assert has_cycle(np.array([0, 0, 3, 2, 2])).tolist() == [False, False, True, True, True]
