"""Small questions to a Universal Dependencies tree that every room asks.

Relations are compared by their universal part: ``nsubj:pass`` counts as ``nsubj`` unless said otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Span, Token

from sayso.language.tokens import listed

NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
CLAUSAL: Final = frozenset({"acl", "advcl", "ccomp", "csubj", "xcomp", "parataxis"})
_NOT_IN_PHRASE: Final = frozenset(
    {"appos", "case", "cc", "conj", "cop", "aux", "nsubj", "csubj", "mark", "parataxis", "punct",
     "advcl", "discourse", "vocative", "dislocated", "list", "goeswith", "orphan"}
)  # fmt: skip

_PHRASES: Final = "sayso.phrases"
_PASSIVE: Final = frozenset({"nsubj:pass", "csubj:pass", "aux:pass"})
_INNER_MARKS: Final = frozenset({'"', "'", "“", "”", "‘", "’", "-", "–", "``", "''", ",", "."})


class _Universal(dict[str, str]):
    """The universal part of each relation's name; there are some sixty names, so each is cut once."""

    def __missing__(self, label: str) -> str:
        found = self[label] = label.partition(":")[0]
        return found


_UNIVERSAL: Final = _Universal()


def relation(token: Token) -> str:
    """The universal part of a token's relation: ``nsubj`` for ``nsubj:pass``."""
    return _UNIVERSAL[token.dep_]


def children(token: Token, *relations: str) -> list[Token]:
    """Children by relation, in the order of the text; ``nsubj`` matches its subtypes too."""
    kids = token.children
    if not kids:  # half of all words have none
        return []
    return [kid for kid in kids if (label := kid.dep_) in relations or _UNIVERSAL[label] in relations]


def child(token: Token, *relations: str) -> Token | None:
    """The first child by relation, or ``None``."""
    for kid in token.children:
        if (label := kid.dep_) in relations or _UNIVERSAL[label] in relations:
            return kid
    return None


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive: by its subject or auxiliary, or as a bare participle after a noun."""
    for kid in verb.children:
        if kid.dep_ in _PASSIVE:
            return True
    return verb.tag_ == "VBN" and verb.dep_ == "acl" and child(verb, "aux") is None


def conjuncts(head: Token) -> list[Token]:
    """A token and those coordinated with it, in the order of the text."""
    return [head, *children(head, "conj")]


def subtree_bounds(token: Token) -> tuple[int, int]:
    """Token range ``[start, end)`` of everything below a token."""
    return token.left_edge.i, token.right_edge.i + 1


def trim(doc: Doc, start: int, end: int) -> Span:
    """``doc[start:end]`` without punctuation and white space at its edges (brackets and quotes included)."""
    words = listed(doc)
    while start < end and ((first := words[start]).is_space or first.pos_ == "PUNCT"):
        start += 1
    while end > start and ((last := words[end - 1]).is_space or last.pos_ == "PUNCT"):
        end -= 1
    return doc[start:end]


def noun_phrase(head: Token, *, clauses: bool = False) -> Span:
    """The phrase around a nominal head, without its preposition, clauses, appositions and coordination.

    ``clauses=True`` keeps relative and other clauses that modify it.
    """
    known: dict[tuple[int, bool], Span] = head.doc.user_data.setdefault(_PHRASES, {})
    found = known.get((head.i, clauses))
    if found is None:
        found = known[head.i, clauses] = _noun_phrase(head, clauses=clauses)
    return found


def _noun_phrase(head: Token, *, clauses: bool) -> Span:
    doc, start, end = head.doc, head.i, head.i + 1
    keep = {head.i}
    for kid in head.children:
        kind = _UNIVERSAL[kid.dep_]
        wanted = clauses if kind == "acl" else kind not in _NOT_IN_PHRASE and not kid.is_space
        if wanted and not (
            kid.i < head.i and kid.dep_ == "nmod" and kid.pos_ == "PRON"
        ):  # "among them Italy"
            keep.update([token.i for token in kid.subtree])
    if len(keep) == 1:
        return trim(doc, start, end)
    low, high, words = min(keep), max(keep), listed(doc)
    while start > low and (start - 1 in keep or _bridge(words[start - 1])):
        start -= 1
    while end <= high and (end in keep or _bridge(words[end])):
        end += 1
    return trim(doc, start, end)


def _bridge(token: Token) -> bool:
    """Punctuation inside a phrase ("the so-called 'renewal' scheme", "St. Petersburg") does not break it."""
    return token.pos_ == "PUNCT" and token.lower_ in _INNER_MARKS


def name_of(token: Token) -> Span | None:
    """The name that holds a token, without a search through all names of the text."""
    if not token.ent_type_:
        return None
    doc, start, end = token.doc, token.i, token.i + 1
    while start > 0 and doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return doc[start:end]


def word_before(doc: Doc, index: int, floor: int = 0) -> Token | None:
    """The last token before a place that is no line break, not before ``floor``."""
    while index > floor:
        index -= 1
        if not doc[index].is_space:
            return doc[index]
    return None


def word_after(doc: Doc, index: int, end: int | None = None) -> Token | None:
    """The first token from a place on that is no line break, before ``end``."""
    for at in range(index, len(doc) if end is None else end):
        if not doc[at].is_space:
            return doc[at]
    return None


def clause_of(token: Token) -> Token:
    """The predicate of the clause that a token stands in (the token itself if it heads one)."""
    here = token
    while relation(here) not in CLAUSAL and here.head.i != here.i:
        if relation(here) == "conj" and here.pos_ in {"VERB", "AUX"}:
            return here
        here = here.head
    return here


def ancestors(token: Token) -> Iterator[Token]:
    """The heads above a token, nearest first."""
    while token.head.i != token.i:
        token = token.head
        yield token


def subjects(verb: Token) -> list[Token]:
    """The subject's head tokens of a predicate, coordination included; shared by coordinated predicates and
    taken over by controlled ones (``xcomp``: "agreed to leave"). Empty where the text gives none."""
    here: Token | None = verb
    seen: set[int] = set()
    while here is not None and here.i not in seen:
        seen.add(here.i)
        found = child(here, "nsubj", "csubj")
        if found is not None:
            return conjuncts(found)
        if relation(here) == "conj" and here.head.pos_ in {"VERB", "AUX", "ADJ", "NOUN"}:
            here = here.head
        elif relation(here) in {"xcomp"}:
            controller = child(here.head, "obj", "iobj")
            if controller is not None and not is_passive(here.head):
                return conjuncts(controller)
            here = here.head
        elif relation(here) == "advcl" and child(here, "mark", "nsubj") is None:
            here = here.head
        elif here.dep_ == "acl:relcl" or relation(here) == "acl":
            return [here.head] if not is_passive(here) else []
        else:
            here = None
    return []
