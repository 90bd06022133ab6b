"""Reads the date of publication, where it is given as one and where a report states it at its top."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from sayso.errors import DateError
from sayso.notes import Block
from sayso.sources.cues import cues

_ISO: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:\d\d.*)?")
_PARTS: Final = ("year", "month", "day")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ADVICE: Final = "Give year-month-day, such as 2021-12-21."
_TOP: Final = frozenset({"byline", "dateline"})
_CHANGED: Final = re.compile(r"\b(?:updated|modified|edited)\b", re.IGNORECASE)
_STATED: Final = re.compile(
    r"\b(?P<year3>\d{4})-(?P<month3>\d\d)-(?P<day3>\d\d)\b"
    r"|\b(?P<day>\d{1,2})(?:st|nd|rd|th)?\s(?P<month>[A-Za-z]{3,9})\.?,?\s(?P<year>\d{4})\b"
    r"|\b(?P<month2>[A-Za-z]{3,9})\.?\s(?P<day2>\d{1,2})(?:st|nd|rd|th)?,?\s(?P<year2>\d{4})\b"
)


def iso_date(value: str, where: str, *, line: int | None = None) -> str:
    """``value`` as an ISO date, without a time of day behind it; raises ``DateError`` for anything else."""
    match = _ISO.fullmatch(value.strip())
    day = _date(*match.groups()) if match else None
    if day is None:
        raise DateError(where, f"{value!r} is not a date", _ADVICE, line=line)
    return day


def stated_date(text: str, parts: tuple[Block, ...]) -> str | None:
    """The one full date that byline and dateline state, as an ISO date; ``None`` where there is none or
    several.

    A date of a later change counts only where no other is given.
    """
    tops = [text[part.start : part.end] for part in parts if part.kind in _TOP]
    first = [top for top in tops if not _CHANGED.search(top)]
    found = {day for top in (first or tops) for match in _STATED.finditer(top) if (day := _day(match))}
    return found.pop() if len(found) == 1 else None


def _day(match: re.Match[str]) -> str | None:
    given = match.groupdict()
    year, month, day = (next(given[k] for k in given if k.startswith(part) and given[k]) for part in _PARTS)
    if month.isalpha():
        name = month[:3].lower()
        if name not in _MONTHS or month.lower() not in cues().months:
            return None
        month = str(_MONTHS.index(name) + 1)
    return _date(year, month, day)


def _date(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:  # the 13th month, the 31st of June
        return None
