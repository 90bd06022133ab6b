"""Readers of days, months and years that are named by the calendar."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from sayso.times.calendar import (
    add_days,
    add_months,
    bounds,
    make_day,
    nth_weekday,
    week_value,
)
from sayso.times.context import Context, Direction, Meaning, named, open_value

NEAR: Final = 62
"""A day of the calendar with no tense to go by may lie this many days ahead; else it is the last one past."""


_ATTACKS: Final = re.compile(
    r",?\s(?:terror(?:ist)?\s)?(?:attacks?|hijack\w+|commission|victims)\b", re.IGNORECASE
)


def choose_year(context: Context, month: int, day: int | None, direction: Direction) -> int | None:
    """The year of a month, or of a day of a month, that is told without one; ``None`` without a day of
    report."""
    today = context.published
    if context.left is not None:
        return context.left.year + (month < context.left.month)
    if today is None:
        return None
    if direction < 0 and (told := context.told_nearby()) is not None and told.year < today.year:
        year = told.year + (month < told.month)
        return year if make_day(year, month, day or 1) else None
    if direction > 0 and context.past_term():
        return _nearest_year(today, month, day)
    if day is None:
        passed = month <= today.month
        if direction > 0:
            return today.year if month >= today.month else today.year + 1
        return today.year if passed else today.year - 1
    for year in (today.year, today.year - 1, today.year + 1):
        there = make_day(year, month, day)
        if there is None:
            continue
        ahead = (there - today).days
        if direction > 0 and 0 <= ahead <= 366 - NEAR:
            return year
        if direction < 0 and -366 <= ahead <= 0:
            return year
        if direction == 0 and -366 + NEAR < ahead <= NEAR:
            return year
    # 29 February, or a day that the next years do not have
    return next((y for y in range(today.year, today.year - 9, -1) if make_day(y, month, day)), None)


def _nearest_year(today: date, month: int, day: int | None) -> int | None:
    """The year in which a day, or the middle of a month, is the closest to today."""
    days = (make_day(year, month, day or 15) for year in range(today.year - 8, today.year + 9))
    near = sorted((abs((there - today).days), there.year) for there in days if there is not None)
    return near[0][1] if near else None


def stated_year(context: Context, groups: dict[str, str | None]) -> int | None:
    """The year that the expression itself gives: "2014", or "last year"."""
    if year := groups.get("year") or groups.get("year2") or groups.get("year3"):
        return int(year)
    for name in ("which", "which2"):
        if (which := context.which(groups.get(name))) and which[1] is not None:
            return which[1].year + which[0]
    return None


def _day_number(context: Context, groups: dict[str, str | None]) -> int | None:
    if text := groups.get("dd") or groups.get("dd2") or groups.get("dd3"):
        return int(re.sub(r"\D", "", text))
    return context.count("ordinal", groups.get("ordinal") or groups.get("ordinal2"))


def read_calendar(match: re.Match[str], context: Context) -> Meaning | None:
    """A month or a day of a month, with or without its year: "31 December", "late July", "May last year"."""
    groups = named(match)
    month = context.count(
        "month", next((groups[n] for n in ("month", "month2", "month3") if groups.get(n)), None)
    )
    if month is None:
        return None
    day = _day_number(context, groups)
    mod, rim = context.edge(groups), context.word("rim", groups.get("rim"))
    which = groups.get("which")
    year = stated_year(context, groups)
    if which and not groups.get("year") and not re.search(r"year\W*\Z", match[0], re.IGNORECASE):
        year = _year_of_which(context, month, which)
    elif year is None and which is None:
        year = context.years.get((month, day)) if day is not None else None
        year = year or _year_of_attacks(match, context, month, day)
        year = year or _year_of_weekday(context, month, day, groups.get("weekday"))
        year = year or choose_year(context, month, day, context.direction())
    if day is None:
        return limit(Meaning("DATE", open_value(year, month), mod), rim, context)
    if make_day(year if year is not None else 2000, month, day) is None:
        return None
    if year is not None:
        context.years[month, day] = year
    if clock := groups.get("clock"):
        return Meaning("TIME", f"{open_value(year, month, day)}T{clock}")
    return Meaning("DATE", open_value(year, month, day), mod)


def _year_of_attacks(match: re.Match[str], context: Context, month: int, day: int | None) -> int | None:
    """The year of "the Sept. 11 attacks", which news tell without it."""
    named = (month, day) == (9, 11) and _ATTACKS.match(match.string, match.end())
    later = context.published is not None and context.published >= date(2001, 9, 11)
    return 2001 if named and later else None


def _year_of_weekday(context: Context, month: int, day: int | None, word: str | None) -> int | None:
    """For "Friday, 15 November" the year nearest to the report in which that day is a Friday."""
    weekday, today = context.count("weekday", word), context.published
    if weekday is None or day is None or today is None:
        return None
    near = [
        there
        for year in (today.year - 1, today.year, today.year + 1)
        if (there := make_day(year, month, day))
    ]
    near = [there for there in near if there.isoweekday() == weekday]
    return min(near, key=lambda there: abs((there - today).days)).year if near else None


def _year_of_which(context: Context, month: int, which: str) -> int | None:
    """Year of "last May", "this May", "next May"."""
    step, anchor, _ = context.which(which) or (0, None, False)
    if anchor is None:
        return None
    if step < 0:
        return anchor.year if month < anchor.month else anchor.year - 1
    if step > 0:
        return anchor.year if month > anchor.month else anchor.year + 1
    return anchor.year


def limit(meaning: Meaning, rim: str | None, context: Context) -> Meaning:
    """Bounds: "earlier this year" ends with the day of the report, "later this year" begins with it."""
    first, last = bounds(meaning.value)
    today = context.published
    if rim is None or today is None or first is None or last is None or not first <= today <= last:
        return meaning
    first, last = (first, today) if rim == "BEFORE" else (today, last)
    return Meaning(meaning.type, meaning.value, meaning.mod, first, last)


def read_numeric(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "2021-12-31", "21/12/2021". Where day and month could be swapped, the report's own way of writing
    dates tells;
    with nothing to go by the value stays open between the two."""
    groups = named(match)
    if groups.get("m"):
        day = make_day(int(groups["y"] or 0), int(groups["m"] or 0), int(groups["d"] or 0))
        if day is None:
            return None
        clock = groups.get("clock")
        return Meaning("TIME", f"{day}T{clock}") if clock else Meaning("DATE", str(day))
    year, one, two = int(groups["y2"] or 0), int(groups["a"] or 0), int(groups["b"] or 0)
    day_first, month_first = make_day(year, two, one), make_day(year, one, two)
    if day_first is None or month_first is None or day_first == month_first:
        only = day_first or month_first
        return Meaning("DATE", str(only)) if only else None
    so_written = context.month_first()
    if so_written is None:
        return Meaning("DATE", None, None, min(day_first, month_first), max(day_first, month_first))
    return Meaning("DATE", str(month_first if so_written else day_first))


