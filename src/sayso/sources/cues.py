"""Loads ``shape.toml``: the words and patterns by which the parts of a news page are told apart."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from sayso.errors import KnowledgeError

_FILE: Final = Path(__file__).with_name("shape.toml")
_PLACES: Final = ("line", "end")
_BEGINS: Final = re.compile(r"\^|\\b")
_LITERAL: Final = re.compile(r"\\.|\[[^\]]*\]")
_GROUP: Final = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """Cues that score the same; ``at`` is "line" (of its own, anywhere) or "end" (the last units)."""

    score: float
    at: str
    tail: bool
    patterns: tuple[re.Pattern[str], ...]
    any: re.Pattern[str]
    """Whether one of them is found: all in one, so that a text is gone through once."""


@dataclass(frozen=True, slots=True)
class Cues:
    """The content of ``shape.toml``."""

    bylines: tuple[re.Pattern[str], ...]
    connectors: frozenset[str]
    caption_starts: tuple[re.Pattern[str], ...]
    agencies: frozenset[str]
    credits: tuple[re.Pattern[str], ...]
    not_places: frozenset[str]
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    boilerplate: tuple[Boilerplate, ...]


@cache
def cues() -> Cues:
    """The cues, read once; raises ``KnowledgeError`` naming the bad value."""
    with _FILE.open("rb") as stream:
        data = tomllib.load(stream)
    return Cues(
        bylines=_patterns(data["byline"]["lines"]),
        connectors=frozenset(data["byline"]["connectors"].split()),
        caption_starts=_patterns(data["caption"]["starts"]),
        agencies=frozenset(data["caption"]["agencies"].split()),
        credits=_patterns(data["credit"]["lines"]),
        not_places=frozenset(data["dateline"]["not_places"].split()),
        months=tuple(data["dateline"]["months"].split()),
        weekdays=tuple(data["dateline"]["weekdays"].split()),
        boilerplate=tuple(_boilerplate(entry) for entry in data["boilerplate"]),
    )


def _patterns(sources: list[str]) -> tuple[re.Pattern[str], ...]:
    compiled = []
    for source in sources:
        try:
            compiled.append(re.compile(source, re.IGNORECASE | re.DOTALL))
        except re.error as error:
            raise KnowledgeError(
                _FILE.name, f"the pattern {source!r} is broken ({error})", "a Python regular expression"
            ) from None
    return tuple(compiled)


def _boilerplate(entry: dict[str, Any]) -> Boilerplate:
    if entry["at"] not in _PLACES:
        raise KnowledgeError(_FILE.name, f"boilerplate has at = {entry['at']!r}", " or ".join(_PLACES))
    patterns = _patterns(entry["cues"])
    return Boilerplate(
        entry["score"], entry["at"], entry.get("tail", False), patterns, _any_of(entry["cues"])
    )


def _any_of(sources: list[str]) -> re.Pattern[str]:
    """Patterns as one; where they begin alike, at the start or at a word, that is looked for once for all."""
    alike: dict[str, list[str]] = {}
    for source in sources:
        begin = _BEGINS.match(source)
        several = "|" in _outside_groups(source)
        opening = begin.group() if begin is not None and not several else ""
        alike.setdefault(opening, []).append(f"(?:{source.removeprefix(opening)})")
    (together,) = _patterns(["|".join(f"{opening}(?:{'|'.join(rest)})" for opening, rest in alike.items())])
    return together


def _outside_groups(source: str) -> str:
    """What of a pattern stands in no brackets."""
    left, last = _LITERAL.sub("", source), ""
    while left != last:
        left, last = _GROUP.sub("", left), left
    return left
