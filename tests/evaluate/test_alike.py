from __future__ import annotations

import pytest

from sayso.evaluate.alike import (
    any_overlap,
    best_pairs,
    dice,
    jaccard,
    occurrences,
    overlap,
    pairs,
    same_name,
    span,
    spans,
    words_in,
)
from sayso.gold.inline import Mark
from sayso.records import Extent


def test_stretches_overlap_by_a_character() -> None:
    assert overlap((0, 5), (4, 9))
    assert not overlap((0, 5), (5, 9))
    assert any_overlap([(0, 2), (8, 9)], [(7, 10)])
    assert not any_overlap([], [(7, 10)])


def test_every_occurrence_is_found_even_inside_another() -> None:
    assert list(occurrences("aa aaa", "aa")) == [(0, 2), (3, 5), (4, 6)]
    assert list(occurrences("aa", "")) == []


@pytest.mark.parametrize(
    ("gold", "read", "same"),
    [
        ("the army", ("The Army of Sela",), True),
        ("Colonel Vesna Oak", ("Oak",), True),
        ("the rural union", ("a nurses' union",), True),
        ("the union", ("the mayor",), False),
        ("the mayor", (None, "Mayor of Sela, the mayor"), True),
        ("the mayor", (None, ""), False),
        (" ", ("the mayor",), False),
    ],
)
def test_names_are_the_same_by_containment_or_head(
    gold: str, read: tuple[str | None, ...], same: bool
) -> None:
    assert same_name(gold, *read) is same


def test_words_are_counted_without_punctuation() -> None:
    text = "“Don't go,” he said."
    assert words_in(text, [(0, len(text))]) == {1, 7, 12, 15}
    assert words_in(text, [(0, 6), (12, 14)]) == {1, 12}


def test_shares_of_words() -> None:
    assert jaccard({1, 2, 3}, {2, 3, 4}) == 0.5
    assert dice({1, 2, 3}, {2, 3, 4}) == pytest.approx(2 / 3)
    assert jaccard(set(), set()) == dice(set(), set()) == 0.0


def test_marks_and_records_have_offsets_alike() -> None:
    assert span(Extent("army", 4, 8)) == span(Mark("a", (), 4, 8)) == (4, 8)
    assert spans([Extent("army", 4, 8), Extent("he", 9, 11)]) == ((4, 8), (9, 11))


def test_each_item_takes_the_first_that_fits_and_serves_none_before() -> None:
    found = pairs(["a", "b", "a", "c", "a"], ["b", "a", "a"], lambda gold, read: gold == read)
    assert found == [("a", 1), ("b", 0), ("a", 2), ("c", None), ("a", None)]


def test_pairs_by_score_are_one_to_one_and_keep_their_order_on_a_tie() -> None:
    assert best_pairs([(0.6, 0, 0), (0.9, 1, 0), (0.6, 0, 1), (0.6, 2, 1)]) == {1: 0, 0: 1}
    assert best_pairs([(1, 1, 1), (1, 0, 1), (1, 0, 0)]) == {0: 0, 1: 1}
