"""Quotation marks: where quoted words begin and end, whatever marks the text uses.

Works on characters, paragraph by paragraph, so that one lost mark cannot upset the rest of a report. Curly
and straight marks may be mixed in one quotation; a single mark between letters is an apostrophe. By the
printer's rule a quotation that runs over several paragraphs opens each of them and closes only the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

_DOUBLE: Final = '"“”„‟«»″＂'
_SINGLE: Final = "'‘’‚‛`´"
_MARK: Final = re.compile(f"``|''|[{_DOUBLE}{_SINGLE}]")
_PREFERS_OPEN: Final = frozenset("“„‟«‘‚‛`") | {"``"}
_PREFERS_CLOSE: Final = frozenset("”»’") | {"''"}
_ELISION: Final = re.compile(r"(?:em|til|tis|twas|cause|bout|round|n|\d0s)\b", re.IGNORECASE)
_OPENERS_BEFORE: Final = frozenset("([{<-–—/=:*")
_FARTHEST: Final = 4000
"""A single mark that finds no partner within so many characters is an apostrophe."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words: ``start`` and ``end`` with the marks, ``inner_start`` and ``inner_end`` without them.

    ``depth`` is 0 for a quotation that stands in no other. ``runs_on``: it has no closing mark because the
    next paragraph takes it on; ``taken_on``: it takes on the paragraph before. ``closed`` is false where
    the text never closes it.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int = 0
    closed: bool = True
    runs_on: bool = False
    taken_on: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    double: bool
    opens: bool
    closes: bool


def find_quotes(text: str, paragraphs: Iterable[tuple[int, int]]) -> list[Quote]:
    """All quotations in the paragraphs (character ranges in the order of the text), outer ones before inner
    ones."""
    quotes: list[Quote] = []
    open_before = False
    ranges = list(paragraphs)
    for number, (start, end) in enumerate(ranges):
        marks = list(_marks(text, start, end))
        following = ranges[number + 1] if number + 1 < len(ranges) else None
        found = _pair(text, start, end, marks, open_before)
        taken_on = open_before and bool(found) and found[0].start <= _first_word(text, start, end)
        runs_on = False
        last = max(
            (quote for quote in found if quote.depth == 0), key=lambda quote: quote.start, default=None
        )
        if last is not None and not last.closed:
            runs_on = following is not None and _takes_on(text, *following)
            if not runs_on and _is_stray(text, last, start):
                found = [quote for quote in found if quote is not last]
                last = None
        for quote in found:
            outer = quote.depth == 0
            quotes.append(
                Quote(
                    quote.start, quote.end, quote.inner_start, quote.inner_end, quote.depth, quote.closed,
                    runs_on=runs_on and quote is last,
                    taken_on=taken_on and outer and quote is found[0],
                )
            )  # fmt: skip
        open_before = runs_on
    return quotes


