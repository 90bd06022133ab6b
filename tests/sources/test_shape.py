"""The parts of a news page, on pages of our own writing."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.notes import Block
from sayso.sources.dateline import dateline
from sayso.sources.shape import blocks, title_of

PAGE = """\
World
Border towns empty as shelling resumes
By Miriam Osei and Tomas Vrba in Karsk
Published: Tuesday 14 March 2023 10:15 GMT
5 min read
Smoke rises over the old bridge in Karsk on Monday [Lena Ruiz/AFP]
KARSK, March 14 (Newswire) - Thousands of people left the border towns around Karsk after shelling resumed.
"We took the children and nothing else," said Anna Brod, 41, a teacher.
What happened overnight?
The mayor said eleven shells had landed near the market. No one was killed.
'We took the children and nothing else'
– Anna Brod, teacher
The defence ministry denied responsibility and blamed the Free Column.
Read more: Timeline of the Karsk conflict
'A truce on paper'
The opposition called for an inquiry. Its leader, Petr Hala, said the truce was "dead".
Reporting by Miriam Osei and Tomas Vrba; Editing by John Lake
Our Standards: The Courier Principles.
Follow us on Telegram for daily updates
© 2023 The Courier. All rights reserved.
"""


def shape(text: str) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in blocks(text)]


def kinds(text: str) -> list[str]:
    return [block.kind for block in blocks(text)]


def test_every_part_of_a_page() -> None:
    assert kinds(PAGE) == [
        "heading", "title", "byline", "byline", "byline", "caption", "dateline",
        "paragraph", "paragraph", "heading",
        "paragraph", "pull_quote", "credit", "paragraph", "boilerplate", "heading", "paragraph",
        "boilerplate", "boilerplate", "boilerplate", "boilerplate",
    ]  # fmt: skip
    assert title_of(PAGE, blocks(PAGE)) == "Border towns empty as shelling resumes"
    assert ("dateline", "KARSK, March 14 (Newswire) -") in shape(PAGE)


def test_one_paragraph_is_one_paragraph() -> None:
    text = "Two soldiers were killed near Tame on Monday, the army said. No group claimed the attack."
    assert blocks(text) == (Block("paragraph", 0, len(text)),)


def test_no_text_has_no_blocks() -> None:
    assert blocks(" \n\t\n") == ()


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("BAGHDAD, Dec 19 (Agency) - Two men were held.", "BAGHDAD, Dec 19 (Agency) -"),
        ("KABUL (Pajhwok): Two men were held.", "KABUL (Pajhwok):"),
        ("GENEVA, 5 May — Two men were held.", "GENEVA, 5 May —"),
        ("Beirut, Lebanon – Two men were held.", "Beirut, Lebanon –"),
        ("PORT-AU-PRINCE, Haiti (AP) — Two men were held.", "PORT-AU-PRINCE, Haiti (AP) —"),
        ("N'DJAMENA, April 20, 2021 (Newswire) - Two men were held.", "N'DJAMENA, April 20, 2021 "
        "(Newswire) -"),
        ("ANKARA/ISTANBUL, May 3 - Two men were held.", "ANKARA/ISTANBUL, May 3 -"),
        ("MOSCOW. Jan 5 (Interfax) - Two men were held.", "MOSCOW. Jan 5 (Interfax) -"),
        ("WASHINGTON—Two men were held.", "WASHINGTON—"),
        ("ISLAMABAD: Two men were held.", "ISLAMABAD:"),
        ("(Newswire) - Two men were held.", "(Newswire) -"),
        ("São Paulo, Brazil – “Two men” were held.", "São Paulo, Brazil –"),
    ],
)  # fmt: skip
def test_datelines(paragraph: str, expected: str) -> None:
    assert paragraph[: dateline(paragraph, first=True)] == expected


@pytest.mark.parametrize(
    "paragraph",
    [
        "Samira – a nurse – says she will never return.",
        "NATO — an alliance of 30 states — met on Monday.",
        "EXCLUSIVE: Two men were held.",
        "Rep. Ann Lee (D-Md.) said two men were held.",
        "The March 8-12 talks failed.",
        "Police said: two men were held.",
        "US troops left on Monday.",
    ],
)
def test_not_datelines(paragraph: str) -> None:
    assert dateline(paragraph, first=True) == 0


def test_a_place_alone_is_a_dateline_only_in_the_first_paragraph() -> None:
    assert dateline("Beirut, Lebanon – Two men were held.", first=False) == 0
    assert dateline("BEIRUT, May 3 (Newswire) - Two men were held.", first=False) > 0


def test_hard_wrapped_text_with_blank_lines() -> None:
    text = (
        "Parliament votes down budget\n\n"
        "The upper house rejected the budget on Friday by 61 votes to\n"
        "40, plunging the coalition into its worst crisis since it took\n"
        "office, and forcing the prime minister to seek talks.\n\n"
        "The finance minister said she would offer her resignation\n"
        "unless the parties agree on a plan before the end of the month.\n"
    )
    assert kinds(text) == ["title", "paragraph", "paragraph"]


def test_hard_wrapped_text_without_blank_lines() -> None:
    text = (
        "Police fired tear gas at protesters in the capital on Saturday, wounding\n"
        "twelve, a doctors' group said. Demonstrators had gathered to demand the\n"
        "release of jailed journalists.\n"
        "The interior ministry said the gathering was illegal. It said eight officers\n"
        "were hurt by stones, and that forty people had been arrested for rioting near\n"
        "the parliament.\n"
    )
    assert kinds(text) == ["paragraph", "paragraph"]


def test_a_quotation_that_nobody_repeats_is_a_paragraph() -> None:
    text = (
        "Talks stall\nThe envoy left the hall early on Monday without a word.\n“There is nothing to add.”\n"
    )
    assert kinds(text) == ["title", "paragraph", "paragraph"]


def test_the_trimmed_repetition_is_the_pull_quote_and_not_the_story() -> None:
    text = (
        "Talks stall over prisoners\n"
        "“They opened the doors and told us to run as fast as we could”\n"
        "The men were freed on Monday after nine weeks in a cellar, their families said.\n"
        "“They opened the doors and told us to run as fast as we could to the river,” one of them said.\n"
    )
    assert kinds(text) == ["title", "pull_quote", "paragraph", "paragraph"]


def test_boilerplate_at_the_end_of_the_only_paragraph() -> None:
    text = (
        "Two soldiers were killed, the army said. Reporting by Ana Silva; editing by Joe Kent. All "
        "rights reserved."
    )
    assert shape(text) == [
        ("paragraph", "Two soldiers were killed, the army said."),
        ("boilerplate", "Reporting by Ana Silva; editing by Joe Kent. All rights reserved."),
    ]


@pytest.mark.parametrize(
    "end",
    [
        "This article was first published by The Courier and is republished with permission.",
        "Jane Doe is a freelance journalist based in Beirut. She tweets at @janedoe.",
        "The Courier delivers independent reporting and analysis of the region. Subscribe to our "
        "newsletter here.",
        "Additional reporting by Omar Said in Karsk.",
        "Omar Said contributed to this report.",
        "The views expressed in this article are the author's own.",
        "Sign up for our weekly briefing",
    ],
)
def test_boilerplate_at_the_end(end: str) -> None:
    story = (
        "Truce holds\nThe truce held for a second day, the mayor said on Monday.\nBuses ran to the "
        "river again.\n"
    )
    assert kinds(story + end)[-1] == "boilerplate"
    assert kinds(story + end)[:-1] == ["title", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    "end",
    [
        "The minister said he would follow the advice of the court and publish the list.",
        "Reporting by the commission had shown that hundreds were killed, he said.",
        "He urged the rebels to sign up to the truce by Friday.",
        "The paper was first published in 1921 and was banned three times by the colonial government.",
    ],
)
def test_a_story_that_ends_in_like_words(end: str) -> None:
    story = (
        "Truce holds\nThe truce held for a second day, the mayor said on Monday.\nBuses ran to the "
        "river again.\n"
    )
    assert kinds(story + end) == ["title", "paragraph", "paragraph", "paragraph"]


def test_a_line_that_leads_to_a_quotation_is_no_heading() -> None:
    text = (
        "Talks stall\nThe envoy left the hall early on Monday without a word.\nHe added:\n"
        "“There is nothing to add to what my colleagues have told you this morning.”\n"
    )
    assert kinds(text) == ["title", "paragraph", "paragraph", "paragraph"]


_line = st.sampled_from(
    [*PAGE.splitlines(), "", " ", "“", "— x", "BAGHDAD, Dec 19 (AP) -", "(AP) -", "A" * 90]
)


@given(st.one_of(st.text(), st.lists(_line, max_size=12).map("\n".join)))
def test_blocks_cover_all_words_in_order(text: str) -> None:
    found = blocks(text)
    for one, other in pairwise(found):
        assert one.end <= other.start
    covered = "".join(text[block.start : block.end] for block in found)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(block.start < block.end and text[block.start : block.end].strip() for block in found)
