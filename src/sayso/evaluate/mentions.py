"""Who is mentioned, against the entities of re3d (JSON lines): persons, organisations and nationalities.

The set marks names and descriptions ("U.S. service members"), nested ones too, with a confidence. Measured
are the longest marked stretches of persons and organisations of confidence one half and more; a mention that
sayso reads as able to act is right where it shares its last word with one. Places count neither way.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from sayso.errors import InputError
from sayso.evaluate.alike import Span, overlap
from sayso.evaluate.counts import Found
from sayso.evaluate.folders import select
from sayso.evaluate.misses import around
from sayso.evaluate.reads import Run
from sayso.notes import notes
from sayso.records import Report

ACTING: Final = frozenset({"Person", "Organisation", "Nationality"})
_SURE: Final = 0.5
NOTE: Final = (
    "Gold: the longest stretches marked as person, organisation or nationality with confidence of one half "
    "and more. A mention read is right where it covers the last word of one. Pronouns, and mentions inside "
    "places marked, count neither way."
)


def measure(run: Run, _: str) -> dict[str, Any]:
    """Precision, recall and F1 of mentions of actors, and of named ones."""
    selection = select(run.path, ".json", run.part)
    documents = run.sample(
        [found for folder in sorted({file.parent for file in selection.files}) for found in _load(folder)]
    )
    every, named = Found(), Found()
    for id_, text, entities in documents:
        gold = _longest(span for kind, span in entities if kind in ACTING)
        places = [span for kind, span in entities if kind not in ACTING]
        doc = run.reader.walk(Report.of(text, id=id_), through="actors")
        actors = [one for head, one in sorted(notes(doc).actors.items()) if doc[head].pos_ != "PRON"]
        read = [(one.start, one.end) for one in actors]
        _count(every, run, id_, text, gold, read, places)
        names = [span for span in gold if any(word[:1].isupper() for word in text[slice(*span)].split())]
        _count(named, None, id_, text, names, read, places)
    return run.report(
        selection.part,
        {"documents": len(documents)},
        NOTE,
        mentions=every.figures(),
        recall_of_names=named.figures()["r"],
    )


def _count(
    into: Found, run: Run | None, id_: str, text: str, gold: list[Span], read: list[Span], places: list[Span]
) -> None:
    into.gold += len(gold)
    into.read += len(read)
    ends = [_last_word(text, span) for span in gold]
    for end, span in zip(ends, gold, strict=True):
        right = any(overlap(end, one) for one in read)
        into.right += right
        if not right and run is not None:
            run.misses.add("mention", id_, text[slice(*span)], None, around(text, *span))
    for one in read:
        if any(overlap(end, one) for end in ends):
            continue
        if any(overlap(one, place) for place in places):
            into.ignored += 1
        elif run is not None:
            run.misses.add("no mention", id_, None, text[slice(*one)], around(text, *one))


def _last_word(text: str, span: Span) -> Span:
    words = text[slice(*span)].split()
    return (span[1] - len(words[-1]), span[1]) if words else span


def _longest(spans: Iterable[Span]) -> list[Span]:
    """The stretches that no other one covers."""
    every = sorted(set(spans))
    return [one for one in every if not any(o != one and o[0] <= one[0] and one[1] <= o[1] for o in every)]


def _load(folder: Path) -> list[tuple[str, str, list[tuple[str, Span]]]]:
    """Id, text and entities of every document of one source."""
    texts = {row["_id"]: row["text"] for row in _rows(folder / "documents.json")}
    entities: dict[str, list[tuple[str, Span]]] = {id_: [] for id_ in texts}
    for row in _rows(folder / "entities.json"):
        if row["documentId"] in entities and row.get("confidence", 1) >= _SURE:
            entities[row["documentId"]].append((row["type"], (int(row["begin"]), int(row["end"]))))
    return [(id_, text, entities[id_]) for id_, text in texts.items()]


def _rows(file: Path) -> list[dict[str, Any]]:
    try:
        return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise InputError(
            str(file),
            f"cannot be read ({error})",
            "Give re3d's documents.json and entities.json side by side.",
        ) from error
