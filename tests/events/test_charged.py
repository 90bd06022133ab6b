"""Who did what somebody is charged with, and whom a rebuke reaches."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.records import Reading


@pytest.mark.parametrize(
    ("text", "event", "actors"),
    [
        (
            "The United Nations accused Mali's army of firing at a fishing boat on a river, damaging it.",
            "ASSAULT",
            ["Mali's army"],
        ),
        ("Rebels were accused by the governor of a raid on the border village.", "ASSAULT", ["Rebels"]),
        ("Farmers sued the police for beating a herder.", "ASSAULT", ["the police"]),
        ("The court charged the general with torture of prisoners.", "ASSAULT", ["the general"]),
        (
            "Amnesty accused the rebels of looting a mission, demanding an inquiry into the raid.",
            "REQUEST",
            ["Amnesty"],
        ),
    ],
)
def test_who_is_charged_did_it(
    read: Callable[..., Reading], text: str, event: str, actors: list[str]
) -> None:
    found = [one for one in read(text).events if one.event == event]
    assert [actor.text for actor in found[0].actor] == actors


def test_who_charges_is_no_party_of_what_is_told_of_the_deed(read: Callable[..., Reading]) -> None:
    told = read("The army's allies were accused by a rights group of a raid in which nine herders died.")
    raids = [one for one in told.events if one.event == "ASSAULT"]
    assert all("a rights group" not in [actor.text for actor in one.actor] for one in raids)


@pytest.mark.parametrize(
    ("text", "event", "recipients"),
    [
        ("Pakistan summoned the Indian ambassador on Friday.", "ACCUSE", ["the Indian ambassador"]),
        ("After being beaten by guards, the student was taken to hospital.", "ASSAULT", ["the student"]),
    ],
)
def test_whom_it_reaches(read: Callable[..., Reading], text: str, event: str, recipients: list[str]) -> None:
    found = next(one for one in read(text).events if one.event == event)
    assert [actor.text for actor in found.recipient] == recipients


def test_who_is_wanted_is_asked_nothing(read: Callable[..., Reading]) -> None:
    told = read("Two colonels are wanted for the murder of a bishop.")
    assert [one.event for one in told.events] == ["ASSAULT"]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Four men were jailed in May for contempt of court.", "jailed"),
        ("The army fired on the town.", "fired on"),
        ("Rebels took two nurses hostage in the hills.", "took two nurses hostage"),
    ],
)
def test_a_trigger_ends_where_another_phrase_begins(
    read: Callable[..., Reading], text: str, trigger: str
) -> None:
    assert read(text).events[0].trigger.text == trigger
