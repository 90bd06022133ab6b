"""Ties told by small words: "loyal to Y", "the rivalry between X and Y", "talks between X and Y"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from sayso.language.phrases import child, children, conjuncts, relation, subjects
from sayso.ties.found import OURS, Found, antecedent, complement, is_actor, several
from sayso.ties.knowledge import patterns
from sayso.ties.verbs import doers, lasts

_ALLYING: Final = frozenset({"form", "forge", "have", "make", "enter", "conclude", "strike", "seal"})
_AGAINST: Final = frozenset({"against"})
_WITH: Final = frozenset({"with"})
_SWORN: Final = frozenset({"allegiance", "loyalty"})
_SWEARING: Final = frozenset({"pledge", "swear", "owe"})
_PARTNERS: Final = frozenset({"partner", "ally"})
_BEING: Final = frozenset({"be", "remain", "stay"})
_PRIVATE: Final = frozenset({"personal", "family", "emotional", "spiritual", "physical"})
"""Connections of this kind are none between parties."""
_CLOSE: Final = frozenset(
    {"group", "militia", "party", "faction", "movement", "newspaper", "daily", "paper", "agency", "website",
     "broadcaster", "channel", "businessman", "politician", "cleric", "lawmaker", "general", "organisation",
     "organization", "front", "union", "station", "tycoon", "commander"}
)  # fmt: skip
"""Who are told to stand with somebody by being close to him."""
_RULING: Final = frozenset({"government", "regime"})
_REBELLING: Final = frozenset({"insurgency", "rebellion", "war", "struggle", "jihad", "insurrection"})
_WAGING: Final = frozenset({"wage", "fight", "lead", "conduct", "pursue"})
_TIES: Final = frozenset({"tie", "link", "allegiance", "loyalty"})
"""What somebody is told to have by a genitive alone."""
_IN_TALKS: Final = frozenset({"hold", "conduct", "pursue", "have"})
_HAVING: Final = frozenset(
    {"have", "maintain", "begin", "keep", "retain", "establish", "cultivate", "deepen", "forge"}
)
_TALKS: Final = frozenset({"talk", "negotiation", "dialogue"})
_OVER: Final = frozenset({"peace", "truce", "ceasefire", "coalition", "bilateral", "direct", "disengagement"})


def adjective_ties(doc: Doc) -> Iterator[Found]:
    """As "gunmen loyal to Y", "X is hostile to Y", "X, closely associated with Y"."""
    for word in doc:
        pattern = patterns().adjectives.get(word.lower_)
        if pattern is None or word.pos_ not in {"ADJ", "VERB"}:
            continue
        kind, other = relation(word), complement(word, pattern.through)
        if other is None and kind == "amod" and relation(word.head) == "conj" and word.lower_ == "allied":
            ends = (word.head, word.head.head)  # "the army and allied militias"
            if all(is_actor(doc, end) for end in ends):
                yield Found(pattern.kind, *ends, word, "adjective allied")
        if other is None or other.i < word.i:
            continue
        own = child(word, "nsubj")
        held = word.head if kind in {"amod", "acl"} and own is None else next(iter(subjects(word)), None)
        if held is None and kind == "appos":
            held = word.head
        if held is None:
            continue
        sides = conjuncts(held) if kind in {"amod", "acl"} else [held]  # "troops and militiamen loyal to Y"
        for source in (antecedent(one) for one in sides if one.i == held.i or one.i < word.i):
            for target in several(other):
                if is_actor(doc, source) and is_actor(doc, target) and source.i != target.i:
                    yield Found(pattern.kind, source, target, word, f"adjective {word.lower_}")


def close_ties(doc: Doc) -> Iterator[Found]:
    """Groups, papers and persons close to a body or a ruler: "a militia close to Y"; no place near another,
    and no source."""
    for word in doc:
        if word.lower_ != "close" or word.pos_ != "ADJ":
            continue
        other = complement(word, frozenset({"to"}))
        if other is None or other.i < word.i or other.ent_type_ == "LOC" or not is_actor(doc, other):
            continue
        held = word.head if relation(word) in {"amod", "acl"} else next(iter(subjects(word)), None)
        source = antecedent(held) if held is not None else None
        if source is None or source.ent_type_ == "LOC" or source.lemma_.lower() not in _CLOSE:
            named = source is not None and source.ent_type_ in {"PER", "ORG"}
            if not named:
                continue
        if (
            source is not None
            and source.i != other.i
            and other.lemma_.lower() not in patterns().no_wholes - _RULING
        ):
            yield Found("allied_with", source, other, word, "adjective close")


def between_ties(doc: Doc) -> Iterator[Found]:
    """As "the rivalry between X and Y", "X's alliance with Y", "X, in alliance with Y"."""
    for noun in doc:
        pattern = patterns().between.get(noun.lemma_.lower())
        if pattern is None or noun.pos_ != "NOUN":
            continue
        first, other = complement(noun, frozenset({"between"})), complement(noun, frozenset({"with"}))
        sides = conjuncts(first) if first is not None else []
        if other is not None and not sides:
            owner = next(iter(children(noun, "nmod:poss")), None)
            in_ = any(kid.lower_ == "in" for kid in children(noun, "case"))
            partners = [owner] if owner is not None else subjects(noun if child(noun, "cop") else noun.head)
            made = relation(noun) == "obj" and noun.head.lemma_ in _ALLYING and not children(noun, "amod")
            sides = [partners[0], other] if partners and (owner is not None or in_ or made) else []
        ends = [antecedent(one) for one in sides]
        if len(ends) == 2 and all(is_actor(doc, one) for one in ends):
            yield Found(pattern.kind, ends[0], ends[1], noun, f"noun {noun.lemma_.lower()}")


def partner_ties(doc: Doc) -> Iterator[Found]:
    """Partners and allies told by where they are: "its Sahel partners", "Kalm's Nordic allies"."""
    for noun in doc:
        if noun.tag_ != "NNS" or noun.lemma_ not in _PARTNERS or children(noun, "appos"):
            continue
        described = any(kid.text[:1].isupper() for kid in children(noun, "amod", "compound"))
        among = complement(noun, frozenset({"including", "like"}))
        meant = conjuncts(among) if among is not None else [noun] if described else []
        for owner in children(noun, "nmod:poss"):
            if owner.lower_ not in OURS and is_actor(doc, owner):
                for one in meant:
                    yield Found("allied_with", owner, one, noun, f"noun {noun.lemma_}")


def war_ties(doc: Doc) -> Iterator[Found]:
    """As "X is at war with Y"."""
    for noun in doc:
        if noun.lemma_ != "war" or not any(kid.lower_ == "at" for kid in children(noun, "case")):
            continue
        other = complement(noun, _WITH)
        for one in map(antecedent, subjects(noun if child(noun, "cop") is not None else noun.head)):
            if other is not None and is_actor(doc, one) and is_actor(doc, other) and one.i != other.i:
                yield Found("opposes", one, other, noun, "at war with")


def rebellion_ties(doc: Doc) -> Iterator[Found]:
    """As "X has been waging an insurgency against Y"."""
    for noun in doc:
        verb = noun.head
        if noun.lemma_ not in _REBELLING or relation(noun) != "obj" or verb.lemma_ not in _WAGING:
            continue
        other = complement(noun, _AGAINST) or complement(verb, _AGAINST)
        if other is None or not lasts(verb) or not is_actor(doc, other):
            continue
        for one in map(antecedent, subjects(verb)):
            if is_actor(doc, one) and one.i != other.i:
                yield Found("opposes", one, other, noun, f"noun {noun.lemma_}")


def having_ties(doc: Doc) -> Iterator[Found]:
    """As "X has close links to Y", "X maintains an association with Y"."""
    for noun in doc:
        pattern = patterns().having.get(noun.lemma_.lower())
        having = _SWEARING if noun.lemma_ in _SWORN else _HAVING
        whose = next(iter(children(noun, "nmod:poss")), None) if noun.lemma_ in _TIES else None
        held = relation(noun) == "obj" and noun.head.lemma_ in having
        if pattern is None or not (held or whose is not None):
            continue
        if any(kid.lower_ in _PRIVATE for kid in children(noun, "amod", "compound")):
            continue
        other = complement(noun, frozenset({"to", "with"})) or complement(
            noun.head, frozenset({"to"} if having is _SWEARING else {"with"})
        )
        holders = (
            [] if other is None else doers(noun.head) if whose is None else [whose]
        )  # "Kalm's ties to Y"
        for source in holders:
            for target in conjuncts(other) if other is not None else []:
                if is_actor(doc, antecedent(source)) and is_actor(doc, target) and target.i > noun.i:
                    yield Found(pattern.kind, antecedent(source), target, noun, f"noun {noun.lemma_.lower()}")


def side_ties(doc: Doc) -> Iterator[Found]:
    """As "they fought on the side of Y", "they fought alongside Y"; help with a single deed ("in support of
    Y") is no tie."""
    for noun in doc:
        leads_in = {kid.lower_ for kid in children(noun, "case")}
        if "alongside" in leads_in and relation(noun) == "obl":
            yield from _taking_sides(doc, noun.head, noun, noun.head, f"verb {noun.head.lemma_}, alongside")
        elif noun.lower_ == "side" and noun.pos_ == "NOUN" and "on" in leads_in:
            other = complement(noun, frozenset({"of"})) or next(iter(children(noun, "nmod:poss")), None)
            if other is not None:
                yield from _taking_sides(doc, noun.head, other, noun, "noun side")


def _taking_sides(doc: Doc, verb: Token, other: Token, by: Token, why: str) -> Iterator[Found]:
    """Whoever fights or serves as a verb says, with whom he does so."""
    if not is_actor(doc, other) or verb.lemma_ not in patterns().acting:
        return
    sides = subjects(verb) or ([verb.head] if relation(verb) == "acl" else [])
    for one in map(antecedent, sides):
        if is_actor(doc, one) and one.i != other.i:
            yield Found("allied_with", one, other, by, why)


def _each_other(doc: Doc, clause: Token, by: Token) -> Iterator[Found]:
    """Finds X and Y in "X and Y are in talks", "X and Y are negotiating"."""
    sides = [antecedent(one) for one in subjects(clause)]
    if len(sides) == 2 and all(is_actor(doc, one) for one in sides):
        yield Found("negotiates_with", sides[0], sides[1], by, f"{by.lower_}, both")


def talks_ties(doc: Doc) -> Iterator[Found]:
    """Talks under way: "negotiations between X and Y", "X is in talks with Y"."""
    for noun in doc:
        if (
            noun.lemma_ == "negotiate"
            and noun.tag_ == "VBG"
            and complement(noun, frozenset({"with"})) is None
        ):
            yield from _each_other(doc, noun, noun)
        if noun.lemma_.lower() not in _TALKS or noun.pos_ != "NOUN":
            continue
        if noun.tag_ != "NNS" and noun.lemma_ != "dialogue":
            continue
        partners = complement(noun, frozenset({"between"}))
        named = noun.lemma_ == "negotiation" or any(
            kid.lower_ in _OVER for kid in children(noun, "compound", "amod")
        )
        on = relation(noun) == "nsubj" and noun.head.lemma_ in patterns().resuming
        on = on or any(kid.lower_ == "the" for kid in children(noun, "det"))  # those that are under way
        if partners is not None and (named or on):
            sides = [one for one in conjuncts(partners) if is_actor(doc, one)]
            if len(sides) == 2:
                yield Found("negotiates_with", sides[0], sides[1], noun, f"{noun.lower_} between")
        other = complement(noun, frozenset({"with"}))
        verb = noun.head
        if relation(noun) == "obj" and verb.tag_ == "VBG" and verb.lemma_ in _IN_TALKS and other is not None:
            for one in map(antecedent, subjects(verb)):  # "has been holding talks with Y"
                if is_actor(doc, one) and is_actor(doc, other) and children(verb, "aux"):
                    yield Found("negotiates_with", one, other, noun, "holding talks")
        if relation(noun) == "obj" and verb.lemma_ in patterns().pausing and other is not None:
            for one in map(antecedent, subjects(verb)):
                if is_actor(doc, one) and is_actor(doc, other):
                    yield Found("negotiates_with", one, other, noun, "talks paused", status="negated")
        clause = noun if child(noun, "cop") is not None else noun.head
        if not any(kid.lower_ == "in" for kid in children(noun, "case")):
            continue
        if clause.i != noun.i and clause.lemma_ not in _BEING:
            continue
        if other is None:
            yield from _each_other(doc, clause, noun)
            continue
        for one in subjects(clause):
            if is_actor(doc, antecedent(one)) and is_actor(doc, other):
                yield Found("negotiates_with", antecedent(one), other, noun, f"in {noun.lower_} with")
