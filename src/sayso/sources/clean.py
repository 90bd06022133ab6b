"""Makes a text fit to be read: the result is ``report.text``, into which all offsets count.
 Line ends become ``\\n``; control characters other than line ends and tabs become a space each, so that
words stay apart; invisible marks (byte-order marks, soft hyphens, zero-width spaces, direction marks, which
would break words or turn a terminal's line around) are dropped; surrogates without a partner become "�".
"""

from __future__ import annotations

import re
from typing import Final

from sayso.sources.items import Notice

_LINE_ENDS: Final = re.compile("\r\n|[\r\u2028\u2029\x85]")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_DIRECTION: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_INVISIBLE: Final = re.compile("[\u00ad\u200b\u2060\ufeff]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def clean(text: str, where: str, *, line: int | None = None) -> tuple[str, list[Notice]]:
    """The cleaned text, and a notice with the first line concerned where something was replaced or dropped.

    Lines are counted in the text, unless all of it stands on one ``line`` of its file.
    """
    text = _LINE_ENDS.sub("\n", text)
    notices = []
    for pattern, replacement, what in (
        (_CONTROL, " ", "control character, read as a space"),
        (_DIRECTION, "", "direction mark, dropped"),
        (_SURROGATE, "�", "unpaired surrogate, read as '�'"),
    ):
        if match := pattern.search(text):
            at = text.count("\n", 0, match.start()) + 1 if line is None else line
            text, count = pattern.subn(replacement, text)
            first, _, rest = what.partition(",")
            noun = first if count == 1 else f"{first}s"
            notices.append(Notice(where, f"{count} {noun},{rest}", line=at))
    return _INVISIBLE.sub("", text), notices
