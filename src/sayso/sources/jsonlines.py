"""A .jsonl file: one report a line, as ``{"id": …, "published": …, "title": …, "text": …, "url": …,
"source": …}``.

Only ``text`` is required; other fields are ignored. A line that cannot be read is named and the rest is read.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, Protocol

from sayso.errors import InputError
from sayso.records import Report
from sayso.sources.decode import check_signature
from sayso.sources.items import Item, Notice
from sayso.sources.texts import LIMIT, report_from_text, too_long

_LINE_LIMIT: Final = 7 * LIMIT  # bytes; JSON may write a character as \uXXXX
_EXAMPLE: Final = '{"id": "1", "published": "2021-12-21", "text": "…"}'
_ADVICE: Final = f"Each line must be one record, such as {_EXAMPLE}."
_TYPES: Final = {
    str: "a text",
    bool: "true or false",
    int: "a number",
    float: "a number",
    list: "a list",
    dict: "an object",
    type(None): "null",
}


class Lines(Protocol):
    """What lines can be read from."""

    def readline(self, limit: int, /) -> bytes: ...


def read_jsonl(path: Path, published: str | None) -> Iterator[Item]:
    """The reports of a file, one by one; ``published`` is the date of those that give none."""
    where = os.fsencode(path).decode("utf-8", "replace")
    with path.open("rb") as stream:
        start = stream.read(512)
        check_signature(start, where)
        if start.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in start:
            raise InputError(
                where, "this is not UTF-8 text", "Save the file as UTF-8, one JSON record a line."
            )
        stream.seek(0)
        yield from read_lines(stream, where, published)


def read_lines(stream: Lines, where: str, published: str | None) -> Iterator[Item]:
    """The reports of a stream of lines; an empty line says nothing."""
    number, records = 0, 0
    while line := stream.readline(_LINE_LIMIT + 1):
        number += 1
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
            if line.lstrip().startswith(b"["):
                raise InputError(where, "this is a JSON list", _ADVICE, line=1)
        if len(line) > _LINE_LIMIT:
            while line and not line.endswith(b"\n"):
                line = stream.readline(_LINE_LIMIT)
            records += 1
            yield too_long(where, f"more than {_LINE_LIMIT:,} bytes in a line", line=number)
            continue
        if not line.strip():
            continue
        records += 1
        try:
            report, notices = _report(_record(line, where, number), where, number, published)
        except InputError as error:
            yield error
            continue
        yield from notices
        yield report
    if not records:
        raise InputError(where, "it is empty", _ADVICE)


def _record(line: bytes, where: str, number: int) -> dict[str, Any]:
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        found = f"broken UTF-8 (byte {error.start:,} of the line)"
        raise InputError(where, found, "Save the file as UTF-8.", line=number) from None
    except json.JSONDecodeError as error:
        found = f"broken JSON ({error.msg} at column {error.colno:,})"
        raise InputError(where, found, _ADVICE, line=number) from None
    except (ValueError, RecursionError):
        found = "JSON that is nested too deep or holds too long a number"
        raise InputError(where, found, _ADVICE, line=number) from None
    if not isinstance(record, dict):
        found = f"{_TYPES[type(record)]} instead of a record"
        raise InputError(where, found, _ADVICE, line=number)
    return record


def _report(
    record: dict[str, Any], where: str, number: int, published: str | None
) -> tuple[Report, list[Notice]]:
    if "text" not in record:
        fields = ", ".join(sorted(record)[:8]) or "none"
        raise InputError(where, f'no field "text" (fields: {fields})', _ADVICE, line=number)
    text = _field(record, "text", where, number)
    if text is None:
        raise InputError(where, '"text" is null', _ADVICE, line=number)
    key = record.get("id")
    if isinstance(key, int) and not isinstance(key, bool):
        record = {**record, "id": str(key)}
    report, notices = report_from_text(
        text,
        where,
        line=number,
        id=_field(record, "id", where, number),
        title=_field(record, "title", where, number),
        published=_field(record, "published", where, number) or published,
        source=_field(record, "source", where, number),
        url=_field(record, "url", where, number),
    )
    return report, notices


def _field(record: dict[str, Any], name: str, where: str, number: int) -> str | None:
    value = record.get(name)
    if value is None or isinstance(value, str):
        return value
    found = f'"{name}" is {_TYPES[type(value)]}'
    raise InputError(where, found, f'Write "{name}" as a text in quotation marks.', line=number)
