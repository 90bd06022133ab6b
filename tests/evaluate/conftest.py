"""A reader that answers what it is told, and short ways to readings made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.records import (
    Actor,
    Attribution,
    Commitment,
    Event,
    Extent,
    Reading,
    Report,
    Tie,
    Wording,
)


class Told:
    """Answers with the readings it was told, by text; what it was not told holds nothing."""

    def __init__(self) -> None:
        self.readings: dict[str, Reading] = {}
        self.asked: list[Report] = []

    def tell(
        self,
        text: str,
        events: tuple[Event, ...] = (),
        attributions: tuple[Attribution, ...] = (),
        commitments: tuple[Commitment, ...] = (),
        ties: tuple[Tie, ...] = (),
        wordings: tuple[Wording, ...] = (),
    ) -> Reading:
        self.readings[text] = Reading(
            Report.of(text), events=events, attributions=attributions, commitments=commitments, ties=ties,
            wordings=wordings,
        )  # fmt: skip
        return self.readings[text]

    def read(self, report: Report) -> Reading:
        self.asked.append(report)
        found = self.readings.get(report.text)
        return found if found is not None else Reading(report)

    @staticmethod
    def stretch(text: str, words: str) -> Extent:
        start = text.index(words)
        return Extent(words, start, start + len(words))

    @staticmethod
    def actor(text: str, words: str, **fields: Any) -> Actor:
        place = Told.stretch(text, words)
        return Actor(place.text, place.start, place.end, **fields)

    @staticmethod
    def event(text: str, kind: Any, words: str, status: Any = "occurred", **fields: Any) -> Event:
        trigger = Told.stretch(text, words)
        given: dict[str, Any] = {"mode": (), "context": (), "confidence": 1.0, "mentions": (), **fields}
        return Event(id=words, event=kind, status=status, trigger=trigger, sentence=trigger, **given)

    @staticmethod
    def said(text: str, id: str, source: str, cue: str, *content: str, **fields: Any) -> Attribution:
        given: dict[str, Any] = {"manner": "indirect", "stance": "asserts", **fields}
        return Attribution(
            id=id,
            source=Told.actor(text, source) if source else None,
            cue=Told.stretch(text, cue) if cue else None,
            content=tuple(Told.stretch(text, part) for part in content),
            **given,
        )


@pytest.fixture
def told() -> Told:
    return Told()
