"""Readers of days and stretches of time that count from the day of the report, or from the date told last."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from sayso.times.calendar import add_days, add_months, bounds, quarter_value, week_value
from sayso.times.context import Context, Meaning, named, open_value
from sayso.times.read_amounts import amount_of, moved
from sayso.times.read_calendar import limit, on_part

_QUARTER: Final = re.compile(r"\A\d{4}-Q\d\Z")
_MONTH: Final = re.compile(r"\A\d{4}-(?:\d\d|Q\d)\Z")
_COMPARES: Final = re.compile(r"\b(?:from|than|with|versus|against|to)\s\Z", re.I)
_MONTHS_IN: Final = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}
_COUNTED: Final = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|\dth|\w+est|times?|once|twice|most|only|worst)\s(?:\w+\s)?\Z|"
    r"(?<![$€£\d.,])\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds|several)\s\w+\s\Z",
    re.I,
)
"""What is followed by the length over which it was counted: "the second in three days"."""
_TODAY_IS: Final = re.compile(r"\b(?:today|it)(?:\sis|['’]s)\s\Z", re.I)
_DUE: Final = re.compile(r"\b(?:by|until|till?)\s\Z", re.I)
_PART_NEXT: Final = re.compile(r"\s(?:morning|noon|midday|afternoon|evening|night|midnight|at\s)", re.I)
"""What is due "by Friday" on a Friday has a week; what is due "by Friday evening", some hours."""
_OF_NEXT_DAY: Final = frozenset(
    {"past", "this past", "coming", "the coming", "this coming", "upcoming", "this upcoming", "the following"}
)
"""What may be said of yesterday and tomorrow."""
_WIDTH: Final = 40
"""Characters before an expression that are looked at."""
_DAYS_IN: Final = {"D": 1, "N": 1, "W": 7, "F": 14, "E": 7}


def unit_value(day: date, unit: str, step: int) -> str | None:
    """The day, week, month, quarter, year, decade or century that lies ``step`` units from the one of
    ``day``."""
    if unit in _DAYS_IN:
        there = add_days(day, _DAYS_IN[unit] * step)
        if there is None:
            return None
        if unit in {"D", "N"}:
            return str(there) + ("TNI" if unit == "N" else "")
        return week_value(there) + ("-WE" if unit == "E" else "")
    there = add_months(day.replace(day=1), _MONTHS_IN[unit] * step)
    if there is None:
        return None
    if unit == "Q":
        return quarter_value(there)
    if unit == "DE":
        return f"{there.year:04d}"[:3]
    if unit == "CE":
        return f"{there.year:04d}"[:2]
    return open_value(there.year, there.month if unit == "M" else None)


def _of_unit(value: str | None, unit: str) -> Meaning:
    return Meaning("TIME" if unit == "N" else "DATE", value)


def read_weekday(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "Monday", "last Friday", "next Tuesday", "early on Sunday", "Wednesday of next week"."""
    groups = named(match)
    weekday = context.count("weekday", groups.get("weekday")) or context.count(
        "shortday", groups.get("shortday")
    )
    if weekday is None:
        return None
    mod, rim = context.edge(groups), context.word("rim", groups.get("rim"))
    mod = mod or {"BEFORE": "START", "AFTER": "END"}.get(rim or "")
    today, before = context.published, _before(match)
    if today is not None and today.isoweekday() == weekday and _TODAY_IS.search(before):
        return Meaning("DATE", str(today), mod)
    week = groups.get("which2") or groups.get("which3")
    if week is not None and (found := context.which(week)):
        weeks, anchor, _ = found
        anchor = anchor or today
        if anchor is None:
            return Meaning("DATE", None, mod)
        there = add_days(anchor, 7 * weeks + weekday - 1 - anchor.weekday())
        return on_part(context, there, groups.get("daypart"), mod)
    if context.left is not None and not groups.get("which"):  # "from Monday to Friday"
        there = add_days(context.left, (weekday - context.left.isoweekday()) % 7 or 7)
        return Meaning("DATE", str(there) if there else None, mod)
    which = groups.get("which") or (groups.get("end") if groups.get("end") != "week" else None)
    on = context.which(which)
    step = on[0] if on else None
    if on and on[2]:
        today = on[1] or today
    if today is None:
        return Meaning("DATE", f"XXXX-WXX-{weekday}" if which is None else None, mod)
    groups["which"] = which
    due = _DUE.search(before) is not None and not _PART_NEXT.match(match.string, match.end())
    return Meaning("DATE", _weekday_from(today, weekday - 1, step, groups, context, due=due), mod)


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - _WIDTH) : match.start()]


