"""Expressions of news with their extents, types and values, read by the shipped model (``news.txt``)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sayso.evaluate.timeml import value_of
from sayso.reader import Reader
from sayso.records import Report
from sayso.times.stage import expressions

_MARKED = re.compile(r"\[([^\]|]+)\|([^\]|]+)\|([^\]]+)\]")
LINES = [
    tuple(line.split(" | ", 1))
    for line in Path(__file__).with_name("news.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("published", "marked"), LINES, ids=[_MARKED.sub(r"\1", line[1]) for line in LINES])
def test_news(reader: Reader, published: str, marked: str) -> None:
    doc = reader.walk(Report.of(_MARKED.sub(r"\1", marked), published=published), through=None)
    read = [(time.text, time.type, str(value_of(time))) for time in expressions(doc, complete=True)]
    assert read == [found.groups() for found in _MARKED.finditer(marked)]
