"""The whole way from text to reading, as a user meets it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import sayso
from sayso.reader import Failure, Reader
from sayso.records import Reading, Report

Read = Callable[..., Reading]
EXAMPLE = Path(__file__).parent.parent / "examples" / "lake-road.txt"


@pytest.fixture(scope="module")
def lake(reader: Reader) -> Reading:
    return reader.read(Report.of(EXAMPLE.read_text(encoding="utf-8"), published="2024-03-14"))


def _extents(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"text", "start", "end"} <= value.keys():
            yield value
        for inner in value.values():
            yield from _extents(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _extents(inner)


def _check(reading: Reading) -> None:
    data = json.loads(reading.to_json())
    text = data.pop("report")["text"]
    for part in _extents(data):
        assert text[part["start"] : part["end"]] == part["text"]
    attributions = {a["id"] for a in data["attributions"]}
    assert len(attributions) == len(data["attributions"])
    for record in [*data["events"], *data["commitments"], *data["ties"], *data["wordings"]]:
        assert set(record["attribution"]) <= attributions
    for attribution in data["attributions"]:
        assert attribution["parent"] is None or attribution["parent"] in attributions
    events = {e["id"] for e in data["events"]}
    assert len(events) == len(data["events"])
    assert all(c["event"] is None or c["event"] in events for c in data["commitments"])


def test_every_offset_and_reference_holds(lake: Reading) -> None:
    _check(lake)


def test_what_is_denied_is_negated(lake: Reading) -> None:
    withdrawal = next(e for e in lake.events if e.trigger.text == "withdrawal")
    assert withdrawal.status == "negated"
    source = next(a.source for a in lake.attributions if a.id == withdrawal.attribution[0])
    assert source is not None
    assert "Mbala" in source.text


def test_a_threat_on_a_condition_is_made(lake: Reading) -> None:
    threat = next(e for e in lake.events if e.event == "THREATEN")
    assert threat.status == "occurred"
    owed = next(c for c in lake.commitments if c.kind == "threat")
    assert owed.condition is not None
    assert owed.condition.text.startswith("unless")


def test_unnamed_people_are_marked(lake: Reading) -> None:
    sources = {a.source.text: a.source.anonymous for a in lake.attributions if a.source is not None}
    assert any("diplomat" in text and unnamed for text, unnamed in sources.items())
    assert any("Mbala" in text and not unnamed for text, unnamed in sources.items())


def test_nothing_comes_from_boilerplate_pull_quotes_or_a_figure_of_speech(lake: Reading) -> None:
    text = lake.report.text
    quiet = text.index("'They signed a paper"), text.index("The so-called")
    assert not [a for a in lake.attributions if quiet[0] <= a.content[0].start < quiet[1]]
    last = text.index("Prices of cooking oil")
    assert not [e for e in lake.events if e.trigger.start >= last]


def test_the_same_text_gives_the_same_bytes_alone_and_among_others(lake: Reading, reader: Reader) -> None:
    others = [Report.of(f"Talks between the two sides resumed on day {n}, officials said.") for n in range(3)]
    again = [*reader.read_all([others[0], lake.report, *others[1:]])]
    assert isinstance(again[1], Reading)
    assert again[1].to_json() == lake.to_json()


def test_two_processes_give_the_same_bytes() -> None:
    command = [str(Path(sys.executable).parent / "sayso"), "read", str(EXAMPLE), "--format", "json"]
    runs = [
        subprocess.run(command, capture_output=True, check=True, env={"PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] != b""


def test_the_face_reads_a_path_and_a_text() -> None:
    by_path = sayso.read(EXAMPLE, published="2024-03-14")
    by_text = sayso.read(EXAMPLE.read_text(encoding="utf-8"), published="2024-03-14")
    assert [e.trigger for e in by_path.events] == [e.trigger for e in by_text.events]
    assert "<html" not in by_path._repr_html_().lower()[:15]
    assert "Mbala" in by_path._repr_html_()


def test_one_bad_report_loses_no_other(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = reader.read

    def breaks(report: Report) -> Reading:
        if report.id == "bad":
            raise sayso.SaysoError("made to fail")
        return whole(report)

    monkeypatch.setattr(reader, "read", breaks)
    found = list(
        reader.read_all([Report.of("Talks continue.", id="bad"), Report.of("Talks continue.", id="good")])
    )
    assert isinstance(found[0], Failure)
    assert isinstance(found[1], Reading)


def test_without_a_date_of_publication_nothing_relative_is_dated(read: Read) -> None:
    reading = read("Rebels shelled the town on Monday, the army said.", None)
    assert [time.text for time in reading.times] == ["Monday"]
    assert reading.times[0].earliest is None
    assert reading.times[0].latest is None


_NEWS = st.sampled_from(
    [
        *("The army said", "that", "rebels", "did not", "attack", "the town", "on Monday", "two officials"),
        *(
            "denied",
            "according to",
            "U.S.",
            "5,000",
            "by Friday",
            "killed",
            "if",
            "he",
            "said",
            "will",
            "withdraw",
        ),
        *(",", ".", "“", "”", '"', "'", "’s", "(", ")", ":", "…", "—", "unless"),
        *("\n", "\n\n", "\t", "\x00", "\u200f", "\U0001f600"),
    ]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.lists(_NEWS, max_size=40).map(" ".join), st.text(max_size=120)))
@example("")
@example(" \n ")
@example("“")
def test_any_text_is_read_with_true_offsets(reader: Reader, text: str) -> None:
    _check(reader.read(Report.of(text, published="2024-03-14")))


def test_a_defect_of_a_stage_is_named_and_stops_nothing(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: object) -> None:
        raise KeyError("nsubj")

    monkeypatch.setattr("sayso.reader.assemble", fails)
    (found,) = reader.read_all([Report.of("Talks continue.")])
    assert isinstance(found, Failure)
    assert "KeyError" in str(found.error)
    assert isinstance(found.error.__cause__, KeyError)


def test_what_is_asked_in_return_is_no_event(read: Read) -> None:
    reading = read(
        "The rebels said they would resume shelling the port unless the army released ten prisoners."
    )
    assert [(e.event, e.status) for e in reading.events] == [("THREATEN", "occurred")]


def test_a_general_condition_keeps_its_events(read: Read) -> None:
    reading = read("If Sudanese troops attacked the town, thousands would flee, aid workers warned.")
    assert ("ASSAULT", "hypothetical") in [(e.event, e.status) for e in reading.events]
