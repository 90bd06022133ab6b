"""Countries: their names, demonyms and seats of power (``countries.tsv``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal

from sayso.errors import KnowledgeError
from sayso.gazetteer.names import fold
from sayso.gazetteer.tables import listed, rows

FILE: Final = Path(__file__).parent / "countries.tsv"
NameKind = Literal["name", "demonym", "seat"]
_NO_PLURAL: Final = re.compile(
    r"(?:ese|sh|ch|ss|ois|man|men|s|z|woman|UK|US|U\.S\.|[Ll]ao|Khmer|Dutch|Thai\b)$"
)


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory; ``code`` is ISO 3166-1 alpha-3 (KOS for Kosovo, EUR for the European Union)."""

    code: str
    name: str
    demonyms: tuple[str, ...]
    seats: tuple[str, ...]
    others: tuple[str, ...]
    alpha2: str
    """ISO 3166-1 alpha-2 (XK for Kosovo, EU for the European Union)."""


@dataclass(frozen=True, slots=True)
class CountryName:
    """One spelling that points to a country, and how: by its name, as a demonym or as a seat of power."""

    spelling: str
    kind: NameKind
    code: str


@cache
def countries() -> dict[str, Country]:
    """All countries by code."""
    found: dict[str, Country] = {}
    for line, (code, name, demonyms, seats, others, alpha2) in rows(FILE, 6):
        if not re.fullmatch(r"[A-Z]{3}", code) or code in found:
            raise KnowledgeError(
                FILE.name, f"code '{code}'", "three capital letters, each code once", line=line
            )
        found[code] = Country(code, name, listed(demonyms), listed(seats), listed(others), alpha2)
    return found


@cache
def by_alpha2() -> dict[str, str]:
    """The code of every country by its two-letter code in capitals."""
    return {country.alpha2: country.code for country in countries().values()}


@cache
def country_names() -> dict[str, tuple[CountryName, ...]]:
    """Every spelling, folded, with what it points to; a spelling may be both name and seat ("Singapore")."""
    found: dict[str, list[CountryName]] = {}
    for country in countries().values():
        spelled: list[tuple[str, NameKind]] = [
            (country.name, "name"),
            *((other, "name") for other in country.others),
        ]
        for demonym in country.demonyms:
            spelled.append((demonym, "demonym"))
            if not _NO_PLURAL.search(demonym):
                spelled.append((demonym + "s", "demonym"))
        spelled += [(seat, "seat") for seat in country.seats]
        for spelling, kind in spelled:
            found.setdefault(fold(spelling), []).append(CountryName(spelling, kind, country.code))
    return {key: tuple(values) for key, values in found.items()}


def spelled_right(text: str, spelling: str) -> bool:
    """Whether a text can be one of our spellings: "us" is not "US", and a name begins with a capital."""
    letters = [c for c in text if c.isalpha()]
    if not letters:
        return text == spelling
    if spelling.isupper() and len(spelling.replace(".", "")) <= 5:
        return all(c.isupper() for c in letters)
    bare = spelling.removeprefix("the ").removeprefix("The ")
    first = next(c for c in bare if c.isalpha())
    # Arabic and many other letters are neither small nor capital
    return first.islower() or any(c.isupper() or c.lower() == c.upper() for c in letters)
