"""Where a phrase begins and ends by the guidelines of OntoNotes and OntoGUM: the whole of it with clauses,
an apposition and a possessive "'s", without what only leans on it ("even the mayor").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sayso.actors.referents import SEVERAL, Referent
from sayso.language import phrases
from sayso.language.tokens import between

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LEANING: Final = frozenset({"CCONJ", "PART", "SCONJ", "INTJ", "ADP", "PUNCT"})
_ADVERBS: Final = frozenset(
    {"even", "also", "only", "just", "especially", "finally", "not", "then", "maybe", "probably", "perhaps",
     "actually", "like"}
)  # fmt: skip
_OPENING: Final = {")": "(", "]": "[", "”": "“", "’": "‘", '"': '"', "»": "«"}
_POSSESSIVE: Final = frozenset({"'s", "’s", "'", "’"})
_APART: Final = 4
"""How many words after a phrase its apposition may have its head."""


def span(doc: Doc, one: Referent) -> tuple[int, int]:
    """The first character of a phrase and the one after its last."""
    head = doc[one.head]
    last = phrases.children(head, "conj")[-1] if one.kind == SEVERAL else head
    start = phrases.noun_phrase(head, clauses=True).start
    end = phrases.noun_phrase(last, clauses=True).end
    if last is head:
        end = _with_apposition(doc, head, end)
    while start < head.i and doc[start].head.i == head.i and _leans(doc[start]):
        start += 1
    if end < len(doc) and _closes(doc[end], between(doc, start, end)):
        end += 1
    if end < len(doc) and doc[end].lower_ in _POSSESSIVE and doc[end].dep_ == "case":
        end += 1
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1].text)


def _with_apposition(doc: Doc, head: Token, end: int) -> int:
    """Where a phrase ends with its apposition, if it has one; one in brackets counts with both of them."""
    found = phrases.children(head, "appos")
    if not found or not end <= found[-1].i < end + _APART or found[-1].pos_ == "NUM" or doc[end].text == ";":
        return end
    after = phrases.noun_phrase(found[-1], clauses=True).end
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
