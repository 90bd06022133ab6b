"""Readers of lengths of time and of repeated times."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final, Literal

from sayso.times.calendar import add_days, add_months
from sayso.times.context import Context, Meaning, named
from sayso.times.knowledge import fold

_FINER: Final = {"TM": ("TS", 60), "TH": ("TM", 60), "D": ("TH", 24), "Y": ("M", 12), "DE": ("Y", 10),
                 "CE": ("Y", 100), "W": ("D", 7), "F": ("W", 2)}  # fmt: skip
_LARGEST: Final = 100_000
_HUNDRED: Final = 100


def amount_of(context: Context, text: str | None) -> float | Literal["X"] | None:
    """A number in digits or words, ``"X"`` for several or a few, ``None`` for neither."""
    if text is None:
        return None
    folded = fold(text)
    if re.fullmatch(r"[\d,]+(?:\.\d+)?", folded):
        number = float(folded.replace(",", ""))
        return number if number <= _LARGEST else None
    if found := re.fullmatch(r"(\d+)(?: 1/2|½)", folded):
        return float(found[1]) + 0.5
    words = context.knowledge.words["number"]
    if folded.endswith("-and-a-half"):
        whole = amount_of(context, folded.removesuffix("-and-a-half"))
        return whole + 0.5 if isinstance(whole, float) else None
    if folded in words:
        return float(words[folded])
    if folded in context.knowledge.words["vague"]:
        return "X"
    return _spelled_out(words, folded)


def _spelled_out(words: Mapping[str, float], text: str) -> float | None:
    """A number of several words: "twenty-five", "two hundred", "one thousand and ten"."""
    number = 0.0
    for word in text.replace("-", " ").split():
        if word == "and":
            continue
        if word not in words:
            return None
        number = number * words[word] if words[word] >= _HUNDRED else number + words[word]
    return number or None


def length(number: float | Literal["X"], unit: str) -> str:
    """A TIMEX3 duration: ``P3M``, ``PT48H``, ``PXW``, ``PT30M`` for half an hour."""
    if number == "X":
        code = {"F": "W", "N": "D", "E": "WE"}.get(unit, unit)
        return f"PTX{code[1]}" if code[0] == "T" and len(code) == 2 else f"PX{code}"
    while unit in _FINER and (number != int(number) or unit == "F"):
        unit, factor = _FINER[unit]
        number *= factor
    code = {"N": "D", "E": "WE", "Q": "M"}.get(unit, unit)
    whole = round(number * 3) if unit == "Q" else round(number, 1)
    shown = f"{whole:g}" if whole != int(whole) else str(int(whole))
    return f"PT{shown}{code[1]}" if code[0] == "T" else f"P{shown}{code}"


def _unit(context: Context, text: str | None) -> str | None:
    text = (text or "").lower()
    return context.word("unit", "century" if text == "centurie" else text)


def read_duration(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "three months", "30-day", "half an hour", "several weeks", "two years and six months"."""
    groups = named(match)
    mod = context.word("quantity", groups.get("quantity"))
    if bare := groups.get("bare"):
        singular = "century" if bare.lower() == "centuries" else bare.lower().removesuffix("s")
        unit = context.word("unit", singular)
        return Meaning("DURATION", length("X", unit)) if unit else None
    unit = _unit(context, groups.get("unit") or groups.get("unit2"))
    if unit is None:
        return None
    if groups.get("amount") is None and groups.get("vague") is None and groups.get("low") is None:
        return Meaning("DURATION", length("X" if groups.get("many") else 1.0, unit))
    if groups.get("low") or (groups.get("amount2") and not groups.get("unit2")):
        return Meaning("DURATION", length("X", unit), mod)
    number = amount_of(context, groups.get("vague") or groups.get("amount"))
    if number is None:
        return None
    if groups.get("amount2") and isinstance(number, float):
        return _sum(context, number, unit, groups, mod)
    if groups.get("half") and isinstance(number, float):
        number += 0.5
    if isinstance(number, float) and fold(groups.get("amount") or "") in {"a", "an"} and unit == "TS":
        return None
    return Meaning("DURATION", length(number, unit), mod)


def _sum(
    context: Context, number: float, unit: str, groups: dict[str, str | None], mod: str | None
) -> Meaning | None:
    second = amount_of(context, groups["amount2"])
    other = _unit(context, groups["unit2"])
    if not isinstance(second, float) or other is None:
        return None
    first, last = length(number, unit), length(second, other)
    if first.startswith("PT") != last.startswith("PT"):
        return Meaning("DURATION", first + last.removeprefix("P"), mod)
    return Meaning("DURATION", first + last.removeprefix("PT" if last.startswith("PT") else "P"), mod)


