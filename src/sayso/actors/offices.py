"""One name for each office: "acting defense minister" and "minister of defence" are one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from sayso.errors import KnowledgeError

FILE: Final = Path(__file__).with_name("offices.toml")
_OFFICE: Final = re.compile(r"GOV ([^.\d]+?)(?: [\d.-]+)?$")
"""An office of government in the person's own country, as the tables write a role."""


@dataclass(frozen=True, slots=True)
class _Words:
    """``same``: the office that other words for it mean; ``held``: words that tell how an office is held;
    ``high``: offices known by a surname; ``first``: countries whose people are called by their first word."""

    same: Mapping[str, str]
    held: frozenset[str]
    high: frozenset[str]
    first: frozenset[str]


@cache
def _words() -> _Words:
    try:
        raw = tomllib.loads(FILE.read_text("utf-8"))
        offices, held = raw["offices"], raw["held"].split()
        high = tuple(office.strip() for office in raw["high"].split(",") if office.strip())
        first = frozenset(raw["called_by_first_word"].split())
    except (tomllib.TOMLDecodeError, KeyError, AttributeError) as error:
        raise KnowledgeError(
            FILE.name, str(error), "a table 'offices', and texts 'held', 'high', 'called_by_first_word'"
        ) from error
    same = {other.strip(): office for office, others in offices.items() for other in others.split(",")}
    return _Words(same, frozenset(held), frozenset(high), first)


def is_high(roles: str) -> bool:
    """Whether the roles of a line of the tables name an office whose holder is known by a surname alone."""
    held = (_OFFICE.match(role.strip()) for role in roles.split(";"))
    return any(match is not None and office_of(match[1]) in _words().high for match in held)


def surname(name: str, code: str) -> str:
    """The word of a name that its owner is called by, in a country (ISO 3166-1 alpha-3)."""
    return name.split()[0 if code in _words().first else -1]


def office_of(words: str) -> str:
    """One name for an office: the same for "acting defense minister" and "defence secretary"."""
    known = _words()
    kept = words.lower().replace("-", " ").split()
    while len(kept) > 1 and kept[0] in known.held:
        del kept[0]
    plain = " ".join(kept)
    return known.same.get(plain, plain)
