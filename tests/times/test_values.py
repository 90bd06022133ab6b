"""What dated expressions mean, counted from the day of the report. All sentences are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.records import Reading, Time

Read = Callable[[str, str | None], list[Time]]
WEDNESDAY = "2021-12-22"

VALUES = [
    # weekdays and days
    ("Rebels shelled the depot on Monday.", ("Monday", "2021-12-20")),
    ("Rebels shelled the depot on Wednesday.", ("Wednesday", "2021-12-22")),
    ("They struck on Monday night near the mill.", ("Monday night", "2021-12-20TNI")),
    ("They struck early on Monday.", ("early on Monday", "2021-12-20")),
    ("They struck last Friday.", ("last Friday", "2021-12-17")),
    ("The court sits next Tuesday.", ("next Tuesday", "2021-12-28")),
    ("The gates close by Friday.", ("Friday", "2021-12-24")),
    ("The gates close by Wednesday evening.", ("Wednesday evening", "2021-12-22TEV")),
    ("Crowds gathered on Wednesday of last week.", ("Wednesday of last week", "2021-12-15")),
    ("The mayor spoke yesterday.", ("yesterday", "2021-12-21")),
    ("The mayor speaks the day after tomorrow.", ("the day after tomorrow", "2021-12-24")),
    ("A convoy left this morning.", ("this morning", "2021-12-22TMO")),
    ("A convoy left last night.", ("last night", "2021-12-21TNI")),
    ("Shells fell overnight.", ("overnight", "2021-12-21TNI")),
    ("A drone fell at 3 pm on Sunday.", ("3 pm on Sunday", "2021-12-19T15:00")),
    (
        "A drone fell on Sunday at 2:30 p.m. local time.",
        ("Sunday at 2:30 p.m. local time", "2021-12-19T14:30"),
    ),
    ("A drone fell at dawn on Sunday.", ("dawn on Sunday", "2021-12-19TMO")),
    ("A drone fell in the early hours of Sunday.", ("the early hours of Sunday", "2021-12-19TMO")),
    # the calendar
    ("He was freed on 3 March 2014.", ("3 March 2014", "2014-03-03")),
    ("He was freed on March 3rd, 2014.", ("March 3rd, 2014", "2014-03-03")),
    ("He was freed on Dec. 3, 2014.", ("Dec. 3, 2014", "2014-12-03")),
    ("He was freed on 2014-03-03.", ("2014-03-03", "2014-03-03")),
    ("He was freed on 21/12/2019.", ("21/12/2019", "2019-12-21")),
    ("He was freed on 29 July.", ("29 July", "2021-07-29")),
    ("They met on 3-5 May 2019.", ("3-5 May 2019", "2019-05-03/2019-05-05")),
    ("He was jailed in May.", ("May", "2021-05")),
    ("He was jailed last October.", ("last October", "2021-10")),
    ("He was jailed in May last year.", ("May last year", "2020-05")),
    ("He was jailed in November 2020.", ("November 2020", "2020-11")),
    ("The war of 2014 ruined the port.", ("2014", "2014")),
    ("The 1999-2003 conflict ruined the port.", ("1999-2003", "1999/2003")),
    ("In the 1990s the port was rich.", ("the 1990s", "199")),
    ("In the late 19th century the port was rich.", ("the late 19th century", "18")),
    ("Output fell in the third quarter.", ("the third quarter", "2021-Q3")),
    ("Output fell in the first half of 2020.", ("the first half of 2020", "2020-H1")),
    ("Output fell in FY2020.", ("FY2020", "FY2020")),
    ("He died last summer.", ("last summer", "2021-SU")),
    ("He died in the winter of 2015.", ("the winter of 2015", "2015-WI")),
    (
        "Fighting in the first six months of 2020 was heavy.",
        ("the first six months of 2020", "2020-01/2020-06"),
    ),
    ("They prayed on Christmas Day 2019.", ("Christmas Day 2019", "2019-12-25")),
    ("They prayed on Good Friday.", ("Good Friday", "2021-04-02")),
    # stretches beside the day of the report
    ("Clashes broke out last week.", ("last week", "2021-W50")),
    ("Clashes broke out this month.", ("this month", "2021-12")),
    ("Clashes broke out last year.", ("last year", "2020")),
    ("Clashes broke out over the weekend.", ("the weekend", "2021-W50-WE")),
    ("Clashes broke out three days ago.", ("three days ago", "2021-12-19")),
    ("Clashes broke out two weeks ago.", ("two weeks ago", "2021-12-08")),
    ("Clashes broke out four months ago.", ("four months ago", "2021-08")),
    ("Clashes broke out ten years ago.", ("ten years ago", "2011")),
    ("They must go by the end of the year.", ("the end of the year", "2021")),
    # lengths and repeated times
    ("The siege lasted for three months.", ("three months", "P3M")),
    ("A 30-day truce holds.", ("30-day", "P30D")),
    ("They must go within 48 hours.", ("48 hours", "PT48H")),
    ("The siege lasted a year and a half.", ("a year and a half", "P18M")),
    ("The siege lasted half an hour.", ("half an hour", "PT30M")),
    ("The siege lasted several weeks.", ("several weeks", "PXW")),
    ("Prices doubled over the past two years.", ("the past two years", "P2Y")),
    ("They march every Friday.", ("every Friday", "XXXX-WXX-5")),
    ("They march twice a week.", ("twice a week", "P1W")),
]


@pytest.mark.parametrize(("text", "expected"), VALUES, ids=[text for text, _ in VALUES])
def test_value(times_of: Read, text: str, expected: tuple[str, str]) -> None:
    assert [(time.text, time.value) for time in times_of(text, WEDNESDAY)] == [expected]


@pytest.mark.parametrize(
    ("text", "mod", "days"),
    [
        ("He fled in late July.", "END", ("2021-07-21", "2021-07-31")),
        ("He fled in mid-March.", "MID", ("2021-03-11", "2021-03-20")),
        ("He fled in early 2020.", "START", ("2020-01-01", "2020-04-30")),
        ("He fled at the end of last month.", "END", ("2021-11-21", "2021-11-30")),
        ("He fled last week.", None, ("2021-12-13", "2021-12-19")),
        ("He fled earlier this month.", None, ("2021-12-01", "2021-12-22")),
        ("He fled in 2016.", None, ("2016-01-01", "2016-12-31")),
        ("He fled in the early 1990s.", "START", ("1990-01-01", "1994-12-31")),
        ("He fled in the past two days.", None, ("2021-12-20", "2021-12-22")),
    ],
)
def test_mod_and_days(times_of: Read, text: str, mod: str | None, days: tuple[str, str]) -> None:
    [time] = times_of(text, WEDNESDAY)
    assert (time.mod, time.earliest, time.latest) == (mod, *days)


@pytest.mark.parametrize(
    "text",
    [
        "Troops may march on the capital, Prime Minister May warned.",
        "A 34-year-old man and a two-month-old girl were hurt.",
        "The Sun and the Daily Mail printed 2014 copies for the G20.",
        "It was the second attack and the first of its kind.",
        "Currently the factions are weak, and lately weaker still.",
        "The Arab Spring and Bloody Sunday are remembered.",
        "They won 3-0 at 21 Station Road, flat 15.",
        "The April 6 Youth Movement was banned.",
        "A day of mourning was declared.",
        "Some 2,000 soldiers and 1950 civilians left.",
        "Around 2000 fighters fled the town.",
        "He led with 7:42 left in the half.",
        "She told USA Today that the army had gone.",
        "I cannot remember the last day I took off.",
    ],
)
def test_no_time(times_of: Read, text: str) -> None:
    assert times_of(text, WEDNESDAY) == []


def test_story_is_the_anchor_of_earlier_and_later(times_of: Read) -> None:
    text = "Gunmen took the mine on 29 July. Three days earlier the army had left. The next day, smoke rose."
    assert [time.value for time in times_of(text, WEDNESDAY)] == ["2021-07-29", "2021-07-26", "2021-07-27"]


def test_a_day_named_twice_keeps_its_year(times_of: Read) -> None:
    first, second = times_of("He was shot on 3 March 2014. The inquiry into 3 March was closed.", WEDNESDAY)
    assert first.value == second.value == "2014-03-03"


def test_span_words_order_the_two_ends(times_of: Read) -> None:
    times = times_of("It was shut from November until the end of March.", WEDNESDAY)
    assert [time.value for time in times] == ["2021-11", "2022-03"]


def test_ambiguous_numbers_stay_open(times_of: Read) -> None:
    [time] = times_of("He was freed on 03/04/2019.", WEDNESDAY)
    assert (time.value, time.earliest, time.latest) == (None, "2019-03-04", "2019-04-03")
    [_, time] = times_of("He was held on March 15. He was freed on 03/04/2019.", WEDNESDAY)
    assert time.value == "2019-03-04"


def test_without_a_day_of_report_nothing_is_guessed(times_of: Read) -> None:
    times = times_of(
        "On Monday and last week, and on 3 March, but also in 2014, they met for two days.", None
    )
    assert [(time.text, time.value) for time in times] == [
        ("Monday", "XXXX-WXX-1"), ("last week", None), ("3 March", "XXXX-03-03"), ("2014", "2014"),
        ("two days", "P2D"),
    ]  # fmt: skip
    assert [time.earliest for time in times] == [None, None, None, "2014-01-01", None]


def test_a_line_end_inside_an_expression(times_of: Read) -> None:
    [time] = times_of("He was freed on 3\nMarch 2014 in the port.", WEDNESDAY)
    assert time.value == "2014-03-03"


def test_today_in_quoted_words_is_the_day_they_were_said(times_of: Read) -> None:
    quoted, said = times_of("“We mourn today,” the mayor said on Monday.", WEDNESDAY)
    assert (quoted.value, said.value) == ("2021-12-20", "2021-12-20")
    [quoted, _] = times_of("The mayor, who mourned on Monday, speaks today.", WEDNESDAY)[::-1]
    assert quoted.value == WEDNESDAY


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # extents: determiners and modifiers inside, prepositions outside
        ("About three years ago it fell.", [("About three years ago", "2018", "APPROX")]),
        ("It took more than two decades.", [("more than two decades", "P2DE", "MORE_THAN")]),
        ("It took the two days of talks.", [("the two days", "P2D", None)]),
        ("It fell in mid-2012.", [("mid-2012", "2012", "MID")]),
        # years shared by two joined dates
        (
            "It ran from 18 November to 19 December 2015.",
            [("18 November", "2015-11-18", None), ("19 December 2015", "2015-12-19", None)],
        ),
        # beside a date told before
        ("It opened in Q3 2019. A year earlier it was dry.", [("Q3 2019", "2019-Q3", None),
                                                              ("A year earlier", "2018-Q3", None)]),
        ("It met on Friday next week.", [("Friday next week", "2021-12-31", None)]),
        ("It was the second raid in three days.", [("three days", "P3D", None)]),
        # the calendar
        ("It grew in the 1600s.", [("the 1600s", "16", None)]),
        ("The first week of 2015 was dry.", [("The first week of 2015", "2015-W01", None)]),
        ("The first two weeks of May 2015 were dry.",
         [("The first two weeks of May 2015", "2015-05-01/2015-05-14", None)]),
        ("It meets every weekday.", [("every weekday", "XXXX-WXX-WD", None)]),
        ("It meets on Monday mornings.", [("Monday mornings", "XXXX-WXX-1TMO", None)]),
        ("It ended last fiscal year.", [("last fiscal year", "FY2020", None)]),
        ("It lasted 2 1/2 years.", [("2 1/2 years", "P30M", None)]),
    ],
)  # fmt: skip
def test_timex(times_of: Read, text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert [(time.text, time.value, time.mod) for time in times_of(text, WEDNESDAY)] == expected


def test_clocks_in_words_and_shortened_weekdays(times_of: Read) -> None:
    assert [time.value for time in times_of("It ended on Tuesday at nine o'clock.", WEDNESDAY)] == [
        "2021-12-21T09:00"
    ]
    assert [time.value for time in times_of("They met on Fri. 17th of all days.", WEDNESDAY)] == [
        "2021-12-17"
    ]


def test_a_second_weekday_follows_the_first(times_of: Read) -> None:
    times = times_of("It was shut from Friday to Monday.", WEDNESDAY)
    assert [time.value for time in times] == ["2021-12-17", "2021-12-20"]


@pytest.mark.parametrize(
    ("text", "day", "value"),
    [
        ("The firm had pledged to hand over the files by August.", "2024-09-14", "2024-08"),
        ("The firm had pledged to hand over the files by August.", "2024-06-14", "2024-08"),
        ("The firm pledged to hand over the files by August.", "2024-09-14", "2025-08"),
        ("The rebels had agreed to leave by 20 August.", "2024-09-14", "2024-08-20"),
        ("The rebels had agreed to leave by 29 February.", "2098-09-14", "2096-02-29"),
    ],
)
def test_a_term_set_long_before_may_have_run_out(
    read: Callable[..., Reading], text: str, day: str, value: str
) -> None:
    assert [time.value for time in read(text, published=day).times] == [value]


def test_a_season_that_something_is_to_precede_is_the_next_one(read: Callable[..., Reading]) -> None:
    times = read("They called on allies to send arms before winter.", published="2024-03-14").times
    assert [time.value for time in times] == ["2024-WI"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The strike, first set for October, was called off.", "2023-10"),
        ("The strike, set for October, was welcomed by the unions.", "2024-10"),
        ("The union said it was willing to skip Thursday night's shift.", "2024-02-15TNI"),
    ],
)
def test_a_plan_that_was_the_first_one_may_have_passed(
    read: Callable[..., Reading], text: str, value: str
) -> None:
    assert [time.value for time in read(text, published="2024-02-14").times] == [value]
