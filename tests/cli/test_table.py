"""The table for people, at two widths."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from sayso.cli import words
from sayso.cli.table import console_for, show
from sayso.records import Extent, Reading, Report, Time

NARROW = """\
────────────────────────────────────────────────────────────────────────────────
Truce in Qalat holds for a second day
qalat · published 2021-12-21
3 events · 3 attributions (3 speakers) · 1 commitment · 1 tie · 1 contested word
2 dates · 2 places

Events
  2021-12-19      Assault (heavy weapons) “shelled”  ● occurred
                  who Gunmen REB   to whom four traders CVL   where Qalat AFG
                  according to the governor
  2021-12-27 to   Consult (meet) “meet”  ? hypothetical
  2022-01-02      who Officials   where Geneva CHE
  –               Assault “firing”  ✗ negated
                  who The Iran-backed rebels REB
                  according to The Iran-backed rebels

Who owes what to whom
  by 2021-12-24   Offer “open the road”
                  who a rebel spokesman REB   to whom the army
                  on condition “if the army leaves the hills”
                  according to a rebel spokesman

Who says what
  the governor AFG·GOV
    said: Gunmen shelled the market
  a rebel spokesman REB
    told: “We will open the road by Friday”
  The Iran-backed rebels REB
    denied: firing on the market

Ties
  Iran IRN backs The Iran-backed rebels REB  “The Iran-backed rebels”

Contested words
  “massacre” scare quotes, against “firing”  according to the governor
"""


def shown(reading: Reading, width: int, *, explain: bool = False) -> str:
    stream = io.StringIO()
    show(
        reading,
        Console(file=stream, width=width, highlight=False, markup=False, emoji=False),
        explain=explain,
    )
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()).rstrip() + "\n"


def test_eighty_columns(sample: Reading) -> None:
    assert shown(sample, 80) == NARROW


@pytest.mark.parametrize("width", [40, 60, 80, 100, 139, 140, 200, 300])
@pytest.mark.parametrize("explain", [False, True])
def test_no_line_is_wider_than_the_terminal(sample: Reading, width: int, explain: bool) -> None:
    assert max(map(len, shown(sample, width, explain=explain).splitlines())) <= width


def test_two_hundred_columns_hold_an_event_in_a_row(sample: Reading) -> None:
    lines = shown(sample, 200).splitlines()
    (row,) = [line for line in lines if "“shelled”" in line]
    assert row.split("  ")[0] == "2021-12-19"
    for part in (
        "Gunmen REB",
        "Assault (heavy weapons)",
        "four traders CVL",
        "Qalat AFG",
        "● occurred",
        "the governor",
    ):
        assert part in row


def test_explain_gives_the_reason_and_the_place_of_every_record(sample: Reading) -> None:
    text = " ".join(shown(sample, 80, explain=True).split())
    for event in sample.events:
        assert f"why: {event.why}; at {event.trigger.start}–{event.trigger.end}" in text
    assert text.count("why: ") == len(sample.events) + len(sample.attributions) + len(
        sample.commitments
    ) + len(sample.ties)
    assert "rule weekday" in text


def test_no_colour_away_from_a_terminal_and_with_no_color(
    sample: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.StringIO()
    show(sample, console_for(stream), explain=False)
    assert "\x1b" not in stream.getvalue()
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    stream = io.StringIO()
    show(sample, console_for(stream), explain=False)
    assert "\x1b[3" not in stream.getvalue()  # bold and dim may stay; colours may not


def test_markup_in_a_report_is_text() -> None:
    text = "He said [bold]no[/bold] :smile: and [/] left."
    reading = Reading(Report.of(text, id="a", title=text))
    assert "He said [bold]no[/bold] :smile: and [/] left." in shown(reading, 80)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2021-12-19", "2021-12-19", "2021-12-19"),
        ("2021-07-21", "2021-07-31", "2021-07-21 to 07-31"),
        ("2021-12-27", "2022-01-02", "2021-12-27 to 2022-01-02"),
        ("2020-02-01", "2020-02-29", "2020-02"),
        ("2020-02-01", "2020-02-28", "2020-02-01 to 02-28"),
        ("2014-01-01", "2014-12-31", "2014"),
        (None, "2021-12-31", "by 2021-12-31"),
        ("2014-01-01", None, "from 2014-01-01"),
        (None, None, "PT48H"),
    ],
)
def test_days(first: str | None, last: str | None, expected: str) -> None:
    assert words.days(Time("then", 0, 4, "DATE", "PT48H", None, first, last)) == expected


def test_long_words_are_cut_between_words() -> None:
    assert words.one_line("one two  three\nfour", 12) == "one two…"
    assert words.one_line("x" * 30, 10) == "x" * 9 + "…"
    assert words.quoted("“as he said it”") == "“as he said it”"


def test_an_empty_reading_has_a_heading_alone() -> None:
    text = shown(Reading(Report.of("Nothing.", id="a")), 80)
    assert "0 events · 0 attributions" in text
    assert "Events" not in text
    assert Extent("Nothing", 0, 7).text in "Nothing."
