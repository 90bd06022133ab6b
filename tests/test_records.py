from __future__ import annotations

import json

from sayso.records import Actor, Extent, Reading, Report, Tie, content_id


def test_ids_depend_on_their_parts_alone() -> None:
    assert content_id("e", "abc", 1, 2) == content_id("e", "abc", 1, 2)
    assert content_id("e", "abc", 1, 2) != content_id("e", "abc", 12)
    assert content_id("a", "abc").startswith("a")


def test_a_report_is_named_by_its_checksum_unless_it_has_an_id() -> None:
    report = Report.of("Talks continue.")
    assert report.id == report.sha256[:12]
    assert Report.of("Talks continue.", id="r1").id == "r1"
    assert Report.of("\ud800 lone surrogate").sha256  # any Python string has a checksum


def test_json_uses_the_names_of_the_contract() -> None:
    iran, factions = Actor("Iran", 0, 4, code="IRN"), Actor("factions", 12, 20)
    tie = Tie("t1", "backs", iran, factions, Extent("Iran-backed factions", 0, 20))
    reading = Reading(Report.of("Iran-backed factions"), ties=(tie,))
    data = json.loads(reading.to_json())
    assert data["ties"][0]["from"]["code"] == "IRN"
    assert data["ties"][0]["to"]["text"] == "factions"
    assert set(data) == {
        "report", "events", "attributions", "commitments", "ties", "wordings", "times", "actors", "places"
    }  # fmt: skip
    assert data["ties"][0]["from"]["other_sectors"] == []


def test_a_reading_is_the_same_string_twice() -> None:
    reading = Reading(Report.of("Talks continue."))
    assert reading.to_json() == reading.to_json()


def test_less_sure_events_can_be_left_out() -> None:
    import sayso

    text = "Rebels shelled the port of Sumbe on Monday and promised to free the crew by Friday."
    reading = sayso.read(text, published="2024-03-13")
    assert reading.at_least(0.0) == reading
    none = reading.at_least(1.01)
    assert none.events == () and none.attributions == reading.attributions
    assert all(commitment.event is None for commitment in none.commitments)
