"""Ties between actors. All sentences are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.errors import KnowledgeError
from sayso.records import Reading
from sayso.ties.knowledge import LISTS
from sayso.ties.knowledge import parse as parse_patterns

Read = Callable[..., Reading]

STATED = [
    ("Iran-backed fighters seized the road.", "backs", "Iran", "fighters", "occurred"),
    ("Rebels backed by Turkey seized the road on Monday.", "backs", "Turkey", "Rebels", "occurred"),
    ("The militia, which is funded by Russia, seized the road.", "backs", "Russia", "militia", "occurred"),
    ("Kenya, with Ugandan support, sent soldiers.", "backs", "Ugandan", "Kenya", "occurred"),
    ("The Saudi-led coalition bombed the port.", "leads", "Saudi", "coalition", "occurred"),
    ("Hassan Dirar, who leads the Desert Front, fled.", "leads", "Hassan Dirar", "Desert Front", "occurred"),
    ("The rebels, led by Hassan Dirar, fled.", "leads", "Hassan Dirar", "rebels", "occurred"),
    ("Hamas leader Yusuf Karam arrived in Cairo.", "leads", "Yusuf Karam", "Hamas", "occurred"),
    ("Yusuf Karam, the head of Hamas, arrived in Cairo.", "leads", "Yusuf Karam", "Hamas", "occurred"),
    ("Hamas's leader, Yusuf Karam, arrived in Cairo.", "leads", "Yusuf Karam", "Hamas", "occurred"),
    ("Yusuf Karam is the leader of Hamas.", "leads", "Yusuf Karam", "Hamas", "occurred"),
    ("Yusuf Karam is no longer the leader of Hamas.", "leads", "Yusuf Karam", "Hamas", "negated"),
    ("The army is allied with Russia.", "allied_with", "army", "Russia", "occurred"),
    (
        "The Qassam Brigades, the military wing of Hamas, fired rockets.",
        "part_of",
        "Qassam",
        "Hamas",
        "occurred",
    ),
    ("Israel accused Iran of arming Hezbollah.", "backs", "Iran", "Hezbollah", "alleged"),
    ("Iran denied that it was funding Hezbollah.", "backs", "it", "Hezbollah", "negated"),
    ("Gunmen loyal to a dismissed major seized the radio.", "allied_with", "Gunmen", "major", "occurred"),
    ("Pro-government militias stopped the convoy.", "allied_with", "militias", "government", "occurred"),
    ("The ministry sided with the strikers.", "allied_with", "ministry", "strikers", "occurred"),
    (
        "The Harvest Bloc, led by a beekeeper, won nine seats.",
        "leads",
        "beekeeper",
        "Harvest Bloc",
        "occurred",
    ),
    ("An inquiry board will be headed by Judge Sara Holm.", "leads", "Sara Holm", "board", "future"),
    (
        "Elena Marsh of the Labour Party was elected on Sunday.",
        "member_of",
        "Marsh",
        "Labour Party",
        "occurred",
    ),
    ("The Greens' Elena Marsh was elected on Sunday.", "member_of", "Marsh", "Greens", "occurred"),
    ("Two men, presumed to belong to Hamas, were held.", "member_of", "Two men", "Hamas", "alleged"),
    ("Kenya, as part of the coalition, will send engineers.", "part_of", "Kenya", "coalition", "occurred"),
    ("Kenya remains steadfast in its support of the Somali army.", "backs", "its", "Somali army", "occurred"),
    ("Kenyan troops, aided by support from Uganda, took the hill.", "backs", "Uganda", "troops", "occurred"),
    ("Kenya is committed to supporting the Somali army.", "backs", "Kenya", "Somali army", "occurred"),
    (
        "South Sudan's army spokesman, Deng Mayom, denied it.",
        "holds_office",
        "Deng Mayom",
        "army",
        "occurred",
    ),
    ("Kenya is in talks with Uganda over the lake.", "negotiates_with", "Kenya", "Uganda", "occurred"),
]


@pytest.mark.parametrize(
    ("text", "kind", "source", "target", "status"), STATED, ids=[row[0] for row in STATED]
)
def test_stated(read: Read, text: str, kind: str, source: str, target: str, status: str) -> None:
    ties = read(text).ties
    found = [
        tie for tie in ties if tie.kind == kind and source in tie.source.text and target in tie.target.text
    ]
    assert [tie.status for tie in found] == [status], ties
    assert source in found[0].evidence.text and target in found[0].evidence.text


@pytest.mark.parametrize(
    ("text", "holder", "office", "country"),
    [
        ("Iraqi Prime Minister Omar Saleh flew to Cairo.", "Omar Saleh", "prime minister", "Iraqi"),
        (
            "Turkey's foreign minister, Kemal Aydin, flew to Cairo.",
            "Kemal Aydin",
            "foreign minister",
            "Turkey",
        ),
        ("The president of Kenya, James Otieno, flew to Cairo.", "James Otieno", "president", "Kenya"),
    ],
)
def test_offices(read: Read, text: str, holder: str, office: str, country: str) -> None:
    [tie] = [tie for tie in read(text).ties if tie.kind == "holds_office"]
    assert holder in tie.source.text and country in tie.target.text and tie.office == office


@pytest.mark.parametrize(
    "text",
    [
        "Former prime minister Omar Saleh of Iraq spoke in Cairo.",
        "A former adviser to the prime minister spoke in Cairo.",
        "The well-known city lies on a river.",
        "Residents backed away from the fire.",
        "An initiative led by Japan failed in June.",
        "Two Somali factions fought over the well.",
        "The anti-corruption bill was read in silence.",
        "Sweden applied for a loan.",
        "The president directed the agency to return to the moon.",
    ],
)
def test_no_tie(read: Read, text: str) -> None:
    assert read(text).ties == ()


def test_a_tie_is_told_once(read: Read) -> None:
    text = "Iran-backed fighters seized the road. The Iran-backed fighters then left."
    assert len([tie for tie in read(text).ties if tie.kind == "backs"]) == 1


@pytest.mark.parametrize(
    ("broken", "found"),
    [
        ('[[verb]]\nkind = "likes"\nwords = ["like"]\n', "kind 'likes'"),
        ('[[noun]]\nkind = "leads"\nwords = ["boss"]\nloud = true\n', "field 'loud'"),
        ('[[noun]]\nkind = "leads"\nwords = ["boss", "boss"]\n', "'boss' twice"),
        ("modifiers = 3\n", "modifiers"),
        ("[[verb]\n", "patterns.toml"),
    ],
)
def test_broken_patterns_are_named(broken: str, found: str) -> None:
    text = broken if broken.startswith("modifiers") else "".join(f"{name} = []\n" for name in LISTS) + broken
    with pytest.raises(KnowledgeError, match=r"patterns\.toml") as caught:
        parse_patterns(text)
    assert found in str(caught.value)
