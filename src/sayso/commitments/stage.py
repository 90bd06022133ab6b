"""The room that finds commitments: who owes what to whom, by when and on what condition."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import compress
from typing import Final

from spacy.tokens import Doc, Token

from sayso.actors.link import actor_at
from sayso.commitments import spans
from sayso.commitments.acts import event_of, note_events
from sayso.commitments.cues import cues
from sayso.commitments.declared import declarations, declared, refusals
from sayso.commitments.explicit import explicit
from sayso.commitments.found import Found, attributions_of
from sayso.commitments.heard import condition_heard, heard, term_heard
from sayso.commitments.kinds import Acts
from sayso.commitments.nouns import taken_back
from sayso.commitments.terms import alternatives, by_form, is_asked, timed
from sayso.language.heads import heads
from sayso.language.phrases import children, relation, subtree_bounds
from sayso.notes import Notes, extent, notes
from sayso.records import Action, Commitment, Due, Extent, content_id
from sayso.status.scope import Scope
from sayso.times.dues import due_of
from sayso.times.read_amounts import moved

_LENGTH: Final = re.compile(r"P(T?)(\d+)([HMDWY])")
_STANDING: Final = frozenset({"occurred", "alleged", "future"})
_SEEMING: Final = frozenset({"appear", "seem", "look"})
_ASKED: Final = frozenset({"demand", "deadline"})
_ENDS: Final = frozenset({"by", "before", "until", "till", "within", "no later than", "end"})


class Commitments:
    """Notes every promise, threat, demand, offer, agreement and deadline once, however often it is told.

    A commitment that is itself denied, or only possible ("may offer"), is none. A declaration that is a
    speech act without a word that names it becomes an event as well.
    """

    name = "commitments"
    requires = frozenset({"words", "tree", "times", "actors", "events", "attributions", "status"})
    assigns = frozenset({"commitments"})

    def __call__(self, doc: Doc) -> None:
        found = notes(doc)
        acts = Acts(doc)
        scope = Scope(doc)
        dated = _dated(doc, found)
        cued = list(explicit(doc, found, acts))
        standing = [_stands(one, scope) for one in cued]
        named = list(compress(cued, standing))
        named += [threat for one in named for threat in alternatives(one)]
        taken = {token.i for one in named for token in (one.action, one.cue)}
        said = declarations(doc, found)
        told = [*by_form(doc, found, acts, dated), *declared(said, acts, found, dated)]
        told = [one for one in told if one.action.i not in taken]
        scores = heads(doc)
        refused = list(refusals(said, acts, found))
        none = [*(one for one, stands in zip(cued, standing, strict=True) if not stands), *refused]
        kept = heard(doc, scores, found, named, told, none) if scores is not None else [*named, *told]
        held = {one.action.i for one in kept}
        asked = [one for one in told if is_asked(one, found) and one.action.i not in held]
        note_events(doc, kept, asked, refused, acts)
        records = [_record(doc, one, found, acts) for one in sorted(kept, key=lambda one: one.action.i)]
        found.commitments = _once(_spelled_out(doc, records))


def _stands(one: Found, scope: Scope) -> bool:
    cue = one.cue
    if cue.pos_ == "NOUN":
        return not taken_back(cue) and scope.by_itself(cue).status in _STANDING
    if relation(cue) == "xcomp" and cue.head.lemma_ in _SEEMING:
        return False  # "appeared ready to give way"
    return scope.of(cue, cue.idx, cue.idx + len(cue)).status in _STANDING


def _dated(doc: Doc, found: Notes) -> frozenset[int]:
    """Predicates with a time of their own that ends them or lies ahead."""
    heads: set[int] = set()
    published = found.report.published
    for time in found.times:
        span = doc.char_span(time.start, time.end, alignment_mode="expand")
        if span is None:
            continue
        ends = any(case.lower_ in _ENDS for case in children(span.root, "case"))
        ahead = published is not None and time.latest is not None and time.latest > published
        if ends or ahead:
            heads.add(span.root.head.i)
    return frozenset(heads)


def _record(doc: Doc, one: Found, found: Notes, acts: Acts) -> Commitment:
    words = spans.action(one.action)
    holders = tuple(actor_at(doc, token) for token in _distinct(one.holders))
    toward = tuple(actor_at(doc, token) for token in _distinct(one.toward))
    due = due_of(doc, one.action) or (due_of(doc, one.cue) if one.kind in {"deadline", "demand"} else None)
    told_by = heads(doc)
    due = due or _time_left(doc, one, found) or (term_heard(told_by, doc, one.action) if told_by else None)
    event = event_of(one, found)
    told = attributions_of(one.cue if one.cue.i != one.action.i else one.action, found)
    return Commitment(
        id=content_id("c", found.report.sha256, one.kind, words.start, words.end),
        kind=one.kind,
        holder=holders,
        toward=toward,
        action=Action(words.text, words.start, words.end, acts.type_of(one.action)),
        condition=one.condition or (condition_heard(told_by, doc, one.action) if told_by else None),
        due=due,
        event=event.record.id if event is not None else None,
        attribution=tuple(draft.record.id for draft in told),
        why=one.why,
    )


def _spelled_out(doc: Doc, records: list[Commitment]) -> list[Commitment]:
    """Commitments with the condition that words like "failing which" and "otherwise" point back to: what was
    asked before them in the sentence, up to these words."""
    made: list[Commitment] = []
    for record in records:
        asked = next((one for one in reversed(made) if one.kind in _ASKED), None)
        if asked is not None and record.kind == "threat":
            end = _or_else(record, asked, doc.text)
            span = doc.char_span(asked.action.start, end) if end is not None else None
            if span is not None and span[0].sent.start == span[-1].sent.start:
                record = replace(record, condition=extent(span))
        made.append(record)
    return made


def _or_else(threat: Commitment, asked: Commitment, text: str) -> int | None:
    """Where the words end that make a threat of what follows what was asked, if there are any."""
    condition = threat.condition
    if condition is not None:
        back = condition.text.lower() in cues().sets["or_else"] and asked.action.end <= condition.start
        return condition.end if back else None
    between = text[asked.action.end : threat.action.start].lower()
    ends = (
        found.end() for words in cues().sets["or_else"] for found in re.finditer(rf"\b{words}\b", between)
    )
    last = max(ends, default=None)
    return None if last is None else asked.action.end + last


def _time_left(doc: Doc, one: Found, found: Notes) -> Due | None:
    """The length of time that a deadline leaves, counted from the day of the report: "have 72 hours to
    leave"."""
    phrase = timed(one.cue) if one.kind in {"deadline", "demand"} else None
    published = found.report.published
    if phrase is None or published is None:
        return None
    start, end = subtree_bounds(phrase)
    first, last = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
    for time in found.times:
        length = _LENGTH.fullmatch(time.value or "")
        if first <= time.start and time.end <= last and time.type == "DURATION" and length is not None:
            latest = moved(date.fromisoformat(published), length[1] + length[3], float(length[2]), 1)
            return Due(
                time.text, time.start, time.end, time.value, time.mod, None, str(latest) if latest else None
            )
    return None


