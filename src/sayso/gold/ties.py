"""Ties and contested wordings that are marked in passages of the corpus, in files of their own.

    == d-001
    T backs | Iran-backed | from: Iran | to: the factions | status: alleged | by: the ministry
    W replaced_term | withdrawal | rival: redeployment | user: the envoys
    == d-002

A head names a passage; one without lines below it is a passage that was looked through and holds none. So a
passage that no file names is told apart from one in which there is nothing to mark. Strings are verbatim from
the passage's text, written as in ``sayso.gold.corpus``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, get_args

from sayso.errors import KnowledgeError
from sayso.gold.words import Words, blocks
from sayso.records import STATUSES, Extent, Marker, Status, TieKind

FOLDER: Final = "ties"
"""The folder of a corpus in which these files lie."""
KINDS: Final = get_args(TieKind)
MARKERS: Final = get_args(Marker)
_TIE: Final = ("from", "to", "office", "status", "when", "by", "optional")
_WORDING: Final = ("rival", "user", "by", "optional")


@dataclass(frozen=True, slots=True)
class GoldTie:
    """A tie. ``kinds``: the right one, then others that are right too. ``source`` and ``target`` ("from" and
    "to"): the mentions of one actor each, any of which is right. ``word`` is what ties them."""

    kinds: tuple[TieKind, ...]
    word: Extent
    source: tuple[Extent, ...]
    target: tuple[Extent, ...]
    status: Status = "occurred"
    office: str | None = None
    when: Extent | None = None
    by: Extent | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldWording:
    """A contested term. ``markers``: the right one, then others that are right too. ``user``: who uses the
    term, or keeps it out, any of its mentions."""

    markers: tuple[Marker, ...]
    term: Extent
    rival: Extent | None = None
    user: tuple[Extent, ...] = ()
    by: Extent | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Bonds:
    """All that is marked in a passage that was looked through."""

    ties: tuple[GoldTie, ...]
    wordings: tuple[GoldWording, ...]


def load(folder: Path, texts: Mapping[str, str]) -> dict[str, Bonds]:
    """The marks of each passage that a file of the corpus' ``FOLDER`` names, by its id.

    Args:
        folder: the corpus.
        texts: the text of each passage by its id; passages without a text here are left out.

    Raises:
        KnowledgeError: naming file, line, what is wrong and what is accepted.
    """
    found: dict[str, Bonds] = {}
    seen: dict[str, str] = {}
    for path in sorted((folder / FOLDER).glob("*.txt")):
        for number, head, lines in blocks(path, "== ID"):
            id = head.strip()
            if id in seen:
                raise KnowledgeError(path.name, f"id {id} of {seen[id]} again", "each id once", line=number)
            seen[id] = f"{path.name}, line {number}"
            if id in texts:
                found[id] = _bonds(path.name, lines, texts[id])
    return found


def _bonds(file: str, lines: list[tuple[int, str]], text: str) -> Bonds:
    ties: list[GoldTie] = []
    wordings: list[GoldWording] = []
    for number, line in lines:
        if line.startswith("T "):
            ties.append(_tie(Words(file, number, line, text)))
        elif line.startswith("W "):
            wordings.append(_wording(Words(file, number, line, text)))
        elif line.strip():
            raise KnowledgeError(file, f"{line[:40]!r}", "annotation lines: T …, W …", line=number)
    return Bonds(tuple(ties), tuple(wordings))


def _tie(line: Words) -> GoldTie:
    kinds = line.labels("kind", KINDS)
    word, given = line.marked("KIND | word | from: … | to: …", _TIE)
    source, target = line.spans(given.get("from", "")), line.spans(given.get("to", ""))
    if not source or not target:
        raise line.wrong(f"no {'to' if source else 'from'}", "from: and to:, words of the text")
    status = line.label("status", given.get("status", "occurred"), STATUSES)
    return GoldTie(
        kinds, word, source, target, status, given.get("office"), line.one(given, "when"),
        line.one(given, "by"), line.flag(given, "optional"),
    )  # fmt: skip


def _wording(line: Words) -> GoldWording:
    markers = line.labels("marker", MARKERS)
    term, given = line.marked("MARKER | term | …", _WORDING)
    return GoldWording(
        markers, term, line.one(given, "rival"), line.spans(given.get("user", "")), line.one(given, "by"),
        line.flag(given, "optional"),
    )  # fmt: skip
