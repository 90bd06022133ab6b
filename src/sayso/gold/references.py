"""Text by reference: a passage names a public data set, a document and a range; the text stays where it is.

A reference reads ``SET:DOCUMENT:START-END``. The offsets are Unicode code points, end-exclusive, into the
document's text:

========  ============================  ====================================================================
set       below the data folder         a document's text
========  ============================  ====================================================================
``re3d``  ``events/re3d``               the field ``text`` in ``*/documents.json``; the document is ``_id``
``gum``   ``syntax/gum_open_genres``    the sentences of ``*/DOCUMENT.conllu``
``ewt``   ``syntax/ud_english_ewt``     the sentences below ``# newdoc id = DOCUMENT`` in ``*.conllu``
========  ============================  ====================================================================

The text of a CoNLL-U document is that of its ``# text`` lines: a blank between the sentences of a paragraph,
a newline before a sentence that opens one (``# newpar``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from sayso.errors import InputError, KnowledgeError

FOLDERS: Final = {
    "ewt": "syntax/ud_english_ewt",
    "gum": "syntax/gum_open_genres",
    "re3d": "events/re3d",
}
"""The sets that can be referred to, and where each lies below the data folder."""

_FORM: Final = "SET:DOCUMENT:START-END, such as gum:GUM_news_korea:120-480"
_REFERENCE: Final = re.compile(r"([^:\s]+):([^:\s]+):([0-9]+)-([0-9]+)")
_TEXT: Final = "# text = "
_DOCUMENT: Final = "# newdoc id = "
_PARAGRAPH: Final = re.compile(r"# newpar(?: id\b.*)?$")


@dataclass(frozen=True, slots=True)
class Reference:
    """A range of a document's text; ``start`` and ``end`` count code points, ``end`` is exclusive."""

    set: str
    document: str
    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.set}:{self.document}:{self.start}-{self.end}"


def parse(reference: str) -> Reference:
    """Read a reference without opening its data set.

    Raises:
        KnowledgeError: the reference has another form, names an unknown set, or its range is empty.
    """
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise KnowledgeError(f"reference {reference!r}", "not of the form of a reference", _FORM)
    known = Reference(match[1], match[2], int(match[3]), int(match[4]))
    if known.set not in FOLDERS:
        accepted = ", ".join(sorted(FOLDERS))
        raise KnowledgeError(f"reference {reference!r}", f"unknown set {known.set!r}", accepted)
    if known.start >= known.end:
        raise KnowledgeError(
            f"reference {reference!r}", f"empty range {known.start}-{known.end}", "a start before the end"
        )
    return known


def text(reference: str, data: Path) -> str:
    """Return the text that a reference points at.

    Args:
        reference: ``SET:DOCUMENT:START-END``.
        data: the folder that holds the data sets in the layout of the module's table.

    Raises:
        KnowledgeError: the reference is malformed, or names a document or a range that its set does not have.
        InputError: the data set is not below ``data``, or one of its files cannot be read.
    """
    known = parse(reference)
    whole = document(known.set, known.document, data)
    if known.end > len(whole):
        raise KnowledgeError(
            f"reference {reference!r}",
            f"the range ends at {known.end}, after the end of the document",
            f"0 to {len(whole)}",
        )
    return whole[known.start : known.end]


@cache
def document(name: str, identifier: str, data: Path) -> str:
    """Return the whole text of one document; it is kept, so that further ranges of it cost nothing.

    Raises:
        KnowledgeError: the set is unknown, or has no such document.
        InputError: the data set is not below ``data``, or one of its files cannot be read.
    """
    if name not in FOLDERS:
        raise KnowledgeError(f"data set {name!r}", "unknown set", ", ".join(sorted(FOLDERS)))
    folder = data / FOLDERS[name]
    if not folder.is_dir():
        raise InputError(str(folder), "no such folder", f"Put the data set {name!r} there.")
    for file in _files(name, identifier, folder):
        found = _texts(file).get(identifier)
        if found is not None:
            return found
    raise KnowledgeError(f"data set {name!r}", f"no document {identifier!r}", f"the documents in {folder}")


def _files(name: str, identifier: str, folder: Path) -> list[Path]:
    """The files of a set that may hold a document, in a fixed order."""
    if name == "gum":
        return [file for file in sorted(folder.glob("*/*.conllu")) if file.stem == identifier]
    return sorted(folder.glob("*/documents.json" if name == "re3d" else "*.conllu"))


@cache
def _texts(file: Path) -> dict[str, str]:
    """The documents of one file: identifier to text."""
    try:
        lines = file.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            str(file), f"cannot be read: {error}", "Restore the file from its source."
        ) from error
    return dict(_from_conllu(file, lines) if file.suffix == ".conllu" else _from_json(file, lines))


def _from_json(file: Path, lines: list[str]) -> Iterator[tuple[str, str]]:
    """One JSON object a line, with ``_id`` and ``text``."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            yield str(record["_id"]), str(record["text"])
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(
                str(file), f"no JSON object with _id and text: {error!r}", "Restore the file.", line=number
            ) from error


def _from_conllu(file: Path, lines: list[str]) -> Iterator[tuple[str, str]]:
    """Texts put together from the comments of CoNLL-U sentences."""
    identifier: str | None = None
    parts: list[str] = []
    opens = False
    for number, line in enumerate(lines, start=1):
        if line.startswith(_DOCUMENT):
            if identifier is not None:
                yield identifier, "".join(parts)
            identifier, parts = line.removeprefix(_DOCUMENT).strip(), []
        elif _PARAGRAPH.match(line):
            opens = True
        elif line.startswith(_TEXT):
            if identifier is None:
                raise InputError(
                    str(file), "a sentence before the first '# newdoc id'", "Restore the file.", line=number
                )
            if parts:
                parts.append("\n" if opens else " ")
            parts.append(line.removeprefix(_TEXT))
            opens = False
    if identifier is not None:
        yield identifier, "".join(parts)
