"""Measures times on Recognizers-Text's date specifications: is what they say what sayso reads?

The specifications speak another dialect than TIMEX3 and give all days an expression could mean; ``kind_of``
and ``is_right`` are the whole mapping.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any, Final

from sayso.evaluate.alike import overlap
from sayso.evaluate.counts import Share, Shares, part
from sayso.evaluate.misses import Answers, around
from sayso.evaluate.reads import Run
from sayso.evaluate.specs import Answer, Spec, load
from sayso.evaluate.timexes import times_of
from sayso.records import Time
from sayso.times.calendar import bounds

NOTE: Final = (
    "A reading is right where its days are those of one of the spec's values, past or to come, or its value "
    "is the spec's; with a clock time or a part of day, where these are the same too. Of an open stretch "
    "(since, before) the day counts that bounds it; of early, mid and late the value and the mod; of "
    "lengths, also of those beside the day of the report, and of repeated times the value (several and a "
    "few, which the specs count as three, are X); of counts of months and years (two years ago) the month "
    "or year. A stretch may be two expressions, begin with or after the first and end with or before the "
    "second. Unsupported kinds are listed."
)
_SPAN: Final = re.compile(r"\(([^,]+),([^,]+),(P[^)]*)\)\Z")
_CLOCK: Final = re.compile(r"T(\d\d?)(?::?(\d\d))?")
_PART: Final = re.compile(r"T(MO|AF|EV|NI)\Z")
_COUNTED: Final = re.compile(r"\b(?:min(?:ute)?s?|h(?:ou)?rs?|sec(?:ond)?s?)\b", re.IGNORECASE)
_VAGUE: Final = re.compile(r"\b(?:several|few|some|couple)\b", re.IGNORECASE)
_LENGTH: Final = re.compile(r"(\d+(?:\.\d+)?|X)(DE|CE|WE|WD|[YMWDHS])")
_SECONDS: Final = {
    "Y": 365 * 86400, "DE": 3650 * 86400, "CE": 36500 * 86400, "W": 7 * 86400, "D": 86400, "H": 3600, "S": 1,
}  # fmt: skip
_UNDEFINED: Final = "ref_undef"


def measure(run: Run, _: str) -> dict[str, Any]:
    """Found, right, and right where found, in all and by kind; what is not supported, by kind."""
    items = run.sample(load(run.path))
    unsupported: Counter[str] = Counter()
    found, right, by_kind = Share(), Share(), Shares()
    read: dict[tuple[str, str], Sequence[Time]] = {}
    for item in items:
        kind, supported = kind_of(item)
        if not supported:
            unsupported[kind] += 1
            continue
        place = item.text, item.published
        if place not in read:
            read[place] = times_of(run, item.id, item.text, item.published or None)
        here = [time for time in read[place] if overlap((time.start, time.end), (item.start, item.end))]
        fits = is_right(item, here)
        found.add(bool(here))
        if here:
            right.add(fits)
        gold = [f"{answer.timex} {answer.mod}".strip() for answer in item.answers]
        told = [f"{time.text!r} {time.value} {time.mod or ''}".strip() for time in here]
        where = f"{item.published}: {around(item.text, item.start, item.end)}"
        answers = Answers(by_kind, run.misses, item.id, where)
        answers.add(kind, fits, gold, told, f"{kind}: {'value' if here else 'not found'}")
    total = by_kind.total()
    return run.report(
        "all",
        {"expressions": total.total, "unsupported_expressions": sum(unsupported.values())},
        NOTE,
        right=part(total.right, total.total),
        found=part(found.right, found.total),
        value_right_given_found=part(right.right, right.total),
        by_kind=by_kind.figures(),
        unsupported=dict(sorted(unsupported.items(), key=lambda item: (-item[1], item[0]))),
    )


def kind_of(item: Spec) -> tuple[str, bool]:
    """What kind of expression it is, and whether it is one that sayso means to read."""
    first, words = item.answers[0], item.text[item.start : item.end]
    timex, ends = first.timex, _SPAN.match(first.timex)
    if item.type in _UNSUPPORTED:
        return _UNSUPPORTED[item.type], False
    if _UNDEFINED in first.mod:
        return "day of an untold story", False
    for name, forms in _forms().items():
        if any(form.search(words) for form in forms):
            return name, False
    if "BD" in timex:
        return "working days", False
    if item.type == "set":
        clock = re.search(r"T\d", timex) and not timex.startswith("PT")
        return ("repeated at a time of day", False) if clock else ("set", True)
    if item.type == "duration":
        return "length", True
    if item.type in {"datetime", "datetimerange"}:
        return _kind_with_clock(timex, words, ends is not None)
    if _STORY.search(words) and len(_DATED.findall(item.text)) < 2:
        return "counted from an untold day", False
    if _MONTH_WEEK.match(timex) or "#" in timex:
        return "week or weekday of a month", False
    if not any((answer.start or answer.end or answer.value)[:1].isdigit() for answer in item.answers):
        named = _NAMED.fullmatch(timex) is not None
        return "season or fiscal year" if named else "no day there is", named
    if item.type == "date":
        return "day", True
    return ("open stretch", True) if first.mod.split("-")[0] in _OPEN else ("stretch of days", True)


_UNSUPPORTED: Final = {
    "time": "time of day without a day", "timerange": "hours without a day", "timezone": "time zone",
    "datetimealt": "alternatives",
}  # fmt: skip


@cache
def _forms() -> dict[str, tuple[re.Pattern[str], ...]]:
    """The kinds of specs_unsupported.toml, told by the words of an expression."""
    raw = tomllib.loads(files(__package__).joinpath("specs_unsupported.toml").read_text(encoding="utf-8"))
    return {name: tuple(re.compile(form, re.IGNORECASE) for form in forms) for name, forms in raw.items()}


_STORY: Final = re.compile(r"\b(?:later|before|after|earlier|the next day)$", re.IGNORECASE)
_DATED: Final = re.compile(r"\b(?:\d{4}|\w+day|yesterday|today)\b")
_MONTH_WEEK: Final = re.compile(r"(?:\d{4}|XXXX)-(?:\d\d|XX)-W")
_NAMED: Final = re.compile(r"(?:\d{4}-)(?:SP|SU|FA|WI)|(?:FY|SY)\d{4}")
_OPEN: Final = frozenset({"since", "after", "before", "until"})


def _kind_with_clock(timex: str, words: str, stretch: bool) -> tuple[str, bool]:
    if timex == "PRESENT_REF":
        return "now", True
    if stretch:
        return "stretch of hours", False
    if "23:59:59" in timex:
        return "end of a day", False
    if _COUNTED.search(words) and not re.search(r"\d:\d|[ap]m\b", words):
        return "counted from the minute", False
    return ("part of a day", True) if _PART.search(timex) else ("day and clock", True)


def is_right(item: Spec, read: Sequence[Time]) -> bool:
    """Whether the expressions read where a spec has one mean one of its answers."""
    return any(_is(answer, item, read) for answer in item.answers)


def _is(answer: Answer, item: Spec, read: Sequence[Time]) -> bool:
    if not read:
        return False
    value = read[0].value or ""
    if any(time.value == answer.timex and time.type in {"DATE", "TIME"} for time in read):
        return True
    if item.type == "duration":
        return any(_same_length(answer.timex, time.value or "", item) for time in read)
    if item.type == "set":
        return any(_same_set(answer.timex, time) for time in read)
    if answer.timex == "PRESENT_REF":
        return value == "PRESENT_REF"
    if re.fullmatch(r"(?:FY|SY)\d{4}|\d{4}-(?:SP|SU|FA|WI)", answer.timex):
        return value == answer.timex
    if item.type in {"datetime", "datetimerange"}:
        return any(_same_clock(answer, time) for time in read)
    ends = _SPAN.match(answer.timex)
    if ends and read[0].type == "DURATION" and len(read) == 1:
        return _same_length(ends[3], value, item)
    mods = {"start": "START", "mid": "MID", "end": "END"}
    words = answer.mod.split("-")
    if wanted := next((mods[word] for word in words if word in mods), None):
        return any(time.mod == wanted and _ends_alike(answer.timex, time.value or "") for time in read)
    now = [item.published for time in read if time.value == "PRESENT_REF"]
    firsts = [time.earliest for time in read if time.earliest] + now
    lasts = [time.latest for time in read if time.latest] + now
    if not firsts or not lasts:
        return False
    first, last = min(firsts), max(lasts)
    if answer.start and answer.end:
        end = answer.end[:10]
        begins = {first, _day_after(read[0].latest or first)} if len(read) > 1 else {first}
        return answer.start[:10] in begins and end in {last, _day_after(last), _last_part(read[-1])}
    if answer.mod in {"since", "after"}:
        return answer.start in {first, _day_after(last), last}
    if answer.mod in {"before", "until"}:
        return answer.end in {first, last, _day_after(last)}
    if _COUNT.search(item.text[item.start : item.end]) and len(read) == 1:
        return value == answer.value[: len(value)]
    return first == last == answer.value[:10]


_COUNT: Final = re.compile(r"\b(?:weeks?|months?|years?)\b", re.IGNORECASE)


def _last_part(time: Time) -> str:
    """The first day of what a stretch ends with: of "from May to July" that of July."""
    _, _, last = (time.value or "").partition("/")
    first = bounds(last)[0] if last else None
    return str(first) if first else time.earliest or ""


def _ends_alike(timex: str, value: str) -> bool:
    """Whether a value is a TIMEX whose unknown year it may supply."""
    return value.endswith(timex.removeprefix("XXXX")) and bool(value)


def _day_after(day: str) -> str:
    return str(date.fromisoformat(day) + timedelta(days=1))


def _same_clock(answer: Answer, time: Time) -> bool:
    """The same day, and the same part of day or clock time."""
    day = (answer.value or answer.start or answer.end)[:10]
    value = time.value or ""
    if not value.startswith(day):
        return False
    if named := _PART.search(answer.timex):
        return value.endswith(named[0])
    wanted, read = _CLOCK.search(answer.timex), _CLOCK.search(value)
    if wanted is None or read is None:
        return False
    return (int(wanted[1]), int(wanted[2] or 0)) == (int(read[1]), int(read[2] or 0))


def _same_set(timex: str, time: Time) -> bool:
    value = time.value or ""
    same = {
        "TNI": "XXXX-XX-XXTNI",
        "TMO": "XXXX-XX-XXTMO",
        "P1WE": "XXXX-WXX-WE",
        "P1WD": "XXXX-WXX-WD",
        "P7D": "P1W",
        "P0.5Y": "P6M",
    }
    return time.type == "SET" and value in {timex, same.get(timex, timex)}


def _same_length(timex: str, value: str, item: Spec) -> bool:
    if timex == value:
        return True
    one, other = _seconds(timex), _seconds(value)
    if "X" in value and _VAGUE.search(item.text[item.start : item.end]):
        return re.sub(r"\d+", "X", timex, count=1) == value
    return one is not None and one == other


def _seconds(value: str) -> float | None:
    """A duration's length by years of 365 and months of 30 days; ``None`` for what is no length or has no
    number."""
    days, _, hours = value.removeprefix("P").partition("T")
    total = 0.0
    for text, month in ((days, 30 * 86400), (hours, 60)):
        for number, unit in _LENGTH.findall(text):
            if number == "X" or unit in {"WE", "WD"}:
                return None
            total += float(number) * (month if unit == "M" else _SECONDS[unit])
    return total if value.startswith("P") and total else None
