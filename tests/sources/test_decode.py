"""Bytes: what is text is decoded, what is not is named."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.sources.decode import decode

ENGLISH = (
    "The army said on Sunday that it had left the café in Qalat — “a crime”, said the town’s "
    "mayor, José Ruiz.\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_or_utf8_text_is_read_without_a_word(encoding: str) -> None:
    assert decode(ENGLISH.encode(encoding), "a.txt") == (ENGLISH, [])


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("cp1252", "Windows-1252"),
        ("mac_roman", "Mac Roman"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
    ],
)
def test_other_encodings_are_read_with_a_notice(encoding: str, name: str) -> None:
    text, notices = decode(ENGLISH.encode(encoding), "a.txt")
    assert text == ENGLISH
    assert [str(notice) for notice in notices] == [
        f"a.txt: not UTF-8; read as {name}. Save the file as UTF-8 text."
    ]


def test_a_few_broken_bytes_are_replaced_and_their_line_is_named() -> None:
    text, (notice,) = decode(ENGLISH.encode() + b"and \xff the end\n", "a.txt")
    assert text == ENGLISH + "and � the end\n"
    assert notice.line == 2


@pytest.mark.parametrize(
    ("text", "encoding", "found"),
    [
        ("Армия заявила, что повстанцы обстреляли город, погибли четыре человека.", "cp1251", "Russian"),
        ("軍は日曜日、反政府勢力が町を砲撃し、四人が死亡したと発表した。", "shift_jis", "Japanese"),
    ],
)
def test_an_encoding_of_another_script_is_refused_by_name(text: str, encoding: str, found: str) -> None:
    with pytest.raises(InputError, match=f"not UTF-8 but look like .*{found}"):
        decode((text * 3).encode(encoding), "a.txt")


@pytest.mark.parametrize(
    ("start", "name"),
    [
        (b"%PDF-1.7\n", "PDF"), (b"PK\x03\x04", "Word"), (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"\x1f\x8b\x08", "gzip"), (b"{\\rtf1", "rich-text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word"),
        (b"\x00" * 257 + b"ustar", "tar"), (b"SQLite format 3\x00", "SQLite"),
    ],
)  # fmt: skip
def test_files_that_are_no_text_are_named(start: bytes, name: str) -> None:
    with pytest.raises(InputError, match=name):
        decode(start + b"rest of the file", "a.txt")


def test_noise_is_a_binary_file() -> None:
    with pytest.raises(InputError, match="binary file"):
        decode(random.Random(1).randbytes(4000), "a.txt")


@given(st.binary())
def test_bytes_give_text_or_an_input_error(data: bytes) -> None:
    try:
        text, _ = decode(data, "a.txt")
    except InputError as error:
        assert str(error).startswith("a.txt")
    else:
        assert isinstance(text, str)
