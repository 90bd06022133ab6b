"""The shipped model, loaded once, and short ways through the house for every room's tests."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from sayso.records import Reading, Report

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.reader import Reader

Parse = Callable[..., "Doc"]
Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def reader() -> Reader:
    from sayso.reader import Reader

    return Reader()


@pytest.fixture(scope="session")
def read(reader: Reader) -> Read:
    """``read(text, published="2024-03-13")`` -> the whole reading."""

    def go(text: str, published: str | None = "2024-03-13") -> Reading:
        return reader.read(Report.of(text, published=published))

    return go


@pytest.fixture(scope="session")
def parse(reader: Reader) -> Parse:
    """``parse(text, published=…, through="events")`` -> the ``Doc`` after the stage of that name
    (``None``: the language stage alone)."""

    def go(text: str, published: str | None = "2024-03-13", through: str | None = None) -> Doc:
        return reader.walk(Report.of(text, published=published), through=through)

    return go
