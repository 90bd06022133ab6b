"""Where reports come from: one module per kind of input; each yields ``Report`` and says what cannot be read.

texts.py      one text          clean.py      line ends, control characters, invisible marks
textfile.py   .txt, stdin       decode.py     bytes to text, or what they are instead
jsonlines.py  .jsonl            language.py   names a language other than English
                                dates.py      dates of publication
shape.py      title, dateline, paragraphs, pull quotes, boilerplate … of a text
"""

from __future__ import annotations

import dataclasses
import os
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from sayso.errors import InputError
from sayso.records import Report
from sayso.sources.dates import iso_date
from sayso.sources.items import Item, Notice
from sayso.sources.jsonlines import read_jsonl
from sayso.sources.textfile import read_stdin, read_text
from sayso.sources.texts import report_from_text

__all__ = ["STDIN", "Item", "Notice", "open_report", "open_reports", "report_from_text"]

STDIN: Final = "-"
_LONGEST_NAME: Final = 4096  # bytes; no system takes longer ones
_JSON_LINES: Final = (".jsonl", ".ndjson")


def open_reports(
    paths: Iterable[str | Path], *, published: str | None = None, stdin: BinaryIO | None = None
) -> Iterator[Item]:
    """The reports in ``paths`` in order ("-" is ``stdin``), and an ``InputError`` for each that cannot be
    read.

    ``published`` is the ISO date of reports that give none themselves. An id that comes up again gets a
    number, so that ids stay unambiguous in one run.
    """
    seen: set[str] = set()
    for path in paths:
        for item in _open(path, published, stdin):
            if isinstance(item, Report):
                unique = _unique(item.id, seen)
                if unique != item.id:
                    where = "standard input" if path == STDIN else str(path)
                    yield Notice(where, f"the id {item.id!r} came up before; this report is named {unique!r}")
                    item = dataclasses.replace(item, id=unique)
                seen.add(unique)
            yield item


def open_report(
    text_or_path: str | Path, *, published: str | None = None, title: str | None = None
) -> Report:
    """One report: a ``Path``, a string that names a file, or the text itself.

    What had to be assumed to read it is given as a ``UserWarning``. Raises ``InputError`` where it cannot be
    read, and where a .jsonl file holds more than one report.
    """
    day = iso_date(published, "published") if published is not None else None
    if isinstance(text_or_path, Path) or _names_file(text_or_path):
        items = list(_open(text_or_path, day, None))
    else:
        report, notices = report_from_text(text_or_path, "the text", published=day)
        items = [*notices, report]
    reports = [item for item in items if isinstance(item, Report)]
    for item in items:
        if isinstance(item, InputError):
            raise item
        if isinstance(item, Notice):
            warnings.warn(str(item), stacklevel=3)
    if len(reports) > 1:
        advice = "Read them with sayso.sources.open_reports."
        raise InputError(str(text_or_path), f"it holds {len(reports)} reports, not one", advice)
    return dataclasses.replace(reports[0], title=title) if title else reports[0]


def _names_file(text: str) -> bool:
    """Whether a string is a file's name and not a text: there is such a file, or it can be nothing else."""
    if "\n" in text or "\0" in text or len(text) > _LONGEST_NAME:
        return False
    alone = not any(char.isspace() for char in text)
    if alone and text.lower().endswith((".txt", *_JSON_LINES)):
        return True
    return bool(text) and os.path.exists(text)  # noqa: PTH110 (Path.exists raises where a name is too long)


def _open(path: str | Path, published: str | None, stdin: BinaryIO | None) -> Iterator[Item]:
    where = os.fsencode(path).decode("utf-8", "replace")
    try:
        if str(path) == STDIN and stdin is not None:
            yield from read_stdin(stdin, published)
            return
        file = Path(path)
        if file.is_dir():
            advice = f"Give its files, such as {Path(where, '*.txt')}."
            raise InputError(where, "this is a folder", advice)
        yield from (read_jsonl if file.suffix.lower() in _JSON_LINES else read_text)(file, published)
    except InputError as error:
        yield error
    except OSError as error:
        yield _unreadable(where, error)


def _unreadable(where: str, error: OSError) -> InputError:
    if isinstance(error, FileNotFoundError):
        return InputError(where, "there is no such file", "Check the name and the folder.")
    if isinstance(error, PermissionError):
        return InputError(where, "reading it is not permitted", "Check the file's permissions.")
    return InputError(where, f"it cannot be read ({error.strerror or error})", "Check the file.")


def _unique(id: str, seen: set[str]) -> str:
    if id not in seen:
        return id
    number = 2
    while f"{id}-{number}" in seen:
        number += 1
    return f"{id}-{number}"
