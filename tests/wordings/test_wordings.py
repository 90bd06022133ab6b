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
    ],
)
def test_not_marked(read: Read, text: str) -> None:
    assert read(text).wordings == ()


def test_the_speaker_of_a_term_is_named(read: Read) -> None:
    reading = read("The governor said the so-called renewal had failed.")
    [wording] = reading.wordings
    assert wording.attribution == (reading.attributions[0].id,)


@pytest.mark.parametrize(
    ("broken", "found"),
    [("[x", "markers.toml"), ("so_called = 3", "so_called"), ("a_fog = []", "a_fog"), ("", "doings")],
)
def test_broken_markers_are_named(broken: str, found: str) -> None:
    with pytest.raises(KnowledgeError, match=r"markers\.toml") as caught:
        parse_markers(broken)
    assert found in str(caught.value)
