"""Commitments by their form: a deadline, what must be done by when, what a deal lays down, and "or else".

- "Candidates have until Friday to complain": a deadline.
- "All militias must hand in their guns by Thursday, the mission said": a demand of whoever says so.
- "Under the deal each side will remove its roadblocks": an agreement.
- "Leave by Monday or be carried out": behind the demand, a threat.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from sayso.commitments import spans
from sayso.commitments.cues import cues
from sayso.commitments.found import (
    FIRST_PERSON,
    Found,
    attributions_of,
    can_act,
    holders_of,
    is_public,
    same_party,
    source_tokens,
)  # fmt: skip
from sayso.commitments.kinds import Acts
from sayso.language.phrases import child, children, conjuncts, is_passive, relation
from sayso.notes import Notes
from sayso.status.words import base

_UNITS: Final = frozenset({"hour", "day", "week", "month", "minute", "year"})
_UNTIL: Final = frozenset({"until", "till"})
_BINDING: Final = frozenset({"oblige", "require", "commit", "bind", "compel"})
_READY: Final = frozenset({"ready", "willing", "prepared"})
_MAY: Final = frozenset({"could", "may", "might", "can"})


def by_form(doc: Doc, notes: Notes, acts: Acts, dated: frozenset[int]) -> Iterator[Found]:
    """Deadlines, dated duties and the terms of deals, in the order of the text."""
    for token in doc:
        if not spans.is_clause(token) or notes.is_silent(token.idx):
            continue
        made = (
            _deadline(token, notes)
            or _imperative(token, notes, acts, dated)
            or _duty(token, notes, acts, dated)
            or _term(token, notes, acts)
            or _binding(token, notes)
        )
        if made is not None:
            yield made


def timed(verb: Token) -> Token | None:
    """What says how long there is: "have **until Friday**", "gave **72 hours**", "a **14-day** term"."""
    named = ("compound", "amod") if verb.pos_ == "NOUN" else ()
    for kid in children(verb, "obl", "obj", "nmod", "advmod", "advcl", *named):
        if kid.lemma_.lower() in _UNITS or any(
            word.lower_ in _UNTIL for word in children(kid, "case", "mark")
        ):
            return kid
    return None


def alternatives(found: Found) -> Iterator[Found]:
    """The threat behind a demand: "leave by Monday or be carried out"."""
    if found.kind != "demand":
        return
    for start in (found.action, found.cue):
        for kid in children(start, "conj"):
            if spans.is_clause(kid) and any(word.lower_ == "or" for word in children(kid, "cc")):
                why = f"threat by 'or' behind '{found.cue.text}'"
                yield Found("threat", kid, kid, found.holders, found.toward, None, why, True)
                return
    fate = _after_or(found.action)
    if fate is not None:
        why = f"threat by 'or' behind '{found.cue.text}'"
        yield Found("threat", fate, fate, found.holders, found.toward, None, why, True)


def _after_or(action: Token) -> Token | None:
    """The verb behind an "or" that the tree has hung elsewhere: "leave within a day or face arrest"."""
    dire = cues().sets["suffering"] | {"be", "see"}
    for word in action.sent:
        if word.i > action.i and word.lower_ == "or" and word.i + 1 < action.sent.end:
            after = word.nbor()
            if after.tag_ == "VB" and base(after, dire) in dire:
                return after.head if after.dep_ in {"cop", "aux", "aux:pass"} else after
    return None


def _deadline(clause: Token, notes: Notes) -> Found | None:
    if clause.lemma_.lower() != "have" or clause.pos_ not in {"VERB", "AUX"}:
        return None
    time = timed(clause)
    if time is None:
        return None
    action = spans.infinitive(clause, "xcomp", "advcl", "ccomp", "acl") or spans.infinitive(
        time, "acl", "advcl"
    )
    holders = holders_of(clause, notes)
    if action is None or not holders:
        return None
    return Found("deadline", clause, action, holders, why=f"deadline by '{clause.text} … to'")


def _imperative(clause: Token, notes: Notes, acts: Acts, dated: frozenset[int]) -> Found | None:
    """What quoted words command: "Release our brothers by Friday," the group said."""
    if (
        clause.tag_ != "VB"
        or clause.pos_ != "VERB"
        or child(clause, "nsubj", "aux", "mark", "csubj") is not None
    ):
        return None
    if relation(clause) not in {"root", "ccomp", "parataxis"} or clause.lemma_ == "let":
        return None
    told = attributions_of(clause, notes)
    sources = source_tokens(told[0], clause) if told and told[0].record.manner != "indirect" else []
    if not sources or not (clause.i in dated or acts.type_of(clause) is not None):
        return None
    condition = spans.condition(clause)
    extent = condition[0] if condition is not None else None
    return Found("demand", clause, clause, sources, [], extent, "demand by an imperative", True)


def is_asked(one: Found, notes: Notes) -> bool:
    """Whether a "must" is aimed at a party whose country is known."""
    aimed = (notes.actors.get(token.i) for token in one.toward)
    return one.cue.lower_ == "must" and any(actor is not None and actor.code for actor in aimed)


def _duty(clause: Token, notes: Notes, acts: Acts, dated: frozenset[int]) -> Found | None:
    must = next((kid for kid in children(clause, "aux") if kid.lower_ == "must"), None)
    if must is None or (child(clause, "cop") is not None and clause.lower_ not in _READY):
        return None
    told = attributions_of(clause, notes)
    sources = source_tokens(told[0], clause) if told else []
    if not sources:
        return None
    aimed = [token for token in children(clause, "nsubj") if can_act(token, notes)]
    mutual = any(
        same_party(one, other, notes) or one.lower_ in FIRST_PERSON for one in aimed for other in sources
    )
    can = clause.lower_ in _READY or acts.controllable(clause)
    told_off = aimed and not mutual and can and is_public(sources[0], notes)
    if clause.i not in dated and not told_off:
        return None
    conditional = spans.condition(clause)
    extent = conditional[0] if conditional is not None else None
    return Found("demand", must, clause, sources, aimed, extent, "demand by 'must'", True)


def _term(clause: Token, notes: Notes, acts: Acts) -> Found | None:
    head = clause.head if relation(clause) == "conj" else clause
    deal = next((kid for kid in children(head, "obl") if _under(kid)), None)
    if deal is None or clause.tag_ not in {"VB", "VBZ", "VBP"} or is_passive(clause):
        return None
    if any(kid.lower_ in _MAY for kid in children(clause, "aux")):
        return None
    holders = holders_of(clause, notes)
    if not holders or not acts.controllable(clause):
        return None
    return Found("agreement", deal, clause, holders, why=f"agreement by 'under … {deal.text}'")


def _under(phrase: Token) -> bool:
    return is_deal(phrase) and any(word.lower_ == "under" for word in children(phrase, "case"))


def _binding(clause: Token, notes: Notes) -> Found | None:
    """What a deal binds its parties to: "the accord obliges both sides to free all prisoners"."""
    deal = child(clause, "nsubj")
    if clause.lemma_.lower() not in _BINDING or deal is None or not is_deal(deal):
        return None
    action = spans.infinitive(clause, "xcomp", "ccomp", "advcl")
    holders = [token for kid in children(clause, "obj") for token in conjuncts(kid) if can_act(token, notes)]
    if action is None or not holders:
        return None
    return Found("agreement", clause, action, holders, why=f"agreement by '{deal.text} {clause.text}'")


def is_deal(noun: Token) -> bool:
    """Whether a noun names what parties have agreed: "accord", "truce"."""
    listed = cues().embedding["noun"].get(noun.lemma_.lower(), ())
    return any(cue.kind == "agreement" for cue in listed)
