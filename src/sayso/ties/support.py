"""Ties told by what a backer gives: "with Y's support", "its support for X", "provides X with weapons", "gets
money from Y", "its commitment to support X"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from spacy.tokens import Doc, Token

from sayso.actors.nouns import agent
from sayso.language.phrases import child, children, conjuncts, relation, subjects
from sayso.notes import notes
from sayso.ties.found import (
    OURS,
    Found,
    antecedent,
    complement,
    is_actor,
    is_armed,
    is_helped,
    is_named,
    together,
)
from sayso.ties.knowledge import patterns
from sayso.ties.verbs import is_to_come, lasts

if TYPE_CHECKING:
    from sayso.records import Status

_MOST: Final = frozenset(
    {"most", "much", "all", "bulk", "some", "billion", "million", "$", "€", "£", "worth"}
)
"""How much of a thing is given; the thing hangs on it."""
_LONG: Final = frozenset({"long", "always", "regularly", "continuously", "repeatedly", "increasingly"})
_FOR_LONG: Final = frozenset({"since", "throughout"})
_SPELLS: Final = frozenset({"year", "month", "decade", "week"})
_PAY: Final = frozenset({"salary", "wage", "stipend", "budget", "payroll"})
"""What somebody pays for those he keeps."""
_BACKING: Final = frozenset({"support", "backing", "sponsorship", "patronage"})
_RELYING: Final = frozenset({"rely", "depend"})
_PAYING: Final = frozenset({"pay", "finance", "fund", "cover", "meet", "subsidise", "subsidize"})
_HAVING: Final = frozenset({"have", "enjoy", "get", "retain", "keep", "receive", "draw"})
_FROM: Final = frozenset({"of", "from"})
_FOR: Final = frozenset({"for", "to"})
_AWAY: Final = frozenset({"from"})


def support_ties(doc: Doc) -> Iterator[Found]:
    """Every support that the text says is somebody's for somebody."""
    known = patterns()
    for word in doc:
        if word.pos_ == "VERB" and word.lemma_ in known.committed:
            pairs = _committed(doc, word)
        elif word.pos_ == "NOUN" and word.lemma_ in _PAY:
            pairs = _kept_in_pay(doc, word)
        elif word.pos_ == "NOUN" and word.lemma_ in known.help:
            pairs = (
                _with(doc, word)
                or _for(doc, word)
                or _given(doc, word)
                or _reaffirmed(word)
                or _kept(word)
                or _cut(doc, word)
            )
        elif word.pos_ == "VERB" and word.lemma_ in _RELYING:
            pairs = _relied_on(doc, word)
        elif word.pos_ == "NOUN" and (word.lemma_ in known.goods or _is_gear(word)):
            kept = word.lemma_ in known.aid
            lasting = (_for(doc, word) or _cut(doc, word) or _kept(word)) if kept else []
            pairs = _given(doc, word) or [pair for pair in lasting if is_helped(doc, pair[1])]
        else:
            continue
        for helper, helped in pairs:
            source, target = antecedent(helper), antecedent(helped)
            if is_actor(doc, source) and is_actor(doc, target) and source.i != target.i:
                why = f"{word.pos_.lower()} {word.lemma_}"
                status: Status | None = "negated" if _is_cut(word) else None
                if word.pos_ == "NOUN" and is_to_come(word.head):
                    status = "future"
                yield Found("backs", source, target, word, why, status=status)


def _is_gear(noun: Token) -> bool:
    known = agent(noun.lemma_.lower())
    return known is not None and known.kind == "gear" and noun.lemma_ != "base"  # "a fan base"


def _is_cut(noun: Token) -> bool:
    """Whether somebody has ended what was given ("suspended its aid to Y")."""
    verb = noun.head
    over = relation(noun) in {"obj", "nsubj"} and verb.lemma_ in patterns().cutting
    return over and verb.tag_ in {"VBD", "VBN"}


def _cut(doc: Doc, noun: Token) -> list[tuple[Token, Token]]:
    """As "Y cut off aid to X", "Y withdrew support from X", where it is not told whose it was."""
    helped = complement(noun, _FOR) or complement(noun.head, _FOR) or complement(noun.head, _AWAY)
    if helped is None or not _is_cut(noun):
        return []
    known = is_named if noun.lemma_ not in patterns().help else is_helped
    return [(giver, one) for giver in subjects(noun.head) for one in conjuncts(helped) if known(doc, one)]


