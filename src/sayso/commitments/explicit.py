"""Commitments that a word names: "promised to", "demanded that", "an ultimatum to", "agreed on"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from sayso.commitments import spans
from sayso.commitments.cues import Cue, cues
from sayso.commitments.found import (
    OWNED,
    Found,
    can_act,
    holders_of,
    is_public,
    parties,
    same_party,
    tells_time,
)
from sayso.commitments.kinds import MODALS, Acts, made
from sayso.commitments.nouns import by_noun
from sayso.commitments.terms import is_deal, timed
from sayso.language.phrases import child, children, conjuncts, is_passive, relation
from sayso.notes import Notes
from sayso.status.words import base

_TOWARD: Final = ("to", "on", "upon", "with", "from", "against", "of")
_CUE_TAGS: Final = frozenset({"VERB", "AUX", "ADJ", "NOUN"})
_THING_TAGS: Final = frozenset({"NOUN", "PROPN", "NUM", "SYM"})
_IMPERSONAL: Final = frozenset({"order", "command", "instruct"})


def explicit(doc: Doc, notes: Notes, acts: Acts) -> Iterator[Found]:
    """Every commitment that a cue word of ``cues.toml`` names, in the order of the text."""
    for token in doc:
        if token.pos_ not in _CUE_TAGS or notes.is_silent(token.idx):
            continue
        if token.pos_ in {"VERB", "AUX"}:
            yield from _verb(token, notes, acts)
        elif token.pos_ == "ADJ" and not children(token, "amod"):
            yield from _adjective(token, notes, acts)
        elif token.pos_ == "NOUN":
            yield from by_noun(token, notes, acts)


def _verb(verb: Token, notes: Notes, acts: Acts) -> Iterator[Found]:
    table = cues().embedding["verb"]
    lemma = base(verb, cues().first["verb"])
    if lemma not in cues().first["verb"]:
        return
    company = _company(verb)
    keys = [
        f"{lemma} {word}" for word, partner in company.items()
        if f"{lemma} {word}" in table and not tells_time(partner, notes)
    ]  # fmt: skip
    keys += [lemma] if lemma in table else []
    for key in keys:
        second = key.partition(" ")[2]
        for cue in table[key]:
            found = [
                made for made in _of_verb(verb, cue, company.get(second), notes, acts) if made is not None
            ]
            if found:
                yield from found
                return


def _company(verb: Token) -> dict[str, Token]:
    company: dict[str, Token] = {}
    for kid in verb.children:
        if relation(kid) in {"obj", "compound", "obl"} or kid.dep_ in {"compound:prt", "nsubj:pass"}:
            company.setdefault(kid.lemma_.lower(), kid)
        if relation(kid) in {"obl", "advcl", "obj"}:
            for word in children(kid, "case", "mark"):
                company.setdefault(word.lower_, kid)
        if relation(kid) in {"advmod", "xcomp"} and kid.i > verb.i:
            company.setdefault(kid.lower_, kid)
    following = verb.i + 1
    if following < len(verb.doc) and verb.doc[following].pos_ == "ADP":
        company.setdefault(verb.doc[following].lower_, verb.doc[following].head)
    return company


def _of_verb(
    verb: Token, cue: Cue, partner: Token | None, notes: Notes, acts: Acts
) -> Iterator[Found | None]:
    holders = [token for token in holders_of(verb, notes) if token.lower_ not in {"which", "what", "who"}]
    passive = is_passive(verb)
    toward = _toward(verb, partner, notes)
    actions: list[tuple[Token, list[Token]]] = []
    if "phrase" in cue.takes:
        if partner is not None and partner.i != verb.i and not can_act(partner, notes):
            actions = [(token, toward) for token in _things(partner)]
    elif "to" in cue.takes and (head := _infinitive(verb, partner, cue)) is not None:
        if "actors" in cue.flags or "until" in cue.flags:
            asked = _asked(verb, head, notes, passive)
            asked = [
                one for one in asked if not any(kid.lower_ in OWNED for kid in children(one, "nmod:poss"))
            ]
            if not asked or ("until" in cue.flags and timed(verb) is None):
                return
            toward = asked
        if passive and not holders and cue.kind == "demand" and verb.lemma_ not in _IMPERSONAL:
            return
        actions = [(token, toward) for token in spans.coordinated(head)]
    if not actions and "that" in cue.takes:
        for head in _that(verb, cue, partner):
            performers = holders_of(head, notes)
            if "own" in cue.flags and not _own(head, performers, holders, notes):
                continue
            asked = [token for token in performers if can_act(token, notes)]
            aimed = asked if cue.kind == "demand" else toward
            actions += [(token, aimed) for token in spans.coordinated(head)]
    if not actions and "object" in cue.takes and "until" not in cue.flags and partner is None:
        actions = [(token, toward) for thing in _objects(verb, notes, cue) for token in _things(thing)]
        if cue.kind == "threat":  # "threatening a strike", not "threatens the talks"
            doer = any(can_act(token, notes) for token in holders)
            actions = [
                (token, aimed) for token, aimed in actions if doer and (acts.harms(token) or acts.harms(verb))
            ]
    if not actions and "numbered" in cue.takes:
        actions = [(token, toward) for token in _numbered(verb, partner, notes)]
    holders = [token for token in holders if token.lemma_.lower() not in cues().sets["private"]]
    if not holders and not (passive and verb.lemma_ in _IMPERSONAL):
        return
    if cue.kind == "demand" and any(is_deal(token) for token in holders):
        return  # "the accord obliges both sides to …": its parties have agreed
    if "public" in cue.flags and not any(is_public(token, notes) for token in holders):
        return
    for action, aimed in actions:
        if action.lemma_ == "do" and child(action, "obj") is None:
            continue  # "as both agreed to do"
        if "public" in cue.flags and is_passive(action):
            continue
        yield made(cue, verb, action, holders, [t for t in aimed if t not in holders], acts)


def _infinitive(verb: Token, partner: Token | None, cue: Cue) -> Token | None:
    found = spans.infinitive(verb, "xcomp", "ccomp")
    if "public" in cue.flags:
        return found
    if found is None and (cue.flags & {"actors", "until"} or partner is not None or cue.kind != "demand"):
        found = spans.infinitive(verb, "advcl", "acl")
    if found is None and partner is not None:
        found = spans.infinitive(partner, "acl", "advcl", "xcomp")
    if found is None and cue.flags & {"actors", "until"}:
        for kid in children(verb, "obj", "obl", "iobj"):
            found = found or spans.infinitive(kid, "acl", "advcl")
    return found


def _asked(verb: Token, head: Token, notes: Notes, passive: bool) -> list[Token]:
    """Whom a demand is put to: the cue's object or passive subject, or the infinitive's own subject."""
    inner = child(head, "nsubj")
    if inner is not None:
        return [token for token in conjuncts(inner) if can_act(token, notes)]
    if passive:
        subject = child(verb, "nsubj:pass", "nsubj")
        return conjuncts(subject) if subject is not None and can_act(subject, notes) else []
    found = [t for kid in children(verb, "obj", "iobj") for t in conjuncts(kid) if can_act(t, notes)]
    return found or parties(verb, notes, "on", "upon", "to", "for", "with")


def _that(verb: Token, cue: Cue, partner: Token | None) -> list[Token]:
    """Clauses that say what is to be done: with a modal, or in the subjunctive."""
    kids = (
        children(verb, "ccomp")
        + [kid for kid in children(verb, "xcomp") if kid.tag_ == "VB"]
        + (children(partner, "acl", "ccomp") if partner is not None else [])
    )
    found = []
    for kid in kids:
        if any(mark.lower_ in {"if", "whether", "to"} for mark in children(kid, "mark")):
            continue
        auxiliaries = {aux.lower_ for aux in children(kid, "aux")}
        subjunctive = (kid.tag_ in {"VB", "VBP"} and not auxiliaries - {"be"}) or any(
            aux.lower_ == "be" and aux.tag_ == "VB" for aux in children(kid, "aux", "cop")
        )
        if "subjunctive" in cue.flags:
            if subjunctive or auxiliaries & {"should", "must"}:
                found.append(kid)
        elif auxiliaries & MODALS or (subjunctive and cue.kind in {"demand", "agreement"}):
            found.append(kid)
    return found


def _own(clause: Token, performers: list[Token], holders: list[Token], notes: Notes) -> bool:
    """Whether the holder himself is to act, or nobody is named and the act hangs on a condition."""
    if any(same_party(one, other, notes) for one in performers for other in holders):
        return True
    suffering = cues().sets["suffering"]
    if base(clause, suffering) in suffering and spans.condition(clause) is not None:
        return True  # "warned Oslo that it would bear the consequences if …"
    condition = spans.condition(clause)
    if condition is None:
        return False
    return not performers or spans.is_negative(condition[1])


def _objects(verb: Token, notes: Notes, cue: Cue) -> list[Token]:
    found = children(verb, "obj", "nsubj:pass") if is_passive(verb) else children(verb, "obj")
    found = found or _described(verb)
    return [
        thing for thing in found
        if thing.lemma_.lower() not in cues().sets["no_action"] and thing.pos_ in _THING_TAGS
        and not (can_act(thing, notes) and cue.kind != "offer")
        and not any(kid.lower_ == "no" for kid in thing.children)
    ]  # fmt: skip


def _described(verb: Token) -> list[Token]:
    """What a participle or relative clause without an object of its own tells of: "the cuts demanded by the
    lenders", "the truce that both had agreed"."""
    if is_passive(verb):
        return [verb.head] if verb.dep_ == "acl" and child(verb, "obl:agent") is not None else []
    gap = verb.dep_ == "acl:relcl" and child(verb, "nsubj") is not None
    full = child(verb, "obj", "iobj", "xcomp", "ccomp", "obl") if gap else None
    return [verb.head] if gap and full is None else []


