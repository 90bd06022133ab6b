"""Sentences with marks in the line: ``[a Rebels] {shelled} [r the port] on [t Friday].``

Curly brackets hold the word that the example is about, square ones a part of it, named by a letter. A bar
parts the words from what is said of them: ``{fire|negated}``, ``{arrested|COERCE/arrest|alleged}``. Marks may
lie inside each other, never across.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from sayso.errors import KnowledgeError

TRIGGER: Final = "trigger"
"""The label of curly brackets."""
_SIGN = re.compile(r"\{|\[([A-Za-z]+) |[\[\]}]")


@dataclass(frozen=True, slots=True)
class Mark:
    """Some words of a sentence: label, notes behind the bars, offsets in code points (end exclusive)."""

    label: str
    notes: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence without its marks, and the marks in the order in which they open."""

    text: str
    marks: tuple[Mark, ...]

    def words(self, mark: Mark) -> str:
        """The words under a mark."""
        return self.text[mark.start : mark.end]


def parse(line: str, labels: frozenset[str], file: str, number: int) -> Marked:
    """Read a marked sentence.

    Args:
        line: the sentence with its marks.
        labels: letters accepted in square brackets.
        file: where the line stands, for messages.
        number: its number there, from 1.

    Raises:
        KnowledgeError: a mark is not closed, closes what is not open, is empty, or has an unknown label.
    """

    def wrong(found: str) -> KnowledgeError:
        accepted = "{word}, " + ", ".join(f"[{label} words]" for label in sorted(labels))
        return KnowledgeError(file, found, accepted, line=number)

    text = ""
    opened: list[tuple[str, int, int]] = []
    made: list[tuple[int, Mark]] = []
    position = 0
    for sign in _SIGN.finditer(line):
        text += line[position : sign.start()]
        position = sign.end()
        if sign[0] in "]}":
            if not opened or (opened[-1][0] == TRIGGER) != (sign[0] == "}"):
                raise wrong(f"'{sign[0]}' closes nothing at {line[: sign.end()][-30:]!r}")
            label, start, order = opened.pop()
            words, *notes = text[start:].split("|")
            if not words.strip() or words != words.strip():
                raise wrong(f"empty or blank-edged mark {text[start:]!r}")
            text = text[:start] + words
            made.append((order, Mark(label, tuple(n.strip() for n in notes), start, len(text))))
        elif sign[0] == "{":
            opened.append((TRIGGER, len(text), sign.start()))
        elif sign[1] in labels:
            opened.append((sign[1], len(text), sign.start()))
        else:
            raise wrong(f"unknown mark {line[sign.start() : sign.start() + 20]!r}")
    if opened:
        raise wrong(f"mark not closed: {line[opened[-1][2] :][:30]!r}")
    text += line[position:]
    return Marked(text, tuple(mark for _, mark in sorted(made, key=lambda pair: pair[0])))