def _weekday_from(
    today: date,
    weekday: int,
    step: int | None,
    groups: dict[str, str | None],
    context: Context,
    *,
    due: bool,
) -> str | None:
    which = (groups["which"] or "").lower()
    back = (today.weekday() - weekday) % 7
    ahead = (weekday - today.weekday()) % 7
    nearest = (
        1 if which in _OF_NEXT_DAY else 2
    )  # tomorrow is not called "next Monday", nor yesterday "last Monday"
    if step == -1:
        there = add_days(today, -(back if back >= nearest else back + 7))
    elif step == 1:
        there = add_days(today, ahead if ahead >= nearest else ahead + 7)
    elif which in {"that same", "that"}:
        there = add_days(today, -back)
    elif groups.get("end") == "week":  # "Monday week"
        there = add_days(today, (ahead or 7) + 7)
    else:
        direction = context.direction()
        if direction == 0 and step == 0:
            there = add_days(today, weekday - today.weekday())
        elif direction > 0:
            there = add_days(today, ahead or 7 * (step is None and due))
        else:
            there = add_days(today, -back)
    return str(there) if there else None


def read_weekday_ago(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "two Mondays ago"."""
    weekday = context.count("weekday", match["weekday"])
    number = amount_of(context, match["amount"])
    if weekday is None or context.published is None or not isinstance(number, float):
        return Meaning("DATE", None)
    back = (context.published.weekday() - (weekday - 1)) % 7 or 7
    there = add_days(context.published, -back - 7 * (int(number) - 1))
    return Meaning("DATE", str(there) if there else None)


def read_weeks_from(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "a week from Sunday", "two weeks ago today": weeks after the next such day, before the last."""
    groups = named(match)
    number = amount_of(context, groups["amount"])
    if context.published is None or not isinstance(number, float):
        return Meaning("DATE", None)
    ago = (groups["side"] or "").lower() == "ago"
    if (weekday := context.count("weekday", groups["weekday"])) is not None:
        back = (context.published.weekday() - (weekday - 1)) % 7
        step = -back if ago else -back % 7
    else:
        step = context.count("deictic", groups["deictic"]) or 0
    there = add_days(context.published, step + 7 * int(number) * (-1 if ago else 1))
    return Meaning("DATE", str(there) if there else None)


def read_deictic(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "today", "yesterday", "the day after tomorrow"."""
    groups = named(match)
    step = context.count("deictic", groups["deictic"])
    if context.published is None or step is None:
        return Meaning("DATE", None)
    there = add_days(context.published, step)
    mod = context.edge(groups) or {"BEFORE": "START", "AFTER": "END"}.get(
        context.word("rim", groups["rim"]) or ""
    )
    return Meaning("DATE", str(there) if there else None, mod)


def read_this_part(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "this morning", "last night", "overnight" (the night before the day of the report), "that
    evening"."""
    groups = named(match)
    word = (groups["word"] or "").lower()
    this = " ".join((groups["this"] or "").lower().split())
    part = "NI" if word else context.word("part", groups["part"]) or "NI"
    today = context.published
    if this in {"the same", "that same", "the previous", "the following", "the next"} or this == "that":
        today = context.story_day()
    step = {"yesterday": -1, "the previous": -1, "tomorrow": 1, "the following": 1, "the next": 1}.get(
        this, 0
    )
    if word == "overnight" or this == "last":
        step = -1
    mod = {"early": "START", "earlier": "START", "late": "END", "later": "END"}.get(
        (groups["early"] or "").lower()
    )
    if today is None:
        return Meaning("TIME", None, mod)
    there = add_days(today, step)
    return Meaning("TIME", f"{there}T{part}" if there else None, mod)


def read_period(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "last week", "earlier this year", "the end of the month", "the following day"."""
    groups = named(match)
    unit = context.word("unit", groups["unit"]) or ""
    which_word = groups.get("which")
    mod, rim = _edge_of(context, groups)
    if groups.get("year"):  # "year-end 1990"
        return Meaning("DATE", groups["year"], mod)
    if unit == "D" and rim:
        there = context.story_day() or context.published
        return Meaning("DATE", str(there) if there else None, "END" if rim == "AFTER" else "START")
    step, anchor, of_story = context.which(which_word) or (0, context.published, False)
    if of_story and anchor is None and (context.direction() > 0 or unit not in {"D", "N"}):
        anchor = context.published  # no date has been told that it could be counted from
    if unit == "D" and (which_word or "").lower() in {
        "last",
        "this",
        "next",
        "current",
        "the current",
        "coming",
    }:
        return None
    if (which_word or "").lower() == "the next" and unit not in {"D", "N", "Q"} and context.direction() > 0:
        return None  # "the next week" of a plan is a stretch that begins now
    if which_word is None and unit == "E":
        return _weekend(context)
    if anchor is None or (of_story and unit in {"D", "N"} and not context.story_is_day()):
        return Meaning("DATE", None, mod)
    meaning = _of_unit(unit_value(anchor, unit, step), unit)
    if unit == "E":
        weekend = _weekend(context, step)
        meaning = weekend if weekend else meaning
    return limit(Meaning(meaning.type, meaning.value, mod), rim, context)


def read_beyond(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "the week before last", "the year after next"."""
    unit = context.word("unit", match["unit"]) or ""
    value = unit_value(context.published, unit, -2 if match["last"] else 2) if context.published else None
    return _of_unit(value, unit)


def _edge_of(context: Context, groups: dict[str, str | None]) -> tuple[str | None, str | None]:
    edge = (groups.get("edge") or "").lower()
    mod = "END" if edge == "end" else context.edge(groups)
    return mod, context.word("rim", groups.get("rim"))


def _weekend(context: Context, step: int | None = None) -> Meaning:
    """Reads "the weekend", "last weekend", "this weekend"; told on a Monday, the past one is meant."""
    today = context.published
    if today is None:
        return Meaning("DATE", None)
    ahead = 5 - today.weekday()  # to the Saturday of this week
    if step is None or step == 0:
        forward = context.direction() > 0 or (context.direction() == 0 and step == 0 and today.weekday() > 1)
        weeks = 0 if forward or ahead <= 0 else -1
    elif step < 0:
        weeks = -1
    else:
        weeks = 0 if ahead > 0 else 1
    there = add_days(today, ahead + 7 * weeks)
    return Meaning("DATE", week_value(there) + "-WE" if there else None)


def shifted(day: date, unit: str, number: float, sign: int) -> Meaning | None:
    """The date a number of units from ``day``: a day for hours, days, weeks, a month for months, else a year.

    Weeks give a day, with the days of its week as bounds, for "two weeks ago" is seldom meant to the day.
    """
    if unit in {"TS", "TM", "TH"}:
        hours = number * {"TS": 1 / 3600, "TM": 1 / 60, "TH": 1}[unit]
        there = add_days(day, sign * int(hours // 24))
        return Meaning("DATE", str(there)) if there else None
    if unit in _DAYS_IN:
        there = add_days(day, sign * round(_DAYS_IN[unit] * number))
        if there is None:
            return None
        if unit in {"W", "F", "E"}:
            return Meaning("DATE", str(there), None, *bounds(week_value(there)))
        return Meaning("DATE", str(there))
    if _MONTHS_IN[unit] * number > 120_000:
        return None
    there = add_months(day, sign * round(_MONTHS_IN[unit] * number))
    if there is None:
        return None
    months = unit in {"M", "Q"} or (unit == "Y" and number != int(number))
    return Meaning("DATE", open_value(there.year, there.month if months else None))


def read_count(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "two weeks ago", "three days earlier", "a year and a half ago", "weeks later" (open)."""
    groups = named(match)
    table, sign = ("before", -1) if groups.get("before") else ("after", 1)
    anchor = context.word(table, groups.get("before") or groups.get("after"))
    told = anchor == "story" and not (groups.get("before") == "earlier" and context.story is None)
    day = context.story_day() if told else context.published
    number = amount_of(context, groups.get("vague") or groups.get("amount"))
    unit = context.word("unit", _singular(groups["unit"]))
    if re.search(r"and a half", match[0], re.IGNORECASE) and isinstance(number, float):
        number += 0.5
    if number is None and not groups["bare"]:
        return None
    quantity = context.word("quantity", groups.get("quantity"))
    mod = {"MORE_THAN": "BEFORE", "LESS_THAN": "AFTER", "APPROX": "APPROX"}.get(quantity or "")
    if groups.get("after") == "on" and anchor == "story" and groups["bare"]:
        return None
    if (
        groups["bare"]
        and groups["bare"].lower() in {"hours", "minutes", "seconds"}
        and context.story_is_day()
    ):
        return Meaning("DATE", str(context.story_day()))
    fine = unit in _DAYS_IN or (unit or "")[:1] == "T"
    if (
        not isinstance(number, float)
        or unit is None
        or day is None
        or (fine and told and not context.story_is_day())
    ):
        return Meaning("DATE", None, mod)
    found = shifted(day, unit, number, sign)
    if found is None:
        return Meaning("DATE", None, mod)
    if unit == "Y" and (part := _compared(match, context, anchor)) is not None:
        return Meaning(found.type, f"{found.value}{part}", mod)
    return Meaning(found.type, found.value, mod, found.earliest, found.latest)


def _compared(match: re.Match[str], context: Context, anchor: str | None) -> str | None:
    """The quarter or month of the date told last where its like of another year is meant: "rose 4% in October
    from a year ago"."""
    told = context.story or ""
    if anchor == "story" and _QUARTER.search(told):
        return told[4:]
    same = context.published is not None and told[:4] == str(context.published.year)
    near = _MONTH.match(told) if same or anchor == "story" else None
    return told[4:7] if near and context.told_nearby() and _COMPARES.search(_before(match)) else None


def read_year_earlier(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "the year-earlier quarter": a year before the one told last."""
    day = context.story_day() or context.published
    before = add_months(day, -12) if day else None
    unit = context.word("unit", match["unit"]) or "Y"
    if _QUARTER.search(context.story or ""):
        unit = "Q"
    return Meaning("DATE", unit_value(before, unit, 0) if before else None)


def read_two_counts(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "two years and three months ago", "a week and two days later"."""
    groups = named(match)
    table, sign = ("before", -1) if groups.get("before") else ("after", 1)
    anchor = context.word(table, groups.get("before") or groups.get("after"))
    day = context.published if anchor == "report" else context.story_day()
    first, last = amount_of(context, groups["amount"]), amount_of(context, groups["amount2"])
    if not isinstance(first, float) or not isinstance(last, float) or day is None:
        return Meaning("DATE", None)
    there = moved(day, context.word("unit", groups["unit"]) or "", first, sign)
    return shifted(there, context.word("unit", groups["unit2"]) or "", last, sign) if there else None


def _singular(text: str | None) -> str | None:
    if text is None:
        return None
    text = text.lower()
    return "century" if text == "centurie" else text


def read_reference(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "now", "recently", "the future": no date, only its side of the day of the report."""
    return Meaning("DATE", context.word("reference", match["reference"]))


def read_day_beside(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "the day before", "the week after": beside the date told last."""
    groups = named(match)
    unit = context.word("unit", groups["unit"]) or ""
    step = -1 if (groups["side"] or "").strip().lower() in {"before", "earlier"} else 1
    day = context.story_day()
    return _of_unit(unit_value(day, unit, step) if day else None, unit)


def read_in_count(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "in three days" of the future; of the past it is a length ("the third in two weeks")."""
    groups = named(match)
    if not groups["time"] and (context.direction() <= 0 or _COUNTED.search(_before(match))):
        return None
    number = amount_of(context, groups["vague"] or groups["amount"])
    unit = context.word("unit", groups["unit"])
    lead = len(groups["skip"] or "")
    if not isinstance(number, float) or unit is None or context.published is None:
        return Meaning("DATE", None, lead=lead)
    found = shifted(context.published, unit, number, 1)
    return Meaning(found.type, found.value, None, found.earliest, found.latest, lead=lead) if found else None
