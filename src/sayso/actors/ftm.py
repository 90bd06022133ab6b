"""Entities of FollowTheMoney (OpenSanctions, Aleph), one JSON object a line.

People and organisations with names, countries and positions are taken; payments, vessels and the like are
no actors.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from sayso.actors.entries import Entry, readable_id
from sayso.actors.knowledge import Known, Role
from sayso.gazetteer.countries import by_alpha2

_PEOPLE: Final = frozenset({"Person"})
_BODIES: Final = {"Organization": None, "PublicBody": "GOV", "Company": "BUS", "LegalEntity": None}
_TOPICS: Final = {
    "role.pep": "GOV", "role.judge": "JUD", "role.journo": "JRN", "role.spy": "SPY", "role.diplo": "GOV",
    "role.act": "SOC", "gov": "GOV", "gov.national": "GOV", "gov.security": "MIL", "gov.executive": "GOV",
    "gov.judicial": "JUD", "gov.legislative": "LEG", "gov.igo": None, "pol.party": "PTY", "pol.union": "LAB",
    "rel": "REL", "mil": "MIL", "crime.terror": "REB", "crime.war": None, "crime": "CRM", "fin.bank": "BUS",
    "corp.media": "JRN", "media": "JRN", "edu": "EDU", "health": "MED", "ngo": None,
}  # fmt: skip
"""Topics of FollowTheMoney that tell of a sector."""
_ACCEPTED: Final = "a JSON object with 'id', 'schema' and 'properties' (a list of texts for each)"


def read(text: str, file: str) -> tuple[list[Entry], list[str]]:
    """Return the people and organisations of a file, and what was left out and why. Entities of other kinds
    (payments, vessels) are no actors and are passed over."""
    entries: list[Entry] = []
    problems: list[str] = []
    for number, line in _lines(text):
        if not line.strip():
            continue
        try:
            entity = json.loads(line)
            schema, properties = entity["schema"], entity["properties"]
            if not all(isinstance(values, list) for values in properties.values()):
                raise TypeError("a property that is no list")
            made = _entry(str(entity["id"]), schema, properties)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            problems.append(f"{file}, line {number}: {error!r}. Accepted: {_ACCEPTED}.")
            continue
        if made is not None:
            entries.append(made)
    return entries, problems


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines by their number; of a file that is one array of entities these, by their place in it."""
    if text.lstrip().startswith("["):
        try:
            entities = json.loads(text)
        except ValueError:
            entities = None
        if isinstance(entities, list):
            yield from enumerate(map(json.dumps, entities), start=1)
            return
    yield from enumerate(text.splitlines(), start=1)


def _entry(id_: str, schema: str, properties: dict[str, Any]) -> Entry | None:
    if schema not in _PEOPLE and schema not in _BODIES:
        return None
    names = [str(name) for key in ("name", "alias", "weakAlias") for name in properties.get(key, [])]
    if not names:
        raise KeyError("name")
    places = [*properties.get("country", []), *properties.get("jurisdiction", [])]
    places += properties.get("nationality", [])
    code = next((by_alpha2()[place.upper()] for place in places if place.upper() in by_alpha2()), None)
    topics = (_TOPICS.get(topic) for topic in properties.get("topics", []))
    sector = next((found for found in topics if found), _BODIES.get(schema))
    offices = [str(office).lower() for office in properties.get("position", [])]
    if schema in _PEOPLE:
        roles = tuple(Role(sector or "GOV", office, None, None) for office in offices)
        roles = roles or ((Role(sector, None, None, None),) if sector else ())
        kind: Any = "person"
    else:
        roles = (Role(sector, None, None, None),) if sector else ()
        kind = "body"
    links = (id_, *map(str, properties.get("wikidataId", [])))
    known = Known(kind, names[0], code, readable_id(code, names[0]), roles, links=links)
    return known, tuple(dict.fromkeys(names))
