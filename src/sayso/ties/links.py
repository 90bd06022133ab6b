"""Ties told by small words: "loyal to Y", "X of the Y party", "as part of Y", "talks between X and Y"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from sayso.language.phrases import child, children, conjuncts, relation, subjects
from sayso.notes import notes
from sayso.ties.found import ARMED, Found, antecedent, complement, is_actor, is_body
from sayso.ties.knowledge import patterns

_OF: Final = frozenset({"of", "from"})
_PARTIES: Final = ARMED | {"PTY", "OPP", "NGO", "LAB", "REL"}
"""Sectors of bodies whose people are told by "of" alone ("Ada Lunt of the Greens")."""
_BEING: Final = frozenset({"be", "remain", "stay"})
_TALKS: Final = frozenset({"talk", "negotiation"})
_OVER: Final = frozenset({"peace", "truce", "ceasefire", "coalition", "bilateral", "direct", "disengagement"})


def adjective_ties(doc: Doc) -> Iterator[Found]:
    """As "gunmen loyal to Y", "X is hostile to Y", "X, closely associated with Y"."""
    for word in doc:
        pattern = patterns().adjectives.get(word.lower_)
        if pattern is None or word.pos_ not in {"ADJ", "VERB"}:
            continue
        other = complement(word, pattern.through)
        if other is None or other.i < word.i:
            continue
        kind = relation(word)
        held = word.head if kind in {"amod", "acl"} else next(iter(subjects(word)), None)
        if held is None and kind == "appos":
            held = word.head
        if held is None:
            continue
        source = antecedent(held)
        for target in conjuncts(other):
            if is_actor(doc, source) and is_actor(doc, target) and source.i != target.i:
                yield Found(pattern.kind, source, target, word, f"adjective {word.lower_}")


def membership_ties(doc: Doc) -> Iterator[Found]:
    """Persons who are told by their party or group: "Ada Lunt of the Greens", "the Greens' Ada Lunt"."""
    for entity in doc.ents:
        if entity.label_ != "PER":
            continue
        name = entity.root
        body = complement(name, _OF)
        after = body is not None and body.i > name.i and doc[entity.end].lower_ in _OF
        if body is not None and after and _is_party(doc, body):
            yield Found("member_of", name, body, name, f"name {doc[entity.end].lower_} body")
        for owner in children(name, "nmod:poss"):
            if _is_party(doc, owner):
                yield from (Found("member_of", one, owner, one, "body's name") for one in _people_of(name))


def _people_of(name: Token) -> Iterator[Token]:
    """Coordinated names up to the first that is told with a body of its own."""
    for one in conjuncts(name):
        own = children(one, "nmod:poss") or complement(one, _OF) is not None
        if one.i != name.i and (own or one.ent_type_ != "PER"):
            return
        yield one


def _is_party(doc: Doc, token: Token) -> bool:
    """Whether a token heads the name of a party, a movement or another body that has members."""
    actor = notes(doc).actors.get(token.i)
    if token.pos_ != "PROPN" or token.ent_type_ in {"PER", "LOC", "NORP"}:
        return False
    short = token.text.isupper() and len(token) > 2  # letters of an unknown body, not of a country
    if actor is None or (actor.sector is None and actor.id is None):
        unknown = actor is None or actor.code is None
        lettered = short and (actor is None or actor.name in {None, token.text})
        return token.i not in notes(doc).places and (lettered or (unknown and token.ent_type_ == "ORG"))
    return actor.sector in _PARTIES


def part_ties(doc: Doc) -> Iterator[Found]:
    """As "X, as part of the coalition, …", "X, part of the alliance"."""
    for noun in doc:
        if noun.lower_ != "part" or not any(kid.lower_ == "as" for kid in children(noun, "case", "mark")):
            continue
        whole = complement(noun, frozenset({"of"}))
        verb = noun.head
        for part in subjects(verb) if verb.pos_ in {"VERB", "AUX"} else [verb]:
            one = antecedent(part)
            if whole is not None and is_body(doc, whole) and is_actor(doc, one) and one.i != whole.i:
                yield Found("part_of", one, whole, noun, "as part of")


def talks_ties(doc: Doc) -> Iterator[Found]:
    """Talks under way: "negotiations between X and Y", "X is in talks with Y"."""
    for noun in doc:
        if noun.lemma_.lower() not in _TALKS or noun.pos_ != "NOUN" or noun.tag_ != "NNS":
            continue
        partners = complement(noun, frozenset({"between"}))
        named = noun.lemma_ == "negotiation" or any(
            kid.lower_ in _OVER for kid in children(noun, "compound", "amod")
        )
        if partners is not None and named:
            sides = [one for one in conjuncts(partners) if is_actor(doc, one)]
            if len(sides) == 2:
                yield Found("negotiates_with", sides[0], sides[1], noun, f"{noun.lower_} between")
        other = complement(noun, frozenset({"with"}))
        if other is None or not any(kid.lower_ == "in" for kid in children(noun, "case")):
            continue
        clause = noun if child(noun, "cop") is not None else noun.head
        if clause.i != noun.i and clause.lemma_ not in _BEING:
            continue
        for one in subjects(clause):
            if is_actor(doc, antecedent(one)) and is_actor(doc, other):
                yield Found("negotiates_with", antecedent(one), other, noun, f"in {noun.lower_} with")
