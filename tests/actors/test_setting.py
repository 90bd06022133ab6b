"""The country to conclude for those whose country no word states."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sayso.notes import notes
from sayso.reader import Reader
from sayso.records import Actor, Reading, Report

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "actor", "code"),
    [
        ("Soldiers attacked a convoy near Gao in Mali.", "Soldiers", "MLI"),
        ("Foreign soldiers attacked a convoy near Gao in Mali.", "Foreign soldiers", None),
        ("World leaders condemned the coup in Niger.", "World leaders", None),
        ("African leaders condemned the coup in Niger.", "African leaders", None),
        ("The foreign minister met striking teachers in Niamey, Niger.", "The foreign minister", "NER"),
    ],
)
def test_who_is_from_abroad_is_not_of_the_country_told_of(
    read: Read, text: str, actor: str, code: str | None
) -> None:
    assert [(one.text, one.code) for event in read(text).events[:1] for one in event.actor[:1]] == [
        (actor, code)
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The parliament voted to impose sanctions on Belarus.", None),
        ("The parliament of Belarus voted to impose sanctions on Poland.", "BLR"),
        ("The parliament in Minsk voted to impose sanctions.", "BLR"),
    ],
)
def test_a_country_that_is_only_dealt_with_is_nobodys_home(read: Read, text: str, code: str | None) -> None:
    assert [one.code for event in read(text).events[:1] for one in event.actor[:1]] == [code]


@pytest.mark.parametrize(
    ("text", "party", "code"),
    [
        ("Envoys met in Geneva on Friday to discuss aid for the refugees.", "the refugees", None),
        ("Rebels and officials held talks in Doha. The rebels freed ten soldiers.", "ten soldiers", None),
        ("The deal signed in Pretoria ended the war. The federal army left.", "The federal army", None),
        ("The cabinet met in Lima on Friday. Protesters blocked the road outside.", "Protesters", "PER"),
        ("Protesters gathered in Lima on Friday. Police fired tear gas.", "Police", "PER"),
    ],
)
def test_where_several_only_meet_nobody_is_at_home(
    reader: Reader, text: str, party: str, code: str | None
) -> None:
    assert actors(reader, text)[party].code == code


@pytest.mark.parametrize(
    ("text", "party", "code"),
    [
        ("Emirati-backed separatists seized the port.", "Emirati-backed separatists", None),
        ("The militia is funded by Qatar. Villagers fled.", "Villagers", None),
        ("Turkey supports the rebels.", "the rebels", None),
        ("Sudan provided arms to the rebels. Sudanese troops fled.", "the rebels", "SDN"),
        ("Turkey attacked the rebels.", "the rebels", "TUR"),
        ("South American leaders met in Lima.", "South American leaders", None),
    ],
)
def test_who_backs_others_is_not_at_home_there(
    reader: Reader, text: str, party: str, code: str | None
) -> None:
    assert actors(reader, text)[party].code == code


@pytest.mark.parametrize(
    ("text", "party", "code"),
    [
        ("Two men were killed in Tripoli, Lebanon.", "Two men", "LBN"),
        ("Police in London, Ontario, arrested a man.", "a man", "CAN"),
        ("Police in London arrested a man.", "a man", "GBR"),
        ("Police in Atlanta, Georgia, arrested a man.", "a man", "USA"),
    ],
)
def test_a_town_is_of_the_country_behind_the_comma(reader: Reader, text: str, party: str, code: str) -> None:
    assert actors(reader, text)[party].code == code


@pytest.mark.parametrize(
    ("text", "code"),
    [("Ministers accused Chad of arming the rebels.", None), ("Ministers in Chad met rebels.", "TCD")],
)
def test_whoever_accuses_a_country_is_not_of_it(reader: Reader, text: str, code: str | None) -> None:
    assert next(a.code for words, a in actors(reader, text).items() if words.startswith("Ministers")) == code


def test_fighters_of_a_group_are_the_group(reader: Reader) -> None:
    noted = actors(reader, "ELN guerrillas attacked a pipeline on Monday. ELN officials denied it.")
    assert noted["ELN guerrillas"].id == "col.eln"
    assert noted["ELN officials"].id is None


@pytest.mark.parametrize(
    ("text", "actor", "code"),
    [
        ("Congo's army accused Rwanda of sending troops into Uganda.", "troops", "RWA"),
        ("Oslo said four of its soldiers had died in Mali.", "four of its soldiers", "NOR"),
    ],
)
def test_troops_are_of_whoever_sends_or_has_them(reader: Reader, text: str, actor: str, code: str) -> None:
    assert actors(reader, text)[actor].code == code


def actors(reader: Reader, text: str) -> dict[str, Actor]:
    """Those noted in a text, by their words."""
    return {one.text: one for one in notes(reader.walk(Report.of(text), through="actors")).actors.values()}


def test_those_among_them_are_no_part_of_the_phrase(reader: Reader) -> None:
    noted = actors(reader, "Four soldiers, among them a colonel, were killed near Gao in Mali.")
    assert "Four soldiers" in noted


NIAMEY = (
    "NIAMEY, Aug 29 (Reuters) - Niger's junta on Tuesday ordered police to expel the French ambassador, "
    "raising the stakes with Paris. Parliament voted to expel the French ambassador last week. The junta "
    "has also revoked military accords with France. Paris rejected the order."
)


def test_an_embassy_is_not_at_home_where_it_is(read: Read) -> None:
    events = read(NIAMEY, "2023-08-29").events
    assert [one.code for event in events for one in event.actor if one.text == "Parliament"] == ["NER"]
    told = read(
        "Protesters marched in Niamey. The embassy of a neighbour closed. Niger has a new envoy there."
    )
    assert {one.code for event in told.events for one in event.actor if "embassy" in one.text} <= {None}


@pytest.mark.parametrize(
    ("dateline", "code"), [("GORI, Georgia (AP) - ", "GEO"), ("GENEVA (AP) - ", None), ("", None)]
)
def test_a_country_of_the_dateline_counts_where_none_is_named(
    read: Read, dateline: str, code: str | None
) -> None:
    events = read(f"{dateline}Government forces attacked a village on Friday, activists said.").events
    assert [one.code for event in events for one in event.actor] == [code]


def test_former_states_are_no_country(read: Read) -> None:
    events = read("The two former Soviet republics fought a war over the region.").events
    assert [one.code for event in events for one in event.actor] == [None]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "Kenya's opposition asked the Supreme Court to stop a tax. The United States urged calm. "
            "Washington backs the government in Nairobi.",
            "KEN",
        ),
        ("Kenya's Supreme Court jailed a minister. Ghana's Supreme Court freed a minister.", "GHA"),
        ("Farmers in Kenya sued a minister in Nairobi. The Supreme Court jailed him.", "KEN"),
    ],
)
def test_an_organ_with_a_common_name_is_of_where_the_report_plays(
    parse: Callable[..., Any], text: str, code: str
) -> None:
    actors = notes(parse(text, through="actors")).actors.values()
    assert [one.code for one in actors if "Supreme Court" in one.text][-1] == code


def test_an_organ_of_the_un_is_not_that_of_a_country(parse: Callable[..., Any]) -> None:
    actors = notes(parse("Ukraine's Security Council met in Kyiv.", through="actors")).actors.values()
    assert [(one.code, one.id) for one in actors if "Council" in one.text] == [("UKR", None)]


def test_the_country_is_none_that_does_something_to_it(parse: Callable[..., Any]) -> None:
    text = "Myanmar's army seized power. The United States said it would cut its aid to the country."
    doc = parse(text, through="actors")
    assert [one.code for i, one in notes(doc).actors.items() if doc[i].text == "country"] != ["USA"]


def test_a_dateline_counts_more_than_what_is_named_by_the_way(parse: Callable[..., Any]) -> None:
    text = (
        "RUSTENBURG, South Africa, Aug 17 - Police shot dead four miners on Thursday. The president cut "
        "short a trip to Mozambique."
    )
    actors = notes(parse(text, through="actors")).actors.values()
    assert {one.code for one in actors if one.text == "Police"} == {"ZAF"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Russia invaded Ukraine. In Washington, the president announced sanctions.", "USA"),
        ("Egypt jailed a minister. In Ankara, the prime minister condemned Egypt.", "TUR"),
    ],
)
def test_who_holds_office_in_a_capital_is_of_its_country(read: Read, text: str, code: str) -> None:
    assert [one.code for one in read(text).events[-1].actor] == [code]
