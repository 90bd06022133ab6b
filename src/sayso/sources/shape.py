"""The shape of a news text: title, byline, dateline, headings, paragraphs, pull quotes, and so on.

Every character that is not white space lies in exactly one block, and blocks come in the order of the text. A
text of one paragraph is one paragraph. The cues stand in ``shape.toml``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from sayso.notes import Block, BlockKind
from sayso.sources.boilerplate import is_boilerplate_line, mark_ends, tail_start
from sayso.sources.cues import cues
from sayso.sources.dateline import date_pattern, dateline, is_dateline
from sayso.sources.layout import Unit, ends_with, units
from sayso.sources.pullquotes import mark_pull_quotes

_HEADING_WORDS: Final = 12
_TITLE_WORDS: Final = 30
_STOPPED_TITLE_WORDS: Final = 14  # of a title that ends in a full stop
_LONG_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_PROSE_WORDS: Final = 10
_BYLINE_WORDS: Final = 20
_NAME_WORDS: Final = 10
_CAPTION_WORDS: Final = 60
_LINE: Final = 400  # characters; what is longer is prose
_FULL_STOPS: Final = ".!?…"
_STOPS: Final = ".,;:…"
_SPOKEN: Final = re.compile(r"^[^\"“].*[?!][\"”]$")
_TRAILING_BRACKET: Final = re.compile(r"[\[(]([^\[\]()]{2,60})[\])]\.?$")
_NAME: Final = r"[A-ZÀ-Þ][\w.'’-]+"
_PERSON: Final = rf"{_NAME}(?: (?:(?:al|el|de|bin|van|von) )?{_NAME}){{1,3}}"
_PERSON_IN_PLACE: Final = re.compile(rf"{_PERSON}(?:,? in {_NAME}.{{0,40}}|, .{{3,60}})?")


@lru_cache(maxsize=1)  # who makes a report of a text asks for them, and who reads it right after
def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of ``text``, in order, without gaps other than white space."""
    parts = units(text)
    kinds = _kinds(parts)
    out: list[Block] = []
    first = True
    last = max((i for i, kind in enumerate(kinds) if kind == "paragraph"), default=-1)
    for index, (unit, kind) in enumerate(zip(parts, kinds, strict=True)):
        if kind == "paragraph":
            out.extend(_paragraph(unit, first=first, last=index == last))
            first = False
        else:
            out.append(Block(kind, unit.start, unit.end))
    return tuple(out)


def title_of(text: str, parts: tuple[Block, ...]) -> str | None:
    """The words of the title block on one line, or ``None``."""
    return next((" ".join(text[b.start : b.end].split()) for b in parts if b.kind == "title"), None)


def _kinds(parts: list[Unit]) -> list[BlockKind]:
    kinds: list[BlockKind] = ["paragraph"] * len(parts)
    if len(parts) < 2:
        return kinds
    body = _first_prose(parts)
    _mark_top(parts, kinds, body)
    for index in range(body, len(parts)):
        unit = parts[index]
        if is_boilerplate_line(unit.text):
            kinds[index] = "boilerplate"
        elif len(unit.text) <= _LINE and any(p.fullmatch(unit.text) for p in cues().credits):
            kinds[index] = "credit"
        elif _is_caption(unit.text) and index < len(parts) - 1:
            kinds[index] = "caption"
        elif index > body and _is_heading(unit) and _leads_to_prose(parts, index):
            kinds[index] = "heading"
    mark_pull_quotes(parts, kinds)
    mark_ends(parts, kinds, body)
    if "paragraph" not in kinds:
        return ["paragraph" if kind == "heading" else kind for kind in kinds]
    return kinds


def _mark_top(parts: list[Unit], kinds: list[BlockKind], body: int) -> None:
    """Everything above the first paragraph of prose."""
    titled = False
    for index in range(body):
        text = parts[index].text
        if is_boilerplate_line(text):
            kinds[index] = "boilerplate"
        elif _is_byline(text, titled=titled):
            kinds[index] = "byline"
        elif _is_caption(text):
            kinds[index] = "caption"
        elif is_dateline(text) and titled:
            kinds[index] = "dateline"
        elif not titled and _is_title(parts, index) and not _is_label(parts, index, body):
            kinds[index] = "title"
            titled = True
        elif _is_heading(parts[index]):
            kinds[index] = "heading"


def _first_prose(parts: list[Unit]) -> int:
    """The index of the first paragraph of the story: whole sentences, not a title."""
    for index, unit in enumerate(parts):
        words = len(unit.text.split())
        if index == 0 and _is_title(parts, 0):
            continue
        if words > _TITLE_WORDS or (words >= _PROSE_WORDS and _is_prose(unit.text)):
            return index
    return 1 if _is_title(parts, 0) else 0


