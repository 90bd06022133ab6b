"""Small word lists of the rules, from ``words.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Final

from sayso.errors import KnowledgeError

FILE: Final = Path(__file__).parent / "words.toml"


@cache
def _lists() -> dict[str, frozenset[str]]:
    try:
        raw = tomllib.loads(FILE.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(FILE.name, str(error), "TOML") from error
    for name, text in raw.items():
        if not isinstance(text, str) or text != text.lower() or not text.split():
            raise KnowledgeError(FILE.name, f"list '{name}'", "words in small letters, separated by blanks")
    return {name: frozenset(text.split()) for name, text in raw.items()}


def words(name: str) -> frozenset[str]:
    """The words of a list; raises ``KnowledgeError`` where there is no list of that name."""
    try:
        return _lists()[name]
    except KeyError:
        raise KnowledgeError(FILE.name, f"no list '{name}'", ", ".join(sorted(_lists()))) from None
