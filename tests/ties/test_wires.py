"""Ties as wire reports and governments tell them: relative clauses, appositions, amounts of aid, titles. All
sentences are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.records import Reading

Read = Callable[..., Reading]

TOLD = [
    ("backs", "The rebels, whose main backer is Rwanda, seized the airport.", "Rwanda", "rebels"),
    ("backs", "The Sudan Liberation Army has long received arms from Chad.", "Chad", "Army"),
    ("backs", "Egypt receives $1.3 billion a year in military aid from Norway.", "Norway", "Egypt"),
    ("backs", "Norway, which provides Egypt with $3 million in aid, left.", "Norway", "Egypt"),
    ("backs", "The general, who has the backing of Egypt and Chad, fled.", "Chad", "general"),
    ("backs", "The Contras were armed and trained by Chile.", "Chile", "Contras"),
    ("backs", "Chad pays the salaries of the African Union soldiers.", "Chad", "soldiers"),
    ("backs", "Militias on the government's payroll burned the village.", "government", "Militias"),
    ("backs", "The militia relies on Qatar for its weapons.", "Qatar", "militia"),
    ("backs", "Norway is helping to train the Iraqi army.", "Norway", "army"),
    ("backs", "Uganda provided the SPLA with tanks throughout the war.", "Uganda", "SPLA"),
    ("allied_with", "The army and allied militias burned the village.", "militias", "army"),
    ("allied_with", "Ivo Marn, a close associate of President Abel Sarr, fled.", "Marn", "Sarr"),
    ("allied_with", "The men are from a group close to the government.", "group", "government"),
    ("allied_with", "The Front has formed an alliance with the Gulf Clan.", "Front", "Clan"),
    ("opposes", "The ELN has waged an insurgency against the government.", "ELN", "government"),
    ("opposes", "The Awami League and its rival, the Jatiya Party, met.", "Jatiya", "its"),
    ("negotiates_with", "The ELN has been holding peace talks with the government.", "ELN", "government"),
    ("leads", "The Group, whose presidency is held by Morocco, meets next in Rome.", "Morocco", "Group"),
    ("leads", 'The UPC was led by "General" Ali Mahamat Darassou.', "Ali", "UPC"),
    ("member_of", "Mehraj Dar of the ruling Baath Party denied it.", "Mehraj Dar", "Baath"),
    ("member_of", "Mehraj Dar (Green Party) denied it.", "Mehraj Dar", "Green Party"),
    ("member_of", "Burundi, one of the five members of the African Union, left.", "Burundi", "Union"),
    ("member_of", "Turkey, a NATO member state, closed the strait.", "Turkey", "NATO"),
    ("member_of", "Ivo Marn is on the executive committee of the Baath Party.", "Marn", "committee"),
    ("member_of", "Norway contributes a battalion to the Multinational Force.", "Norway", "Force"),
    ("part_of", "Ahrar al-Sham, one of the groups that make up the Islamic Front, fled.", "Ahrar", "Front"),
    ("part_of", "The Democratic Forces, whose backbone is the YPG, left.", "YPG", "Forces"),
    ("part_of", "The militia is paid by the Indonesian army's district command.", "command", "army"),
    ("leads", "It works with FDLR elements under the command of Abel Sarr.", "Sarr", "elements"),
    ("leads", "Fuad Hoss, a Sunni who heads the March Bloc, left.", "Fuad Hoss", "Bloc"),
    ("leads", "The Union, a grouping of nine parties led by Abel Sarr, left.", "Sarr", "grouping"),
    ("allied_with", "Troops and militiamen loyal to Laurent Sarr fled.", "militiamen", "Sarr"),
    ("part_of", "A faction of the GIA, the Salafist Group for Combat, denied it.", "Salafist", "GIA"),
    ("part_of", "The Jatiya Party, a component of the ruling coalition, left.", "Jatiya", "coalition"),
    ("opposes", "Sudan is at war with the Sinai Front and opposed by the Nile Union.", "Nile", "Sudan"),
    ("holds_office", "The Prime Minister of Iraq, H.E. Mr. Ivo Marn, left.", "Ivo Marn", "Iraq"),
]


def _found(read: Read, text: str, kind: str, source: str, target: str) -> list[str]:
    return [
        tie.status
        for tie in read(text).ties
        if tie.kind == kind and source in tie.source.text and target in tie.target.text
    ]


@pytest.mark.parametrize(("kind", "text", "source", "target"), TOLD)
def test_told(read: Read, kind: str, text: str, source: str, target: str) -> None:
    assert _found(read, text, kind, source, target) == ["occurred"]


@pytest.mark.parametrize(
    ("text", "source", "target", "status"),
    [
        ("Denmark announced it would fund the Kenyan coast guard.", "it", "coast guard", "future"),
        ("Norway will send fuel to the Kenyan army.", "Norway", "army", "future"),
        ("Monitors were unable to confirm that Chad was backing the army.", "Chad", "army", "hypothetical"),
        ("The rebels rejected the plan of the Saudi-backed army.", "Saudi", "army", "occurred"),
        ("The rebels denied that Chad backs the army.", "Chad", "army", "negated"),
    ],
)
def test_how_support_stands(read: Read, text: str, source: str, target: str, status: str) -> None:
    assert _found(read, text, "backs", source, target) == [status]


def test_a_relative_clause_is_said_of_the_side_in_its_number(read: Read) -> None:
    text = "The Front, its ally the Oromo Army and the government, which is backed by Chad, must stop."
    assert _found(read, text, "backs", "Chad", "government") == ["occurred"]
    text = "Supporters of the Front, which is led by Ivo Marn, sang."
    [tie] = read(text).ties
    assert "Supporters" not in tie.target.text


@pytest.mark.parametrize(
    "text",
    [
        "The town's ferry company wants its pier back.",
        "The hotel is close to the ministry.",
        "We have provided three million dollars in aid for displaced families.",
        "Nuclear-armed rivals met.",
        "The villagers were led by hope.",
        "The Alliance is the largest party in the assembly.",
        "Lena joined the department in 1990.",
        "Hezbollah, which fought Israel in 2006, said so.",
        "Sam Lamb, who had been governor of Texas, sang.",
        "The army has good relations with its tailor.",
    ],
)
def test_none_told(read: Read, text: str) -> None:
    assert read(text).ties == ()
