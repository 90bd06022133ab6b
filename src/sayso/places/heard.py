"""What the model's heads hear of the places of events: how likely each phrase is the scene of a trigger.

Besides the phrases that the places' room noted they may name others of the trigger's sentence: names that no
gazetteer has and no preposition shows to be places ("At Manik Farm"), common nouns for places that are done
something to ("cleared the building"), and a dateline.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sayso.gazetteer.nouns import place_noun
from sayso.language import phrases
from sayso.language.heads import heads
from sayso.language.tokens import between
from sayso.notes import notes
from sayso.places.find import finder_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spacy.tokens import Doc, Token

    from sayso.records import Place

_KEY: Final = "sayso.places.heard"
_NAMED: Final = "sayso.places.named"
_WORDS: Final = 12
"""How many tokens a place's head may lie from its other words."""
_PROPOSED: Final = 0.4
"""Least probability of a word that the places' room took for no place."""
_IN_NAME: Final = frozenset({"compound", "flat", "goeswith"})


@dataclass(slots=True)
class Heard:
    """For one trigger how likely each phrase is its scene, by head token; ``proposed`` are the places that
    only the heads take for such."""

    likely: dict[int, float] = field(default_factory=dict)
    proposed: dict[int, Place] = field(default_factory=dict)


def hear(doc: Doc, triggers: Iterable[int]) -> None:
    """Ask the heads at once for the places of some triggers, for ``heard`` to look up: together that costs
    hardly more than one alone."""
    told, places = heads(doc), notes(doc).places | named(doc)
    asked = list(dict.fromkeys(triggers))
    found: dict[int, Heard] = doc.user_data.setdefault(_KEY, {})
    found |= {trigger: Heard(dict.fromkeys(places, 0.0) if told is not None else {}) for trigger in asked}
    if told is None:
        return
    words = [(t.i, i) for i, place in places.items() for t in _words(doc, i, place)]
    taken = {n for n, _ in words}
    near = []
    for trigger in asked:
        window = told.window(trigger)
        others = [(t.i, _head_of_name(t)) for t in _nominals(doc[trigger]) if t.i not in taken]
        near.append([(n, i) for n, i in (*words, *others) if n in window])
    questions = [((trigger,), [n for n, _ in some]) for trigger, some in zip(asked, near, strict=True)]
    for trigger, some, (likely,) in zip(asked, near, told.linked(questions, ("place",)), strict=True):
        here = found[trigger].likely
        unnoted: dict[int, float] = {}
        for (_, i), p in zip(some, likely, strict=True):
            into = here if i in places else unnoted
            into[i] = max(into.get(i, 0.0), p)
        _propose(doc, found[trigger], {i: p for i, p in unnoted.items() if i != trigger})


def heard(doc: Doc, trigger: int) -> Heard:
    """What the heads hear of a trigger's places; nothing without heads."""
    if trigger not in doc.user_data.get(_KEY, ()):
        hear(doc, [trigger])
    found: Heard = doc.user_data[_KEY][trigger]
    return found


def named(doc: Doc) -> dict[int, Place]:
    """The names of places in other phrases ("the Paris talks"), by their last token."""
    found: dict[int, Place] | None = doc.user_data.get(_NAMED)
    if found is None:
        places = notes(doc).places
        found = {}
        for place in notes(doc).named:
            span = doc.char_span(place.start, place.end, alignment_mode="expand")
            if span is not None and not any(t.i in places for t in span):
                found[span.end - 1] = place
        doc.user_data[_NAMED] = found
    return found


def _propose(doc: Doc, into: Heard, likely: Mapping[int, float]) -> None:
    finder = finder_of(doc)
    for i, p in likely.items():
        if p >= _PROPOSED and (place := finder.proposed(doc[i])) is not None:
            into.proposed[i] = place
            into.likely[i] = p


def _nominals(trigger: Token) -> list[Token]:
    sentence = trigger.sent
    tokens = between(trigger.doc, sentence.start, sentence.end)
    return [t for t in tokens if t.pos_ in {"NOUN", "PROPN"}]


def _head_of_name(token: Token) -> int:
    """The head of the name or phrase that a word is part of: "Farm" for "Manik"."""
    here = token
    while phrases.relation(here) in _IN_NAME and here.head.i != here.i and _is_place_word(here.head):
        here = here.head
    return here.i


def _is_place_word(token: Token) -> bool:
    return token.pos_ == "PROPN" or (token.pos_ == "NOUN" and place_noun(token.lemma_.lower()) is not None)


def _words(doc: Doc, i: int, place: Place) -> list[Token]:
    """The tokens of a place, its head among them."""
    near = between(doc, max(0, i - _WORDS), i + _WORDS)
    return [t for t in near if t.i == i or place.start <= t.idx < place.end]
