"""What tells of no event though its words are those of one: denials of accusations, claims nobody made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sayso.reader import Reader
from sayso.sources import report_from_text

Read = Callable[[str], Any]


@pytest.mark.parametrize(
    "text",
    [
        "Rwanda has denied the allegations.",
        "Moscow dismissed the charge as nonsense.",
        "The Tanzanian government called the allegations laughable.",
        "The embassy rejected the accusations.",
        "The allegations were denied by the army.",
        "No group immediately claimed responsibility.",
        "There was no immediate claim of responsibility.",
    ],
)
def test_who_denies_does_not_accuse_and_who_claims_nothing_attacks_nobody(read: Read, text: str) -> None:
    assert read(text).events == ()


def test_an_accusation_stands_whose_content_or_author_is_told(read: Read) -> None:
    (event,) = read("The Kremlin denied the allegations by the opposition.").events
    assert (event.event, event.status) == ("ACCUSE", "occurred")
    assert [actor.text for actor in event.actor] == ["the opposition"]
    assert [actor.text for actor in event.recipient] == ["The Kremlin"]


def test_a_request_that_is_denied_was_made(read: Read) -> None:
    found = {
        event.event: event.status for event in read("The request for asylum was denied by Australia.").events
    }
    assert found == {"REQUEST": "occurred", "REJECT": "occurred"}


def test_an_attack_that_nobody_claims_is_one_event(read: Read) -> None:
    (event,) = read(
        "A car bomb killed six people in Quetta; no group claimed responsibility for the attack."
    ).events
    assert (event.event, event.status, event.size.dead) == ("ASSAULT", "occurred", 6)


def test_who_denies_an_act_in_the_headline_did_not_do_it(reader: Reader) -> None:
    report, _ = report_from_text(
        "Truce hangs by a thread as army denies shelling\n\n"
        "Five people were killed when mortar shells hit a market in Goma on Monday, health workers said.\n",
        "market.txt",
    )
    occurred = [event for event in reader.read(report).events if event.status == "occurred"]
    assert [event.event for event in occurred] == ["ASSAULT"]
    assert occurred[0].actor == ()


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The general heads the force that is charged with securing the capital of Kalm.", "ACCUSE"),
        ("The ministry hired a convicted murderer as a guard in Oruro.", "SANCTION"),
        ("The minister told of the talks in a conference call with reporters on Sunday.", "CONSULT"),
        ("Relief agencies fed thousands of displaced people in Oruro on Sunday.", "SANCTION"),
        ("All livestock on the farm have been slaughtered, the ministry of Kenya said.", "ASSAULT"),
        ("The border of Kenya was drawn before World War II, the minister said.", "ASSAULT"),
    ],
)
def test_tasks_epithets_and_interviews_are_no_events(read: Read, text: str, event: str) -> None:
    assert event not in [one.event for one in read(text).events if one.trigger.text != "talks"]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Prosecutors charged the general with aiding a rebel raid on Oruro.", "ACCUSE"),
        ("A court in Oruro convicted a guard of murder on Sunday.", "SANCTION"),
        ("The minister held a conference call with the prime minister of Kenya on Sunday.", "CONSULT"),
    ],
)
def test_charges_convictions_and_calls_are_events(read: Read, text: str, event: str) -> None:
    assert event in [one.event for one in read(text).events]
