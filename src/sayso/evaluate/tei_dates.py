"""GUM's gold dates: TEI ``date`` elements in the MISC field of CoNLL-U (``XML=<date when:::"2009-05-08">``).

They give days, months, years and spans of them; no types, no lengths, nothing that names no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from sayso.evaluate.alike import overlap
from sayso.evaluate.counts import Share, Shares, part
from sayso.evaluate.folders import content_of, select
from sayso.evaluate.misses import Answers, around
from sayso.evaluate.reads import Run
from sayso.evaluate.timexes import times_of
from sayso.language import conllu
from sayso.records import Time
from sayso.times.calendar import bounds

NOTE: Final = (
    "Found: a dated expression that shares a character with the gold one; a length without days, which GUM "
    "dates by its story, is none. Right: the same first and last day, with or without what early and late "
    "narrow down; of spans of years the same years, of weeks and lengths the days give or take one, of "
    "seasons the first month and the year; of notBefore and notAfter, days inside; where one end is given, "
    "the day that bounds it; of dates without a year (--05-03) the same month and day, of early and late "
    "the month; the end of a stretch may be its last day. Both ends of a span may be expressions of their "
    "own, on either side. Counted from the document's day of creation."
)
_DATE: Final = re.compile(r"<date((?: [^<>]*)?)>|(</date>)")
_ATTRIBUTE: Final = re.compile(r'(\w+):::"([^"]*)"')
_CREATED: Final = re.compile(r"# meta::dateCreated = (\d{4}-\d\d-\d\d)\s*\Z")
_SEASONS: Final = {"SP": "-03", "SU": "-06", "FA": "-09", "WI": "-12"}
_ADVICE: Final = "Give GUM's CoNLL-U files."


@dataclass(frozen=True, slots=True)
class GoldDate:
    """A ``date`` element: offsets, its attributes by name."""

    start: int
    end: int
    given: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Text:
    name: str
    text: str
    published: str | None
    dates: tuple[GoldDate, ...]


def measure(run: Run, _: str) -> dict[str, Any]:
    """Found, and value right where found: in all, and by form of the gold date."""
    selection = select(run.path, ".conllu", run.part)
    texts = run.sample([text for file in selection.files for text in _load(file)])
    found, right, by_form = Share(), Share(), Shares()
    for text in texts:
        times = times_of(run, text.name, text.text, text.published)
        for gold in text.dates:
            here = [t for t in times if dated(t) and overlap((t.start, t.end), (gold.start, gold.end))]
            found.add(bool(here))
            told = [f"{time.text!r} {time.value} {time.mod or ''}".strip() for time in here]
            answers = Answers(
                by_form, run.misses, text.name, f"{text.published}: {around(text.text, gold.start, gold.end)}"
            )
            if here:
                fits = is_right(gold, here)
                right.add(fits)
                answers.add(_form(gold), fits, gold.given, told, "value")
            else:
                run.misses.add("not found", text.name, gold.given, told, answers.where)
    return run.report(
        selection.part,
        {"documents": len(texts), "dates": found.total},
        NOTE,
        found=part(found.right, found.total),
        value_right_given_found=part(right.right, right.total),
        by_form=by_form.figures(),
    )


def dated(time: Time) -> bool:
    """Whether an expression names days, or parts of the calendar whose year is open."""
    return time.earliest is not None or (time.type in {"DATE", "TIME"} and time.value is not None)


def is_right(gold: GoldDate, read: Sequence[Time]) -> bool:
    """Whether what was read where a gold date stands means its days."""
    given = gold.given
    ends = [given[name] for name in ("when", "from", "to", "notBefore", "notAfter") if name in given]
    values = [value for time in read for value in _halves(time, gold)]
    if any(end.startswith("--") for end in ends):
        months = {_without_year(value) for value in values}
        parts = {_without_year(time.value or "") for time in read if time.mod}
        first = [_SEASONS[value[-2:]] for value in values if value[-2:] in _SEASONS]
        same = all(end[1:] in months or end[1:4] in parts for end in ends)
        return same or ends[0][1:] in first
    if any(end.startswith("-") for end in ends):
        return all(f"BC{end[1:].rjust(4, '0')}" in values for end in ends)
    wanted = _first(given), _last(given)
    if wanted == (None, None):
        return False
    whole = [bounds(value) for value in values]
    narrow = [(_day(time.earliest), _day(time.latest)) for time in read]
    near = timedelta(days=1 if any("-W" in value or value.startswith("P") for value in values) else 0)
    season = any(value[-2:] in _SEASONS for value in values)
    if any(time.mod == "END" and wanted[0] == wanted[1] == _day(time.latest) for time in read):
        return True
    return any(
        _same(wanted, _hull(days), given, near) or (season and _same_season(wanted, _hull(days)))
        for days in (whole, narrow)
    )


def _halves(time: Time, gold: GoldDate) -> list[str]:
    """The values of an expression; of a span with an end outside of the gold date, the end inside."""
    first, slash, last = (time.value or "").partition("/")
    if not slash:
        return [first] if first else []
    if time.end <= gold.end and time.start >= gold.start:
        return [first, last]
    return [first] if gold.start <= time.start else [last]


Days = tuple[date | None, date | None]


def _hull(days: Sequence[Days]) -> Days:
    firsts = [first for first, _ in days if first is not None]
    lasts = [last for _, last in days if last is not None]
    return min(firsts, default=None), max(lasts, default=None)


def _same(wanted: Days, read: Days, given: dict[str, str], near: timedelta) -> bool:
    (first, last), (low, high) = wanted, read
    if low is None or high is None:
        return False
    if first is None or last is None:
        return (first or last) in {low, high}
    if "notBefore" in given and "notAfter" in given:
        return first <= low and high <= last
    if "when" not in given and last.year > first.year:
        return (low.year, high.year) == (first.year, last.year)
    return abs(low - first) <= near and abs(high - last) <= near


def _same_season(wanted: Days, read: Days) -> bool:
    first, low = wanted[0], read[0]
    return first is not None and low is not None and (first.year, first.month) == (low.year, low.month)


def _without_year(value: str) -> str:
    return value[4:10] if re.match(r"[\dX]{4}-", value) else value


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _first(given: dict[str, str]) -> date | None:
    return _bounds(given.get("when") or given.get("from") or given.get("notBefore"))[0]


def _last(given: dict[str, str]) -> date | None:
    return _bounds(given.get("when") or given.get("to") or given.get("notAfter"))[1]


def _bounds(value: str | None) -> Days:
    """First and last day of a TEI value, whose years may have three digits."""
    return bounds(value.zfill(4) if value and value.isdigit() else value)


def _form(gold: GoldDate) -> str:
    """The attributes with the shape of their values: ``when 9999-99-99``."""
    return " ".join(f"{name} {re.sub(r'[0-9]', '9', value)}" for name, value in gold.given.items())


def _load(file: Path) -> Iterator[_Text]:
    """The texts of a file; dates and days of creation belong to the documents in their order."""
    documents = list(conllu.read(file))
    words = [(number, word) for number, document in enumerate(documents)
             for sentence in document.sentences for word in sentence.words]  # fmt: skip
    dates: list[list[GoldDate]] = [[] for _ in documents]
    created: list[str | None] = [None for _ in documents]
    open_: list[tuple[int, dict[str, str]]] = []
    at, document, behind = 0, -1, 0
    for line in content_of(file, _ADVICE).split("\n"):
        if line.startswith("# newdoc"):
            document += 1
        elif match := _CREATED.match(line):
            created[max(document, 0)] = match[1]
        fields = line.split("\t")
        if len(fields) != 10 or "." in fields[0]:
            continue
        number, word = words[at]
        last = word
        if "-" in fields[0]:
            behind = int(fields[0].split("-")[1])
            last = words[at + behind - int(fields[0].split("-")[0])][1]
        else:
            at += 1
        for match in _DATE.finditer(fields[9]):
            if match[2] is None:
                given = dict(_ATTRIBUTE.findall(match[1]))
                open_.append((word.start, {name: value for name, value in given.items() if name != "rend"}))
            elif open_:
                start, given = open_.pop()
                dates[number].append(GoldDate(start, last.end, given))
    for number, document_ in enumerate(documents):
        yield _Text(document_.name, document_.text, created[number], tuple(dates[number]))
