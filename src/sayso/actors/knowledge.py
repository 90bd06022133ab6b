"""What sayso knows of named actors: countries, organs and organisations, groups and people in office.

The tables stand in ``known/``, a folder for each kind and in it a file for each part of the world; their form
is in ``known/README.md``. The countries are in ``sayso.gazetteer``. ``known_names()`` is the index over all,
by folded spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal

from sayso.errors import KnowledgeError
from sayso.gazetteer.countries import countries, country_names
from sayso.gazetteer.names import fold
from sayso.gazetteer.tables import listed, rows

KNOWN: Final = Path(__file__).parent / "known"
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
_DAY: Final = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
_SPAN: Final = rf"(?P<since>{_DAY})?\.\.(?P<until>{_DAY})?"
_ROLE: Final = re.compile(rf"(?:(?P<code>[A-Z]{{3}}):)?(?P<sector>[A-Z]{{3}}) (?P<office>.+) {_SPAN}")
_SECTOR: Final = re.compile(rf"(?P<sector>[A-Z]{{3}})(?: {_SPAN})?")
_ID: Final = r"[a-z]{3}\.[a-z0-9-]+"
_TIE: Final = re.compile(rf"(?P<kind>[a-z-]+) (?P<other>{_ID})(?: {_SPAN}| (?P<day>{_DAY}))?")
TIES: Final = frozenset({"part-of", "split-from", "successor-of", "wing-of"})
"""How one body or group is tied to another: it belongs to it, left it, took its place, fights or speaks for
it."""
ARTICLES: Final = frozenset({"al", "el", "ul", "ad", "adh", "an", "ar", "as", "ash", "at", "az"})
_ARTICLE: Final = re.compile(rf"\b(?:{'|'.join(sorted(ARTICLES))})[-‑](?=\w)", re.IGNORECASE)
_FORMER: Final = frozenset({"GOV", "MIL", "LEG", "SPY", "COP", "JUD"})


@dataclass(frozen=True, slots=True)
class Role:
    """What a person was, or a body's sector, for some time. ``since`` and ``until`` are ISO days, months or
    years; ``None`` where it has always been so or still is."""

    sector: str
    office: str | None
    since: str | None
    until: str | None
    code: str | None = None

    def holds(self, day: str) -> bool:
        """Whether the role is held on a day (ISO date); days, months or years of its beginning and end count
        in full."""
        return self.begun(day) and (self.until is None or day[: len(self.until)] <= self.until)

    def begun(self, day: str) -> bool:
        """Whether the role began on a day or before."""
        return self.since is None or self.since <= day[: len(self.since)]


@dataclass(frozen=True, slots=True)
class Tie:
    """How a body is tied to another one, by its id (see ``TIES``), and from when until when."""

    kind: str
    other: str
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A named actor of the tables. ``code`` is ``None`` for those at home nowhere ("Islamic State")."""

    kind: KnownKind
    name: str
    code: str | None
    id: str | None = None
    roles: tuple[Role, ...] = ()
    ties: tuple[Tie, ...] = ()

    @property
    def sectors(self) -> tuple[str, ...]:
        """The sectors of a body at one time or another, its first one first."""
        return tuple(dict.fromkeys(role.sector for role in self.roles)) if self.kind != "person" else ()

    def standing(self, day: str | None) -> tuple[str | None, tuple[str, ...]]:
        """Code and sectors on a day (ISO date): those of the roles held then.

        A person after a role of state is ELI (former official). A body keeps its last sector, or has its
        first already. Where the day is unknown, the last role counts.
        """
        if not self.roles:
            return self.code, ()
        held = [role for role in self.roles if day is None or role.holds(day)]
        if self.kind == "person" and day is None:
            held = held[-1:]
        if held:
            code = next((role.code for role in held if role.code), self.code)
            return code, tuple(dict.fromkeys(role.sector for role in held))
        before = [role for role in self.roles if day is not None and role.begun(day)]
        if self.kind != "person":
            return self.code, ((before or self.roles[:1])[-1].sector,)
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


def _sector(found: str, file: str, line: int) -> str:
    if found not in SECTORS:
        raise KnowledgeError(file, f"sector '{found}'", " ".join(sorted(SECTORS)), line=line)
    return found


def _code(cell: str, file: str, line: int) -> str | None:
    if cell == "-":
        return None
    if cell not in NOT_COUNTRIES and cell not in countries():
        raise KnowledgeError(
            file, f"code '{cell}'", "a code of countries.tsv, UNO, IGO, NGO, EUR or -", line=line
        )
    return cell


