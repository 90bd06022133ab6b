"""The words of markers.toml, checked once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Final

from sayso.errors import KnowledgeError

FILE: Final = "markers.toml"


@dataclass(frozen=True, slots=True)
class Markers:
    """Word lists by their name in the file."""

    so_called: frozenset[str]
    names: frozenset[str]
    headings: frozenset[str]
    naming: frozenset[str]
    refusing: frozenset[str]
    using: frozenset[str]
    out: frozenset[str]
    speaking: frozenset[str]
    voicing: frozenset[str]
    replacing: frozenset[str]
    doings: tuple[str, ...]


def parse(text: str) -> Markers:
    """The lists of a file; raises ``KnowledgeError`` for one that is missing, unknown or no list of words."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"wordings/{FILE}", str(error), "valid TOML") from error
    known = [field.name for field in fields(Markers)]
    for name in sorted({*known, *raw}):
        words = raw.get(name)
        if (
            name not in known
            or not isinstance(words, list)
            or not all(isinstance(word, str) for word in words)
        ):
            raise KnowledgeError(
                f"wordings/{FILE}", f"list '{name}' is {words!r}", f"lists of words: {', '.join(known)}"
            )
    return Markers(*(tuple(raw[name]) if name == "doings" else frozenset(raw[name]) for name in known))  # type: ignore[arg-type]


@cache
def markers() -> Markers:
    """The shipped lists."""
    return parse(files(__package__).joinpath(FILE).read_text(encoding="utf-8"))
