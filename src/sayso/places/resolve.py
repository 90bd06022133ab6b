"""From a place's name to the place: container first, then the report's countries, then a clear margin of
population.

What is not certain stays empty: a town of no list keeps its name and, where the text gives one, its country;
of two towns that could be meant none is chosen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from sayso.gazetteer.countries import countries, country_names, spelled_right
from sayso.gazetteer.names import fold
from sayso.gazetteer.nouns import area_named, name_end
from sayso.gazetteer.towns import City, bare_division, cities_named, cities_sounding, regions_named

_COMPASS: Final = frozenset({"north", "south", "east", "west", "central", "center", "centre"})
_MARGIN: Final = 5
"""How many times more people the meant town has than any other of its name, where nothing else decides."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a name was found to be; empty fields where it is not certain."""

    name: str
    resolution: str | None = None
    country: str | None = None
    admin1: str | None = None
    city: City | None = None


def resolve(
    name: str,
    *,
    container: str | None,
    division: str | None,
    weight: Callable[[str], float],
    dominant: str | None,
    abroad: bool = False,
) -> Resolved:
    """Find the place of a name.

    Args:
        name: as in the text, without adjectives ("Tame", "Arauca department").
        container: ISO 3166-1 alpha-3 of the country the text puts it in, if it does.
        division: name of the first-order division the text puts it in, if it does.
        weight: how much a country weighs in the report; 0 for countries it does not name.
        dominant: the country where the report's places lie, if there is one.
        abroad: whether the report names any country; then a small town of another one is not taken.
    """
    key = fold(name)
    if key in _COMPASS:
        return Resolved(name, None, container)
    for one in country_names().get(key, ()):
        if (
            one.kind == "name"
            and spelled_right(name, one.spelling)
            and (container is None or container == one.code)
        ):
            return Resolved(countries()[one.code].name, "country", one.code)
    area = area_named(name)
    if area is not None and (container is None or area.country in {None, container}):
        return Resolved(area.name, "area", area.country or container)
    if bare_division(key) != key:
        regions = [r for r in regions_named(name) if container is None or r.country == container]
        region = container if regions and container else _one([r.country for r in regions], weight, dominant)
        if region is not None:
            return Resolved(
                next(r.name for r in regions if r.country == region),
                "admin1",
                region,
                next(r.name for r in regions if r.country == region),
            )
    city = _city(name, container, division, weight, dominant, abroad)
    if city is not None:
        return Resolved(city.name if not city.is_alias else name, "city", city.country, city.admin1, city)
    regions = [r for r in regions_named(name) if container is None or r.country == container]
    if regions and not cities_named(name):
        country = container or _one([r.country for r in regions], weight, dominant)
        if country is not None:
            found = next(r.name for r in regions if r.country == country)
            return Resolved(found, "admin1", country, found)
    ending = name_end(name.split()[-1])
    known_elsewhere = bool(cities_named(name) or regions)
    return Resolved(name, ending, container or (None if known_elsewhere else dominant))


def _city(
    name: str,
    container: str | None,
    division: str | None,
    weight: Callable[[str], float],
    dominant: str | None,
    abroad: bool,
) -> City | None:
    found = list(cities_named(name))
    seats = {one.code for one in country_names().get(fold(name), ()) if one.kind == "seat"}
    if container is None:
        capital = [city for city in found if city.country in seats and city.population >= 100_000]
        if capital and not any(
            weight(city.country) > 2 * weight(capital[0].country) > 0 for city in found[:1]
        ):
            return capital[0]
    elif container in countries():
        inside = [city for city in found if city.country == container] or list(
            cities_sounding(name, container)
        )
        if division is not None:
            inside = [
                city for city in inside if city.admin1 and fold(division) in fold(city.admin1)
            ] or inside
        return _largest(inside)
    if not found:
        return _largest(list(cities_sounding(name, dominant))) if dominant is not None else None
    named = [city for city in found if weight(city.country) > 0]
    if named:
        return _largest(
            [c for c in named if weight(c.country) == max(weight(city.country) for city in named)]
        )
    if (dominant is not None or abroad) and found[0].population < 300_000:
        return None  # a small town of another country than the report is about: rather none
    own = [city for city in found if not city.is_alias] or found
    return _largest(own)


def _largest(cities: list[City]) -> City | None:
    """The most populous town, if it has a clear margin over the next."""
    ranked = sorted(cities, key=lambda city: (city.is_alias, -city.population, city.geonameid))
    if not ranked:
        return None
    rest = [city for city in ranked[1:] if city.is_alias == ranked[0].is_alias]
    return ranked[0] if not rest or ranked[0].population >= _MARGIN * rest[0].population else None


def _one(codes: list[str], weight: Callable[[str], float], dominant: str | None) -> str | None:
    if len(set(codes)) == 1 and (weight(codes[0]) > 0 or dominant is None):
        return codes[0]
    if dominant in codes:
        return dominant
    weighed = [code for code in dict.fromkeys(codes) if weight(code) > 0]
    return weighed[0] if len(weighed) == 1 else None
