"""Finds the dated expressions of a text: every rule's matches, the longest at each place, times of day put on
days."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from spacy.tokens import Doc, Span

from sayso.times.calendar import bounds
from sayso.times.context import Context, Direction, Meaning
from sayso.times.guards import GUARDS
from sayso.times.knowledge import Rule, fold, knowledge
from sayso.times.readers import READERS
from sayso.times.seeds import ALL, Windows
from sayso.times.tense import direction

_DAY: Final = re.compile(r"(?:[\dX]{4}-[\dX]{2}-[\dX]{2}|XXXX-WXX-\d)(?:T(?:MO|AF|EV|NI|MI))?\Z")
_DAY_THEN_CLOCK: Final = re.compile(
    r",?\s+(?:(?:at|around|about|by|before|after|shortly|just|in|during|early|late|approximately)\s+)*\Z",
    re.IGNORECASE,
)
_CLOCK_THEN_DAY: Final = re.compile(
    r"\s*,?\s*(?:\([^)]{1,20}\)\s*)?(?:on\s+|of\s+|early\s+|late\s+)?\Z", re.IGNORECASE
)
_EMPTY_LINE: Final = re.compile(r"\n\s*\n")
_MONTHS: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|"
    r"Sept?|Oct|Nov|Dec)\b"
)
_MONTH_FIRST: Final = re.compile(rf"\b{_MONTHS}\.? \d{{1,2}}\b(?! \d)")
_DAY_FIRST: Final = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTHS}")
_JOINED: Final = re.compile(r"\s+(?:and|to|until|till|through)\s+(?:the\s+)?\Z", re.IGNORECASE)
_OPENED: Final = re.compile(r"\b(?:from|between)\s+(?:the\s+)?\Z", re.IGNORECASE)
_CLOSE: Final = 200
"""Characters within which a time of day may lean on a day told before."""
_PREPOSED: Final = re.compile(
    r"\b(?:at|by|before|after|until|till|since|around|from|towards?|about|in)\s+(?:the\s+)?\Z", re.I
)
_POINTS: Final = frozenset(
    {"dawn", "daybreak", "sunrise", "noon", "midday", "dusk", "sunset", "nightfall", "midnight", "early hours",
     "small hours", "wee hours", "pre-dawn hours", "predawn hours", "lunchtime"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """One expression: its place in the text, its meaning, the rule that read it, the first character of its
    sentence."""

    start: int
    end: int
    meaning: Meaning
    rule: str
    sentence: int


def writes_month_first(text: str) -> bool | None:
    """Whether a text writes "May 3" (``True``) or "3 May"; ``None`` where it writes neither or both alike."""
    month_first, day_first = len(_MONTH_FIRST.findall(text)), len(_DAY_FIRST.findall(text))
    return None if month_first == day_first else month_first > day_first


def _candidates(doc: Doc) -> list[tuple[int, int, int, Rule, re.Match[str]]]:
    known, text = knowledge(), doc.text
    windows = Windows(doc, known.seeds)
    found = []
    for order, rule in enumerate(known.rules):
        for low, high in windows.around(rule.key):
            for match in rule.pattern.finditer(text, low, high):
                found.append((match.start(), -match.end(), order, rule, match))
    if found:
        blocked = [
            trap.span() for low, high in windows.around(ALL) for trap in known.traps.finditer(text, low, high)
        ]
        found = [
            item for item in found if not any(low < -item[1] and item[0] < high for low, high in blocked)
        ]
    return sorted(found, key=lambda item: item[:3])


def scan(doc: Doc, published: date | None) -> list[Found]:
    """All dated expressions of a ``Doc``, in the order of the text; those without a day to count from have no
    value."""
    text = doc.text
    context = Context(knowledge(), published, writes_month_first(text))
    found: list[Found] = []
    done = 0
    for start, negative_end, _, rule, match in _candidates(doc):
        end = -negative_end
        if start < done:
            continue
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None or _crosses_sentences(span) or (rule.needs and not GUARDS[rule.needs](match, span)):
            continue
        context.direction = _direction(span)
        context.left = _left(text, found[-1], start) if found else None
        meaning = READERS[rule.reads](match, context)
        if meaning is None:
            continue
        found.append(Found(start + meaning.lead, end, meaning, rule.name, span.sent.start_char))
        done = end
        _remember(context, meaning)
    return _settle(text, _join(text, found))


def _left(text: str, last: Found, start: int) -> date | None:
    """First day of the expression before, where both make a span: "from April until" the end of June."""
    joined = _JOINED.match(text[last.end : start]) and _OPENED.search(
        text[max(0, last.start - 12) : last.start]
    )
    return last.meaning.days()[0] if joined else None


def _direction(span: Span) -> Callable[[], Direction]:
    def ask() -> Direction:
        return direction(span)

    return ask


def _crosses_sentences(span: Span) -> bool:
    """A match may run over the end of a sentence only after a full stop inside of it ("Dec. 31" cut in
    two)."""
    return _EMPTY_LINE.search(span.text) is not None or any(
        span.doc[index].is_sent_start and not span.doc[index - 1].text.endswith(".")
        for index in range(span.start + 1, span.end)
    )


def _remember(context: Context, meaning: Meaning) -> None:
    if meaning.type in {"DATE", "TIME"} and meaning.value and bounds(meaning.value)[0] is not None:
        context.story = meaning.value


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


def _put(day: Found, clock: Found) -> Found:
    value = day.meaning.value
    value = value.split("T")[0] + (clock.meaning.clock or "") if value else None
    return Found(
        min(day.start, clock.start),
        max(day.end, clock.end),
        Meaning("TIME", value, day.meaning.mod),
        f"{day.rule}+{clock.rule}",
        day.sentence,
    )


def _join(text: str, found: Sequence[Found]) -> list[Found]:
    """ "Monday" + "night", "3 pm" + "on Sunday": one expression each."""
    joined: list[Found] = []
    for item in found:
        last = joined[-1] if joined else None
        gap = text[last.end : item.start] if last and last.sentence == item.sentence else "."
        if last and _holds_day(last) and _is_clock(item) and _DAY_THEN_CLOCK.match(gap):
            joined[-1] = _put(last, item)
        elif (
            last
            and _is_clock(last)
            and _holds_day(item)
            and _CLOCK_THEN_DAY.match(gap)
            and not (last.rule == "part" and "," in gap)
        ):
            joined[-1] = _put(item, last)
        else:
            joined.append(item)
    return joined


def _settle(text: str, found: list[Found]) -> list[Found]:
    """Times of day that stand alone: kept where they tell a point of time, on the day that their sentence
    tells."""
    settled: list[Found] = []
    for index, item in enumerate(found):
        if not _is_clock(item):
            settled.append(item)
            continue
        day = _day_nearby(found, index)
        if item.rule == "part" and not _tells_time(text, item, day):
            continue
        value = f"{day}{item.meaning.clock}" if day else f"XXXX-XX-XX{item.meaning.clock}"
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
    before = [
        item for item in found[:index] if _holds_day(item) and item.meaning.value and item.start > close
    ]
    after = [
        item
        for item in found[index + 1 :]
        if _holds_day(item) and item.meaning.value and item.sentence == here
    ]
    same = [item for item in before if item.sentence == here]
    for choice in (same[-1:], after[:1], before[-1:]):
        if choice:
            return (choice[0].meaning.value or "").split("T")[0]
    return None
