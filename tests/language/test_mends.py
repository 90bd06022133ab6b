"""Slips of the parser that are mended: asides hang on whoever speaks, roles on the names behind them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sayso.records import Reading


@pytest.mark.parametrize(
    ("text", "aside", "above"),
    [
        ("The rebels threatened to attack the port, accusing the army of fraud.", "accusing", "threatened"),
        ("Ministers vowed to leave the bloc, falsely accusing Chad of fraud.", "accusing", "vowed"),
        ("The army promised to leave the town, handing it to the police.", "handing", "leave"),
    ],
)
def test_an_aside_hangs_on_the_speaker(parse: Callable[..., Any], text: str, aside: str, above: str) -> None:
    doc = parse(text)
    assert next(token for token in doc if token.text == aside).head.text == above


def test_what_an_aside_says_has_been_said(read: Callable[..., Reading]) -> None:
    events = read("The rebels threatened to attack the port, accusing the army of fraud.").events
    assert [(event.event, event.status) for event in events] == [
        ("THREATEN", "occurred"),
        ("ACCUSE", "occurred"),
    ]


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        ("A court sentenced opposition leader Khaleda Zia to five years in prison.", "leader", "Khaleda"),
        ("Hours after U.S. Secretary of State Antony Blinken arrived in Seoul, it fired missiles.",
         "Secretary", "Antony"),
    ],
)  # fmt: skip
def test_a_role_hangs_on_the_name_behind_it(
    parse: Callable[..., Any], text: str, title: str, name: str
) -> None:
    word = next(token for token in parse(text) if token.text == title)
    assert (word.head.text, word.dep_) == (name, "nmod:desc")


def test_an_article_ties_a_name_together_in_a_list(parse: Callable[..., Any]) -> None:
    text = (
        "Ahrar al-Sham and Jaysh al-Islam, the two largest rebel groups, are fighting alongside Turkish "
        "troops."
    )
    word = next(token for token in parse(text) if token.text == "Islam")
    assert (word.head.text, word.dep_) == ("Jaysh", "flat")


def test_a_predicate_behind_whose_heads_a_relative_clause(parse: Callable[..., Any]) -> None:
    doc = parse("The Norm Front, whose commander is General Ivo Marn, sent patrols.")
    name = next(token for token in doc if token.text == "Ivo")
    assert (name.head.text, name.dep_) == ("Front", "acl:relcl")


@pytest.mark.parametrize(
    ("text", "verb", "above"),
    [
        ("Iran said the ships had intruded into its waters and vowed to respond.", "vowed", "said"),
        ("The group said its leader was killed and vowed revenge.", "vowed", "said"),
        ("The minister said the rebels had broken the truce and left.", "left", "broken"),
    ],
)
def test_who_reacts_is_who_said_the_rest(parse: Callable[..., Any], text: str, verb: str, above: str) -> None:
    doc = parse(text)
    assert next(token for token in doc if token.text == verb).head.text == above


@pytest.mark.parametrize(
    ("text", "first", "other"),
    [
        ("Sweden, along with Finland, said it would send police to Mali.", "Sweden", "Finland"),
        ("Denmark, together with Norway, pledged 200 million kroner to Moldova.", "Denmark", "Norway"),
        ("The army along with the Janjaweed burned villages in Darfur.", "army", "Janjaweed"),
    ],
)
def test_together_with_names_several(parse: Callable[..., Any], text: str, first: str, other: str) -> None:
    word = next(token for token in parse(text) if token.text == other)
    assert (word.head.text, word.dep_) == (first, "conj")


def test_who_is_done_to_along_with_others_stands_apart(parse: Callable[..., Any]) -> None:
    doc = parse("The general was killed along with two aides.")
    assert next(token for token in doc if token.text == "aides").dep_ != "conj"
