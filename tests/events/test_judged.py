"""Who is blamed for a deed, and who did it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sayso.notes import notes

if TYPE_CHECKING:
    from collections.abc import Callable


def sides(doc: Any, event: str) -> tuple[list[str], list[str]]:
    record = next(draft.record for draft in notes(doc).events if draft.record.event == event)
    return [actor.text for actor in record.actor], [actor.text for actor in record.recipient]


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        ("The bishop criticised the beating of pilgrims by soldiers.", ["soldiers"]),
        (
            "The foreign minister of Mali condemned the shelling of Kidal by mutinous troops.",
            ["mutinous troops"],
        ),
        ("Paris denounced Tehran's decision to expel the inspectors.", ["Tehran"]),
        ("Rabat condemned Thursday's killing of two monks.", []),
        ("The union criticised the army over the shelling of a school.", ["the army"]),
    ],
)
def test_who_did_a_deed_is_blamed_for_it(parse: Callable[..., Any], text: str, blamed: list[str]) -> None:
    assert sides(parse(text, through="events"), "ACCUSE")[1] == blamed


def test_who_judges_a_deed_did_not_do_it(parse: Callable[..., Any]) -> None:
    doc = parse(
        "The arrest of the journalist by military police was condemned by the United Nations.",
        through="events",
    )
    assert sides(doc, "COERCE") == (["military police"], ["the journalist"])
    assert sides(doc, "ACCUSE") == (["the United Nations"], ["military police"])


@pytest.mark.parametrize(
    ("text", "culprits"),
    [
        ("It followed a series of arson attacks blamed on Mapuche militants.", ["Mapuche militants"]),
        ("Officials blamed the attack on Islamic State.", ["Islamic State"]),
        ("The attack was blamed on the militia.", ["the militia"]),
    ],
)
def test_whom_a_deed_is_blamed_on_did_it(parse: Callable[..., Any], text: str, culprits: list[str]) -> None:
    doc = parse(text, through="events")
    assert sides(doc, "ASSAULT")[0] == culprits
    assert sides(doc, "ACCUSE")[1] == culprits
