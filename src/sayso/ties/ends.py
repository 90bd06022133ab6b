"""Who cannot be an end of a tie, whatever tells it: the unknown, and people who only happen to be many."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Token

from sayso.actors.nouns import agent, is_abstract
from sayso.language.phrases import children, conjuncts
from sayso.notes import notes
from sayso.ties.found import MUTUAL, Found, complement, is_actor, is_body, is_named
from sayso.ties.knowledge import patterns

_ANYONE: Final = frozenset(
    {"those", "everyone", "everybody", "anyone", "anybody", "someone", "somebody", "nobody", "one", "this",
     "that", "these", "many", "others", "most", "all"}
)  # fmt: skip
"""Words that leave open who is meant."""
_IT: Final = frozenset({"it", "its", "which"})
_I: Final = frozenset({"i", "me", "my", "myself"})
_PRIVATE: Final = frozenset({"CVL", "REF"})
_PERSONAL: Final = MUTUAL | {"backs"}
"""Ties that a crowd of private people has with nobody: voters like a candidate, relief helps the hungry; but
they may be loyal to somebody, who is not one of them."""


def may_be_ends(doc: Doc, item: Found) -> bool:
    """Whether both ends of a tie are somebody of whom it can be said."""
    ends = (item.target,) if item.kind == "allied_with" else (item.source, item.target)  # "those loyal to Y"
    if any(_is_anyone(doc, end) for end in ends):
        return False
    if item.kind == "part_of" and _is_quality(doc, item.source):
        return False
    if item.kind in {"part_of", "member_of"} and _is_mere_number(doc, item.target):
        return False
    if item.kind == "negotiates_with" and not all(_has_a_say(doc, end) for end in (item.source, item.target)):
        return False
    return item.kind not in _PERSONAL or not any(_is_crowd(doc, end) for end in ends)


def _is_anyone(doc: Doc, end: Token) -> bool:
    """Whether a pronoun leaves open who is meant, or is a speaker's whom the text does not name."""
    if end.pos_ not in {"PRON", "DET", "NUM"}:
        return False
    if end.lower_ in _IT:
        meant = notes(doc).coreference.get(end.i)
        return meant is not None and not is_actor(doc, doc[meant])
    if end.lower_ in _I:
        actor = notes(doc).actors.get(end.i)
        return actor is None or actor.name is None
    return end.lower_ in _ANYONE and not children(end, "nmod")


def _is_quality(doc: Doc, end: Token) -> bool:
    """Whether a noun is for a trait or a deed: "its direction is the strongest element of the show"."""
    word = end.lemma_.lower()
    bodily = word in patterns().nouns or agent(word) is not None or is_body(doc, end)
    return end.pos_ == "NOUN" and is_abstract(word) and not bodily


def _is_mere_number(doc: Doc, end: Token) -> bool:
    """Whether a group is only so and so many people: "a group of six teenagers"."""
    of = complement(end, frozenset({"of"})) if end.lemma_.lower() == "group" else None
    return of is not None and of.tag_ == "NNS" and bool(children(of, "nummod") or _is_crowd(doc, of))


def _has_a_say(doc: Doc, end: Token) -> bool:
    """Whether somebody can be in talks as a party: no suspect behind a door."""
    if end.pos_ != "NOUN" or end.tag_ != "NN" or is_body(doc, end) or is_named(doc, end):
        return True
    noun = agent(end.lemma_.lower())
    return (
        noun is None or noun.kind != "person" or not {"CVL", "CRM", "UAF"} & set(noun.sectors[:1] or ("CVL",))
    )


def _is_crowd(doc: Doc, end: Token) -> bool:
    """Whether a phrase is of private people in numbers ("voters", "the victims")."""
    actor = notes(doc).actors.get(end.i)
    private = actor is not None and actor.anonymous and actor.sector in _PRIVATE and end.tag_ == "NNS"
    if end.lemma_.lower() not in patterns().crowds and not private:
        return False
    if actor is not None and actor.name is not None:
        return False
    return not any(is_body(doc, one) for one in conjuncts(end) if one.i != end.i)
