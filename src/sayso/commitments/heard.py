"""What the model's heads hear of who owes what, set against what cues and forms tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, cast

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from sayso.commitments import spans
from sayso.commitments.acts import event_of
from sayso.commitments.cues import cues
from sayso.commitments.found import Found, is_public
from sayso.language.heads import Heads, runs
from sayso.language.phrases import child, children, relation, trim
from sayso.notes import Notes, extent
from sayso.records import CommitmentKind, Due, Extent
from sayso.status.local import condition_of
from sayso.status.words import base
from sayso.times.dues import due_heard

_ADDED: Final = 0.9
"""Least probability, at its best word, of a commitment that only the heads find."""
_DROPPED: Final = 0.5
"""A commitment told by its form alone is dropped if no word of the action is likelier …"""
_NAMED: Final = 0.1
"""… and one that a cue names if none is likelier than this."""
_EDGE: Final = 0.3
"""Words around the best one belong to the action as long as they are likelier than this."""
_LINK: Final = 0.4
_ADVISED: Final = frozenset({"should", "might", "could"})
_BOUND: Final = frozenset({"promise", "threat", "agreement"})
_APART: Final = frozenset({"ccomp", "parataxis", "conj", "appos", "list"})
_NO_ACT: Final = frozenset({"PRON", "PART", "DET", "ADP", "SCONJ", "CCONJ", "PUNCT", "SPACE"})
_SURE: Final = 0.5
"""Likelihood from which a link alone makes a condition."""


def heard(
    doc: Doc,
    heads: Heads,
    notes: Notes,
    named: Sequence[Found],
    told: Sequence[Found],
    none: Sequence[Found],
) -> list[Found]:
    """The commitments found that the heads do not rule out, and those that the heads alone find.

    Args:
        doc: the text.
        heads: its heads.
        notes: its notes.
        named: commitments that a cue names ("vowed to").
        told: those told by their form alone ("we will").
        none: what a cue or a form names and is none: denied, only possible ("may offer"), a refusal.
    """
    likely = heads.probabilities("commitment")
    any_kind = 1.0 - likely[:, 0]
    any_kind[likely.sum(axis=1) == 0] = 0.0
    kept = []
    known = {word for one in none for word in _words(doc, one)}
    for one, least in (*((one, _NAMED) for one in named), *((one, _DROPPED) for one in told)):
        words = _words(doc, one)
        known.update(words)
        described = one.cue.head.i == one.action.i and relation(one.cue) == "acl"
        # "the cuts demanded by the lenders"
        if (described and event_of(one, notes) is not None) or max(
            any_kind[index] for index in words
        ) >= least:
            kept.append(one)
    for start, end in runs(any_kind >= _EDGE):
        best = max(range(start, end), key=lambda index: (any_kind[index], -index))
        if any_kind[best] < _ADDED or known & set(range(start, end)) or notes.is_silent(doc[start].idx):
            continue
        mean = likely[start:end, 1:].mean(axis=0)
        made = _found(doc, heads, notes, (start, end), best, mean)
        if made.action.pos_ in _NO_ACT or _as_said(made.action) or _foretold(made) or _private(made, notes):
            continue
        if not any(other.kind == made.kind and _part_of(made.action, other) for other in kept):
            kept.append(made)
    return kept


def condition_heard(heads: Heads, doc: Doc, action: Token) -> Extent | None:
    """The condition that the heads link to an action; for those that neither a connector nor the tree tells
    ("anyone who goes back will be …")."""
    return _condition(doc, heads.links(action.i, "condition"), _SURE, action)


def term_heard(heads: Heads, doc: Doc, action: Token) -> Due | None:
    """By when the heads hear that an action is due, where the tree does not say so."""
    links = heads.links(action.i, "due")
    if links.max() < _SURE:
        return None
    return due_heard(doc, action, lambda start, end: float(links[start:end].max(initial=0.0)), _SURE)


def _foretold(one: Found) -> bool:
    """Whether an act is only said to be near, likely or advisable: "is poised to retake the town", "should
    close its borders"."""
    words, action = cues().sets["foretelling"], one.action
    if one.kind in _BOUND and any(kid.lower_ in _ADVISED for kid in children(action, "aux")):
        return condition_of(action) is None
    return relation(action) == "xcomp" and base(action.head, words) in words


