from __future__ import annotations

import pytest

from sayso.evaluate.alike import any_overlap, dice, jaccard, occurrences, overlap, same_name, words_in


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
