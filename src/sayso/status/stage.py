"""The room that decides how each event stands: occurred, negated, future, hypothetical or alleged."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from spacy.tokens import Doc, Token

from sayso.events.words import is_refused, objects, words
from sayso.language.phrases import child, children, relation
from sayso.notes import EventDraft, Notes, notes
from sayso.records import Event
from sayso.status.convert import convert, declares_threat, source_of
from sayso.status.heard import heard
from sayso.status.local import is_condition
from sayso.status.scope import Scope
from sayso.status.standing import PLAIN, Standing

_STANCES: Final = {
    "denies": "-", "accuses": "!", "alleges": "!", "doubts": "?", "asks": "?", "hopes": "?",
    "demands": "?", "proposes": "?",
}  # fmt: skip
# Types whose trigger may itself hold the negation: "will not pay", "no longer recognises", "held fire".
_BY_NEGATION: Final = frozenset({"REJECT", "CONCEDE", "THREATEN", "RETREAT", "PROTEST", "SANCTION", "COERCE"})
_NEGATED_FRAME: Final = "not_"
# Frames whose word takes the act for granted: nobody has claimed an attack that did take place.
_TAKEN_FOR_GRANTED: Final = frozenset({"assault.claim"})
# What one "faces" is still to come where it is a measure against a person: "faces deportation".
_UNLISTED: Final = ".unlisted"  # the frame of what only the model hears
_HARM: Final = frozenset({"ASSAULT", "COERCE"})
_FACED: Final = frozenset({"arrest", "deport", "expel", "convict"})
_OPENS: Final = frozenset({"begin", "start", "open", "resume", "reopen"})
# What an assembly does by its vote alone; other acts are still to come ("voted to strike", "to send troops").
_BY_VOTE: Final = frozenset({"ACCUSE", "SANCTION", "REJECT", "SUPPORT", "AGREE", "CONCEDE", "REQUEST"})
_VOTED: Final = Standing("occurred", None, "voted")
_MADE_ON_TERMS: Final = frozenset({"THREATEN", "AGREE", "CONCEDE"})
_CORE: Final = frozenset({"obj", "xcomp", "ccomp", "conj", "nsubj:pass"})
_TYPES_TO_COME: Final = frozenset(
    {"CONSULT", "PROTEST", "AID", "COOPERATE", "SUPPORT", "MOBILIZE", "RETREAT", "SANCTION"}
)


class Statuses:
    """Sets ``status`` on every event, turns acts to come into the events PLOVER makes of them, and drops
    what is only the content of another event's promise, threat, demand or offer.

    The status is that by the innermost source: what a source denies is negated, what it merely accuses
    somebody of is alleged, what it says outright occurred.
    """

    name = "status"
    requires = frozenset({"words", "tree", "events", "attributions"})
    assigns = frozenset({"status"})

    def __call__(self, doc: Doc) -> None:
        found = notes(doc)
        scope = Scope(doc)
        standings = [self._standing(doc, draft, scope, found) for draft in found.events]
        absorbed = _absorbed(doc, found.events, standings)
        kept: list[EventDraft] = []
        settled: set[int] = set()
        for index, (draft, standing) in enumerate(zip(found.events, standings, strict=True)):
            if index not in absorbed:
                draft.record = _decided(doc, draft, standing, found)
                kept.append(draft)
                if standing is _VOTED:
                    settled.add(draft.trigger)
        terms = _terms(doc, kept)
        found.events = [
            draft for draft in kept if draft.record.status != "hypothetical" or draft.trigger not in terms
        ]
        for draft in found.events:
            if draft.trigger not in settled:
                draft.record = heard(doc, draft.record)

    def _standing(self, doc: Doc, draft: EventDraft, scope: Scope, found: Notes) -> Standing:
        trigger = doc[draft.trigger]
        extent = draft.record.trigger
        harm = draft.frame.endswith(_UNLISTED) and draft.record.event in _HARM
        own = draft.record.event in _BY_NEGATION and not harm
        start, end = (extent.start, extent.end) if own else (0, 0)
        spared = child(trigger, "obj") if harm else None
        bare = spared is not None and child(spared, "det", "nmod:poss") is None
        if spared is not None and bare and scope.of(spared, 0, 0).group == "failed or prevented":
            trigger = spared  # "eluded capture": the model hears the capture on the verb that undoes it
        standing = scope.of(trigger, start, end)
        if standing.group == "negation" and _holds_negation(draft, trigger):
            standing = PLAIN
        if standing.group == "failed or prevented" and draft.frame == "reject.unlisted":
            standing = PLAIN  # the model hears the refusal in "failed to respect"
        if standing.status == "occurred":
            standing = _own_no(doc, draft) or _faced(draft, trigger) or _called(draft, trigger) or standing
        if standing.status in {"future", "hypothetical"} and declares_threat(draft, trigger, found):
            standing = PLAIN
        if standing.status == "future" and _is_voted(doc, draft, standing):
            standing = _VOTED
        standing = _to_come(draft, trigger, standing, found)
        standing = _by_source(doc, draft, _by_teller(doc, draft, standing, scope, found), found)
        answered = standing.cue is not None and _is_answered(draft, trigger, doc[standing.cue])
        return PLAIN if answered else standing


def _holds_negation(draft: EventDraft, trigger: Token) -> bool:
    """Whether a negation makes the event what it is ("will not pay", "not ready to share" as a refusal), or
    leaves it alone ("nobody has claimed the attack")."""
    kind, _, name = draft.frame.partition(".")
    listed = kind != "reject" or (name == "unlisted" and is_refused(trigger))
    if draft.record.event == "THREATEN" and trigger.lemma_ == "hesitate":
        return True
    turned = draft.record.event == "REJECT" and bool(kind) and listed
    return turned or name.startswith(_NEGATED_FRAME) or draft.frame in _TAKEN_FOR_GRANTED


def _is_answered(draft: EventDraft, trigger: Token, cue: Token) -> bool:
    """Whether what is denied is only the answer to an accusation or a request, which has been made: "denied
    charges of fraud", "the request was denied"."""
    asked = draft.record.event in {"ACCUSE", "REQUEST"} and trigger.pos_ == "NOUN"
    return asked and cue.lemma_.lower() in words("denying") and trigger in objects(cue)


