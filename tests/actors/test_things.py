"""Chains of what does not act: things, places, the author and the reader."""

from __future__ import annotations

from spacy.tokens import Doc

from sayso.actors.cast import cast_of
from sayso.reader import Reader
from sayso.records import Report


def chains(doc: Doc) -> list[list[str]]:
    """The head words of every chain."""
    return [[doc[m.head].text for m in chain] for chain in cast_of(doc).coreference.chains()]


def read(reader: Reader, text: str) -> list[list[str]]:
    return chains(reader.walk(Report.of(text), through="actors"))


def test_a_thing_is_itself_again(reader: Reader) -> None:
    text = (
        "Engineers built a wooden bridge over the river in 1998. The bridge burned down last year, and the "
        "river has had a ferry since. A stone bridge is planned further up."
    )
    found = read(reader, text)
    assert ["bridge", "bridge"] in found
    assert ["river", "river"] in found


def test_a_place_is_itself_again(reader: Reader) -> None:
    text = "The road to Gambela was closed on Monday. Traders in Gambela said so on Tuesday."
    assert ["Gambela", "Gambela"] in read(reader, text)


def test_it_takes_up_a_thing(reader: Reader) -> None:
    text = "The treaty was signed at noon on Monday. It comes into force in May."
    assert ["treaty", "It"] in read(reader, text)


def test_the_author_is_one_all_through(reader: Reader) -> None:
    text = "I went to the market on Monday. We bought fish, and I paid for it. Our car was old. My feet hurt."
    found = read(reader, text)
    assert ["I", "I", "My"] in found
    assert ["We", "Our"] in found


def test_who_is_quoted_is_not_the_author(reader: Reader) -> None:
    text = '"I will not go," the mayor said on Monday. I believed him.'
    chain = next(chain for chain in read(reader, text) if "mayor" in chain)
    assert "him" in chain
    assert chain.count("I") == 1


def test_who_speaks_for_several_is_not_all_of_them(reader: Reader) -> None:
    text = "“We will not leave,” General Sami Deng told reporters on Monday. “We are many.”"
    found = read(reader, text)
    assert ["We", "We"] in found
    assert not any("We" in chain and {"Deng", "General"} & set(chain) for chain in found)


def test_a_part_is_not_the_whole(reader: Reader) -> None:
    text = "The miners met in Dorin on Monday. Some of them went home, but they did not say why."
    assert not any({"Some", "miners"} <= set(chain) for chain in read(reader, text))


def test_nobody_is_he_who_is_a_body(reader: Reader) -> None:
    text = "Fatah rejected the transfer on Monday. He did not say why."
    assert not any("He" in chain for chain in read(reader, text))


def test_a_capital_is_not_the_country(reader: Reader) -> None:
    text = "Envoys of Peru met in Lima on Monday. Peru closed the border. Roads from Lima were blocked."
    found = read(reader, text)
    assert ["Peru", "Peru"] in found
    assert ["Lima", "Lima"] in found


def test_a_phrase_that_narrows_its_noun_is_not_certain_to_be_the_same(reader: Reader) -> None:
    text = "Police arrested two officers on Friday. The officers of the coast guard were not among them."
    assert not any(chain.count("officers") > 1 for chain in read(reader, text))
