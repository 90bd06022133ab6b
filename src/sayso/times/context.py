"""What a reader knows when it reads one expression, and what it gives back."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from sayso.times.calendar import FIRST_YEAR, LAST_YEAR, bounds
from sayso.times.knowledge import Knowledge

_FINE: Final = re.compile(r"\d{4}-\d\d")
_CLOSE: Final = 250
"""Characters over which "in June" leans on "in March 2014"."""

Direction = Literal[-1, 0, 1]
"""Past, unknown or future, as the words around an expression tell it."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """TIMEX3 type, value and mod; days where they are not those of the value.

    ``clock`` is a time of day (``T15:00``, ``TNI``) still without its day; ``lead`` characters at the front
    are no part of the expression.
    """

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str | None
    mod: str | None = None
    earliest: date | None = None
    latest: date | None = None
    clock: str | None = None
    lead: int = 0

    def days(self) -> tuple[date | None, date | None]:
        """First and last day it can mean."""
        if self.earliest is not None or self.latest is not None:
            return self.earliest, self.latest
        if self.type in {"DURATION", "SET"}:
            return None, None
        return bounds(self.value, self.mod)


@dataclass(slots=True)
class Context:
    """``month_first`` tells whether the text writes "May 3"; ``published`` is the day of the report;
    ``story`` the value told last, ``since_story`` the characters since then, ``left`` the first day of the
    one that "from … to" or "between … and" joins to this; ``direction`` looks at the words around the
    expression when it is asked, and ``past_term`` whether it is a term that may have run out; ``years``
    remembers the year that "31 December" was given before."""

    knowledge: Knowledge
    published: date | None
    month_first: Callable[[], bool | None]
    direction: Callable[[], Direction] = lambda: 0
    past_term: Callable[[], bool] = lambda: False
    story: str | None = None
    since_story: int = 0
    left: date | None = None
    years: dict[tuple[int, int], int] = field(default_factory=dict)

    def story_day(self) -> date | None:
        """The last day of the date told last, or ``None``."""
        return bounds(self.story)[1]

    def told_nearby(self) -> date | None:
        """First day of the date told last where that is a month or a day and stands close by."""
        near = self.story is not None and _FINE.match(self.story) and self.since_story <= _CLOSE
        return bounds(self.story)[0] if near else None

    def story_is_day(self) -> bool:
        """Whether the date told last is one day."""
        first, last = bounds(self.story)
        return first is not None and first == last

    def word(self, table: str, text: str | None) -> str | None:
        """A word's meaning that is a string."""
        found = self.knowledge.meaning(table, text) if text else None
        return found if isinstance(found, str) else None

    def count(self, table: str, text: str | None) -> int | None:
        """A word's meaning that is a whole number."""
        found = self.knowledge.meaning(table, text) if text else None
        return found if isinstance(found, int) else None

    def which(self, text: str | None) -> tuple[int, date | None, bool] | None:
        """Step, anchor day and whether the anchor is the story's, of "last", "the following" …"""
        found = self.knowledge.meaning("which", text) if text else None
        if found is None:
            return None
        step, anchor = found
        return step, (self.published if anchor == "report" else self.story_day()), anchor == "story"

    def edge(self, groups: dict[str, str | None]) -> str | None:
        """START, MID or END from whichever group holds an edge word."""
        for name in ("edge", "edge2", "edge3", "edge4", "edge5"):
            if mod := self.word("edge", (groups.get(name) or "").rstrip("- ") or None):
                return mod
        return None


Reader = Callable[["re.Match[str]", Context], Meaning | None]


def named(match: re.Match[str]) -> dict[str, str | None]:
    """A match's named groups; a name the pattern does not have is simply missing."""
    return match.groupdict()


def open_value(year: int | None, month: int | None = None, day: int | None = None) -> str:
    """A calendar value with X for what is not known: ``XXXX-12-31``; a year that no calendar has is not
    known."""
    value = f"{year:04d}" if year is not None and FIRST_YEAR <= year <= LAST_YEAR else "XXXX"
    if month is not None:
        value += f"-{month:02d}"
    if day is not None:
        value += f"-{day:02d}"
    return value
