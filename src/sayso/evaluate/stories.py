"""NGEC's synthetic stories: news-like texts written by a machine to a headline, with the headline's type and
mode (Halterman et al. 2023). The labels are silver: stories drift off their headlines."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from sayso.errors import InputError
from sayso.evaluate.counts import Shares, part
from sayso.evaluate.folders import select
from sayso.evaluate.plover_records import MODES_OF
from sayso.evaluate.reads import Run
from sayso.evaluate.typed import TypeScore

_SPELLED: Final = {"primative": "primitive", "sieze": "seize"}
_FIELDS: Final = ("text", "title", "label", "mode")
NOTE: Final = (
    "One story a headline, the first. Right: the headline's type is among the events read in the story "
    "('first': it is the first event's type). Mode counts in stories whose type was read, only where "
    "today's PLOVER has it. The labels are those of the headlines, which stories drift off."
)


def measure(run: Run, _: str) -> dict[str, Any]:
    """Type among the events read and as the first event, silent stories, mode; shares are parts of one."""
    selection = select(run.path, ".zip", run.part) if run.path.is_dir() else select(run.path, "", run.part)
    first: dict[str, dict[str, str]] = {}
    for file in selection.files:
        for row in _rows(file):
            first.setdefault(row["title"], row)
    stories = run.sample(list(first.values()))
    score, modes = TypeScore(), Shares()
    leading = 0
    for story in stories:
        events = run.read(story["title"], story["text"]).events
        label, mode = story["label"].strip(), story["mode"].strip().lower()
        fit = score.add(run, story["title"], label, events, story["text"][:400])
        leading += bool(events) and events[0].event == label
        mode = _SPELLED.get(mode, mode)
        if fit and mode in MODES_OF.get(label, ()):
            modes.add("mode", any(mode in event.mode for event in fit))
    return run.report(
        selection.part,
        {"stories": len(stories)},
        NOTE,
        right_type_among_read=score.right(),
        right_type_first=part(leading, len(stories)),
        silent=score.silence(),
        **modes.figures("mode"),
        by_type=score.by_type(),
    )


def _rows(file: Path) -> Iterator[dict[str, str]]:
    try:
        for stream in _streams(file):
            rows = csv.DictReader(stream)
            missing = [name for name in _FIELDS if name not in (rows.fieldnames or ())]
            if missing:
                found = f"no column {', '.join(missing)}"
                raise InputError(str(file), found, "Give NGEC's synthetic stories.", line=1)
            for row in rows:
                yield {name: row[name] or "" for name in _FIELDS}
    except (OSError, UnicodeDecodeError, csv.Error, zipfile.BadZipFile) as error:
        raise InputError(str(file), f"cannot be read ({error})", "Give NGEC's own file.") from error


def _streams(file: Path) -> Iterator[Any]:
    """The CSV of a file; of a zip archive, each CSV file in it."""
    if not zipfile.is_zipfile(file):
        with file.open(encoding="utf-8", newline="") as stream:
            yield stream
        return
    with zipfile.ZipFile(file) as archive:
        for name in sorted(archive.namelist()):
            if name.endswith(".csv") and not name.startswith("__MACOSX"):
                with archive.open(name) as packed:
                    yield io.TextIOWrapper(packed, encoding="utf-8", newline="")
