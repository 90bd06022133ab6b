"""Cuts a text into its units: the lines or hard-wrapped paragraphs that stand alone on the page.
 Three layouts occur: one paragraph a line, paragraphs with blank lines between them, and text hard-wrapped
at 60 to 100 columns whose paragraphs are marked by blank lines, by an indent or only by a short last line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_LINE: Final = re.compile(r"[^\n]+")
_MIN_WIDTH, _MAX_WIDTH = 40, 120  # columns of hard-wrapped text
_MIN_BREAKS: Final = 2  # fewer full lines than this are chance
_WRAPPED: Final = 0.7  # share of line breaks that a wrapping machine would have made
_SLACK: Final = 3  # columns by which a wrapper may break early (hyphens, punctuation)
_NEARLY_FULL: Final = 0.6  # of the width: a line without a full stop so long is no heading
_BULLET: Final = re.compile(r"(?:[-–—*•·▪‣◦>]|\d{1,2}[.)])\s")
_STOPS: Final = ".!?:;…"
_CLOSERS: Final = "\"'”’»)]"


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch that stands alone, without white space around it; ``gap``: a blank line is before it."""

    text: str
    start: int
    end: int
    gap: bool


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    start: int
    end: int
    gap: bool
    indent: int


def ends_with(text: str, marks: str) -> bool:
    """Whether ``text`` ends in one of ``marks``, looking through closing quotation marks and brackets."""
    return text[-8:].rstrip(_CLOSERS).endswith(tuple(marks))


def units(text: str) -> list[Unit]:
    """The units of ``text`` in order; every character that is not white space lies in exactly one."""
    lines = _lines(text)
    width = _wrap_width(lines)
    groups: list[list[_Line]] = []
    for line in lines:
        if groups and _continues(groups[-1][-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    spans = [(group[0].start, group[-1].end, group[0].gap) for group in groups]
    return [Unit(text[start:end], start, end, gap) for start, end, gap in spans]


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    before = 0
    for match in _LINE.finditer(text):
        line = match.group()
        body = line.strip()
        if not body:
            continue
        indent = len(line) - len(line.lstrip())
        start = match.start() + indent
        gap = text.count("\n", before, match.start()) > 1
        lines.append(_Line(body, start, start + len(body), gap, indent))
        before = start + len(body)
    return lines


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    """Whether a wrapper at ``width`` would have broken here: the next word does not fit any more."""
    length = line.indent + len(line.text)
    return length <= width + _SLACK and length + 1 + len(following.text.split(None, 1)[0]) > width - _SLACK


def _wrap_width(lines: list[_Line]) -> int | None:
    """The column at which the text is hard-wrapped, or ``None`` where it is not."""
    inner = [(line, after) for line, after in pairwise(lines) if not after.gap]
    # In wrapped text a line that goes on below is rarely a whole sentence.
    going_on = [pair for pair in inner if not ends_with(pair[0].text, _STOPS)]
    if len(going_on) < _MIN_BREAKS:
        return None
    lengths = sorted(line.indent + len(line.text) for line in lines)
    width = lengths[min(len(lengths) - 1, int(len(lengths) * 0.95))]
    if not _MIN_WIDTH <= width <= _MAX_WIDTH:
        return None
    full = sum(_is_full(line, after, width) for line, after in going_on)
    return width if full >= _WRAPPED * len(going_on) else None


def _continues(line: _Line, following: _Line, width: int | None) -> bool:
    if following.gap or _BULLET.match(following.text):
        return False
    unfinished = not ends_with(line.text, _STOPS)
    lower = following.text[0].islower()
    if width is None:
        # One paragraph a line, save where markup broke a sentence in two.
        return unfinished and lower and len(line.text) > _MIN_WIDTH and line.text[-1] not in "\"'”’"
    if following.indent > line.indent + 1 and not lower:
        return False
    goes_on = lower or len(line.text) >= _NEARLY_FULL * width
    return _is_full(line, following, width) or (unfinished and goes_on)
