"""A progress bar on standard error, for several reports at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as Bar


class Progress:
    """Shows how far a run has come; does nothing for one file, with ``hidden``, or away from a terminal."""

    def __init__(self, paths: list[str], *, hidden: bool) -> None:
        self._bar: Bar | None = None
        many = len(paths) > 1 or any(path.endswith((".jsonl", ".ndjson")) for path in paths)
        if hidden or not many or not sys.stderr.isatty():
            return
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        counter, name = TextColumn("{task.completed} read"), TextColumn("{task.fields[name]}")
        columns = (counter, BarColumn(), TimeElapsedColumn(), name)
        self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
        counted = not any(path == "-" or path.endswith((".jsonl", ".ndjson")) for path in paths)
        self._task = self._bar.add_task("", total=len(paths) if counted else None, name="")
        self._shown = 0

    def show(self, name: str) -> None:
        """Say that the report ``name`` is being read."""
        if self._bar is not None:
            self._bar.update(self._task, completed=self._shown, name=name[:40])
            self._shown += 1

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Take the bar away while something is written to the terminal."""
        if self._bar is None:
            yield
            return
        self._bar.stop()
        yield
        self._bar.start()

    def __enter__(self) -> Progress:
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()