def read_window(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "the past two years", "the next 48 hours": a length that ends or begins with the day of the
    report."""
    groups = named(match)
    side = (groups["side"] or groups["side2"] or groups["side3"] or groups["side4"] or "").lower()
    unit = _unit(context, groups["unit"] or groups["unit2"] or groups["unit3"] or groups["unit4"])
    vague = groups.get("vague") or groups.get("amount") or groups.get("amount2")
    number = amount_of(context, vague) if vague else (1.0 if groups["unit2"] or groups["unit4"] else "X")
    if unit is None or number is None:
        return None
    value = length(number, unit)
    today = context.published
    if (
        side not in {"past", "last", "next", "coming", "upcoming"}
        or today is None
        or not isinstance(number, float)
    ):
        return Meaning("DURATION", value)
    there = moved(today, unit, number, -1 if side in {"past", "last"} else 1)
    if there is None:
        return Meaning("DURATION", value)
    return Meaning("DURATION", value, None, min(today, there), max(today, there))


def moved(day: date, unit: str, number: float, sign: int) -> date | None:
    """The day that lies a length of time before or after ``day``; part of a day counts as one day."""
    if unit in {"TS", "TM", "TH"}:
        hours = number * {"TS": 1 / 3600, "TM": 1 / 60, "TH": 1}[unit]
        return add_days(day, sign * int(-(-hours // 24)))
    if unit in {"D", "N", "W", "F", "E"}:
        return add_days(day, sign * round(number * {"D": 1, "N": 1, "F": 14}.get(unit, 7)))
    months = round(number * {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}[unit])
    return add_months(day, sign * months)


def read_every(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "every Friday", "each month", "twice a week", "on Sundays", "every two years"."""
    groups = named(match)
    lead = len(groups.get("skip") or "")
    part = context.word("part", groups.get("part") or groups.get("part2"))
    tail = f"T{part}" if part else ""
    if groups.get("whole") and not groups.get("dd"):
        day = context.count("weekday", groups.get("weekday2") or groups.get("weekday3"))
        return Meaning("SET", f"XXXX-WXX-{day}" if day else "P1M")  # a rank has no place in the value
    if weekday := context.count("weekday", groups.get("weekday")):
        return Meaning("SET", f"XXXX-WXX-{weekday}{tail}", lead=lead)
    if name := groups.get("daypart"):
        day = context.count("weekday", groups.get("weekday2"))
        return Meaning("SET", f"XXXX-WXX-{day}T{context.word('part', name)}")
    if plural := groups.get("plural") or groups.get("single"):
        return Meaning("SET", "XXXX-WXX-WE" if plural.lower().startswith("weekend") else "XXXX-WXX-WD")
    if groups.get("whole"):
        nth = re.sub(r"\D", "", groups["dd"] or "")
        return Meaning("SET", f"XXXX-XX-{nth:0>2}")
    if name := groups.get("dayparts"):
        return Meaning("SET", f"XXXX-XX-XXT{context.word('part', name)}", lead=lead)
    if month := context.count("month", groups.get("month")):
        return Meaning("SET", f"XXXX-{month:02d}", lead=lead)
    if season := context.word("season", groups.get("season")):
        return Meaning("SET", f"XXXX-{season}", lead=lead)
    if part and not groups.get("unit"):
        return Meaning("SET", f"XXXX-XX-XX{tail}", lead=lead)
    unit = _unit(context, groups.get("unit"))
    if unit is None:
        return None
    other = (groups.get("other") or "").lower()
    counted = groups.get("amount") if "times" not in match[0].lower() else None
    number = {"other": 2.0, "second": 2.0, "third": 3.0}.get(other) or (
        amount_of(context, counted) if counted else 1.0
    )
    if unit == "E" and number == 1.0:
        return Meaning("SET", "XXXX-WXX-WE", lead=lead)
    if unit == "N" and number == 1.0:
        return Meaning("SET", "XXXX-XX-XXTNI", lead=lead)
    return Meaning("SET", length("X" if other == "few" or number is None else number, unit), lead=lead)


def read_regular(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "daily", "weekly"."""
    return Meaning("SET", context.word("regular", match["regular"]))
