"""Who holds an office on a day: "the Turkish foreign minister" of May 2021 is Mevlüt Çavuşoğlu."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from sayso.actors.knowledge import Known, Role, known_names
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


@cache
def _roles() -> Mapping[tuple[str, str], tuple[tuple[Known, Role], ...]]:
    """Who ever held an office, by country and office."""
    people = {
        one.known.id: one.known
        for spelled in known_names().values()
        for one in spelled
        if one.known.kind == "person"
    }
    found: dict[tuple[str, str], list[tuple[Known, Role]]] = {}
    for _, known in sorted(people.items(), key=lambda item: str(item[0])):
        for role in known.roles:
            code = role.code or known.code
            if role.office is not None and code is not None:
                found.setdefault((code, office_of(role.office)), []).append((known, role))
    return {key: tuple(holders) for key, holders in found.items()}


def holders(code: str, office: str, day: str) -> tuple[Known, ...]:
    """Those known to have held an office of a country on a day.

    Args:
        code: the country (ISO 3166-1 alpha-3, or ``EUR``, ``UNO`` …).
        office: in any of its words, such as "premier" or "acting foreign minister".
        day: ISO date. Where only the month of a change of office is known, both hold it in that month.
    """
    found = (known for known, role in _roles().get((code, office_of(office)), ()) if role.holds(day))
    return tuple(dict.fromkeys(found))