def _distinct(tokens: Iterable[Token]) -> list[Token]:
    return list({token.i: token for token in tokens}.values())


def _once(records: list[Commitment]) -> list[Commitment]:
    """Each commitment once: of those with the same kind and overlapping or like actions the first."""
    kept: list[Commitment] = []
    for record in records:
        if not any(_same(record, other) for other in kept):
            kept.append(record)
    return kept


def _same(one: Commitment, other: Commitment) -> bool:
    if one.action.start < other.action.end and other.action.start < one.action.end:
        return one.kind == other.kind or {one.kind, other.kind} <= {"promise", "offer", "agreement"}
    if one.kind != other.kind:
        return False
    return _words(one.action) == _words(other.action) or (
        _names(one) & _names(other) != set() and _alike(_words(one.action), _words(other.action))
    )


def _alike(one: set[str], other: set[str]) -> bool:
    return len(one & other) >= 2 and 2 * len(one & other) >= min(len(one), len(other)) + 1


def _words(extent: Extent) -> set[str]:
    return {word.strip("'\"“”‘’.,").lower() for word in extent.text.split()} - {
        "the",
        "a",
        "an",
        "to",
        "of",
        "its",
        "their",
    }


def _names(record: Commitment) -> set[str]:
    return {(holder.name or holder.resolved or holder.text).lower() for holder in record.holder}
