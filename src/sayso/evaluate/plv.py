"""PLV: a sentence, two parties marked in it, and the PLOVER root code of what the one does to the other.

Fifteen roots: YIELD stands for CONCEDE and RETREAT. Of the events read, the one whose parties fit best
answers; on a tie the first in the text. Published: Hu et al., "Leveraging Codebook Knowledge with NLI and
ChatGPT for Zero-Shot Political Relation Classification" (2024).
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from sayso.errors import InputError
from sayso.evaluate.alike import same_name
from sayso.evaluate.counts import f1, part
from sayso.evaluate.folders import select
from sayso.evaluate.misses import listed
from sayso.evaluate.reads import Run
from sayso.records import Actor, Event

ROOTS: Final = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
_FIELDS: Final = ("sentence", "source", "target", "gold_root")
_SILENT: Final = "none"
_BOTH: Final = 6
"""How well an event fits whose parties are both the marked ones."""
NOTE: Final = (
    "YIELD is CONCEDE or RETREAT. The event read whose actor is the marked source and whose recipient the"
    " marked target answers (a fitting pair before one fitting party before swapped parties before any "
    "event; then the first in the text); a silent sentence is wrong. 'type_among_read': the root is among"
    " all events read."
)


def measure(run: Run, _: str) -> dict[str, Any]:
    """Macro-F1 over the roots, accuracy, silent rows; parts of one."""
    selection = select(run.path, ".tsv", run.part)
    rows = run.sample([row for file in selection.files for row in _load(file)])
    gold: Counter[str] = Counter()
    read: Counter[str] = Counter()
    right: Counter[str] = Counter()
    among = silent = paired = 0
    for row in rows:
        events = run.read(row["sentence_id"] or row["sentence"][:40], row["sentence"]).events
        best = max(events, key=lambda event: _fit(event, row), default=None)
        answer = root(best) if best is not None else _SILENT
        wanted = row["gold_root"]
        gold[wanted] += 1
        read[answer] += 1
        right[wanted] += answer == wanted
        among += any(root(event) == wanted for event in events)
        silent += not events
        paired += best is not None and _fit(best, row) >= _BOTH
        if answer != wanted:
            kind = "silent" if best is None else "root"
            told = f"{row['source']} -> {row['target']}: {row['sentence']}"
            run.misses.add(kind, row["sentence_id"], wanted, listed(events), told)
    scores = {name: f1(right[name], gold[name], read[name]) for name in sorted(gold)}
    total = len(rows)
    return run.report(
        selection.part,
        {"rows": total},
        NOTE,
        root_macro_f1=round(sum(scores.values()) / len(scores), 3),
        accuracy=part(sum(right.values()), total),
        type_among_read=part(among, total),
        silent=part(silent, total),
        pair_found=part(paired, total),
        by_root={
            name: {"f1": round(score, 3), "gold": gold[name], "predicted": read[name]}
            for name, score in scores.items()
        },
    )


def root(event: Event) -> str:
    """The PLV root of an event."""
    return ROOTS.get(event.event, event.event)


def _fit(event: Event, row: dict[str, str]) -> int:
    """How well an event's parties are the marked ones: 6 both, 3 one, 2 or 1 where swapped."""
    right = _has(event.actor, row["source"]) + _has(event.recipient, row["target"])
    swapped = _has(event.actor, row["target"]) + _has(event.recipient, row["source"])
    if not event.recipient:  # both parties of a mutual event may stand in one field
        right = max(right, _has(event.actor, row["source"]) + _has(event.actor, row["target"]))
    return max(3 * right, swapped)


def _has(actors: tuple[Actor, ...], name: str) -> int:
    return int(any(same_name(name, actor.text, actor.name, actor.resolved) for actor in actors))


def _load(file: Path) -> Iterator[dict[str, str]]:
    try:
        with file.open(encoding="utf-8", newline="") as stream:
            rows = csv.DictReader(stream, delimiter="\t")
            missing = [name for name in _FIELDS if name not in (rows.fieldnames or ())]
            if missing:
                raise InputError(str(file), f"no column {', '.join(missing)}", "Give PLV's own file.", line=1)
            for number, row in enumerate(rows, 1):
                yield {
                    **{name: row[name] or "" for name in _FIELDS},
                    "sentence_id": row.get("sentence_id") or str(number),
                }
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(str(file), f"cannot be read ({error})", "Give PLV's own file.") from error
