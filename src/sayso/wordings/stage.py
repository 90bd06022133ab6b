"""The stage that notes contested terms, with the marker that shows it and the rival term, if the text names
one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from sayso.actors.link import actor_at
from sayso.notes import extent, notes
from sayso.records import Wording
from sayso.wordings.called import called
from sayso.wordings.contrast import plain_pairs, quoted_pairs, replacements
from sayso.wordings.named import mentioned, so_called
from sayso.wordings.scare import scare_quotes
from sayso.wordings.terms import Terms
from sayso.wordings.use import Use

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


class Wordings:
    """Writes ``notes(doc).wordings``, in the order of the text; where two markers meet on a term the clearer
    one stays."""

    name: Final = "wordings"
    requires: Final = frozenset({"words", "tree", "actors", "attributions"})
    assigns: Final = frozenset({"wordings"})

    def __call__(self, doc: Doc) -> None:
        board = notes(doc)
        terms = Terms(doc, board)
        found = [
            *so_called(terms),
            *mentioned(terms),
            *called(terms),
            *quoted_pairs(terms),
            *plain_pairs(terms),
            *replacements(terms),
            *scare_quotes(terms, board),
        ]
        board.wordings = []
        for use in _strongest(found):
            place = extent(use.term)
            if not board.is_silent(place.start):
                voices = board.voices(place.start, place.end)
                rival = extent(use.rival) if use.rival is not None else None
                user = actor_at(doc, use.user) if use.user is not None else None
                found_ = Wording(place.text, place.start, place.end, use.marker, rival, voices, user)
                board.wordings.append(found_)


def _strongest(found: Iterable[Use]) -> list[Use]:
    """One use of each stretch of text, without those of no strength and those that are only another's
    rival."""
    kept: list[Use] = []
    for use in sorted(found, key=lambda use: (-use.strength, use.term.start, use.term.end)):
        rivals = [other.rival for other in kept if other.rival is not None and not _answers(use, other)]
        taken = [*(other.term for other in kept), *rivals]
        if use.strength and not any(_meet(use.term, span) for span in taken):
            kept.append(use)
    return sorted(kept, key=lambda use: (use.term.start, use.term.end))


def _answers(use: Use, other: Use) -> bool:
    """Whether two terms are each other's rivals, each with its own user."""
    return use.rival is not None and _meet(use.rival, other.term)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
