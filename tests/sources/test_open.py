"""One report from a text or a file, for the Python face."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import DateError, InputError
from sayso.records import Report
from sayso.sources import Notice, open_report, open_reports

TEXT = "Rebels shelled the market of Qalat on Sunday, the governor said.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "qalat.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_text_and_a_file_of_it_give_the_same_text(file: Path) -> None:
    from_text = open_report(TEXT, published="2021-12-21")
    from_path, from_name = open_report(file), open_report(str(file), title="Market shelled")
    assert from_text.text == from_path.text == from_name.text == TEXT
    assert from_text.sha256 == from_path.sha256
    assert (from_text.id, from_text.published) == (from_text.sha256[:12], "2021-12-21")
    assert (from_path.id, from_path.title, from_name.title) == ("qalat", None, "Market shelled")


def test_a_file_that_is_not_there_is_no_text() -> None:
    for missing in ("missing.txt", Path("missing"), "no/such.jsonl"):
        with pytest.raises(InputError, match="there is no such file"):
            open_report(missing)
    assert open_report("The army left missing.txt behind.").text == "The army left missing.txt behind."


def test_what_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="folder"):
        open_report(tmp_path)
    with pytest.raises(InputError, match="no text"):
        open_report("")
    with pytest.raises(DateError, match="2021-13-45"):
        open_report(TEXT, published="2021-13-45")


def test_one_record_is_a_report_and_two_are_not(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": 1, "text": "The army left."}\n', encoding="utf-8")
    assert open_report(path).id == "1"
    path.write_text('{"text": "The army left."}\n{"text": "It came back."}\n', encoding="utf-8")
    with pytest.raises(InputError, match="holds 2 reports"):
        open_report(path)


def test_what_was_assumed_is_a_warning() -> None:
    with pytest.warns(UserWarning, match="1 control character, read as a space"):
        assert open_report("The army\x07 left.").text == "The army  left."


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
_FIELDS = st.sampled_from(["id", "text", "title", "published", "url", "source", "more"])
_RECORDS = st.dictionaries(_FIELDS, _VALUES, max_size=7).map(lambda record: json.dumps(record).encode())


@given(st.lists(st.binary(max_size=40) | _RECORDS, max_size=6).map(b"\n".join))
def test_any_input_gives_reports_and_named_errors(data: bytes) -> None:
    ids = []
    for item in open_reports(["-"], stdin=io.BytesIO(data)):
        if isinstance(item, Report):
            ids.append(item.id)
            json.dumps([item.id, item.text, item.title, item.url, item.source]).encode()
            "".join(filter(None, [item.id, item.text, item.title, item.url, item.source])).encode("utf-8")
        else:
            assert isinstance(item, Notice | InputError)
            assert str(item).startswith("standard input")
    assert len(ids) == len(set(ids))
