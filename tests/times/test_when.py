"""Which day an event of a report has, and by when a commitment is due. All sentences are invented; the day of
the report is a Saturday."""

from __future__ import annotations

import pytest

from sayso.reader import Reader
from sayso.records import Reading, Report

PUBLISHED = "2024-09-14"


def _read(reader: Reader, text: str) -> Reading:
    return reader.read(Report.of(text, published=PUBLISHED))


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Residents reported drone strikes overnight.", "drone strikes", "2024-09-13"),
        ("Tripoli saw heavy clashes on Friday.", "clashes", "2024-09-13"),
        ("Witnesses heard shelling near the port on Sunday night.", "shelling", "2024-09-08"),
        ("The junta pledged to hold elections, but postponed them last week.", "pledged to", None),
        ("The army set a deadline of Friday for the rebels to leave the town.",
         "set a deadline", None),
        ("The government extended the deadline to 15 November.", "extended", None),
        ("The sides agreed on a truce starting Monday.", "agreed on a truce", None),
    ],
)  # fmt: skip
def test_the_day_of_an_event(reader: Reader, text: str, trigger: str, day: str | None) -> None:
    event = next(event for event in _read(reader, text).events if event.trigger.text == trigger)
    assert (event.when.value if event.when else None) == day


@pytest.mark.parametrize(
    ("text", "kind", "latest"),
    [
        (
            "ECOWAS demanded the release of the president and set a deadline of Sunday.",
            "demand",
            "2024-09-15",
        ),
        ("The company gave miners a Sunday deadline to return to work.", "demand", "2024-09-15"),
        ("The junta gave the envoy a 48-hour deadline to leave.", "deadline", "2024-09-16"),
        ("The army set a deadline of Friday for the rebels to leave the town.", "demand", "2024-09-20"),
    ],
)
def test_the_day_of_a_deadline(reader: Reader, text: str, kind: str, latest: str) -> None:
    found = next(one for one in _read(reader, text).commitments if one.kind == kind)
    assert found.due is not None
    assert found.due.latest == latest


def test_who_vows_is_who_said_the_rest(reader: Reader) -> None:
    found = _read(
        reader, "Iran said the ships had intruded into its waters and vowed to respond."
    ).commitments
    assert [(one.kind, [holder.text for holder in one.holder]) for one in found] == [("promise", ["Iran"])]


def test_who_talks_has_agreed(reader: Reader) -> None:
    text = "Talks between Kenya and the rebels ended with an agreement to exchange prisoners."
    found = _read(reader, text).commitments
    assert [[holder.text for holder in one.holder] for one in found] == [["Kenya", "the rebels"]]


def test_who_gets_rid_of_arms_threatens_nobody(reader: Reader) -> None:
    found = _read(reader, "Ukraine pledged to be rid of all warheads by the end of 2025.").commitments
    assert [(one.kind, one.due and one.due.latest) for one in found] == [("promise", "2025-12-31")]
