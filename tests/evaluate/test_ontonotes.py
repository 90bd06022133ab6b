"""Where phrases begin and end by OntoNotes' guidelines."""

from __future__ import annotations

import pytest

from sayso.actors.cast import cast_of
from sayso.actors.referents import SEVERAL
from sayso.evaluate.ontonotes import mentions, span
from sayso.reader import Reader
from sayso.records import Report


def spans(reader: Reader, text: str) -> set[str]:
    doc = reader.walk(Report.of(text), through="actors")
    table = cast_of(doc).coreference.table()
    return {text[start:end] for start, end in (span(doc, one) for one in table.referents)}


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The mayor who resigned in May wept.", "The mayor who resigned in May"),
        ("Ines Duarte, a miller, wept.", "Ines Duarte, a miller"),
        ("The Free Mill Union (FMU) voted.", "The Free Mill Union (FMU)"),
        ("Even the mayor wept.", "the mayor"),
        ("They took the mayor's coat.", "the mayor's"),
        ("Peru and Chile signed.", "Peru and Chile"),
        ("Peru and Chile signed.", "Chile"),
        ("The Geneva talks failed.", "Geneva"),
        ("Ivo Marn, the son of a miller and a nurse, wept.", "Ivo Marn, the son of a miller and a nurse"),
        ("Rell (1998) and Voss (2004) disagree.", "Voss"),
        ("Many fled, and this alarmed us.", "this"),
    ],
)
def test_span(reader: Reader, text: str, phrase: str) -> None:
    assert phrase in spans(reader, text)


def test_an_apposition_is_no_phrase_of_its_own(reader: Reader) -> None:
    assert "a miller" not in spans(reader, "Ines Duarte, a miller, wept.")


def test_those_who_are_named_together_are_one_phrase_more(reader: Reader) -> None:
    doc = reader.walk(Report.of("Peru and Chile signed."), through="actors")
    kinds = [one.kind for one in cast_of(doc).coreference.table().referents]
    assert kinds.count(SEVERAL) == 1


@pytest.mark.parametrize(
    ("text", "heads", "left"),
    [
        ("Ines Duarte is the mayor. She wept.", ("Ines", "mayor", "She"), {"Ines Duarte", "She"}),
        ("She left for Lyon, France. France wept.", ("France", "France"), {"France"}),
        ("The miller who lost his house wept.", ("miller", "his"), {"his"}),
        ("The mayor herself wept.", ("mayor", "herself"), {"The mayor herself"}),
    ],
)
def test_what_is_no_mention(reader: Reader, text: str, heads: tuple[str, ...], left: set[str]) -> None:
    doc = reader.walk(Report.of(text), through="actors")
    table = cast_of(doc).coreference.table()
    chain = [one for one in table.referents if doc[one.head].text in heads]
    assert {text[start:end] for start, end in mentions(doc, chain)} == left
