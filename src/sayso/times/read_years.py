"""Readers of years and of what is counted in years and parts of them."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from sayso.times.calendar import add_days, add_months, bounds, quarter_value
from sayso.times.context import Context, Meaning, named, open_value
from sayso.times.read_calendar import choose_year, limit, stated_year

_BEFORE: Final = re.compile(r"\bbefore(?: the)?\s+\Z", re.IGNORECASE)
_ENDED: Final = re.compile(r"\s+(?:ended|ending)\b", re.IGNORECASE)
_QUARTER: Final = re.compile(r"\d{4}-Q\d\Z")
_MONTH: Final = re.compile(r"\d{4}-\d\d")
_ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4, "latter": 2}


def _nth(text: str | None) -> int | None:
    if not text:
        return None
    return int(text[0]) if text[0].isdigit() else _ORDINALS.get(text.lower())


def read_year(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "2014", "early 2020", "the end of 2021"."""
    groups = named(match)
    return limit(
        Meaning("DATE", groups["year"], context.edge(groups)), context.word("rim", groups["rim"]), context
    )


def read_year_range(match: re.Match[str], _context: Context) -> Meaning | None:
    """Reads "1999-2003", "2019-20", "2019/20"."""
    first, last = match["y"], match["y2"]
    last = first[:2] + last if len(last) == 2 else last
    if not 0 < int(last) - int(first) <= 200:
        return None
    return Meaning("DATE", f"{first}/{last}")


def read_era(match: re.Match[str], _context: Context) -> Meaning | None:
    """Reads "44 BC", "AD 79"."""
    groups = named(match)
    number = int(groups["n"] or groups["n2"] or 0)
    if number == 0 or (groups["era"] or groups["era2"] or "").startswith("B"):
        return Meaning("DATE", f"BC{number:04d}") if number else None
    return Meaning("DATE", open_value(number))


