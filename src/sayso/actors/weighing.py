"""Which of those who go by a name may be meant in a report: by its day, its countries, its full names."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sayso.actors.entries import key_of
from sayso.actors.knowledge import Known
from sayso.actors.offices import is_high
from sayso.notes import notes

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.actors.names import Found

MARGIN: Final = 0.5
"""How much likelier one of several who go by a name must be for the others to fall away (``likelihood``)."""
_STATE: Final = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY"})
_REMEMBERED: Final = 10
"""For how many years after they left office people are spoken of much."""


def weighed(doc: Doc, found: list[Found]) -> list[Found]:
    """Of several who go by one name, those who may be meant: the likeliest, and whoever is less
    than ``MARGIN`` behind."""
    if all(len(one.options) == 1 for one in found):
        return found
    day = notes(doc).report.published
    named = {known.code for one in found if len(one.options) == 1 for known in one.options} - {None}
    in_full = {known for one in found if one.end - one.start > 1 for known in one.options}
    kept = []
    for one in found:
        options = _no_namesakes_of_places(one, in_full)
        scores = {known: likelihood(known, day, named, in_full) for known in options}
        best = max(scores.values())
        left = {known: score for known, score in scores.items() if score > best - MARGIN}
        rivals = options if len(options) > 1 and all(map(_is_organ, options)) else ()
        kept.append(replace(one, options=tuple(left), scores=tuple(left.values()), rivals=rivals))
    return kept


def _is_organ(known: Known) -> bool:
    return known.kind == "body" and set(known.sectors[:1]) <= _STATE and known.code is not None


def _no_namesakes_of_places(one: Found, in_full: Collection[Known]) -> tuple[Known, ...]:
    """A surname alone that is the name of a place ("Muscat") is a person only where the report has the full
    name."""
    places = any(known.kind in {"country", "seat", "demonym"} for known in one.options)
    if not places or one.end - one.start > 1:
        return one.options
    return tuple(known for known in one.options if known.kind != "person" or known in in_full)


def likelihood(
    known: Known, day: str | None, named: Collection[str | None] = (), in_full: Collection[Known] = ()
) -> float:
    """How well somebody who goes by a name fits a report: 3 for one whom it also names in full, 1 for one of
    a country that it names; and of people 1 for one in office on its day, 0.5 for one who was within ten
    years before, -1 for one who was not yet; 2 for one of the user's own."""
    score = 3.0 * (known in in_full) + 1.0 * (known.code in named) + 2.0 * (known.own is not None)
    if day is None or not known.roles:
        return score
    if any(role.holds(day) for role in known.roles):
        return score + 1.0
    begun = [role for role in known.roles if role.begun(day)]
    if not begun:
        return score - 1.0
    last = max(role.until or day for role in begun)
    return score + 0.5 * (int(day[:4]) - int(last[:4]) <= _REMEMBERED)


def without_common_names(doc: Doc, found: list[Found]) -> list[Found]:
    """Leave out names that many countries have ("the Democratic Party") where the report names other
    countries than theirs, or the text goes on with another one ("the Democratic Party of Ruvania"); single
    words ("the Sun") also where it names none."""
    certain = (known for one in found for known in one.options if known not in one.common)
    named = {known.code for known in certain} - {None, "UNO", "IGO"}
    kept = []
    for one in found:
        of = one.end + 1 < len(doc) and doc[one.end].lower_ == "of" and doc[one.end + 1].text[:1].isupper()
        options = tuple(
            known
            for known in one.options
            if known not in one.common
            or (not of and (known.code in named or (not named and one.end - one.start > 1)))
        )
        if options:
            kept.append(replace(one, options=options))
    return kept


def without_past_people(doc: Doc, found: list[Found]) -> list[Found]:
    """Leave out people by a part of their name or a name of war ("Abu Walid") whose times ended long before a
    dated report, or had not begun, where it neither has the whole name nor names their country."""
    day = notes(doc).report.published
    if day is None:
        return found
    whole = {key_of(doc[one.start : one.end].text) for one in found if one.end - one.start > 1}
    named = {known.code for one in found for known in one.options if known.kind != "person"}

    def may_be(known: Known) -> bool:
        if known.kind != "person" or known.own is not None or known.code in {None, *named}:
            return True
        high = any(is_high(f"{role.sector} {role.office}") for role in known.roles)  # "Churchill" is always
        return high or key_of(known.name) in whole or not known.roles or likelihood(known, day) > 0

    kept = ((one, tuple(filter(may_be, one.options))) for one in found)
    return [replace(one, options=options) for one, options in kept if options]
