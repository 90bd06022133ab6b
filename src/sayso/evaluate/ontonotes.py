"""Which phrases are mentions by the guidelines of OntoNotes and OntoGUM, and where they begin and end: with
clauses, an apposition and a possessive "'s", without what only leans on the phrase ("even the mayor").
"""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, Final

from sayso.actors.referents import NUMBER, SEVERAL, Referent
from sayso.language import phrases
from sayso.language.tokens import between

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

_LEANING: Final = frozenset({"CCONJ", "PART", "SCONJ", "INTJ", "ADP", "PUNCT"})
_ADVERBS: Final = frozenset(
    {"even", "also", "only", "just", "especially", "finally", "not", "then", "maybe", "probably", "perhaps",
     "actually", "like", "too"}
)  # fmt: skip
_OPENING: Final = {")": "(", "]": "[", "”": "“", "’": "‘", '"': '"', "»": "«"}
_POSSESSIVE: Final = frozenset({"'s", "’s", "'", "’"})


def mentions(doc: Doc, chain: Iterable[Referent]) -> set[tuple[int, int]]:
    """The spans of a chain's phrases that are mentions.

    What a copula says of somebody is none ("she is the mayor"), nor is an apposition, also one of places
    ("Lyon, France"), and none lies in another one of its chain: of two the inner one stands ("his" in "the
    man who lost his house"), but not a mere "herself" in "the mayor herself".
    """
    spans = {span(doc, one): one for one in chain if not _is_said(doc[one.head])}
    left = set(spans)
    for outer, inner in permutations(sorted(spans), 2):
        if outer[0] <= inner[0] and inner[1] <= outer[1] and {outer, inner} <= left:
            alone = doc[spans[inner].head].lower_.endswith(("self", "selves"))
            left.remove(inner if alone else outer)
    return left


def _is_said(head: Token) -> bool:
    return head.dep_ == "appos" or (head.pos_ in {"NOUN", "PROPN"} and phrases.child(head, "cop") is not None)


def span(doc: Doc, one: Referent) -> tuple[int, int]:
    """The first character of a phrase and the one after its last."""
    head = doc[one.head]
    last = phrases.children(head, "conj")[-1] if one.kind == SEVERAL else head
    start = _begin(doc, head)
    end = _end(doc, last, timed=one.kind == NUMBER["time"])
    if last is head:
        end = _with_apposition(doc, head, end)
    if end < len(doc) and _closes(doc[end], between(doc, start, end)):
        end += 1
    elif end + 1 < len(doc) and doc[end].text == "," and _closes(doc[end + 1], between(doc, start, end)):
        end += 2
    if end < len(doc) and doc[end].lower_ in _POSSESSIVE and doc[end].dep_ == "case":
        end += 1
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1].text)


def _begin(doc: Doc, head: Token) -> int:
    """The first word of a phrase, without what leans on it and what its speaker took back."""
    start = phrases.noun_phrase(head, clauses=True).start
    for kid in phrases.children(head, "reparandum"):
        if start <= kid.i < head.i:
            start = kid.right_edge.i + 1
    while start < head.i and (doc[start].is_punct or (doc[start].head.i == head.i and _leans(doc[start]))):
        start += 1
    return start


def _end(doc: Doc, head: Token, *, timed: bool) -> int:
    """The word after a phrase with all its clauses, but without the year or number in brackets that follows a
    name and without an adverb such as "too"."""
    end = max(
        [phrases.noun_phrase(head, clauses=True).end, *(kid.i + 1 for kid in phrases.children(head, "flat"))]
    )
    for kid in () if timed else phrases.children(head, "nmod:unmarked", "dep"):
        edge = kid.left_edge
        loose = (kid.pos_ == "NUM" or kid.dep_ == "dep") and edge.ent_iob_ != "I"
        if loose and head.i < edge.i < end and (edge.is_punct or doc[edge.i - 1].is_punct):
            end = phrases.trim(doc, head.i, edge.i).end
    while end - 1 > head.i and doc[end - 1].lower_ in _ADVERBS and doc[end - 1].head.i == head.i:
        end -= 1
    return end


def _with_apposition(doc: Doc, head: Token, end: int) -> int:
    """Where a phrase ends with its apposition, if it has one; one in brackets counts with both of them."""
    found = phrases.child(head, "appos")
    if found is None or not end <= found.left_edge.i <= end + 1 or doc[end].text in {";", ":"}:
        return end
    if found.text.isdigit() or head.ent_type_ == found.ent_type_ == "PER":
        return end  # an age or a year; two of a list
    after = phrases.noun_phrase(phrases.conjuncts(found)[-1], clauses=True).end
    if doc[end].text not in {"(", "["}:
        return max(end, after)
    return after + 1 if after < len(doc) and doc[after].text in {")", "]"} else end


def _leans(token: Token) -> bool:
    return token.pos_ in _LEANING or token.lower_ in _ADVERBS


def _closes(mark: Token, inside: list[Token]) -> bool:
    """Whether a mark closes one that was opened inside."""
    opening = _OPENING.get(mark.text)
    if opening is None:
        return False
    opened = sum(token.text == opening for token in inside)
    if opening == mark.text:
        return opened % 2 == 1
    return opened > sum(token.text == mark.text for token in inside)
