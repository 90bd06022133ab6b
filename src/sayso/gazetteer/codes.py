"""Countries in other systems: Correlates of War and Gleditsch-Ward (``country_codes.tsv``).

The two systems use some numbers for different states (970 is Nauru in one, Kiribati in the other), and COW's
letters are not ISO's (``AUS`` is Austria): look up with the system known.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from sayso.errors import KnowledgeError
from sayso.gazetteer.countries import countries
from sayso.gazetteer.tables import rows

FILE: Final = Path(__file__).parent / "country_codes.tsv"


@dataclass(frozen=True, slots=True)
class Codes:
    """A state's codes: ``cow`` letters and ``cow_number`` of the Correlates of War's state system (2016),
    ``gw_number`` of Gleditsch and Ward's list of independent states."""

    cow: str | None
    cow_number: int | None
    gw_number: int | None


@cache
def codes() -> dict[str, Codes]:
    """Codes by our code (ISO 3166-1 alpha-3); states that neither system lists are left out."""
    found = {}
    for line, (code, cow, cow_number, gw_number) in rows(FILE, 4):
        if code not in countries() or code in found:
            raise KnowledgeError(FILE.name, f"'{code}'", "codes of countries.tsv, each once", line=line)
        try:
            found[code] = Codes(None if cow == "-" else cow, _number(cow_number), _number(gw_number))
        except ValueError as error:
            raise KnowledgeError(FILE.name, str(error), "whole numbers or -", line=line) from error
    return found


def _number(cell: str) -> int | None:
    return None if cell == "-" else int(cell)
