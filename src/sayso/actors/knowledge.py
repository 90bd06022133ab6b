"""What sayso knows of named actors: countries, organisations, armed groups and people in office.

The tables ``organisations.tsv``, ``groups.tsv`` and ``people.tsv`` stand beside this module, the countries in
``sayso.gazetteer``. ``known_names()`` is the index over all of them, by folded spelling.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal

from sayso.errors import KnowledgeError
from sayso.gazetteer.countries import countries, country_names
from sayso.gazetteer.names import fold
from sayso.gazetteer.tables import listed, rows

HERE: Final = Path(__file__).parent
SECTORS: Final = frozenset(
    [
        "COP",
        "GOV",
        "JUD",
        "LEG",
        "MIL",
        "PRM",
        "PTY",
        "REB",
        "SPY",
        "UAF",
        "UNK",
        "AGR",
        "BUS",
        "CRM",
        "CVL",
        "EDU",
        "ELI",
        "JRN",
        "LAB",
        "MED",
        "REF",
        "OPP",
        "PRE",
        "REL",
        "SOC",
    ]
)
"""Sector codes of the PLOVER codebook of 2021."""
NOT_COUNTRIES: Final = frozenset({"UNO", "IGO", "NGO", "EUR"})
"""Codes of actors that are of no country; no place or person is concluded to be of them."""

KnownKind = Literal["country", "demonym", "seat", "body", "person"]
_ROLE: Final = re.compile(
    r"(?:(?P<code>[A-Z]{3}):)?(?P<sector>[A-Z]{3}) (?P<office>.+)"
    r" (?P<since>\d{4}(?:-\d\d)?)\.\.(?P<until>\d{4}(?:-\d\d)?)?"
)
_FORMER: Final = frozenset({"GOV", "MIL", "LEG", "SPY", "COP", "JUD"})


@dataclass(frozen=True, slots=True)
class Role:
    """What a person was, from month to month (``YYYY-MM`` or ``YYYY``; ``until`` ``None`` where it lasts)."""

    sector: str
    office: str
    since: str
    until: str | None
    code: str | None = None

    def holds(self, day: str) -> bool:
        """Whether the role is held on a day (ISO date); the months of its beginning and end count in full."""
        return self.since <= day[: len(self.since)] and (
            self.until is None or day[: len(self.until)] <= self.until
        )


@dataclass(frozen=True, slots=True)
class Known:
    """A named actor of the tables. ``code`` is ``None`` for those at home nowhere ("Islamic State")."""

    kind: KnownKind
    name: str
    code: str | None
    id: str | None = None
    sectors: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()

    def standing(self, day: str | None) -> tuple[str | None, tuple[str, ...]]:
        """Code and sectors on a day (ISO date). Of a person: the sectors of the roles held then; after a role
        of state ELI (former official); where the day is unknown, those of the last role."""
        if not self.roles:
            return self.code, self.sectors
        if day is None:
            last = self.roles[-1]
            return last.code or self.code, (last.sector,)
        held = [role for role in self.roles if role.holds(day)]
        if held:
            return next((role.code for role in held if role.code), self.code), tuple(
                dict.fromkeys(role.sector for role in held)
            )
        before = [role for role in self.roles if role.since <= day[: len(role.since)]]
        if not before:
            return self.code, ()
        return self.code, ("ELI",) if before[-1].sector in _FORMER else (before[-1].sector,)


@dataclass(frozen=True, slots=True)
class Spelled:
    """One spelling of a known actor; a ``common`` one ("Democratic Party") counts only in reports on its
    country."""

    spelling: str
    known: Known
    common: bool = False


def _sectors(cell: str, file: str, line: int) -> tuple[str, ...]:
    if cell == "-":
        return ()
    found = listed(cell)
    for sector in found:
        if sector not in SECTORS:
            raise KnowledgeError(file, f"sector '{sector}'", " ".join(sorted(SECTORS)) + " or -", line=line)
    return found


def _code(cell: str, file: str, line: int) -> str | None:
    if cell == "-":
        return None
    if cell not in NOT_COUNTRIES and cell not in countries():
        raise KnowledgeError(
            file, f"code '{cell}'", "a code of countries.tsv, UNO, IGO, NGO, EUR or -", line=line
        )
    return cell


def _bodies(file: str) -> list[tuple[Known, tuple[str, ...]]]:
    seen: dict[str, int] = {}
    found = []
    for line, (id_, spelled, code, sectors, aliases) in rows(HERE / file, 5):
        if not re.fullmatch(r"[a-z]{3}\.[a-z0-9-]+", id_) or id_ in seen:
            raise KnowledgeError(file, f"id '{id_}'", "abc.readable-name, each once", line=line)
        seen[id_] = line
        known = Known(
            "body", spelled.removeprefix("*"), _code(code, file, line), id_, _sectors(sectors, file, line)
        )
        found.append((known, (spelled, *listed(aliases))))
    return found


def _people() -> list[tuple[Known, tuple[str, ...]]]:
    file = "people.tsv"
    found = []
    seen: set[str] = set()
    for line, (code, name, cell, aliases) in rows(HERE / file, 4):
        roles = []
        for part in listed(cell):
            match = _ROLE.fullmatch(part)
            if match is None:
                raise KnowledgeError(file, f"role '{part}'", "SECTOR office YYYY-MM..YYYY-MM", line=line)
            sector = _sectors(match["sector"], file, line)[0]
            roles.append(Role(sector, match["office"], match["since"], match["until"], match["code"]))
        id_ = f"{code.lower()}.{re.sub(r'[^a-z0-9]+', '-', fold(name)).strip('-')}"
        if id_ in seen:
            raise KnowledgeError(file, f"'{name}' a second time", "each person once", line=line)
        seen.add(id_)
        found.append(
            (Known("person", name, _code(code, file, line), id_, (), tuple(roles)), (name, *listed(aliases)))
        )
    return found


@cache
def known_names() -> dict[str, tuple[Spelled, ...]]:
    """Every spelling of every known actor, folded; a spelling that several claim lists them all."""
    found: dict[str, list[Spelled]] = {}

    def add(key: str, spelled: Spelled) -> None:
        held = found.setdefault(key, [])
        if spelled not in held:
            held.append(spelled)

    for key, names in country_names().items():
        for one in names:
            kind: KnownKind = "country" if one.kind == "name" else one.kind
            add(key, Spelled(one.spelling, Known(kind, countries()[one.code].name, one.code)))
    for known, spellings in [*_bodies("organisations.tsv"), *_bodies("groups.tsv"), *_people()]:
        for spelling in spellings:
            plain = spelling.removeprefix("*")
            add(fold(plain), Spelled(plain, known, spelling != plain))
    return {key: tuple(values) for key, values in found.items()}


@cache
def first_words() -> dict[str, int]:
    """The first word of every folded spelling, and the number of words of the longest that begins with it."""
    longest: dict[str, int] = {}
    for key in known_names():
        words = key.split()
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest
