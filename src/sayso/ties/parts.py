"""Parts told with their whole: "X, as part of the coalition", "the Front's Health Committee", "the bloc
comprises X and Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from spacy.tokens import Doc, Token

from sayso.actors.nouns import agent
from sayso.language.phrases import child, children, conjuncts, relation, subjects
from sayso.notes import notes
from sayso.ties.found import (
    Found,
    antecedent,
    complement,
    is_actor,
    is_armed,
    is_body,
    is_country,
    is_named,
)
from sayso.ties.knowledge import patterns

if TYPE_CHECKING:
    from sayso.records import TieKind

_NUMBER: Final = re.compile(
    r"\d+(?:st|nd|rd|th|d)$|(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)$"
)
_OF: Final = frozenset({"of"})
_FROM: Final = frozenset({"from"})
_MANNED: Final = frozenset({"troop", "soldier", "officer", "unit", "personnel", "fighter"})
_MAKING: Final = frozenset({"form", "constitute", "become", "remain"})
_MAKING_UP: Final = frozenset({"make", "form", "constitute", "compose", "comprise"})
_WITHIN: Final = frozenset({"in", "within"})
_HOLDING: Final = frozenset({"include", "comprise", "encompass", "group", "unite"})
_CONSISTING: Final = frozenset({"consist", "make", "compose"})


def may_be_whole(doc: Doc, token: Token) -> bool:
    """Whether a body can have wings and units that act for it: no state, no hospital, and no people by their
    number or kind ("a contingent of soldiers", "a battalion of infantry")."""
    actor = notes(doc).actors.get(token.i)
    if actor is not None and is_country(actor):
        return actor.code == "EUR"
    known = agent(token.lemma_.lower())
    if token.tag_ == "NNS" and known is not None and known.kind == "person" and not is_armed(doc, token):
        return False
    several = token.tag_ in {"NNS", "NNPS"} or token.pos_ == "NOUN"
    alone = several and not children(token, "det", "nmod:poss") and relation(token) != "nmod:poss"
    return token.lemma_.lower() not in patterns().no_wholes and not (alone and relation(token) == "nmod")


def part_ties(doc: Doc) -> Iterator[Found]:
    """As "X, as part of the coalition, …", "X, part of the alliance", "X forms part of the army"."""
    for noun in doc:
        if noun.lower_ != "part":
            continue
        whole = complement(noun, _OF)
        as_ = any(kid.lower_ == "as" for kid in children(noun, "case", "mark"))
        if whole is None or not (is_body(doc, whole) or _is_lettered(whole)) or not may_be_whole(doc, whole):
            continue
        for part in _parts(noun, as_):
            one = antecedent(part)
            fits = is_actor(doc, one) if as_ else is_body(doc, one)
            if one.i == whole.i:
                continue
            if fits:
                yield Found("part_of", one, whole, noun, "as part of" if as_ else "part of")
            elif (one.ent_type_ == "PER" or one.lower_ in {"he", "she"}) and children(noun, "cop"):
                yield Found("member_of", one, whole, noun, "part of")


def group_ties(doc: Doc) -> Iterator[Found]:
    """As "X, one of the groups in the coalition", "X is the largest of the groups that make up the Front"."""
    for noun in doc:
        if noun.pos_ != "NOUN" or noun.ent_type_ or not is_body(doc, noun) or is_known_role(noun):
            continue
        several = noun.tag_ == "NNS"
        chosen = noun.head if several and relation(noun) == "nmod" else noun
        if several and (chosen.i == noun.i or not _is_one(chosen)):
            continue
        whole = complement(noun, _WITHIN if not several else _WITHIN | _OF) or _made_up(noun)
        if whole is None and several:
            whole = next(iter(children(noun, "nmod:poss")), None)
        if whole is None or not is_body(doc, whole) or not may_be_whole(doc, whole):
            continue
        if whole.lemma_.lower() in patterns().legislatures:  # "the largest party in parliament"
            continue
        held = [chosen.head] if relation(chosen) == "appos" else []
        for part in map(antecedent, subjects(chosen) if children(chosen, "cop") else held):
            if part.i != whole.i and is_named(doc, part) and is_body(doc, part):
                yield Found("part_of", part, whole, noun, f"one of the {noun.lower_}")


def _is_one(word: Token) -> bool:
    """Whether a word picks one of several: "one of the", "the largest of the"."""
    return word.lower_ == "one" or word.tag_ == "JJS"


def _made_up(noun: Token) -> Token | None:
    """Finds Y in "the groups that make up Y"."""
    for clause in children(noun, "acl"):
        if clause.lemma_ in _MAKING_UP and clause.tag_ in {"VBP", "VBG", "VBZ"}:
            return child(clause, "obj")
    return None


def _parts(noun: Token, as_: bool) -> list[Token]:
    """What is said to be part of something: "X acts as part of Y", "X forms part of Y", "X is part of Y", "X,
    part of Y"."""
    above = noun.head
    if children(noun, "cop"):
        return subjects(noun)
    if as_ or (above.lemma_ in _MAKING and relation(noun) in {"obj", "xcomp"}):
        return subjects(above) if above.pos_ in {"VERB", "AUX"} else [above]
    return [above] if relation(noun) == "appos" else []


