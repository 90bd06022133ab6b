"""Whom "the two leaders", "both countries" and "the two sides" stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sayso.notes import notes
from sayso.records import Actor

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def two(parse: Callable[..., Any]) -> Callable[[str, str], Actor]:
    """``two(text, noun)`` -> the actor that the last such noun heads."""

    def go(text: str, noun: str) -> Actor:
        doc = parse(text, through="actors")
        return [actor for i, actor in sorted(notes(doc).actors.items()) if doc[i].text == noun][-1]

    return go


@pytest.mark.parametrize(
    ("text", "noun", "stands_for"),
    [
        (
            "President Ida Roth met General Sami Deng in Rome. The two leaders signed a pact.",
            "leaders",
            "President Ida Roth and General Sami Deng",
        ),
        (
            "Ida Roth met the rebel leader, Sami Deng, a spokesman said. Both men signed a pact.",
            "men",
            "Ida Roth and Sami Deng",
        ),
        (
            "Kenya's president met the Ugandan foreign minister. Both countries will send envoys.",
            "countries",
            "Kenya and Uganda",
        ),
        (
            "North Korea shelled an island and the South Korean army fired back. China urged both countries "
            "to stop.",
            "countries",
            "North Korea and South Korea",
        ),
        (
            "Ida Roth met the rebel Sami Deng. General Ivo Marn tried to broker a deal between the two men.",
            "men",
            "Ida Roth and Sami Deng",
        ),
        (
            "The foreign minister, Ivo Marn, met his German counterpart. Both ministers agreed.",
            "ministers",
            "Ivo Marn and his German counterpart",
        ),
        (
            "The Dawn Front, a rebel group, attacked the army. The two sides agreed on a truce.",
            "sides",
            "The Dawn Front and the army",
        ),
    ],
)
def test_two_that_were_named_last(
    two: Callable[[str, str], Actor], text: str, noun: str, stands_for: str
) -> None:
    assert two(text, noun).resolved == stands_for


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Ida Roth, Sami Deng and Ivo Marn flew to Rome. The two leaders signed a pact.", "leaders"),
        ("Ida Roth met Sami Deng. The two leaders of the Front were absent.", "leaders"),
        ("Kenya, Uganda and Rwanda sent envoys. Both countries agreed on a truce.", "countries"),
    ],
)
def test_nobody_is_guessed(two: Callable[[str, str], Actor], text: str, noun: str) -> None:
    assert two(text, noun).resolved is None


def test_two_of_two_countries_are_of_none(two: Callable[[str, str], Actor]) -> None:
    found = two("Kenya's president met the Ugandan president. The two countries agreed.", "countries")
    assert (found.code, found.name) == (None, None)
