"""Passages in the worked examples' form: a JSON list of texts with their events, attributions, commitments,
times and, where they were marked too, ties and wordings; stretches are given by their words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sayso.errors import InputError
from sayso.evaluate.alike import Span, occurrences
from sayso.evaluate.passage import (
    GoldActor,
    GoldAttribution,
    GoldCommitment,
    GoldEvent,
    GoldPassage,
    GoldTie,
    GoldTime,
    GoldWording,
)

_MOST_CONTENT = 6  # places looked at for the words of an attribution's content


def load(path: Path) -> list[GoldPassage]:
    """The passages of a file.

    Raises:
        InputError: the file is no JSON list of passages, or a passage misses a field; it names which.
    """
    try:
        cases = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise InputError(str(path), f"cannot be read ({error})", "Give a JSON list of passages.") from error
    if not isinstance(cases, list):
        raise InputError(str(path), f"a JSON {type(cases).__name__}", "Give a JSON list of passages.")
    return [_checked(case, number, path) for number, case in enumerate(cases, 1)]


def _checked(case: Any, number: int, path: Path) -> GoldPassage:
    try:
        return passage(case)
    except (KeyError, TypeError, AttributeError) as error:
        name = case.get("id", number) if isinstance(case, dict) else number
        advice = "See the worked examples for the fields of a passage."
        raise InputError(str(path), f"passage {name}: {type(error).__name__} {error}", advice) from error


def passage(case: Mapping[str, Any]) -> GoldPassage:
    """One passage from its JSON object; raises ``KeyError`` for a field that must be there."""
    text = case["text"]
    return GoldPassage(
        id=str(case["id"]),
        published=case.get("published"),
        text=text,
        events=tuple(_event(text, event) for event in case["events"]),
        attributions=tuple(_attribution(text, item) for item in case.get("attributions", [])),
        commitments=tuple(_commitment(text, item) for item in case.get("commitments", [])),
        times=tuple(_time(text, item) for item in case.get("times", [])),
        kind=str(case.get("register") or ""),
        ties=tuple(_tie(text, item) for item in case["ties"]) if "ties" in case else None,
        wordings=tuple(_wording(text, item) for item in case["wordings"]) if "wordings" in case else None,
    )


def _event(text: str, event: Mapping[str, Any]) -> GoldEvent:
    accept = event.get("by_accept", [])
    return GoldEvent(
        type=event["type"],
        status=event["status"],
        word=event["trigger"][0],
        triggers=_places(text, event["trigger"]),
        type_accept=tuple(event.get("type_accept", [])),
        status_accept=tuple(event.get("status_accept", [])),
        modes=tuple(event.get("modes", [])),
        modes_accept=tuple(event.get("modes_accept", [])),
        actor=tuple(_actor(party) for party in event.get("actor", [])),
        recipient=tuple(_actor(party) for party in event.get("recipient", [])),
        reciprocal=bool(event.get("reciprocal")),
        places=tuple(event.get("place") or []),
        place_country=event.get("place_country"),
        place_inferred=bool(event.get("place_inferred")),
        date=(event["date"], *event.get("date_accept", [])) if event.get("date") else (),
        dead=_numbers(event),
        sources=tuple(event["attributed_to"]),
        sources_accept=tuple(name for name in accept if isinstance(name, str)),
        unsaid_accepted=[] in accept,
        own_voice_free=bool(accept),
        optional=bool(event.get("optional")),
    )


def _actor(party: Mapping[str, Any]) -> GoldActor:
    return GoldActor(
        text=party["text"],
        resolved=party.get("resolved"),
        country=party.get("country"),
        sector=party.get("sector"),
        country_accept=tuple(party.get("country_accept", [])),
        sector_accept=tuple(party.get("sector_accept", [])),
        optional=bool(party.get("optional")),
        alleged=bool(party.get("alleged")),
    )


def _numbers(event: Mapping[str, Any]) -> tuple[int | None, ...]:
    dead = event.get("dead")
    if dead is None:
        return ()
    return (*(dead if isinstance(dead, list) else [dead]), *event.get("dead_accept", []))


def _attribution(text: str, item: Mapping[str, Any]) -> GoldAttribution:
    return GoldAttribution(
        source=item.get("source") or None,
        content=_places(text, item.get("content") or [])[:_MOST_CONTENT],
        manner=item["manner"],
        anonymous=frozenset({bool(item["anonymous"]), *item.get("anonymous_accept", [])}),
        resolved=item.get("resolved"),
        source_accept=tuple(item.get("source_accept", [])),
        optional=bool(item.get("optional")),
    )


def _commitment(text: str, item: Mapping[str, Any]) -> GoldCommitment:
    return GoldCommitment(
        kind=item["kind"],
        action=_places(text, [item["action"]]),
        words=item["action"],
        kind_accept=tuple(item.get("kind_accept", [])),
        holder=tuple(item.get("holder", [])),
        holder_accept=tuple(item.get("holder_accept", [])),
        condition=_places(text, [item["condition"]]) if item.get("condition") else (),
        due=(item["due"], *item.get("due_accept", [])) if item.get("due") else (),
        optional=bool(item.get("optional")),
    )


def _time(text: str, item: Mapping[str, Any]) -> GoldTime:
    return GoldTime(
        places=_places(text, [item["text"]]),
        values=(item["value"], *item.get("accept", [])),
        optional=bool(item.get("optional")),
    )


def _tie(text: str, item: Mapping[str, Any]) -> GoldTie:
    return GoldTie(
        kinds=(item["kind"], *item.get("kind_accept", [])),
        words=_places(text, [item["evidence"]]),
        source=(item["from"], *item.get("from_accept", [])),
        target=(item["to"], *item.get("to_accept", [])),
        status=item.get("status", "occurred"),
        office=item.get("office"),
        by=item.get("attributed_to"),
        optional=bool(item.get("optional")),
    )


def _wording(text: str, item: Mapping[str, Any]) -> GoldWording:
    return GoldWording(
        markers=(item["marker"], *item.get("marker_accept", [])),
        term=_places(text, [item["text"]]),
        rival=_places(text, [item["rival"]]) if item.get("rival") else (),
        user=tuple(item.get("user", [])),
        by=item.get("attributed_to"),
        optional=bool(item.get("optional")),
    )


def _places(text: str, strings: list[str]) -> tuple[Span, ...]:
    return tuple(place for words in strings for place in occurrences(text, words))
