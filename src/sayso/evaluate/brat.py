"""Attributions in brat's stand-off form, as PolNeAR publishes them: sources, cues and contents by offset."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sayso.errors import InputError
from sayso.evaluate.alike import Span
from sayso.evaluate.folders import content_of

_ROLES: Final = ("Source", "Cue", "Content")
_ADVICE: Final = "A line is 'T1<tab>Label START END<tab>text' or 'E1<tab>Attribution:T4 Content:T3 …'."
_PLACE: Final = re.compile(r"\d+ \d+(?:;\d+ \d+)*")


@dataclass(frozen=True, slots=True)
class Relation:
    """An attribution; a role that is not marked is empty."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


def read(file: Path) -> list[Relation]:
    """The attributions of one ``.ann`` file, in its order; one without content is left out.

    Raises:
        InputError: the file cannot be read or breaks the form; it names file and line.
    """
    lines = content_of(file, "Give brat .ann files in UTF-8.").split("\n")
    places: dict[str, tuple[Span, ...]] = {}
    for number, line in enumerate(lines, 1):
        if line.startswith("T"):
            name, where = _stretch(file, number, line)
            places[name] = where
    found = []
    for number, line in enumerate(lines, 1):
        if line.startswith("E"):
            relation = _relation(file, number, line, places)
            if relation.content:
                found.append(relation)
    return found


def _stretch(file: Path, number: int, line: str) -> tuple[str, tuple[Span, ...]]:
    fields = line.split("\t")
    label, _, where = fields[1].partition(" ") if len(fields) > 1 else ("", "", "")
    if not label or not _PLACE.fullmatch(where):
        raise InputError(str(file), f"{line[:60]!r}", _ADVICE, line=number)
    spans = tuple((int(start), int(end)) for start, end in (part.split() for part in where.split(";")))
    return fields[0], spans


def _relation(file: Path, number: int, line: str, places: dict[str, tuple[Span, ...]]) -> Relation:
    roles: dict[str, tuple[Span, ...]] = dict.fromkeys(_ROLES, ())
    for field in line.partition("\t")[2].split():
        role, _, target = field.partition(":")
        if target not in places:
            raise InputError(str(file), f"{field!r} names nothing", _ADVICE, line=number)
        role = role.rstrip("0123456789")
        if role in roles:
            roles[role] = tuple(sorted((*roles[role], *places[target])))
    return Relation(roles["Source"], roles["Cue"], roles["Content"])
