"""Ties by kind: parts and their wholes, members, leaders, lasting support, and how they stand; and what looks
like one and is none. All sentences are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.records import Reading

Read = Callable[..., Reading]

PARTS = [
    ("The anti-terrorism unit of the Kenyan police arrested three men.", "unit", "police", "occurred"),
    ("The interior ministry's cyber crime department said so.", "department", "ministry", "occurred"),
    ("The Habr clan of the Isaaq controls the port.", "clan", "Isaaq", "occurred"),
    ("Fighters of the Badr Brigade, a branch of the Islamic Council, fled.", "Badr", "Council", "occurred"),
    ("The Treasury's Bureau of Export Control froze the accounts.", "Bureau", "Treasury", "occurred"),
    ("The 3rd Armoured Division of the Iraqi Army crossed the river.", "Division", "Army", "occurred"),
    ("The youth league of the ruling African Congress met on Monday.", "league", "Congress", "occurred"),
    ("The visit was announced by Hezbollah's media office.", "office", "Hezbollah", "occurred"),
    ("A splinter group of the Lord's Army crossed the border.", "group", "Army", "occurred"),
    ("The militia forms part of the Popular Mobilization Forces.", "militia", "Forces", "occurred"),
    ("The Nusra militia, part of the Islamic Front, signed.", "militia", "Islamic Front", "occurred"),
    ("The militia will fight as part of the Islamic Front.", "militia", "Islamic Front", "future"),
    (
        "The coalition comprises the Democratic Party and two others.",
        "Democratic Party",
        "coalition",
        "occurred",
    ),
    ("The bloc is made up of the Labour Party and the Greens.", "Labour Party", "bloc", "occurred"),
    ("The Golan Brigade broke away from the Free Syrian Army in 2014.", "Brigade", "Army", "negated"),
    ("The force prepared two brigades of the Iraqi Army.", "brigades", "Army", "occurred"),
    ("A squad of the state police stood in the road.", "squad", "police", "occurred"),
    ("The army's high command met at once.", "command", "army", "occurred"),
    ("The African Union's council met on Friday.", "council", "Union", "occurred"),
    ("The Baidya faction split from the party over disarmament.", "faction", "party", "negated"),
]
MEMBERS = [
    ("Councillor Petra Lang, from the Liberal Union, kept her seat.", "Petra Lang", "Union", "occurred"),
    ("Trade unionist Karl Brandt of the DGB was re-elected.", "Karl Brandt", "DGB", "occurred"),
    ("Tom Reyes lost his seat to Mia Wong from the Green Alliance.", "Mia Wong", "Alliance", "occurred"),
    (
        "Elected were Leo Chan and Ida Holm of respectively the Labour Party and the Civic Party.",
        "Leo Chan",
        "Labour Party",
        "occurred",
    ),
    ("Moldova has applied for membership of the European Union.", "Moldova", "Union", "hypothetical"),
    ("Serbia hopes to become a member of the European Union.", "Serbia", "Union", "hypothetical"),
    ("Mokhtar Ali was accused of being a member of Hamas.", "Mokhtar Ali", "Hamas", "alleged"),
    ("There was no evidence that Pavel Novak belonged to Hamas.", "Pavel Novak", "Hamas", "negated"),
    ("Estonia, as a member of the Council, will raise the matter.", "Estonia", "Council", "occurred"),
    ("Abu Salim left the Nusra Front last year.", "Abu Salim", "Nusra Front", "negated"),
    ("Six ministers left the Cabinet last week.", "ministers", "Cabinet", "negated"),
    ("The Commonwealth suspended Pakistan from its councils last week.", "Pakistan", "wealth", "negated"),
    ("The speaker has been expelled from the ruling party.", "speaker", "party", "negated"),
]
LEADERS = [
    ("The council put Ada Lunt in charge of its police force.", "Ada Lunt", "police force", "occurred"),
    ("The rebels, under Ivo Marn, fled to the hills.", "Ivo Marn", "rebels", "occurred"),
    ("They were told that the Tigers fought under Ivo Marn.", "Ivo Marn", "Tigers", "occurred"),
    ("The council chose Ada Lunt as chairwoman of the league.", "Ada Lunt", "league", "occurred"),
    ("Joseph Mwale stepped down as chairman of the union.", "Joseph Mwale", "union", "negated"),
    ("Amir Haddad quit his post as head of the presidential guard.", "Amir Haddad", "guard", "negated"),
    ("The president sacked Amir Haddad as head of the guard.", "Amir Haddad", "guard", "negated"),
    ("Maria Tedesco gave up the leadership of the Labour Party.", "Maria Tedesco", "Party", "negated"),
    ("Hassan Jibril took over the leadership of the group in 2011.", "Hassan Jibril", "group", "occurred"),
    ("Under the leadership of Hassan Jibril, the group fled.", "Hassan Jibril", "group", "occurred"),
    ("The rebels were under the command of a captain.", "captain", "rebels", "occurred"),
    ("Samira Khan, identified as the leader of the cell, fled.", "Samira Khan", "cell", "occurred"),
    ("Hassan Jibril succeeded his brother as emir of the army.", "Hassan Jibril", "army", "occurred"),
    ("The raiders' leader, known as Ivo Dyanko, fled.", "Ivo Dyanko", "raiders", "occurred"),
    ("Its leader is General Hassan Omar.", "Hassan Omar", "Its", "occurred"),
]
BACKERS = [
    ("The United States continues to provide the Lebanese army with arms.", "States", "army", "occurred"),
    ("The minister reiterated Canada's commitment to support Ukraine.", "Canada", "Ukraine", "occurred"),
    ("Moscow is supplying the junta's forces with fighter jets.", "Moscow", "forces", "occurred"),
    ("The militia gets most of its weapons from Damascus.", "Damascus", "militia", "occurred"),
    ("They will go on supplying Ukraine with transformers.", "They", "Ukraine", "occurred"),
    ("From 1994 Khartoum armed the rebels.", "Khartoum", "rebels", "occurred"),
    ("Thousands joined bands armed by the CIA.", "CIA", "bands", "occurred"),
    ("The vice-president withdrew his support from the government.", "president", "government", "negated"),
    ("The Council calls on Kampala to cease all support to the militias.", "Kampala", "militias", "occurred"),
    ("China and Russia backed Islam Karimov.", "China", "Karimov", "occurred"),
    (
        "British instructors continue to train Peshmerga in the use of the guns.",
        "instructors",
        "Peshmerga",
        "occurred",
    ),
    ("Since May Lima pays the gendarmes and Quito feeds them.", "Lima", "gendarmes", "occurred"),
    ("Cairo accuses Doha of using a charity to finance Hamas.", "Doha", "Hamas", "alleged"),
]
SIDES = [
    ("The League is strongly supportive of Hezbollah.", "allied_with", "League", "Hezbollah"),
    ("The long rivalry between Saudi Arabia and Iran goes on.", "opposes", "Saudi Arabia", "Iran"),
    ("The Druze party is in alliance with Hezbollah.", "allied_with", "party", "Hezbollah"),
    ("Sudan's bitter rival Ethiopia closed the dam.", "opposes", "Ethiopia", "Sudan"),
    ("The pro-India leader and minister Sheikha Wazed fled.", "allied_with", "Wazed", "India"),
    ("Militants who swore allegiance to Boko Haram fled.", "allied_with", "Militants", "Boko Haram"),
    ("Hezbollah fought alongside the army in Qusayr.", "allied_with", "Hezbollah", "army"),
    ("Turkey maintains close links to the Muslim Brotherhood.", "allied_with", "Turkey", "Brotherhood"),
    (
        "Hong Kong's chief executive, Carrie Lam, withdrew the bill.",
        "holds_office",
        "Carrie Lam",
        "Hong Kong",
    ),
    ("Kalm Prime Minister Ada Lunt resigned on Friday.", "holds_office", "Ada Lunt", "Kalm"),
    ("It came from the nation whose king Enrique was exiled.", "holds_office", "Enrique", "nation"),
    ("Talks between the government and the FARC continue.", "negotiates_with", "government", "FARC"),
    ("France patrols the desert with its Sahel partners.", "allied_with", "its", "its Sahel partners"),
    ("Sudan thanked its partners, including Norway.", "allied_with", "its", "Norway"),
    ("She met her Latvian counterpart, Raimonds Berg.", "holds_office", "Raimonds Berg", "Latvian"),
]


def _has(read: Read, text: str, kinds: set[str], source: str, target: str) -> list[str]:
    ties = read(text).ties
    return [
        tie.status
        for tie in ties
        if tie.kind in kinds and source in tie.source.text and target in tie.target.text
    ]


@pytest.mark.parametrize(("text", "part", "whole", "status"), PARTS, ids=[row[0] for row in PARTS])
def test_parts(read: Read, text: str, part: str, whole: str, status: str) -> None:
    assert _has(read, text, {"part_of"}, part, whole) == [status]


@pytest.mark.parametrize(("text", "member", "body", "status"), MEMBERS, ids=[row[0] for row in MEMBERS])
def test_members(read: Read, text: str, member: str, body: str, status: str) -> None:
    assert _has(read, text, {"member_of"}, member, body) == [status]


@pytest.mark.parametrize(("text", "leader", "body", "status"), LEADERS, ids=[row[0] for row in LEADERS])
def test_leaders(read: Read, text: str, leader: str, body: str, status: str) -> None:
    assert _has(read, text, {"leads", "holds_office"}, leader, body) == [status]


@pytest.mark.parametrize(("text", "backer", "backed", "status"), BACKERS, ids=[row[0] for row in BACKERS])
def test_backers(read: Read, text: str, backer: str, backed: str, status: str) -> None:
    assert _has(read, text, {"backs"}, backer, backed) == [status]


@pytest.mark.parametrize(("text", "kind", "one", "other"), SIDES, ids=[row[0] for row in SIDES])
def test_sides(read: Read, text: str, kind: str, one: str, other: str) -> None:
    assert _has(read, text, {kind}, one, other) == ["occurred"]


@pytest.mark.parametrize(
    ("text", "holder", "office", "of"),
    [
        (
            "Omar Nasser, chief of staff to the president, denied it.",
            "Omar Nasser",
            "chief of staff",
            "president",
        ),
        (
            "The regulator's head of research, Ida Lunt, denied it.",
            "Ida Lunt",
            "head of research",
            "regulator",
        ),
        ("The mayor's deputy, Ida Lunt, denied it.", "Ida Lunt", "deputy", "mayor"),
        (
            "Iraq, represented by Foreign Minister Omar Nasser, signed.",
            "Omar Nasser",
            "foreign minister",
            "Iraq",
        ),
        (
            "The militia's spokesman, who gave his name as Abu Bakr, denied it.",
            "Abu Bakr",
            "spokesman",
            "militia",
        ),
        (
            "Sara Lind serves as special envoy of the African Union.",
            "Sara Lind",
            "special envoy",
            "African Union",
        ),
    ],
)
def test_offices(read: Read, text: str, holder: str, office: str, of: str) -> None:
    [tie] = [tie for tie in read(text).ties if tie.kind == "holds_office"]
    assert holder in tie.source.text and of in tie.target.text and tie.office == office


def test_a_name_stands_without_its_owner(read: Read) -> None:
    [tie] = read("The Greens' Ada Lunt was elected on Sunday.").ties
    assert (tie.kind, tie.source.text, tie.target.text) == ("member_of", "Ada Lunt", "The Greens")


@pytest.mark.parametrize(
    "text",
    [
        "The left wing of the hospital was burnt out.",
        "The children's section of the library reopened.",
        "Kenya withdrew its last battalion in November.",
        "A battalion of Indonesian infantry left the port.",
        "Part of the army mutinied.",
        "The Ferry Workers' League denied it.",
        "The prisoners include two journalists and a nurse.",
        "The camp includes a clinic and a school.",
        "Dr. Ellen Ford of Harvard University said the virus had mutated.",
        "Two visitors left the group at the entrance of the museum.",
        "Turkey will not leave the alliance.",
        "She quit smoking as a student of law.",
        "The mayor acted as host to the visitors.",
        "The general took command of the situation.",
        "The suspect was identified as Karl Moor, a plumber.",
        "Kenya has sent the army three tents.",
        "Kenya receives aid from many countries.",
        "The ministry thanked Norway for its support in rebuilding the school.",
        "The rivalry between the two songs is old.",
        "Any driver who runs a militia is a fool.",
        "Old foes met again in the final.",
        "The World Anti-Communist League met in Taipei.",
        "Detectives in charge of the case said so.",
        "The two songs have close links to a film.",
        "The police led away nine of them.",
        "He led the cabinet away to barracks.",
        "The mandate is defined in section 3 of the Act.",
        "A phone company with Nigerian clients closed.",
    ],
)
def test_what_is_no_tie(read: Read, text: str) -> None:
    assert read(text).ties == ()


def test_talks_that_were_paused_are_none(read: Read) -> None:
    text = "The union on Wednesday suspended talks with an energy firm."
    assert _has(read, text, {"negotiates_with"}, "union", "firm") == ["negated"]


def test_a_rank_leads_nothing_also_where_a_text_begins_with_it(read: Read) -> None:
    for text in ("Captain Marn fled to the Blue Guard.", "On Monday Captain Marn fled to the Blue Guard."):
        assert [tie for tie in read(text).ties if tie.kind == "leads"] == []
