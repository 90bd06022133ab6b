"""Days, and the TIMEX3 values that name them.

Values: ``2021``, ``2021-05``, ``2021-05-03``, ``2021-05-03TNI``, ``2021-W50``, ``2021-W50-WE``, ``2021-Q3``,
``2021-H1``, ``2021-SU``, ``199`` (a decade), ``19`` (a century), ``A/B`` (a span), ``A/..`` (open).
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

FIRST_YEAR: Final = 1
LAST_YEAR: Final = 9999

_SEASONS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of the meteorological season; winter runs into the next year."""

_YEAR = re.compile(r"(\d{4})\Z")
_MONTH = re.compile(r"(\d{4})-(\d\d)\Z")
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T.*)?\Z")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?\Z")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)\Z")
_MANY_YEARS = re.compile(r"(\d{2,3})\Z")


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or ``None`` if the calendar has no such day (30 February, year 0)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_days(day: date, days: int) -> date | None:
    """``day`` moved by ``days``; ``None`` beyond the calendar's ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def add_months(day: date, months: int) -> date | None:
    """``day`` moved by whole months, held to the month's last day (31 January + 1 month = 28 February)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def week_value(day: date) -> str:
    """ISO week: ``2021-W50``."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def quarter_value(day: date) -> str:
    """``2021-Q3``."""
    return f"{day.year:04d}-Q{(day.month - 1) // 3 + 1}"


def easter(year: int) -> date:
    """Western Easter Sunday by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, ch. 8)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Orthodox Easter Sunday in the Gregorian calendar (Meeus's Julian algorithm; valid from 1900 to
    2099)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The ``nth`` weekday (0 = Monday) of a month; ``nth`` = -1 is the last."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta(days=(last.weekday() - weekday) % 7)


def _whole(value: str) -> tuple[date, date] | None:
    if found := _DAY.match(value):
        day = date.fromisoformat(found[1])
        return day, day
    if found := _MONTH.match(value):
        year, month = int(found[1]), int(found[2])
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    if found := _YEAR.match(value):
        return date(int(value), 1, 1), date(int(value), 12, 31)
    if found := _WEEK.match(value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return monday + timedelta(days=5 if found[3] else 0), monday + timedelta(days=6)
    if found := _PART.match(value):
        year, part = int(found[1]), found[2]
        length = 6 if part[0] == "H" else 3
        first = _SEASONS[part] if part in _SEASONS else length * (int(part[1]) - 1) + 1
        start = date(year, first, 1)
        after = add_months(start, length)
        return (start, after - timedelta(days=1)) if after else None
    if _MANY_YEARS.match(value):
        width = 10 ** (4 - len(value))
        low = max(int(value) * width, FIRST_YEAR)
        return date(low, 1, 1), date(int(value) * width + width - 1, 12, 31)
    return None


@lru_cache(maxsize=4096)
def bounds(value: str | None, mod: str | None = None) -> tuple[date | None, date | None]:
    """First and last day a value can mean; ``mod`` START, MID or END narrows it to about a third.

    A value that names no day of the calendar (``PXW``, ``XXXX-12-25``, ``None``) has no bounds.
    """
    if value is None:
        return None, None
    if "/" in value:
        left, _, right = value.partition("/")
        return bounds(left)[0], bounds(right)[1]
    try:
        whole = _whole(value)
        if whole is None:
            return None, None
        return _narrow(*whole, mod) if mod in {"START", "MID", "END"} else whole
    except (ValueError, OverflowError):  # shaped like a value, but no such day, week or year
        return None, None


def _narrow(first: date, last: date, mod: str | None) -> tuple[date, date]:
    days = (last - first).days + 1
    if days == 1:
        return first, last
    if days < 7:  # a weekend
        return {"START": (first, first), "END": (last, last)}.get(mod or "", (first, last))
    if days == 7:  # Monday and Tuesday, Wednesday and Thursday, Friday to Sunday
        one, two = first + timedelta(days=2), first + timedelta(days=4)
    elif days <= 31:
        one, two = first + timedelta(days=10), first + timedelta(days=20)
    elif days <= 366:
        months = round(days / 30.4) // 3
        one, two = add_months(first, months) or first, add_months(first, 2 * months) or first
    elif days <= 3653:  # a decade: its first five, its middle four and its last five years
        one, two = add_months(first, 36) or first, add_months(first, 84) or first
        if mod != "MID":
            one = two = add_months(first, 60) or first
    else:
        one, two = add_months(first, 12 * 33) or first, add_months(first, 12 * 67) or first
    if mod == "START":
        return first, one - timedelta(days=1)
    if mod == "MID":
        return one, two - timedelta(days=1)
    return two, last
