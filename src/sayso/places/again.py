"""Which named place a common noun means: "the city" behind "Hama", "the prison" behind "Ganda prison"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sayso.language import phrases
from sayso.notes import notes

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from sayso.records import Place

_REACH: Final = 3
"""How many sentences before the noun its place may be named."""
_KINDS: Final = {
    **dict.fromkeys(("city", "town", "village", "suburb", "settlement"), frozenset({"city", None})),
    **dict.fromkeys(
        ("region", "province", "area", "department", "governorate", "district", "county", "territory",
         "enclave", "island", "peninsula", "valley"),
        frozenset({"admin1", "area", None}),
    ),
}  # fmt: skip
"""By noun how exactly a place must be known, as ``Place.resolution`` has it, to be what it means."""
_POINTING: Final = frozenset({"the", "this", "that"})
_INNER: Final = frozenset({"amod", "nmod", "compound", "acl", "nummod", "appos"})


def named_before(doc: Doc, noun: Token, place: Place) -> Place:
    """The place of a bare definite noun with the name and the coordinates of the last place of its kind named
    before it; as it is where none is near, or two are as near."""
    if not _points_back(noun):
        return place
    lemma = noun.lemma_.lower()
    kinds = _KINDS.get(lemma, frozenset())
    near = [
        other
        for other in _named_near(doc, noun)
        if other.resolution in kinds or (other.name or "").lower().split()[-1] == lemma
    ]
    last = _only_last(doc, near)
    return (
        place
        if last is None
        else replace(last, text=place.text, start=place.start, end=place.end, relation=None)
    )


def last_named(doc: Doc, there: Token) -> Place | None:
    """The place that "there" stands for: the last phrase of place before it, if two are not as near."""
    phrases_of_place = {id(place) for place in notes(doc).places.values()}
    return _only_last(doc, [place for place in _named_near(doc, there) if id(place) in phrases_of_place])


def _named_near(doc: Doc, word: Token) -> list[Place]:
    floor, found = _first_of(doc, word), notes(doc)
    return [
        place
        for place in (*found.places.values(), *found.named)
        if place.name is not None and floor <= place.start and place.end <= word.idx
    ]


def _only_last(doc: Doc, places: list[Place]) -> Place | None:
    """The last of some places, unless its sentence names another one."""
    if not places:
        return None
    last = max(places, key=lambda place: place.start)
    span = doc.char_span(last.start, last.end, alignment_mode="expand")
    start = last.start if span is None else span.sent.start_char
    return None if any(place.start >= start and place.name != last.name for place in places) else last


def _points_back(noun: Token) -> bool:
    pointing = any(kid.lower_ in _POINTING for kid in phrases.children(noun, "det"))
    return pointing and not phrases.children(noun, *_INNER)


def _first_of(doc: Doc, noun: Token) -> int:
    """The first character of the sentences where a noun's place may be named."""
    start = noun.sent.start
    for _ in range(_REACH):
        if start > 0:
            start = doc[start - 1].sent.start
    return doc[start].idx
