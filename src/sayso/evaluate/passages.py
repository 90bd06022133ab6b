"""Scores whole passages: worked examples and our own corpus, by the same rules (``score_*.py``)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import Any, Final

from sayso.errors import InputError
from sayso.evaluate import annotated, worked
from sayso.evaluate.counts import Share
from sayso.evaluate.folders import select
from sayso.evaluate.passage import GoldPassage
from sayso.evaluate.reads import Run
from sayso.evaluate.score_attributions import AttributionScore
from sayso.evaluate.score_bonds import TieScore, WordingScore
from sayso.evaluate.score_commitments import CommitmentScore
from sayso.evaluate.score_events import EventScore
from sayso.evaluate.score_times import TimeScore
from sayso.records import Extent, Reading

NOTE: Final = (
    "An event counts where type and a mention fit, an attribution where content and source fit, a "
    "commitment where kind and action fit; optional items count neither way."
)
MARKED: Final = {
    "ties": "A tie counts where its kind and the head words of both ends fit; optional ones count not.",
    "wordings": "A wording counts where its marker fits and its term overlaps; optional ones count not.",
}
"""Layers for which only some passages are marked; only these are read for them."""


class PassageScore:
    """All layers of a set of passages."""

    def __init__(self) -> None:
        self.events = EventScore()
        self.attributions = AttributionScore()
        self.commitments = CommitmentScore()
        self.times = TimeScore()
        self.ties = TieScore()
        self.wordings = WordingScore()
        self.offsets = Share()
        self.passages = 0

    def add(self, gold: GoldPassage, read: Reading, run: Run) -> None:
        """Count one passage."""
        self.passages += 1
        self.events.add(gold, read, run.misses)
        self.attributions.add(gold, read, run.misses)
        self.commitments.add(gold, read, run.misses)
        self.times.add(gold, read, run.misses)
        self.ties.add(gold, read, run.misses)
        self.wordings.add(gold, read, run.misses)
        found = (read.events, read.attributions, read.commitments, read.times, read.ties, read.wordings)
        for extent in _extents(found):
            self.offsets.add(read.report.text[extent.start : extent.end] == extent.text)

    def figures(self, layer: str) -> dict[str, Any]:
        """The figures of one layer, or of ``all``."""
        events, attributions = self.events.figures(), self.attributions.figures()
        told = {name: events.pop(name) for name in ("event_source", "event_own_voice")}
        layers: dict[str, dict[str, Any]] = {
            "events": events,
            "status": self.events.status_figures(),
            "attribution": {**attributions, **told},
            "commitments": self.commitments.figures(),
            "times": {**self.times.figures(), **{name: events[name] for name in ("date", "when")}},
            "ties": self.ties.figures("ties", "tie_status", "tie_office", "tie_source"),
            "wordings": self.wordings.figures("wordings", "wording_rival", "wording_user", "wording_source"),
        }
        if layer != "all":
            return layers[layer]
        merged = {name: value for figures in layers.values() for name, value in figures.items()}
        return {**merged, "offsets": self.offsets.figures()}


def examples(run: Run, layer: str) -> dict[str, Any]:
    """Passages in the worked examples' form."""
    selection = select(run.path, ".json", run.part)
    gold = [passage for file in selection.files for passage in worked.load(file)]
    return _measure(run, layer, gold, selection.part, NOTE)


def corpus(run: Run, layer: str) -> dict[str, Any]:
    """Passages of our own corpus; those by reference need the folder of the data sets they refer to."""
    gold, part = annotated.load(run.path, run.part, run.texts)
    note = (
        NOTE
        + " Countries, sectors and values of dates are not marked: times and due dates count by their words."
    )
    if run.texts is None:
        note += " Passages by reference were left out: name the folder of their data sets with --texts."
    return _measure(run, layer, gold, part, note)


def _measure(run: Run, layer: str, gold: Sequence[GoldPassage], part: str, note: str) -> dict[str, Any]:
    if layer in MARKED:
        gold = [passage for passage in gold if getattr(passage, layer) is not None]
        note = MARKED[layer]
        if not gold:
            raise InputError(
                str(run.path), f"no passage marked for {layer}", "Mark some, or name another part."
            )
    score = PassageScore()
    by_kind: dict[str, PassageScore] = {}
    chosen = run.sample(gold)
    for passage in chosen:
        read = run.read(passage.id, passage.text, passage.published)
        score.add(passage, read, run)
        if passage.kind in {"real", "written"}:
            quiet = dataclasses.replace(run, misses=type(run.misses)())
            by_kind.setdefault(passage.kind, PassageScore()).add(passage, read, quiet)
    figures = score.figures(layer)
    if len(by_kind) > 1:
        figures["by_origin"] = {
            kind: {"passages": found.passages, **_head(found.figures("all"), layer)}
            for kind, found in sorted(by_kind.items())
        }
    return run.report(part, {"passages": len(chosen)}, note, **figures)


def _head(figures: dict[str, Any], layer: str) -> dict[str, Any]:
    if layer in MARKED:
        return {layer: figures[layer], "traps": figures[f"{layer}_traps"]}
    kept = ("events", "events_with_status", "attributions", "commitments", "traps", "calibration")
    return {name: figures[name] for name in kept}


def _extents(value: Any) -> Iterator[Extent]:
    """All stretches of text in records, however deep."""
    if isinstance(value, tuple):
        for item in value:
            yield from _extents(item)
    elif dataclasses.is_dataclass(value):
        if isinstance(value, Extent):
            yield value
        for field in dataclasses.fields(value):
            yield from _extents(getattr(value, field.name))
