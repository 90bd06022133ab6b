"""Boilerplate: what a publisher adds to every page, by cues that are scored (see ``shape.toml``)."""

from __future__ import annotations

import re
from typing import Final

from sayso.notes import BlockKind
from sayso.sources.cues import cues
from sayso.sources.layout import Unit, ends_with

_ZONE: Final = 8  # units at the end that may be boilerplate of running words
_TOP: Final = 2  # units at the start that may be
_LONGEST: Final = 1000  # characters; a longer unit is the story itself
_TAIL: Final = 3000  # characters at the end of the last paragraph that may hold some
_SHORT: Final = 12  # words of a line without a full stop that hangs on boilerplate above it
_HEAD_OF_SURE_TAIL: Final = 0.5  # score
_WEAK: Final = 40  # words of one that has a weak cue
_SENTENCE_GAP: Final = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[A-Z(\[\"“‘'©])")


def is_boilerplate_line(text: str) -> bool:
    """Whether a line is boilerplate wherever it stands ("Read more: …", "Sign up for our newsletter")."""
    return len(text) <= _LONGEST and any(
        group.any.search(text) for group in cues().boilerplate if group.at == "line"
    )


def _score(text: str) -> float:
    return sum(
        group.score
        for group in cues().boilerplate
        if group.at == "end" and group.any.search(text)
        for pattern in group.patterns
        if pattern.search(text)
    )


def mark_ends(parts: list[Unit], kinds: list[BlockKind], body: int) -> None:
    """Mark the boilerplate at the end of a page and in its first units, never its first prose."""
    n = len(parts)
    first = max(body + 1, n // 2, n - _ZONE)
    for index in range(first, n):
        if len(parts[index].text) <= _LONGEST and _is_boilerplate(parts[index].text):
            kinds[index] = "boilerplate"
    start = n
    for index in range(n - 1, first - 1, -1):
        if kinds[index] == "boilerplate":
            start = index
        elif not _hangs_on(parts[index].text):
            break
    kinds[start:] = ["boilerplate"] * (n - start)
    for index in range(first, n - 1):
        between = kinds[index - 1] == kinds[index + 1] == "boilerplate"
        if between and len(parts[index].text.split()) <= _SHORT:
            kinds[index] = "boilerplate"
    for index in range(min(_TOP, body, n)):
        if kinds[index] not in ("title", "byline") and _score(parts[index].text) >= 1:
            kinds[index] = "boilerplate"


def _is_boilerplate(text: str) -> bool:
    """Whether a unit is boilerplate as a whole: where only its end is for sure, the rest needs a cue too."""
    if cut := tail_start(text, 0):
        return _score(text[:cut]) >= _HEAD_OF_SURE_TAIL
    return _score(text) >= 1


def _hangs_on(text: str) -> bool:
    """Whether a unit among boilerplate belongs to it: a link, a slogan, or running words with a weak cue."""
    words = len(text.split())
    return (words <= _SHORT and not ends_with(text, ".!?…")) or (words <= _WEAK and _score(text) > 0)


def tail_start(text: str, after: int) -> int:
    """Where boilerplate at the end of the last paragraph starts ("… he said. All rights reserved."), or 0.

    ``after`` is where the paragraph's own words start; at least one sentence is left to it.
    """
    zone = max(after, len(text) - _TAIL)
    starts = [match.end() for match in _SENTENCE_GAP.finditer(text, zone)]
    cut = 0
    end = len(text)
    for start in reversed(starts):
        sentence = text[start:end].strip()
        tail = any(
            group.any.search(sentence) for group in cues().boilerplate if group.tail or group.at == "line"
        )
        if not tail or len(sentence) > _LONGEST:
            break
        cut, end = start, start
    return cut
