"""Commitments that a noun names: "its demand for a ban", "the pledge to pay", "an agreement to withdraw"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from sayso.commitments import spans
from sayso.commitments.cues import Cue, cues
from sayso.commitments.found import Found, can_act, holders_of, parties
from sayso.commitments.kinds import MODALS, Acts, made
from sayso.language.phrases import child, children, conjuncts, relation
from sayso.notes import Notes
from sayso.status.words import base

_ON: Final = frozenset({"agreement", "deal", "accord", "pact", "understanding", "compromise"})
_SETTING: Final = frozenset({"set", "give", "extend", "impose", "issue", "fix", "announce"})
_FACING: Final = frozenset({"face", "have", "miss", "meet", "defy", "ignore"})
_IMPOSED: Final = frozenset({"deadline", "cutoff", "timetable"})


def by_noun(noun: Token, notes: Notes, acts: Acts) -> Iterator[Found]:
    """The commitments that a noun names, if it is a cue."""
    for cue in cues().embedding["noun"].get(base(noun, cues().first["noun"]), ()):
        holders = _noun_holders(noun, cue, notes)
        to = "to" in cue.takes and cue.kind != "deadline"
        head = spans.infinitive(noun, "acl", "ccomp", "xcomp") if to else None
        actions = list(spans.coordinated(head)) if head is not None else []
        if to and not actions and (behind := _behind(noun)) is not None:
            actions = list(spans.coordinated(behind))
        if not actions and "that" in cue.takes:
            kids = [
                k
                for k in children(noun, "acl", "ccomp")
                if any(m.lower_ == "that" for m in children(k, "mark"))
            ]
            actions = [
                k for k in kids if {aux.lower_ for aux in children(k, "aux")} & MODALS or k.tag_ == "VB"
            ]
        if not actions and "phrase" in cue.takes and (holders or cue.kind == "deadline"):
            wanted = {"for", "on"} if cue.kind in {"demand", "deadline"} else {"of"}
            for kid in children(noun, "nmod", "acl"):
                if any(case.lower_ in wanted for case in children(kid, "case", "mark")) and not can_act(
                    kid, notes
                ):
                    actions += spans.coordinated(kid)
        if cue.kind == "agreement" and not actions and noun.lemma_ in _ON:
            beside = [
                *children(noun, "nmod"),
                *(children(noun.head, "obl") if relation(noun) == "obj" else []),
            ]
            actions = [
                kid
                for kid in beside
                if kid.i > noun.i
                and acts.type_of(kid)
                and any(w.lower_ in {"on", "for"} for w in children(kid, "case"))
            ][:1]
        if cue.kind == "deadline" and not actions and noun.dep_ in {"nsubj:pass", "obj"}:
            set_for = [
                kid
                for kid in children(noun.head, "obl")
                if any(w.lower_ == "for" for w in children(kid, "case"))
            ]
            actions = [kid for kid in set_for if not can_act(kid, notes)]
        if (
            cue.kind == "deadline"
            and not actions
            and (last := spans.infinitive(noun, "acl", "ccomp", "xcomp"))
        ):
            actions = list(spans.coordinated(last))
        if noun.lemma_ == "ultimatum" and not actions:
            actions = [
                kid
                for above in (noun, noun.head)
                for kid in children(above, "parataxis", "appos", "ccomp", "dep")
                if kid.i > noun.i and kid.pos_ == "VERB"
            ][:1]
        if cue.kind == "demand" and not actions and (identified := _identified(noun)) is not None:
            actions = [identified]
        if not holders and cue.kind not in {"agreement", "deadline"} and not _imposed(noun):
            continue
        for action in actions:
            one = made(cue, noun, action, holders, parties(noun, notes, "to", "on"), acts)
            if noun.lemma_ == "ultimatum" and any(
                kid.lower_ in {"will", "would"} for kid in children(action, "aux")
            ):
                one.kind = "threat"  # "an ultimatum: if they buy it, sanctions will follow"
            if cue.kind == "deadline" and (setters := _setters(noun, notes)):
                one.kind, one.holders = "demand", setters
                one.toward = [
                    t for t in [*children(noun.head, "iobj"), *children(action, "nsubj")] if can_act(t, notes)
                ]
            elif cue.kind == "deadline" and not holders:
                one.holders = [t for t in children(action, "nsubj") if can_act(t, notes)] or _facing(
                    noun, notes
                )
            yield one
        if actions:
            return


def _behind(noun: Token) -> Token | None:
    """The infinitive right behind a noun, which the tree hangs on the verb: "turned down an offer by the
    rebels to free him"."""
    if relation(noun) != "obj":
        return None
    head = spans.infinitive(noun.head, "advcl", "xcomp")
    return head if head is not None and head.left_edge.i == noun.right_edge.i + 1 else None