def _own_no(doc: Doc, draft: EventDraft) -> Standing | None:
    """The "no" inside an event's own phrase: "vowed no retaliation", "made no arrests"."""
    extent = draft.record.trigger
    if draft.record.event not in {"THREATEN", "COERCE"}:
        return None
    span = doc.char_span(extent.start, extent.end, alignment_mode="expand")
    words = [] if span is None else [word for word in span if relation(word) == "det" and word.lower_ == "no"]
    return Standing("negated", words[0].i, "negation") if words else None


def _faced(draft: EventDraft, trigger: Token) -> Standing | None:
    """A measure that somebody only faces: "faces deportation to Manila"."""
    verb = trigger.head
    measure = bool(_FACED & set(draft.record.mode)) or (
        draft.record.event == "COERCE" and not set(draft.record.mode) - {"seize"}
    )
    if trigger.dep_ != "obj" or verb.lemma_.lower() != "face" or not measure:
        return None
    return Standing("hypothetical", verb.i, "faced")


def _is_voted(doc: Doc, draft: EventDraft, standing: Standing) -> bool:
    """Whether a vote that was held is itself the act ("parliament voted to condemn the coup"), and not only
    decides on one ("voted to strike")."""
    if standing.cue is None or draft.record.event not in _BY_VOTE:
        return False
    verb = doc[standing.cue]
    return verb.lemma_ == "vote" and (
        verb.tag_ == "VBD" or any(kid.lemma_ == "have" for kid in children(verb, "aux"))
    )


def _called(draft: EventDraft, trigger: Token) -> Standing | None:
    """A protest or a trial that is merely announced: "announced a march"."""
    verb = trigger.head
    if draft.record.event != "PROTEST" or trigger.dep_ not in {"obj", "nsubj:pass"}:
        return None
    return Standing("future", verb.i, "planned") if verb.lemma_.lower() == "announce" else None


def _by_teller(doc: Doc, draft: EventDraft, standing: Standing, scope: Scope, found: Notes) -> Standing:
    """What a text that is the source says as a false one, an unconfirmed one or an accusation."""
    source = source_of(draft, found)
    if source is None or source.source is None or standing.status != "occurred" or not standing.open:
        return standing
    told = scope.as_told_by(doc[source.source])
    return standing if told.status == "occurred" else told


