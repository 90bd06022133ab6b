"""Compare our heads of state and government with a dated dictionary of actors.

python tools/check_offices.py DICTIONARY [--pairs 200]

``DICTIONARY`` is one of PETRARCH's form, such as Phoenix.Countries.actors.txt. Pairs of a country and a
day are drawn; of those who hold the offices on top by our tables the dictionary must have one of that name
in the country's government on that day. Days on which it has nobody are drawn anew. Each disagreement is
listed: it is settled by hand, and either side may be wrong.
"""

from __future__ import annotations

import argparse
import random
from datetime import date, timedelta
from pathlib import Path

from sayso.actors import own
from sayso.actors.index import shipped
from sayso.actors.knowledge import Known
from sayso.gazetteer.countries import countries
from sayso.gazetteer.names import fold

OFFICES = (
    "president", "prime minister", "chancellor", "king", "queen", "emir", "sultan", "prince", "grand duke",
    "supreme leader", "military ruler", "premier", "pope", "general secretary", "state chairman", "leader",
    "chief executive", "captain regent", "head of state", "head of government", "chairman of the presidency",
)  # fmt: skip
FIRST, LAST = date(1990, 1, 1), date(2013, 12, 31)
_ROLES = frozenset({"GOV", "MIL"})


def words(name: str) -> set[str]:
    """The words of a name that tell people apart."""
    return {word for word in fold(name).split() if len(word) > 2} - {"the", "bin", "ibn", "abu"}


def theirs(entries: tuple[tuple[Known, tuple[str, ...]], ...]) -> dict[str, list[Known]]:
    """The people of a dictionary by country."""
    found: dict[str, list[Known]] = {}
    for known, spellings in entries:
        if known.code is not None and any(role.sector in _ROLES and role.since for role in known.roles):
            spelled = Known(known.kind, " ".join(spellings), known.code, known.id, known.roles)
            found.setdefault(known.code, []).append(spelled)
    return found


def main() -> None:
    """Draw, compare, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("dictionary", type=Path)
    parser.add_argument("--pairs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    people = theirs(own.read([given.dictionary]).entries)
    rng, codes = random.Random(given.seed), sorted(set(countries()) & set(people))
    asked = agreed = 0
    unknown: list[str] = []
    while asked < given.pairs:
        code = rng.choice(codes)
        day = (FIRST + timedelta(days=rng.randrange((LAST - FIRST).days))).isoformat()
        there = [
            k for k in people[code] if any(r.sector in _ROLES and r.since and r.holds(day) for r in k.roles)
        ]
        if not there:
            continue
        ours = [known for office in OFFICES for known in shipped().holders(code, office, day)]
        asked += 1
        names = set().union(*(words(known.name) for known in there))
        if any(words(known.name) & names for known in ours):
            agreed += 1
            continue
        told = ", ".join(dict.fromkeys(known.name for known in ours)) or "nobody"
        unknown.append(f"{code} {day}: ours {told}; theirs {', '.join(k.name for k in there[:4])}")
    print(f"{asked} pairs of a country and a day, {agreed} agree ({agreed / asked:.1%})")
    print("\n".join(unknown))


if __name__ == "__main__":
    main()