def _imposed(noun: Token) -> bool:
    """Whether a word before an order says whose it is: "broke a court order to stop"."""
    return noun.lemma_ == "order" and child(noun, "compound") is not None


def taken_back(noun: Token) -> bool:
    """Whether what a noun names is given up: "dropped its demand", "went back on a promise"."""
    verb, kind = noun.head, relation(noun)
    if kind not in {"obj", "obl"} and noun.dep_ != "nsubj:pass":
        return False
    if kind != "obl" and base(verb, cues().sets["ending"]) in cues().sets["ending"]:
        return True
    words = cues().sets["taking_back"]
    lemma = base(verb, {word.partition(" ")[0] for word in words})
    beside = children(verb, "advmod", "compound:prt")
    return lemma in words or any(f"{lemma} {word.lower_}" in words for word in beside)


def _noun_holders(noun: Token, cue: Cue, notes: Notes) -> list[Token]:
    found = [
        t
        for kid in children(noun, "nmod:poss")
        for t in conjuncts(kid)
        if can_act(t, notes) or kid.pos_ == "PRON"
    ]
    found = found or parties(noun, notes, "by", "from", "of", "between", "among")
    found = [noun.doc[notes.coreference.get(t.i, t.i)] if t.pos_ == "PRON" else t for t in found]
    found = found or [k for k in children(noun, "compound", "amod") if k.i in notes.actors]
    carried = relation(noun) in {"obj", "obl"} and noun.head.pos_ == "VERB" and not _answered(noun, cue)
    if not found and carried and noun.lemma_ not in _IMPOSED:
        found = [token for token in holders_of(noun.head, notes) if can_act(token, notes)]
    if not found and carried and cue.kind == "agreement":  # "talks between A and B ended with an accord"
        found = [party for kid in children(noun.head, "nsubj") for party in parties(kid, notes, "between")]
    return found


def _setters(noun: Token, notes: Notes) -> list[Token]:
    """Who sets a deadline: "the court gave him a Friday deadline"."""
    if relation(noun) not in {"obj", "obl"} or noun.head.lemma_.lower() not in _SETTING:
        return []
    return [token for token in holders_of(noun.head, notes) if can_act(token, notes)]


def _facing(noun: Token, notes: Notes) -> list[Token]:
    """Whose deadline it is: "candidates face a Friday deadline"."""
    if relation(noun) != "obj" or noun.head.lemma_.lower() not in _FACING:
        return []
    return [token for token in holders_of(noun.head, notes) if can_act(token, notes)]


def _answered(noun: Token, cue: Cue) -> bool:
    """Whether somebody else's demand, offer or promise is met with an answer: "defied an order", "had orders
    to fire"."""
    verbs = cues().sets["answering"] | ({"have", "get"} if cue.kind == "demand" else set())
    return cue.kind != "agreement" and base(noun.head, verbs) in verbs


def _identified(noun: Token) -> Token | None:
    """What a demand is said to be: "the withdrawal is its demand", "their demands include the release of
    …"."""
    if relation(noun) == "nsubj" and noun.head.lemma_ == "include":
        return child(noun.head, "obj")
    if child(noun, "cop") is not None:
        subject = child(noun, "nsubj")
        return subject if subject is not None and subject.pos_ == "NOUN" else None
    if relation(noun) == "nsubj" and child(noun.head, "cop") is not None and noun.head.pos_ == "NOUN":
        return noun.head
    return None
