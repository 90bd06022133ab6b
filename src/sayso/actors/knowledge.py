"""Named actors as they are known: countries, organs and organisations, groups and people in office.

Where the knowledge stands and how it is read: ``entries``; how it is looked up: ``index``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

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
TIES: Final = frozenset({"part-of", "split-from", "successor-of", "wing-of"})
"""How one body or group is tied to another: it belongs to it, left it, took its place, fights or speaks for
it."""
_FORMER: Final = frozenset({"GOV", "MIL", "LEG", "SPY", "COP", "JUD"})


DAY: Final = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
"""How the tables write an ISO day, month or year."""
SPAN: Final = rf"(?P<since>{DAY})?\.\.(?P<until>{DAY})?"
"""How the tables write from when until when."""


def begun(day: str, since: str | None) -> bool:
    """Whether what began on a day, month or year, or always was (``None``), had begun on a day (ISO date)."""
    return since is None or since <= day[: len(since)]


def within(day: str, since: str | None, until: str | None) -> bool:
    """Whether a day (ISO date) lies in a span; days, months or years of its beginning and end count in
    full, and ``None`` is without bound."""
    return begun(day, since) and (until is None or day[: len(until)] <= until)


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
        return within(day, self.since, self.until)

    def begun(self, day: str) -> bool:
        """Whether the role began on a day or before."""
        return begun(day, self.since)


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
    links: tuple[str, ...] = ()
    """Ids of other data sets ("Q42"), from a user's file; none are written from memory."""
    own: str | None = None
    """The user's file that an entry comes from; ``None`` for one that comes with sayso."""

    @property
    def sectors(self) -> tuple[str, ...]:
        """The sectors of a body at one time or another, its first one first."""
        return tuple(dict.fromkeys(role.sector for role in self.roles)) if self.kind != "person" else ()

    def standing(self, day: str | None) -> tuple[str | None, tuple[str, ...]]:
        """Code and sectors on a day (ISO date): those of the roles held then.

        A person after a role of state is ELI (former official). A body keeps its last sector, or has its
        first already, and is of another country where a role says so. Where the day is unknown, the last
        role counts.
        """
        if not self.roles:
            return self.code, ()
        held = [role for role in self.roles if day is None or role.holds(day)]
        if self.kind == "person" and day is not None:  # who heads party and government is of the government
            held.sort(key=lambda role: role.sector == "PTY")
        if self.kind == "person" and day is None:
            held = held[-1:]
        if held:
            dated = day is not None or self.kind == "person"
            code = next((role.code for role in held if role.code and dated), self.code)
            return code, tuple(dict.fromkeys(role.sector for role in held))
        before = [role for role in self.roles if day is not None and role.begun(day)]
        if self.kind != "person":
            last = (before or self.roles[:1])[-1]
            return last.code or self.code, (last.sector,)
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
