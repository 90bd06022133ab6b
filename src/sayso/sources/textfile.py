"""A text file, or text from standard input: one report."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from sayso.errors import InputError
from sayso.sources import jsonlines
from sayso.sources.decode import check_signature, decode
from sayso.sources.items import Item
from sayso.sources.texts import LIMIT, report_from_text, too_long

_MOST_BYTES: Final = 4 * LIMIT  # no encoding needs more for the characters allowed


def read_text(path: Path, published: str | None) -> Iterator[Item]:
    """The report of a text file; its id is the file's name without folder and suffix."""
    where = os.fsencode(path).decode("utf-8", "replace")
    with path.open("rb") as stream:
        data = stream.read(_MOST_BYTES + 1)
    size = f"{max(len(data), path.stat().st_size):,} bytes"
    yield from _one(data, where, os.fsencode(path.stem).decode("utf-8", "replace") or None, published, size)


def read_stdin(stream: BinaryIO, published: str | None) -> Iterator[Item]:
    """What comes in on standard input: one report, or one a line where the first line is a JSON record."""
    first = stream.readline(_MOST_BYTES + 1)
    if _is_record(first):
        yield from jsonlines.read_lines(_After(first, stream), "standard input", published)
    else:
        data = first + stream.read(_MOST_BYTES + 1 - len(first))
        yield from _one(data, "standard input", None, published, f"more than {_MOST_BYTES:,} bytes")


class _After:
    """The lines of a stream whose first line was already taken."""

    def __init__(self, first: bytes, stream: BinaryIO) -> None:
        self._first, self._stream = first, stream

    def readline(self, limit: int) -> bytes:
        first, self._first = self._first, b""
        return first or self._stream.readline(limit)


def _one(data: bytes, where: str, id: str | None, published: str | None, size: str) -> Iterator[Item]:
    if not data:
        raise InputError(where, "it is empty", "Give the text of a report.")
    if len(data) > _MOST_BYTES:
        check_signature(data, where)
        raise too_long(where, size)
    text, notices = decode(data, where)
    yield from notices
    _check_json(text, where)
    report, more = report_from_text(text, where, id=id, published=published)
    yield from more
    yield report


def _check_json(text: str, where: str) -> None:
    start = text.lstrip("\ufeff \n\r\t")
    if not start.startswith(("{", "[")):
        return
    if _is_record(start.partition("\n")[0].encode("utf-8", "replace")):
        raise InputError(where, "this holds JSON records, not text", "Name the file .jsonl.", line=1)
    try:
        json.loads(start)
    except (ValueError, RecursionError):
        return  # a text that happens to start with a bracket
    raise InputError(where, "this is JSON, not text", "Give one record a line in a .jsonl file.", line=1)


def _is_record(line: bytes) -> bool:
    line = line.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not line.startswith(b"{"):
        return False
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and "text" in record