def _is_lettered(token: Token) -> bool:
    """Whether a name is letters alone ("part of CTF 50"), and neither a person's nor a place's."""
    lettered = token.pos_ == "PROPN" and token.text.isupper() and len(token) > 2
    return lettered and token.ent_type_ not in {"PER", "LOC"}


def is_known_role(noun: Token) -> bool:
    """Whether a noun is a pattern of its own ("wing", "unit")."""
    pattern = patterns().nouns.get(noun.lemma_.lower())
    return pattern is not None and pattern.kind != "part_of"


def is_numbered(token: Token) -> bool:
    """Whether a word heads the name of a unit by its number: "the 14th Foot", "the Third Army"."""
    numbered = any(_NUMBER.match(kid.text) for kid in (token, *children(token, "amod", "compound", "nummod")))
    return numbered and (token.text[:1].isupper() or token.text[:1].isdigit())


def list_ties(doc: Doc) -> Iterator[Found]:
    """As "the alliance comprises X, Y and Z", "the bloc is made up of X and Y"."""
    for verb in doc:
        if verb.pos_ != "VERB":
            continue
        if verb.lemma_ in _HOLDING and verb.tag_ in {"VBZ", "VBP", "VBG", "VBD"}:
            first = child(verb, "obj")
        elif verb.lemma_ in _CONSISTING:
            first = complement(verb, _OF)
        else:
            continue
        holders = subjects(verb) or ([verb.head] if relation(verb) == "acl" else [])
        whole = antecedent(holders[0]) if holders else None
        if whole is not None and whole.lemma_.lower() in patterns().composition:
            whole = complement(whole, _OF)
        if first is None or whole is None:
            continue
        if first.lemma_.lower() in patterns().units | _MANNED:  # "contingents of X, Y and Z"
            first = complement(first, _OF) or complement(first, _FROM) or first
        made_of = _may_unite(doc, whole) or _is_unit(whole)
        for part in conjuncts(first):
            if is_numbered(part) and part.i != whole.i and _is_unit(whole):
                yield Found("part_of", part, whole, verb, f"verb {verb.lemma_}")
                continue
            country = part.ent_type_ == "LOC" and (
                part.i in notes(doc).actors or whole.lemma_.lower() in patterns().unions
            )
            if made_of and part.i != whole.i and is_named(doc, part) and (country or is_body(doc, part)):
                kind: TieKind = "member_of" if country else "part_of"
                yield Found(kind, part, whole, verb, f"verb {verb.lemma_}")


def _is_unit(token: Token) -> bool:
    return token.lemma_.lower() in patterns().units and token.tag_ in {"NN", "NNP"}


def _may_unite(doc: Doc, whole: Token) -> bool:
    if whole.lemma_.lower() in patterns().unions:
        return whole.ent_type_ != "LOC"
    return is_body(doc, whole) and is_named(doc, whole) and whole.pos_ != "PRON"
