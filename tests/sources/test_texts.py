"""One text becomes one report, the same for the same text."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import InputError, LanguageError
from sayso.sources import report_from_text
from sayso.sources.texts import LIMIT


def test_line_ends_marks_and_control_characters() -> None:
    raw = "Truce holds\r\nin Al\u200e-Haq\rThe army\x07 left\u2028the so\u00adcalled\ufeff hills\x00."
    report, notices = report_from_text(raw, "a.txt")
    assert report.text == "Truce holds\nin Al-Haq\nThe army  left\nthe socalled hills ."
    assert [str(notice) for notice in notices] == [
        "a.txt, line 3: 2 control characters, read as a space",
        "a.txt, line 2: 1 direction mark, dropped",
    ]
    assert report.sha256 == hashlib.sha256(report.text.encode()).hexdigest()


def test_title_and_date_of_the_text_unless_they_are_given() -> None:
    text = (
        "Truce holds in the hills\nPublished: 14 March 2023\nThe truce held for a second day, the "
        "mayor said.\n"
    )
    stated, _ = report_from_text(text, "a.txt")
    given, _ = report_from_text(text, "a.txt", title=" Another \n title", published="2023-03-15", id="7")
    assert (stated.title, stated.published) == ("Truce holds in the hills", "2023-03-14")
    assert (given.id, given.title, given.published) == ("7", "Another title", "2023-03-15")


@pytest.mark.parametrize("text", ["", " \n\t", "\u200b\ufeff", "\x00\x00"])
def test_no_text(text: str) -> None:
    with pytest.raises(InputError, match="no text"):
        report_from_text(text, "a.txt")


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html>\n<html><body><p>The army left.</p></body></html>",
        "\n<html lang='en'><head></head></html>",
        "Truce holds\n" + "<p>The army <b>left</b> <a href='x'>Qalat</a>.</p>\n" * 4,
    ],
)
def test_web_pages(text: str) -> None:
    with pytest.raises(InputError, match=r"web page \(HTML\).*plain text"):
        report_from_text(text, "a.txt")


def test_a_tag_or_an_inequality_in_a_report_is_no_web_page() -> None:
    text = "The leaked file began with <html> and gave losses of x < 5 and y > 3, the hackers said on Monday."
    assert report_from_text(text, "a.txt")[0].text == text


def test_the_limit() -> None:
    assert len(report_from_text("a " * (LIMIT // 2), "a.txt")[0].text) == LIMIT
    with pytest.raises(InputError, match=r"2,000,001 characters.*2,000,000"):
        report_from_text("a" * (LIMIT + 1), "a.txt")


def test_another_language() -> None:
    with pytest.raises(LanguageError, match="looks like French"):
        report_from_text(
            "Le ministre a dit que les soldats avaient quitté la ville et que la paix était proche.", "a.txt"
        )


@given(st.text())
def test_any_text_gives_a_report_or_an_input_error(text: str) -> None:
    try:
        report, _ = report_from_text(text, "a.txt")
    except InputError:
        return
    report.text.encode("utf-8")
    assert "\r" not in report.text and "\x00" not in report.text
    again, notices = report_from_text(report.text, "a.txt")
    assert (again, notices) == (report, [])
