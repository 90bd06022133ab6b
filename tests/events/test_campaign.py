"""Rallies, attacks in words and gifts of an election are no events; those of protest, war and relief are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.records import Reading


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The candidate spoke of taxes at a campaign rally in Oruro before the election.", "PROTEST"),
        ("Ivo Marn held a rally in Oruro on Sunday, a week before voters choose a mayor.", "PROTEST"),
        ("Ada Lunt toured the north on Sunday to rally voters behind her plan for the dam.", "PROTEST"),
        (
            "The front-runner faced attacks from Ivo Marn as the primary neared. Voters stayed away.",
            "ASSAULT",
        ),
        (
            "Ada Lunt is preparing for her battle with Ivo Marn, the other candidate in the primary.",
            "ASSAULT",
        ),
    ],
)
def test_what_wins_votes_is_no_event(read: Callable[..., Reading], text: str, event: str) -> None:
    assert event not in {one.event for one in read(text).events}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Police dispersed a rally of the opposition in Oruro a week before the election.", "PROTEST"),
        ("Thousands rallied outside parliament on Sunday against the election law.", "PROTEST"),
        ("Gunmen attacked the convoy of a candidate on Sunday, killing two guards.", "ASSAULT"),
        ("Rebels attacked Oruro on Sunday, a week before the election.", "ASSAULT"),
    ],
)
def test_unrest_before_an_election_is_an_event(read: Callable[..., Reading], text: str, event: str) -> None:
    assert event in {one.event for one in read(text).events}
