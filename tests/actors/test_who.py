"""Who is meant: by gender, by what somebody is called, by day and country, by whom they serve."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.actors.lookup import find
from sayso.records import Actor, Reading

Read = Callable[..., Reading]


def actors(reading: Reading, trigger: str) -> list[Actor]:
    """The actors of the event with a trigger."""
    return [one for event in reading.events if trigger in event.trigger.text for one in event.actor]


def named(reading: Reading, name: str) -> list[str]:
    """The mentions of somebody by name."""
    return [mention.text for one in reading.actors if one.name == name for mention in one.mentions]


def test_a_title_tells_which_of_two_with_one_name_is_meant(read: Read) -> None:
    reading = read(
        "Grace Banda, a former mayor of Blantyre, was arrested on Monday, police said. Her husband, James "
        "Banda, told reporters that she had been beaten. Mr Banda accused the police of theft. Mrs Banda "
        "demanded an apology from the government of Malawi."
    )
    assert "Mr Banda" in named(reading, "James Banda")
    assert "Mrs Banda" in named(reading, "Grace Banda")


def test_a_woman_is_no_body_that_is_near(read: Read) -> None:
    text = (
        "Myanmar's army detained Aung San Suu Kyi and other leaders of the National League for Democracy. "
        "The party demanded her release."
    )
    assert "her" not in named(read(text, "2021-02-02"), "National League for Democracy")


@pytest.mark.parametrize(
    ("text", "trigger", "name", "sector"),
    [
        ("A rebel commander known as Abu Tariq attacked a village in Mali.", "attacked", "Abu Tariq", "REB"),
        ("A militia called the Dawn Front attacked a village in Mali.", "attacked", "Dawn Front", "PRM"),
    ],
)
def test_who_is_called_so_has_that_name(read: Read, text: str, trigger: str, name: str, sector: str) -> None:
    assert [(one.name, one.sector) for one in actors(read(text), trigger)] == [(name, sector)]


@pytest.mark.parametrize(
    ("text", "day", "known"),
    [
        ("Abu Walid led a faction near Aleppo in Syria.", "2024-09-14", False),
        ("Abu Walid led a faction near Grozny in Chechnya.", "2004-03-14", True),
    ],
)
def test_nobody_is_taken_for_somebody_of_another_time_and_country(
    read: Read, text: str, day: str, known: bool
) -> None:
    assert any(one.id == "rus.abu-al-walid" for one in read(text, day).actors) is known


def test_common_words_and_two_sentences_make_no_name(read: Read) -> None:
    reading = read("Rebels attacked a post in Kenya. Police in Peru beat miners. They want an Islamic state.")
    assert [(one.name, one.code) for one in actors(reading, "beat")] == [(None, "PER")]
    assert named(reading, "Islamic State") == []


def test_quotation_marks_count_for_nothing_in_a_name(read: Read) -> None:
    reading = read('The Human Rights Centre "Viasna" accused the police of beating prisoners in Belarus.')
    assert [one.id for one in actors(reading, "accused")] == ["blr.viasna"]


@pytest.mark.parametrize(
    ("text", "trigger", "code", "sector"),
    [
        ("Ukraine's allies pledged new weapons on Monday.", "pledged", None, None),
        ("Iran's proxies attacked a base on Monday.", "attacked", None, None),
        ("Ethiopian partners signed a deal on Monday.", "signed", "ETH", None),
    ],
)
def test_who_stands_beside_a_state_is_another(
    read: Read, text: str, trigger: str, code: str | None, sector: str | None
) -> None:
    assert [(one.code, one.sector) for one in actors(read(text), trigger)] == [(code, sector)]


def test_allies_in_a_militia_are_of_it_and_a_rebels_deputy_is_a_rebel(read: Read) -> None:
    text = "The army's allies in the Wazalendo militia attacked a camp in Congo."
    assert {one.sector for one in actors(read(text), "attacked")} == {"PRM"}
    text = "Rebel commander Idris Sall was killed in Mali. His deputy, Ba Cissé, attacked a post."
    assert [one.sector for one in actors(read(text), "attacked")] == ["REB"]


@pytest.mark.parametrize(
    ("text", "day", "name", "mention"),
    [
        ("ECOWAS chairman Bola Tinubu warned Niger. The Nigerian president sent envoys.", "2023-07-27",
         "Bola Tinubu", "The Nigerian president"),
        ("Armenia called Vladimir Putin. The Russian leader, whose troops guard the border, urged restraint.",
         "2022-09-13", "Vladimir Putin", "The Russian leader"),
        ("Saudi Arabia bombed Yemen. Riyadh denied it. The kingdom backs Hadi.", "2015-04-02",
         "Saudi Arabia", "The kingdom"),
        ("Boko Haram militants killed 19 people in Nigeria. The jihadists burned homes.", "2017-08-22",
         "Boko Haram", "The jihadists"),
        ("Taliban fighters beat women in Kabul. The movement, which seized the city last month, denied it.",
         "2021-09-03", "Taliban", "The movement"),
    ],
)  # fmt: skip
def test_a_description_finds_who_is_known_to_be_one(
    read: Read, text: str, day: str, name: str, mention: str
) -> None:
    assert mention in named(read(text, day), name)


def test_a_man_called_by_a_known_name_is_what_that_one_is(read: Read) -> None:
    text = "A man known as Prachanda attacked a police post in Nepal."
    assert [one.sector for one in actors(read(text, "2001-02-02"), "attacked")] == ["REB"]


def test_the_front_line_is_no_group(read: Read) -> None:
    text = "The Dawn Front shelled a town in Mali. The general visited troops at the front."
    assert "the front" not in named(read(text), "Dawn Front")


def test_offices_are_found_with_of() -> None:
    assert [one.known.id for one in find("minister of defence of Kenya", "2020-04-01")] == ["ken.monica-juma"]
    assert [one.known.id for one in find("Kenyan defence minister", "2020-04-01")] == ["ken.monica-juma"]


def test_a_nickname_is_part_of_the_name(read: Read) -> None:
    text = 'Police in Haiti arrested Ivan "the Bear" Marn on Monday. Marn had attacked a market.'
    assert named(read(text), 'Ivan "the Bear" Marn') == ['Ivan "the Bear" Marn', "Marn"]


def test_a_shortened_middle_name(read: Read) -> None:
    reading = read("President Recep T. Erdogan criticised Israel.", "2018-03-18")
    assert [one.id for one in actors(reading, "criticised")] == ["tur.recep-tayyip-erdogan"]


@pytest.mark.parametrize(("day", "code"), [("1992-07-11", "SDN"), ("2014-07-11", "SSD")])
def test_a_body_is_of_the_country_that_there_was(read: Read, day: str, code: str) -> None:
    assert [one.code for one in actors(read("The SPLA attacked a village near Torit.", day), "attacked")] == [
        code
    ]


@pytest.mark.parametrize(
    ("text", "trigger", "sector"),
    [
        ("The rebels' chief negotiator, Ivo Marn, rejected the offer of Mali.", "rejected", "REB"),
        ("The Dawn Front, a rebel group, said its forces attacked Gao in Mali.", "attacked", "REB"),
        ("In Croatia rebel Serbs attacked a village.", "attacked", "REB"),
    ],
)
def test_who_serves_rebels_is_of_the_rebels(read: Read, text: str, trigger: str, sector: str) -> None:
    assert {one.sector for one in actors(read(text), trigger)} == {sector}


def test_the_military_is_somebody(read: Read) -> None:
    reading = read("Myanmar's military seized power on Monday and detained Aung San Suu Kyi.", "2021-02-03")
    assert [(one.code, one.sector) for one in actors(reading, "detained")] == [("MMR", "MIL")]
