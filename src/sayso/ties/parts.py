"""Parts told with their whole: "X, as part of the coalition", "the Front's Health Committee", "the bloc
comprises X and Y"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from spacy.tokens import Doc, Token

from sayso.actors.nouns import agent
from sayso.gazetteer.countries import countries
from sayso.language.phrases import child, children, conjuncts, relation, subjects
from sayso.notes import notes
from sayso.ties.found import (
    ARMED,
    Found,
    antecedent,
    complement,
    in_one_name,
    is_actor,
    is_armed,
    is_body,
    is_named,
)
from sayso.ties.knowledge import patterns

if TYPE_CHECKING:
    from sayso.records import TieKind

_OF: Final = frozenset({"of"})
_WITHIN: Final = frozenset({"of", "within"})
_MAKING: Final = frozenset({"form", "constitute", "become", "remain"})
_HOLDING: Final = frozenset({"include", "comprise", "encompass", "group", "unite"})
_CONSISTING: Final = frozenset({"consist", "make", "compose"})
_FIGHTING: Final = ARMED | {"PTY"}


def may_be_whole(doc: Doc, token: Token) -> bool:
    """Whether a body can have wings and units that act for it: no state, no hospital, and no people by their
    number or kind ("a contingent of soldiers", "a battalion of infantry")."""
    actor = notes(doc).actors.get(token.i)
    if actor is not None and actor.code in countries() and actor.name == countries()[actor.code].name:
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
            if fits and one.i != whole.i:
                yield Found("part_of", one, whole, noun, "as part of" if as_ else "part of")


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


def organ_ties(doc: Doc) -> Iterator[Found]:
    """Names that stand with the whole they are a part of: "the ministry's Office of Border Affairs", "the Sea
    Eagles of the Front"."""
    for part in doc:
        if part.ent_type_ in {"PER", "LOC", "NORP"} or not (
            part.pos_ == "PROPN" or (part.pos_ == "NOUN" and part.ent_type_ == "ORG")
        ):
            continue
        for owner in children(part, "nmod:poss") if part.pos_ == "PROPN" and _is_organ(part) else []:
            if _is_whole(doc, owner) and not in_one_name(doc, part, owner):
                yield Found("part_of", part, owner, part, "body's organ")
        whole = complement(part, _WITHIN)
        if whole is None or not _is_apart(doc, part, whole) or not _is_whole(doc, whole):
            continue
        armed = _bears_arms(doc, part) and _bears_arms(doc, whole)
        if armed or (_is_organ(part) and part.ent_type_ == "ORG"):
            yield Found("part_of", part, whole, part, "organ of body")


def _is_organ(token: Token) -> bool:
    lemma, pattern = token.lemma_.lower(), patterns().nouns.get(token.lemma_.lower())
    return lemma in patterns().organs or (pattern is not None and pattern.kind == "part_of")


def _is_whole(doc: Doc, token: Token) -> bool:
    if token.tag_ in {"NNS", "NNPS"} or not (token.pos_ == "NOUN" or token.ent_type_ == "ORG"):
        return False
    return is_body(doc, token) and may_be_whole(doc, token)


def _is_apart(doc: Doc, part: Token, whole: Token) -> bool:
    """Whether two names stand with "of" between them, and no name goes on ("Bank of Scotland", "the Council
    of the Blue Hills")."""
    names = [entity for entity in doc.ents if entity.start <= part.i < entity.end]
    if any(len(entity) == 1 for entity in names) or in_one_name(doc, part, whole):
        return False
    actor, lemma = notes(doc).actors.get(whole.i), whole.lemma_.lower()
    known = agent(lemma) is not None or lemma in patterns().bodies
    known = known or (actor is not None and actor.id is not None)
    return whole.text.isupper() or (known and bool(children(whole, "det")))


def _bears_arms(doc: Doc, token: Token) -> bool:
    actor = notes(doc).actors.get(token.i)
    return token.ent_type_ == "ORG" and actor is not None and actor.sector in _FIGHTING


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
        holders = children(verb, "nsubj") or ([verb.head] if relation(verb) == "acl" else [])
        whole = antecedent(holders[0]) if holders else None
        if first is None or whole is None or not _may_unite(doc, whole):
            continue
        for part in conjuncts(first):
            country = part.ent_type_ == "LOC" and (
                part.i in notes(doc).actors or whole.lemma_.lower() in patterns().unions
            )
            if part.i != whole.i and is_named(doc, part) and (country or is_body(doc, part)):
                kind: TieKind = "member_of" if country else "part_of"
                yield Found(kind, part, whole, verb, f"verb {verb.lemma_}")


def _may_unite(doc: Doc, whole: Token) -> bool:
    if whole.lemma_.lower() in patterns().unions:
        return whole.ent_type_ != "LOC"
    return is_body(doc, whole) and is_named(doc, whole) and whole.pos_ != "PRON"
