"""How an annotation line names words of its passage, and how a file of passages falls into blocks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, TypeVar

from sayso.errors import KnowledgeError
from sayso.records import Extent

_OCCURRENCE: Final = re.compile(r"(.*\S)\s*#(\d+)", re.S)
Label = TypeVar("Label", bound=str)


def blocks(path: Path, form: str) -> Iterator[tuple[int, str, list[tuple[int, str]]]]:
    """The blocks of a file: the number of their head line, the head without ``==``, the numbered lines below.

    Raises:
        KnowledgeError: something other than comments stands before the first head; ``form`` is how one looks.
    """
    head, start = "", 0
    lines: list[tuple[int, str]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.startswith("== "):
            if head:
                yield start, head, lines
            head, start, lines = line[3:], number, []
        elif head:
            lines.append((number, line.rstrip()))
        elif line.strip() and not line.startswith("#"):
            raise KnowledgeError(path.name, f"{line[:40]!r} before any passage", form, line=number)
    if head:
        yield start, head, lines


class Words:
    """One annotation line over its text; ``file`` and ``number`` tell messages where it stands.

    The line is a letter and parts with ``|`` between them, ``parts``: the first of them labels and words, the
    later ones ``field: value``.
    """

    def __init__(self, file: str, number: int, line: str, text: str) -> None:
        self._file, self._number, self._text = file, number, text
        self.letter = line[0]
        self.parts = [part.strip() for part in line[2:].split(" | ")]

    def wrong(self, found: str, accepted: str) -> KnowledgeError:
        """The error to raise where the line is wrong: it names file and line."""
        return KnowledgeError(self._file, found, accepted, line=self._number)

    def label(self, name: str, value: str, accepted: Sequence[Label]) -> Label:
        """A value that must be one of those accepted."""
        for known in accepted:
            if value == known:
                return known
        raise self.wrong(f"{name} {value!r}", ", ".join(accepted))

    def labels(self, name: str, accepted: Sequence[Label]) -> tuple[Label, ...]:
        """The labels of the first part, with ``/`` between them."""
        return tuple(self.label(name, value, accepted) for value in self.parts[0].split("/"))

    def marked(self, form: str, names: Collection[str]) -> tuple[Extent, dict[str, str]]:
        """The words of the second part and the fields behind them."""
        if len(self.parts) < 2:
            raise self.wrong("too few fields", form)
        return self.span(self.parts[1]), self.given(2, names)

    def given(self, first: int, names: Collection[str]) -> dict[str, str]:
        """The fields from a part on, each by its name."""
        out: dict[str, str] = {}
        for part in self.parts[first:]:
            name, colon, value = part.partition(":")
            if not colon or name.strip() not in names:
                raise self.wrong(f"field {part[:40]!r}", ", ".join(names))
            if name.strip() in out:
                raise self.wrong(f"field {name.strip()!r} twice", "each field once")
            out[name.strip()] = value.strip()
        return out

    def one(self, given: Mapping[str, str], name: str) -> Extent | None:
        """The words of a field, if it is there."""
        return self.span(given[name]) if given.get(name) else None

    def flag(self, given: Mapping[str, str], name: str) -> bool:
        """Whether a field says yes; no where it is not there."""
        return self.label(name, given.get(name, "no"), ("yes", "no")) == "yes"

    def spans(self, value: str) -> tuple[Extent, ...]:
        """The items of a list."""
        return tuple(self.span(part) for part in value.split(" ; ")) if value else ()

    def span(self, words: str) -> Extent:
        """Words of the text; ``first ... last`` runs from the first to the last."""
        words = words.strip()
        if " ... " in words:
            left, right = words.split(" ... ", 1)
            begin = self._find(left.strip(), 0)
            return self.made(begin.start, self._find(right.strip(), begin.start).end)
        return self._find(words, 0)

    def made(self, start: int, end: int) -> Extent:
        """A stretch of the text by its offsets."""
        return Extent(self._text[start:end], start, end)

    def _find(self, words: str, after: int) -> Extent:
        count, plain = 1, words
        if match := _OCCURRENCE.fullmatch(words):
            plain, count = match[1], int(match[2])
        if not plain:
            raise self.wrong("empty words", "words of the text")
        start = after - 1
        for _ in range(count):
            start = self._text.find(plain, start + 1)
            if start < 0:
                raise self.wrong(f"{words!r} is not in the text", "words as they stand in the passage")
        return self.made(start, start + len(plain))
