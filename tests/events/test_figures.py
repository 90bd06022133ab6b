"""Words that are spoken of, figures of speech, and promises to stop."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    "text",
    [
        "These clauses will be the bomb that blows the coalition apart, a minister said.",
        "The minutes of the talks are a grenade that could explode at any time, an aide said.",
        'The draft does not contain the word "withdrawal", an envoy said.',
        "The delegates argued for hours over the term ceasefire, an envoy said.",
    ],
)
def test_no_event(read: Read, text: str) -> None:
    assert not [e for e in read(text).events if e.event in {"ASSAULT", "RETREAT", "CONCEDE"}]


def test_a_parcel_that_is_a_bomb_is_no_figure(read: Read) -> None:
    reading = read("The parcel was a bomb that exploded outside a court in Lahore on Monday, police said.")
    assert [e.event for e in reading.events] == ["ASSAULT"]


def test_a_promise_to_stop_attacks_is_no_threat(read: Read) -> None:
    types = {e.event for e in read("The militia promised to halt its attacks on convoys of food.").events}
    assert "THREATEN" not in types
    assert types & {"CONCEDE", "AGREE"}
