"""Reader of days with a name: which day "Easter", "Ramadan" or "Bastille Day" is in which year."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from sayso.times.calendar import (
    FIRST_YEAR,
    LAST_YEAR,
    add_days,
    easter,
    make_day,
    nth_weekday,
    orthodox_easter,
)
from sayso.times.context import Context, Meaning, named
from sayso.times.knowledge import fold_name
from sayso.times.other_calendars import DIWALI, LUNAR_NEW_YEAR, hebrew, hijri, persian
from sayso.times.read_calendar import NEAR, stated_year

_DAYS3: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TABLES: Final = {"lunar": LUNAR_NEW_YEAR, "diwali": DIWALI}


def holiday_days(rule: str, year: int) -> list[date]:
    """The days on which a holiday begins in a civil year; ``rule`` as in holidays.toml."""
    kind, _, rest = rule.partition(" ")
    if kind == "hijri":
        month, _, day = rest.partition("-")
        guess = (year - 622) * 33 // 32
        found = (
            hijri(hijri_year, int(month), int(day or 1)) for hijri_year in range(max(1, guess - 1), guess + 4)
        )
        return [there for there in found if there is not None and there.year == year]
    return [there] if (there := _one_day(rule, kind, rest, year)) is not None else []


def _one_day(rule: str, kind: str, rest: str, year: int) -> date | None:
    if kind in _TABLES:
        return _TABLES[kind].get(year)
    if kind == "persian":
        month, day = rest.split("-")
        there = persian(year - (621 if int(month) < 10 else 622), int(month), int(day))
        return there if there is None or there.year == year else None
    if kind in {"hebrew", "passover"}:
        return hebrew(year, int(rest), spring=kind == "passover")
    if found := re.match(r"(easter|orthodox)([+-]\d+)", rule):
        sunday = easter(year) if found[1] == "easter" else orthodox_easter(year)
        return add_days(sunday, int(found[2]))
    if found := re.match(r"(-?\d) (\w{3}) (\d+)", rule):
        return nth_weekday(year, int(found[3]), _DAYS3.index(found[2]), int(found[1]))
    month, day = rule.split("-")
    return make_day(year, int(month), int(day))


def read_holiday(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "Christmas", "Good Friday 2014", "Ramadan"; those that differ by country get no value."""
    groups = named(match)
    rule = context.knowledge.holidays[fold_name(groups["holiday"] or "")]
    year = stated_year(context, {**groups, "which": None})
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    mod = context.edge(groups)
    today = context.published
    if len(rule) == 10 and rule[4] == "-":
        return Meaning("DATE", rule)
    if not rule or (today is None and year is None):
        if year is not None:
            return Meaning("DATE", None, mod, date(year, 1, 1), date(year, 12, 31))
        return Meaning("DATE", f"XXXX-{rule}" if re.fullmatch(r"\d\d-\d\d", rule) else None, mod)
    if year is not None:
        there = next(iter(holiday_days(rule, year)), None)
        if there is None:
            return Meaning("DATE", None, mod, date(year, 1, 1), date(year, 12, 31))
        return _meaning(rule, there, mod)
    chosen = _nearest(context, rule, groups.get("which"), today) if today is not None else None
    return _meaning(rule, chosen, mod) if chosen else Meaning("DATE", None, mod)


def _meaning(rule: str, day: date, mod: str | None) -> Meaning:
    """A day; of the Islamic calendar give or take one, the whole month where no day of it is named."""
    if not rule.startswith("hijri"):
        return Meaning("DATE", str(day), mod)
    last = day if "-" in rule else add_days(day, 29)
    value = str(day) if last == day else f"{day}/{last}"
    return Meaning("DATE", value, mod, add_days(day, -1), add_days(last or day, 1))


def _nearest(context: Context, rule: str, which: str | None, today: date) -> date | None:
    """The one that "last" or the tense says, else one just ahead or the last past."""
    years = range(max(1, today.year - 2), min(9999, today.year + 2) + 1)
    days = [there for year in years for there in holiday_days(rule, year)]
    past = [there for there in days if there <= today]
    ahead = [there for there in days if there >= today]
    if found := context.which(which):
        step = found[0]
        if step == 0:
            return next((there for there in days if there.year == today.year), None)
        if step < 0:
            return next((there for there in reversed(past) if there < today), None)
        return next((there for there in ahead if there > today), None)
    direction = context.direction()
    near = [there for there in ahead if there - today <= timedelta(days=NEAR)]
    if direction > 0 or (direction == 0 and near):
        return ahead[0] if ahead else None
    return past[-1] if past else None
