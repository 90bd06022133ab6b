"""Helpers: a text read without a tree, and small hand-written trees."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc

from sayso.notes import Notes, attach, notes
from sayso.records import Report, Time
from sayso.times.stage import Times

_POS = {
    "N": "NOUN",
    "V": "VERB",
    "J": "ADJ",
    "R": "ADV",
    "I": "ADP",
    "D": "DET",
    "P": "PRON",
    "C": "NUM",
    "M": "AUX",
}


def _read(doc: Doc, published: str | None) -> list[Time]:
    attach(doc, Notes(Report.of(doc.text, published=published)))
    Times()(doc)
    return notes(doc).times


@pytest.fixture(scope="session")
def times_of() -> Callable[[str, str | None], list[Time]]:
    """Reads a text whose words have no tags and no tree."""
    english = spacy.blank("en")
    english.add_pipe("sentencizer")
    return lambda text, published: _read(english(text), published)


@pytest.fixture(scope="session")
def tree() -> Callable[[str, str | None], Doc]:
    """A ``Doc`` with its times from lines "word TAG relation head [lemma]"; heads count from 1, 0 is the
    root."""
    vocab = spacy.blank("en").vocab

    def build(lines: str, published: str | None) -> Doc:
        rows = [line.split() for line in lines.strip().splitlines()]
        heads = [int(row[3]) - 1 if row[3] != "0" else index for index, row in enumerate(rows)]
        tags = [row[1] for row in rows]
        pos = ["PROPN" if tag.startswith("NNP") else "AUX" if row[2].startswith(("aux", "cop")) else
               "PUNCT" if tag in {".", ","} else "PART" if tag in {"TO", "POS"} else
               "CCONJ" if tag == "CC" else
               _POS.get(tag[0], "X") for row, tag in zip(rows, tags, strict=True)]  # fmt: skip
        words = [row[0] for row in rows]
        spaces = [i + 1 < len(words) and words[i + 1] not in {",", ".", "'s"} for i in range(len(words))]
        lemmas = [row[4] if len(row) > 4 else row[0].lower() for row in rows]
        doc = Doc(
            vocab,
            words,
            spaces,
            pos=pos,
            tags=tags,
            deps=[row[2] for row in rows],
            heads=heads,
            lemmas=lemmas,
        )
        _read(doc, published)
        return doc

    return build
