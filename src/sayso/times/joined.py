"""Two dates of one span whose year stands only with the second: "from 18 November to 19 December 2015"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sayso.times.calendar import bounds
from sayso.times.found import Found

_JOIN: Final = re.compile(
    r"\s*(?:,?\s(?:and|or|to|until|till|through)\s|[-–—])\s*(?:the\s)?\Z", re.IGNORECASE
)
_RULES: Final = frozenset({"day-month", "month-day", "month", "month-year", "day-of-coming-month"})
_WRITTEN: Final = re.compile(r"\d{4}|\b(?:this|last|next) year\b", re.IGNORECASE)
_YEAR: Final = re.compile(r"\d{4}|\b(?:year|this|last|next|past)\b", re.IGNORECASE)


def share_years(text: str, found: Sequence[Found]) -> list[Found]:
    """Give the year of the second of two joined dates to a first that names none."""
    shared = list(found)
    for at in range(len(shared) - 2, -1, -1):
        first, second = shared[at], shared[at + 1]
        value, other = first.meaning.value or "", second.meaning.value or ""
        named = first.rule in _RULES and second.rule in _RULES and _JOIN.match(text[first.end : second.start])
        if (
            not named
            or _YEAR.search(text[first.start : first.end])
            or not _WRITTEN.search(text[second.start : second.end])
        ):
            continue
        if not re.match(r"[\dX]{4}-\d\d", value) or not re.match(r"\d{4}-\d\d", other):
            continue
        year = int(other[:4]) - (value[4:7] > other[4:7])
        moved = f"{year:04d}{value[4:]}"
        if bounds(moved)[0] is not None:
            shared[at] = replace(
                first, meaning=replace(first.meaning, value=moved, earliest=None, latest=None)
            )
    return shared
