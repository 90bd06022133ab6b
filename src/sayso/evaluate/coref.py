"""Measures coreference against files of the CoNLL form (OntoGUM): predicted mentions, exact spans.

The text is put together from the words of the file and read like any report. Mentions that no other one
belongs to count on neither side, as in OntoNotes, nor does what its guidelines take for no mention
(``ontonotes.mentions``).
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sayso.actors.cast import cast_of
from sayso.errors import InputError
from sayso.evaluate import chains
from sayso.evaluate.conll import Scores
from sayso.evaluate.folders import select
from sayso.evaluate.ontonotes import mentions
from sayso.reader import Reader
from sayso.records import Report

if TYPE_CHECKING:
    from spacy.tokens import Doc

_GLUED: Final = frozenset(
    [".", ",", ";", ":", "!", "?", ")", "]", "}", "%", "'s", "’s", "n't", "n’t", "'", "’", "”", "'re", "’re",
     "'ve", "’ve", "'ll", "’ll", "'m", "’m", "'d", "’d", "…"]
)  # fmt: skip
_OPENING: Final = frozenset(["(", "[", "{", "“", "‘", "$", "£", "€"])
_HYPHENS: Final = frozenset(["-", "–", "/"])


def evaluate_coref(
    folder: Path, *, part: str | None = None, every: int = 1, reader: Reader | None = None
) -> dict[str, Any]:
    """Return the CoNLL score over a folder of ``.conll`` files (or one file).

    Args:
        folder: its ``.conll`` files are read, those of sub-folders too.
        part: ``train``, ``dev`` or ``test``; without it the test part where there are several.
        every: read every n-th document only.
        reader: what to measure; the shipped one if not given.

    Raises:
        InputError: there are no such files, or one is broken.
    """
    selection = select(folder, ".conll", part)
    documents = [document for file in selection.files for document in chains.read(file)][::every]
    if not documents:
        raise InputError(str(folder), "no document in its .conll files", "Give chains in the CoNLL form.")
    reader, scores = reader or Reader(), Scores()
    for document in documents:
        text, starts = joined(document.words)
        ends = [start + len(word) for start, word in zip(starts, document.words, strict=True)]
        gold = [frozenset((starts[a], ends[b - 1]) for a, b in chain) for chain in document.chains]
        read = _read(reader.walk(Report.of(text)))
        scores.add([chain for chain in gold if len(chain) > 1], read)
    return {
        "data": str(folder),
        "part": selection.part,
        "note": "Predicted mentions with exact spans; mentions without another one count on neither side.",
        "form": "chains (CoNLL)",
        "layer": "coref",
        "documents": len(documents),
        **scores.figures(),
    }


def joined(words: tuple[str, ...]) -> tuple[str, list[int]]:
    """A text of the words with blanks where English has them, and where each word begins."""
    parts: list[str] = []
    starts: list[int] = []
    length, inside = 0, False
    for before, word in pairwise(("", *words)):
        glued = not before or word in _GLUED or before in _OPENING
        glued = glued or word in _HYPHENS or before in _HYPHENS
        if word == '"':
            glued, inside = glued or inside, not inside
        elif before == '"':
            glued = glued or inside
        blank = "" if glued else " "
        starts.append(length + len(blank))
        parts += [blank, word]
        length += len(blank) + len(word)
    return "".join(parts), starts


def _read(doc: Doc) -> list[frozenset[tuple[int, int]]]:
    """The chains as spans; of phrases that are written alike the first counts."""
    found, taken = [], set[tuple[int, int]]()
    for chain in cast_of(doc).coreference.chains():
        spans = frozenset(mentions(doc, chain) - taken)
        if len(spans) > 1:
            found.append(spans)
            taken |= spans
    return found
