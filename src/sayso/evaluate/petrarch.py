"""PETRARCH's unit tests: sentences with the CAMEO events that its verb dictionaries should find.

The tests speak of invented countries, and many codes are dummies of the test dictionaries; so what counts
first is whether anything is read where something is expected and nothing where nothing is.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sayso.errors import InputError
from sayso.evaluate.counts import Share, part, traps
from sayso.evaluate.folders import select
from sayso.evaluate.misses import listed
from sayso.evaluate.reads import Run

TYPES: Final = {
    "02": "REQUEST", "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID",
    "08": "CONCEDE", "084": "RETREAT", "085": "RETREAT", "086": "RETREAT", "087": "RETREAT",
    "09": "ACCUSE", "10": "REQUEST", "11": "ACCUSE", "12": "REJECT", "13": "THREATEN", "14": "PROTEST",
    "15": "MOBILIZE", "16": "SANCTION", "163": "COERCE", "17": "COERCE", "1712": "ASSAULT",
    "175": "ASSAULT", "18": "ASSAULT", "19": "ASSAULT", "191": "COERCE", "192": "COERCE", "20": "ASSAULT",
}  # fmt: skip
"""PLOVER type by the longest CAMEO prefix; 01 (statements) has none."""

_CODE: Final = re.compile(r"(?:0[1-9]|1\d|20)\d{1,2}")
NOTE: Final = (
    "CAMEO codes are taken to PLOVER types by root (084 to 087 RETREAT; 163, 191, 192 COERCE; 1712, 175 "
    "ASSAULT); codes that CAMEO does not have, dummies of the test dictionaries, and statements (01) are "
    "left out. Right: a type of the record is among those read."
)


@dataclass(frozen=True, slots=True)
class _Record:
    id: str
    text: str
    types: frozenset[str]
    empty: bool


def measure(run: Run, _: str) -> dict[str, Any]:
    """Type among the events read, silent records, false events where none is expected; parts of one."""
    selection = select(run.path, ".xml", run.part)
    records = run.sample([record for file in selection.files for record in _load(file)])
    right, silent = Share(), Share()
    empty = false_events = 0
    for record in records:
        events = run.read(record.id, record.text).events
        if record.empty:
            empty += 1
            false_events += len(events)
            if events:
                run.misses.add("false event, none there", record.id, None, listed(events), record.text)
        elif record.types:
            fit = any(event.event in record.types for event in events)
            right.add(fit)
            silent.add(not events)
            if not fit:
                kind = "type" if events else "silent"
                run.misses.add(kind, record.id, sorted(record.types), listed(events), record.text)
    return run.report(
        selection.part,
        {"records": len(records), "with_type": right.total},
        NOTE,
        right_type_among_read=part(right.right, right.total),
        silent=part(silent.right, silent.total),
        traps=traps(empty, false_events),
    )


def plover(code: str) -> str | None:
    """The PLOVER type of a CAMEO code; ``None`` for statements and for what is no CAMEO code."""
    if not _CODE.fullmatch(code):
        return None
    return next((TYPES[code[:n]] for n in range(len(code), 1, -1) if code[:n] in TYPES), None)


def _load(file: Path) -> list[_Record]:
    try:
        tree = ElementTree.parse(file)
    except (OSError, ElementTree.ParseError) as error:
        raise InputError(str(file), f"cannot be read ({error})", "Give PETRARCH's unit tests.") from error
    found = []
    for number, sentence in enumerate(tree.iter("Sentence"), 1):
        text = " ".join((sentence.findtext("Text") or "").split())
        if not text:
            continue
        codings = list(sentence.iter("EventCoding"))
        types = frozenset(
            known for coding in codings if (known := plover(coding.get("eventcode", ""))) is not None
        )
        empty = bool(codings) and all("noevents" in coding.attrib for coding in codings)
        found.append(_Record(sentence.get("id") or str(number), text, types, empty))
    return found
