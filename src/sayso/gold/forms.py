"""The forms in which public data sets keep their documents, and the text that is made of each.

* JSON lines: the field ``text`` as it stands.
* CoNLL-U: the ``# text`` lines, a blank between the sentences of a paragraph, a newline before a sentence
  that opens one (``# newpar``).
* XML of PETRARCH: the words of ``<Text>`` with one blank between them.
* Columns of WikiGold: the first column joined to sentences by ``joined``, a blank between sentences.
  Documents end at a line ``-DOCSTART-`` and are numbered from 1.

Each reader yields identifier and text of every document of a file, in the order of the file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from sayso.errors import InputError

_TEXT: Final = "# text = "
_DOCUMENT: Final = "# newdoc id = "
_PARAGRAPH: Final = re.compile(r"# newpar(?: id\b.*)?$")
_BREAK: Final = "-DOCSTART-"
_OPENS: Final = frozenset("([{$£€#")
_CLOSES: Final = re.compile(r"[.,:;!?%)\]}]+|n['’]t|['’](?:s|S|re|ve|ll|d|m)")


def joined(tokens: Sequence[str]) -> str:
    """Join the tokens of a sentence as a person would have written them.

    No blank stands before closing punctuation and the clitics of English (``n't``, ``'s``), nor after opening
    brackets and signs of money. Straight double quotation marks open and close in turn. A single one closes
    what one has opened, else it ends a possessive in *s*, else it opens.
    """
    out = ""
    tight = True
    opened: set[str] = set()
    for before, token in zip(("", *tokens), tokens, strict=False):
        possessive = token == "'" and before.endswith("s")
        closes = token in opened or possessive or _CLOSES.fullmatch(token) is not None
        out += token if tight or closes else f" {token}"
        tight = token in _OPENS
        if token in ('"', "'") and not (possessive and token not in opened):
            tight = token not in opened
            opened ^= {token}
    return out


def _from_json(file: Path, written: str) -> Iterator[tuple[str, str]]:
    """One JSON object a line, with ``_id`` and ``text``."""
    for number, line in enumerate(written.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            yield str(record["_id"]), str(record["text"])
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(
                str(file), f"no JSON object with _id and text: {error!r}", "Restore the file.", line=number
            ) from error


def _from_conllu(file: Path, written: str) -> Iterator[tuple[str, str]]:
    """Texts put together from the comments of CoNLL-U sentences."""
    identifier: str | None = None
    parts: list[str] = []
    opens = False
    for number, line in enumerate(written.split("\n"), start=1):
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


def _from_petrarch(file: Path, written: str) -> Iterator[tuple[str, str]]:
    """The records of an XML file: ``<Sentence id="…">`` with a ``<Text>``."""
    try:
        root = ElementTree.fromstring(written)
    except ElementTree.ParseError as error:
        raise InputError(str(file), f"no XML: {error}", "Restore the file.") from error
    for record in root.iter("Sentence"):
        identifier, told = record.get("id"), record.find("Text")
        if identifier is None or told is None:
            raise InputError(str(file), f"record {identifier!r} without id or Text", "Restore the file.")
        yield identifier, " ".join("".join(told.itertext()).split())


def _from_columns(file: Path, written: str) -> Iterator[tuple[str, str]]:
    """Documents of a token and its label a line, a blank line after each sentence."""
    documents: list[list[list[str]]] = [[[]]]
    for number, line in enumerate(written.split("\n"), start=1):
        if line.startswith(_BREAK):
            documents.append([[]])
        elif not line.strip():
            documents[-1].append([])
        else:
            token, blank, _ = line.rpartition(" ")
            if not blank:
                raise InputError(str(file), f"{line!r} is no token with a label", "Restore it.", line=number)
            documents[-1][-1].append(token)
    for number, sentences in enumerate(documents, start=1):
        if told := " ".join(joined(tokens) for tokens in sentences if tokens):
            yield str(number), told


READERS: Final[Mapping[str, Callable[[Path, str], Iterator[tuple[str, str]]]]] = {
    ".conllu": _from_conllu,
    ".json": _from_json,
    ".txt": _from_columns,
    ".xml": _from_petrarch,
}
"""The reader of a file by its ending."""
