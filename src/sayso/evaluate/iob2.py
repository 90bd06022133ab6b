"""Names in IOB2, as Universal NER publishes them: id, form, tag and what else, tab-separated; ``# text``
above."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import InputError
from sayso.evaluate.folders import content_of

Name = tuple[int, int, str]
"""First word, word after the last, type."""


@dataclass(frozen=True, slots=True)
class NamedSentence:
    """A sentence and its names. ``glued[i]`` says that no blank stands before word ``i``."""

    words: tuple[str, ...]
    glued: tuple[bool, ...]
    names: tuple[Name, ...]
    new_document: bool


def read(path: Path) -> Iterator[NamedSentence]:
    """Yield the sentences of an IOB2 file.

    Raises:
        InputError: the file cannot be read or a line is not IOB2; it names file and line.
    """
    lines = content_of(path, "Give an IOB2 file in UTF-8.").split("\n")
    words: list[str] = []
    tags: list[str] = []
    text, new_document, first = "", False, True
    for number, line in enumerate([*lines, ""], 1):
        if line.startswith("#"):
            new_document = new_document or line.startswith("# newdoc")
            if line.startswith("# text ="):
                text = line.partition("=")[2].strip()
        elif line.strip():
            fields = line.split("\t")
            if len(fields) < 3 or not fields[1] or not (fields[2] == "O" or fields[2][:2] in {"B-", "I-"}):
                advice = "A line of IOB2 has tab-separated id, form and a tag O, B-TYPE or I-TYPE."
                raise InputError(str(path), f"{line[:60]!r}", advice, line=number)
            words.append(fields[1])
            tags.append(fields[2])
        elif words:
            yield NamedSentence(
                tuple(words), _glued(words, text), tuple(names_of(tags)), new_document or first
            )
            words, tags, text, new_document, first = [], [], "", False, False


def names_of(tags: list[str]) -> Iterator[Name]:
    """Yield the names that IOB2 tags spell; an ``I-`` that continues nothing begins a name."""
    start, kind = 0, ""
    for at, tag in enumerate([*tags, "O"]):
        going_on = tag.startswith("I-") and tag[2:] == kind
        if kind and not going_on:
            yield start, at, kind
        if not going_on:
            start, kind = at, "" if tag == "O" else tag[2:]


def _glued(words: list[str], text: str) -> tuple[bool, ...]:
    """Where the text has no blank before a word; the first word and words that the text does not spell have
    one."""
    glued: list[bool] = []
    end = 0
    for word in words:
        found = text.find(word, end)
        glued.append(bool(glued) and found == end)
        end = found + len(word) if found >= 0 else end
    return tuple(glued)
