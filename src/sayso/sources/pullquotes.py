"""Pull quotes: a stand-alone line that repeats the story's own words, and the credit line below it."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from sayso.notes import BlockKind
from sayso.sources.layout import Unit

_WORD: Final = re.compile(r"\w+(?:['’]\w+)?")
_BRACKETED: Final = re.compile(r"\[[^\]]*\]")
_DASHES: Final = ("-", "–", "—", "―", "~")
_OPEN, _CLOSE = "\"'“‘«„", "\"'”’»“"
_CREDIT_WORDS: Final = 14
_GRAM: Final = 3  # words; contiguous runs of three words tell a repetition from a paraphrase
_SAME: Final = 0.7  # share of the runs found again, so that a trimmed or mended quote still counts
_MOST_PLACES: Final = 20  # units looked at for each run; a phrase in more of them is a formula, no quotation
_MIN_WORDS: Final = 4  # of a repeated line in quotation marks ...
_MIN_UNQUOTED: Final = 8  # ... and of one without


def mark_pull_quotes(parts: list[Unit], kinds: list[BlockKind]) -> None:
    """Mark the lines that repeat a part of another unit, and every credit line below a quotation."""
    credited = _mark_credits(parts, kinds)
    sizes = [len(_WORD.findall(unit.text)) for unit in parts]
    candidates = [
        i for i in range(len(parts)) if _may_repeat(parts[i].text, sizes[i], kinds[i], i in credited)
    ]
    if not candidates:
        return
    grams = [_grams(unit.text) for unit in parts]
    where: dict[tuple[str, ...], list[int]] = {}
    for index, found in enumerate(grams):
        if kinds[index] in ("paragraph", "heading"):
            for gram in found:
                places = where.setdefault(gram, [])
                if len(places) < _MOST_PLACES:
                    places.append(index)
    for index in candidates:
        least = _needed(parts[index].text, len(grams[index]))
        alone = sum(where.get(gram, [index]) == [index] for gram in grams[index])
        if not grams[index] or len(grams[index]) - alone < least:
            continue  # most units repeat nothing
        shared = Counter(other for gram in grams[index] for other in where.get(gram, ()) if other != index)
        homes = [
            other
            for other, count in sorted(shared.items())
            if count >= least and kinds[other] != "pull_quote" and _is_home(sizes, other, index, credited)
        ]
        if homes:
            kinds[index] = "pull_quote"


def is_quotation(text: str) -> bool:
    """Whether the whole of ``text`` stands in quotation marks (the closing one may be missing)."""
    if text[0] not in _OPEN:
        return False
    inner = text[1:].rstrip(".,")
    return inner.endswith(tuple(_CLOSE)) or not any(mark in inner for mark in '"“”«»')


def _mark_credits(parts: list[Unit], kinds: list[BlockKind]) -> set[int]:
    """Mark lines such as "- Iraqi official" below a quotation; the indices of the lines above them."""
    credited: set[int] = set()
    for index in range(1, len(parts)):
        text = parts[index].text
        if (
            kinds[index] != "paragraph"
            or not text.startswith(_DASHES)
            or not is_quotation(parts[index - 1].text)
        ):
            continue
        if len(text.split()) <= _CREDIT_WORDS and not text.endswith((".", "!", "?", ",")):
            kinds[index] = "credit"
            credited.add(index - 1)
    return credited


def _may_repeat(text: str, words: int, kind: BlockKind, credited: bool) -> bool:
    if kind not in ("paragraph", "heading"):
        return False
    return words >= (_MIN_WORDS if credited or is_quotation(text) else _MIN_UNQUOTED)


def _grams(text: str) -> set[tuple[str, ...]]:
    words = [word.casefold().replace("’", "'") for word in _WORD.findall(_BRACKETED.sub(" ", text))]
    return {tuple(words[i : i + _GRAM]) for i in range(len(words) - _GRAM + 1)}


def _needed(text: str, grams: int) -> float:
    """How many runs must be found again: all of them where no quotation mark shows a repetition."""
    return _SAME * grams if is_quotation(text) else grams


def _is_home(sizes: list[int], other: int, index: int, credited: set[int]) -> bool:
    """Whether ``other`` is where the words belong and ``index`` their repetition: the credited line repeats,
    else the shorter, else the later."""
    if (index in credited) != (other in credited):
        return index in credited
    return sizes[other] > sizes[index] or (sizes[other] == sizes[index] and other < index)
