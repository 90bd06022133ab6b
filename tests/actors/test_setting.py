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


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The parliament voted to impose sanctions on Belarus.", None),
        ("The parliament of Belarus voted to impose sanctions on Poland.", "BLR"),
        ("The parliament in Minsk voted to impose sanctions.", "BLR"),
    ],
)
def test_a_country_that_is_only_dealt_with_is_nobodys_home(read: Read, text: str, code: str | None) -> None:
    assert [one.code for event in read(text).events[:1] for one in event.actor[:1]] == [code]