def _owner(doc: Doc, noun: Token) -> Token | None:
    """Whose something is; *our* and the like only where it is told who speaks."""
    for kid in children(noun, "nmod:poss", "amod", "compound"):
        known = agent(kid.lower_) if kid.dep_ != "nmod:poss" else None
        if known is not None and known.kind == "person":  # "expert support"
            continue
        if is_actor(doc, kid) and (kid.lower_ not in OURS or _is_told(doc, kid)):
            return kid
    return None


def _is_told(doc: Doc, ours: Token) -> bool:
    """Whether the text tells who speaks of what is theirs."""
    actor = notes(doc).actors.get(ours.i)
    known = actor is not None and (actor.name is not None or actor.code is not None)
    return known or bool(notes(doc).voices(ours.idx, ours.idx + len(ours)))


def _with(doc: Doc, noun: Token) -> list[tuple[Token, Token]]:
    """As "X, with Y's support, …", "X, aided by support from Y"."""
    cases = {kid.lower_ for kid in children(noun, "case")}
    head = noun.head
    if not ("with" in cases or ("by" in cases and head.lemma_ in patterns().helping)):
        return []
    if (
        head.tag_ == "VBD" and noun.lemma_ == "assistance"
    ):  # "they searched the house with the FBI's assistance"
        return []
    helper = _owner(doc, noun) or complement(noun, _FROM)
    if head.pos_ != "VERB":
        helped = [head]
    else:
        helped = subjects(head) or ([head.head] if relation(head) == "acl" else [])
    partners = conjuncts(helper) if helper is not None else []
    return [(partner, one) for partner in partners for one in helped]


def _for(doc: Doc, noun: Token) -> list[tuple[Token, Token]]:
    """As "its support for X and Z", "Kalm's support of X"."""
    given = complement(noun, _FOR) or (complement(noun.head, _FOR) if relation(noun) == "obj" else None)
    by = complement(noun, frozenset({"of"}))
    if given is None and by is not None and noun.lemma_ in patterns().help:
        given = complement(by, frozenset({"for"}))  # "the support of Y for X", hung on Y
    by = by if given is not None else None
    helper = _owner(doc, noun) or by
    of = frozenset({"of"}) if helper is not None and noun.lemma_ in patterns().help else None
    helped = given or (complement(noun, of) if of is not None else None)
    return [(helper, one) for one in conjuncts(helped)] if helper is not None and helped is not None else []


def _given(doc: Doc, noun: Token) -> list[tuple[Token, Token]]:
    """As "Y provides support to X", "Y supplies X with weapons", "X gets money from Y", where it lasts."""
    thing = noun
    while relation(thing) == "conj" and thing.head.pos_ == "NOUN":
        thing = thing.head
    counted = relation(thing) in {"nmod", "obl"} and thing.head.lower_ in _MOST
    thing = thing.head if counted else thing
    verb, in_kind = thing.head, noun.lemma_ not in patterns().help
    to_come = is_to_come(verb)
    if verb.pos_ != "VERB" or not (
        to_come or _for_long(verb) or (lasts(verb) and not (in_kind and verb.tag_ == "VBN"))
    ):
        return []  # "has sent arms" may be one act
    if relation(thing) == "obj" and verb.lemma_ in patterns().getting:
        owner = next(iter(children(noun, "nmod:poss")), None)  # "enjoys Moscow's backing"
        giver = complement(verb, _FROM) or complement(noun, _FROM) or owner
        if giver is None or not is_named(doc, giver):
            return []
        stood_by = noun.lemma_ in _BACKING and verb.lemma_ in _HAVING  # of a person too
        return [
            (each, one)
            for each in together(giver)
            for one in map(antecedent, subjects(verb))
            if is_helped(doc, one) or (stood_by and is_actor(doc, one))
        ]
    if verb.lemma_ not in patterns().giving:
        return []
    if relation(thing) == "obj":
        helped = child(verb, "iobj") or complement(noun, _FOR) or complement(verb, _FOR)
    else:
        with_ = any(kid.lower_ == "with" for kid in children(thing, "case"))
        helped = child(verb, "obj") if with_ and relation(thing) in {"obl", "nmod"} else None
    if helped is None or ((in_kind or counted or to_come or not lasts(verb)) and not is_helped(doc, helped)):
        return []
    while not subjects(verb) and relation(verb) in {"xcomp", "advcl"}:  # "goes on, in continuing to give"
        verb = verb.head
    return [(giver, helped) for giver in subjects(verb)]


