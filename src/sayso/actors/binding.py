"""Whom a third-person pronoun cannot stand for where it stands, whatever else speaks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sayso.actors.quotes import SAYING
from sayso.actors.words import words
from sayso.language import phrases

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

_FREEING: Final = words("freeing")
_TAKING: Final = words("taking")
_HELD: Final = words("held")
_FORCES: Final = words("forces") | words("others") | words("fighters")
_CHARGING: Final = frozenset({"accuse", "charge", "blame", "suspect"})
_DENYING: Final = frozenset({"deny", "reject", "dismiss", "admit", "confess"})
_DEEP: Final = 4
"""How many phrases deep a noun may stand in one that says what something is."""
_VERBAL: Final = frozenset({"VERB", "AUX"})


def barred(pronoun: Token, speakers: Mapping[int, int]) -> frozenset[int]:
    """Tokens that head what a pronoun cannot stand for: what it owns and how much of that ("two of his
    houses"), who speaks where it is quoted, and by principle B of binding (Chomsky 1981) the subject and the
    other objects of its own verb (that would be "himself")."""
    found = {speakers[pronoun.i]} if pronoun.i in speakers else set[int]()
    if pronoun.dep_ == "nmod:poss":
        owned = pronoun.head
        found.add(owned.i)
        if phrases.relation(owned) == "nmod" and owned.head.pos_ in {"NUM", "DET", "PRON"}:
            found.add(owned.head.i)
    here = _counting(pronoun)
    reflexive = pronoun.lower_.endswith(("self", "selves"))
    if phrases.relation(here) in {"obj", "iobj", "obl"} and not reflexive:
        verb = here.head
        others = [*subjects_of(verb), *phrases.children(verb, "obj", "iobj")]
        found.update(other.i for other in others if other.i < pronoun.i)
    return frozenset(found)


def describes(part: Token, other: Token) -> bool:
    """Whether a noun stands inside a phrase that says what another is, and so cannot be it ("the Front, a
    partner in the coalition", "the Front is a member of the coalition")."""
    here = part
    for _ in range(_DEEP):
        if phrases.relation(here) != "nmod":
            return False
        here = here.head
        if phrases.relation(here) == "appos" and here.head.i == other.i:
            return True
        if phrases.child(here, "cop") is not None and phrases.child(here, "case") is None:
            return any(subject.i == other.i for subject in phrases.subjects(here))
    return False


def contradicts(pronoun: Token, other: Token) -> bool:
    """Whether the verbs speak against it: who accuses does not deny, who did something to somebody is not
    freed, and nobody steals what is his."""
    verb, theirs = pronoun.head.lemma_.lower(), other.head.lemma_.lower()
    if phrases.relation(other) != "nsubj" or other.dep_ == "nsubj:pass":
        return False
    if pronoun.dep_ == "nmod:poss" and pronoun.head.head.i == other.head.i:
        return theirs in _TAKING
    if pronoun.dep_ == "nmod:poss" and pronoun.head.lemma_.lower() == "release":
        return theirs in SAYING  # "demanded his release", of who only spoke
    if verb in _DENYING and phrases.relation(pronoun) == "nsubj":
        return theirs in _CHARGING
    here = _counting(pronoun)
    if here.head.lemma_.lower() not in _FREEING or other.lemma_.lower() in _HELD:
        return False
    freed = phrases.relation(here) == "obj" or here.dep_ == "nsubj:pass"
    return freed and phrases.child(other.head, "obj") is not None


def has_forces(pronoun: Token) -> bool:
    """Whether a pronoun owns what no town has: "its soldiers", "its allies"."""
    return pronoun.dep_ == "nmod:poss" and pronoun.head.lemma_.lower() in _FORCES


def subjects_of(verb: Token) -> list[Token]:
    """The subjects of a verb, and of the verbs that an infinitive or participle without one hangs on ("used
    gas to disperse them", "made an attempt to stop them")."""
    found = list(phrases.subjects(verb))
    here = verb
    while phrases.relation(here) == "conj" and here.head.pos_ in _VERBAL:
        here = here.head
    if phrases.relation(here) in {"advcl", "acl"} and phrases.child(here, "nsubj", "csubj") is None:
        above = here.head if here.head.pos_ in _VERBAL else phrases.clause_of(here.head)
        if above.i != here.i and here.dep_ != "acl:relcl":
            found += phrases.subjects(above)
    return found


def _counting(pronoun: Token) -> Token:
    """The word that counts a pronoun ("four of them"), else the pronoun."""
    counts = pronoun.head.pos_ in {"NUM", "PRON", "DET", "ADJ"}
    return pronoun.head if phrases.relation(pronoun) == "nmod" and counts else pronoun
