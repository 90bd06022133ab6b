"""Readers of dates of other calendars where a text writes them: Islamic, Persian and Buddhist ones."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from sayso.times.calendar import add_days
from sayso.times.context import Context, Meaning, named, open_value
from sayso.times.other_calendars import hijri, persian


def read_hijri(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "10 Muharram 1443", "Ramadan 1444 AH": days of the tabular calendar, give or take one."""
    found = _read(match, context, "hijri", hijri, 30)
    if found is None or found.earliest is None or found.latest is None:
        return found
    return Meaning("DATE", found.value, None, add_days(found.earliest, -1), add_days(found.latest, 1))


def read_persian(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "22 Bahman 1357", "1 Farvardin" (of the year of the report)."""
    return _read(match, context, "persian", persian, 31)


def _read(
    match: re.Match[str],
    context: Context,
    table: str,
    convert: Callable[[int, int, int], date | None],
    longest: int,
) -> Meaning | None:
    groups = named(match)
    month = context.count(table, groups[table] or groups[f"{table}2"])
    year = int(groups["hyear"] or groups["hyear2"] or 0)
    day = int(re.sub(r"\D", "", groups["dd"] or groups["dd2"] or "") or 0)
    if month is None:
        return None
    if not year:
        return _without_year(context, month, day, convert)
    if day:
        there = convert(year, month, day)
        return Meaning("DATE", str(there), None, there, there) if there else None
    first = convert(year, month, 1)
    days = (convert(year, month, n) for n in range(longest, 27, -1))
    last = next((there for there in days if there is not None), None)
    return Meaning("DATE", f"{first}/{last}", None, first, last) if first and last else None


def _without_year(
    context: Context, month: int, day: int, convert: Callable[[int, int, int], date | None]
) -> Meaning | None:
    """A day without its year: the nearest to the report on the side that the tense tells."""
    today = context.published
    if today is None or not day:
        return Meaning("DATE", None)
    guesses = (today.year - 621, (today.year - 622) * 33 // 32)
    years = {guess + step for guess in guesses for step in (-2, -1, 0, 1, 2, 3) if guess + step > 0}
    days = [there for year in sorted(years) if (there := convert(year, month, day)) is not None]
    direction = context.direction()
    ahead = [there for there in days if there >= today]
    past = [there for there in days if there <= today]
    chosen = min(ahead, default=None) if direction > 0 else max(past, default=None)
    return Meaning("DATE", str(chosen) if chosen else None, None, chosen, chosen)


def read_other_era(match: re.Match[str], _context: Context) -> Meaning | None:
    """Reads "1357 AP", "1443 AH", "2566 BE": years, whose days are known but that are no year of ours."""
    groups = named(match)
    number = int(groups["n"] or groups["n2"] or groups["n3"] or 0)
    era = (groups["era"] or groups["era2"] or groups["era3"] or "").replace(".", "")
    if era == "BE":
        return Meaning("DATE", open_value(number - 543))
    convert = hijri if era == "AH" else persian
    first, after = convert(number, 1, 1), convert(number + 1, 1, 1)
    if first is None or after is None:
        return None
    last = add_days(after, -1)
    return Meaning("DATE", f"{first}/{last}", None, first, last)
