"""A user's own actors: files of our form, and those of the formats that people have.

==================  ==========================================================================================
form                how it is known
==================  ==========================================================================================
our tables          tab-separated lines of 4 cells (people) or 6 (bodies, groups); see ``known/README.md``
PETRARCH, CAMEO     actor dictionaries: a name, ``+`` synonyms, ``[CODE dates]``
FollowTheMoney      JSON lines with ``schema`` and ``properties``
Wikidata            CSV with a header, or JSON of a SPARQL answer (``wikidata.COLUMNS`` names the columns)
==================  ==========================================================================================

What is wrong with a line is told with file and line, and the line is left out; the rest is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sayso.actors import ftm, petrarch, wikidata
from sayso.actors.entries import Entry, body, person
from sayso.errors import InputError, KnowledgeError
from sayso.gazetteer.tables import own_text

Read = Callable[[str, str], "tuple[list[Entry], list[str]]"]


@dataclass(frozen=True, slots=True)
class Own:
    """The actors of a user's files, and what was left out and why."""

    entries: tuple[Entry, ...] = ()
    problems: tuple[str, ...] = ()


def read(paths: Iterable[Path]) -> Own:
    """Read a user's files of actors. Of two entries with one id the later one counts.

    Raises:
        InputError: a file cannot be read, or has none of the forms.
    """
    found: dict[str, Entry] = {}
    problems: list[str] = []
    for path in paths:
        text = own_text(path)
        entries, wrong = _form(path, text)(text, path.name)
        problems += wrong
        for known, spellings in entries:
            found[str(known.id)] = replace(known, own=path.name), spellings
    return Own(tuple(found.values()), tuple(problems))


def _form(path: Path, text: str) -> Read:
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    first = lines[0] if lines else ""
    if path.suffix == ".json" or first.startswith(("[{", "{")) or first.strip() == "[":
        return ftm.read if '"schema"' in first else wikidata.read_json
    if path.suffix == ".csv":
        return wikidata.read_csv
    if any(line.startswith("+") or line.lstrip().startswith("[") for line in lines):
        return petrarch.read
    if first.count("\t") in {3, 5}:
        return read_tables
    found = (
        f"a file of no form that sayso knows; it begins {first[:50]!r}" if first else "a file without a line"
    )
    raise InputError(
        str(path),
        found,
        "Give tab-separated tables of our form (4 or 6 cells), a PETRARCH dictionary, FollowTheMoney JSON "
        "lines, or a Wikidata extract in CSV or JSON.",
    )


def read_tables(text: str, file: str) -> tuple[list[Entry], list[str]]:
    """Read lines of our own form; people and bodies may stand in one file."""
    entries: list[Entry] = []
    problems: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        try:
            entries.append(_entry(cells, file, number))
        except KnowledgeError as error:
            problems.append(str(error))
    return entries, problems


def _entry(cells: Sequence[str], file: str, line: int) -> Entry:
    if len(cells) == 4:
        return person(cells, file, line)
    if len(cells) == 6:
        return body(cells, file, line)
    found = f"{len(cells)} cells in '{' | '.join(cells)[:60]}'"
    raise KnowledgeError(file, found, "4 cells (people) or 6 (bodies, groups), a tab between", line=line)
