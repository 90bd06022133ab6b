"""The pipeline, spelled out: one report walks through the rooms in one direction, and each adds one thing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import DefectError, SaysoError
from sayso.loading import undisturbed
from sayso.notes import Notes, Stage, attach, check_order, notes
from sayso.records import Actor, ActorEntry, Extent, Place, Reading, Report, content_id
from sayso.sources.shape import blocks

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.actors.entries import Entry
    from sayso.places.resolve import OwnPlaces


@dataclass(frozen=True, slots=True)
class Failure:
    """A report that could not be read, and why."""

    report: Report
    error: SaysoError


def default_stages(
    frames: Sequence[Path] = (),
    actors: Sequence[Entry] = (),
    places: OwnPlaces | None = None,
) -> tuple[Stage, ...]:
    """The rooms in their order; ``frames`` are a user's own files of frames, ``actors`` their own actors,
    ``places`` their own places by folded name."""
    from sayso.actors.stage import Actors
    from sayso.attribution.stage import Attributions
    from sayso.commitments.stage import Commitments
    from sayso.events.stage import Events
    from sayso.places.stage import Places
    from sayso.status.stage import Statuses
    from sayso.ties.stage import Ties
    from sayso.times.stage import Times
    from sayso.wordings.stage import Wordings

    return (
        Times(), Actors(actors), Places(places or {}), Events(frames),
        Attributions(), Statuses(), Commitments(), Ties(), Wordings(),
    )  # fmt: skip


class Reader:
    """Reads many reports with the language model loaded once.

    ``model`` is a folder with another language model of sayso's form; ``threads`` the processor threads the
    model may use; ``frames`` are a user's own files of frames, ``actors`` of named actors (see
    ``sayso.actors.own``), ``places`` of places (``sayso.places.own``); they win over the shipped ones. Raises
    ``ModelError`` where the model is missing or of another version, ``KnowledgeError`` for a wrong frame,
    ``InputError`` for a file that cannot be read.
    """

    def __init__(
        self,
        *,
        model: Path | None = None,
        threads: int = 1,
        frames: Sequence[Path] = (),
        actors: Sequence[Path] = (),
        places: Sequence[Path] = (),
    ) -> None:
        with undisturbed(to_stay=True):
            from sayso.actors import own as own_actors
            from sayso.language.stage import Language
            from sayso.places import own as own_places

            people, spots = own_actors.read(actors), own_places.read(places)
            self.problems = people.problems + spots.problems
            """What was left out of the user's files of actors and places, and why."""
            self._language = Language(model, threads=threads)
            self._stages = default_stages(frames, people.entries, spots.places)
        check_order(self._stages, self._language.assigns)

    def read(self, report: Report) -> Reading:
        """The reading of one report. A failure that is no ``SaysoError`` is raised as ``DefectError``."""
        from sayso.language.tokens import release

        try:
            with undisturbed():
                doc = self.walk(report)
                try:
                    return assemble(doc)
                finally:
                    release(doc)
        except SaysoError:
            raise
        except Exception as error:
            raise DefectError(error) from error

    def read_all(self, reports: Iterable[Report]) -> Iterator[Reading | Failure]:
        """The readings in the order of the reports; one that fails gives a ``Failure``; no other is lost."""
        for report in reports:
            try:
                yield self.read(report)
            except SaysoError as error:
                yield Failure(report, error)

    def walk(self, report: Report, *, through: str | None = "") -> Doc:
        """The report's ``Doc`` after the stage named ``through`` (``""``: all, ``None``: none)."""
        parts = blocks(report.text)
        doc = self._language.parse(report.text, parts)
        attach(doc, Notes(report, parts))
        for stage in self._stages if through is not None else ():
            stage(doc)
            if stage.name == through:
                break
        return doc


def assemble(doc: Doc) -> Reading:
    """What the rooms noted, as records in the order of the text."""
    found = notes(doc)
    return Reading(
        report=found.report,
        events=tuple(sorted((draft.record for draft in found.events), key=lambda e: (e.trigger.start, e.id))),
        attributions=tuple(draft.record for draft in found.attributions),
        commitments=tuple(sorted(found.commitments, key=lambda c: (c.action.start, c.id))),
        ties=tuple(sorted(found.ties, key=lambda t: (t.evidence.start, t.id))),
        wordings=tuple(sorted(found.wordings, key=lambda w: (w.start, w.end, w.marker))),
        times=tuple(sorted(found.times, key=lambda t: (t.start, t.end))),
        actors=_entries(found),
        places=_places(found),
    )


def _places(found: Notes) -> tuple[Place, ...]:
    """The places that the report names, and those that were only told by an event that happened there."""
    noted = sorted((*found.places.values(), *found.named), key=lambda p: (p.start, p.end))
    starts, reach = [place.start for place in noted], list(accumulate((place.end for place in noted), max))
    scenes: dict[tuple[int, int], Place] = {}
    for place in (draft.record.event_loc for draft in found.events):
        if place is not None:
            before = bisect_left(starts, place.end)  # those that begin before this one ends
            if not before or reach[before - 1] <= place.start:
                scenes[place.start, place.end] = place
    return tuple(sorted((*noted, *scenes.values()), key=lambda p: (p.start, p.end)))


def _entries(found: Notes) -> tuple[ActorEntry, ...]:
    """Actors that the report names, each with its mentions; a pronoun counts for what it stands for."""
    groups: dict[tuple[str, str], list[int]] = {}
    for head, actor in sorted(found.actors.items()):
        full = _full(found, head)
        if full.name is not None or full.id is not None:
            groups.setdefault((full.id or "", full.name or actor.text), []).append(head)
    entries = []
    for (known, name), heads in groups.items():
        first = _full(found, heads[0])
        own = (found.actors[head] for head in heads)
        mentions = tuple(Extent(actor.text, actor.start, actor.end) for actor in own)
        entries.append(ActorEntry(known or content_id("n", name), name, first.code, first.sector, mentions))
    return tuple(entries)


def _full(found: Notes, head: int) -> Actor:
    """The fullest mention of what a phrase stands for; the phrase itself where that is no actor."""
    return found.actors.get(found.coreference.get(head, head), found.actors[head])
