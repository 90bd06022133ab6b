"""The places' room: every phrase that says where, with its country and, if certain, coordinates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.actors.cast import cast_of, phrase_heads
from sayso.notes import notes
from sayso.places.find import finder_of
from sayso.places.resolve import NO_PLACES, OwnPlaces

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Places:
    """Notes every place phrase; a name with a container takes it from there ("Tame, in Colombia's Arauca
    department")."""

    name = "places"
    requires = frozenset({"words", "tree", "names", "actors"})
    assigns = frozenset({"places"})

    def __init__(self, own: OwnPlaces = NO_PLACES) -> None:
        """``own``: a user's places by folded name, laid over those that come with sayso."""
        self._own = own

    def __call__(self, doc: Doc) -> None:
        """Fill ``notes(doc).places`` and ``notes(doc).named``."""
        noted, cast = notes(doc), cast_of(doc)
        finder = finder_of(doc, self._own)
        for token in phrase_heads(doc):
            if token.i in cast.dated or token.i in cast.silent:
                continue
            place = finder.place_of_phrase(token)
            if place is not None:
                noted.places[token.i] = place
        noted.named += finder.named_otherwise()
