"""What is one happening, and what is another one told in the same breath."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.events.words import is_occasion
from sayso.reader import Reader
from sayso.records import Reading, Report

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "low", "high", "apart"),
    [
        ("The raid came a day after the Taliban beheaded a judge.", "beheaded", "raid", True),
        ("The army shelled the camp in response to an attack on a convoy.", "attack", "shelled", True),
        ("Three people died after a bomb exploded in the market.", "exploded", "died", False),
        ("The army shelled the camp late on Friday after a truce expired.", "expired", "shelled", False),
    ],
)
def test_what_lies_days_apart_or_answers_is_another(text: str, low: str, high: str, apart: bool) -> None:
    words = {token.text: token for token in Reader().walk(Report.of(text))}
    assert is_occasion(words[low], words[high]) == apart


def test_the_same_word_goes_before_any_attack(read: Read) -> None:
    told = read(
        "The mission condemned the killing of two peacekeepers in an ambush in Jonglei on Monday."
        " Since January, 14 aid workers have been killed in the country."
        " Rebels denied any role in the ambush."
    )
    ambush = next(e for e in told.events if "ambush" in {e.trigger.text, *(m.text for m in e.mentions)})
    assert "14 aid workers" not in [actor.text for actor in ambush.recipient]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Prosecutors acting on behalf of the victims charged the general.", ["Prosecutors"]),
        ("China, the main ally of the North, urged all parties to show restraint.", ["China"]),
    ],
)
def test_who_is_only_named_beside_does_not_act(read: Read, text: str, actors: list[str]) -> None:
    assert [actor.text for actor in read(text).events[0].actor] == actors


@pytest.mark.parametrize(
    ("text", "event", "mode"),
    [
        ("The opposition attacked the decision to close the border.", "ACCUSE", "disapprove"),
        ("The army threatened to launch strikes on the town.", "THREATEN", "violence"),
        ("Farmers agreed to lift their blockade of the port.", "CONCEDE", None),
    ],
)
def test_what_is_meant(read: Read, text: str, event: str, mode: str | None) -> None:
    found = next(one for one in read(text).events if one.event == event)
    assert (found.mode[0] if found.mode else None) == mode


def test_a_request_for_comment_asks_nothing(read: Read) -> None:
    told = read(
        "Police beat two porters. The Kremlin did not respond to requests for comment."
        " The ministry did not answer a request for an interview."
    )
    assert [one.event for one in told.events] == ["ASSAULT"]


def test_what_is_suspended_was_going_on(read: Read) -> None:
    told = read("The union suspended a three-day strike that had crippled Lagos.")
    assert [one.status for one in told.events if one.event == "PROTEST"] == ["occurred"]
