"""Ties told by the noun support: "with Y's support", "its support for X", "provides support to X"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from sayso.language.phrases import child, children, conjuncts, relation, subjects
from sayso.ties.found import OURS, Found, antecedent, complement, is_actor
from sayso.ties.verbs import lasts

_HELP: Final = frozenset({"support", "backing", "sponsorship", "patronage", "assistance"})
_GIVING: Final = frozenset({"provide", "give", "lend", "offer", "supply", "extend"})
_HELPING: Final = frozenset({"aid", "back", "assist", "help", "support", "sustain"})
_FROM: Final = frozenset({"of", "from"})
_FOR: Final = frozenset({"for", "to"})


def support_ties(doc: Doc) -> Iterator[Found]:
    """Every support that the text says is somebody's for somebody."""
    for noun in doc:
        if noun.lemma_ not in _HELP or noun.pos_ != "NOUN":
            continue
        for helper, helped in _with(doc, noun) or _for(doc, noun) or _given(noun):
            source, target = antecedent(helper), antecedent(helped)
            if is_actor(doc, source) and is_actor(doc, target) and source.i != target.i:
                yield Found("backs", source, target, noun, f"noun {noun.lemma_}")


def _owner(doc: Doc, noun: Token) -> Token | None:
    owners = (kid for kid in children(noun, "nmod:poss", "amod", "compound") if kid.lower_ not in OURS)
    return next((kid for kid in owners if is_actor(doc, kid)), None)


def _with(doc: Doc, noun: Token) -> list[tuple[Token, Token]]:
    """As "X, with Y's support, …", "X, aided by support from Y"."""
    cases = {kid.lower_ for kid in children(noun, "case")}
    head = noun.head
    if not ("with" in cases or ("by" in cases and head.lemma_ in _HELPING)):
        return []
    helper = _owner(doc, noun) or complement(noun, _FROM)
    if head.pos_ != "VERB":
        helped = [head]
    else:
        helped = subjects(head) or ([head.head] if relation(head) == "acl" else [])
    partners = conjuncts(helper) if helper is not None else []
    return [(partner, one) for partner in partners for one in helped]


def _for(doc: Doc, noun: Token) -> list[tuple[Token, Token]]:
    """As "its support for X", "Kalm's support of X"."""
    helper = _owner(doc, noun)
    helped = complement(noun, _FOR) or (complement(noun, frozenset({"of"})) if helper is not None else None)
    return [(helper, helped)] if helper is not None and helped is not None else []


def _given(noun: Token) -> list[tuple[Token, Token]]:
    """As "Y provides support to X", in a tense that lasts."""
    verb = noun.head
    if relation(noun) != "obj" or verb.lemma_ not in _GIVING or not lasts(verb):
        return []
    helped = child(verb, "iobj") or complement(noun, _FOR) or complement(verb, _FOR)
    return [(helper, helped) for helper in subjects(verb)] if helped is not None else []
