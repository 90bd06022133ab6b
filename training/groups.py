"""Nationalities, peoples, religious and political groups (NORP). No data set marks them all: a list does."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from training.names import repair, word_list
from training.sentences import UNKNOWN, Document

_GROUPS = Path(__file__).parent / "data" / "groups.txt"


def load_groups(path: Path = _GROUPS) -> dict[str, bool]:
    """Return the group words (lower case), each with whether it is a language's name too (marked ``*``)."""
    return {word.rstrip("*").lower(): word.endswith("*") for word in word_list(path)}


def free_groups(documents: Iterable[Document], groups: dict[str, bool]) -> None:
    """Undo names that are one plural group word ("Scots" as a person): they are left to ``add_groups``."""
    for document in documents:
        for sentence in document:
            labels = sentence.names or []
            for i, label in enumerate(labels):
                alone = label.startswith("B-") and not "".join(labels[i + 1 : i + 2]).startswith("I-")
                if alone and sentence.words[i].endswith("s") and sentence.words[i].lower() in groups:
                    labels[i] = "O"


def add_groups(documents: Iterable[Document], groups: dict[str, bool]) -> None:
    """Mark capitalised group words outside other names as NORP, a language's name only as an adjective."""
    for document in documents:
        for sentence in document:
            if sentence.names is None:
                continue
            previous = False
            for i, (word, label) in enumerate(zip(sentence.words, sentence.names, strict=True)):
                known = groups.get(word.lower()) if word[:1].isupper() and label in ("O", UNKNOWN) else None
                if known and (sentence.upos is None or sentence.upos[i] != "ADJ"):
                    known = None
                    if sentence.upos is None:
                        sentence.names[i] = UNKNOWN
                if known is not None:
                    sentence.names[i] = "I-NORP" if previous else "B-NORP"
                previous = known is not None
            sentence.names = repair(sentence.names)
