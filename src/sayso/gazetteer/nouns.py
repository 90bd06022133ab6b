"""Common nouns for places and regions that are no division (``facilities.toml``, ``areas.tsv``)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from sayso.errors import KnowledgeError
from sayso.gazetteer.countries import countries
from sayso.gazetteer.names import fold
from sayso.gazetteer.tables import listed, rows

NOUNS: Final = Path(__file__).parent / "facilities.toml"
AREAS: Final = Path(__file__).parent / "areas.tsv"
RESOLUTIONS: Final = ("country", "area", "admin1", "city", "facility", "road")
"""How exactly a place is known, as ``Place.resolution`` has it."""


@dataclass(frozen=True, slots=True)
class Area:
    """A region of one country (``country``) or of several (``None``): its middle in degrees (WGS 84) and the
    radius in km of a circle that covers most of it."""

    name: str
    country: str | None
    lat: float
    lon: float
    radius: int


@cache
def _tables() -> dict[str, dict[str, str]]:
    try:
        raw = tomllib.loads(NOUNS.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(NOUNS.name, str(error), "TOML") from error
    found: dict[str, dict[str, str]] = {}
    for table in ("nouns", "name_ends"):
        found[table] = {}
        for resolution, words in raw[table].items():
            if resolution not in RESOLUTIONS:
                raise KnowledgeError(NOUNS.name, f"[{table}] '{resolution}'", ", ".join(RESOLUTIONS))
            for word in re.split(r"[,\n]", words):
                if word.strip():
                    found[table].setdefault(word.strip(), resolution)
    return found


def place_noun(lemma: str) -> str | None:
    """The resolution of a common noun for a place ("village", "airport"), or ``None`` for other nouns."""
    return _tables()["nouns"].get(lemma)


def name_end(word: str) -> str | None:
    """The resolution that the last word of a name gives ("Bayhead Road")."""
    return _tables()["name_ends"].get(word.lower())


@cache
def _areas() -> dict[str, Area]:
    found: dict[str, Area] = {}
    for line, (name, country, others, lat, lon, radius) in rows(AREAS, 6):
        if country != "-" and country not in countries():
            raise KnowledgeError(
                AREAS.name, f"country '{country}'", "a code of countries.tsv or -", line=line
            )
        try:
            area = Area(name, None if country == "-" else country, float(lat), float(lon), int(radius))
        except ValueError as error:
            raise KnowledgeError(AREAS.name, str(error), "degrees, degrees, km", line=line) from error
        for spelling in (name, *listed(others)):
            found[fold(spelling)] = area
    return found


def area_named(name: str) -> Area | None:
    """The region of a name that is no first-order division ("the Gaza Strip")."""
    return _areas().get(fold(name))
