"""Which day an event of a report has, and by when a commitment is due. All sentences are invented; the day of
the report is a Saturday."""

from __future__ import annotations

import pytest

from sayso.reader import Reader
from sayso.records import Reading, Report

PUBLISHED = "2024-09-14"


def _read(reader: Reader, text: str) -> Reading:
    return reader.read(Report.of(text, published=PUBLISHED))


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Residents reported drone strikes overnight.", "drone strikes", "2024-09-13"),
        ("Tripoli saw heavy clashes on Friday.", "clashes", "2024-09-13"),
        ("Witnesses heard shelling near the port on Sunday night.", "shelling", "2024-09-08"),
        ("The junta pledged to hold elections, but postponed them last week.", "pledged to", None),
        ("The army set a deadline of Friday for the rebels to leave the town.",
         "set a deadline", None),
        ("The government extended the deadline to 15 November.", "extended", None),
        ("The sides agreed on a truce starting Monday.", "agreed on a truce", None),
    ],
)  # fmt: skip
def test_the_day_of_an_event(reader: Reader, text: str, trigger: str, day: str | None) -> None:
    event = next(event for event in _read(reader, text).events if event.trigger.text == trigger)
    assert (event.when.value if event.when else None) == day


@pytest.mark.parametrize(
    ("text", "kind", "latest"),
    [
        (
            "ECOWAS demanded the release of the president and set a deadline of Sunday.",
            "demand",
            "2024-09-15",
        ),
        ("The company gave miners a Sunday deadline to return to work.", "demand", "2024-09-15"),
        ("The junta gave the envoy a 48-hour deadline to leave.", "demand", "2024-09-16"),
        ("The army set a deadline of Friday for the rebels to leave the town.", "demand", "2024-09-20"),
    ],
)
def test_the_day_of_a_deadline(reader: Reader, text: str, kind: str, latest: str) -> None:
    found = next(one for one in _read(reader, text).commitments if one.kind == kind)
    assert found.due is not None
    assert found.due.latest == latest


def test_who_vows_is_who_said_the_rest(reader: Reader) -> None:
    found = _read(
        reader, "Iran said the ships had intruded into its waters and vowed to respond."
    ).commitments
    assert [(one.kind, [holder.text for holder in one.holder]) for one in found] == [("promise", ["Iran"])]


def test_who_talks_has_agreed(reader: Reader) -> None:
    text = "Talks between Kenya and the rebels ended with an agreement to exchange prisoners."
    found = _read(reader, text).commitments
    assert [[holder.text for holder in one.holder] for one in found] == [["Kenya", "the rebels"]]


def test_who_gets_rid_of_arms_threatens_nobody(reader: Reader) -> None:
    found = _read(reader, "Ukraine pledged to be rid of all warheads by the end of 2025.").commitments
    assert [(one.kind, one.due and one.due.latest) for one in found] == [("promise", "2025-12-31")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what lies ahead and what is over
        ("The attack on Tuesday will be looked into.", ("Tuesday", "2021-12-21")),
        ("The vote on Tuesday will decide who leads.", ("Tuesday", "2021-12-28")),
        ("An attack on Tuesday would end the truce.", ("Tuesday", "2021-12-28")),
        ("Tension rose ahead of the union's planned Monday strike.", ("Monday", "2021-12-27")),
        ("Talks in Geneva follow in April.", ("April", "2022-04")),
        ("The raid follows a bombing on Tuesday in the old town.", ("Tuesday", "2021-12-21")),
        ("Since her article backing the pipeline in May, she has changed.", ("May", "2021-05")),
        # words that belong to the clause, not to the date
        ("Critics say that Sunday's vote is a sham.", ("Sunday", "2021-12-26")),
        ("He was shot that Sunday.", ("that Sunday", "2021-12-19")),
        ("It was lent in instalments over three years to the state.", ("three years", "P3Y")),
        ("The war lasted over three years.", ("over three years", "P3Y")),
        ("A weekend raid killed four.", ("weekend", "2021-W50-WE")),
        # stretches and clocks with all that belongs to them
        ("At the end of the third quarter, the group had 24,000 men.",
         ("the end of the third quarter", "2021-Q3")),
        ("Prices fell in the early '80s.", ("the early '80s", "198")),
        ("The offer expires at midnight EDT on Dec. 30.",
         ("midnight EDT on Dec. 30", "2021-12-30T24:00-04:00")),
        ("The storm hit at 3:45 in the morning on Sunday.",
         ("3:45 in the morning on Sunday", "2021-12-19T03:45")),
        ("They will be back by the weekend of March 5-6.",
         ("the weekend of March 5-6", "2022-W09-WE")),
        # weeks and weekdays together
        ("Voters go to the polls a week from Sunday.", ("a week from Sunday", "2022-01-02")),
        ("It was passed two weeks ago Tuesday.", ("two weeks ago Tuesday", "2021-12-07")),
        ("A week ago today the first shells fell.", ("A week ago today", "2021-12-15")),
        ("It meets on the first Monday of each month.",
         ("the first Monday of each month", "XXXX-WXX-1")),
        # years and months after other words
        ("Around 2002 the group split.", ("2002", "2002")),
        ("He was born about 1950 in Kismayo.", ("1950", "1950")),
        ("The court saw clips dating as far back as June.", ("June", "2021-06")),
        ("She should resign no later than June.", ("June", "2022-06")),
        ("The illness affects 75,000 people a year and can kill.", ("a year", "P1Y")),
    ],
)  # fmt: skip
def test_what_the_words_around_say(reader: Reader, text: str, expected: tuple[str, str]) -> None:
    [time] = reader.read(Report.of(text, published="2021-12-22")).times  # a Wednesday
    assert (time.text, time.value) == expected


def test_the_day_from_which_money_is_owed_is_no_term(reader: Reader) -> None:
    found = _read(reader, "The miners demanded that the company pay arrears from March.").commitments
    assert [(one.kind, one.due) for one in found] == [("demand", None)]