def read_decade(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "the 1990s", "the late '60s", "the nineties"."""
    groups = named(match)
    mod = context.edge(groups)
    if ten := groups["ten"] or groups["ten2"]:
        if ten.endswith("00") and ten < "1900":  # "the 1600s"
            return Meaning("DATE", ten[:2], mod)
        return Meaning("DATE", ten[:3], mod)
    number = int(groups["two"] or groups["two2"] or context.count("decadeword", groups["decadeword"]) or 0)
    century = 20 if number < 30 and context.published and context.published.year >= 2000 + number + 10 else 19
    return Meaning("DATE", f"{century}{number // 10}", mod)


def read_century(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "the late 19th century"."""
    groups = named(match)
    nth = int(groups["n"] or groups["n2"] or 0) or context.count("ordinal", groups["ordinal"]) or 0
    if not 1 <= nth <= 30:
        return None
    if (groups["era"] or "").startswith("B"):
        return Meaning("DATE", f"BC{nth - 1:02d}", context.edge(groups))
    return Meaning("DATE", f"{nth - 1:02d}", context.edge(groups))


def read_fiscal(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "FY2020", "last fiscal year", "school year 2008": a country's own year, so no days are given."""
    groups = named(match)
    if kind := groups["kind"] or groups["kind2"]:
        year = stated_year(context, groups)
        code = "FY" if kind.lower() in {"fiscal", "financial"} else "SY"
        return Meaning("DATE", f"{code}{year:04d}" if year is not None else None)
    text = groups["fy"] or groups["fy2"] or ""
    return Meaning("DATE", "FY" + (text if len(text) > 2 else "20" + text))


def _part_year(context: Context, groups: dict[str, str | None], months: int, nth: int) -> int | None:
    """Year of a quarter or half: the one stated, "the year" of the report, or the latest that has begun."""
    for name in ("year", "year2", "year3", "year4"):
        if text := groups.get(name):
            return int(text)
    today = context.published
    if today is None:
        return None
    if groups.get("unit") or groups.get("unit2"):
        return stated_year(context, {**groups, "year2": None}) or today.year
    begins = date(today.year, months * (nth - 1) + 1, 1)
    if context.direction() > 0:
        after = add_months(begins, months)
        return today.year if after is None or after > today else today.year + 1
    return today.year if begins <= today else today.year - 1


def read_quarter(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "the third quarter", "Q3 2020"."""
    groups = named(match)
    nth = _nth(groups["q"]) or int(groups["n"] or groups["n2"] or groups["n3"] or 0)
    if (groups["q"] or "").lower() == "last" and not any(
        groups[name] for name in ("year", "year4", "unit", "unit2")
    ):
        return None  # "the last quarter" counts back from now
    year = _part_year(context, groups, 3, nth)
    return Meaning("DATE", f"{open_value(year)}-Q{nth}", context.edge(groups))


def read_half(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "the first half of 2020", "the second half of May"."""
    groups = named(match)
    nth = _nth(groups["h"] or groups["h2"]) or int(groups["n"] or groups["n2"] or 0)
    unit = (groups["unit"] or "").lower()
    whole: str | None = None
    if month := context.count("month", groups["month"]):
        year = int(groups["year2"] or 0) or choose_year(context, month, None, context.direction())
        whole = open_value(year, month)
    elif groups["ten"]:
        whole = groups["ten"][:3]
    elif unit == "month" and context.published:
        which = context.which(groups.get("which"))
        there = add_months(context.published.replace(day=1), which[0] if which else 0)
        whole = open_value(there.year, there.month) if there else None
    elif unit in {"week", "decade", "month"}:
        return Meaning("DATE", None, "START" if nth == 1 else "END")
    if whole is None:
        groups = {**groups, "year2": None}
        return Meaning("DATE", f"{open_value(_part_year(context, groups, 6, nth))}-H{nth}")
    first, last = bounds(whole)
    if first is None or last is None:
        return Meaning("DATE", whole, "START" if nth == 1 else "END")
    middle = first + (last - first) // 2
    days = (first, middle) if nth == 1 else (middle, last)
    return Meaning("DATE", whole, "START" if nth == 1 else "END", *days)


def read_half_alone(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "the second half" where no year is told."""
    nth = _nth(match["h"]) or 1
    return Meaning("DATE", f"{open_value(_part_year(context, {}, 6, nth))}-H{nth}")


def read_told_quarter(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "the quarter": the one told last, else the report's; "the quarter ended June 30" is a length."""
    if _ENDED.match(match.string, match.end()):
        return Meaning("DURATION", "P3M")
    told = context.story or ""
    if _QUARTER.match(told):
        return Meaning("DATE", told)
    day = context.story_day() if _MONTH.match(told) else context.published
    return Meaning("DATE", quarter_value(day) if day else None)


def read_season(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "last summer", "the winter of 2014-15". Winter has the year in which it begins, but "early 2020's
    winter"
    is not told apart: a stated year is taken as it is."""
    groups = named(match)
    code = context.word("season", groups["season"]) or ""
    mod = context.edge(groups)
    stated = stated_year(context, {**groups, "which": None})
    today = context.published
    if stated is not None or today is None:
        return Meaning("DATE", f"{open_value(stated)}-{code}", mod)
    which = context.which(groups["which"])
    step = which[0] if which else None
    if step is None or step == 0:
        direction = context.direction() or (0 if step == 0 else -1)
    else:
        direction = 1 if step > 0 else -1
    years = (today.year - 2, today.year - 1, today.year, today.year + 1)
    seasons = [(bounds(f"{year:04d}-{code}"), year) for year in years]
    if step == 0 and code != "WI":  # the year's own, but in May "this autumn" that has passed is the last one
        begins = bounds(f"{today.year:04d}-{code}")[0]
        ahead = context.direction() < 0 and begins is not None and begins > today
        return Meaning("DATE", f"{today.year - ahead:04d}-{code}", mod)
    strict = step in {-1, 1} or bool(_BEFORE.search(match.string, max(0, match.start() - 12), match.start()))
    for (first, last), year in seasons if direction > 0 else reversed(seasons):
        if first is None or last is None:
            continue
        if direction > 0 and (first > today if strict else last >= today):
            return Meaning("DATE", f"{year:04d}-{code}", mod)
        if direction == 0 and (first <= today <= last or first.year == today.year):
            return Meaning("DATE", f"{year:04d}-{code}", mod)
        if direction < 0 and (last < today if strict else first <= today):
            return Meaning("DATE", f"{year:04d}-{code}", mod)
    return None


def read_first_months(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "the first six months of 2020", "the last two weeks of May": a span of its months or days."""
    groups = named(match)
    words = {**context.knowledge.words["number"], **{str(number): number for number in range(1, 100)}}
    count = words.get((groups["amount"] or "").lower())
    first = (groups["side"] or "").lower() in {"first", "opening"}
    unit, side = (groups["unit"] or "").lower(), "START" if first else "END"
    whole = bounds(_whole(context, groups))
    if not isinstance(count, int) or whole[0] is None or whole[1] is None:
        return Meaning("DATE", None, side)
    if unit == "months":
        low = whole[0] if first else add_months(whole[1].replace(day=1), 1 - count)
        high = add_months(low, count - 1) if low is not None else None
        return Meaning(
            "DATE", f"{low:%Y-%m}/{high:%Y-%m}" if low and high else None, None if low and high else side
        )
    days = count * (7 if unit == "weeks" else 1) - 1
    low, high = (whole[0], add_days(whole[0], days)) if first else (add_days(whole[1], -days), whole[1])
    return Meaning("DATE", f"{low}/{high}" if low and high else None, None if low and high else side)


def _whole(context: Context, groups: dict[str, str | None]) -> str | None:
    """The value of the month or year that is told a part of."""
    today = context.published
    if month := context.count("month", groups.get("month")):
        year = int(groups["year2"] or 0) or choose_year(context, month, None, context.direction())
        return open_value(year, month) if year else None
    if groups["year"]:
        return groups["year"]
    if today is None:
        return None
    which = context.which(groups.get("which"))
    step = which[0] if which else 0
    if (groups["whole"] or "").lower() == "year":
        return open_value(today.year + step)
    there = add_months(today.replace(day=1), step)
    return open_value(there.year, there.month) if there else None
