"""What a search for commitments brings home, and who takes part in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from spacy.tokens import Token

from sayso.language.phrases import children, conjuncts, is_passive, noun_phrase, relation, subjects
from sayso.notes import AttributionDraft, Notes, extent
from sayso.records import Actor, CommitmentKind, Extent

FIRST_PERSON: Final = frozenset({"we", "i"})
_PRONOUNS: Final = frozenset({"it", "they", "he", "she", "we", "i", "this", "you"})
_RELATIVE: Final = frozenset({"who", "which", "that"})
_OWNED: Final = frozenset({"its", "their", "his", "her", "our", "my"})


@dataclass(slots=True)
class Found:
    """A commitment as found: tokens of cue and action, head tokens of the parties, the condition, and why."""

    kind: CommitmentKind
    cue: Token
    action: Token
    holders: list[Token]
    toward: list[Token] = field(default_factory=list)
    condition: Extent | None = None
    why: str = ""


def actor(token: Token, notes: Notes) -> Actor:
    """The actor that a phrase names: the actors' room's, or else just its words."""
    known = notes.actors.get(token.i)
    if known is not None:
        return known
    words = extent(noun_phrase(token))
    return Actor(words.text, words.start, words.end)


def can_act(token: Token, notes: Notes) -> bool:
    """Whether a phrase names somebody who can act."""
    return (
        token.i in notes.actors
        or token.lower_ in _PRONOUNS
        or token.lower_ in {"them", "him", "her", "us", "me"}
    )


def holders_of(verb: Token) -> list[Token]:
    """Who does what a predicate says: its subject, its agent in the passive, a relative pronoun's antecedent."""
    if is_passive(verb):
        found = [token for kid in children(verb, "obl:agent") for token in conjuncts(kid)]
    else:
        found = subjects(verb)
    resolved = []
    for token in found:
        here = token
        if token.lower_ in _RELATIVE:
            clause = next(
                (above for above in (token.head, token.head.head) if above.dep_ == "acl:relcl"), None
            )
            here = clause.head if clause is not None else token
        resolved.append(here)
    return [token for token in resolved if token.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X"}]


def same_party(one: Token, other: Token, notes: Notes) -> bool:
    """Whether two phrases stand for the same party, by coreference, form or possessive ("his men")."""
    if one.i == other.i or _root(one.i, notes) == _root(other.i, notes):
        return True
    if one.lower_ in _PRONOUNS:
        return one.i not in notes.coreference
    if one.lemma_.lower() == other.lemma_.lower() and one.lower_ not in {"side", "man", "people"}:
        return True
    return any(kid.lower_ in _OWNED for kid in children(one, "nmod"))


def source_tokens(draft: AttributionDraft, doc_token: Token) -> list[Token]:
    """The source of an attribution as tokens."""
    return [] if draft.source is None else conjuncts(doc_token.doc[draft.source])


def attributions_of(token: Token, notes: Notes) -> list[AttributionDraft]:
    """The attributions whose content holds a token, innermost first."""
    holding = [
        draft for draft in notes.attributions
        if any(start <= token.i < end for start, end in draft.content) and draft.cue != token.i
    ]  # fmt: skip
    return sorted(
        holding, key=lambda draft: (sum(end - start for start, end in draft.content), draft.record.id)
    )


def parties(head: Token, notes: Notes, *prepositions: str) -> list[Token]:
    """Phrases that can act behind one of the prepositions."""
    found = []
    for kid in children(head, "obl", "nmod"):
        if any(case.lower_ in prepositions for case in children(kid, "case")):
            found += [token for token in conjuncts(kid) if can_act(token, notes)]
    return found


def is_object(token: Token) -> bool:
    """Whether a nominal is its verb's object or passive subject."""
    return relation(token) in {"obj", "iobj"} or token.dep_ == "nsubj:pass"


def _root(token: int, notes: Notes) -> int:
    seen: set[int] = set()
    while token in notes.coreference and token not in seen:
        seen.add(token)
        token = notes.coreference[token]
    return token