def _first_word(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    for match in _MARK.finditer(text, start, end):
        here, after = match.span()
        before_char = text[here - 1] if here > start else " "
        after_char = text[after] if after < end else " "
        mark = match.group()
        double = mark[0] in _DOUBLE or len(mark) == 2
        at_left = before_char.isspace() or before_char in _OPENERS_BEFORE or bool(_MARK.match(before_char))
        at_right = not after_char.isalnum() or after_char in "-–—"
        if not double and before_char.isalnum() and after_char.isalnum():
            continue  # an apostrophe: don't, Sana'a
        opens = at_left and not after_char.isspace()
        closes = not before_char.isspace() and at_right
        if mark in _PREFERS_OPEN and mark != "`" and (not closes or before_char in "([{—–-"):
            opens, closes = True, False
        if mark in _PREFERS_CLOSE and not (opens and not closes):
            opens, closes = False, True
        if not double and opens and _ELISION.match(text, after):
            opens = (
                mark == "‘"
                and not text[after].isdigit()
                and not closes
                and text[after : after + 2].lower() != "em"
            )
        yield _Mark(here, after, double, opens, closes)


def _pair(text: str, start: int, end: int, marks: list[_Mark], taken_on: bool) -> list[Quote]:
    """Pair the marks of one paragraph; an outer quotation left open ends with the paragraph."""
    quotes: list[Quote] = []
    stack: list[_Mark] = []
    first = _first_word(text, start, end)
    if taken_on and not (marks and marks[0].start <= first):
        # the paragraph before was left open and this one does not open again: its first closing mark ends
        # both
        stack.append(_Mark(first, first, True, True, False))
    for number, mark in enumerate(marks):
        same = [opened for opened in stack if opened.double == mark.double]
        if same and mark.closes and not (mark.opens and not mark.double):
            if not mark.double and _possessive(text, mark, marks[number + 1 :]):
                continue
            opened = same[-1]
            while stack[-1] is not opened:
                stack.pop()
            stack.pop()
            quotes.append(_quote(text, opened, mark, depth=len(stack)))
        elif mark.opens and not (same and mark.double):
            if mark.double or _has_partner(mark, marks[number + 1 :]):
                stack.append(mark)
        elif mark.opens and mark.double and same and not mark.closes and _reopens(text, mark, start):
            quotes.append(_quote(text, same[-1], None, depth=0, end=mark.start))
            stack = [mark]
    outer = next((mark for mark in stack if mark.double), None)
    if outer is not None:
        quotes.append(_quote(text, outer, None, depth=0, end=end))
    return sorted(
        (quote for quote in quotes if quote.inner_end > quote.inner_start),
        key=lambda quote: (quote.start, -quote.end),
    )


def _quote(text: str, opened: _Mark, closed: _Mark | None, *, depth: int, end: int = 0) -> Quote:
    inner_start = opened.end
    inner_end = closed.start if closed is not None else end
    while inner_start < inner_end and text[inner_start].isspace():
        inner_start += 1
    while inner_end > inner_start and text[inner_end - 1].isspace():
        inner_end -= 1
    outer_end = closed.end if closed is not None else inner_end
    return Quote(opened.start, outer_end, inner_start, inner_end, depth, closed is not None)


def _possessive(text: str, mark: _Mark, later: list[_Mark]) -> bool:
    """Whether a closing single mark is rather the apostrophe of "the factions' leaders" in a quotation."""
    if text[mark.start - 1] not in "sSzx" or not text[mark.end : mark.end + 1].isspace():
        return False
    for other in later:
        if other.double:
            continue
        if other.opens and not other.closes:
            return False
        if other.closes and text[other.start - 1] in ".,;:?!…":
            return other.start - mark.start < _FARTHEST
    return False


def _has_partner(mark: _Mark, later: list[_Mark]) -> bool:
    """Whether a single opening mark is closed before the paragraph ends."""
    for other in later:
        if not other.double:
            if other.closes:
                return other.start - mark.start < _FARTHEST
            if other.opens and mark.start == other.start:
                return False
    return False


def _reopens(text: str, mark: _Mark, start: int) -> bool:
    """Whether an opening mark inside an open quotation begins a line of its own, the mark before being
    lost."""
    before = text[start : mark.start].rstrip(" \t")
    return before.endswith("\n")


def _takes_on(text: str, start: int, end: int) -> bool:
    """Whether a paragraph goes on with a quotation left open: it opens again, or a mark closes before any
    opens."""
    first = _first_word(text, start, end)
    for mark in _marks(text, start, end):
        if mark.double:
            return mark.start == first or (mark.closes and not mark.opens)
    return False


def _is_stray(text: str, quote: Quote, start: int) -> bool:
    """Whether an unclosed mark is more likely a slip (or inches) than speech: it stands inside a sentence."""
    before = text[start : quote.start].rstrip()
    if not before or before[-1] in ".?!:,":
        return (
            not text[quote.inner_start : quote.inner_start + 1].isalpha()
            and text[quote.inner_start : quote.inner_start + 1] not in "[(‘'…"
        )
    return True
