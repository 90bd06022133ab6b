"""Which countries belong to an organisation on a day (``known/members.tsv``)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from sayso.actors.knowledge import SPAN, within
from sayso.errors import KnowledgeError
from sayso.gazetteer.countries import countries
from sayso.gazetteer.tables import rows

FILE: Final = Path(__file__).parent / "known" / "members.tsv"
_TIME: Final = re.compile(rf"(?P<out>suspended )?{SPAN}")
_Spell = tuple[str, str | None, str | None, bool]
"""Country, first and last day, and whether it was shut out then."""


@cache
def _table() -> Mapping[str, tuple[_Spell, ...]]:
    found: dict[str, list[_Spell]] = {}
    for line, (organisation, code, told) in rows(FILE, 3):
        match = _TIME.fullmatch(told)
        if match is None or code not in countries():
            accepted = "a code of countries.tsv, and FROM..TO or suspended FROM..TO"
            raise KnowledgeError(FILE.name, f"'{code} {told}'", accepted, line=line)
        spell = code, match["since"], match["until"], match["out"] is not None
        found.setdefault(organisation, []).append(spell)
    return {organisation: tuple(spells) for organisation, spells in found.items()}


def members(organisation: str, day: str) -> tuple[str, ...]:
    """Return the codes of an organisation's members on a day, sorted; those suspended then are left out.

    Args:
        organisation: its id, such as ``igo.nato``.
        day: ISO date. Days, months or years of entry and exit count in full.
    """
    spells = _table().get(organisation, ())
    held = [(code, out) for code, since, until, out in spells if within(day, since, until)]
    shut_out = {code for code, out in held if out}
    return tuple(sorted({code for code, _ in held} - shut_out))


def organisations() -> tuple[str, ...]:
    """The ids of the organisations whose members are known."""
    return tuple(_table())
