"""What PLOVER decides before status is asked: an act to come can be another event that has already
happened.

A cooperative act to come (a meeting, aid, support) is AGREE, an announced withdrawal, release or
ceasefire CONCEDE, a threatened attack THREATEN, a declared refusal REJECT: each occurred, when it was
announced. A non-cooperative act that is merely scheduled (a strike on Monday, a trial that opens) keeps
its type and is ``future``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from sayso.events.words import words
from sayso.language.phrases import child, children, conjuncts, relation
from sayso.notes import AttributionDraft, EventDraft, Notes
from sayso.records import EventType
from sayso.status.local import condition_of
from sayso.status.standing import Standing

COOPERATIVE: Final[frozenset[EventType]] = frozenset({"CONSULT", "AID", "COOPERATE", "SUPPORT", "AGREE"})
YIELDING: Final[frozenset[EventType]] = frozenset({"RETREAT", "CONCEDE"})
HOSTILE: Final[frozenset[EventType]] = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})
_REFUSAL_MODE: Final = {
    "CONSULT": "meet",
    "AID": "assist",
    "SUPPORT": "assist",
    "RETREAT": "yield",
    "CONCEDE": "yield",
}
_THREAT_MODE: Final = {
    "ASSAULT": "violence",
    "COERCE": "restrict",
    "SANCTION": "restrict",
    "MOBILIZE": "violence",
}
_THREAT_MODE_BY_MODE: Final = {
    "arrest": "arrest", "expel": "expel", "withdraw": "relations", "deport": "expel", "abduct": "violence",
}  # fmt: skip
_ANNOUNCED: Final = frozenset({"modal", "planned", "plan", "adverb", "date"})
_WISHED: Final = frozenset({"wished"})
_RESOLVE: Final = frozenset({"will", "'ll", "’ll", "shall", "wo", "would", "'d", "’d"})
FIRST_PERSON: Final = frozenset({"we", "i", "our", "us"})
_SPEAKERS: Final = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "minister", "ministry", "president", "government",
     "office", "statement", "commander", "general", "leader", "chief", "ambassador", "embassy",
     "union", "official", "secretary", "letter", "communique", "communiqué", "authority", "premier",
     "chancellor", "king", "chairman", "head", "leadership", "army"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Conversion:
    """The type and modes that an event takes instead of its own, and why."""

    event: EventType
    mode: tuple[str, ...]
    why: str


def convert(draft: EventDraft, trigger: Token, standing: Standing, notes: Notes) -> Conversion | None:
    """The event that an act to come amounts to, or ``None`` where it stays what it is."""
    event = draft.record.event
    if standing.status == "future" and standing.group in _ANNOUNCED:
        if event in COOPERATIVE:
            return Conversion("AGREE", (), f"{event} to come is AGREE")
        if event in YIELDING:
            return Conversion("CONCEDE", (), f"{event} announced is CONCEDE")
        if event == "ASSAULT" and (_own_word(draft, trigger, notes) or first_person(trigger)):
            return _threat(draft)
    if standing.status == "hypothetical":
        if standing.group in _WISHED and event in COOPERATIVE and relation(trigger) == "xcomp":
            return Conversion("AGREE", (), f"{event} sought is AGREE")
        if standing.group == "conditional" and event in HOSTILE and _resolved(trigger):
            return _threat(draft) if _own_word(draft, trigger, notes) or first_person(trigger) else None
    if (
        standing.status == "negated"
        and standing.group == "negation"
        and event in _REFUSAL_MODE
        and _refuses(trigger)
        and (_own_word(draft, trigger, notes) or first_person(trigger) or not draft.record.attribution)
    ):
        return Conversion("REJECT", (_REFUSAL_MODE[event],), f"refusal of {event} is REJECT")
    return None


def declares_threat(draft: EventDraft, trigger: Token, notes: Notes) -> bool:
    """Whether the event is a threat that names the act itself ("we will retaliate if …"), said by its doer.

    The "will" and the condition belong to the threat, which has been made; they leave its status alone.
    """
    if draft.record.event != "THREATEN" or not {kid.lower_ for kid in children(trigger, "aux")} & _RESOLVE:
        return False
    return _own_word(draft, trigger, notes) or first_person(trigger)


def _threat(draft: EventDraft) -> Conversion:
    event = draft.record.event
    named = [_THREAT_MODE_BY_MODE[mode] for mode in draft.record.mode if mode in _THREAT_MODE_BY_MODE]
    return Conversion(
        "THREATEN", (named[0] if named else _THREAT_MODE[event],), f"{event} threatened is THREATEN"
    )


def _resolved(trigger: Token) -> bool:
    """Whether the act is declared with "will" or, in reported speech, "would", on a condition."""
    auxiliaries = {kid.lower_ for kid in children(trigger, "aux")}
    return bool(auxiliaries & _RESOLVE) and condition_of(trigger) is not None and "have" not in auxiliaries


def _refuses(trigger: Token) -> bool:
    """Whether somebody declares that they will not: "will not meet", and not "no talks will be held"."""
    if not {kid.lower_ for kid in children(trigger, "aux")} & _RESOLVE or trigger.pos_ != "VERB":
        return False
    if children(trigger, "nsubj:pass", "expl"):
        return False
    return any(
        kid.lower_ in {"not", "n't", "n’t", "never"}
        for kid in children(trigger, "advmod", "aux", "discourse")
    )


def first_person(trigger: Token) -> bool:
    """Whether "we" or "I" is the subject, also of a verb that says it goes on ("we will keep striking")."""
    above = trigger.head
    if relation(trigger) == "xcomp" and above.lemma_.lower() in words("going_on"):
        trigger = above
    subject = child(trigger, "nsubj")
    return subject is not None and subject.lower_ in FIRST_PERSON


def _own_word(draft: EventDraft, trigger: Token, notes: Notes) -> bool:
    """Whether the act is declared by its own doer (or by an office that speaks for it)."""
    source = source_of(draft, notes)
    if source is None or source.source is None:
        return False
    doc = trigger.doc
    said_by = doc[source.source]
    if (
        said_by.lemma_.lower() in _SPEAKERS
        and source.record.source is not None
        and not source.record.source.anonymous
    ):
        return True
    same = {notes.root(token.i) for token in conjuncts(said_by)}
    return any(notes.root(actor) in same or doc[actor].lower_ in FIRST_PERSON for actor in draft.actors)


def source_of(draft: EventDraft, notes: Notes) -> AttributionDraft | None:
    """The innermost attribution that holds an event."""
    if not draft.record.attribution:
        return None
    innermost = draft.record.attribution[0]
    return next((found for found in notes.attributions if found.record.id == innermost), None)
