"""Writes readings in the formats of ``sayso read``, each as soon as it is read."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import indent
from typing import Protocol, TextIO

from sayso.errors import InputError
from sayso.records import Reading


class Writer(Protocol):
    """Takes readings in order; ``leave_out`` tells of a report without one; ``finish`` comes last."""

    def write(self, reading: Reading) -> None: ...

    def leave_out(self) -> None: ...

    def finish(self) -> None: ...


@contextmanager
def open_writer(format: str, output: Path | None, *, explain: bool) -> Iterator[Writer]:
    """The writer for a format, to ``output`` or standard output."""
    if output is None:
        reconfigure = getattr(sys.stdout, "reconfigure", None)
        if reconfigure is not None:
            # Data is UTF-8 everywhere; a terminal that cannot show a sign gets another instead of a failure.
            reconfigure(**({"errors": "replace"} if format == "table" else {"encoding": "utf-8"}))
        yield _writer(format, sys.stdout, explain)
        sys.stdout.flush()
        return
    try:
        stream = output.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(
            str(output), f"it cannot be written ({error.strerror or error})", "Give another file to --output."
        ) from None
    with stream:
        yield _writer(format, stream, explain)


def _writer(format: str, stream: TextIO, explain: bool) -> Writer:
    match format:
        case "json":
            return _Json(stream)
        case "jsonl":
            return _JsonLines(stream)
        case "html":
            return _Html(stream)
        case _:
            return _Table(stream, explain)


class _Json:
    """One object for one report, a list where several were given (also where only one could be read)."""

    def __init__(self, stream: TextIO) -> None:
        self._stream, self._met, self._written = stream, 0, 0
        self._first: Reading | None = None

    def write(self, reading: Reading) -> None:
        self._met += 1
        if self._met == 1:
            self._first = reading
        else:
            self._open()
            self._item(reading)

    def leave_out(self) -> None:
        self._met += 1
        if self._met > 1:
            self._open()

    def finish(self) -> None:
        if self._met > 1:
            self._open()
            self._stream.write("\n]\n" if self._written else "[]\n")
        elif self._first is not None:
            self._stream.write(self._first.to_json(indent=2) + "\n")

    def _open(self) -> None:
        if self._first is not None:
            first, self._first = self._first, None
            self._item(first)

    def _item(self, reading: Reading) -> None:
        self._stream.write(("[\n" if not self._written else ",\n") + indent(reading.to_json(indent=2), "  "))
        self._written += 1


class _JsonLines:
    """One reading a line."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, reading: Reading) -> None:
        self._stream.write(reading.to_json() + "\n")
        self._stream.flush()

    def leave_out(self) -> None:
        """A report without a reading has no line."""

    def finish(self) -> None:
        """Nothing is left to write."""


class _Html:
    """One page for one report."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._id: str | None = None

    def write(self, reading: Reading) -> None:
        if self._id is not None:
            found = f"a page shows one report, and {self._id!r} is on it already"
            raise InputError(reading.report.id, found, "Give one report to --format html, or use jsonl.")
        from sayso.export.html import page

        self._id = reading.report.id
        self._stream.write(page(reading))

    def leave_out(self) -> None:
        """A report without a reading has no page."""

    def finish(self) -> None:
        """The page is written."""


class _Table:
    """A table for people, one report below the other."""

    def __init__(self, stream: TextIO, explain: bool) -> None:
        from sayso.cli.table import console_for

        self._stream, self._console, self._explain = stream, console_for(stream), explain

    def write(self, reading: Reading) -> None:
        from sayso.cli.table import show

        with self._console.capture() as capture:
            show(reading, self._console, explain=self._explain)
        # Cells are filled up with blanks, which would only be in the way in a file or another program.
        self._stream.writelines(f"{line.rstrip()}\n" for line in capture.get().splitlines())

    def leave_out(self) -> None:
        """A report without a reading is named on standard error."""

    def finish(self) -> None:
        """Each report stands for itself."""
