"""What cannot be read is named, with file and line; the rest is read; the exit code says so."""

from __future__ import annotations

import gzip
import io
import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Sayso = Callable[..., Result]

GOOD = "Rebels shelled the market of Qalat on Sunday, killing four traders, the governor’s office said.\n"
FRENCH = "Le ministre a dit lundi que les soldats avaient quitté la ville et que la paix était proche.\n"


def _docx() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    return buffer.getvalue()


BAD: dict[str, tuple[bytes, list[str]]] = {
    "empty.txt": (b"", ["empty.txt: it is empty"]),
    "blank.txt": (b" \n\n", ["blank.txt: there is no text in it"]),
    "report.pdf": (b"%PDF-1.7\n\xe2\xe3", ["report.pdf: this is a PDF document, not text", "pdftotext"]),
    "report.docx": (_docx(), ["report.docx: this is a Word", "plain text"]),
    "report.gz": (gzip.compress(GOOD.encode()), ["report.gz: this is a gzip archive", "Unpack"]),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, ["picture.txt: this is a PNG picture"]),
    "noise.txt": (random.Random(7).randbytes(3000), ["noise.txt: this is a binary file"]),
    "page.txt": (
        b"\n<!doctype html>\n<html><body><p>The army left.</p></body></html>",
        ["page.txt, line 3: this is a web page (HTML)", "plain text"],
    ),
    "french.txt": (FRENCH.encode(), ["french.txt: this looks like French", "English only"]),
    "russian.txt": ("Армия ушла из города, сказал министр в понедельник.".encode(), ["looks like Russian"]),
    "cyrillic.txt": (
        ("Армия заявила, что повстанцы обстреляли город, погибли четыре человека. " * 3).encode("cp1251"),
        ["cyrillic.txt, line 1: the bytes are not UTF-8", "Russian", "Save the file as UTF-8"],
    ),
    "large.txt": (GOOD.encode() * 520_000, ["large.txt: 50,", "2,000,000 characters"]),
    "records.txt": (
        b'{"text": "The army left."}\n',
        ["records.txt, line 1: this holds JSON records", ".jsonl"],
    ),
    "object.json": (b'{"a": 1}', ["object.json, line 1: this is JSON"]),
    "list.jsonl": (b'[{"text": "x"}]', ["list.jsonl, line 1: this is a JSON list", "Each line"]),
    "none.jsonl": (b"\n\n", ["none.jsonl: it is empty"]),
    "packed.jsonl": (gzip.compress(b'{"text": "x"}'), ["packed.jsonl: this is a gzip archive"]),
}


@pytest.mark.parametrize("name", BAD)
def test_one_bad_file_among_good_ones(name: str, sayso: Sayso) -> None:
    content, parts = BAD[name]
    Path(name).write_bytes(content)
    Path("good.txt").write_text(GOOD, encoding="utf-8")
    result = sayso("read", name, "good.txt", "--format", "jsonl")
    assert result.exit_code == 1
    assert [json.loads(line)["report"]["id"] for line in result.stdout.splitlines()] == ["good"]
    message, summary = result.stderr.splitlines()
    assert message.startswith("sayso: error: ")
    assert all(part in message for part in parts), message
    assert summary.startswith(f"sayso: left out: 1 of 2 reports: {name}")


def test_what_is_no_file(sayso: Sayso) -> None:
    Path("folder").mkdir()
    Path("loop.txt").symlink_to("loop.txt")
    result = sayso("read", "missing.txt", "folder", "loop.txt")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.splitlines() == [
        "sayso: error: missing.txt: there is no such file. Check the name and the folder.",
        "sayso: error: folder: this is a folder. Give its files, such as folder/*.txt.",
        "sayso: error: loop.txt: it cannot be read (Too many levels of symbolic links). Check the file.",
        "sayso: left out: 3 of 3 reports: missing.txt, folder, loop.txt",
    ]


LINES: list[tuple[str, str]] = [
    ("{broken", "line 1: broken JSON (Expecting property name enclosed in double quotes at column 2)"),
    ('{"id": "2"}', 'line 2: no field "text" (fields: id)'),
    ('{"text": 3}', 'line 3: "text" is a number'),
    ('{"text": null}', 'line 4: "text" is null'),
    ('{"text": "x", "published": "2021-13-45"}', "line 5: '2021-13-45' is not a date"),
    ('{"text": "x", "published": 2021}', 'line 6: "published" is a number'),
    ('{"text": "  "}', "line 7: there is no text in it"),
    ("[1]", "line 8: a list instead of a record"),
    ('{"text": "x", "title": ["a"]}', 'line 9: "title" is a list'),
    (json.dumps({"text": FRENCH}), "line 10: this looks like French"),
    ('{"a":' * 100_000, "line 11: JSON that is nested too deep"),
]


