"""What the model's status head says against the rules: it counts only where it is all but certain.

On the development part of the corpus rules and head are right equally often; where they differ and the head
is surer than ``_CERTAIN``, it is right three times out of four. It may say how stands what the rules take for
an event that occurred, and that what they take for a possible one did occur; what a cue denies stays denied,
for of rare cues the head knows less.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sayso.events.vote import likeliest
from sayso.events.words import is_refused
from sayso.language.heads import heads
from sayso.records import EVENT_TYPES, STATUSES, Event

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CERTAIN: Final = 0.97
_TYPE: Final = 0.5
"""How likely the head must find the event's own type: of another type it speaks of another event."""


def heard(doc: Doc, record: Event) -> Event:
    """Return an event with the status that the head is certain of, if it is another one."""
    told = heads(doc)
    span = doc.char_span(record.trigger.start, record.trigger.end, alignment_mode="expand")
    if told is None or span is None:
        return record
    best = likeliest(told, range(span.start, span.end))
    likely = told.tag(best, "status")
    sure = max(likely)
    status = STATUSES[likely.index(sure)]
    own_type = told.tag(best, "event")[EVENT_TYPES.index(record.event)]
    open_ = record.status == "occurred" or (record.status, status) == ("hypothetical", "occurred")
    if record.event == "REJECT" and status == "negated" and any(is_refused(token) for token in span):
        return record  # the "not" of "will not halt enrichment" is what makes it a refusal
    if status == "negated" and any(token.lemma_ == "hesitate" for token in span):
        return record  # "will not hesitate to fire"
    if status == record.status or not open_ or sure < _CERTAIN or own_type < _TYPE:
        return record
    return replace(record, status=status, why=f"{record.why}; heads: {status} {sure:.2f}")
