"""``sayso read``: reads reports one by one and writes each as soon as it is read.

Results go to standard output or ``--output``; everything said about them goes to standard error.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from sayso.cli.progress import Progress
from sayso.cli.writers import Writer, open_writer
from sayso.errors import InputError, SaysoError
from sayso.records import Reading, Report
from sayso.sources import STDIN, Notice, open_reports
from sayso.sources.dates import iso_date

if TYPE_CHECKING:
    from sayso.reader import Reader

_OK, _LEFT_OUT, _INTERRUPTED = 0, 1, 130
_NAMED: Final = 10  # reports that the summary names one by one


def run(
    paths: list[str],
    *,
    format: str,
    published: str | None,
    explain: bool,
    quiet: bool,
    output: Path | None,
    min_confidence: float = 0.0,
    frames: Sequence[Path] = (),
    actors: Sequence[Path] = (),
    places: Sequence[Path] = (),
) -> int:
    """Read ``paths`` and write the readings; the exit code."""
    try:
        _check_output(paths, format, output)
        day = iso_date(published, "--published") if published is not None else None
        with ExitStack() as stack:
            writer = stack.enter_context(open_writer(format, output, explain=explain))
            progress = stack.enter_context(Progress(paths, hidden=quiet))
            run_ = _Run(writer, progress, quiet=quiet, least=min_confidence, own=Own(frames, actors, places))
            return run_.read(paths, day)
    except SaysoError as error:
        _say("error", str(error))
        return _LEFT_OUT
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:  # whoever read our output has seen enough
        _silence_stdout()
        return _LEFT_OUT


def _check_output(paths: list[str], format: str, output: Path | None) -> None:
    if format == "html" and len(paths) > 1:
        found = f"a page shows one report, and {len(paths)} files are given"
        raise InputError("--format html", found, "Give one, or use --format jsonl.")
    if output is not None and any(path != STDIN and _same(Path(path), output) for path in paths):
        raise InputError(f"--output {output}", "this is a file to be read", "Give another file.")


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


@dataclass(frozen=True, slots=True)
class Own:
    """A user's own files of knowledge."""

    frames: Sequence[Path]
    actors: Sequence[Path]
    places: Sequence[Path]


class _Run:
    """One call of the verb: what was read and what was left out."""

    def __init__(
        self,
        writer: Writer,
        progress: Progress,
        *,
        quiet: bool,
        least: float,
        own: Own,
    ) -> None:
        self._writer, self._progress, self._quiet, self._least = writer, progress, quiet, least
        self._own = own
        self._reader: Reader | None = None
        self._left_out: list[str] = []
        self._done = 0

    def read(self, paths: list[str], day: str | None) -> int:
        for report in self._reports(paths, day):
            self._progress.show(report.id)
            reading = self._reading(report)
            if reading is None:
                self._writer.leave_out()
                continue
            self._done += 1
            with self._progress.paused():
                self._writer.write(reading)
        self._writer.finish()
        if self._left_out and not self._quiet:
            with self._progress.paused():
                _say("left out", self._summary())
        return _LEFT_OUT if self._left_out else _OK

    def _reports(self, paths: list[str], day: str | None) -> Iterator[Report]:
        stdin: BinaryIO = sys.stdin.buffer
        for item in open_reports(paths, published=day, stdin=stdin):
            if isinstance(item, Report):
                yield item
            elif isinstance(item, Notice):
                if not self._quiet:
                    self._tell("note", str(item))
            else:
                self._leave_out(_place(item), str(item))
                self._writer.leave_out()

    def _reading(self, report: Report) -> Reading | None:
        if self._reader is None:
            from sayso.reader import Reader  # takes a second; a run with nothing to read does without

            self._reader = Reader(frames=self._own.frames, actors=self._own.actors, places=self._own.places)
            gc.freeze()  # what was loaded stays till the end: no search for garbage needs to look at it
            for problem in self._reader.problems if not self._quiet else ():
                self._tell("left out", problem)
        try:
            return self._reader.read(report).at_least(self._least)
        except SaysoError as error:
            self._leave_out(report.id, f"{report.id}: {error}")
        return None

    def _leave_out(self, name: str, message: str) -> None:
        self._left_out.append(name)
        self._tell("error", message)

    def _tell(self, kind: str, message: str) -> None:
        with self._progress.paused():
            _say(kind, message)

    def _summary(self) -> str:
        names = ", ".join(self._left_out[:_NAMED])
        rest = len(self._left_out) - _NAMED
        more = f" and {rest} more" if rest > 0 else ""
        total = self._done + len(self._left_out)
        return f"{len(self._left_out)} of {total} {'report' if total == 1 else 'reports'}: {names}{more}"


def _place(error: InputError) -> str:
    return f"{error.where} line {error.line}" if error.line is not None else error.where


def _say(kind: str, message: str) -> None:
    print(f"sayso: {kind}: {message}", file=sys.stderr)


def _silence_stdout() -> None:
    """Let the interpreter flush into nothing when it ends, instead of complaining about the closed pipe."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
