"""Sentences as the trainer holds them, and the reader of Universal Dependencies trees (CoNLL-U)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.language.features import Gap

if TYPE_CHECKING:
    from training.marked import Marks

UNKNOWN = "?"
"""A label that the data set does not give: it adds nothing to the loss."""


_LISTS = ("words", "gaps", "upos", "xpos", "feats", "lemmas", "heads", "deprels", "names", "starts")


@dataclass(slots=True)
class Sentence:
    """One sentence, or a marked passage, with all its labels. Fields that nobody annotated are None.

    ``heads`` count from 0 inside the sentence; the root is its own head. ``names`` are BIO labels or UNKNOWN.
    """

    words: list[str]
    gaps: list[int]
    upos: list[str] | None = None
    xpos: list[str] | None = None
    feats: list[str] | None = None
    lemmas: list[str] | None = None
    heads: list[int | None] | None = None
    deprels: list[str] | None = None
    names: list[str] | None = None
    starts: list[bool] | None = None
    """Of a passage: where its sentences begin. None: it is one sentence."""
    kindred: bool = False
    """The names follow another set's rules, near to but not those of Universal NER."""
    entities: list[tuple[int, int, str]] = field(default_factory=list)
    """Entity mentions of GUM: first word, word after the last, entity type."""
    sent_id: str = ""
    marks: Marks | None = None
    """Events, attributions and commitments; of a sentence with marks no word may be added or taken away."""

    def cut_last(self) -> None:
        """Take the last word away."""
        for name in _LISTS:
            if (values := getattr(self, name)) is not None:
                values.pop()

    def copy(self) -> Sentence:
        """Return a copy whose lists may be changed."""
        lists = {name: list(value) for name in _LISTS if (value := getattr(self, name)) is not None}
        return replace(self, **lists)


Document = list[Sentence]
"""Sentences in the order of the text."""


def read_conllu(path: Path) -> Iterator[Document]:
    """Yield the documents of a CoNLL-U file. A word's gap comes from SpaceAfter, ``newpar`` and ``newdoc``.

    Raises:
        ValueError: a line is not CoNLL-U.
    """
    document: Document = []
    lines: list[list[str]] = []
    comments: list[str] = []
    spaced, broken = True, True
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.startswith("#"):
            comments.append(line)
        elif line.strip():
            fields = line.split("\t")
            if len(fields) != 10:
                raise ValueError(f"{path}:{number}: {line[:60]!r} has {len(fields)} fields; CoNLL-U has 10")
            lines.append(fields)
        elif lines:
            if any(c.startswith("# newdoc") for c in comments):
                if document:
                    yield document
                document, broken = [], True
            broken = broken or any(c.startswith("# newpar") for c in comments)
            sentence, spaced = _sentence(lines, comments, spaced, broken)
            document.append(sentence)
            lines, comments, broken = [], [], False
    if document:
        yield document


def _sentence(
    lines: list[list[str]], comments: list[str], spaced: bool, broken: bool
) -> tuple[Sentence, bool]:
    """Build one sentence; ``spaced``: white space stands before it. Also return this for the next."""
    out = Sentence([], [], [], [], [], [], [], [], sent_id=_comment(comments, "sent_id"))
    assert out.upos is not None and out.xpos is not None and out.feats is not None
    assert out.lemmas is not None and out.heads is not None and out.deprels is not None
    gap = Gap.BREAK if broken else Gap.SPACE if spaced else Gap.NONE
    inside_until, spaced_after_range = 0, True
    opened: dict[str, list[tuple[int, str]]] = {}
    for fields in lines:
        if "." in fields[0]:
            continue
        space_after = "SpaceAfter=No" not in fields[9]
        if "-" in fields[0]:
            inside_until, spaced_after_range = int(fields[0].split("-")[1]), space_after
            continue
        number = int(fields[0])
        out.words.append(fields[1])
        out.gaps.append(int(gap))
        out.lemmas.append(fields[2])
        out.upos.append(fields[3])
        out.xpos.append(fields[4])
        out.feats.append(fields[5])
        out.heads.append(int(fields[6]) - 1 if fields[6] != "0" else number - 1)
        out.deprels.append(fields[7])
        _entities(fields[9], number - 1, opened, out.entities)
        if number < inside_until:
            space_after = False
        elif number == inside_until:
            space_after = spaced_after_range
        gap = Gap.SPACE if space_after else Gap.NONE
    return out, gap == Gap.SPACE


def _comment(comments: list[str], key: str) -> str:
    return next((c.split("=", 1)[1].strip() for c in comments if c.startswith(f"# {key} =")), "")


_BRACKET = re.compile(r"\(([^()]+)\)?|(\d+)\)")


def _entities(
    misc: str, word: int, opened: dict[str, list[tuple[int, str]]], found: list[tuple[int, int, str]]
) -> None:
    """Collect the entity mentions that open or close at a word (GUM's ``Entity=`` brackets)."""
    value = next((item[7:] for item in misc.split("|") if item.startswith("Entity=")), "")
    for match in _BRACKET.finditer(value):
        if match[1]:
            number, kind = match[1].split("-")[:2]
            if match[0].endswith(")"):
                found.append((word, word + 1, kind))
            else:
                opened.setdefault(number, []).append((word, kind))
        elif opened.get(match[2]):
            start, kind = opened[match[2]].pop()
            found.append((start, word + 1, kind))
