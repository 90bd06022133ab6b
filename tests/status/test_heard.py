"""The status head counts against the rules only where it is all but certain, and of the event's own type."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.tokens import Doc

from sayso.reader import Reader
from sayso.records import EVENT_TYPES, STATUSES, Event, Extent, Report
from sayso.status import heard as room


class _Heads:
    """A head that is sure to a degree of one status and type for every word."""

    def __init__(self, status: str, sure: float, event: str) -> None:
        rest = (1.0 - sure) / (len(STATUSES) - 1)
        self._tags = {
            "status": [sure if name == status else rest for name in STATUSES],
            "event": [0.9 if name == event else 0.1 / (len(EVENT_TYPES) - 1) for name in EVENT_TYPES],
            "trigger": [0.1, 0.9, 0.0],
        }

    triggers = (0.9,) * 10

    def tag(self, _: int, name: str) -> list[float]:
        return self._tags[name]


@pytest.fixture(scope="module")
def doc() -> Doc:
    return Reader().walk(Report.of("The army shelled the town on Sunday."), through=None)


def _event(status: Any = "occurred") -> Event:
    trigger = Extent("shelled", 9, 16)
    return Event(
        id="e", event="ASSAULT", mode=(), context=(), status=status, confidence=0.5, trigger=trigger,
        mentions=(), sentence=trigger, why="frame",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("status", "sure", "event", "becomes"),
    [
        ("negated", 0.99, "ASSAULT", "negated"),
        ("negated", 0.90, "ASSAULT", "occurred"),
        ("negated", 0.99, "PROTEST", "occurred"),
        ("occurred", 0.99, "ASSAULT", "occurred"),
    ],
)
def test_only_a_certain_head_of_the_own_type_counts(
    doc: Doc, monkeypatch: pytest.MonkeyPatch, status: str, sure: float, event: str, becomes: str
) -> None:
    monkeypatch.setattr(room, "heads", lambda _: _Heads(status, sure, event))
    found = room.heard(doc, _event())
    assert found.status == becomes
    assert ("heads: negated 0.99" in found.why) == (becomes == "negated")


@pytest.mark.parametrize(
    ("before", "becomes"), [("hypothetical", "occurred"), ("negated", "negated"), ("future", "future")]
)
def test_what_a_cue_denies_stays_denied(
    doc: Doc, monkeypatch: pytest.MonkeyPatch, before: str, becomes: str
) -> None:
    monkeypatch.setattr(room, "heads", lambda _: _Heads("occurred", 0.99, "ASSAULT"))
    assert room.heard(doc, _event(before)).status == becomes


def test_without_heads_the_rules_stand(doc: Doc, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "heads", lambda _: None)
    assert room.heard(doc, _event("future")).status == "future"
