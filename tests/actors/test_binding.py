"""Whom a pronoun cannot stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sayso.actors.binding import barred, contradicts

if TYPE_CHECKING:
    from collections.abc import Callable


def at(doc: Any, word: str) -> Any:
    return next(token for token in doc if token.text == word)


@pytest.mark.parametrize(
    ("text", "pronoun", "no", "open_"),
    [
        ("Guards met the miners and Reuss paid them.", "them", "Reuss", "miners"),
        ("The mayor praised himself.", "himself", None, "mayor"),
        ("Farmers wept as soldiers used dogs to chase them.", "them", "soldiers", "Farmers"),
        ("The widow sold her house.", "her", "house", "widow"),
        ("Gunmen left with nurses before police held four of them.", "them", "police", "Gunmen"),
    ],
)
def test_barred(parse: Callable[..., Any], text: str, pronoun: str, no: str | None, open_: str) -> None:
    doc = parse(text, through="actors")
    found = barred(at(doc, pronoun), {})
    assert no is None or at(doc, no).i in found
    assert at(doc, open_).i not in found


def test_nobody_is_he_in_his_own_words(parse: Callable[..., Any]) -> None:
    doc = parse('"He has left," the clerk said.', through="actors")
    he, clerk = at(doc, "He"), at(doc, "clerk")
    assert clerk.i in barred(he, {he.i: clerk.i})


@pytest.mark.parametrize(
    ("text", "pronoun", "no", "open_"),
    [
        ("Peru accused Chile of spying. It denied the charge.", "It", "Peru", "Chile"),
        ("Gunmen seized ten pilots. Soldiers released them.", "them", "Gunmen", "pilots"),
        ("Herders said raiders had stolen their goats.", "their", "raiders", "Herders"),
    ],
)
def test_contradicts(parse: Callable[..., Any], text: str, pronoun: str, no: str, open_: str) -> None:
    doc = parse(text, through="actors")
    assert contradicts(at(doc, pronoun), at(doc, no))
    assert not contradicts(at(doc, pronoun), at(doc, open_))
