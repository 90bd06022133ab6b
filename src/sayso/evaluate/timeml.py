"""TimeML files with TIMEX3 elements, scored as in TempEval-3 (UzZaman et al. 2013).

Strict: the same extent; relaxed: a character in common. ``value`` and ``type`` count the expressions found
(relaxed) whose attribute is right: their F1 is the task's headline figure.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from sayso.errors import InputError
from sayso.evaluate.alike import best_pairs, overlap
from sayso.evaluate.counts import Found, Share, part
from sayso.evaluate.folders import select
from sayso.evaluate.misses import around
from sayso.evaluate.reads import Run
from sayso.evaluate.timexes import times_of
from sayso.records import Time
from sayso.times.calendar import bounds, week_value

NOTE: Final = (
    "Extents as in TempEval-3: strict ones are equal, relaxed ones share a character; value and type count "
    "those found relaxed. Expressions in bylines and those that name no date (now, recently), which readings "
    "leave out, are read here, since the sets hold them; a day that stands for its week (two weeks ago) "
    "counts as that week, and what is counted by no number (several years ago) as PAST_REF or FUTURE_REF."
)
_ADVICE: Final = "Give TimeML files with a DCT and TIMEX3 elements."
_SIDES: Final = {" ago": "PAST_REF", " from now": "FUTURE_REF"}
_CREATED: Final = frozenset({"CREATION_TIME", "PUBLICATION_TIME"})


@dataclass(frozen=True, slots=True)
class Timex:
    """A TIMEX3 element of a text."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    text: str
    published: str | None
    timexes: tuple[Timex, ...]


def measure(run: Run, _: str) -> dict[str, Any]:
    """F1 of extents, values and types."""
    selection = select(run.path, ".tml", run.part)
    files = run.sample([load(file) for file in selection.files])
    strict, relaxed, value, kind, both = Found(), Found(), Found(), Found(), Found()
    given_found = Share()
    for file in files:
        read = times_of(run, file.name, file.text, file.published)
        pairs = best_pairs(_scored(file.timexes, read))
        for found in (strict, relaxed, value, kind, both):
            found.gold += len(file.timexes)
            found.read += len(read)
        for number, gold in enumerate(file.timexes):
            where = f"{file.published}: {around(file.text, gold.start, gold.end)}"
            if number not in pairs:
                run.misses.add("not found", file.name, _shown(gold.type, gold.value), None, where)
                continue
            time = read[pairs[number]]
            extent = (time.start, time.end) == (gold.start, gold.end)
            same = value_of(time) == gold.value
            relaxed.right += 1
            strict.right += extent
            value.right += same
            kind.right += time.type == gold.type
            both.right += extent and same
            given_found.add(same)
            if not extent:
                run.misses.add("extent", file.name, file.text[gold.start : gold.end], time.text, where)
            if not same:
                shown = _shown(time.type, value_of(time))
                run.misses.add("value", file.name, _shown(gold.type, gold.value), shown, where)
        for number, time in enumerate(read):
            if number not in pairs.values():
                shown = _shown(time.type, value_of(time))
                run.misses.add("false", file.name, None, shown, around(file.text, time.start, time.end))
    return run.report(
        selection.part,
        {"files": len(files), "expressions": strict.gold},
        NOTE,
        strict=strict.figures(),
        relaxed=relaxed.figures(),
        value=value.figures(),
        type=kind.figures(),
        strict_with_value=both.figures(),
        value_right_given_found=part(given_found.right, given_found.total),
    )


def _scored(gold: Sequence[Timex], read: Sequence[Time]) -> Iterator[tuple[float, int, int]]:
    for g, one in enumerate(gold):
        for r, other in enumerate(read):
            if overlap((one.start, one.end), (other.start, other.end)):
                common = min(one.end, other.end) - max(one.start, other.start)
                yield 2 * common / (one.end - one.start + other.end - other.start), g, r


def value_of(time: Time) -> str | None:
    """A time's TIMEX3 value; a day with the days of its week as bounds is that week; what is counted by no
    number ("several years ago") has only its side of the report's day."""
    value = time.value
    if value is None and time.rule in {"amount-before", "amount-after"}:
        return next((side for word, side in _SIDES.items() if time.text.lower().endswith(word)), None)
    if value is None or time.type != "DATE" or len(value) != 10 or time.earliest is None:
        return value
    week = week_value(date.fromisoformat(value))
    return week if bounds(week) == (_day(time.earliest), _day(time.latest)) else value


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _shown(kind: str, value: str | None) -> str:
    return f"{kind} {value}"


def load(file: Path) -> _File:
    """One file: its text, the day it was made, its expressions (not that of the day itself).

    Raises:
        InputError: it is no TimeML.
    """
    try:
        root = ElementTree.parse(file).getroot()
    except (OSError, ElementTree.ParseError) as error:
        raise InputError(str(file), f"cannot be read ({error})", _ADVICE) from error
    created = [
        element.get("value", "")
        for element in root.iter("TIMEX3")
        if element.get("functionInDocument") in _CREATED
    ]
    text: list[str] = []
    timexes: list[Timex] = []
    body = root.find("TEXT")
    _walk(root if body is None else body, text, timexes)
    day = re.match(r"\d{4}-\d\d-\d\d", created[0]) if created else None
    return _File(file.stem, "".join(text), day[0] if day else None, tuple(timexes))


def _walk(element: ElementTree.Element, text: list[str], timexes: list[Timex]) -> None:
    """Collect an element's text and the TIMEX3 elements in it, in their order."""
    start = sum(map(len, text))
    text.append(element.text or "")
    for child in element:
        _walk(child, text, timexes)
        text.append(child.tail or "")
    end = sum(map(len, text))
    if element.tag == "TIMEX3" and end > start and element.get("functionInDocument") not in _CREATED:
        timexes.append(Timex(start, end, element.get("type", ""), element.get("value", "")))