def test_broken_lines_are_named_and_the_rest_is_read(sayso: Sayso) -> None:
    good = [
        json.dumps({"id": 7, "text": GOOD, "more": [1]}),
        "",
        json.dumps({"id": 7, "text": GOOD, "title": "A"}),
    ]
    content = "\n".join([line for line, _ in LINES] + good).encode() + b'\n{"text": "caf\xe9"}\n'
    Path("all.jsonl").write_bytes(content)
    result = sayso("read", "all.jsonl", "--format", "jsonl", "--published", "2021-12-21")
    assert result.exit_code == 1
    reports = [json.loads(line)["report"] for line in result.stdout.splitlines()]
    assert [(report["id"], report["published"], report["title"]) for report in reports] == [
        ("7", "2021-12-21", None),
        ("7-2", "2021-12-21", "A"),
    ]
    *messages, summary = result.stderr.splitlines()
    expected = [part for _, part in LINES] + [
        "the id '7' came up before",
        "line 15: broken UTF-8 (byte 13 of",
    ]
    assert len(messages) == len(expected)
    for message, part in zip(messages, expected, strict=True):
        assert part in message
    assert summary.startswith("sayso: left out: 12 of 14 reports: all.jsonl line 1, all.jsonl line 2,")
    assert summary.endswith(" and 2 more")


def test_a_wrong_date_option_stops_before_anything_is_read(sayso: Sayso) -> None:
    Path("good.txt").write_text(GOOD, encoding="utf-8")
    result = sayso("read", "good.txt", "--published", "2021-13-45")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "sayso: error: --published: '2021-13-45' is not a date. Give year-month-day, such as 2021-12-21.\n"
    )


@pytest.mark.parametrize(
    ("content", "note"),
    [
        (GOOD.encode("cp1252"), "a.txt: not UTF-8; read as Windows-1252"),
        (GOOD.encode("utf-16-le"), "a.txt: not UTF-8; read as UTF-16"),
        (b"The army\x00 left\x07.\n", "a.txt, line 1: 2 control characters, read as a space"),
        ("Title\nThe group Al\u200e-Haq left\u202e.\n".encode(), "a.txt, line 2: 2 direction marks, dropped"),
    ],
)
def test_what_was_assumed_is_said_and_the_report_is_read(content: bytes, note: str, sayso: Sayso) -> None:
    Path("a.txt").write_bytes(content)
    result = sayso("read", "a.txt", "-f", "json")
    assert result.exit_code == 0
    assert result.stderr.startswith(f"sayso: note: {note}")
    assert json.loads(result.stdout)["report"]["id"] == "a"
    assert sayso("read", "a.txt", "-f", "json", "--quiet").stderr == ""


def test_one_line_of_a_million_characters_is_read(sayso: Sayso) -> None:
    Path("line.txt").write_text(("the troops moved to the river and " * 30_000)[:1_000_000], encoding="utf-8")
    result = sayso("read", "line.txt", "-f", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    assert len(json.loads(result.stdout)["report"]["text"]) == 1_000_000


def test_a_failure_of_the_reader_costs_only_its_report(sayso: Sayso) -> None:
    Path("a.txt").write_text("A DEFECT.", encoding="utf-8")
    Path("b.txt").write_text("The MODEL.", encoding="utf-8")
    Path("c.txt").write_text(GOOD, encoding="utf-8")
    result = sayso("read", "a.txt", "b.txt", "c.txt", "-f", "jsonl")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert "a: sayso failed on this report (KeyError: 'nsubj')" in result.stderr
    assert "b: The model is missing. Install sayso again." in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("value", ["2", "-0.1", "nan"])
def test_a_confidence_out_of_range_is_named(sayso: Sayso, tmp_path: Path, value: str) -> None:
    path = tmp_path / "report.txt"
    path.write_text(GOOD, encoding="utf-8")
    result = sayso("read", str(path), "--min-confidence", value)
    assert result.exit_code == 2
    assert f"{value} is out of range. Give a number between 0 and 1" in " ".join(result.stderr.split())
