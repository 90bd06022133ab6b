"""Annotated passages in a line mark-up that a person can read and edit.

    == d-001 2019-03-21
    The text, one or more paragraphs.
    E ASSAULT/firearms | fired | actor: marines | recipient: two boats | time: Thursday | status: occurred
    A indirect | source: the ministry | cue: said | content: "first words ... last words" ++ "second part"
    C promise | holder: It | toward: the governor | action: share the findings | due: before 15 May

A third word in the head (``re3d:ID:0-850``) says that the text stands in an open data set and is fetched
from there; the annotations are ours all the same. Strings are verbatim; ``#2`` behind one marks its second
occurrence, ``a ... b`` runs from a to b, `` ; `` parts the items of a list (several sources say it
together). What counts as what is said in ``docs/conventions.md``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from sayso.errors import KnowledgeError
from sayso.gold.lines import GoldAttribution, GoldCommitment, GoldEvent, Line
from sayso.gold.ties import FOLDER as TIES
from sayso.gold.ties import Bonds
from sayso.gold.ties import load as load_bonds
from sayso.gold.words import blocks

__all__ = [
    "PARTS", "SECOND", "GoldAttribution", "GoldCommitment", "GoldEvent", "Passage", "Texts", "checksum",
    "load", "load_folder", "load_part", "splits",
]  # fmt: skip

PARTS: Final = ("train", "dev", "test")
SECOND: Final = "second"
"""The folder of second annotations of passages."""
_ANNOTATION: Final = re.compile(r"[EAC] \S+ \| ")
Texts = Callable[[str], str]
"""Fetches the text of a reference."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage with all that is marked in it; ``published`` is an ISO date."""

    id: str
    published: str
    text: str
    events: tuple[GoldEvent, ...]
    attributions: tuple[GoldAttribution, ...]
    commitments: tuple[GoldCommitment, ...]
    file: str
    line: int
    reference: str | None = None
    bonds: Bonds | None = None
    """Ties and wordings, where the passage was looked through for them."""


def load(path: Path, texts: Texts | None = None) -> list[Passage]:
    """Read a file of passages.

    Args:
        path: the file.
        texts: fetches texts by reference; without it passages given by reference are left out.

    Raises:
        KnowledgeError: naming file, line, what is wrong and what is accepted.
    """
    found: list[Passage] = []
    seen: dict[str, int] = {}
    for number, head, lines in blocks(path, "== ID DATE"):
        passage = _passage(path.name, number, head, lines, texts)
        if passage is None:
            continue
        if passage.id in seen:
            raise KnowledgeError(
                path.name, f"id {passage.id} of line {seen[passage.id]} again", "each id once", line=number
            )
        seen[passage.id] = number
        found.append(passage)
    return found


def load_folder(folder: Path, texts: Texts | None = None) -> list[Passage]:
    """Read every ``*.txt`` under a folder, in the order of their paths; second annotations and the files of
    ties and wordings are left out."""
    apart = {SECOND, TIES}
    files = (
        path for path in sorted(folder.rglob("*.txt")) if not apart & set(path.relative_to(folder).parts)
    )
    found = [passage for path in files for passage in load(path, texts)]
    first: dict[str, Passage] = {}
    for passage in found:
        other = first.setdefault(passage.id, passage)
        if other is not passage:
            again = f"id {passage.id} of {other.file}, line {other.line} again"
            raise KnowledgeError(passage.file, again, "each id once in the corpus", line=passage.line)
    bonds = load_bonds(folder, {passage.id: passage.text for passage in found})
    return [replace(passage, bonds=bonds.get(passage.id)) for passage in found]


def _passage(
    file: str, number: int, head: str, lines: list[tuple[int, str]], texts: Texts | None
) -> Passage | None:
    id, published, reference = _head(file, number, head)
    first = next((i for i, (_, line) in enumerate(lines) if _ANNOTATION.match(line)), len(lines))
    text = "\n".join(line for _, line in lines[:first]).strip()
    if reference is not None:
        if text:
            raise KnowledgeError(file, "text under a reference", "annotations only", line=number)
        if texts is None:
            return None
        text = texts(reference)
    if not text:
        raise KnowledgeError(file, f"passage {id} without text", "its text below the head", line=number)
    made: dict[str, list[Any]] = {"E": [], "A": [], "C": []}
    for at, line in lines[first:]:
        if not line.strip():
            continue
        if not _ANNOTATION.match(line):
            raise KnowledgeError(file, f"{line[:40]!r}", "annotation lines: E …, A …, C …", line=at)
        made[line[0]].append(Line(file, at, line, text).record())
    events, attributions, commitments = (tuple(made[kind]) for kind in "EAC")
    return Passage(id, published, text, events, attributions, commitments, file, number, reference)


def _head(file: str, number: int, head: str) -> tuple[str, str, str | None]:
    """Id, date and reference, if there is one."""
    fields = head.split()
    if len(fields) not in (2, 3):
        accepted = "== ID DATE or == ID DATE SET:DOCUMENT:START-END"
        raise KnowledgeError(file, f"head {head!r}", accepted, line=number)
    try:
        date.fromisoformat(fields[1])
    except ValueError as error:
        raise KnowledgeError(file, f"date {fields[1]!r}", "a day as 2019-03-21", line=number) from error
    return fields[0], fields[1], fields[2] if len(fields) == 3 else None


def load_part(folder: Path, part: str, texts: Texts | None = None) -> list[Passage]:
    """Read the passages of a part of the corpus, as ``splits.tsv`` of its folder deals them out.

    Raises:
        KnowledgeError: a passage that the splits do not name, or a part that they do not know.
    """
    parts = splits(folder)
    if part not in PARTS:
        raise KnowledgeError("splits.tsv", f"part {part!r}", ", ".join(PARTS))
    found = load_folder(folder, texts)
    if missing := [passage for passage in found if passage.id not in parts]:
        first = missing[0]
        found_there, advice = f"passage {first.id} is in no part", "tools/split_corpus.py deals it out"
        raise KnowledgeError(first.file, found_there, advice, line=first.line)
    return [passage for passage in found if parts[passage.id] == part]


def checksum(passage: Passage) -> str:
    """The first digits of the SHA-256 of the text (or reference) and of all that is marked."""
    held = (passage.reference or passage.text, passage.events, passage.attributions, passage.commitments)
    told = repr(held).replace("Extent(text=", "Span(text=")  # the form of the checksums in splits.tsv
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def splits(folder: Path) -> dict[str, str]:
    """The part (train, dev, test) of each passage by its id."""
    rows = (folder / "splits.tsv").read_text(encoding="utf-8").splitlines()
    return dict(row.split("\t")[:2] for row in rows if row)
