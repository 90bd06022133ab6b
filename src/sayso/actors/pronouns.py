"""Pronouns by their form, and the noun that the clause of "who" belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sayso.actors.words import words
from sayso.language import phrases

if TYPE_CHECKING:
    from spacy.tokens import Token

PLURAL: Final = words("plural_pronouns")
FIRST: Final = words("first_person_pronouns")
RELATIVE: Final = frozenset({"who", "whom", "whose", "which", "that"})


def clause_owner(head: Token) -> int | None:
    """The token of the noun that the clause of a relative pronoun belongs to."""
    clause = head
    while phrases.relation(clause) != "acl" and clause.head.i != clause.i:
        clause = clause.head
    return clause.head.i if phrases.relation(clause) == "acl" else None
