"""One name for each office: "acting defense minister" and "minister of defence" are one."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from sayso.errors import KnowledgeError

FILE: Final = Path(__file__).with_name("offices.toml")


@cache
def _words() -> tuple[Mapping[str, str], frozenset[str]]:
    """The office that other words for it mean, and the words that tell how an office is held."""
    try:
        raw = tomllib.loads(FILE.read_text("utf-8"))
        offices, held = raw["offices"], raw["held"].split()
    except (tomllib.TOMLDecodeError, KeyError, AttributeError) as error:
        raise KnowledgeError(FILE.name, str(error), "a table 'offices' and a text 'held'") from error
    same = {other.strip(): office for office, others in offices.items() for other in others.split(",")}
    return same, frozenset(held)


def office_of(words: str) -> str:
    """One name for an office: the same for "acting defense minister" and "defence secretary"."""
    same, held = _words()
    kept = words.lower().replace("-", " ").split()
    while len(kept) > 1 and kept[0] in held:
        del kept[0]
    plain = " ".join(kept)
    return same.get(plain, plain)
