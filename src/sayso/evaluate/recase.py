"""Small letters for text that was printed in capitals, as a step before reading; a reader expects neither.

Known names are written as the lists of countries, organisations and people spell them, a short word alone in
brackets stays an abbreviation, the rest becomes small. Then every word that the language model takes for a
name, in the text so written, gets its capital, and so does the first word of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from sayso.actors.index import shipped
from sayso.evaluate.alike import Span
from sayso.gazetteer.names import fold

_WORD: Final = re.compile(r"[A-Z][A-Z'’.]*[A-Z]|[A-Z]")
_ABBREVIATION: Final = re.compile(r"[(\[]([A-Z][A-Z-]{1,7})[)\]]")
_START: Final = re.compile(r"(?:\A|(?<![A-Z]\.[A-Z])[.!?][\"”']?\s+|\n\s*)[\"“'(]*([a-z])")
_INITIALS: Final = re.compile(r"(?:[A-Z]\.)+[A-Z]?\.?")
_LONGEST_NAME: Final = 6  # words
_COMMON: Final = frozenset({"us", "who", "it", "in", "is", "as", "and", "may", "polish", "turkey", "march"})
"""Words that are names or abbreviations too, and far more often are not."""


def recase(text: str, names: Callable[[str], Iterable[Span]]) -> str:
    """A text in capitals as it would be printed with small letters; its length stays the same.

    ``names`` finds the words of a text that are names.
    """
    kept = {match[1] for match in _ABBREVIATION.finditer(text)}
    words = list(_WORD.finditer(text))
    out = list(text)
    at = 0
    while at < len(words):
        length, spelled = _name(text, words, at)
        start, end = words[at].start(), words[at + length - 1].end()
        out[start:end] = spelled if spelled is not None else _single(text[start:end], kept)
        at += length
    small = _START.sub(lambda match: match[0][:-1] + match[1].upper(), "".join(out))
    capitals = set()
    for start, end in names(small):
        capitals.add(start)
        capitals.update(m.end() + start for m in re.finditer("-", small[start:end]))
    return "".join(letter.upper() if at in capitals else letter for at, letter in enumerate(small))


def _single(word: str, kept: set[str]) -> str:
    if word in kept or word == "I" or _INITIALS.fullmatch(word):
        return word
    return word.lower()


def _name(text: str, words: list[re.Match[str]], at: int) -> tuple[int, str | None]:
    """How many words from here are a known name, and its spelling where that is as long."""
    for length in range(min(_LONGEST_NAME, len(words) - at), 0, -1):
        stretch = text[words[at].start() : words[at + length - 1].end()]
        if "\n" in stretch or (length == 1 and stretch.lower() in _COMMON):
            continue
        spelled = next((one.spelling for one in shipped().spelled(fold(stretch))), None)
        if spelled is not None and len(spelled) == len(stretch):
            return length, spelled
    return 1, None
