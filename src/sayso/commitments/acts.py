"""The events that declarations are: who says "we will …" has promised, threatened, demanded or refused by
saying so.

The events' room finds speech acts by their words. Those told by "will", "must" or "or else" alone are
known only once the source is: a union that says it will stop work unless it is paid THREATENs, a minister
who says his country will double its aid AGREEs, an army that says it will not move REJECTs. They are
noted here, and a hostile act that was read as one to come becomes the threat that it is.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from spacy.tokens import Doc, Token

from sayso.actors.link import actor_at
from sayso.commitments.found import Found, attributions_of
from sayso.commitments.kinds import Acts
from sayso.events.topics import Topics
from sayso.events.words import words
from sayso.language.phrases import relation, trim
from sayso.notes import EventDraft, Notes, extent, notes
from sayso.records import Event, EventType, Extent, content_id
from sayso.times.link import time_of

_TYPES: Final[dict[str, EventType]] = {
    "promise": "AGREE", "offer": "AGREE", "agreement": "AGREE", "threat": "THREATEN", "demand": "REQUEST",
}  # fmt: skip
_YIELDING: Final = frozenset({"RETREAT", "CONCEDE"})
_THREAT_MODES: Final = {
    "ASSAULT": "violence",
    "COERCE": "restrict",
    "PROTEST": "restrict",
    "MOBILIZE": "violence",
}
_SPEECH: Final = frozenset({"AGREE", "CONCEDE", "THREATEN", "REQUEST", "REJECT"})
_OPEN: Final = frozenset({"future", "hypothetical"})
_CONFIDENCE: Final = 0.5
"""About half of the events noted here are right on marked-up passages."""


def note_events(doc: Doc, told: list[Found], asked: list[Found], refused: list[Found], acts: Acts) -> None:
    """Note the event that each declaration and each refusal is, where no room before has noted it; ``asked``
    are demands that nobody presses ("Iran must cooperate with inspectors")."""
    board = notes(doc)
    topics = Topics(doc)
    for one in told:
        friendly = one.kind in {"promise", "offer", "agreement"}
        if one.kind != "deadline" and one.declares and (not friendly or acts.cooperative(one.action)):
            _note(doc, one, _type(one, acts), board, topics, acts)
        elif one.kind == "threat" and (known := event_of(one, board)) is not None:
            _threaten(known, one, acts)
        elif one.kind == "threat" and one.holders and attributions_of(one.action, board):
            _note(doc, one, "THREATEN", board, topics, acts)  # "said it was ready to shell the port"
    for one in asked:
        _note(doc, one, "REQUEST", board, topics, acts)
    _absorb(doc, [*told, *asked], board)
    for one in refused:
        _note(doc, one, "REJECT", board, topics, acts)


def _absorb(doc: Doc, told: list[Found], board: Notes) -> None:
    """Drop what is only the content of a commitment that is an event itself."""
    own = {draft.record.id for one in told if (draft := event_of(one, board)) is not None}
    contents = {one.action.i for one in told if event_of(one, board) is not None}
    board.events = [
        draft for draft in board.events
        if draft.record.id in own or draft.record.status not in _OPEN
        or not (draft.trigger in contents or any(_carried(doc[draft.trigger], doc[i]) for i in contents))
    ]  # fmt: skip


def event_of(one: Found, board: Notes) -> EventDraft | None:
    """The event that made a commitment: the one whose trigger is its cue or action, or whose action is
    its action."""
    told = attributions_of(one.action, board)
    cue = told[0].cue if told else None
    driven = one.action.head.i if relation(one.action) == "xcomp" and one.declares else one.action.i
    for wanted in ({one.cue.i}, {one.action.i, _first(one.action).i, driven}, {cue}):
        for draft in board.events:
            if draft.record.event in _SPEECH and (draft.trigger in wanted or draft.action in wanted - {cue}):
                return draft
    return None


def _first(action: Token) -> Token:
    while relation(action) == "conj" and action.head.i != action.i:
        action = action.head
    return action


def _type(one: Found, acts: Acts) -> EventType:
    kind = _TYPES[one.kind]
    return "CONCEDE" if kind == "AGREE" and acts.type_of(one.action) in _YIELDING else kind


def _note(doc: Doc, one: Found, kind: EventType, board: Notes, topics: Topics, acts: Acts) -> None:
    mode = _mode(kind, one, acts)
    known = event_of(one, board)
    if known is not None and not (kind == "REQUEST" and _is_content(known, one)):
        if kind == "THREATEN":
            _threaten(known, one, acts)
        return
    for at, draft in enumerate(board.events):
        retold = draft.record.status in _OPEN or draft.record.event == kind
        if draft.trigger == one.action.i or (retold and _carried(doc[draft.trigger], one.action)):
            if kind == "REQUEST" and _is_content(draft, one):
                board.events[at] = _draft(doc, one, kind, mode, board, topics)
            elif draft.record.status in _OPEN or kind == "REJECT":
                why = f"{draft.record.why}; {one.why}"
                draft.record = replace(draft.record, event=kind, mode=mode, status="occurred", why=why)
                draft.action = one.action.i
            return
    board.events.append(_draft(doc, one, kind, mode, board, topics))


def _is_content(known: EventDraft, one: Found) -> bool:
    """Whether an event is only what a demand asks for: "they must agree to the plan"."""
    asked = known.trigger == one.action.i and known.record.status in _OPEN
    return asked and known.record.event != "REQUEST"


def _threaten(known: EventDraft, one: Found, acts: Acts) -> None:
    """A vow or an act to come that was read as a friendly one, and turns out to be a threat."""
    record = known.record
    declared = known.trigger == one.action.i and record.event == "CONCEDE"
    if record.event in {"AGREE", "CONCEDE"}:
        status = "occurred" if declared else record.status
        mode, why = _mode("THREATEN", one, acts), f"{record.why}; {one.why}"
        known.record = replace(record, event="THREATEN", mode=mode, status=status, why=why)


def _carried(trigger: Token, action: Token) -> bool:
    """Whether a word is what a declared act carries: "will resume their operations", "will continue to
    strike"."""
    goes_on = relation(trigger) == "xcomp" and action.lemma_.lower() in words("going_on")
    return trigger.head.i == action.i and (goes_on or relation(trigger) == "obj")