def _by_source(doc: Doc, draft: EventDraft, standing: Standing, found: Notes) -> Standing:
    """What the innermost source's stance adds, where the tree has not already told it."""
    source = source_of(draft, found)
    if source is None or not standing.open:
        return standing
    sign = _STANCES.get(source.record.stance)
    cue = source.cue
    if cue is None or (cue == draft.trigger and draft.record.event in _BY_NEGATION):
        return standing  # "denied medicine to the prisoner": the event's own word is no denial of it
    if source.record.stance == "doubts" and any(
        kid.lower_ in {"no", "not", "n't", "n’t", "never"} for kid in doc[cue].children
    ):
        return standing  # "there is no doubt that …"
    if sign == "-":
        if standing.denied or standing.group == "denied":
            return standing
        if standing.status == "negated":
            return replace(standing, status="occurred", cue=None, denied=True)
        return (
            Standing("negated", cue, "denied", denied=True) if standing.status != "hypothetical" else standing
        )
    if source.record.stance in {"believes", "hopes"} and (standing.status, standing.group) == (
        "future",
        "modal",
    ):
        return replace(standing, status="hypothetical")
    if sign is None or standing.status != "occurred":
        return standing
    return Standing("alleged" if sign == "!" else "hypothetical", cue, "stance")


def _to_come(draft: EventDraft, trigger: Token, standing: Standing, found: Notes) -> Standing:
    """An act that the text dates after the day of publication has not happened yet."""
    when, published = draft.record.when, found.report.published
    verb = trigger if trigger.pos_ in {"VERB", "AUX"} else trigger.head
    if when is None or published is None or when.earliest is None:
        return standing
    if standing.status == "hypothetical" and standing.cue is not None and when.earliest > published:
        bare = trigger.doc[standing.cue].lower_ in {"would", "'d", "’d"}
        return replace(standing, status="future", group="modal") if bare else standing
    if standing.status != "occurred":
        return standing
    present = verb.tag_ in {"VBZ", "VBP"} and (verb.i == trigger.i or relation(trigger) == "nsubj")
    if present and standing.open and when.earliest > published and not children(verb, "aux"):
        return Standing("future", None, "date")  # "deports them tomorrow"
    if verb.lemma_.lower() in _OPENS and verb.tag_ in {"VBZ", "VBP"} and relation(trigger) == "nsubj":
        timed = any(kid.i > verb.i for kid in children(verb, "obl"))  # "the trial opens on Monday"
        return Standing("future", verb.i, "date") if timed and when.earliest >= published else standing
    if when.earliest <= published or draft.record.event not in _TYPES_TO_COME:
        return standing
    past = verb.tag_ in {"VBD"} or any(
        kid.tag_ == "VBD" or kid.lower_ in {"has", "have", "had"} for kid in verb.children
    )
    return standing if past else Standing("future", None, "date")


def _decided(doc: Doc, draft: EventDraft, standing: Standing, found: Notes) -> Event:
    record = draft.record
    conversion = convert(draft, doc[draft.trigger], standing, found)
    if conversion is not None:
        why = f"{record.why}; {conversion.why}{_because(doc, standing)}"
        if draft.action is None:
            draft.action = draft.trigger
        return replace(record, event=conversion.event, mode=conversion.mode, status="occurred", why=why)
    if standing.status == "occurred":
        return replace(record, status="occurred")
    why = f"{record.why}; {standing.status}{_because(doc, standing)}"
    return replace(record, status=standing.status, why=why)


def _because(doc: Doc, standing: Standing) -> str:
    if standing.cue is not None:
        return f" by '{doc[standing.cue].text}'"
    return " by its date" if standing.group == "date" else ""


def _terms(doc: Doc, drafts: list[EventDraft]) -> set[int]:
    """The words of the conditions on which a threat, promise or offer is made: they say what is asked in
    return ("unless the army frees them") and tell of no event."""
    made = {
        draft.trigger if draft.action is None else draft.action
        for draft in drafts
        if draft.record.status == "occurred" and draft.record.event in _MADE_ON_TERMS
    }
    clauses = (kid for head in sorted(made) for kid in children(doc[head], "advcl") if is_condition(kid))
    return {token.i for clause in clauses for token in clause.subtree}


def _absorbed(doc: Doc, drafts: list[EventDraft], standings: list[Standing]) -> set[int]:
    """Events that are what another event promises, threatens, demands or offers, and not asserted besides."""
    actions = {draft.action: index for index, draft in enumerate(drafts) if draft.action is not None}
    found: set[int] = set()
    for index, (draft, standing) in enumerate(zip(drafts, standings, strict=True)):
        here = doc[draft.trigger]
        while True:
            if actions.get(here.i, index) != index and standing.open:
                found.add(index)
                break
            if (here.dep_ not in _CORE and relation(here) not in _CORE) or here.head.i == here.i:
                break
            here = here.head
    return found
