"""Passages of our own corpus as gold passages: stretches are where they are marked, times
have no values: only their words are scored.

A passage that lies in an open data set counts as "real", one that was written for the corpus as "written".
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from sayso.evaluate.alike import span, spans
from sayso.evaluate.folders import select
from sayso.evaluate.passage import (
    GoldActor,
    GoldAttribution,
    GoldCommitment,
    GoldEvent,
    GoldPassage,
    GoldTie,
    GoldTime,
    GoldWording,
)
from sayso.gold import corpus, references, ties


def load(path: Path, part: str | None, texts: Path | None) -> tuple[list[GoldPassage], str]:
    """The passages of a corpus and their part. In a folder with ``splits.tsv`` that deals out its parts the
    test part is taken where none is named; else parts go by the names of files and folders.

    Passages by reference come along only where ``texts``, the folder of their data sets, is given.

    Raises:
        KnowledgeError: a file breaks the mark-up; it names file and line.
        InputError: a data set that is referred to is missing, or there is no such part.
    """
    fetch = partial(references.text, data=texts) if texts is not None else None
    if (path / "splits.tsv").is_file():
        name = part or "test"
        return [passage(found) for found in corpus.load_part(path, name, fetch)], name
    selection = select(path, ".txt", part)
    found = [item for file in selection.files for item in corpus.load(file, fetch)]
    return [passage(item) for item in found], selection.part


_MUTUAL: Final = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Types whose parties all act: who is marked as the recipient may be read as an actor, and the reverse."""


def passage(found: corpus.Passage) -> GoldPassage:
    """One passage of the corpus in the form that is scored."""
    return GoldPassage(
        id=found.id,
        published=found.published,
        text=found.text,
        events=tuple(_event(event) for event in found.events),
        attributions=tuple(_attribution(item) for item in found.attributions),
        commitments=tuple(_commitment(item) for item in found.commitments),
        times=_times(found),
        kind="written" if found.reference is None else "real",
        ties=tuple(_tie(item) for item in found.bonds.ties) if found.bonds else None,
        wordings=tuple(_wording(item) for item in found.bonds.wordings) if found.bonds else None,
    )


def _times(found: corpus.Passage) -> tuple[GoldTime, ...]:
    """The words marked as times of events and as terms of commitments, each once."""
    times = {span(time) for event in found.events for time in event.time}
    times |= {span(item.due) for item in found.commitments if item.due is not None}
    return tuple(GoldTime((place,), ()) for place in sorted(times))


def _event(event: corpus.GoldEvent) -> GoldEvent:
    return GoldEvent(
        type=event.event,
        status=event.status,
        word=event.trigger.text,
        triggers=spans((event.trigger, *event.also)),
        modes=event.modes,
        actor=tuple(GoldActor(party.text) for party in event.actor),
        recipient=tuple(GoldActor(party.text) for party in event.recipient),
        reciprocal=event.event in _MUTUAL and "visit" not in event.modes,
        places=tuple(place.text for place in event.place),
        when=spans(event.time),
        dead=(event.dead,) if event.dead is not None else (),
        sources=(event.by.text,) if event.by is not None else (),
        optional=event.optional,
    )


def _attribution(item: corpus.GoldAttribution) -> GoldAttribution:
    return GoldAttribution(
        source=item.source.text if item.source is not None else None,
        content=spans(item.content),
        manner=item.manner,
        anonymous=frozenset({item.anonymous}),
        optional=item.optional,
    )


def _commitment(item: corpus.GoldCommitment) -> GoldCommitment:
    return GoldCommitment(
        kind=item.kind,
        action=(span(item.action),),
        words=item.action.text,
        holder=tuple(party.text for party in item.holder),
        condition=(span(item.condition),) if item.condition is not None else (),
        due_spans=(span(item.due),) if item.due is not None else (),
        optional=item.optional,
    )


def _tie(item: ties.GoldTie) -> GoldTie:
    return GoldTie(
        kinds=item.kinds,
        words=(span(item.word),),
        source=tuple(mention.text for mention in item.source),
        target=tuple(mention.text for mention in item.target),
        status=item.status,
        office=item.office,
        by=item.by.text if item.by is not None else None,
        optional=item.optional,
    )


def _wording(item: ties.GoldWording) -> GoldWording:
    return GoldWording(
        markers=item.markers,
        term=(span(item.term),),
        rival=(span(item.rival),) if item.rival is not None else (),
        user=tuple(mention.text for mention in item.user),
        by=item.by.text if item.by is not None else None,
        optional=item.optional,
    )
