"""One form for the many spellings of a name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_MARKS: Final = re.compile(r"['`.-]")
_LOOSE: Final = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "`": "'", "-": " ", "–": " ", "‑": " ", ".": "", "ß": "ss", "ø": "o",
        "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae", "Æ": "Ae", "œ": "oe",
        "Œ": "Oe", "ə": "a", "Ə": "A", "þ": "th", "ð": "d",
    }
)  # fmt: skip


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The name in small letters without accents, hyphens, dots, apostrophes and a leading article, as keys
    are compared: "Al-Qaïda" and "al Qaida" are one."""
    plain = name
    if not name.isascii():
        plain = name.translate(_LOOSE)
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    kept = plain.casefold()
    if _MARKS.search(kept):
        kept = kept.replace("'", "").replace("`", "").replace("-", " ").replace(".", "")
    words = kept.split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)
