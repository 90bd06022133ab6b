"""Finds the dated expressions of a text: every rule's matches, the longest at each place, times of day put on
days."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from spacy.tokens import Doc, Span

from sayso.times.calendar import bounds
from sayso.times.context import Context, Meaning
from sayso.times.daytime import join, settle
from sayso.times.found import Found
from sayso.times.guards import GUARDS
from sayso.times.joined import share_years
from sayso.times.knowledge import Rule, knowledge
from sayso.times.readers import READERS
from sayso.times.runs import PART
from sayso.times.spoken import spoken
from sayso.times.tense import direction, was_set_before
from sayso.times.traps import Held

_EMPTY_LINE: Final = re.compile(r"\n\s*\n")
_MONTHS: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|"
    r"Sept?|Oct|Nov|Dec)\b"
)
_MONTH_FIRST: Final = re.compile(rf"\b{_MONTHS}\.? \d{{1,2}}\b(?! \d)")
_DAY_FIRST: Final = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTHS}")
_JOINED: Final = re.compile(r"\s+(?:and|to|until|till|through)\s+(?:the\s+)?\Z", re.IGNORECASE)
_OPENED: Final = re.compile(r"\b(?:from|between)\s+(?:the\s+)?\Z", re.IGNORECASE)


def writes_month_first(text: str) -> bool | None:
    """Whether a text writes "May 3" (``True``) or "3 May"; ``None`` where it writes neither or both alike."""
    month_first, day_first = len(_MONTH_FIRST.findall(text)), len(_DAY_FIRST.findall(text))
    return None if month_first == day_first else month_first > day_first


def _candidates(doc: Doc, vague: bool) -> list[tuple[int, int, int, Rule, re.Match[str]]]:
    known, text = knowledge(), doc.text
    found: list[tuple[int, int, int, Rule, re.Match[str]]] = []
    for first, end, kinds in known.runs.of(doc, known.sought_vague if vague else known.sought):
        rules = known.rules_for(kinds)
        if not rules:
            continue
        last = doc[end - 1]
        low, high = doc[first].idx, last.idx + len(last)
        starts = [word.start() for word in PART.finditer(text, low, high)]
        traps = Held(text, known.traps, low, high)
        for order, rule in rules:
            if rule.vague and not vague:
                continue
            at, match_at = low, rule.match
            for start in starts:
                if start < at or (match := match_at(text, start)) is None:
                    continue
                held = traps.by(start, match.end())
                if not held:
                    found.append((start, -match.end(), order, rule, match))
                at = max(*held, start + 1) if held else match.end()
    return sorted(found, key=lambda item: item[:3])


def scan(doc: Doc, published: date | None, *, vague: bool = False) -> list[Found]:
    """All dated expressions of a ``Doc``, in the order of the text; those without a day to count from have no
    value. ``vague`` also finds what names no date ("recently")."""
    text = doc.text
    context = Context(knowledge(), published, partial(writes_month_first, text))
    found: list[Found] = []
    done = told_at = 0
    for start, negative_end, _, rule, match in _candidates(doc, vague):
        end = -negative_end
        if start < done:
            continue
        span = doc.char_span(start, end, alignment_mode="expand")
        if (
            span is None
            or _crosses_sentences(text, span)
            or (rule.needs and not GUARDS[rule.needs](match, span))
        ):
            continue
        if span[0].lower_ == "that" and span[0].pos_ == "SCONJ" and len(span) > 1:
            # "said that | Sunday's vote": the word begins the clause
            again = rule.match(text, span[1].idx)
            if again is not None and again.end() == end:
                match, start, span = again, span[1].idx, span[1:]
        context.direction = partial(direction, span)
        context.past_term = partial(was_set_before, span)
        context.since_story = start - told_at
        context.left = _left(text, found[-1], start) if found else None
        meaning = READERS[rule.reads](match, context)
        if meaning is None:
            continue
        if _is_of_other_noun(span):
            meaning = replace(meaning, lead=4)
        elif rule.reads == "duration" and span[0].lower_ == "over" and span[0].dep_ == "case":
            meaning = replace(meaning, mod=None, lead=5)  # "loans over | three years"
        sent = doc[span.start].sent
        found.append(Found(start + meaning.lead, end, meaning, rule.name, sent.start_char, sent.end_char))
        done = end
        if rule.reads != "year_earlier" and _remember(context, meaning):
            told_at = end
    return spoken(
        text, settle(text, join(text, share_years(text, found)), published if vague else None), published
    )


def _is_of_other_noun(span: Span) -> bool:
    """Whether its "the" belongs to the noun that it stands before: "the | third-quarter loss"."""
    the = span[0]
    return (
        the.lower_ == "the"
        and the.head.i >= span.end
        and span[-1].dep_ in {"compound", "amod"}
        and span.text[3:4] == " "
    )


def _left(text: str, last: Found, start: int) -> date | None:
    """First day of the expression before, where both make a span: "from April until" the end of June."""
    joined = _JOINED.match(text[last.end : start]) and _OPENED.search(
        text[max(0, last.start - 12) : last.start]
    )
    return last.meaning.days()[0] if joined else None


def _crosses_sentences(text: str, span: Span) -> bool:
    """A match may run over the end of a sentence only after a full stop inside of it ("Dec. 31" cut in
    two)."""
    if span.end - span.start == 1:
        return False
    doc = span.doc
    return _EMPTY_LINE.search(text, span.start_char, span.end_char) is not None or any(
        doc[index].is_sent_start and not doc[index - 1].text.endswith(".")
        for index in range(span.start + 1, span.end)
    )


def _remember(context: Context, meaning: Meaning) -> bool:
    """Whether it is a date that later ones may be counted from; then it is kept."""
    dated = meaning.type in {"DATE", "TIME"} and bounds(meaning.value)[0] is not None
    if dated:
        context.story = meaning.value
    return dated
