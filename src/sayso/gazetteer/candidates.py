"""Every place that a name can mean: countries, areas, first-order divisions, towns.

Each comes with a prior score on the scale of the decimal logarithm of a town's inhabitants, so that a city of
a million (6) and a village of a thousand (3) lie three apart; what the text says of the place comes on top
(``sayso.places.resolve``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from math import log10
from typing import Final

from sayso.gazetteer.countries import countries, country_names, spelled_right
from sayso.gazetteer.names import fold
from sayso.gazetteer.nouns import area_named
from sayso.gazetteer.points import points
from sayso.gazetteer.towns import City, bare_division, cities_named, cities_sounding, regions_named

COUNTRY: Final = 9.0
MARGIN: Final = 0.7
"""How far above another place the meant one must lie: five times the people, where nothing else decides."""
_LAND: Final = 200
"""Radius in km from which an area is as well known as a city of ten million, else as one of a million."""
_DIVISION: Final = -0.5
"""What a division gains over a town of as many people."""
_WITH_ITS_KIND: Final = 3.0
"""What it gains where it is named with the word for its kind ("Arauca department")."""
_CAPITAL: Final = 2.0
_CITY: Final = 50_000
_ALIAS: Final = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name can mean. ``lat``, ``lon`` in degrees (WGS 84), ``None`` where no table has them;
    ``radius`` in km of a circle about the place, 0 for a town; ``prior`` without any context, the higher the
    likelier."""

    name: str
    resolution: str
    country: str | None
    admin1: str | None
    geonameid: int | None
    lat: float | None
    lon: float | None
    radius: int
    population: int
    prior: float
    is_own: bool = False
    """Whether it comes from a user's own file."""


@cache
def candidates(name: str) -> tuple[Candidate, ...]:
    """The places of a name in any spelling, likeliest first."""
    key = fold(name)
    found, area = _divisions(name, key), area_named(name)
    if area is None:
        found += _states(name, key)
    else:  # England is no other name of its country here
        found.append(
            Candidate(
                area.name, "area", area.country, None, None, area.lat, area.lon, area.radius, 0,
                7.0 if area.radius >= _LAND else 6.0,
            )
        )  # fmt: skip
    seats = {one.code for one in country_names().get(key, ()) if one.kind == "seat"}
    towns = [_town(city, name, city.country in seats) for city in cities_named(name)]
    found = [_beside_its_town(one, towns) for one in found] + towns
    return tuple(sorted(found, key=lambda one: (-one.prior, one.name, one.geonameid or 0)))


def sounding(name: str, country: str) -> tuple[Candidate, ...]:
    """The towns of a country whose name is a romanisation of the same sound; for names in no list."""
    return tuple(_town(city, name, False) for city in cities_sounding(name, country))


def _states(name: str, key: str) -> list[Candidate]:
    found = []
    for one in country_names().get(key, ()):
        if one.kind == "name" and spelled_right(name, one.spelling):
            at = points().get(one.code)
            found.append(
                Candidate(
                    countries()[one.code].name, "country", one.code, None, at.geonameid if at else None,
                    at.lat if at else None, at.lon if at else None, at.radius if at else 0, 0, COUNTRY,
                )
            )  # fmt: skip
    return found


def _divisions(name: str, key: str) -> list[Candidate]:
    gain = _DIVISION + _WITH_ITS_KIND * (bare_division(key) != key)
    return [
        Candidate(
            one.name, "admin1", one.country, one.name, None, one.lat, one.lon, one.radius, one.population,
            log10(max(one.population, 10)) + gain,
        )
        for one in regions_named(name)
    ]  # fmt: skip


def _beside_its_town(place: Candidate, towns: list[Candidate]) -> Candidate:
    """A division named without its kind comes behind the city that it is named after ("Hama")."""
    if place.resolution != "admin1" or place.prior > log10(max(place.population, 10)):
        return place
    of_that_name = (one.prior for one in towns if one.country == place.country and one.population >= _CITY)
    return replace(place, prior=min([place.prior, *(prior - 0.1 for prior in of_that_name)]))


def _town(city: City, name: str, is_seat: bool) -> Candidate:
    prior = log10(max(city.population, 10)) + _CAPITAL * (is_seat and city.population >= 100_000)
    if city.is_alias and city.name != f"{name} City":  # New York is hardly an alias
        prior -= _ALIAS
    return Candidate(
        name if city.is_alias else city.name, "city", city.country, city.admin1, city.geonameid,
        city.lat, city.lon, 0, city.population, prior,
    )  # fmt: skip


def countries_with(name: str) -> set[str | None]:
    """The countries where a place of a name may lie, or that it may be; ``None`` for one in none."""
    return {place.country for place in candidates(name)}
