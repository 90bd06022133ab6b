"""The actors' room: who is named, described or meant in a report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.actors.acting import can_act
from sayso.actors.cast import cast_of
from sayso.actors.entries import Entry
from sayso.actors.index import attach, laid_over
from sayso.actors.record import record
from sayso.notes import notes

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Actors:
    """Notes every noun phrase that can act, with country and sector, and what pronouns and descriptions stand
    for."""

    name = "actors"
    requires = frozenset({"words", "tree", "names", "times"})
    assigns = frozenset({"actors"})

    def __init__(self, own: Sequence[Entry] = ()) -> None:
        """``own``: a user's actors, laid over those that come with sayso."""
        self._index = laid_over(own)

    def __call__(self, doc: Doc) -> None:
        """Fill ``notes(doc).actors`` and ``notes(doc).coreference``."""
        noted = notes(doc)
        attach(doc, self._index)
        cast = cast_of(doc)
        for head, mention in sorted(cast.mentions.items()):
            if not can_act(doc, mention, cast.mentions):
                continue
            noted.actors[head] = record(doc, mention, cast)
            fullest = cast.coreference.fullest(mention)
            if fullest is None or fullest.head == head:
                continue
            if not cast.coreference.is_joint(mention, fullest):
                noted.coreference[head] = fullest.head
