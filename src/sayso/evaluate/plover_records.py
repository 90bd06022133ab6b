"""PLOVER's gold standard records: the sentences of the CAMEO manual, each with one main event.

The records were coded with PLOVER 0.5: DEMAND is REQUEST today, FIGHT is ASSAULT, DISAPPROVE and INVESTIGATE
are ACCUSE. A record is right where an event of its type is among those read.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from sayso.errors import InputError
from sayso.evaluate.alike import same_name
from sayso.evaluate.counts import Shares
from sayso.evaluate.folders import select
from sayso.evaluate.reads import Run
from sayso.evaluate.typed import TypeScore
from sayso.events.lexicon import MODES
from sayso.records import Event

MODES_OF: Final[dict[str, frozenset[str]]] = {str(event): modes for event, modes in MODES.items()}
RENAMED: Final = {"DEMAND": "REQUEST", "FIGHT": "ASSAULT", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE"}
NOTE: Final = (
    "Right: an event of the record's type is among those read in its sentence. DEMAND is scored as "
    "REQUEST, FIGHT as ASSAULT, DISAPPROVE and INVESTIGATE as ACCUSE. Modes and parties count for records"
    " whose type was read, modes only where today's PLOVER still has them."
)


def measure(run: Run, _: str) -> dict[str, Any]:
    """Type among the events read, silent records, modes and parties; shares are parts of one."""
    selection = select(run.path, ".txt", run.part)
    records = run.sample([record for file in selection.files for record in load(file)])
    score, details = TypeScore(), Shares()
    for record in records:
        gold = RENAMED.get(record["event"], record["event"])
        events = run.read(record["id"], record["text"]).events
        told = f"{gold}: {record.get('eventText', '')}"
        if fit := score.add(run, record["id"], gold, events, record["text"], told):
            _details(details, record, gold, fit)
    return run.report(
        selection.part,
        {"records": len(records)},
        NOTE,
        right_type_among_read=score.right(),
        silent=score.silence(),
        **details.figures("mode", "source", "target"),
        by_type=score.by_type(),
    )


def _details(details: Shares, record: dict[str, Any], gold: str, fit: list[Event]) -> None:
    mode = str(record.get("mode") or "").strip().lower()
    if mode in MODES_OF.get(gold, ()):
        details.add("mode", any(mode in event.mode for event in fit))
    for name in ("source", "target"):
        parties = record.get(name)
        for party in parties if isinstance(parties, list) else []:
            wanted = str(party.get("actorText") or "")
            if not wanted:
                continue
            read = [
                actor for event in fit for actor in (event.actor if name == "source" else event.recipient)
            ]
            details.add(name, any(same_name(wanted, actor.text, actor.name) for actor in read))


def load(file: Path) -> list[dict[str, Any]]:
    """The records of a file; none of a file that is no JSON list, such as the data's documentation."""
    advice = "Give PLOVER's gold standard records, a JSON list."
    try:
        text = file.read_text(encoding="utf-8")
        records = json.loads(text) if text.lstrip().startswith("[") else []
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise InputError(str(file), f"cannot be read ({error})", advice) from error
    return [record for record in records if record.get("event") not in {None, "DOCUMENT"}]
