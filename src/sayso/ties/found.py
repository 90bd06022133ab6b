"""A tie under way, and small questions that every pattern asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Token

from sayso.language.phrases import children
from sayso.notes import notes
from sayso.records import TieKind

HYPHENS: Final = frozenset({"-", "–", "‑"})
ACCUSING: Final = frozenset({"accuse", "suspect", "allege", "charge", "blame"})
_LASTS: Final = frozenset({"PRON", "NOUN", "PROPN", "ADJ", "NUM"})


@dataclass(frozen=True, slots=True)
class Found:
    """Head tokens of both actors, the word that ties them, and what the pattern says of it."""

    kind: TieKind
    source: Token
    target: Token
    by: Token
    why: str
    office: str | None = None
    given: bool = True
    """Whether the target stands with the word; else it is the country the source is known to stand for."""


def is_actor(doc: Doc, token: Token) -> bool:
    """Whether a token heads something that can act: noted as an actor, or a name of somebody or of a
    country."""
    if token.i in notes(doc).actors:
        return token.pos_ in _LASTS
    return token.ent_type_ in {"PER", "ORG", "LOC", "NORP"} and token.pos_ in {"PROPN", "ADJ", "NOUN"}


def is_named(doc: Doc, token: Token) -> bool:
    """Whether a token heads a name."""
    actor = notes(doc).actors.get(token.i)
    return (
        token.pos_ == "PROPN"
        or token.ent_type_ in {"PER", "ORG"}
        or (actor is not None and actor.name is not None)
    )


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for; else the token itself."""
    if token.tag_ in {"WDT", "WP", "WP$"}:
        clause = token.head
        while clause.head.i != clause.i and not clause.dep_.startswith("acl"):
            clause = clause.head
        if clause.dep_.startswith("acl"):
            return clause.head
    return token


def named_beside(token: Token) -> Token:
    """The name in apposition to a description ("the speaker, Ivo Marn"), else the token itself."""
    return next((kid for kid in children(token, "appos") if kid.ent_type_ == "PER"), token)


def complement(token: Token, prepositions: frozenset[str]) -> Token | None:
    """The nominal that hangs on a word by one of the prepositions."""
    for kid in children(token, "nmod", "obl"):
        if any(case.lower_ in prepositions and case.i < kid.i for case in children(kid, "case")):
            return kid
    return None
