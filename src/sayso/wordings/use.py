"""A contested term in use: how it is marked, who uses it, and whether it is kept out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from spacy.tokens import Span, Token

from sayso.language.phrases import ancestors, children, is_passive, relation, subjects
from sayso.records import Marker
from sayso.wordings.knowledge import markers

_NEGATIONS: Final = frozenset({"not", "n't", "n’t", "never", "no", "nor", "neither", "nowhere", "without"})
_WHEN: Final = frozenset({"when", "while", "after", "as"})
_CLIMB: Final = 4
"""Most verbs above a term that are looked at."""


@dataclass(frozen=True, slots=True)
class Use:
    """A term, how the text marks it, its rival, if it names one, and the head of whom it names as its user or
    as who keeps it out. ``strength`` decides between two of one place."""

    term: Span
    marker: Marker
    rival: Span | None = None
    strength: int = 0
    user: Token | None = None


def user_of(verb: Token) -> Token | None:
    """Who uses a term, or keeps it out: the subject of the verb, or its agent."""
    agent = next(
        (kid for kid in children(verb, "obl") if any(c.lower_ == "by" for c in children(kid, "case"))), None
    )
    if is_passive(verb):
        return agent
    found = next(iter(subjects(verb)), None)
    return None if found is None or found.lower_ in {"what", "which", "that"} else found


def verbs_above(token: Token) -> list[Token]:
    found: list[Token] = []
    below = token
    for above in ancestors(token):
        if _stands_alone(below):
            break
        beside = (
            relation(below) == "conj" and below.pos_ == "VERB"
        )  # what is said of the first is not said of the second
        below = above
        if not beside and above.pos_ in {"VERB", "AUX", "ADJ"}:
            found.append(above)
        if len(found) >= _CLIMB:
            break
    return found


def _stands_alone(verb: Token) -> bool:
    """Whether a clause says what it says without regard to the verbs above it."""
    return relation(verb) in {"ccomp", "parataxis"} or verb.dep_ == "acl:relcl" or _has_time(verb)


def _has_time(verb: Token) -> bool:
    """Whether a clause only says when another holds ("she leaves when he says the word")."""
    return relation(verb) == "advcl" and any(kid.lower_ in _WHEN for kid in verb.children)


def is_negated(verb: Token) -> bool:
    return any(kid.lower_ in _NEGATIONS for kid in children(verb, "advmod", "det", "cc", "neg", "mark"))


def kept_out(verbs: list[Token]) -> Token | None:
    """The verb that keeps a term out: one of refusing, or a negated one of using."""
    turned: Token | None = None
    for verb in verbs:
        negated = is_negated(verb)
        if refuses(verb):
            return None if negated else verb
        if turned is None and negated and verb.lemma_ in markers().using:
            turned = verb
    return turned


def refuses(verb: Token) -> bool:
    if verb.lemma_ in markers().refusing:
        return True
    particles = {kid.lower_ for kid in children(verb, "compound:prt", "advmod")}
    return verb.lemma_ in {"take", "leave", "cut", "keep"} and bool(particles & markers().out)
