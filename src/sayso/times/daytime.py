"""Times of day: put on the day that they stand with ("Monday" + "night") or that their sentence tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from sayso.times.context import Meaning
from sayso.times.found import Found
from sayso.times.knowledge import fold

_DAY: Final = re.compile(r"(?:[\dX]{4}-[\dX]{2}-[\dX]{2}|XXXX-WXX-\d)(?:T(?:MO|AF|EV|NI|MI))?\Z")
_TIMED: Final = re.compile(r"\d{4}-\d\d-\d\dT\d")
_DAY_THEN_CLOCK: Final = re.compile(
    r",?\s+(?:(?:at|around|about|by|before|after|shortly|just|in|during|early|late|approximately)\s+)*\Z",
    re.IGNORECASE,
)
_CLOCK_THEN_DAY: Final = re.compile(
    r"\s*,?\s*(?:\([^)]{1,20}\)\s*)?(?:on\s+|of\s+|early\s+|late\s+)?\Z", re.IGNORECASE
)
_PREPOSED: Final = re.compile(
    r"\b(?:at|by|before|after|until|till|since|around|from|towards?|about|in)\s+(?:the\s+)?\Z", re.I
)
_POINTS: Final = frozenset(
    {"dawn", "daybreak", "sunrise", "noon", "midday", "dusk", "sunset", "nightfall", "midnight",
     "early hours", "small hours", "wee hours", "pre-dawn hours", "predawn hours", "lunchtime"}
)  # fmt: skip
_MORNING_HOUR: Final = re.compile(r"T(0[1-9]|1[01]):")
_SAYS_HALF: Final = re.compile(r"[ap]\.?m\b|hours|hrs|\A0\d", re.I)
_EARLIEST: Final = {"AF": 1, "EV": 4, "NI": 6}
"""From which hour on a clock time of an afternoon, evening or night is one past noon."""
_CLOSE: Final = 200
"""Characters within which a time of day may lean on a day told before."""


def _is_clock(item: Found) -> bool:
    return item.meaning.clock is not None


def _holds_day(item: Found) -> bool:
    meaning = item.meaning
    if meaning.clock is not None or meaning.type not in {"DATE", "TIME"}:
        return False
    if meaning.value is None:
        return item.rule in {"weekday", "deictic-day", "short-weekday", "part-of-this-day"}
    first, last = meaning.days()
    return _DAY.match(meaning.value) is not None and first == last


def _tells_day(item: Found) -> bool:
    """Whether it tells a day, with a clock time or without: "10:30 p.m. Wednesday"."""
    if item.meaning.clock is None and _TIMED.match(item.meaning.value or ""):
        return True
    return _holds_day(item) and item.meaning.value is not None


def _put(day: Found, clock: Found, text: str) -> Found:
    value = day.meaning.value
    if value:
        value = value.split("T")[0] + _half_of_day(
            value, clock.meaning.clock or "", text[clock.start : clock.end]
        )
    return Found(
        min(day.start, clock.start),
        max(day.end, clock.end),
        Meaning("TIME", value, day.meaning.mod),
        f"{day.rule}+{clock.rule}",
        day.sentence,
        day.sentence_end,
    )


def _half_of_day(value: str, clock: str, words: str) -> str:
    """A clock time in the half of the day that the part of day tells: "Sunday evening at 8:30" is 20:30."""
    found = _MORNING_HOUR.match(clock)
    if found is None or not value.endswith(("TAF", "TEV", "TNI")) or _SAYS_HALF.search(words):
        return clock
    hour = int(found[1])
    return clock if hour < _EARLIEST[value[-2:]] else f"T{hour + 12}{clock[3:]}"


def join(text: str, found: Sequence[Found]) -> list[Found]:
    """Joins "Monday" + "night", "3 pm" + "on Sunday", "10:30" + "Tuesday night": one expression each."""
    days: list[Found] = []
    for item in found:
        last = days[-1] if days else None
        if last and _is_clock(item) and _holds_day(last) and _DAY_THEN_CLOCK.match(_gap(text, last, item)):
            days[-1] = _put(last, item, text)
        else:
            days.append(item)
    joined: list[Found] = []
    for item in days:
        last = joined[-1] if joined else None
        if last and _is_clock(last) and _holds_day(item):
            gap = _gap(text, last, item)
            if _CLOCK_THEN_DAY.match(gap) and not (last.rule == "part" and "," in gap):
                joined[-1] = _put(item, last, text)
                continue
        joined.append(item)
    return joined


def _gap(text: str, last: Found, item: Found) -> str:
    return text[last.end : item.start] if last.sentence == item.sentence else "."


def settle(text: str, found: list[Found], published: date | None) -> list[Found]:
    """Times of day that stand alone: kept where they tell a point of time, on the day that their sentence
    tells, else on that of the report where it is given."""
    settled: list[Found] = []
    for index, item in enumerate(found):
        if not _is_clock(item):
            settled.append(item)
            continue
        day = _day_nearby(found, index)
        if item.rule == "part" and not _tells_time(text, item, day):
            continue
        value = f"{day or published or 'XXXX-XX-XX'}{item.meaning.clock}"
        settled.append(replace(item, meaning=Meaning("TIME", value)))
    return settled


def _tells_time(text: str, item: Found, day: str | None) -> bool:
    before = text[max(0, item.start - 20) : item.start]
    after = text[item.end : item.end + 20]
    if _PREPOSED.search(before) is None or re.match(
        r"\s+(?:raid|curfew|attack|prayers?|deadline|assault)", after
    ):
        return False
    word = fold(text[item.start : item.end]).removeprefix("the ")
    return word in _POINTS or (day is not None and word != "night")


def _day_nearby(found: Sequence[Found], index: int) -> str | None:
    """The day told in the same sentence, before the time of day or else after it; else the last one close
    before."""
    here = found[index].sentence
    close = found[index].start - _CLOSE
    before = [item for item in found[:index] if _tells_day(item) and item.start > close]
    after = [item for item in found[index + 1 :] if _tells_day(item) and item.sentence == here]
    same = [item for item in before if item.sentence == here]
    for choice in (same[-1:], after[:1], before[-1:]):
        if choice:
            return (choice[0].meaning.value or "").split("T")[0]
    return None
