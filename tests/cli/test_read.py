"""``sayso read``: formats, standard input, output files, and how the command ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Sayso = Callable[..., Result]

GOOD = "Rebels shelled the market of Qalat on Sunday, killing four traders, the governor said.\n"
FAKE = """
import sayso.reader, sayso.records
class Reader:
    problems = ()
    def __init__(self, frames, actors, places): pass
    def read(self, report): return sayso.records.Reading(report)
sayso.reader.Reader = Reader
from sayso.cli.main import main
main()
"""


@pytest.fixture
def files(sayso: Sayso) -> Sayso:
    Path("a.txt").write_text(GOOD, encoding="utf-8")
    Path("b.txt").write_text(f"Shelling goes on\n{GOOD}", encoding="utf-8")
    records = [
        {"id": str(n), "text": GOOD, "published": "2021-12-21", "source": "The Courier"} for n in (1, 2)
    ]
    Path("c.jsonl").write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
    return sayso


def test_json_is_an_object_for_one_report_and_a_list_for_several(files: Sayso) -> None:
    one = json.loads(files("read", "a.txt", "--format", "json").stdout)
    several = json.loads(files("read", "a.txt", "b.txt", "c.jsonl", "--format", "json").stdout)
    rest = json.loads(files("read", "a.txt", "missing.txt", "--format", "json").stdout)
    none = json.loads(files("read", "missing.txt", "nothing.txt", "--format", "json").stdout)
    assert one["report"]["id"] == "a"
    assert [reading["report"]["id"] for reading in several] == ["a", "b", "1", "2"]
    assert several[1]["report"]["title"] == "Shelling goes on"
    assert several[2]["report"]["source"] == "The Courier"
    assert [reading["report"]["id"] for reading in rest] == ["a"]
    assert none == []


def test_jsonl_is_one_reading_a_line(files: Sayso) -> None:
    lines = files("read", "a.txt", "c.jsonl", "-f", "jsonl", "--published", "2020-01-01").stdout.splitlines()
    reports = [json.loads(line)["report"] for line in lines]
    assert [(report["id"], report["published"]) for report in reports] == [
        ("a", "2020-01-01"), ("1", "2021-12-21"), ("2", "2021-12-21"),
    ]  # fmt: skip


def test_two_runs_give_the_same_bytes(files: Sayso) -> None:
    args = ("read", "a.txt", "b.txt", "c.jsonl", "--format", "json")
    assert files(*args).stdout_bytes == files(*args).stdout_bytes


def test_the_same_id_twice_is_told_apart(files: Sayso) -> None:
    result = files("read", "a.txt", "a.txt", "-f", "jsonl")
    assert [json.loads(line)["report"]["id"] for line in result.stdout.splitlines()] == ["a", "a-2"]
    assert "the id 'a' came up before; this report is named 'a-2'" in result.stderr


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        (GOOD.encode(), 1),
        (b"\xef\xbb\xbf" + GOOD.encode(), 1),
        (json.dumps({"text": GOOD}).encode(), 1),
        ("\n".join([json.dumps({"id": n, "text": GOOD}) for n in "xyz"]).encode(), 3),
    ],
)
def test_standard_input_is_a_text_or_records(data: bytes, ids: int, sayso: Sayso) -> None:
    result = sayso("read", "-", "-f", "jsonl", input=data)
    assert result.exit_code == 0
    reports = [json.loads(line)["report"] for line in result.stdout.splitlines()]
    assert [report["text"] for report in reports] == [GOOD] * ids
    assert len({report["id"] for report in reports}) == ids


def test_empty_standard_input(sayso: Sayso) -> None:
    result = sayso("read", "-", input=b"")
    assert result.exit_code == 1
    assert "standard input: it is empty" in result.stderr


def test_the_table_names_each_report(files: Sayso) -> None:
    result = files("read", "a.txt", "c.jsonl")
    assert result.exit_code == 0
    assert "a · no date of publication\n" in result.stdout
    assert "1 · published 2021-12-21 · The Courier\n" in result.stdout


def test_output_goes_to_a_file(files: Sayso) -> None:
    result = files("read", "a.txt", "-f", "json", "-o", "out.json")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert json.loads(Path("out.json").read_text(encoding="utf-8"))["report"]["id"] == "a"


def test_an_output_that_cannot_be_written(files: Sayso) -> None:
    result = files("read", "a.txt", "-o", "no/such/folder.json")
    assert result.exit_code == 1
    assert "no/such/folder.json: it cannot be written" in result.stderr


def test_an_input_is_never_overwritten(files: Sayso) -> None:
    result = files("read", "a.txt", "-o", "./a.txt")
    assert result.exit_code == 1
    assert "this is a file to be read" in result.stderr
    assert Path("a.txt").read_text(encoding="utf-8") == GOOD


def test_a_page_shows_one_report(files: Sayso) -> None:
    result = files("read", "a.txt", "b.txt", "-f", "html")
    assert result.exit_code == 1
    assert "a page shows one report, and 2 files are given" in result.stderr


@pytest.mark.parametrize("args", [("read",), ("read", "a.txt", "--format", "xml"), ("nonsense",)])
def test_wrong_usage_is_explained(args: tuple[str, ...], files: Sayso) -> None:
    result = files(*args)
    assert result.exit_code == 2
    assert "Error" in result.stderr and "Traceback" not in result.stderr


def _start(*args: str, stdin: int | None = None) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", FAKE, *args]
    environment = {**os.environ, "COLUMNS": "80"}
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=stdin, stdout=pipe, stderr=pipe, env=environment)


@pytest.mark.parametrize("format", ["table", "jsonl"])
def test_a_closed_pipe_ends_quietly(format: str, tmp_path: Path) -> None:
    records = tmp_path / "many.jsonl"
    records.write_text(
        "\n".join(json.dumps({"id": n, "text": GOOD * 50}) for n in range(300)), encoding="utf-8"
    )
    process = _start("read", str(records), "--format", format)
    assert process.stdout is not None and process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(30) == 1


def test_ctrl_c_ends_quietly() -> None:
    process = _start("read", "-", stdin=subprocess.PIPE)
    time.sleep(1.5)  # it waits for its input by now
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (out, err, process.returncode) == (b"", b"", 130)
