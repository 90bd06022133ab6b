"""One form for the many spellings of a name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_MARKS: Final = re.compile(r"['`.-]")
_ACCENTS: Final = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
_LOOSE: Final = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "`": "'", "-": " ", "–": " ", "‑": " ", ".": "", "ß": "ss", "ø": "o",
        "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae", "Æ": "Ae", "œ": "oe",
        "Œ": "Oe", "ə": "a", "Ə": "A", "þ": "th", "ð": "d",
    }
)  # fmt: skip


def plain(text: str) -> str:
    """A text in small letters without accents, dots and apostrophes, with blanks for hyphens. Tabs, line ends
    and semicolons stay, so that a whole table can be made plain at once."""
    kept = text
    if not text.isascii():
        kept = text.translate(_LOOSE)
        kept = _ACCENTS.sub("", unicodedata.normalize("NFKD", kept))
    kept = kept.casefold()
    if _MARKS.search(kept):
        kept = kept.replace("'", "").replace("`", "").replace("-", " ").replace(".", "")
    return kept


def without_article(words: str) -> str:
    """Plain words with one blank between, without a leading "the"."""
    kept = words.split()
    return " ".join(kept[1:] if len(kept) > 1 and kept[0] == "the" else kept)


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The name in small letters without accents, hyphens, dots, apostrophes and a leading article, as keys
    are compared: "Al-Qaïda" and "al Qaida" are one."""
    return without_article(plain(name))
