"""Text by reference: a passage names a public data set, a document and a range; the text stays where it is.

A reference reads ``SET:DOCUMENT:START-END``. The offsets are Unicode code points, end-exclusive, into the
document's text:

============  ===============================  ===========================================================
set           below the data folder            a document's text
============  ===============================  ===========================================================
``re3d``      ``events/re3d``                  the field ``text`` in ``*/documents.json``; the document is
                                               ``_id``
``petrarch``  ``events/petrarch_unit_tests``   the ``<Text>`` of the ``<Sentence>`` with that ``id``
``gum``       ``syntax/gum_open_genres``       the sentences of ``*/DOCUMENT.conllu``
``ewt``       ``syntax/ud_english_ewt``        the sentences below ``# newdoc id = DOCUMENT`` in ``*.conllu``
``wikigold``  ``ner/wikigold``                 the tokens before the DOCUMENT-th line ``-DOCSTART-``
============  ===============================  ===========================================================

How each text is put together is told in ``sayso.gold.forms``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from sayso.errors import InputError, KnowledgeError
from sayso.gold import forms

FOLDERS: Final = {
    "ewt": "syntax/ud_english_ewt",
    "gum": "syntax/gum_open_genres",
    "petrarch": "events/petrarch_unit_tests",
    "re3d": "events/re3d",
    "wikigold": "ner/wikigold",
}
"""The sets that can be referred to, and where each lies below the data folder."""

_FILES: Final = {
    "ewt": "*.conllu",
    "gum": "*/*.conllu",
    "petrarch": "*.records.xml",
    "re3d": "*/documents.json",
    "wikigold": "CONLL-format/data/*.conll.txt",
}
_FORM: Final = "SET:DOCUMENT:START-END, such as gum:GUM_news_korea:120-480"
_REFERENCE: Final = re.compile(r"([^:\s]+):([^:\s]+):([0-9]+)-([0-9]+)")


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
    found = sorted(folder.glob(_FILES[name]))
    return [file for file in found if file.stem == identifier] if name == "gum" else found


@cache
def _texts(file: Path) -> dict[str, str]:
    """The documents of one file: identifier to text; of documents with one identifier the first."""
    try:
        written = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            str(file), f"cannot be read: {error}", "Restore the file from its source."
        ) from error
    found: dict[str, str] = {}
    for identifier, words in forms.READERS[file.suffix](file, written):
        found.setdefault(identifier, words)
    return found