def _is_prose(text: str) -> bool:
    if dateline(text, first=True):
        return True
    return ends_with(text, _FULL_STOPS) and not _is_byline(text, titled=True) and not _is_caption(text)


def _is_title(parts: list[Unit], index: int) -> bool:
    text = parts[index].text
    words = text.split()
    after = [len(unit.text.split()) for unit in parts[index + 1 : index + 8]]
    if (
        not after
        or len(text) > _LINE
        or len(words) > _TITLE_WORDS
        or max(after) <= len(words)
        or text[0].islower()
    ):
        return False
    if dateline(text, first=True) and len(words) >= _PROSE_WORDS:
        return False
    if not ends_with(text, _STOPS):
        return not text.endswith(("-", "–", "—"))
    short = len(words) <= _STOPPED_TITLE_WORDS and text.endswith((".", ";"))
    return short and _reads_as_title(text, parts[index + 1].text)


def _is_label(parts: list[Unit], index: int, body: int) -> bool:
    """Whether a short line is the page's section or the paper's name, above a title of more words."""
    words = parts[index].text.split()
    rest = parts[index + 1 : body]
    titles = [unit for unit in rest if len(unit.text.split()) > 3 and not _is_byline(unit.text, titled=True)]
    if not titles or parts[index].text.endswith("?"):
        return False
    masthead = len(words) <= 4 and all(word[0].isupper() for word in words) and titles[0] is not rest[0]
    return len(words) <= 2 or masthead


def _reads_as_title(text: str, following: str) -> bool:
    """Whether a line with a full stop is a title all the same: in capitals like one, before a dateline, or
    summing up the paragraph below it."""
    words = [word for word in _LONG_WORD.findall(text) if len(word) > 3]
    if len(words) < 3:
        return False
    if sum(word[0].isupper() for word in words) >= 0.8 * len(words) or dateline(following, first=True):
        return True
    below = {word.casefold()[:5] for word in _LONG_WORD.findall(following)}
    return sum(word.casefold()[:5] in below for word in words) >= 0.5 * len(words)


def _is_heading(unit: Unit) -> bool:
    words = unit.text.split()
    if (
        len(unit.text) > _LINE
        or len(words) > _HEADING_WORDS
        or ends_with(unit.text, _STOPS)
        or _SPOKEN.search(unit.text)
    ):
        return False
    first = unit.text.lstrip("\"'“‘«#*_ ")[:1]
    return bool(first) and not first.islower() and unit.text[0] not in "-–—•·([>"


def _leads_to_prose(parts: list[Unit], index: int) -> bool:
    own = len(parts[index].text.split())
    return any(
        len(unit.text.split()) > max(own, _PROSE_WORDS - 1) and ends_with(unit.text, _FULL_STOPS)
        for unit in parts[index + 1 : index + 3]
    )


def _is_byline(text: str, *, titled: bool) -> bool:
    known = cues()
    words = text.split()
    if len(text) > _LINE or len(words) > _BYLINE_WORDS:
        return False
    if words[0].lower() == "by" and len(words) > 1:
        rest = [word.strip(",.;()") for word in words[1:]]
        return all(not word or word[0].isupper() or word.lower() in known.connectors for word in rest)
    if re.fullmatch(rf"{date_pattern()}(?:[ ,|–-]*(?:at )?\d{{1,2}}[:.h]\d\d.*)?", text):
        return True
    if any(pattern.fullmatch(text) for pattern in known.bylines):
        return True
    return (
        titled and not ends_with(text, _STOPS) and len(words) <= 10 and bool(_PERSON_IN_PLACE.fullmatch(text))
    )


def _is_caption(text: str) -> bool:
    if len(text) > _LINE or len(text.split()) > _CAPTION_WORDS:
        return False
    if any(pattern.match(text) for pattern in cues().caption_starts):
        return True
    match = _TRAILING_BRACKET.search(text)
    if match is None or match.start() == 0:
        return False
    return any(word.lower() in cues().agencies for word in re.findall(r"[\w-]+", match.group(1)))


def _paragraph(unit: Unit, *, first: bool, last: bool) -> list[Block]:
    """A paragraph with its dateline and, for the last, the boilerplate at its end as blocks of their own."""
    out: list[Block] = []
    start = unit.start
    if length := dateline(unit.text, first=first):
        out.append(Block("dateline", start, start + length))
        start = unit.end - len(unit.text[length:].lstrip())
    if last and (cut := tail_start(unit.text, start - unit.start)):
        end = unit.start + len(unit.text[:cut].rstrip())
        return [*out, Block("paragraph", start, end), Block("boilerplate", unit.start + cut, unit.end)]
    return [*out, Block("paragraph", start, unit.end)]
