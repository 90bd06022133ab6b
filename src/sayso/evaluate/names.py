"""Measures names (PER, ORG, LOC) against IOB2 files, on the files' own words and sentences.

A name counts as found where its words and its type are right. Other types (OTH, MISC, NORP) are left out on
both sides. Figures are parts of one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np

from sayso.errors import InputError
from sayso.evaluate import iob2
from sayso.evaluate.folders import select
from sayso.language.features import Gap
from sayso.language.stage import Language, Words

TYPES: Final = ("PER", "ORG", "LOC")


def evaluate_names(
    folder: Path, *, part: str | None = None, language: Language | None = None
) -> dict[str, Any]:
    """Return precision, recall and F1 for a folder of IOB2 files (or one file), over all names and by type.

    Args:
        folder: its ``.iob2`` files are read, those of sub-folders too.
        part: ``train``, ``dev`` or ``test``; without it the test part where there are several.
        language: the language stage to measure; the shipped one if not given.

    Raises:
        InputError: there are no such files, or one is broken.
    """
    selection = select(folder, ".iob2", part)
    sentences = [sentence for file in selection.files for sentence in iob2.read(file)]
    if not sentences:
        raise InputError(str(folder), "no sentence in its .iob2 files", "Give names in IOB2.")
    language = language or Language()
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in TYPES}
    for document in _documents(sentences):
        gold, system = _gold(document), _found(language, document)
        for kind in TYPES:
            mine = {name for name in system if name[2] == kind}
            theirs = {name for name in gold if name[2] == kind}
            counts[kind].update(gold=len(theirs), system=len(mine), right=len(mine & theirs))
    total: Counter[str] = Counter()
    for kind in TYPES:
        total.update(counts[kind])
    return {
        "data": str(folder),
        "part": selection.part,
        "note": selection.note,
        "sentences": len(sentences),
        "model": language.model_id,
        "names": {**_figures(total), "by_type": {kind: _figures(counts[kind]) for kind in TYPES}},
    }


def _documents(sentences: Iterable[iob2.NamedSentence]) -> Iterator[list[iob2.NamedSentence]]:
    document: list[iob2.NamedSentence] = []
    for sentence in sentences:
        if sentence.new_document and document:
            yield document
            document = []
        document.append(sentence)
    if document:
        yield document


def _gold(document: list[iob2.NamedSentence]) -> set[iob2.Name]:
    found: set[iob2.Name] = set()
    base = 0
    for sentence in document:
        found.update((base + start, base + end, kind) for start, end, kind in sentence.names)
        base += len(sentence.words)
    return found


def _found(language: Language, document: list[iob2.NamedSentence]) -> set[iob2.Name]:
    """The names that the language stage finds; places are numbers of words."""
    forms = [word for sentence in document for word in sentence.words]
    glued = [glue for sentence in document for glue in sentence.glued]
    starts: list[int] = []
    ends: list[int] = []
    parts: list[str] = []
    length = 0
    for form, glue in zip(forms, glued, strict=True):
        gap = "" if glue or not parts else " "
        starts.append(length + len(gap))
        parts += [gap, form]
        length = starts[-1] + len(form)
        ends.append(length)
    gaps = np.where(glued, int(Gap.NONE), int(Gap.SPACE))
    gaps[0] = Gap.BREAK
    begins = np.zeros(len(forms), np.bool_)
    begins[np.cumsum([0] + [len(sentence.words) for sentence in document[:-1]])] = True
    doc = language.parse_words(Words("".join(parts), starts, ends, forms, gaps), begins)
    number = {token.i: at for at, token in enumerate(token for token in doc if token.pos_ != "SPACE")}
    return {(number[name.start], number[name.end - 1] + 1, name.label_) for name in doc.ents}


def _figures(counts: Counter[str]) -> dict[str, float]:
    right, gold, system = counts["right"], counts["gold"], counts["system"]
    return {
        "p": round(right / system, 4) if system else 0.0,
        "r": round(right / gold, 4) if gold else 0.0,
        "f1": round(2 * right / (gold + system), 4) if gold + system else 0.0,
        "gold": gold,
    }
