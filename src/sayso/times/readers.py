"""Every reader by the name that rules.toml calls it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sayso.times.context import Reader
from sayso.times.holidays import read_holiday
from sayso.times.read_amounts import read_duration, read_every, read_regular, read_window
from sayso.times.read_calendar import (
    read_calendar,
    read_day_of_month,
    read_day_range,
    read_month_range,
    read_nth_week,
    read_numeric,
    read_week_of,
    read_weekday_of_month,
)
from sayso.times.read_clock import read_clock, read_part
from sayso.times.read_eras import read_hijri, read_other_era, read_persian
from sayso.times.read_relative import (
    read_beyond,
    read_count,
    read_day_beside,
    read_deictic,
    read_in_count,
    read_period,
    read_reference,
    read_this_part,
    read_two_counts,
    read_weekday,
    read_weekday_ago,
    read_weeks_from,
    read_year_earlier,
)
from sayso.times.read_years import (
    read_century,
    read_decade,
    read_era,
    read_first_months,
    read_fiscal,
    read_half,
    read_half_alone,
    read_quarter,
    read_season,
    read_told_quarter,
    read_year,
    read_year_range,
)

READERS: Final[Mapping[str, Reader]] = {
    "beyond": read_beyond,
    "calendar": read_calendar,
    "century": read_century,
    "clock": read_clock,
    "count": read_count,
    "day_beside": read_day_beside,
    "day_of_month": read_day_of_month,
    "day_range": read_day_range,
    "decade": read_decade,
    "deictic": read_deictic,
    "duration": read_duration,
    "era": read_era,
    "every": read_every,
    "first_months": read_first_months,
    "fiscal": read_fiscal,
    "half": read_half,
    "half_alone": read_half_alone,
    "hijri": read_hijri,
    "holiday": read_holiday,
    "in_count": read_in_count,
    "month_range": read_month_range,
    "nth_week": read_nth_week,
    "numeric": read_numeric,
    "other_era": read_other_era,
    "part": read_part,
    "period": read_period,
    "persian": read_persian,
    "quarter": read_quarter,
    "reference": read_reference,
    "regular": read_regular,
    "season": read_season,
    "this_part": read_this_part,
    "told_quarter": read_told_quarter,
    "two_counts": read_two_counts,
    "week_of": read_week_of,
    "weeks_from": read_weeks_from,
    "weekday": read_weekday,
    "weekday_ago": read_weekday_ago,
    "weekday_of_month": read_weekday_of_month,
    "window": read_window,
    "year": read_year,
    "year_earlier": read_year_earlier,
    "year_range": read_year_range,
}
