"""Ties told by nouns: "Y leader X", "X, the foreign minister of Y", "their patron Y", "the military wing of
Y"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from sayso.actors.nouns import agent
from sayso.language.phrases import children, conjuncts, relation
from sayso.notes import notes
from sayso.records import Status
from sayso.ties.found import ARMED, HYPHENS, MUTUAL, Found, complement, fits, is_actor, is_body
from sayso.ties.holders import OF, had_been, has_ended, holder_of
from sayso.ties.knowledge import Pattern, patterns
from sayso.ties.owners import LIMBS, NO_MEMBERS, country_of, owner_of
from sayso.ties.parts import is_numbered, may_be_whole
from sayso.ties.roles import (
    is_chief,
    is_former,
    is_inside,
    is_rank,
    office_of,
    portfolio,
    role_of,
    role_start,
)

_IN: Final = frozenset({"in"})
_RANKED: Final = frozenset({"squadron", "wing", "flight", "group", "warrant", "petty"})
"""With these a leader or officer has a rank, and leads or is in nothing that is told."""
_TRADING: Final = frozenset({"trade", "trading", "business", "commercial", "training", "sparring"})
_OF_BODIES: Final = frozenset({"member", "fellow", "recruit", "state", "country", "nation"})
"""Nouns for members that a state or a body may be."""
_ALSO_FIRMS: Final = frozenset({"company", "command", "column", "front", "bloc", "fleet", "legion"})
"""Units of those who bear arms; elsewhere they are something else ("the town's ferry company")."""
_OF_PERSONS: Final = frozenset({"associate", "confidant", "confidante", "henchman", "loyalist"})
_MANY: Final = frozenset({"NNS", "NNPS"})
_OF_TOWNS: Final = frozenset({"chief-executive", "administrator", "commissioner"})
"""Who leads a body, but has an office in a town or territory ("Hong Kong's chief executive")."""
_AT_THE_TOP: Final = Pattern("holds_office", frozenset({"for", "to", "at"}), office=True, named=True)
_IN_A_BODY: Final = Pattern("holds_office", frozenset({"to", "at"}), office=True, named=True)
"""Of a head with a portfolio and of whoever stands in for somebody: "the regulator's head of research", "the
mayor's deputy"."""


def noun_ties(doc: Doc) -> Iterator[Found]:
    """Every role noun with whom it means (X) and who stands with it (Y)."""
    for noun in doc:
        role = role_of(noun)
        pattern = patterns().nouns.get(role)
        if pattern is not None and pattern.kind == "leads" and portfolio(noun) is not None:
            pattern = _IN_A_BODY
        if role == "officer" and is_chief(noun):
            pattern = _AT_THE_TOP
        if pattern is None or noun.pos_ not in ({"NOUN", "PROPN"} if pattern.named else {"NOUN"}):
            continue
        if (
            noun.ent_type_ == "LOC"
            or _is_leaning(noun)
            or is_inside(doc, noun)
            or (noun.ent_type_ == "ORG" and not pattern.named)
        ):
            continue
        start = role_start(noun, role)
        ranked = role in patterns().ranks or (noun.i > 0 and noun.nbor(-1).lower_ in _RANKED)
        if is_former(doc, start, noun) or had_been(noun) or (ranked and is_rank(noun)):
            continue
        holder = holder_of(doc, noun, pattern)
        if pattern.kind == "member_of" and noun.i > 0 and noun.nbor(-1).lower_ in NO_MEMBERS:
            continue
        stated = owner_of(doc, noun, start, pattern)
        if stated is None and holder is not None and pattern.kind in MUTUAL:
            yield from _among(doc, noun, holder, pattern)
        if holder is None or (stated is None and not pattern.office):
            continue
        if not _may_hold(doc, pattern, noun, holder):
            continue
        if stated is not None and not _may_be_of(doc, pattern, noun, holder, stated):
            continue
        if role == "deputy" and stated is not None and not is_body(doc, stated):
            pattern = _IN_A_BODY
        other = stated or country_of(doc, noun, holder)
        if other is None or other.i in {holder.i, noun.i}:
            continue
        if role in _OF_TOWNS and other.ent_type_ == "LOC":
            pattern = _IN_A_BODY
        begins = stated.i + 1 if stated is not None and start <= stated.i < noun.i else start
        office = office_of(doc, begins, noun) if pattern.office else None
        status: Status | None = "negated" if has_ended(noun) else None
        for one, body in (
            (one, body)
            for one in _all_meant(noun, holder)
            for body in ([other] if stated is None else _bodies(noun, pattern, other))
        ):
            source, target = (body, one) if pattern.reverse else (one, body)
            if source.i != target.i:
                why, given = f"noun {role}", stated is not None
                yield Found(pattern.kind, source, target, noun, why, office, given, status)


def _is_leaning(noun: Token) -> bool:
    """Whether a noun is the end of a word for where somebody stands ("right-wing members")."""
    return (
        noun.lower_ == "wing" and noun.i > 0 and noun.nbor(-1).text in HYPHENS and relation(noun) != "nsubj"
    )