def _as_said(action: Token) -> bool:
    """Whether an act is only pointed back to: "as it had pledged to do"."""
    return action.lemma_ == "do" and child(action, "obj", "advmod") is None


def _part_of(word: Token, other: Found) -> bool:
    """Whether a word belongs to the act of another commitment: its purpose, its place, a part of its name."""
    here = word
    while relation(here) not in _APART and here.head.i != here.i:
        here = here.head
        if here.i in {other.action.i, other.cue.i}:
            return True
    return False


def _private(one: Found, notes: Notes) -> bool:
    """Whether those who owe are known and none of them is of public life."""
    named = [token for token in one.holders if token.pos_ != "PRON"]
    return bool(named) and all(
        not is_public(token, notes) or (notes.actors[token.i].sector == "CVL" and token.tag_ == "NN")
        for token in named
    )


def _words(doc: Doc, one: Found) -> list[int]:
    action = spans.action(one.action)
    span = doc.char_span(action.start, action.end, alignment_mode="expand")
    words = [token.i for token in span] if span is not None else [one.action.i]
    beside = _undergoing(one.action) if spans.is_clause(one.action) else _purpose(one.action)
    return sorted({*words, *beside})


def _undergoing(verb: Token) -> list[int]:
    """Words of the subject of a passive: "the blockade will be lifted"."""
    return [token.i for kid in verb.children if kid.dep_ == "nsubj:pass" for token in kid.subtree]


def _purpose(thing: Token) -> list[int]:
    """Words that say what a thing is promised or asked for: "$40 million for the rebuilding of the port"."""
    phrases = [
        kid
        for head in (thing, thing.head)
        for kid in children(head, "nmod", "obl")
        if kid.i > thing.i and any(word.lower_ in {"for", "towards"} for word in children(kid, "case"))
    ]
    return [token.i for phrase in phrases for token in phrase.subtree]


def _found(
    doc: Doc, heads: Heads, notes: Notes, run: tuple[int, int], best: int, mean: NDArray[np.float32]
) -> Found:
    """The commitment that the heads find in a run of words, ``mean`` being how likely each kind is in it."""
    start, end = run
    kind = cast(CommitmentKind, heads.labels["commitment"][1 + int(mean.argmax())])
    root = doc[start:end].root
    if child(root, "expl") is not None:  # "there will be no deal"
        root = child(root, "nsubj") or root
    holders = heads.links(best, "holder")
    parties = [doc[index] for index in sorted(notes.actors) if holders[index] >= _LINK]
    condition = _condition(doc, heads.links(best, "condition"), _LINK, root)
    return Found(kind, root, root, parties, condition=condition, why=f"heads: {kind} {float(mean.max()):.2f}")


def _condition(doc: Doc, links: NDArray[np.float32], least: float, action: Token) -> Extent | None:
    """What the heads link as a condition, if it can be one: with a connector, whoever it may strike ("any
    drivers found on the road", "who has no permit"), or commanded ("Come alone and …")."""
    inside = np.flatnonzero(links >= least)
    if not len(inside):
        return None
    span = doc[int(inside[0]) : int(inside[-1]) + 1]
    opening = next((word for word in span if spans.connects(word)), None)
    if opening is not None and not _strikes(span[0], span.root, action):
        span = doc[opening.i : span.end]
    first, root = span[0], span.root
    if len(span) == 1:
        return None
    if opening is not None or _strikes(first, root, action):
        end = max(span.end, root.right_edge.i + 1)
        return extent(trim(doc, span.start, span.end if span.end <= action.i < end else end))
    opens = first.i == first.sent.start or first.nbor(-1).is_quote
    return extent(span) if opens and first.tag_ == "VB" and root.i == first.i else None


def _strikes(first: Token, root: Token, action: Token) -> bool:
    """Whether a phrase says whom an act may strike: its subject, or what narrows that down."""
    if first.lower_ in cues().sets["generic"]:
        return relation(root) in {"nsubj", "csubj", "obl"}
    telling = relation(root) == "acl" and first.i == root.left_edge.i
    return telling and (root.i < action.i or root.tag_ in {"VBP", "VBZ"})
