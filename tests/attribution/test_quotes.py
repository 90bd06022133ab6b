"""Quotation marks of every kind, paired."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.attribution.quotes import Quote, find_quotes


def paragraphs(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"[^\n]+", text)]


def quotes(text: str) -> list[Quote]:
    return find_quotes(text, paragraphs(text))


def inner(text: str, depth: int = 0) -> list[str]:
    return [text[quote.inner_start : quote.inner_end] for quote in quotes(text) if quote.depth == depth]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"We left," she said. "We had to."', ["We left,", "We had to."]),
        ('“We left," she said. "We had to.”', ["We left,", "We had to."]),
        ("«We left», she said.", ["We left"]),
        ("``We left,'' she said.", ["We left,"]),
        ("'It is for petrol,' said one of them.", ["It is for petrol,"]),
        ("He denies that 'fees' were 'gladly paid'.", ["fees", "gladly paid"]),
        ("'The factions' leaders must go,' he said.", ["The factions' leaders must go,"]),
        ("‘We won’t, and we can’t,’ they wrote.", ["We won’t, and we can’t,"]),
        ("The workers' wages fell, and the nurses' union didn't mind.", []),
        ("Rock 'n' roll in the '90s; tell 'em.", []),
        ('A pipe of 5" and a tube of 6" lay there.', []),
        ('The so-called "renewal" scheme', ["renewal"]),
        ("“They [the armed groups] left (at night),” he said.", ["They [the armed groups] left (at night),"]),
    ],
)
def test_pairs(text: str, quoted: list[str]) -> None:
    assert inner(text) == quoted


def test_nested_quotation_has_a_depth() -> None:
    text = "\"He told me 'go home' and left,\" she said."
    assert inner(text) == ["He told me 'go home' and left,"]
    assert inner(text, depth=1) == ["go home"]


def test_quotation_over_paragraphs_opens_each_and_closes_the_last() -> None:
    text = '"First part.\n"Second part.\n"Last part," he said. "And one more."'
    first, second, third, fourth = quotes(text)
    assert (first.runs_on, first.closed) == (True, False)
    assert (second.taken_on, second.runs_on) == (True, True)
    assert (third.taken_on, third.closed) == (True, True)
    assert not fourth.taken_on


def test_quotation_that_closes_in_a_paragraph_that_never_opened() -> None:
    text = 'He said: "The road is open.\nThe bridge is not."\nSnow fell.'
    first, second = quotes(text)
    assert first.runs_on and second.taken_on
    assert text[second.inner_start : second.inner_end] == "The bridge is not."


def test_mark_left_open_does_not_spoil_the_next_paragraph() -> None:
    text = 'A stray " stands here.\n"We are well," she said.'
    assert inner(text) == ["We are well,"]


_MARKS = st.text(alphabet="ab .,?\n\"'“”‘’„«»`´()s", max_size=60)


@given(_MARKS)
def test_any_text_gives_ordered_ranges_inside_it(text: str) -> None:
    found = quotes(text)
    for quote in found:
        assert 0 <= quote.start <= quote.inner_start < quote.inner_end <= quote.end <= len(text)
    outer = [quote for quote in found if quote.depth == 0]
    assert all(one.end <= other.start for one, other in pairwise(outer))
