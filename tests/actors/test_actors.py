"""Who is who in sentences of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sayso.actors.link import actor_at
from sayso.notes import notes
from sayso.records import Actor

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def who(parse: Callable[..., Any]) -> Callable[..., Actor]:
    """``who(text, words)`` -> the noted actor whose phrase holds the words, the shortest one."""

    def go(text: str, words: str, published: str = "2023-05-10") -> Actor:
        doc = parse(text, published=published, through="actors")
        found = [actor for actor in notes(doc).actors.values() if words in actor.text]
        assert found, [actor.text for actor in notes(doc).actors.values()]
        return min(found, key=lambda actor: len(actor.text))

    return go


@pytest.mark.parametrize(
    ("text", "words", "code", "sector"),
    [
        ("Nigerian troops attacked a village on Monday.", "troops", "NGA", "MIL"),
        ("Colombia's army shelled the hills.", "army", "COL", "MIL"),
        ("Gunmen killed a priest near Maiduguri, in northern Nigeria.", "Gunmen", "NGA", "UAF"),
        ("The Kenyan parliament rejected the bill.", "parliament", "KEN", "LEG"),
        ("Interior Minister Amadou Sarr spoke in Dakar.", "Amadou Sarr", "SEN", "GOV"),
        ("Rebel leader Tesfaye Bekele surrendered in Mekelle.", "Tesfaye", "ETH", "REB"),
        ("A police spokesman in Lima said two men were arrested.", "spokesman", "PER", "COP"),
        ("Doctors in Khartoum went on strike.", "Doctors", "SDN", "MED"),
        ("The Peruvian miners' union called a strike.", "union", "PER", "LAB"),
        ("The United Nations urged restraint.", "United Nations", "UNO", None),
        ("Human Rights Watch accused the army of torture.", "Human Rights Watch", "NGO", "SOC"),
        ("The president of Ghana's electoral commission resigned.", "president", "GHA", "GOV"),
        ("French and German ministers met in Rome.", "ministers", "FRA", "GOV"),
        ("Tens of thousands of Syrian refugees fled.", "thousands", "SYR", "REF"),
        ("ELN commander Pablo Beltran left Havana.", "commander", "COL", "REB"),
        ("Hamas negotiators left Cairo on Monday.", "negotiators", "PSE", "REB"),
        ("Iranian negotiators left Cairo on Monday.", "negotiators", "IRN", "GOV"),
        ("Police fired tear gas in Lima. Officers beat a reporter.", "Officers", "PER", "COP"),
        ("Mali's army held the town. Officers beat a reporter.", "Officers", "MLI", "MIL"),
        ("The U.N. mission in Juba urged restraint.", "mission", "UNO", None),
        ("The panel urged neighbouring States to stop the flow of arms.", "States", None, "GOV"),
    ],
)
def test_country_and_sector(
    who: Callable[..., Actor], text: str, words: str, code: str, sector: str | None
) -> None:
    actor = who(text, words)
    assert (actor.code, actor.sector) == (code, sector)


def test_a_local_office_is_of_the_place_told_with_it(who: Callable[..., Actor]) -> None:
    text = (
        "Russian forces shelled the town of Sumy in Ukraine, the mayor wrote. Russia denied it. "
        "Russian officials said Russia would hold talks with Russian envoys."
    )
    assert who(text, "the mayor").code == "UKR"


def test_a_body_is_not_found_inside_a_persons_name(who: Callable[..., Actor]) -> None:
    actor = who("Sudan sent its spokesman, Al-Fateh Kamil, to Rabat.", "Kamil")
    assert (actor.name, actor.id) == ("Al-Fateh Kamil", None)


def test_a_noun_inside_a_name_does_not_cut_it(who: Callable[..., Actor]) -> None:
    assert (
        who("The Aegean Boat Report said 40 people were pushed back.", "Report").name == "Aegean Boat Report"
    )
    assert who("The rebel group Amanecer Rojo kidnapped a nurse.", "Amanecer").name == "Amanecer Rojo"


def test_a_verb_is_no_part_of_a_name(who: Callable[..., Actor]) -> None:
    assert who("President Maduro met police on Monday.", "police").id is None


def test_the_north_is_the_korea_that_the_report_names(who: Callable[..., Actor]) -> None:
    text = "South Korea held a drill. North Korea fired a missile. The South accused the North of spying."
    assert who(text, "The South").code == "KOR"
    assert who(text, "the North").code == "PRK"
    assert who("Rebels left Mali. The minister of the North was held.", "minister").code == "MLI"


def test_a_name_of_several_is_told_apart_by_its_country(who: Callable[..., Actor]) -> None:
    text = "The United States sent ships, South Korea's Joint Chiefs of Staff said."
    assert who(text, "Joint Chiefs").id == "kor.jcs"


def test_a_name_without_a_comma_belongs_to_its_noun(who: Callable[..., Actor]) -> None:
    text = "Iran's ambassador Mohammad Kazem Sadegh met the union in Baghdad."
    assert who(text, "ambassador").text == "Iran's ambassador Mohammad Kazem Sadegh"


def test_a_capital_stands_for_the_government_also_after_its_country(who: Callable[..., Actor]) -> None:
    assert who("Japan lodged a protest. Tokyo condemned the launch.", "Tokyo").sector == "GOV"


def test_its_secretary_general_is_of_its_party(who: Callable[..., Actor]) -> None:
    text = "The Movement for Democratic Change called a strike. Its secretary-general Tendai Biti was held."
    assert who(text, "Its secretary", "2008-04-09").sector == "OPP"


def test_a_known_name_has_name_and_id(who: Callable[..., Actor]) -> None:
    actor = who("Kadhimi promised elections in Iraq.", "Kadhimi", "2021-12-21")
    assert (actor.name, actor.id, actor.sector) == ("Mustafa al-Kadhimi", "irq.mustafa-al-kadhimi", "GOV")


def test_an_apposition_gives_the_sector(who: Callable[..., Actor]) -> None:
    actor = who("The Blue Lions, a rebel group in Chad, burned a bridge.", "Blue Lions")
    assert (actor.name, actor.code, actor.sector) == ("Blue Lions", "TCD", "REB")


def test_whoever_leads_rebels_is_one(who: Callable[..., Actor]) -> None:
    actor = who("Captain Issa Maiga, who leads the Desert Liberation Front in Mali, fled.", "Issa Maiga")
    assert (actor.code, actor.sector) == ("MLI", "REB")


def test_backed_by_a_state_is_not_of_it(who: Callable[..., Actor]) -> None:
    actor = who(
        "Iran-backed factions fired rockets at a base in Iraq. The Iraqi army fired back.", "factions"
    )
    assert actor.code != "IRN"


@pytest.mark.parametrize(
    ("text", "words", "anonymous"),
    [
        ("Two officials said talks had failed.", "officials", True),
        ("Witnesses in Cairo heard shots.", "Witnesses", True),
        ("A police spokeswoman said nobody was hurt.", "spokeswoman", False),
        ("The foreign minister said talks had failed.", "minister", False),
        ("The interior ministry denied it.", "ministry", False),
        ("General Luka Okello denied it.", "Okello", False),
    ],
)
def test_anonymous_is_for_unnamed_people(
    who: Callable[..., Actor], text: str, words: str, anonymous: bool
) -> None:
    assert who(text, words).anonymous is anonymous


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Ankara has not ordered an offensive.", True),
        ("The general flew to Ankara on Sunday.", False),
        ("Protesters marched through Ankara.", False),
        ("The UN accused Ankara of bombing villages.", True),
        ("Talks with Ankara collapsed.", True),
    ],
)
def test_a_capital_acts_or_is_a_scene(parse: Callable[..., Any], text: str, acts: bool) -> None:
    doc = parse(text, through="places")
    noted = notes(doc)
    assert any(actor.text == "Ankara" for actor in noted.actors.values()) is acts
    assert any(place.text == "Ankara" for place in noted.places.values()) is not acts


def test_nobody_is_called_friday(parse: Callable[..., Any]) -> None:
    doc = parse("The army will leave on Friday, 3 May. Friday is a holiday.", through="actors")
    assert not [
        actor.text for actor in notes(doc).actors.values() if "Friday" in actor.text or "3" in actor.text
    ]


def test_whatever_fills_a_role_has_a_record(parse: Callable[..., Any]) -> None:
    doc = parse("Rebels burned two houses near Goma in Congo.", through="actors")
    house = next(token for token in doc if token.text == "houses")
    record = actor_at(doc, house)
    assert record.text.startswith("two houses")
    assert doc.text[record.start : record.end] == record.text
    assert record.sector is None


def test_every_record_holds_its_words(parse: Callable[..., Any]) -> None:
    text = (
        "The Free Hill Movement (FHM), a rebel group, freed 14 soldiers, its spokesman, Ali Duri, said. "
        "“We keep our word,” he told reporters in N'Djamena. Some of them were wounded."
    )
    doc = parse(text, through="places")
    noted = notes(doc)
    for record in [*noted.actors.values(), *noted.places.values()]:
        assert text[record.start : record.end] == record.text


def test_a_common_party_name_is_not_that_of_another_country(who: Callable[..., Actor]) -> None:
    assert who("The Democratic Party won the vote in Ljubljana, Slovenia.", "Party").id is None
    assert who("The Democratic Party won the vote in Ohio, a US state.", "Party").id == "usa.democrats"


def test_officials_of_a_group_speak_of_the_group(who: Callable[..., Actor]) -> None:
    actor = who("A senior Hamas official said the movement was ready for a truce.", "movement")
    assert (actor.name, actor.resolved) == ("Hamas", "Hamas")


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("A Katyusha hit the base. Two Kornets hit a tank.", "K"),
        ("Storm Agatha killed six people in Mexico.", "Agatha"),
        ("The army launched Operation Silent Dawn in May.", "Dawn"),
        ("The peace deal hangs by a thread, a senator said.", "thread"),
        ("Residents demanded protection after the attack.", "protection"),
        ("The warning came before the vote.", "warning"),
        ("They parked on the side of the road.", "side"),
    ],
)
def test_things_are_nobody(parse: Callable[..., Any], text: str, nobody: str) -> None:
    doc = parse(text, through="actors")
    assert not [actor.text for actor in notes(doc).actors.values() if nobody in actor.text]


@pytest.mark.parametrize("word", ["protection", "attack", "rhetoric"])
def test_what_is_done_or_said_is_of_no_country(parse: Callable[..., Any], word: str) -> None:
    doc = parse(f"Residents of Lima in Peru condemned the {word}.", through="actors")
    noun = next(token for token in doc if token.text == word)
    record = actor_at(doc, noun)
    assert (record.code, record.sector) == (None, None)


def test_us_is_a_pronoun_and_the_us_is_not(parse: Callable[..., Any]) -> None:
    doc = parse("“They warned us in Iraq,” a soldier said. The US warned Iran.", through="places")
    noted = notes(doc)
    assert "us" not in {place.text for place in noted.places.values()}
    assert {actor.text: actor.code for actor in noted.actors.values()}["The US"] == "USA"


def test_those_of_several_countries_are_of_none(who: Callable[..., Actor]) -> None:
    assert who("Ministers from both countries met in Doha in Qatar.", "Ministers").code is None


def test_those_who_are_sent_are_of_the_sender(who: Callable[..., Actor]) -> None:
    text = "Congo asked for help. Rwanda, which borders Congo, said it would send a delegation to Goma."
    assert who(text, "delegation").code == "RWA"


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("“We need everyone [involved in the crime] in court,” he said.", "everyone", None),
        ("The so-called “lake committee” met in Rome.", "committee", "The so-called “lake committee”"),
    ],
)
def test_marks_and_brackets_come_in_pairs(
    who: Callable[..., Actor], text: str, words: str, whole: str | None
) -> None:
    found = who(text, words).text
    assert found.count("[") == found.count("]")
    assert whole in {None, found}


def test_whose_rebels_there_are_is_of_rebels(who: Callable[..., Actor]) -> None:
    assert who("Rebels of the Dawn Movement attacked Kidal in Mali.", "the Dawn Movement").sector == "REB"


@pytest.mark.parametrize(
    "unit",
    [
        "the army of Mali told rebels that they had seized Goma and it fled to them and ",
        "the army of the ",
        "Kofi Dube ",
        "dozens of ",
    ],
)
def test_a_text_without_full_stops_is_read_in_linear_time(parse: Callable[..., Any], unit: str) -> None:
    from time import process_time

    from sayso.actors.stage import Actors
    from sayso.places.stage import Places

    def spent(length: int) -> float:
        doc = parse((unit * length)[:length], through="times")
        begun = process_time()
        for stage in (Actors(), Places()):
            stage(doc)
        return process_time() - begun

    spent(500)
    assert spent(16_000) < 4 * 3 * spent(4_000) + 0.5
