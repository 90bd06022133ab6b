"""Who is done to together with others: "was killed along with two aides", "was arrested with his son"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sayso.actors.nouns import agent
from sayso.events.roles import carrying_verb
from sayso.language.phrases import children, conjuncts, is_passive, relation
from sayso.notes import notes
from sayso.records import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.events.match import Match
    from sayso.events.roles import Roles

_TO_PEOPLE: Final[frozenset[EventType]] = frozenset({"ASSAULT", "COERCE"})
_JOINING: Final = frozenset({"along", "together", "alongside"})
"""What stands with "with" where it tells of company alone."""


def join(match: Match, roles: Roles) -> None:
    """Let those who are named behind a passive's "with" share the lot of its subject: they do not act."""
    verb = match.head if match.entry.kind == "verb" else carrying_verb(match.head)
    if match.frame.reciprocal or verb is None or not (is_passive(verb) or children(verb, "nsubj:pass")):
        return
    beside = [one for kid in children(verb, "obl") if _is_beside(kid) for one in conjuncts(_people(kid))]
    acting = {token.i for token in roles.actors}
    sharing = [one for one in beside if one.i in acting]
    given = {token.i for token in roles.recipients}
    if any(token.dep_ == "nsubj:pass" and token.head.i == verb.i for token in roles.recipients):
        sharing += [one for one in beside if one.i not in acting | given and _shares(match, verb, one)]
    shared = {token.i for token in sharing}
    roles.actors = [token for token in roles.actors if token.i not in shared]
    roles.recipients += sharing


def _is_beside(token: Token) -> bool:
    """Whether a phrase stands behind "with", and not behind "by"."""
    cases = {case.lower_ for case in children(token, "case")}
    return "with" in cases and "by" not in cases


def _people(token: Token) -> Token:
    """Of "two of his deputies" the deputies."""
    if token.pos_ == "NUM":
        return next((kid for kid in children(token, "nmod") if kid.i > token.i), token)
    return token


def _shares(match: Match, verb: Token, one: Token) -> bool:
    """Whether somebody shares the lot of the subject: a word says so ("along with"), or the verb is one of
    what is done to people and it is a person ("was arrested with his brother")."""
    if one.i not in notes(verb.doc).actors:
        return False
    noun = agent(one.lemma_.lower())
    person = one.ent_type_ == "PER" or (noun is not None and noun.kind == "person")
    if person and match.entry.kind == "verb" and match.frame.event in _TO_PEOPLE:
        return True
    lead = one
    while relation(lead) in {"conj", "nmod"} and lead.head.i != verb.i:
        lead = lead.head
    return (
        any(kid.lower_ in _JOINING for kid in lead.children)
        or verb.doc[max(0, lead.left_edge.i - 1)].lower_ in _JOINING
    )
