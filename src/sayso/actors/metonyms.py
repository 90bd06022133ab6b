"""Whether a country or its capital acts or is only a scene: "Ankara said", "flew to Ankara"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sayso.actors.setting import IN_PLACE
from sayso.actors.words import words
from sayso.language import phrases

if TYPE_CHECKING:
    from spacy.tokens import Token

_MOVING: Final = words("moving")
_OF_PERSONS: Final = words("done_to_persons")
_ON: Final = words("on_somebody")
_DEEDS: Final = words("deeds_of_states")
_STATES: Final = words("states_of_places")
_PHYSICAL: Final = words("done_to_places")


def acts(token: Token, *, capital: bool) -> bool:
    """Whether a name of a country, or with ``capital`` of a seat of power, stands for those who govern.

    Countries act wherever they are no place ("in Mali"); a capital only as the subject of a decision or a
    word, as the object of what is done to persons, or as a partner ("talks with Ankara").
    """
    relation = phrases.relation(token)
    here = token
    while relation in {"conj", "compound", "flat", "appos"} and here.head.i != here.i:
        here = here.head
        relation = phrases.relation(here)
    case = phrases.child(token, "case") or phrases.child(here, "case")
    preposition = case.lower_ if case is not None else ""
    governor = here.head
    if relation == "nsubj":
        if here.dep_ == "nsubj:pass":
            return not capital or governor.lemma_ in _OF_PERSONS
        if not capital:
            return True
        return governor.pos_ == "VERB" and governor.lemma_ not in _STATES
    if relation in {"obj", "iobj"}:
        return (not capital) or governor.lemma_ in _OF_PERSONS
    if here.dep_ == "obl:agent":
        return True
    if here.dep_ == "nmod:poss":
        return not capital or _is_deed(governor)
    if relation in {"obl", "nmod", "advmod", "root", "appos"}:
        if preposition in IN_PLACE:
            return preposition in {"between", "under", "behind"} and not capital
        if preposition in {"to", "from", "for"}:
            return not capital and governor.lemma_ not in _MOVING
        if preposition in {"with", "by", "against", "between"}:
            return True
        if preposition == "on" and governor.lemma_ in _ON:
            return True
        return not capital
    return not capital and relation not in {"obl", "nmod"}


def is_struck(token: Token) -> bool:
    """Whether something is done to the place itself ("shelled Aleppo", "visited Rome")."""
    here = token
    while phrases.relation(here) == "conj" and here.head.i != here.i:
        here = here.head
    return (phrases.relation(here) == "obj" or here.dep_ == "nsubj:pass") and here.head.lemma_ in _PHYSICAL


def _is_deed(noun: Token) -> bool:
    """Such as "Ankara's offensive", "Moscow's decision", and not "Baghdad's airport"."""
    return noun.lemma_.lower() in _DEEDS
