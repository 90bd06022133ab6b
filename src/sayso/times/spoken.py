"""What "today" means in quoted words: the day on which they were said, where their sentence tells it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from sayso.times.calendar import add_days
from sayso.times.found import Found

_QUOTED: Final = re.compile(r"“[^“”]*(?:”|\Z)|\"[^\"]*(?:\"|\Z)")
_DEICTIC: Final = frozenset({"deictic-day", "part-of-this-day"})
_TELLING: Final = frozenset({"weekday", "weekday+part", "deictic-day", "month-day", "day-month"})
_LONGEST: Final = timedelta(days=7)


def spoken(text: str, found: Sequence[Found], published: date | None) -> list[Found]:
    """In "“We mourn today,” he said on Monday" Monday is meant, not the day of the report.

    Args:
        text: the report.
        found: the expressions, in the order of the text.
        published: the day of the report that deictic words were counted from.
    """
    moved = []
    for item in found:
        day = _said_on(text, item, found) if published is not None and item.rule in _DEICTIC else None
        value = item.meaning.value
        if (
            day is None
            or published is None
            or value is None
            or not timedelta(0) < published - day <= _LONGEST
        ):
            moved.append(item)
            continue
        there = add_days(date.fromisoformat(value[:10]), (day - published).days)
        meaning = replace(item.meaning, value=f"{there}{value[10:]}" if there else None)
        moved.append(replace(item, meaning=meaning, rule=f"{item.rule}+said"))
    return moved


def _said_on(text: str, item: Found, found: Sequence[Found]) -> date | None:
    """The day that stands in the same sentence outside of the quotation marks which hold the expression."""
    quotes = [(item.sentence + part.start(), item.sentence + part.end())
              for part in _QUOTED.finditer(text[item.sentence : item.sentence_end])]  # fmt: skip
    if not any(low < item.start < high for low, high in quotes):
        return None
    for other in found:
        outside = other.sentence == item.sentence and not any(
            low < other.start < high for low, high in quotes
        )
        first, last = other.meaning.days()
        if outside and other.rule in _TELLING and first is not None and first == last:
            return first
    return None
