"""Days of other calendars, and the holidays that move with them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from sayso.records import Time
from sayso.times.holidays import holiday_days
from sayso.times.other_calendars import hebrew, hijri, persian

Read = Callable[[str, str | None], list[Time]]


def test_days_of_other_calendars() -> None:
    assert hijri(1, 1, 1) == date(622, 7, 19)
    assert hijri(1444, 9, 1) == date(2023, 3, 23)
    assert hijri(1444, 2, 30) is None
    assert persian(1357, 11, 22) == date(1979, 2, 11)
    assert persian(1399, 12, 30) == date(2021, 3, 20)
    assert persian(1400, 12, 30) is None
    assert [hebrew(year, 0, spring=False) for year in (2021, 2024)] == [date(2021, 9, 7), date(2024, 10, 3)]
    assert [hebrew(year, 0, spring=True) for year in (2021, 2024)] == [date(2021, 3, 28), date(2024, 4, 23)]


def test_a_holiday_may_fall_twice_into_a_year_or_never() -> None:
    assert [str(day) for day in holiday_days("hijri 09", 2030)] == ["2030-01-06", "2030-12-26"]
    assert holiday_days("lunar", 1950) == []


@pytest.mark.parametrize(
    ("text", "expected", "days"),
    [
        ("They prayed at Eid al-Fitr 2023.", "2023-04-22", ("2023-04-21", "2023-04-23")),
        ("They fasted in Ramadan 2023.", "2023-03-23/2023-04-21", ("2023-03-22", "2023-04-22")),
        ("They rested on Nowruz 2024.", "2024-03-20", ("2024-03-20", "2024-03-20")),
        ("They rested on the Lunar New Year 2021.", "2021-02-12", ("2021-02-12", "2021-02-12")),
        ("He fled on 22 Bahman 1357.", "1979-02-11", ("1979-02-11", "1979-02-11")),
        ("He fled on 10 Muharram 1443.", "2021-08-19", ("2021-08-18", "2021-08-20")),
        ("It was passed in 2566 BE.", "2023", ("2023-01-01", "2023-12-31")),
    ],
)
def test_values(times_of: Read, text: str, expected: str, days: tuple[str, str]) -> None:
    found = [time for time in times_of(text, "2021-12-22") if time.value == expected]
    assert [(time.earliest, time.latest) for time in found] == [days]


def test_apostrophes_may_be_missing(times_of: Read) -> None:
    for text in ("They rested on Valentines Day 2021.", "They rested on Valentine’s Day 2021."):
        assert [time.value for time in times_of(text, "2021-12-22")] == ["2021-02-14"]
