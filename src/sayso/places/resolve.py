"""From a place's name to the place: what the text puts it in, the report's countries, then population.

What is not certain stays empty: a town of no list keeps its name and, where the text gives one, its country;
of two places that could be meant none is chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from sayso.gazetteer.candidates import MARGIN, Candidate, candidates, sounding
from sayso.gazetteer.globe import distance
from sayso.gazetteer.names import fold
from sayso.gazetteer.nouns import name_end, place_noun

OwnPlaces = Mapping[str, tuple[Candidate, ...]]
"""A user's own places by folded name."""
NO_PLACES: Final[OwnPlaces] = MappingProxyType({})
_COMPASS: Final = frozenset({"north", "south", "east", "west", "central", "center", "centre"})
_ELSEWHERE: Final = 100.0
"""Kilometres from which two places are not one."""
_NAMED: Final = 0.5
"""What a place gains whose country the report names."""
_SHARE: Final = 1.5
"""What it gains by the country's share in the report, at most."""
_NAMESAKE: Final = 4.0
"""What a country loses to the division of its name in another country that the report names."""
_AROUND_TOWN: Final = 20
"""Kilometres within which a part or facility of a town lies about it."""
_CITY: Final = 300_000
"""Inhabitants of a city that may lie in a country which the report does not name, though it names others."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the text says about where a name lies.

    Attributes:
        container: ISO 3166-1 alpha-3 of the country the text puts it in, if it does.
        division: name of the first-order division the text puts it in, if it does.
        weight: how much a country weighs in the report; 0 for countries it does not name.
        total: what all countries of the report weigh together.
        told: whether the report speaks of a country also by other words than its plain name.
        dominant: the country where the report's places lie, if there is one.
        own: a user's own places by folded name.
    """

    container: str | None = None
    division: str | None = None
    weight: Callable[[str], float] = lambda _: 0.0
    total: float = 0.0
    told: Callable[[str], bool] = lambda _: False
    dominant: str | None = None
    own: OwnPlaces = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a name was found to be; empty fields where it is not certain."""

    name: str
    resolution: str | None = None
    country: str | None = None
    place: Candidate | None = None


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with its score in a context, and what the score is made of."""

    place: Candidate
    score: float
    why: str


def resolve(name: str, context: Context) -> Resolved:
    """Find the place of a name as it stands in the text, without adjectives ("Tame", "Arauca department")."""
    if fold(name) in _COMPASS:
        return Resolved(name, None, context.container)
    ranked = weighed(name, context)
    best = chosen(ranked)
    if best is not None:
        return Resolved(best.name, best.resolution, best.country or context.container, best)
    if not ranked and (inner := _of_town(name, context)) is not None:
        return inner
    ending = name_end(name.split()[-1])
    codes = {one.place.country for one in ranked}
    if context.container is not None:
        return Resolved(name, ending, context.container)
    if len(codes) == 1:
        return Resolved(name, ending, codes.pop())
    return Resolved(name, ending, None if candidates(name) else context.dominant)


def _of_town(name: str, context: Context) -> Resolved | None:
    """A part or facility of a town that its name names: "Cairo airport", "the Kabanjahe district"."""
    words = name.split()
    capital = [number for number, word in enumerate(words) if word[:1].isupper()]
    if not capital or capital[-1] == len(words) - 1:
        return None
    kept, last = words[capital[0] : capital[-1] + 1], words[-1].lower()
    resolution = place_noun(last) or place_noun(last.removesuffix("s")) or name_end(last)
    if resolution is None:
        return None
    found = resolve(" ".join(kept), context)
    if found.place is None:
        return replace(found, name=name, resolution=resolution)
    around = replace(found.place, radius=found.place.radius + _AROUND_TOWN, geonameid=None)
    return Resolved(name, resolution, found.country, around)


def weighed(name: str, context: Context) -> list[Weighed]:
    """The places that a name can mean here, likeliest first."""
    found: Iterable[Candidate] = (*context.own.get(fold(name), ()), *candidates(name))
    home = context.container
    if home is not None:
        inside = [one for one in found if one.country in {home, None}]
        if any(one.resolution == "country" and one.country != home for one in found):
            # in a list of countries the next one holds nothing; "Lebanon, Tennessee" has a division
            inside = [one for one in inside if context.division is not None or one.resolution == "admin1"]
            home = home if inside else None
        found = inside or (found if home is None else ())
        if home is not None and not any(one.country for one in found):
            found = sounding(name, home) or found
        if context.division is not None:
            key = fold(context.division)
            found = [one for one in found if one.admin1 and key in fold(one.admin1)] or found
    elif not found and context.dominant is not None:
        found = sounding(name, context.dominant)
    found = tuple(found)
    ranked = [_weigh(one, context, _namesakes(one, found)) for one in found if _can_be_meant(one, context)]
    return sorted(ranked, key=lambda one: -one.score)


def chosen(ranked: list[Weighed]) -> Candidate | None:
    """The first place, if it has a clear margin over all that lie elsewhere."""
    if not ranked:
        return None
    best = ranked[0]
    rivals = [one for one in ranked[1:] if one.score > best.score - MARGIN]
    return None if any(_elsewhere(best.place, one.place) for one in rivals) else best.place


def _can_be_meant(place: Candidate, context: Context) -> bool:
    """A small town of another country than the report is about is rather none."""
    if place.is_own or context.container is not None or place.resolution != "city":
        return True
    if context.total == 0 and context.dominant is None:
        return True
    return place.population >= _CITY or context.weight(place.country or "") > 0


def _weigh(place: Candidate, context: Context, namesakes: Iterable[Candidate]) -> Weighed:
    weight = context.weight(place.country or "")
    score, why = place.prior, [f"prior {place.prior:.1f}"]
    if place.resolution == "country":
        told = context.told(place.country or "")
        if not told and any(context.weight(one.country or "") > 0 for one in namesakes):
            score -= _NAMESAKE  # Georgia in a report on the United States
            why.append(f"a division of another country has this name -{_NAMESAKE:.1f}")
    elif weight > 0:
        gain = _NAMED + _SHARE * min(1.0, weight / max(context.total, weight))
        score += gain
        why.append(f"the report names {place.country} +{gain:.1f}")
    return Weighed(place, score, "; ".join(why))


def _namesakes(place: Candidate, found: Iterable[Candidate]) -> list[Candidate]:
    """The divisions of other countries that have exactly a country's name."""
    if place.resolution != "country":
        return []
    return [
        one
        for one in found
        if one.resolution == "admin1" and one.name == place.name and one.country != place.country
    ]


def _elsewhere(one: Candidate, other: Candidate) -> bool:
    """Whether two places are not about the same spot."""
    if one.country != other.country:
        return True
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    apart = distance(one.lat, one.lon, other.lat, other.lon)
    return apart > _ELSEWHERE + max(one.radius, other.radius)