def _mode(kind: EventType, one: Found, acts: Acts) -> tuple[str, ...]:
    act = acts.type_of(one.action)
    if kind == "THREATEN" and act in _THREAT_MODES:
        return (_THREAT_MODES[act],)
    return ("yield",) if kind in {"REJECT", "REQUEST"} and act in _YIELDING else ()


def _draft(
    doc: Doc, one: Found, kind: EventType, mode: tuple[str, ...], board: Notes, topics: Topics
) -> EventDraft:
    trigger = _trigger(one)
    told = attributions_of(one.action, board)
    said = told[0].cue if told else None
    sentence = one.action.sent
    record = Event(
        id=content_id("e", board.report.sha256, kind, trigger.start, trigger.end),
        event=kind,
        mode=mode,
        context=topics.contexts(one.action),
        status="occurred",
        confidence=_CONFIDENCE,
        trigger=trigger,
        mentions=(),
        sentence=extent(trim(doc, sentence.start, sentence.end)),
        actor=tuple(dict.fromkeys(actor_at(doc, token) for token in one.holders)),
        recipient=tuple(dict.fromkeys(actor_at(doc, token) for token in one.toward)),
        when=time_of(doc, doc[said]) if said is not None else None,
        attribution=tuple(draft.record.id for draft in told),
        why=one.why,
    )
    actors, recipients = [token.i for token in one.holders], [token.i for token in one.toward]
    return EventDraft(record, one.action.i, actors, recipients, action=one.action.i)


def _trigger(one: Found) -> Extent:
    """ "would stop", "will not ratify", "must surrender"; the verb alone where the auxiliary stands apart."""
    near = 0 < one.action.i - one.cue.i <= 3 and one.cue.pos_ == "AUX"
    return extent(one.action.doc[one.cue.i : one.action.i + 1]) if near else extent(one.action)
