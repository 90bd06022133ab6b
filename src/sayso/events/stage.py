"""The events room: reads frames off the tree and notes one draft for each happening."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sayso.events import vote
from sayso.events.candidates import Candidate, candidates
from sayso.events.denials import is_denied
from sayso.events.lexicon import attach, laid_over
from sayso.events.merge import Happening, give_tolls, happenings
from sayso.events.size import Count, happened
from sayso.events.topics import Topics
from sayso.events.words import words
from sayso.language.heads import heads
from sayso.language.phrases import relation, trim
from sayso.notes import EventDraft, extent, notes
from sayso.records import Actor, Event, EventType, Extent, Size, Time, content_id

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_THRESHOLD: Final = -0.01
"""Log-odds above which a match is written down."""
_FUNCTION: Final = frozenset({"ADP", "PART", "SCONJ"})
_MARKS: Final = frozenset('"“”«»')
_GAP: Final = 4
"""How many foreign words a trigger's words may enclose and still be shown as one stretch."""


class Events:
    """Who did what to whom: PLOVER events from the frame lexicon.

    ``frames`` are a user's own files of frames, which win over the shipped ones.
    """

    name = "events"
    requires = frozenset({"words", "tree", "names", "times", "actors", "places"})
    assigns = frozenset({"events"})

    def __init__(self, frames: Sequence[Path] = ()) -> None:
        self._lexicon = laid_over(frames)

    def __call__(self, doc: Doc) -> None:
        """Note an ``EventDraft`` for each happening, status "occurred" throughout."""
        from sayso.places.heard import hear

        found = notes(doc)
        attach(doc, self._lexicon)
        topics, open_words = Topics(doc), vote.open_words(doc)
        told: list[Candidate] = []
        headed: list[Candidate] = []
        tolls: list[tuple[int, Count]] = []
        numbers: dict[int, int] = {}
        sentences = [sentence for sentence in doc.sents if not found.is_silent(sentence[0].idx)]
        for number, sentence in enumerate(doc.sents):
            numbers.update(dict.fromkeys(range(sentence.start, sentence.end), number))
        for sentence, kept in zip(sentences, candidates(sentences, topics, open_words), strict=True):
            block = found.block_at(sentence[0].idx)
            if block is not None and block.kind in {"title", "heading", "caption"}:
                headed += kept if block.kind == "title" else []
            else:
                told += kept
                stated = [count for count in happened(sentence) if count.kind != "arrested"]
                tolls += [(numbers[sentence.start], count) for count in stated]
        least = vote.weights()["threshold"] if heads(doc) is not None else _THRESHOLD
        made = happenings(told, numbers, least)
        taken = {numbers[c.head.i] for c in told if c.counts}
        give_tolls(made, [count for number, count in tolls if number not in taken], numbers)
        _answer(made, numbers)
        _place_headline(happenings(headed, numbers, least), made)
        hear(doc, [candidate.head.i for happening in made for candidate in happening.told])
        owners = {i: happening for happening in made for told in happening.told for i in told.match.tokens}
        found.events.extend(_draft(doc, happening, topics, owners) for happening in made)


def _answer(made: list[Happening], numbers: dict[int, int]) -> None:
    """A refusal that names nobody answers whoever asked or offered up to two sentences before."""
    asked: Happening | None = None
    for happening in made:
        lead = happening.lead
        if lead.event == "REJECT" and not happening.recipients() and asked is not None:
            names = {token.lemma_ for token in happening.actors() if token.pos_ != "PRON"}
            near = numbers[lead.head.i] - numbers[asked.lead.head.i] <= 2
            askers = [token for token in asked.actors() if token.lemma_ not in names]
            if near and askers:
                lead.roles.recipients = askers
        if lead.event == "REQUEST" or lead.match.frame.speech == "offer":
            asked = happening


def _place_headline(headed: list[Happening], made: list[Happening]) -> None:
    """A headline's event is the body's of the same type that stands alike ("army denies shelling" tells of no
    shelling that took place), if it has one; otherwise it stands by itself."""
    for happening in headed:
        same = next((other for other in made if _kind(other.told[0]) == _kind(happening.told[0])), None)
        if same is None:
            made.append(happening)
        else:
            same.told.extend(happening.told)
            same.headlines += len(happening.told)


def _kind(told: Candidate) -> tuple[EventType, bool]:
    """The type of an event and whether it is said not to be."""
    return told.event, told.negated or is_denied(told.head)


def _draft(doc: Doc, happening: Happening, topics: Topics, owners: dict[int, Happening]) -> EventDraft:
    from sayso.places.link import place_of
    from sayso.times.link import time_of

    lead = happening.lead
    actors, recipients = _sides(happening)
    anchors = [lead.head, *(c.head for c in happening.told if c is not lead)]
    trigger = _extent(doc, lead)
    mentions = tuple(_extent(doc, c) for c in happening.told if c is not lead)
    modes = tuple(
        dict.fromkeys(mode for c in [lead, *happening.told] if c.event == lead.event for mode in c.mode)
    )
    when = next((time for a in anchors if (time := time_of(doc, a)) is not None), None)
    record = Event(
        id=content_id("e", notes(doc).report.sha256, lead.event, trigger.start, trigger.end),
        event=lead.event,
        mode=modes,
        context=topics.contexts(lead.head),
        status="occurred",
        confidence=lead.evidence.confidence,
        trigger=trigger,
        mentions=tuple(sorted(set(mentions) - {trigger}, key=lambda e: (e.start, e.end))),
        sentence=extent(trim(doc, lead.sentence.start, lead.sentence.end)),
        actor=_actors(doc, actors, when),
        recipient=_actors(doc, recipients, when),
        event_loc=next((place for a in anchors if (place := place_of(doc, a)) is not None), None),
        when=when,
        size=_size(happening, owners),
        why=_why(lead),
    )
    return EventDraft(
        record=record,
        trigger=lead.head.i,
        actors=[token.i for token in actors],
        recipients=[token.i for token in recipients],
        mentions=[c.head.i for c in happening.told if c is not lead],
        action=lead.action.i if lead.action is not None else None,
        frame=lead.match.frame.id,
        features=lead.evidence.features,
    )