def read_day_range(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "3-5 May 2021"."""
    groups = named(match)
    month = context.count("month", groups["month"])
    low, high = (
        int(re.sub(r"\D", "", groups[day] or "") or 0) or context.count("ordinal", groups[word]) or 0
        for day, word in (("dd", "ordinal"), ("dd2", "ordinal2"))
    )
    if month is None or not 0 < low < high:
        return None
    year = stated_year(context, groups) or choose_year(context, month, low, context.direction())
    if make_day(year or 2000, month, high) is None:
        return None
    return Meaning("DATE", f"{open_value(year, month, low)}/{open_value(year, month, high)}")


def read_month_range(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "May-July 2020", "November 2019 to March 2020"."""
    groups = named(match)
    first, last = context.count("month", groups["month"]), context.count("month", groups["month2"])
    if first is None or last is None:
        return None
    start, year = int(groups["year2"] or 0), int(groups["year"] or 0)
    if not year:
        told = choose_year(context, last, None, context.direction()) or 0
        year = start + (last < first) if start else told
    if not year:
        return Meaning("DATE", f"{open_value(None, first)}/{open_value(None, last)}")
    start = start or (year if first <= last else year - 1)
    if (start, first) >= (year, last):
        return None
    return Meaning("DATE", f"{open_value(start, first)}/{open_value(year, last)}")


def read_day_of_month(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "the 15th", "the 15th of last month"."""
    groups = named(match)
    day = _day_number(context, groups)
    today = context.published
    if day is None:
        return None
    which = context.which(groups.get("which") or groups.get("which2"))
    if today is None:
        return Meaning("DATE", f"XXXX-XX-{day:02d}")
    weekday = context.count("weekday", groups.get("weekday") or groups.get("weekday2"))
    weekday = weekday or context.count("shortday", groups.get("shortday"))
    if weekday is not None:
        return _day_on_weekday(today, day, weekday)
    there = _nearby_day(context, day, which[0] if which else None)
    return Meaning("DATE", str(there)) if there else None


def _nearby_day(context: Context, day: int, step: int | None) -> date | None:
    """The day of so many a number of months from the report; by the tense where no number is told."""
    today = context.published
    if today is None:
        return None
    if step is None and context.direction() > 0:
        step = 0 if day >= today.day else 1
    elif step is None:
        step = 0 if day <= today.day else -1
    year, month = divmod(today.year * 12 + today.month - 1 + step, 12)
    return make_day(year, month + 1, day)


def _day_on_weekday(today: date, day: int, weekday: int) -> Meaning | None:
    """For "Tuesday the eleventh", of the months around, the one in which that day falls on that weekday."""
    index = today.year * 12 + today.month - 1
    for step in sorted(range(-8, 9), key=abs):
        year, month = divmod(index + step, 12)
        there = make_day(year, month + 1, day)
        if there is not None and there.isoweekday() == weekday:
            return Meaning("DATE", str(there))
    return None


def read_week_of(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "the week of 5 May", "the weekend of March 3-4"."""
    groups = named(match)
    groups["month"] = groups.get("month") or groups.get("month2")
    groups["dd"] = groups.get("dd") or groups.get("dd2")
    month, day = context.count("month", groups["month"]), _day_number(context, groups)
    if month is None and day is not None:
        there = _nearby_day(context, day, None)
        return Meaning("DATE", week_value(there) if there else None)
    if month is None or day is None:
        return None
    year = stated_year(context, groups) or choose_year(context, month, day, context.direction())
    there = make_day(year, month, day) if year else None
    end = "-WE" if groups.get("end") else ""
    return Meaning("DATE", week_value(there) + end if there else None)


def read_weekday_of_month(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "the first Sunday of May"."""
    groups = named(match)
    span = _month_named(context, groups)
    weekday = context.count("weekday", groups["weekday"])
    if span is None or weekday is None:
        return Meaning("DATE", None)
    nth = context.count("ordinal", groups["n"]) or -1
    return on_part(context, nth_weekday(span.year, span.month, weekday - 1, nth), groups.get("daypart"))


def on_part(context: Context, day: date | None, part: str | None, mod: str | None = None) -> Meaning:
    """A day, or the part of it that is named: "Monday evening"."""
    if day is None or part is None:
        return Meaning("DATE", str(day) if day else None, mod)
    return Meaning("TIME", f"{day}T{context.word('part', part)}", mod)


def _month_named(context: Context, groups: dict[str, str | None]) -> date | None:
    """First day of the month that "of May 2021" or "of this month" names."""
    if month := context.count("month", groups.get("month")):
        year = stated_year(context, groups) or choose_year(context, month, None, context.direction())
        return make_day(year, month, 1) if year else None
    if (groups.get("whole") or "").lower() != "month" or context.published is None:
        return None
    which = context.which(groups.get("which"))
    return add_months(context.published.replace(day=1), which[0] if which else 0)


def _week_of_year(context: Context, year: int, nth: str) -> str | None:
    """ISO week of "the first week of 2015", "the last week of 2016"."""
    fourth, late = make_day(year, 1, 4), make_day(year, 12, 28)  # both in a year's own weeks
    if fourth is None or late is None:
        return None
    if nth in {"last", "final"}:
        return week_value(late)
    weeks = context.count("ordinal", nth) or int(re.sub(r"\D", "", nth) or 1)
    there = add_days(fourth, 7 * (weeks - 1))
    return week_value(there) if there else None


def read_nth_week(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "the first week of May": the month, with the days it can mean."""
    groups = named(match)
    word = (groups["n"] or "").lower()
    mod = {"first": "START", "1st": "START", "last": "END", "final": "END"}.get(word, "MID")
    start = _month_named(context, groups)
    if start is None:
        year = stated_year(context, groups) if groups.get("year2") is None else int(groups["year2"] or 0)
        if year is not None and (groups["what"] or "").lower() == "week":
            return Meaning("DATE", _week_of_year(context, year, word))
        if year is None and (groups.get("whole") or "").lower() == "year" and context.published is not None:
            year = context.published.year
        return Meaning("DATE", open_value(year) if year else None, mod)
    value = open_value(start.year, start.month)
    last = bounds(value)[1]
    if last is None:
        return None
    if mod == "END":
        return Meaning("DATE", value, mod, last - timedelta(days=6), last)
    nth = context.count("ordinal", word) or int(re.sub(r"\D", "", word) or 1)
    first = start + timedelta(days=7 * (nth - 1))
    return Meaning("DATE", value, mod, first, min(first + timedelta(days=6), last))
