"""Towns and first-order divisions with their country and coordinates (GeoNames, CC BY 4.0).

``cities.tsv.gz`` and ``regions.tsv`` are built by ``tools/build_gazetteer.py``; the towns stand sorted by the
bytes of their folded names, so that a look-up is a search among lines that are taken apart only when they are
hit.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from sayso.errors import KnowledgeError
from sayso.gazetteer.countries import countries
from sayso.gazetteer.names import fold
from sayso.gazetteer.tables import rows

CITIES: Final = Path(__file__).parent / "cities.tsv.gz"
REGIONS: Final = Path(__file__).parent / "regions.tsv"
ROMANISED: Final = Path(__file__).parent / "romanised.txt"
TOWN: Final = 5_000
"""Inhabitants from which a town's name alone makes a place of a name."""
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
    """A first-order division of a country: ``code`` is GeoNames' within the country; the middle in degrees,
    the radius in km of a circle about its towns, ``population`` that of its towns."""

    name: str
    country: str
    code: str
    lat: float
    lon: float
    radius: int
    population: int


@cache
def _table() -> bytes:
    try:
        return gzip.decompress(CITIES.read_bytes())
    except (OSError, EOFError) as error:
        raise KnowledgeError(
            CITIES.name, str(error), "the file that tools/build_gazetteer.py writes"
        ) from error


def _city(line: bytes) -> City:
    try:
        _, alias, name, geonameid, lat, lon, country, code, population = line.decode("utf-8").split("\t")
        region = _by_code().get((country, code))
        return City(
            name,
            int(geonameid),
            float(lat),
            float(lon),
            country,
            region.name if region is not None else None,
            int(population),
            alias == "~",
        )
    except ValueError as error:
        raise KnowledgeError(
            CITIES.name, f"{line!r} ({error})", "nine cells as tools/build_gazetteer.py writes"
        ) from error


def _lines(key: str) -> Iterator[bytes]:
    """The lines of a folded name, by bisection of the table."""
    table, wanted = _table(), key.encode("utf-8") + b"\t"
    low, high = 0, len(table)
    while low < high:
        middle = table.rfind(b"\n", 0, (low + high) // 2) + 1
        end = table.index(b"\n", middle) + 1
        if table[middle:end].partition(b"\t")[0] + b"\t" < wanted:
            low = end
        else:
            high = middle
    while table.startswith(wanted, low):
        end = table.index(b"\n", low)
        yield table[low:end]
        low = end + 1


@cache
def cities_named(name: str, least: int = 0) -> tuple[City, ...]:
    """The towns of a name in any spelling that have at least ``least`` inhabitants, the most populous first;
    its own names before other spellings."""
    found: dict[int, City] = {}
    lines = list(_lines(fold(name))) or [line for key in _with_article(fold(name)) for line in _lines(key)]
    for line in lines:
        city = _city(line)
        known = found.get(city.geonameid)
        if city.population >= least and (known is None or known.is_alias):
            found[city.geonameid] = city
    return tuple(sorted(found.values(), key=lambda city: (city.is_alias, -city.population, city.geonameid)))


def _with_article(key: str) -> list[str]:
    """A folded name with the Arabic article that news leaves out or spells otherwise: "qamishli" is "al
    qamishli", "deir al balah" "deir el balah"."""
    first, _, rest = key.partition(" ")
    swapped = re.sub(r"\b[ae]l\b", lambda article: "el" if article[0] == "al" else "al", key)
    if first in {"al", "el"}:
        return [swapped]
    return [*([swapped] if swapped != key else []), *((f"al {key}", f"el {key}") if not rest else ())]


@cache
def _by_sound(country: str) -> dict[str, tuple[bytes, ...]]:
    """Lines of a country's towns by the consonants of their names."""
    found: dict[str, list[bytes]] = {}
    for match in re.finditer(rb"^.*\t%b\t[^\t\n]*\t\d+$" % country.encode("ascii"), _table(), re.MULTILINE):
        found.setdefault(_sound(match[0].partition(b"\t")[0].decode("utf-8")), []).append(match[0])
    return {key: tuple(lines) for key, lines in found.items()}


@cache
def _romanised() -> frozenset[str]:
    lines = ROMANISED.read_text("utf-8").splitlines()
    codes = [code for line in lines if not line.startswith("#") for code in line.split()]
    if wrong := [code for code in codes if code not in countries()]:
        raise KnowledgeError(ROMANISED.name, f"'{wrong[0]}'", "codes of countries.tsv")
    return frozenset(codes)


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
    """The towns of one country whose name is a romanisation of the same sound; for names in no list. None in
    countries that write Latin letters."""
    if country not in _romanised():
        return ()
    key = fold(name)
    sound = _sound(key)
    if len(sound.replace(" ", "")) < 4:
        return ()
    found = {}
    for line in _by_sound(country).get(sound, ()):
        if abs(len(line.partition(b"\t")[0].decode("utf-8")) - len(key)) <= 3:
            city = _city(line)
            found[city.geonameid] = city
    return tuple(sorted(found.values(), key=lambda city: (-city.population, city.geonameid)))


@cache
def _by_code() -> dict[tuple[str, str], Region]:
    found = {}
    for line, (name, country, code, lat, lon, radius, people) in rows(REGIONS, 7):
        try:
            found[country, code] = Region(
                name, country, code, float(lat), float(lon), int(radius), int(people)
            )
        except ValueError as error:
            raise KnowledgeError(
                REGIONS.name, str(error), "degrees, degrees, km, people", line=line
            ) from error
    return found


@cache
def _regions() -> dict[str, tuple[Region, ...]]:
    found: dict[str, list[Region]] = {}
    for region in _by_code().values():
        key = fold(region.name)
        for spelled in sorted({key, bare_division(key)}):
            if len(spelled) > 2:
                found.setdefault(spelled, []).append(region)
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


def countries_divided(name: str) -> set[str]:
    """The countries that have a first-order division of a name."""
    return {region.country for region in regions_named(name)}
