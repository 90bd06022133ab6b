"""Who is done to together with others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.records import Reading


@pytest.mark.parametrize(
    ("text", "event", "actors", "recipients"),
    [
        (
            "The mayor was shot dead along with two bodyguards on Sunday.",
            "ASSAULT",
            [],
            ["The mayor", "two bodyguards"],
        ),
        ("A man was killed with his son in an air strike.", "ASSAULT", [], ["A man", "his son"]),
        (
            "Castillo was arrested with his brother on the way to Lima.",
            "COERCE",
            [],
            ["Castillo", "his brother"],
        ),
        (
            "The bishop was killed along with two of his deacons.",
            "ASSAULT",
            [],
            ["The bishop", "his deacons"],
        ),
        (
            "The editor was arrested along with Ada Lunt by police.",
            "COERCE",
            ["police"],
            ["The editor", "Ada Lunt"],
        ),
        (
            "Police arrested the editor along with three reporters.",
            "COERCE",
            ["Police"],
            ["the editor", "three reporters"],
        ),
    ],
)
def test_whoever_shares_a_lot_does_not_act(
    read: Callable[..., Reading], text: str, event: str, actors: list[str], recipients: list[str]
) -> None:
    found = next(one for one in read(text).events if one.event == event)
    assert [actor.text for actor in found.actor] == actors
    assert [actor.text for actor in found.recipient] == recipients


def test_what_stands_behind_with_need_not_be_somebody(read: Callable[..., Reading]) -> None:
    found = read("The suspect was charged with murder.").events[0]
    assert [actor.text for actor in found.recipient] == ["The suspect"]