def _sides(happening: Happening) -> tuple[list[Token], list[Token]]:
    """Actors and recipients of all mentions; on a visit the visitor acts and everybody else is the host."""
    actors, recipients = _distinct(happening.actors()), _distinct(happening.recipients())
    visits = [c for c in happening.told if "visit" in c.mode]
    if visits and len(visits) < len(happening.told):
        visitors = _distinct([token for c in visits for token in c.roles.actors])
        if visitors:
            hosts = [t for t in actors if t.lemma_ not in {v.lemma_ for v in visitors}]
            actors, recipients = visitors, hosts + recipients
            if hosts:
                recipients = [t for t in recipients if t.ent_type_ != "LOC"] or recipients
    return actors, [t for t in recipients if not any(_are_same(t, actor) for actor in actors)]


def _are_same(one: Token, other: Token) -> bool:
    """Whether two mentions are of one actor by its name, so that nobody is done to what he does."""
    known = notes(one.doc).actors
    names = {known[t.i].name if t.i in known else None for t in (one, other)}
    return one.i == other.i or (len(names) == 1 and None not in names)


def _distinct(tokens: list[Token]) -> list[Token]:
    """Each once: not "it" beside the army that it stands for, nor the name beside "the minister"."""
    found: dict[str, Token] = {}
    given = {token.i for token in tokens}
    for token in tokens:
        if not (_called(token) & given):
            found.setdefault(token.lemma_.lower(), token)
    if len(found) < 2:
        return list(found.values())
    meant = notes(tokens[0].doc).coreference
    by_actor: dict[int, Token] = {}
    for token in found.values():
        by_actor.setdefault(meant.get(token.i, token.i), token)
    return list(by_actor.values())


def _called(token: Token) -> set[int]:
    """The phrases that a name stands in apposition to, or names: "a man called Ivo Marn"."""
    head = token.head
    if relation(token) == "appos":
        return {head.i}
    return {head.head.i} if relation(head) == "acl" and _are_same(token, head.head) else set()


def _actors(doc: Doc, heads: list[Token], when: Time | None) -> tuple[Actor, ...]:
    from sayso.actors.link import actor_at

    return tuple(dict.fromkeys(actor_at(doc, head, when) for head in heads))


def _extent(doc: Doc, candidate: Candidate) -> Extent:
    tokens = sorted(candidate.match.tokens)
    while len(tokens) > 1 and _leads_on(doc[tokens[-1]], tokens[-2]):
        tokens.pop()
    quoted = any(token.text in _MARKS for token in doc[tokens[0] : tokens[-1]])
    if tokens[-1] - tokens[0] + 1 - len(tokens) <= _GAP and not quoted:
        return extent(doc[tokens[0] : tokens[-1] + 1])
    if (told := heads(doc)) is not None:
        return extent(doc[vote.likeliest(told, tokens)])
    nouns = [doc[i] for i in tokens if doc[i].pos_ == "NOUN"]
    light = candidate.head.lemma_.lower() in words("light") or candidate.head.pos_ not in {"VERB", "AUX"}
    return extent(nouns[-1] if nouns and light else candidate.head)


def _leads_on(last: Token, before: int) -> bool:
    """Whether the last word of a trigger opens another phrase: "jailed in May for", "suspended the"."""
    return last.pos_ == "DET" or (last.i - before > 1 and last.pos_ in _FUNCTION)


def _size(happening: Happening, owners: dict[int, Happening]) -> Size:
    """The toll, of which nothing that another happening's words tell: ``owners`` says whose each word is."""
    if happening.lead.event not in {"ASSAULT", "COERCE", "PROTEST"}:
        return Size()
    figures: dict[str, int] = {}
    for candidate in happening.told:
        stated = list(candidate.counts)
        if candidate.event == "ASSAULT":  # figures that hang on no frame of their own: "and nine wounded"
            stated += [
                count
                for count in happened(candidate.sentence)
                if count.kind != "arrested" and owners.get(count.token, happening) is happening
            ]
        for count in stated:
            figures.setdefault(count.kind, count.number)
    if happening.lead.event == "ASSAULT":
        figures.pop("arrested", None)
    return Size(dead=figures.get("dead"), injured=figures.get("injured"), arrested=figures.get("arrested"))


def _why(lead: Candidate) -> str:
    said = " ".join(lead.match.entry.words)
    governed = f", governs “{lead.action.text}”" if lead.action is not None else ""
    found = f"frame {lead.match.frame.id} by {lead.match.entry.kind} “{said}”{governed}"
    return f"{found}; {', '.join(lead.evidence.reasons)}"