def _things(thing: Token) -> list[Token]:
    return [] if any(kid.lower_ == "no" for kid in children(thing, "det")) else [thing]


def _numbered(verb: Token, partner: Token | None, notes: Notes) -> list[Token]:
    """What is wanted: a figure, a state, an act ("want 200 pigs", "want the bonus paid", "want an
    inquiry")."""
    states = [
        kid for kid in children(verb, "xcomp", "ccomp") if kid.tag_ == "VBN" and not children(kid, "aux")
    ]
    if states:
        return states[:1]
    things = [
        kid for kid in (children(verb, "obj") if partner is None else [partner]) if not can_act(kid, notes)
    ]
    wanted = cues().sets["wanted"]
    return [
        one
        for thing in things
        if child(thing, "nummod") is not None or base(thing, wanted) in wanted
        for one in _things(thing)
    ]


def _toward(verb: Token, partner: Token | None, notes: Notes) -> list[Token]:
    objects = children(verb, "iobj", "obj")
    found = [t for kid in objects if kid is not partner for t in conjuncts(kid) if can_act(t, notes)]
    partners = parties(partner, notes, "with") if partner is not None else []
    return found or parties(verb, notes, *_TOWARD) or partners


def _adjective(word: Token, notes: Notes, acts: Acts) -> Iterator[Found]:
    for cue in cues().embedding["adjective"].get(word.lemma_.lower(), ()):
        head = spans.infinitive(word, "xcomp", "ccomp", "advcl", "acl")
        holders = [token for token in holders_of(word, notes) if can_act(token, notes)]
        if head is None or not holders or (child(word, "cop") is None and relation(word) not in {"xcomp"}):
            continue
        for action in spans.coordinated(head):
            yield made(cue, word, action, holders, parties(word, notes, "with"), acts)
