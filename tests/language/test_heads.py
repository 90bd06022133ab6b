from __future__ import annotations

import numpy as np
import pytest

from sayso.language.decode import RECORDS, Analysis, joined
from sayso.language.heads import Heads, Links

LABELS = {
    "trigger": ["none", "main", "mention"],
    "event": ["AGREE", "ASSAULT"],
    "status": ["occurred", "negated"],
    "mode": ["beat"],
    "cue": ["none", "cue"],
    "commitment": ["none", "threat"],
    "relation": ["actor", "content"],
}


def analysis(words: int, **scores: list[list[float]]) -> Analysis:
    """A window of words without trees; scores not given are 0."""
    zero = np.zeros(words, np.int64)
    size = {name: len(LABELS.get(name, "")) for name in RECORDS} | {"ask": 4, "answer": 4}
    found = {
        name: np.array(scores[name], np.float32)
        if name in scores
        else np.zeros((words, size[name]), np.float32)
        for name in RECORDS
    }
    names = np.zeros((words, 1), np.float32)
    return Analysis(zero > 0, zero, zero, zero, zero, names, zero, zero, zero, **found)


def heads(found: Analysis, tokens: list[int], size: int) -> Heads:
    same = np.stack([np.eye(4, dtype=np.float32), np.zeros((4, 4), np.float32)])
    none = np.zeros((2, 4), np.float32)
    links = Links(same, none, same, none, np.array([-1.0, 0.0], np.float32))
    return Heads(LABELS, links, found, np.array(tokens, np.int64), size)


def test_scores_become_probabilities_of_tokens() -> None:
    found = heads(analysis(2, trigger=[[0, 0, 0], [0, np.log(2), 0]]), [0, 2], 3)
    assert found.tag(2, "trigger") == pytest.approx([0.25, 0.5, 0.25])
    assert found.probabilities("trigger")[1].tolist() == [0, 0, 0]  # a blank


def test_a_link_is_a_product_of_both_sides_and_the_bias_of_its_relation() -> None:
    ask = [[2.0, 0.0, 0.0, 0.0], [0.0] * 4]
    answer = [[0.0] * 4, [2.0**0.5, 0.0, 0.0, 0.0]]
    found = heads(analysis(2, ask=ask, answer=answer), [0, 1], 2)
    turned = 2.0**0.5 * np.cos(1.0)  # the second word's vector is turned by one place
    scores = np.array([-1.0, -1.0 + turned])
    assert found.links(0, "actor").tolist() == pytest.approx((1 / (1 + np.exp(-scores))).tolist())
    assert found.links(0, "content").tolist() == pytest.approx([0.5, 0.5])


def test_links_stay_inside_the_window() -> None:
    found = heads(joined([analysis(2), analysis(1)]), [0, 1, 2], 3)
    assert found.links(1, "content").tolist() == pytest.approx([0.5, 0.5, 0.0])
    assert found.links(2, "content").tolist() == pytest.approx([0.0, 0.0, 0.5])
