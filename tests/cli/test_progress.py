"""The progress bar: only for several reports, only at a terminal, and out of the way of what is written."""

from __future__ import annotations

import io
import sys

import pytest

from sayso.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def run(paths: list[str], *, hidden: bool = False) -> str:
    """What a terminal is sent while ``paths`` are read and a word is said about each."""
    terminal = Terminal()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stderr", terminal)
        patch.setenv("TERM", "xterm")
        patch.setenv("COLUMNS", "80")
        with Progress(paths, hidden=hidden) as progress:
            for path in paths:
                progress.show(path)
                with progress.paused():
                    terminal.write("A WORD")
    return terminal.getvalue()


def test_several_files_at_a_terminal() -> None:
    shown = run(["a.txt", "b.txt", "c.txt"])
    assert "2 read" in shown and "c.txt" in shown
    for before in shown.split("A WORD")[:-1]:
        assert before.endswith("\x1b[2K"), "the bar's line is wiped before anything is written"
    assert shown.rstrip().endswith("\x1b[2K")
    assert shown.count("\x1b[?25l") == shown.count("\x1b[?25h"), "the cursor comes back"


def test_records_are_many_too() -> None:
    assert "0 read" in run(["a.jsonl"])


@pytest.mark.parametrize(
    ("paths", "hidden"), [(["a.txt"], False), (["a.txt", "b.txt"], True), (["-"], False)]
)
def test_no_bar(paths: list[str], hidden: bool) -> None:
    assert run(paths, hidden=hidden) == "A WORD" * len(paths)


def test_no_bar_away_from_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress(["a.txt", "b.txt"], hidden=False) as progress:
        progress.show("a.txt")
    assert capsys.readouterr().err == ""
