"""What pronouns, descriptions and later names stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sayso.notes import notes

if TYPE_CHECKING:
    from collections.abc import Callable


def resolved(doc: Any, word: str) -> str | None:
    """The text that the last token of a form stands for."""
    token = [token for token in doc if token.text == word][-1]
    noted = notes(doc)
    assert token.i in noted.actors, f"'{word}' is no actor"
    return noted.actors[token.i].resolved


@pytest.mark.parametrize(
    ("text", "word", "stands_for"),
    [
        ("The army shelled a village. It blamed rebels for the attack.", "It", "The army"),
        ("Minister Ana Duarte met farmers. She promised aid.", "She", "Minister Ana Duarte"),
        ("Rebels seized two engineers. The pair were freed on Sunday.", "pair", "two engineers"),
        (
            "The Red Hill Front, a rebel group, freed a priest. The group wants talks.",
            "group",
            "The Red Hill Front",
        ),
        (
            "Prime Minister Jo Pell met President Ida Roth. Pell praised the latter.",
            "latter",
            "President Ida Roth",
        ),
        ("Workers blocked a road. Some of them threw stones.", "Some", "Workers"),
        ("“We will not leave,” General Sami Deng told reporters.", "We", "General Sami Deng"),
        ("“They [the rebels] broke the truce,” the mayor said.", "They", "the rebels"),
        ("General Amin Asad flew to Rome. The general signed a deal.", "general", "General Amin Asad"),
    ],
)
def test_resolved(parse: Callable[..., Any], text: str, word: str, stands_for: str) -> None:
    found = resolved(parse(text, through="actors"), word)
    assert found is not None
    assert stands_for.lower() in found.lower()


def test_a_surname_is_the_person_named_before(parse: Callable[..., Any]) -> None:
    doc = parse("Interior Minister Moussa Kane denied it. Kane said the army was innocent.", through="actors")
    later = [token for token in doc if token.text == "Kane"][1]
    actor = notes(doc).actors[later.i]
    assert (actor.name, actor.sector) == ("Moussa Kane", "GOV")
    assert later.i in notes(doc).coreference


def test_a_known_surname_is_not_taken_from_another_person(parse: Callable[..., Any]) -> None:
    doc = parse("Teacher Paula Merkel sued the school. Merkel won.", through="actors")
    assert all(actor.id is None for actor in notes(doc).actors.values())


def test_his_men_are_of_his_side(parse: Callable[..., Any]) -> None:
    doc = parse("Rebel commander Idriss Sow said his men would leave Kidal in Mali.", through="actors")
    men = next(token for token in doc if token.text == "men")
    assert (notes(doc).actors[men.i].code, notes(doc).actors[men.i].sector) == ("MLI", "REB")


def test_an_acronym_is_its_long_form(parse: Callable[..., Any]) -> None:
    doc = parse(
        "The Northern Farmers Union (NFU) called a strike. The NFU wants higher prices.", through="actors"
    )
    later = [token for token in doc if token.text == "NFU"][-1]
    assert notes(doc).actors[later.i].name == "Northern Farmers Union"


def test_it_without_an_actor_is_nobody(parse: Callable[..., Any]) -> None:
    doc = parse("It rained. It is clear that the bridge will fall.", through="actors")
    assert not notes(doc).actors
