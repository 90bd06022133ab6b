"""Who did what somebody is charged with: "accused the army of a raid", "sued the police for a beating".

For whoever charges them it is those charged who did it, however the sentence goes on ("…, damaging its
hull"), and never who charges.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sayso.events.words import VERBAL, antecedent, arguments, names_actor, objects, words
from sayso.language.phrases import ancestors, conjuncts, is_passive, relation, subjects
from sayso.records import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.events.match import Match
    from sayso.events.roles import Roles

_WITH: Final = frozenset({"of", "for", "with", "over"})
_DEEDS: Final[frozenset[EventType]] = frozenset({"ASSAULT", "COERCE", "AID", "RETREAT"})
"""What a bare participle behind a charge goes on with; "…, demanding an inquiry" is what the accuser does."""
_STEPS: Final = 4


def charge(match: Match, roles: Roles) -> None:
    """Let those who are charged with a deed be the ones who did it."""
    head, frame = match.head, match.frame
    by_tree = not frame.actor or "subj" in frame.actor or "by" in frame.actor
    if frame.reciprocal or not by_tree or (match.entry.kind == "verb" and is_passive(head)):
        return
    verb = _charging(match)
    if verb is None:
        accusers = _accusers(match)
        roles.actors = [token for token in roles.actors if token not in accusers]
        return
    if _own(head):
        return
    culprits = [one for thing in objects(verb) if (one := antecedent(thing)).i not in match.tokens]
    if culprits:
        taken = {token.i for token in culprits}
        roles.actors = culprits
        roles.recipients = [token for token in roles.recipients if token.i not in taken]


def _accusers(match: Match) -> list[Token]:
    """Who charges somebody with what a word is told with: "accused of a raid in which nine died"."""
    below = match.head
    for verb in ancestors(match.head) if match.frame.event in _DEEDS else ():
        if relation(below) in {"conj", "parataxis", "ccomp"}:
            return []
        if _charges(verb):
            agents = [agent for kid in verb.children if kid.dep_ == "obl:agent" for agent in conjuncts(kid)]
            told = relation(below) in {"advcl", "obl", "acl", "nmod"} and below.i > verb.i
            return agents if is_passive(verb) or not told else subjects(verb)
        below = verb
    return []


def _own(head: Token) -> bool:
    """Whether the words of a deed say whose it was: "charged over an attack by his men"."""
    if head.pos_ in VERBAL:
        return any(relation(kid) == "nsubj" for kid in head.children)
    named = [kid for kid in head.children if kid.dep_ == "nmod:poss" and kid.pos_ != "PRON"]
    return any(names_actor(token) for token in (*named, *arguments(head, "by")))


def _charging(match: Match) -> Token | None:
    """The verb by which somebody is charged with what a word tells."""
    here = match.head
    for _ in range(_STEPS):
        above = here.head
        if above.i == here.i:
            return None
        kind = relation(here)
        marks = {kid.lower_ for kid in here.children if relation(kid) in {"mark", "case"}}
        participle = here.tag_ == "VBG" and kind == "advcl" and not marks
        verb = above
        if above.pos_ in {"NOUN", "PROPN"} and kind in {"nmod", "acl"} and relation(above) in {"obj", "obl"}:
            verb = above.head  # hung on whoever is charged, or charges: "accused the army of a raid"
        if _charges(verb):
            goes_on = participle and match.frame.event in _DEEDS and _has_charge(verb)
            return verb if marks & _WITH or goes_on else None
        if kind != "conj" and not (participle and above.pos_ in VERBAL and match.frame.event in _DEEDS):
            return None
        here = above
    return None


def _charges(verb: Token) -> bool:
    return verb.pos_ in VERBAL and verb.lemma_.lower() in words("charging")


def _has_charge(verb: Token) -> bool:
    return any(
        relation(kid) in {"advcl", "obl", "acl", "xcomp"}
        and any(inner.lower_ in _WITH for inner in kid.children if relation(inner) in {"mark", "case"})
        for kid in verb.children
    )
