"""Days and TIMEX3 values."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.times.calendar import (
    add_days,
    add_months,
    bounds,
    easter,
    make_day,
    nth_weekday,
    orthodox_easter,
    week_value,
)


@pytest.mark.parametrize(
    ("year", "western", "orthodox"),
    [
        (2000, "2000-04-23", "2000-04-30"),
        (2021, "2021-04-04", "2021-05-02"),
        (2024, "2024-03-31", "2024-05-05"),
    ],
)
def test_easter(year: int, western: str, orthodox: str) -> None:
    assert (str(easter(year)), str(orthodox_easter(year))) == (western, orthodox)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2021", "2021-01-01", "2021-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2021-W50", "2021-12-13", "2021-12-19"),
        ("2021-W50-WE", "2021-12-18", "2021-12-19"),
        ("2021-Q3", "2021-07-01", "2021-09-30"),
        ("2021-H2", "2021-07-01", "2021-12-31"),
        ("2021-WI", "2021-12-01", "2022-02-28"),
        ("199", "1990-01-01", "1999-12-31"),
        ("2021-05/2021-07", "2021-05-01", "2021-07-31"),
        ("2021-05-03TNI", "2021-05-03", "2021-05-03"),
    ],
)
def test_bounds(value: str, first: str, last: str) -> None:
    assert [str(day) for day in bounds(value)] == [first, last]


@pytest.mark.parametrize("value", ["PXW", "XXXX-12-25", "2021-02-30", "2021-W60", "", None])
def test_no_bounds(value: str | None) -> None:
    assert bounds(value) == (None, None)


@given(st.dates(max_value=date(9999, 12, 26)), st.integers(-40_000, 40_000))
def test_moves_stay_in_the_calendar(day: date, steps: int) -> None:
    there = add_days(day, steps)
    assert there is None or (there - day).days == steps
    month = add_months(day, steps)
    assert month is None or (month.year * 12 + month.month) - (day.year * 12 + day.month) == steps
    assert bounds(week_value(day))[0] is not None


def test_impossible_days_are_none() -> None:
    assert make_day(2021, 2, 30) is None
    assert nth_weekday(2021, 11, 3, 4) == date(2021, 11, 25)
    assert nth_weekday(2021, 5, 0, -1) == date(2021, 5, 31)
