"""Known names as reports write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sayso.actors.lookup import find
from sayso.notes import notes

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def ids(parse: Callable[..., Any]) -> Callable[..., list[str | None]]:
    """``ids(text)`` -> the ids of the noted actors, in the order of the text."""

    def go(text: str, published: str) -> list[str | None]:
        actors = notes(parse(text, published=published, through="actors")).actors
        return [actor.id for _, actor in sorted(actors.items())]

    return go


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Vladimir V. Putin", "rus.vladimir-putin"),
        ("Hamid A. Karzai", "afg.hamid-karzai"),
        ("Donald H. Rumsfeld", "usa.donald-rumsfeld"),
        ("George H.W. Bush", "usa.george-h-w-bush"),
        ("George W. Bush", "usa.george-w-bush"),
        ("Samuel T. Obama", None),
    ],
)
def test_a_middle_initial_makes_nobody_else(ids: Callable[..., list[str | None]], name: str, id: str) -> None:
    assert ids(f"The ship had docked at noon. {name} spoke to the crew.", "2006-05-10")[-2] == id


def test_father_and_son_are_two(ids: Callable[..., list[str | None]]) -> None:
    text = "Former President George H.W. Bush met President George W. Bush in Houston."
    assert ids(text, "2006-05-10") == ["usa.george-h-w-bush", "usa.george-w-bush"]


def test_a_group_of_many_countries_is_of_none(parse: Callable[..., Any]) -> None:
    text = "President Obama told the American people that the Islamic State terrorist group was losing."
    found = notes(parse(text, published="2015-05-10", through="actors")).actors.values()
    assert [actor.code for actor in found if actor.name == "Islamic State"] == [None]


def test_a_name_is_found_with_an_initial_too() -> None:
    assert [one.known.id for one in find("Vladimir V. Putin")] == ["rus.vladimir-putin"]
