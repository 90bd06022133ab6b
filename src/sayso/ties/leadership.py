"""Ties told by the noun leadership: "under the command of X", "his leadership of Y", "took over the
chairmanship of Y"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from spacy.tokens import Doc, Token

from sayso.language.phrases import child, children, relation, subjects
from sayso.ties.found import (
    OURS,
    Found,
    antecedent,
    complement,
    is_actor,
    is_armed,
    is_body,
    is_gear,
    several,
)
from sayso.ties.knowledge import patterns

if TYPE_CHECKING:
    from sayso.records import Status

_CLOSE: Final = 2
"""How far behind a noun "under X" may begin that is said of it ("the rebels, under X, fled")."""
_PUTTING: Final = frozenset({"put", "place", "leave", "set"})
_FIGHTING: Final = frozenset({"fight", "march", "advance", "battle", "rebel"})
_UNDER: Final = frozenset({"under"})
_IN: Final = frozenset({"of", "in", "over"})
_OFFICE: Final = frozenset({"charge", "command", "helm", "head"})
"""In charge of Y, in command of Y, at the helm of Y."""


def leadership_ties(doc: Doc) -> Iterator[Found]:
    """Every leadership that the text says is somebody's in a body."""
    known = patterns().leadership | patterns().under | _OFFICE
    for noun in doc:
        if noun.lemma_.lower() not in known or noun.pos_ != "NOUN":
            continue
        for leader, body, status in _in_charge(noun) or _under(doc, noun) or _of(doc, noun):
            who, what = antecedent(leader), antecedent(body)
            several_led = what.tag_ == "NNS" and (is_actor(doc, what) or is_gear(what))
            led = is_body(doc, what) or several_led
            if is_actor(doc, who) and led and who.i != what.i:
                yield Found("leads", who, what, noun, f"noun {noun.lemma_}", status=status)


def under_ties(doc: Doc) -> Iterator[Found]:
    """As "the defenders, under Travis, …", "they fought under Sheridan"."""
    for leader in doc:
        if leader.ent_type_ != "PER" or not any(kid.lower_ == "under" for kid in children(leader, "case")):
            continue
        above = leader.head
        if relation(leader) == "obl":
            led = [
                one
                for one in subjects(above)[:1]
                if above.lemma_ in _FIGHTING or 0 < leader.left_edge.i - one.i <= _CLOSE
            ]
        else:
            led = [above] if relation(leader) == "nmod" else []
        for one in map(antecedent, led):
            if is_body(doc, one) and (one.pos_ == "PRON" or is_armed(doc, one)):
                yield Found("leads", leader, one, leader, "under")


def placing_under_ties(doc: Doc) -> Iterator[Found]:
    """As "the company has been placed under the United Nations police"."""
    for verb in doc:
        if verb.lemma_ not in _PUTTING or verb.tag_ != "VBN":
            continue
        led, leader = next(iter(children(verb, "nsubj:pass")), None), complement(verb, _UNDER)
        if led is None or leader is None or not is_actor(doc, leader):
            continue
        if is_body(doc, antecedent(led)):
            yield Found("leads", leader, antecedent(led), verb, f"verb {verb.lemma_} under")


def _owner(doc: Doc, noun: Token) -> Token | None:
    owners = (kid for kid in children(noun, "nmod:poss", "amod", "compound") if kid.lower_ not in OURS)
    return next((kid for kid in owners if is_actor(doc, kid)), None)


def _in_charge(noun: Token) -> list[tuple[Token, Token, Status | None]]:
    """As "X is in charge of the troops", "they put X in charge of the troops"."""
    body = complement(noun, frozenset({"of"}))
    at = any(kid.lower_ in {"in", "at"} for kid in children(noun, "case"))
    if body is None or noun.lemma_ not in _OFFICE or not at or noun.tag_ == "NNS":
        return []
    verb = noun.head
    if child(noun, "cop") is not None or verb.lemma_ == "remain":
        leaders = subjects(noun if child(noun, "cop") is not None else verb)
    elif verb.lemma_ in _PUTTING:
        leaders = children(verb, "nsubj:pass") or children(verb, "obj")
    else:
        leaders = [verb] if relation(noun) == "nmod" and verb.ent_type_ == "PER" else []
    return [(leader, body, None) for leader in leaders[:1]]


def _under(doc: Doc, noun: Token) -> list[tuple[Token, Token, Status | None]]:
    """As "under the leadership of X, the group …", "troops under X's command", "ships under NATO command"."""
    under = any(kid.lower_ == "under" for kid in children(noun, "case"))
    if not under or noun.lemma_.lower() not in patterns().under:
        return []
    leader = _owner(doc, noun) or complement(noun, frozenset({"of"}))
    if leader is None:
        return []
    above = noun if child(noun, "cop") is not None else noun.head
    beside = noun.nbor(noun.left_edge.i - noun.i - 1) if noun.left_edge.i > noun.sent.start else None
    if above.pos_ == "VERB" and beside is not None and beside.head.i == above.i < beside.i:
        led_too = beside.pos_ == "NOUN" and is_actor(doc, beside) and is_body(doc, beside)
        above = beside if led_too else above  # "works with units under the command of X"
    led = subjects(above)[:1] if above.pos_ == "VERB" or above.i == noun.i else [above]
    return [(each, one, None) for one in led for each in several(leader)]


def _held(doc: Doc, noun: Token, verb: Token) -> list[tuple[Token, Token, Status | None]]:
    """As "Kalm, which holds the Council's presidency", "the Group, whose presidency is held by Kalm"."""
    body = next((kid for kid in children(noun, "nmod:poss") if is_actor(doc, kid)), None)
    passive = relation(noun) == "nsubj"
    if passive and not children(verb, "aux:pass"):
        return []
    holder = complement(verb, frozenset({"by"})) if passive else next(iter(subjects(verb)), None)
    if body is None or holder is None or noun.lemma_.lower() not in patterns().leadership:
        return []
    return [] if body.pos_ == "PRON" and not passive else [(holder, body, None)]


def _of(doc: Doc, noun: Token) -> list[tuple[Token, Token, Status | None]]:
    """As "her leadership of the party", "she took over the leadership of the party", "he gave up his
    leadership in the party"."""
    body, verb = complement(noun, _IN), noun.head
    if body is None and relation(noun) == "obj":
        body = complement(verb, frozenset({"of", "over"}))
    if body is None and relation(noun) in {"obj", "nsubj"} and verb.lemma_ in patterns().taking:
        return _held(doc, noun, verb)
    if body is None or noun.lemma_.lower() not in patterns().leadership:
        return []
    leader = _owner(doc, noun)
    status: Status | None = None
    from_ = relation(noun) == "obl" and any(kid.lower_ == "from" for kid in children(noun, "case"))
    if (relation(noun) == "obj" or from_) and verb.lemma_ in patterns().losing:
        ended = verb.lemma_ != "give" or child(verb, "compound:prt") is not None
        leader, status = leader or next(iter(subjects(verb)), None), "negated" if ended else None
    elif relation(noun) == "obj" and verb.lemma_ in patterns().taking and leader is None:
        leader = next(iter(subjects(verb)), None)
    return [(leader, body, status)] if leader is not None else []