def _for_long(verb: Token) -> bool:
    """Whether it is told that something went on: "has long received", "since 2014", "for ten years"."""
    if any(kid.lower_ in _LONG for kid in children(verb, "advmod")):
        return True
    for kid in children(verb, "obl", "advcl"):
        cases = {case.lower_ for case in children(kid, "case", "mark")}
        if cases & _FOR_LONG or ("for" in cases and kid.lemma_ in _SPELLS):
            return True
    return False


def _kept_in_pay(doc: Doc, noun: Token) -> list[tuple[Token, Token]]:
    """As "Y pays the salaries of the guards", "militias on Y's payroll"."""
    of = complement(noun, frozenset({"of"})) or next(iter(children(noun, "nmod:poss")), None)
    if of is None:
        return []
    if noun.lemma_ == "payroll":
        if not any(kid.lower_ == "on" for kid in children(noun, "case")):
            return []
        on = subjects(noun if children(noun, "cop") else noun.head)
        return [(of, one) for one in ([noun.head] if relation(noun) == "nmod" else on)]
    verb = noun.head
    if relation(noun) != "obj" or verb.lemma_ not in _PAYING or not lasts(verb) or not _is_kept(doc, of):
        return []
    return [(payer, of) for payer in subjects(verb)]


def _relied_on(doc: Doc, verb: Token) -> list[tuple[Token, Token]]:
    """As "X relies on Y for weapons"."""
    backer, thing = complement(verb, frozenset({"on", "upon"})), complement(verb, frozenset({"for"}))
    known = thing is not None and (thing.lemma_ in patterns().goods | patterns().help or _is_gear(thing))
    if backer is None or not known or not lasts(verb) or not is_named(doc, backer):
        return []
    return [(one, helped) for one in together(backer) for helped in subjects(verb) if is_helped(doc, helped)]


def _is_kept(doc: Doc, token: Token) -> bool:
    """Whether somebody can be in another's pay as a body or as men under arms."""
    return is_helped(doc, token) or is_armed(doc, token)


def _reaffirmed(noun: Token) -> list[tuple[Token, Token]]:
    """As "Y reaffirmed full support for X"."""
    helped = complement(noun, _FOR) or complement(noun.head, _FOR)
    if relation(noun) != "obj" or noun.head.lemma_ not in patterns().reaffirming or helped is None:
        return []
    return [(helper, one) for helper in subjects(noun.head) for one in conjuncts(helped)]


def _kept(noun: Token) -> list[tuple[Token, Token]]:
    """As "Y resumed aid to X", "Y increased the supply of aid to X", "told Y to cease all support to X"."""
    given = noun
    while relation(given) == "nmod" and given.head.lemma_ in patterns().supplying:
        given = given.head
    verb, helped = given.head, complement(noun, _FOR) or complement(given, _FOR)
    if (
        relation(given) != "obj"
        or verb.lemma_ not in patterns().keeping | patterns().cutting
        or helped is None
    ):
        return []
    called = verb.head if relation(verb) == "advcl" and verb.head.lemma_ == "call" else None
    on = complement(called, frozenset({"on", "upon"})) if called is not None else None
    helpers = conjuncts(on) if on is not None else subjects(verb)
    return [(helper, one) for helper in helpers for one in conjuncts(helped)]


def _committed(doc: Doc, verb: Token) -> list[tuple[Token, Token]]:
    """As "Y's commitment to support X", "the commitment of Y to supporting X"."""
    resolve, helped = verb.head, child(verb, "obj")
    if helped is None or resolve.lemma_ not in patterns().resolve or resolve.pos_ != "NOUN":
        return []
    helper = _owner(doc, resolve) or complement(resolve, frozenset({"of"}))
    return [(helper, one) for one in conjuncts(helped)] if helper is not None else []
