"""One form for the many spellings of a name."""

from __future__ import annotations

import unicodedata
from typing import Final

_LOOSE: Final = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "`": "'", "-": " ", "–": " ", "‑": " ", ".": "", "ß": "ss", "ø": "o",
        "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae", "Æ": "Ae", "œ": "oe",
        "Œ": "Oe", "ə": "a", "Ə": "A", "þ": "th", "ð": "d",
    }
)  # fmt: skip


def fold(name: str) -> str:
    """The name in small letters without accents, hyphens, dots, apostrophes and a leading article, as keys
    are compared: "Al-Qaïda" and "al Qaida" are one."""
    plain = name.translate(_LOOSE)
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    kept = plain.casefold()
    words = kept.replace("'", "").split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)
