"""Contested terms. All sentences are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.errors import KnowledgeError
from sayso.records import Reading
from sayso.wordings.knowledge import parse as parse_markers

Read = Callable[..., Reading]

MARKED = [
    ("Villagers fear the so-called pacification campaign.", "so-called", "pacification campaign", None),
    ("Villagers fear the so-called “pacification” of the valley.", "so-called", "pacification", None),
    ("The envoys refused to use the word genocide.", "refused_term", "genocide", None),
    ("The text does not include the term “occupation”.", "refused_term", "occupation", None),
    ("The minister refused to call it a coup.", "refused_term", "coup", None),
    ("The army launched what it called a “special measure”.", "described_as", "special measure", None),
    ("The two sides agreed to use the word “departure”.", "replaced_term", "departure", None),
    ("The editors replaced the word “coup” with “transition”.", "replaced_term", "coup", "transition"),
    ("The law speaks of “guests” instead of “refugees”.", "replaced_term", "refugees", "guests"),
    ("This is a redeployment, not a withdrawal.", "replaced_term", "withdrawal", "redeployment"),
    ("Lawyers condemned the so-called Haroun's Act.", "so-called", "Haroun's Act", None),
    ("All six “hostages” were back in the canteen by noon.", "scare_quotes", "hostages", None),
    ("The editors undertook in writing not to call our soldiers invaders.", "refused_term", "invaders", None),
    ("She asked that the word riot be taken back.", "refused_term", "riot", None),
    ("It was “slaughter”, a word his prime minister rejected.", "refused_term", "slaughter", None),
    ("The minister spoke of “foreign hands” in the strike.", "described_as", "foreign hands", None),
    ("“Mercy” was the word that the governor used.", "described_as", "Mercy", None),
    (
        "Officials blamed what they described as a large-scale theft.",
        "described_as",
        "large-scale theft",
        None,
    ),
    ("A spokesman for the mission spoke of “a setback, not a siege”.", "replaced_term", "siege", "setback"),
    ("Police moved the families under a “renewal” scheme.", "scare_quotes", "renewal", None),
]


@pytest.mark.parametrize(("text", "marker", "term", "rival"), MARKED, ids=[row[0] for row in MARKED])
def test_marked(read: Read, text: str, marker: str, term: str, rival: str | None) -> None:
    [wording] = read(text).wordings
    assert (wording.marker, wording.text, wording.rival and wording.rival.text) == (marker, term, rival)
    assert text[wording.start : wording.end] == term


@pytest.mark.parametrize(
    "text",
    [
        "The villages were burned, the villagers said.",
        "“We will not leave,” the mayor said.",
        "The mayor called the report “a fabrication from start to finish”.",
        "Her novel “The Long Road Home” won a prize.",
        "Joaquin “Chapo” Ruiz was jailed.",
        "He is a soldier, not a politician.",
        "The ministry demanded the “immediate release” of both pilots.",
        "The word “port” has four letters.",
        "The ship's nickname is “Old Harriet”.",
        "She leaves the room when the man on television says the word picnic.",
    ],
)
def test_not_marked(read: Read, text: str) -> None:
    assert read(text).wordings == ()


def test_the_speaker_of_a_term_is_named(read: Read) -> None:
    reading = read("The governor said the so-called renewal had failed.")
    [wording] = reading.wordings
    assert wording.attribution == (reading.attributions[0].id,)


def test_two_names_of_one_thing_are_rivals_each_with_its_user(read: Read) -> None:
    reading = read("What the army calls a clean-up and the villagers call a massacre took place on Friday.")
    found = [(one.text, one.rival and one.rival.text, one.user and one.user.text) for one in reading.wordings]
    assert found == [("clean-up", "massacre", "the army"), ("massacre", "clean-up", "the villagers")]


def test_who_keeps_a_term_out_is_named(read: Read) -> None:
    [wording] = read("The delegates rejected the term “occupation”.").wordings
    assert wording.user is not None and wording.user.text == "The delegates"


@pytest.mark.parametrize(
    ("broken", "found"),
    [("[x", "markers.toml"), ("so_called = 3", "so_called"), ("a_fog = []", "a_fog"), ("", "doings")],
)
def test_broken_markers_are_named(broken: str, found: str) -> None:
    with pytest.raises(KnowledgeError, match=r"markers\.toml") as caught:
        parse_markers(broken)
    assert found in str(caught.value)
