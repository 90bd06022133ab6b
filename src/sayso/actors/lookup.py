"""Who a name or an office may mean on a day: the answer of ``sayso actors find``."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.actors.entries import key_of
from sayso.actors.index import Index, shipped
from sayso.actors.knowledge import Known
from sayso.actors.offices import office_of
from sayso.actors.weighing import MARGIN, likelihood


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a name may mean; ``score`` as in ``weighing.likelihood``, ``why`` the spelling or
    office."""

    known: Known
    score: float
    why: str


def find(name: str, day: str | None = None, index: Index | None = None) -> list[Candidate]:
    """Return everybody whom a name ("Kadhimi") or an office ("the Turkish foreign minister") may mean, the
    likeliest first.

    Args:
        name: as a report has it.
        day: ISO date of the report; offices have holders only with one.
        index: the named actors; those that come with sayso if not given.
    """
    index = index or shipped()
    found = [
        Candidate(one.known, likelihood(one.known, day), f"spelled “{one.spelling}”")
        for one in index.written(name)[0]
    ]
    found += _of_office(name, day, index)
    if day is not None and " " not in name.strip():
        known = {one.known for one in found}
        found += [
            Candidate(one, score, "surname of one who holds a high office, or did in the ten years before")
            for one in index.surnamed(key_of(name))
            if one not in known and (score := likelihood(one, day)) > 0
        ]
    return sorted(found, key=lambda one: (-one.score, one.known.id or "", one.known.name))


def chosen(found: list[Candidate]) -> Candidate | None:
    """The candidate that is meant, if it leads by ``MARGIN``."""
    if not found or (len(found) > 1 and found[0].score < found[1].score + MARGIN):
        return None
    return found[0]


def _of_office(name: str, day: str | None, index: Index) -> list[Candidate]:
    if day is None:
        return []
    told = key_of(name.replace("’", "'").replace("'s ", " "))
    office, _, country = told.rpartition(" of ")  # "the prime minister of Mali"
    turned = f"{country.removeprefix('the ')} {office}"
    return (_held_in(turned, day, index) if office else []) or _held_in(told, day, index)


def _held_in(told: str, day: str, index: Index) -> list[Candidate]:
    """Who holds an office that stands behind its country: "mali prime minister"."""
    words = told.split()
    for cut in range(1, len(words)):
        codes = {
            one.known.code
            for one in index.spelled(" ".join(words[:cut]))
            if one.known.kind in {"country", "demonym"} and one.known.code is not None
        }
        office = " ".join(words[cut:])
        if held := [known for code in sorted(codes) for known in index.holders(code, office, day)]:
            return [
                Candidate(known, likelihood(known, day), f"{office_of(office)} on {day}") for known in held
            ]
    return []
