"""Ties by the wordings of statements, histories and local news. All sentences are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.records import Reading

Read = Callable[..., Reading]

BACKS = [
    ("Germany is the largest donor to the United Nations Relief Agency.", "Germany", "Relief Agency"),
    ("Bulgaria supplies the Peshmerga with ammunition.", "Bulgaria", "Peshmerga"),
    ("The Soviet Union supported the Ethiopian regime until 1990.", "Soviet Union", "regime"),
    ("Saudi Arabia's financial aid to Pakistan has kept the rupee afloat.", "Saudi Arabia", "Pakistan"),
    ("The Ukrainian brigade was trained by Norway and equipped by Poland.", "Poland", "brigade"),
    ("Ireland has pledged its continued support to the International Criminal Court.", "its", "Court"),
]
LEADS = [
    ("Twenty ships under NATO command patrol the sea.", "NATO", "ships"),
    ("The expedition, led by the brothers Karl and Otto Brandt, reached the coast.", "Otto", "expedition"),
    ("Colonel Ezra Lamb took command of the garrison in June.", "Ezra Lamb", "garrison"),
    ("Lord Byng commanded the Canadian Corps from 1916 to 1917.", "Byng", "Corps"),
    ("The choir, under the direction of Mary Finch, sang at noon.", "Mary Finch", "choir"),
    ("The firm's founder and chief executive, Paul Grant, sold his shares.", "Paul Grant", "firm"),
    ("Dr. Lena Ortiz will join the Salk Hospital as chief executive in May.", "Ortiz", "Hospital"),
    ("Samuel Abbot was the first colonel of the regiment.", "Samuel Abbot", "regiment"),
]
PARTS = [
    ("In 1862 the regiment was attached to Kelley's Brigade.", "regiment", "Brigade"),
    ("The 14th Foot was transferred to the Second Division in the spring.", "14th Foot", "Division"),
    ("The brigade included the 3rd Maine, the 4th Maine and the 38th New York.", "38th New York", "brigade"),
    ("The Royal College's Department of Surgery has closed two wards.", "Department", "Royal College"),
    ("The Center for Civic Media at MIT was set up in 2007.", "Center", "MIT"),
    ("The 2nd Platoon, Bravo Company, was hit first.", "Platoon", "Bravo Company"),
    ("The Ministry's Gender Unit drafted the text.", "Gender Unit", "Ministry"),
    ("It joined the 1st Brigade of the East African Force in May.", "1st Brigade", "East African Force"),
    ("Sinn Fein is widely seen as the political wing of the IRA.", "Sinn Fein", "IRA"),
]
MEMBERS = [
    ("She was a member of the Royal Astronomical Society and the Fabian Society.", "She", "Fabian"),
    ("He was elected to the House of Commons in 1911 as a Liberal.", "He", "House of Commons"),
    ("She is one of nine members of the Electoral Commission.", "She", "Commission"),
    ("Ali Reza, of the Green Path movement, was freed.", "Ali Reza", "Green Path"),
    ("Imran Qadir, a fighter with the Karakoram Front, was buried on Friday.", "Qadir", "Front"),
    ("The Labour MP for Stoke, Karen Dodd, arrived late.", "Karen Dodd", "Labour"),
    ("Members of the coalition include Norway, Chile and the Maldives.", "Chile", "coalition"),
]
OTHERS = [
    ("backs", "The Alliance, which enjoys Moscow's backing, holds the north.", "Moscow", "Alliance"),
    ("backs", "The army and the police, trained by Norway, held the pass.", "Norway", "police"),
    ("backs", "The Red Front and the Blue Front, both backed by Iran, met.", "Iran", "Blue Front"),
    ("holds_office", "Israeli military spokesman Ivo Marn spoke in Haifa.", "Ivo Marn", "military"),
    ("backs", "The Pakistani backed militia held the pass.", "Pakistani", "militia"),
    ("holds_office", "Scotland's Chief Veterinary Officer, Ada Lunt, spoke.", "Ada Lunt", "Scotland"),
    ("holds_office", "Ivo Marn, chief financial officer of Copperline, left.", "Ivo Marn", "Copperline"),
    ("holds_office", "He served as president of the Bar Association from 1954.", "He", "Bar Association"),
    ("holds_office", "The king appointed him treasurer of the abbey.", "him", "abbey"),
    ("holds_office", "Bank of Ghana Governor Ernest Addo held rates.", "Addo", "Bank of Ghana"),
    ("holds_office", "Ministry of Health spokesman Ali Musa denied it.", "Ali Musa", "Ministry of Health"),
    ("allied_with", "Moscow and Minsk are close allies.", "Moscow", "Minsk"),
    ("leads", "The army is now under the control of General Thant.", "Thant", "army"),
    ("allied_with", "Sardinia fought on the side of France.", "Sardinia", "France"),
    ("allied_with", "The tribes fought on the side of the French.", "tribes", "French"),
    ("negotiates_with", "Japan and Peru are in talks over a fishing pact.", "Japan", "Peru"),
    ("negotiates_with", "Talks between the union and Boeing resumed.", "union", "Boeing"),
]


@pytest.mark.parametrize(
    ("kind", "text", "source", "target"),
    [("backs", *row) for row in BACKS]
    + [("leads", *row) for row in LEADS]
    + [("part_of", *row) for row in PARTS]
    + [("member_of", *row) for row in MEMBERS]
    + OTHERS,
)
def test_told(read: Read, kind: str, text: str, source: str, target: str) -> None:
    ties = read(text).ties
    found = [
        tie for tie in ties if tie.kind == kind and source in tie.source.text and target in tie.target.text
    ]
    assert len(found) == 1, ties


def test_all_in_a_row(read: Read) -> None:
    text = "The Navy League was associated with the Temperance Union, the Good Templars and the Band of Hope."
    targets = {tie.target.text for tie in read(text).ties if tie.kind == "allied_with"}
    assert targets == {"the Temperance Union", "the Good Templars", "the Band of Hope"}


def test_support_that_was_cut_is_negated(read: Read) -> None:
    [tie] = read("Washington suspended its military aid to Burkina Faso after the coup.").ties
    assert (tie.kind, tie.target.text, tie.status) == ("backs", "Burkina Faso", "negated")


def test_who_resigns_from_a_party_is_no_member(read: Read) -> None:
    [tie] = read("Ada Lunt resigned from the Conservative Party in protest.").ties
    assert (tie.kind, tie.source.text, tie.status) == ("member_of", "Ada Lunt", "negated")


@pytest.mark.parametrize(
    "text",
    [
        "The bakery supports two families.",
        "The envoy was accused of shipping Iranian rockets.",
        "The wall supports the roof.",
        "The duke led his men to the ford.",
        "Police led the suspect to a van.",
        "Volunteers helped the victims of the flood.",
        "He was attached to his dog.",
        "The prisoners were transferred to a camp.",
        "The delegation included two senators and a bishop.",
        "The museum's board of trustees met on Monday.",
        "Captain Dora Pell fell at the ford.",
        "The firm provides training to its staff.",
        "Most voters back the mayor, Ada Lunt.",
        "Aid agencies support the victims of the flood.",
        "Those who oppose her stayed at home.",
        "TV-friendly rage filled the family-friendly park.",
        "A state-sponsored hacker got in.",
        "The Oxford-trained surgeon operated for six hours.",
        "Kenya is Uganda's biggest trading partner.",
        "The senator has a personal connection to the court.",
        "Officials from the FSA (Food Standards Agency) closed the plant.",
        "She was beside the bear's head.",
        "Families of members of the choir stood behind the band's leader.",
        "They voted for the Ada Lunt Justice in Mining Act.",
        "The clerk cooperated fully for a year, assisting the police in every way.",
        "Mr Justice Saunders sent him to prison.",
        "Ada Lunt was the first Republican mayor to be re-elected.",
        "The bill came late; the council opposes it.",
        "One rival, Ivo Dale of Utah, spoke.",
        "The mine pays its employees well.",
        "The most right-wing members of the choir left.",
        "She is the oldest member of her family.",
        "Other candidate-aligned groups spent less.",
        "Police negotiated with the suspect for two hours.",
        "He was standing outside his home with five young men.",
        "She does not have the fan base of the mayor.",
        "Gray was part of a group of six teenagers.",
        "Police searched the house with the assistance of the FBI.",
        "The mining industry, led by Copperline, objected.",
    ],
)
def test_none_told(read: Read, text: str) -> None:
    assert read(text).ties == ()


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("Senate Minority Leader Harry Dale spoke.", "Dale", "Senate"),
        ("US Energy Secretary Ada Lunt spoke in Oslo.", "Ada Lunt", "US"),
        ("The Salk Hospital's medical director, Ada Lunt, spoke.", "Ada Lunt", "The Salk Hospital"),
        ("Her Republican rival, Ivo Dale, met Ada Lunt.", "Dale", "Her"),
    ],
)
def test_of_whom(read: Read, text: str, source: str, target: str) -> None:
    (tie,) = read(text).ties
    assert source in tie.source.text
    assert tie.target.text == target
