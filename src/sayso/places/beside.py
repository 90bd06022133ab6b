"""Places that lie beside a named one: "outside Tame", "north of Tame", "20 km south of Tame".

The words stay as they are said (``Place.relation``). Only a distance with a bearing moves the coordinates, by
the sphere's formula for a point at a bearing and distance; everything else widens ``uncertainty_km``.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sayso.errors import KnowledgeError
from sayso.gazetteer.globe import destination
from sayso.language import phrases
from sayso.language.numbers import number
from sayso.records import Place

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FILE: Final = Path(__file__).parent / "relations.toml"
_TABLES: Final = ("beside", "bearings", "units", "open")


def beside(place: Place, doc: Doc, token: Token) -> Place:
    """The place with the relation that the words before it state, if they state one; ``token`` is its head.

    The words are taken as they stand in a row: trees of "some 20 km south of Tame" differ too much.
    """
    case = phrases.child(token, "case")
    if case is None or case.i == 0:
        return place
    before = doc[case.i - 1]
    if case.lower_ == "of" and before.lower_ in _words("bearings"):
        return _at_bearing(place, doc, before, case)
    if case.lower_ == "from" and (far := _kilometres(before)) is not None:
        return _widened(place, _said(doc, before, case), far)
    if case.lower_ in _words("beside"):
        return _widened(place, case.text, _words("beside")[case.lower_])
    return place


def _at_bearing(place: Place, doc: Doc, bearing: Token, of: Token) -> Place:
    """Such as "20 km south of Tame": moved by the distance, if one is stated and the place is a point."""
    unit = doc[bearing.i - 1] if bearing.i > 0 else bearing
    far = _kilometres(unit)
    if far is None:
        return _widened(place, doc[bearing.i : of.i + 1].text, _words("open")["bearing"])
    relation = _said(doc, unit, of)
    if place.lat is None or place.lon is None or place.uncertainty_km:
        return _widened(place, relation, far)
    lat, lon = destination(place.lat, place.lon, _words("bearings")[bearing.lower_], far)
    loose = max(_words("open")["least"], _words("open")["share"] * far)
    return replace(
        place, lat=round(lat, 3), lon=round(lon, 3), relation=relation, uncertainty_km=round(loose, 1)
    )


def _widened(place: Place, relation: str, km: float) -> Place:
    if place.lat is None:
        return replace(place, relation=relation)
    return replace(place, relation=relation, uncertainty_km=round((place.uncertainty_km or 0.0) + km, 1))


def _kilometres(unit: Token) -> float | None:
    """The distance that a unit with its number states ("20 km", "five miles")."""
    length = _words("units").get(unit.lemma_.lower())
    figure = phrases.child(unit, "nummod")
    if length is None or figure is None:
        return None
    try:
        amount: float | None = float(figure.text.replace(",", ""))
    except ValueError:
        amount = number(figure)
    return None if amount is None else amount * length


def _said(doc: Doc, unit: Token, case: Token) -> str:
    """The words from the number to the preposition."""
    figure = phrases.child(unit, "nummod")
    return doc[min(unit.i, figure.i if figure is not None else unit.i) : case.i + 1].text


@cache
def _words(table: str) -> dict[str, float]:
    return _tables()[table]


@cache
def _tables() -> dict[str, dict[str, float]]:
    try:
        raw = tomllib.loads(FILE.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(FILE.name, str(error), "TOML") from error
    for table in _TABLES:
        for word, value in raw.get(table, {"": None}).items():
            if not isinstance(value, int | float):
                raise KnowledgeError(FILE.name, f"[{table}] {word} = {value!r}", "a number for every word")
    return {table: {word: float(value) for word, value in raw[table].items()} for table in _TABLES}