def _among(doc: Doc, noun: Token, holder: Token, pattern: Pattern) -> Iterator[Found]:
    """Finds X and Y in "X and Y are allies", "X and Y, close allies"."""
    sides = conjuncts(holder)
    plural = noun.tag_ == "NNS" and noun.lemma_ != "partner" and noun.i not in {side.i for side in sides}
    if plural and len(sides) == 2 and all(is_actor(doc, side) for side in sides):
        yield Found(pattern.kind, sides[0], sides[1], noun, f"noun {noun.lemma_.lower()}, of both")


def _bodies(noun: Token, pattern: Pattern, other: Token) -> list[Token]:
    """All bodies of which somebody is said to be a member or the head: "a member of X and Y"."""
    if (
        pattern.kind not in {"member_of", "leads", "holds_office", "backs"} | MUTUAL
        or not noun.i < other.i
        or relation(other) != "nmod"
    ):
        return [other]
    return [one for one in conjuncts(other) if one.i == other.i or one.ent_type_ in {"ORG", "LOC"}]


def _may_be_of(doc: Doc, pattern: Pattern, noun: Token, holder: Token, other: Token) -> bool:
    """Whether a role can be one in or of this actor: a country has no members ("an Iraqi lawmaker"), and no
    wing is part of it."""
    if pattern.kind == "member_of" and (
        other.ent_type_ in {"LOC", "NORP"} or other.lemma_.lower() in patterns().crowds
    ):
        return False
    if pattern.kind == "part_of" and not (
        may_be_whole(doc, other) and _is_told(pattern, noun, holder, other)
    ):
        return False
    if noun.lemma_.lower() in _ALSO_FIRMS and not _bears_arms(doc, other):
        return False
    return fits(doc, pattern, other)


def _bears_arms(doc: Doc, body: Token) -> bool:
    actor = notes(doc).actors.get(body.i)
    return actor is not None and actor.sector in ARMED


def _is_told(pattern: Pattern, noun: Token, holder: Token, other: Token) -> bool:
    """Whether a part is told with its whole, and not only whose it is ("its armed wing", no "its unit")."""
    placed = complement(noun, _IN) is not None
    if pattern.modified and not (placed or children(noun, "amod", "compound")):
        return False
    if other.pos_ != "PRON" or holder.i != noun.i:
        return True
    return (noun.lemma_.lower() in LIMBS and noun.i - other.i > 1) or is_numbered(noun)


def _may_hold(doc: Doc, pattern: Pattern, noun: Token, holder: Token) -> bool:
    """Whether a role can be somebody's: no operation leads, and an island is part of no wing."""
    if noun.lemma_ == "speaker" and noun.tag_ == "NNS":  # those of a language
        return False
    if pattern.kind == "opposes" and complement(noun, _IN) is not None:  # "his opponent in the duel"
        return False
    if noun.lemma_.lower() == "partner" and (holder.ent_type_ == "PER" or _is_in_trade(noun)):
        return False
    persons = pattern.kind == "member_of" and noun.lemma_.lower() not in _OF_BODIES
    if persons and holder.ent_type_ in {"ORG", "LOC"}:  # "officials from Defra (Department for …)"
        return False
    if noun.lemma_ in _OF_PERSONS and holder.ent_type_ != "PER":
        return False
    if noun.lemma_ == "client" and (noun.tag_ == "NNS" or holder.ent_type_ == "PER" or holder.i == noun.i):
        return False  # those of a firm or a lawyer
    if pattern.office and noun.tag_ in {"NNS", "NNPS"} and relation(noun) != "appos":
        return False
    if pattern.kind in {"leads", "holds_office"}:
        if noun.dep_ == "compound" and noun.head.i == holder.i and holder.ent_type_ != "PER":
            return False  # "the Justice in Mining Act"
        if holder.pos_ == "NOUN" and agent(holder.lemma_.lower()) is None:
            return False
        if holder.ent_type_ != "PER" and holder.lemma_.lower() in patterns().nouns:
            return False
        for kid in children(noun, "compound"):  # "the coup leader" leads no country
            if kid.lemma_.lower() in patterns().no_bodies and kid.lower_ not in patterns().modifiers:
                return False
        if pattern.office and holder.ent_type_ == "LOC":
            return False
        return holder.ent_type_ != "ORG" or holder.i in notes(doc).actors
    return pattern.kind != "part_of" or (
        holder.ent_type_ != "LOC" and (noun.tag_ not in _MANY or _counted(noun))
    )


def _is_in_trade(partner: Token) -> bool:
    return any(kid.lower_ in _TRADING for kid in children(partner, "compound", "amod"))


def _counted(noun: Token) -> bool:
    """Whether so many parts are told of a whole: "two brigades of the Iraqi Army"."""
    whole = complement(noun, OF) or next(iter(children(noun, "nmod:poss")), None)
    named = whole is not None and whole.pos_ == "PROPN" and bool(children(noun, "amod"))
    return whole is not None and (named or bool(children(noun, "nummod")))


def _all_meant(noun: Token, holder: Token) -> list[Token]:
    """All who are meant: "Russia and Iran, allies of Y"."""
    if noun.tag_ != "NNS":
        return [holder]
    if relation(noun) == "nsubj" and noun.head.lemma_ == "include":
        return conjuncts(holder)
    if relation(noun) != "appos":
        return [one for one in conjuncts(holder) if one.i == holder.i or not complement(one, OF)]
    first = noun.head.head if relation(noun.head) == "conj" else noun.head
    several = conjuncts(first)
    return several if len(several) > 1 or holder.tag_ in {"NNS", "NNPS"} else []
