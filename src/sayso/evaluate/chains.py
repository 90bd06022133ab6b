"""Coreference chains in the CoNLL form, as OntoGUM publishes them: token number, form, brackets of chains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sayso.errors import InputError
from sayso.evaluate.folders import content_of

Chain = frozenset[tuple[int, int]]
"""The mentions of one thing: first word, word after the last."""

_BRACKET: Final = re.compile(r"\((\d+)\)|\((\d+)|(\d+)\)")
_ADVICE: Final = "A line of the CoNLL form has tab-separated number, form and brackets such as (3, 3) or (3)."


@dataclass(frozen=True, slots=True)
class ChainedDocument:
    """The words of a document and its chains."""

    name: str
    words: tuple[str, ...]
    chains: tuple[Chain, ...]


def read(path: Path) -> Iterator[ChainedDocument]:
    """Yield the documents of a file; empty nodes (numbers such as 8.1) are left out.

    Raises:
        InputError: the file cannot be read or a line has another form; it names file and line.
    """
    words: list[str] = []
    opened: dict[str, list[int]] = {}
    chains: dict[str, set[tuple[int, int]]] = {}
    for number, line in enumerate(content_of(path, "Give a CoNLL file in UTF-8.").splitlines(), 1):
        if line.startswith(("#end", "# end")):
            yield ChainedDocument(path.stem, tuple(words), tuple(frozenset(c) for c in chains.values()))
            words, opened, chains = [], {}, {}
        elif line.strip() and not line.startswith("#"):
            fields = line.split("\t")
            if len(fields) < 3:
                raise InputError(str(path), f"{line[:60]!r}", _ADVICE, line=number)
            if "." in fields[0]:
                continue
            at = len(words)
            words.append(fields[1])
            _follow(fields[-1], at, opened, chains, path, number)
    if words:
        yield ChainedDocument(path.stem, tuple(words), tuple(frozenset(c) for c in chains.values()))


def _follow(
    cell: str, at: int, opened: dict[str, list[int]], chains: dict[str, set[tuple[int, int]]], path: Path,
    line: int,
) -> None:  # fmt: skip
    """Take up the brackets that open and close at a word."""
    for single, begin, end in _BRACKET.findall(cell):
        if single:
            chains.setdefault(single, set()).add((at, at + 1))
        elif begin:
            opened.setdefault(begin, []).append(at)
        elif opened.get(end):
            chains.setdefault(end, set()).add((opened[end].pop(), at + 1))
        else:
            raise InputError(str(path), f"'{end})' closes what was not opened", _ADVICE, line=line)
