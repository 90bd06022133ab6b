"""Parts that stand with their whole by name: "the ministry's Office of Border Affairs", "the Sea Eagles of
the Front", "the regiment was attached to Marn's Brigade"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from sayso.actors.nouns import agent
from sayso.language.phrases import children, conjuncts, name_of, relation, subjects
from sayso.notes import notes
from sayso.ties.found import ARMED, Found, antecedent, complement, in_one_name, is_body, is_country
from sayso.ties.knowledge import patterns
from sayso.ties.parts import is_numbered, may_be_whole

_WITHIN: Final = frozenset({"of", "within"})
_BESIDE: Final = frozenset({"at", "of", "within"})
_TO: Final = frozenset({"to"})
_FIGHTING: Final = ARMED | {"PTY"}


def organ_ties(doc: Doc) -> Iterator[Found]:
    """Names that stand with the whole they are a part of: "the ministry's Office of Border Affairs", "the Sea
    Eagles of the Front", "the Lab for Soils at the University of Kalm"."""
    for part in doc:
        if part.ent_type_ in {"PER", "LOC", "NORP"} or not (
            part.pos_ == "PROPN" or (part.pos_ == "NOUN" and (part.ent_type_ == "ORG" or is_numbered(part)))
        ):
            continue
        named = part.pos_ == "PROPN" or part.ent_type_ == "ORG"
        for owner in children(part, "nmod:poss") if named and _is_organ(part) else []:
            apart = part.text[:1].islower() or not in_one_name(part, owner)
            if apart and (_is_whole(doc, owner) or _is_seat(doc, part, owner)):
                yield Found("part_of", part, owner, part, "body's organ")
        beside = _beside(doc, part) or _within_name(part) or _after_comma(doc, part)
        if beside is not None:
            yield Found("part_of", part, beside, part, "organ at body")
            continue
        whole = complement(part, _WITHIN)
        if whole is None or not _is_apart(doc, part, whole) or not _is_whole(doc, whole):
            continue
        armed = _bears_arms(doc, part) and _bears_arms(doc, whole)
        if armed or (_is_organ(part) and part.ent_type_ == "ORG"):
            yield Found("part_of", part, whole, part, "organ of body")


def _beside(doc: Doc, part: Token) -> Token | None:
    """Finds Y in "the Department of Law at Y", "the Office for Seas of the Y", wherever a parser hung it."""
    name = name_of(part) if part.ent_type_ == "ORG" and _is_organ(part) else None
    if name is None or len(name) == 1:
        return None
    index = name.end
    if index + 1 >= part.sent.end or doc[index].lower_ not in _BESIDE:
        return None
    definite = doc[index + 1].lower_ == "the"
    follower = name_of(doc[start]) if (start := index + 1 + definite) < len(doc) else None
    if follower is None or follower.start != start or doc[start].ent_type_ != "ORG":
        return None
    whole = follower.root
    if not _is_whole(doc, whole):
        return None
    actor = notes(doc).actors.get(whole.i)
    known = actor is not None and actor.id is not None
    return whole if doc[index].lower_ != "of" or (definite and known) else None


def _within_name(part: Token) -> Token | None:
    """Finds Y in "the Department of Law of Y" where all of it was taken for one name."""
    ofs = [
        kid for kid in children(part, "nmod") if any(case.lower_ == "of" for case in children(kid, "case"))
    ]
    if part.lemma_.lower() not in patterns().studies or len(ofs) < 2 or part.ent_type_ != "ORG":
        return None
    return ofs[-1] if ofs[-1].pos_ == "PROPN" and in_one_name(part, ofs[-1]) else None


def _after_comma(doc: Doc, part: Token) -> Token | None:
    """Finds Y in "1st Platoon, Y Company": a unit, and the bigger one that it is of."""
    whole = next((kid for kid in children(part, "appos", "nmod", "list") if kid.i > part.i), None)
    if whole is None or doc[part.i + 1].text != "," or whole.left_edge.i > part.i + 2:
        return None
    units = {part.lemma_.lower(), whole.lemma_.lower()}
    known = len(units) == 2 and units <= patterns().units and whole.pos_ == "PROPN"
    return whole if known and not children(whole, "det") else None


def placing_ties(doc: Doc) -> Iterator[Found]:
    """As "the regiment was attached to Marn's Brigade", "the 4th was transferred to the Second Division"."""
    for verb in doc:
        if verb.pos_ != "VERB" or verb.lemma_ not in patterns().placing:
            continue
        passive = children(verb, "nsubj:pass") or (verb.tag_ == "VBN" and relation(verb) == "conj")
        placed = subjects(verb) if passive else [verb.head] if relation(verb) == "acl" else []
        whole = complement(verb, _TO)
        if not placed or whole is None:
            continue
        named = whole.ent_type_ == "ORG" and whole.pos_ == "PROPN"
        if not (is_numbered(whole) or named or (is_body(doc, whole) and may_be_whole(doc, whole))):
            continue
        for one in map(antecedent, conjuncts(placed[0])):
            if one.i != whole.i and (is_numbered(one) or (is_body(doc, one) and one.tag_ != "NNS")):
                yield Found("part_of", one, whole, verb, f"verb {verb.lemma_}")


def _is_seat(doc: Doc, part: Token, owner: Token) -> bool:
    """Whether a town stands for its university ("Kalm's Department of Linguistics")."""
    town = owner.ent_type_ == "LOC" and not is_country(notes(doc).actors.get(owner.i))
    return town and part.lemma_.lower() in patterns().studies


def _is_organ(token: Token) -> bool:
    lemma = token.lemma_.lower()
    pattern = patterns().nouns.get(lemma)
    return lemma in patterns().organs or (pattern is not None and pattern.kind == "part_of")


def _is_whole(doc: Doc, token: Token) -> bool:
    actor = notes(doc).actors.get(token.i)
    several = token.tag_ in {"NNS", "NNPS"} and (actor is None or actor.id is None)
    if several or not (token.pos_ == "NOUN" or token.ent_type_ == "ORG"):
        return False
    if token.ent_type_ == "ORG" and token.pos_ == "PROPN" and token.lemma_.lower() in patterns().employers:
        return True  # a named university has named departments
    return is_body(doc, token) and may_be_whole(doc, token)


def _is_apart(doc: Doc, part: Token, whole: Token) -> bool:
    """Whether two names stand with "of" between them, and no name goes on ("Bank of Scotland", "the Council
    of the Blue Hills")."""
    name = name_of(part)
    if (name is not None and len(name) == 1) or in_one_name(part, whole):
        return False
    actor, lemma = notes(doc).actors.get(whole.i), whole.lemma_.lower()
    known = agent(lemma) is not None or lemma in patterns().bodies
    known = known or (actor is not None and actor.id is not None)
    commanded = lemma in patterns().units and bool(children(whole, "nmod:poss"))
    return whole.text.isupper() or commanded or (known and bool(children(whole, "det")))


def _bears_arms(doc: Doc, token: Token) -> bool:
    actor = notes(doc).actors.get(token.i)
    noun = agent(token.lemma_.lower())
    if noun is not None and noun.kind == "person":  # "the Force Commander of the Mission"
        return False
    named = token.ent_type_ == "ORG" or is_numbered(token)
    return named and actor is not None and actor.sector in _FIGHTING
