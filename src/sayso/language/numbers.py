"""Whole numbers in figures and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sayso.language.phrases import relation

if TYPE_CHECKING:
    from spacy.tokens import Token

_SMALL: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
UNITS: Final = (
    {"no": 0}
    | {word: n for n, word in enumerate(_SMALL.split())}
    | {word: 10 * n for n, word in enumerate(_TENS.split(), 2)}
)
"""Whole numbers below a hundred that one word writes."""
_SCALES: Final = {"hundred": 100, "thousand": 1000, "million": 1_000_000}


def number(token: Token) -> int | None:
    """The integer that a number word stands for: "14", "1,200", "eighteen", "twenty-three", "two hundred"."""
    parts = [
        kid for kid in token.children if relation(kid) in {"nummod", "compound", "flat"} and kid.pos_ == "NUM"
    ]
    value = _value(token.lower_)
    if value is None:
        return None
    doc, after = token.doc, token.i + 2
    if 20 <= value < 100 and after < len(doc) and doc[token.i + 1].text in {"-", "‐", "‑"}:
        unit = UNITS.get(doc[after].lower_, 0)
        return value + unit if 0 < unit < 10 else value
    for part in sorted(parts, key=lambda p: p.i):
        other = _value(part.lower_)
        if other is None:
            continue
        if token.lower_ in _SCALES and part.i < token.i:
            value = other * _SCALES[token.lower_]
        elif 20 <= max(other, value) < 100 and min(other, value) < 10:
            value = other + value
    return value


def _value(word: str) -> int | None:
    plain = word.replace(",", "")
    if plain.isascii() and plain.isdigit() and len(plain) < 8:
        return int(plain)
    if word in UNITS:
        return UNITS[word]
    if word in _SCALES:
        return _SCALES[word]
    first, _, second = word.partition("-")
    if first in UNITS and second in UNITS:
        return UNITS[first] + UNITS[second]
    return None
