"""Turns the bytes of a file into text, or says what they are instead.
 UTF-8 is expected. UTF-16 and UTF-32 are read by their mark or their pattern of zero bytes, UTF-8 with a
few broken bytes with those bytes replaced, and English in Windows-1252 or Mac Roman by the letters it would
give. Anything else is refused by name.
"""

from __future__ import annotations

import codecs
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from sayso.errors import InputError, KnowledgeError
from sayso.sources.items import Notice
from sayso.sources.language import foreign_language

_FILE: Final = Path(__file__).with_name("signatures.toml")
_MARKS: Final = (  # the longer mark first: that of UTF-32 begins like that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_FEW_CONTROLS: Final = 8  # a text may have some ...
_BINARY_SHARE: Final = 0.02  # ... but not this share of its bytes, ...
_BINARY_SHARE_UTF8: Final = 0.3  # ... unless it is sound UTF-8, which no binary file is by chance
_BROKEN_SHARE: Final = 0.5  # of the sound non-ASCII characters; other encodings are hardly ever sound UTF-8
_FOREIGN_SHARE: Final = 0.25  # of the letters; English has few that are not ASCII
_WESTERN: Final = ("cp1252", "mac_roman")
_NAMES: Final = {
    "cp1252": "Windows-1252",
    "mac_roman": "Mac Roman",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
}
_SAVE: Final = "Save the file as UTF-8 text."


@dataclass(frozen=True, slots=True)
class _Signature:
    start: bytes
    offset: int
    name: str
    advice: str


def check_signature(data: bytes, where: str) -> None:
    """Raise ``InputError`` where the first bytes are those of a known kind of file that is no text."""
    for known in _signatures():
        if data[known.offset :].startswith(known.start):
            raise InputError(where, f"this is {known.name}, not text", known.advice)


def decode(data: bytes, where: str) -> tuple[str, list[Notice]]:
    """The text of ``data`` and what had to be assumed; raises ``InputError`` where it cannot be read."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, where), []
    check_signature(data, where)
    if unmarked := _unmarked_utf16(data):
        return _strictly(data, unmarked, where), [_assumed(where, unmarked)]
    controls = len(_CONTROLS.findall(data))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if controls > max(_FEW_CONTROLS, _BINARY_SHARE * len(data)):
            raise _binary(where, controls, data) from None
        return _not_utf8(data, where, error)
    if controls > _BINARY_SHARE_UTF8 * len(data):
        raise _binary(where, controls, data)
    return text, []


def _binary(where: str, controls: int, data: bytes) -> InputError:
    share = round(100 * controls / len(data))
    return InputError(where, f"this is a binary file ({share} % control bytes)", "Give a text file.")


def _strictly(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(encoding, "ignore").count("\n") + 1
        name = encoding.removesuffix("-le").removesuffix("-be").upper()
        raise InputError(where, f"broken {name} (byte {error.start:,})", _SAVE, line=line) from None


def _unmarked_utf16(data: bytes) -> str | None:
    """English in UTF-16 has a zero byte beside nearly every letter."""
    half = len(data) // 2
    if half < 2 or len(data) % 2:
        return None
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _not_utf8(data: bytes, where: str, error: UnicodeDecodeError) -> tuple[str, list[Notice]]:
    line = data.count(b"\n", 0, error.start) + 1
    mended = data.decode("utf-8", "replace")
    broken = mended.count("�")
    sound = sum(char > "\x7f" for char in mended) - broken
    if broken <= _BROKEN_SHARE * sound or (sound > 0 and len(data) - error.start < 4):
        noun = "place" if broken == 1 else "places"
        return mended, [Notice(where, f"broken UTF-8 in {broken} {noun}, read as '�'", line=line)]
    encoding = max(_WESTERN, key=lambda name: _plausible(data, name))
    text = data.decode(encoding, "replace")
    foreign = sum(char > "\x7f" for char in text if char.isalpha())
    if _plausible(data, encoding) > 0 and foreign <= _FOREIGN_SHARE * sum(map(str.isalpha, text)):
        return text, [_assumed(where, encoding)]
    raise InputError(where, f"the bytes are not UTF-8 but {_likely(data)}", _SAVE, line=line)


def _plausible(data: bytes, encoding: str) -> float:
    """How well the non-ASCII characters fit English: quotation marks, dashes and small accented letters in
    words speak for the encoding, capitals and signs inside words against it."""
    text = data.decode(encoding, "replace")
    score = 0.0
    for match in re.finditer(r"[^\x00-\x7f]", text):
        char = match.group()
        before = text[match.start() - 1] if match.start() else " "
        if char in "“”‘’–—…£€•°\xa0«»©" or (char.islower() and (before.isalpha() or before in " \n'’-")):
            score += 1
        elif char.isupper() and not before.isalpha():
            score += 0.5
        else:
            score -= 1.5
    return score


def _likely(data: bytes) -> str:
    """The likeliest other encoding, in words."""
    from charset_normalizer import from_bytes  # only a file that is about to be refused needs it

    best = from_bytes(data[:50_000]).best()
    if best is None or best.encoding in ("utf_8", "ascii"):
        return "of an unknown encoding"
    name = best.encoding.replace("_", "-")
    tongue = foreign_language(str(best))
    return f"look like {name}, {tongue}" if tongue else f"look like {name}"


def _assumed(where: str, encoding: str) -> Notice:
    return Notice(where, f"not UTF-8; read as {_NAMES[encoding]}. {_SAVE}")


@cache
def _signatures() -> tuple[_Signature, ...]:
    with _FILE.open("rb") as stream:
        entries = tomllib.load(stream)["signature"]
    known = []
    for entry in entries:
        try:
            start = bytes.fromhex(entry["bytes"])
        except ValueError:
            raise KnowledgeError(
                _FILE.name, f"{entry['name']} has bytes = {entry['bytes']!r}", "pairs of hexadecimal digits"
            ) from None
        known.append(_Signature(start, entry.get("offset", 0), entry["name"], entry["advice"]))
    return tuple(known)
