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
        ("Troops died. UN peacekeepers said three of their posts were shelled.", "their", "UN peacekeepers"),
        (
            "Ida Roth spoke. The foreign minister, Ivo Marn, told his French counterpart so.",
            "his",
            "Ivo Marn",
        ),
        ("General Sami Deng met the widow of Ivo Marn. A farmer said he saw them.", "he", "A farmer"),
        (
            "Separatists shelled a port in Ukraine. Russia denied that it arms the rebels.",
            "rebels",
            "Separatists",
        ),
        ("NATO met the Kosovo Liberation Army. The alliance will send troops.", "alliance", "NATO"),
        ("Baku said its men came under fire. Yerevan said three of its men died.", "its", "Yerevan"),
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
        ("Students marched to the ministry. Soldiers used batons to beat them.", "them", "Students"),
        ("Farmers blocked a road. Police detained them.", "them", "Farmers"),
        (
            "The government did not comment on the hostages. A minister said some of them could be freed.",
            "some",
            "the hostages",
        ),
        ("Militants seized ten schoolgirls. The army said it had rescued them.", "them", "ten schoolgirls"),
        (
            "A court in Harare jailed the journalist for insulting the president. He was beaten in May.",
            "He",
            "the journalist",
        ),
        (
            "Police detained the leader of the union after a minister accused him. He denied it.",
            "He",
            "the leader of the union",
        ),
        ("Six people died, according to two nurses. Many were hurt, they said.", "they", "two nurses"),
        ("Some of the 90 dockers sat down. Police dispersed them.", "them", "the 90 dockers"),
        ("Peru accused Chile of spying. It denied the charge.", "It", "Chile"),
        ("Hundreds of villagers fled. The villagers will not return.", "villagers", "Hundreds of villagers"),
        ("Herders blocked a road. Police said they had held four of them.", "four", "Herders"),
        ("Villagers said soldiers had stolen their goats.", "their", "Villagers"),
        ("The EU fined a firm. NATO sent jets. The alliance will keep jets there.", "alliance", "NATO"),
        ("Kenya offered talks and Uganda said it would send troops.", "it", "Uganda"),
        ("Kenya and Uganda signed a treaty. They will open the border.", "They", "Kenya and Uganda"),
        ("Brussels condemned the vote. The bloc sent no observers.", "bloc", "Brussels"),
        ("Ghana joined ECOWAS. Officials said the bloc would send troops.", "bloc", "ECOWAS"),
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


def test_a_description_needs_one_of_its_kind(parse: Callable[..., Any]) -> None:
    told = "Rebels of the Green River Movement attacked a town in Chad. The European Union condemned it. "
    doc = parse(told + "Libya denied that it funds the movement.", through="actors")
    assert resolved(doc, "movement") == "the Green River Movement"
    doc = parse("The African Union sent observers. The movement rejected them.", through="actors")
    assert resolved(doc, "movement") is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Hamas fired on the town. The two factions met on Friday.", "factions"),
        ("Borden Bank had warned of losses. The disaster agency said ten people died.", "agency"),
        ("Prime Minister Jo Pell was there. They want the minister, Sam Oun, to resign.", "minister"),
    ],
)
def test_a_description_that_says_more_stands_for_nobody_before(
    parse: Callable[..., Any], text: str, word: str
) -> None:
    assert resolved(parse(text, through="actors"), word) is None


def test_they_for_several_are_of_none_of_their_countries(parse: Callable[..., Any]) -> None:
    doc = parse("Kenya and Uganda signed a treaty. They will open the border.", through="actors")
    they = next(token for token in doc if token.text == "They")
    actor = notes(doc).actors[they.i]
    assert (actor.code, actor.name, they.i in notes(doc).coreference) == (None, None, False)


@pytest.mark.parametrize("sides", ["Both sides", "The two sides", "The two parties", "Neither side"])
def test_sides_are_of_no_single_country(parse: Callable[..., Any], sides: str) -> None:
    doc = parse(f"{sides} signed a truce in Geneva in Switzerland.", through="actors")
    actor = next(iter(notes(doc).actors.values()))
    assert (actor.text, actor.code, actor.sector) == (sides, None, None)


def test_a_title_is_not_the_fullest_mention(parse: Callable[..., Any]) -> None:
    text = "Army denies firing on crowd\n\nThe army of Mali said on Monday that it had not fired on anyone."
    doc = parse(text, through="actors")
    assert resolved(doc, "it") == "The army of Mali"
    assert resolved(doc, "army") is None


def test_a_pronoun_that_owns_what_explains_it_ends(parse: Callable[..., Any]) -> None:
    doc = parse("Peru kept out of their [armed factions] favour.", through="actors")
    assert {actor.code for actor in notes(doc).actors.values()} == {"PER"}


def test_they_are_rather_of_their_own_paragraph(parse: Callable[..., Any]) -> None:
    text = (
        "Under a truce signed in Luanda, both sides agreed to pull their guns back. Neither side has moved a "
        'gun. "They signed a paper, and each of them waits for the other," a diplomat said.\n\nIn Bweremana, '
        "hundreds of people marched on the office of the governor and demanded protection. Police used tear "
        "gas to disperse them."
    )
    assert resolved(parse(text, through="actors"), "them") == "hundreds of people"
    run_on = parse(text.replace("\n\n", " "), through="actors")
    assert resolved(run_on, "them") != "hundreds of people"


def test_two_full_names_are_two(parse: Callable[..., Any]) -> None:
    text = "Don Fowler, who helmed the DNC, spoke. Ada Lunt was president of the club."
    found = notes(parse(text, published="2008-09-20", through="actors")).actors.values()
    assert [actor.name for actor in found if actor.text == "Ada Lunt"] == ["Ada Lunt"]
