"""Clusters of phrases: what is joined is one, in the order of the text."""

from __future__ import annotations

from sayso.actors.clusters import Clusters


def test_what_is_joined_is_one() -> None:
    clusters = Clusters()
    clusters.join(7, 2)
    clusters.join(5, 4)
    assert clusters.all() == [[2, 7], [4, 5]]
    assert not clusters.same(7, 5)
    clusters.join(7, 4)
    assert clusters.all() == [[2, 4, 5, 7]]
    assert clusters.same(2, 5)
    assert clusters.root(2) == clusters.root(7)


def test_what_was_never_joined_is_alone() -> None:
    clusters = Clusters()
    assert clusters.cluster(3) == [3]
    assert clusters.same(3, 3)
    assert clusters.root(3) == 3
    clusters.join(3, 3)
    assert clusters.all() == []