def _bodies(path: Path) -> Iterator[tuple[Known, tuple[str, ...]]]:
    """The rows of a file of bodies or groups, with all spellings of each."""
    for line, (id_, spelled, code, sectors, aliases, ties) in rows(path, 6):
        if not re.fullmatch(_ID, id_):
            raise KnowledgeError(path.name, f"id '{id_}'", "abc.readable-name", line=line)
        roles = []
        for part in listed(sectors) if sectors != "-" else ():
            match = _SECTOR.fullmatch(part)
            if match is None:
                raise KnowledgeError(path.name, f"sector '{part}'", "SECTOR or SECTOR FROM..TO", line=line)
            sector = _sector(match["sector"], path.name, line)
            roles.append(Role(sector, None, match["since"], match["until"]))
        found = Known(
            "body",
            spelled.removeprefix("*"),
            _code(code, path.name, line),
            id_,
            tuple(roles),
            tuple(_tie(part, path.name, line) for part in listed(ties)),
        )
        yield found, (spelled, *listed(aliases))


def _tie(part: str, file: str, line: int) -> Tie:
    match = _TIE.fullmatch(part)
    if match is None or match["kind"] not in TIES:
        accepted = f"KIND ID, KIND ID DAY or KIND ID FROM..TO, the kind one of {', '.join(sorted(TIES))}"
        raise KnowledgeError(file, f"tie '{part}'", accepted, line=line)
    return Tie(match["kind"], match["other"], match["day"] or match["since"], match["until"])


def _people(path: Path) -> Iterator[tuple[Known, tuple[str, ...]]]:
    """The rows of a file of people, with all spellings of each."""
    for line, (code, name, cell, aliases) in rows(path, 4):
        roles = []
        for part in listed(cell):
            match = _ROLE.fullmatch(part)
            if match is None or match["since"] is None:
                raise KnowledgeError(path.name, f"role '{part}'", "SECTOR office FROM..TO", line=line)
            sector = _sector(match["sector"], path.name, line)
            roles.append(Role(sector, match["office"], match["since"], match["until"], match["code"]))
        id_ = f"{code.lower()}.{re.sub(r'[^a-z0-9]+', '-', fold(name)).strip('-')}"
        known = Known("person", name, _code(code, path.name, line), id_, tuple(roles))
        yield known, (name, *listed(aliases))


def read_known(folder: Path) -> list[tuple[Known, tuple[str, ...]]]:
    """All actors of a folder like ``known/``, each with its spellings.

    Raises:
        KnowledgeError: a line is broken, an id stands twice, a tie leads nowhere or round in a circle.
    """
    found: dict[str, tuple[Known, tuple[str, ...]]] = {}
    for kind, read in (("bodies", _bodies), ("groups", _bodies), ("people", _people)):
        for path in sorted((folder / kind).glob("*.tsv")):
            for known, spellings in read(path):
                assert known.id is not None
                if known.id in found:
                    raise KnowledgeError(path.name, f"'{known.id}' a second time", "each id once")
                found[known.id] = known, spellings
    _check_ties({id_: known for id_, (known, _) in found.items()})
    return list(found.values())


def _check_ties(known: Mapping[str, Known]) -> None:
    for id_, one in known.items():
        for tie in one.ties:
            if tie.other not in known:
                raise KnowledgeError(id_, f"tie to '{tie.other}'", "the id of another entry")
        way = [id_]
        while above := next((t.other for t in known[way[-1]].ties if t.kind in {"part-of", "wing-of"}), None):
            if above in way:
                raise KnowledgeError(
                    id_, " > ".join([*way, above]), "parents that do not go round in a circle"
                )
            way.append(above)


def key_of(name: str) -> str:
    """A name as it is looked up: ``fold``ed, every form of the Arabic article before a hyphen the same
    ("el-Sisi", "as-Sisi")."""
    return fold(_ARTICLE.sub("al-", name))


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
    for known, spellings in read_known(KNOWN):
        for spelling in spellings:
            plain = spelling.removeprefix("*")
            add(key_of(plain), Spelled(plain, known, spelling != plain))
    return {key: tuple(values) for key, values in found.items()}


@cache
def first_words() -> dict[str, int]:
    """The first word of every folded spelling, and the number of words of the longest that begins with it."""
    longest: dict[str, int] = {}
    for key in known_names():
        words = key.split()
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest
