"""The country to conclude for those whose country no word states."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "actor", "code"),
    [
        ("Soldiers attacked a convoy near Gao in Mali.", "Soldiers", "MLI"),
        ("Foreign soldiers attacked a convoy near Gao in Mali.", "Foreign soldiers", None),
        ("World leaders condemned the coup in Niger.", "World leaders", None),
        ("African leaders condemned the coup in Niger.", "African leaders", None),
        ("The foreign minister met striking teachers in Niamey, Niger.", "The foreign minister", "NER"),
    ],
)
def test_who_is_from_abroad_is_not_of_the_country_told_of(
    read: Read, text: str, actor: str, code: str | None
) -> None:
    assert [(one.text, one.code) for event in read(text).events[:1] for one in event.actor[:1]] == [
        (actor, code)
    ]
