"""Towns and first-order divisions with their country and coordinates (GeoNames, CC BY 4.0).

``cities.tsv.gz`` and ``regions.tsv`` are built by ``tools/build_gazetteer.py``; the towns stand sorted by
folded name, so that a look-up is a search among lines that are taken apart only when they are hit.
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from sayso.errors import KnowledgeError
from sayso.gazetteer.names import fold
from sayso.gazetteer.tables import rows

CITIES: Final = Path(__file__).parent / "cities.tsv.gz"
REGIONS: Final = Path(__file__).parent / "regions.tsv"
_KINDS_OF_DIVISION: Final = (
    "autonomous region", "department", "governorate", "province", "prefecture", "district", "region",
    "county", "oblast", "state", "republic", "krai", "division", "municipality",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class City:
    """A town: coordinates in degrees (WGS 84), ``country`` ISO 3166-1 alpha-3, ``is_alias`` if hit by another
    name."""

    name: str
    geonameid: int
    lat: float
    lon: float
    country: str
    admin1: str | None
    population: int
    is_alias: bool


@dataclass(frozen=True, slots=True)
class Region:
    """A first-order division of a country."""

    name: str
    country: str


@cache
def _lines() -> list[str]:
    try:
        return gzip.decompress(CITIES.read_bytes()).decode("utf-8").splitlines()
    except (OSError, EOFError) as error:
        raise KnowledgeError(
            CITIES.name, str(error), "the file that tools/build_gazetteer.py writes"
        ) from error


def _city(line: str, number: int) -> City:
    try:
        _, alias, name, geonameid, lat, lon, country, admin1, population = line.split("\t")
        return City(
            name,
            int(geonameid),
            float(lat),
            float(lon),
            country,
            admin1 or None,
            int(population),
            alias == "~",
        )
    except ValueError as error:
        raise KnowledgeError(
            CITIES.name, f"'{line}' ({error})", "nine cells as tools/build_gazetteer.py writes", line=number
        ) from error


@cache
def cities_named(name: str) -> tuple[City, ...]:
    """The towns of a name in any spelling, the most populous first; its own names before other spellings."""
    key = fold(name)
    lines = _lines()
    at = bisect_left(lines, key + "\t")
    found: dict[int, City] = {}
    while at < len(lines) and lines[at].startswith(key + "\t"):
        city = _city(lines[at], at + 1)
        if city.geonameid not in found or found[city.geonameid].is_alias:
            found[city.geonameid] = city
        at += 1
    return tuple(sorted(found.values(), key=lambda city: (city.is_alias, -city.population, city.geonameid)))


@cache
def _by_sound(country: str) -> dict[str, tuple[str, ...]]:
    """Lines of a country's towns by the consonants of their names."""
    found: dict[str, list[str]] = {}
    for line in _lines():
        if f"\t{country}\t" in line:
            found.setdefault(_sound(line.partition("\t")[0]), []).append(line)
    return {key: tuple(lines) for key, lines in found.items()}


def _sound(key: str) -> str:
    """A key without vowels, h and doubled letters: "tal rifaat" and "tall rifat" are one."""
    out: list[str] = []
    for letter in (
        key.replace("kh", "x").replace("gh", "g").replace("ph", "f").replace("q", "k").replace("c", "k")
    ):
        if letter in "aeiouyhw'" or (out and out[-1] == letter):
            continue
        out.append(letter)
    return "".join(out)


def cities_sounding(name: str, country: str) -> tuple[City, ...]:
    """The towns of one country whose name is a romanisation of the same sound; for names in no list."""
    key = fold(name)
    sound = _sound(key)
    if len(sound.replace(" ", "")) < 4:
        return ()
    found = {}
    for line in _by_sound(country).get(sound, ()):
        if abs(len(line.partition("\t")[0]) - len(key)) <= 3:
            city = _city(line, 0)
            found[city.geonameid] = city
    return tuple(sorted(found.values(), key=lambda city: (-city.population, city.geonameid)))


@cache
def _regions() -> dict[str, tuple[Region, ...]]:
    found: dict[str, list[Region]] = {}
    for _, (key, name, country) in rows(REGIONS, 3):
        for spelled in sorted({key, bare_division(key)}):
            if len(spelled) > 2:
                found.setdefault(spelled, []).append(Region(name, country))
    return {key: tuple(values) for key, values in found.items()}


def bare_division(key: str) -> str:
    """A folded name without the word for its kind: "arauca" for "arauca department"."""
    for kind in _KINDS_OF_DIVISION:
        if key.endswith(" " + kind):
            return key[: -len(kind) - 1]
    return key


def regions_named(name: str) -> tuple[Region, ...]:
    """The first-order divisions of a name, with or without the word for their kind ("Arauca department")."""
    key = fold(name)
    return _regions().get(key) or _regions().get(bare_division(key), ())
