"""The attribution stage: who says what, in whose words, and which events stand on whose word."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from spacy.tokens import Doc

from sayso.attribution.cues import Cues, load
from sayso.attribution.heard import heard
from sayso.attribution.others import other_reports
from sayso.attribution.page import Page
from sayso.attribution.quoted import join_quotations
from sayso.attribution.said import Said
from sayso.attribution.speakers import source_actor
from sayso.attribution.verbs import verb_reports
from sayso.language.heads import heads
from sayso.notes import AttributionDraft, extent, notes
from sayso.records import Attribution, Extent, Manner, content_id


class Attributions:
    """Finds every attribution (source, cue, content; PARC and PolNeAR's terms) and links events to them.

    Manner is ``direct`` (all of it quoted), ``indirect`` (none) or ``mixed``; ``stance`` is one of those
    that ``cues.toml`` lists. An event carries the ids of the attributions whose content holds its trigger,
    innermost first.
    """

    name: Final = "attribution"
    requires: Final = frozenset({"words", "tree", "names", "actors", "events"})
    assigns: Final = frozenset({"attributions"})

    def __call__(self, doc: Doc) -> None:
        noted = notes(doc)
        page = Page(doc, noted)
        cues = load()
        found = _distinct([*verb_reports(page, cues), *other_reports(page, cues)])
        # a cue whose quotation marks do not pair may be left with no word of what was said
        found = [said for said in join_quotations(page, cues, found) if said.parts]
        told = heads(doc)
        if told is not None:
            found = heard(page, told, found)
        found.sort(key=lambda said: (min([*said.cue, said.start]), said.start, -said.end))
        ids = [_id(doc, noted.report.sha256, said) for said in found]
        parents = _parents(found)
        noted.attributions = [
            AttributionDraft(
                record=_record(
                    doc, page, cues, said, ids[number], ids[parent] if parent is not None else None
                ),
                cue=said.cue[0] if said.cue else None,
                source=said.source,
                content=list(said.parts),
            )
            for number, (said, parent) in enumerate(zip(found, parents, strict=True))
        ]
        holders = _holders(found)
        depth = [_depth(parents, number) for number in range(len(found))]
        by_noun = {said.cue[0]: number for number, said in enumerate(found) if said.form == "noun"}
        for event in noted.events:
            holding = set(holders.get(event.trigger, ()))
            if (
                event.trigger in by_noun
            ):  # "denied responsibility": the happening is what its denier speaks of
                holding.add(by_noun[event.trigger])
            inner_first = sorted(holding, key=lambda number: (-depth[number], -number))
            event.record = replace(event.record, attribution=tuple(ids[number] for number in inner_first))


def _holders(found: list[Said]) -> dict[int, list[int]]:
    """For each token the reports whose content holds it."""
    holders: dict[int, list[int]] = {}
    for number, said in enumerate(found):
        for start, end in said.parts:
            for index in range(start, end):
                holders.setdefault(index, []).append(number)
    return holders


def _distinct(found: list[Said]) -> list[Said]:
    """Reports with the same cue word once, the first found; a cue inside another's phrase goes."""
    kept: list[Said] = []
    taken: set[int] = set()
    for said in found:
        if said.cue and taken.intersection(said.cue):
            continue
        taken.update(said.cue)
        kept.append(said)
    return kept


def _id(doc: Doc, sha256: str, said: Said) -> str:
    start = doc[said.start].idx
    cue = doc[said.cue[0]].idx if said.cue else -1
    return content_id("a", sha256, "attribution", cue, start, doc[said.end - 1].idx)


def _parents(found: list[Said]) -> list[int | None]:
    """For each report the innermost other one whose content holds its cue (its first words where it has
    none)."""
    holders = _holders(found)
    parents: list[int | None] = []
    for said in found:
        if said.inside is not None and any(other is said.inside for other in found):
            parents.append(next(number for number, other in enumerate(found) if other is said.inside))
            continue
        around = [
            number
            for number in holders.get(said.cue[0] if said.cue else said.start, ())
            if found[number] is not said
            and not (found[number].cue and said.holds(found[number].cue[0]))
            and (said.cue or found[number].start < said.start)
        ]
        parents.append(min(around, key=lambda number: found[number].end - found[number].start, default=None))
    return parents


def _depth(parents: list[int | None], number: int) -> int:
    depth, here, seen = 0, parents[number], {number}
    while here is not None and here not in seen:
        seen.add(here)
        depth, here = depth + 1, parents[here]
    return depth


def _record(doc: Doc, page: Page, cues: Cues, said: Said, identity: str, parent: str | None) -> Attribution:
    cue = None
    if said.cue:
        first, last = min(said.cue), max(said.cue)
        if last - first >= len(said.cue) and last - first > 3:
            first = last = said.cue[0]
        cue = _extent(doc, first, last + 1)
    return Attribution(
        id=identity,
        source=source_actor(doc, said.source, cues) if said.source is not None else None,
        cue=cue,
        content=tuple(_extent(doc, start, end) for start, end in said.parts),
        manner=_manner(page, said),
        stance=said.stance,
        parent=parent,
        why=said.why,
    )


def _extent(doc: Doc, start: int, end: int) -> Extent:
    return extent(doc[start:end])


def _manner(page: Page, said: Said) -> Manner:
    own = page.speech_at[said.cue[0]] if said.cue else None
    quoted = plain = 0
    whole = True
    for start, end in said.parts:
        for index in range(start, end):
            if not page.doc[index].is_alpha:
                continue
            speech = page.speech_at[index]
            if speech is not None and speech is not own:
                quoted += 1
                whole = whole and speech.full
            else:
                plain += 1
    if not quoted:
        return "indirect"
    return "direct" if not plain and whole else "mixed"
