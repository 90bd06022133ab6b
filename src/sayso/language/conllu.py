"""Universal Dependencies trees in CoNLL-U: files to documents, documents to spaCy ``Doc``.

A document's text is rebuilt from its words: ``SpaceAfter=No`` glues, a sentence follows after a blank, a
paragraph (``# newpar``) after a blank line. Empty nodes of enhanced graphs (``8.1``) are left out. A
multi-word token (``8-9 don't``) gives its characters to its words (``do``, ``n't``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import InputError

if TYPE_CHECKING:
    from spacy.tokens import Doc

_FIELDS = 10


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word. ``head`` counts from 0 inside the sentence; the root is its own head. ``start``
    and ``end`` are offsets into the document's text; ``token`` are those of the surface token it is part
    of."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    start: int
    end: int
    token: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and its id, if it has one."""

    id: str
    words: tuple[Word, ...]
    new_paragraph: bool


@dataclass(frozen=True, slots=True)
class Document:
    """A text and its sentences, in the order of the text."""

    name: str
    text: str
    sentences: tuple[Sentence, ...]


class _Builder:
    """Grows one document sentence by sentence."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.parts: list[str] = []
        self.length = 0
        self.gap = ""
        self.sentences: list[Sentence] = []

    def put(self, surface: str, gap_after: str) -> tuple[int, int]:
        """Add one surface token; return its offsets."""
        start = self.length + len(self.gap)
        self.parts += (self.gap, surface)
        self.length = start + len(surface)
        self.gap = gap_after
        return start, self.length

    def done(self) -> Document:
        return Document(self.name, "".join(self.parts), tuple(self.sentences))


def read(path: Path) -> Iterator[Document]:
    """Yield the documents of a CoNLL-U file; a file without ``# newdoc`` is one document.

    Raises:
        InputError: the file cannot be read or a line is not CoNLL-U; it names file and line.
    """
    builder: _Builder | None = None
    comments: dict[str, str] = {}
    rows: list[tuple[int, list[str]]] = []
    for number, line in enumerate([*_lines(path), ""], 1):
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            comments[key.strip()] = value.strip()
        elif line.strip():
            fields = line.split("\t")
            if len(fields) != _FIELDS:
                raise _broken(path, number, f"{line[:60]!r} has {len(fields)} tab-separated fields")
            rows.append((number, fields))
        elif rows:
            named = next((comments[key] for key in ("newdoc id", "newdoc") if key in comments), None)
            if named is not None and builder is not None:
                yield builder.done()
                builder = None
            builder = builder or _Builder(named or path.stem)
            _add_sentence(builder, path, comments, rows)
            comments, rows = {}, []
    if builder is not None:
        yield builder.done()


def docs(path: Path) -> Iterator[Doc]:
    """Yield the documents of a CoNLL-U file as spaCy ``Doc``."""
    for document in read(path):
        yield to_doc(document)


def to_doc(document: Document) -> Doc:
    """Return a spaCy ``Doc`` with the document's own words, tags, lemmas, trees and sentences; no names."""
    import numpy as np

    from sayso.language.fill import Layers, make_doc, vocabulary

    words = [word for sentence in document.sentences for word in sentence.words]
    bases = [0]
    for sentence in document.sentences:
        bases += [bases[-1] + len(sentence.words)]
    add = vocabulary().strings.add
    first = np.zeros(len(words), dtype=bool)
    first[[base for base, sentence in zip(bases, document.sentences, strict=False) if sentence.words]] = True
    layers = Layers(
        pos=np.array([add(word.upos) for word in words], np.uint64),
        tag=np.array([add(word.xpos) for word in words], np.uint64),
        morph=np.array([add("" if word.feats == "_" else word.feats) for word in words], np.uint64),
        lemma=np.array([add(word.lemma) for word in words], np.uint64),
        dep=np.array([add(word.deprel) for word in words], np.uint64),
        head=np.array(
            [
                base + word.head
                for base, sentence in zip(bases, document.sentences, strict=False)
                for word in sentence.words
            ],
            np.int64,
        ),
        sentence_start=first,
        name_iob=np.full(len(words), 2, np.uint64),
        name_type=np.zeros(len(words), np.uint64),
    )
    return make_doc(document.text, [word.start for word in words], [word.end for word in words], layers)


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"cannot be read ({error})", "Give a CoNLL-U file in UTF-8.") from error


def _broken(path: Path, line: int, found: str) -> InputError:
    advice = (
        "A line of CoNLL-U has 10 tab-separated fields: ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC."
    )
    return InputError(str(path), found, advice, line=line)


def _add_sentence(
    builder: _Builder, path: Path, comments: dict[str, str], rows: list[tuple[int, list[str]]]
) -> None:
    paragraph = any(key in comments for key in ("newpar", "newpar id"))
    if builder.parts and paragraph:
        builder.gap = "\n\n"
    words = [(line, fields) for line, fields in rows if fields[0].isdecimal()]
    spans = _place(builder, path, rows)
    built: list[Word] = []
    for number, ((line, fields), (start, end, token)) in enumerate(zip(words, spans, strict=True)):
        if fields[0] != str(number + 1):
            raise _broken(path, line, f"word id {fields[0]!r} where {number + 1} is due")
        if not fields[6].isdecimal() or int(fields[6]) > len(words):
            raise _broken(path, line, f"head {fields[6]!r} in a sentence of {len(words)} words")
        head = int(fields[6]) - 1 if fields[6] != "0" else number
        form, lemma, upos, xpos, feats = fields[1:6]
        built.append(Word(form, lemma, upos, xpos, feats, head, fields[7], start, end, token))
    builder.sentences.append(
        Sentence(comments.get("sent_id", ""), tuple(built), paragraph or not builder.sentences)
    )


def _place(
    builder: _Builder, path: Path, rows: list[tuple[int, list[str]]]
) -> list[tuple[int, int, tuple[int, int]]]:
    """Lay the surface tokens into the text; return start, end and surface token of each word."""
    spans: list[tuple[int, int, tuple[int, int]]] = []
    forms = [(line, fields) for line, fields in rows if "." not in fields[0]]
    at = 0
    while at < len(forms):
        line, fields = forms[at]
        gap = "" if "SpaceAfter=No" in fields[9].split("|") else " "
        if "-" not in fields[0]:
            inside = [fields[1]]
            at += 1
        else:
            first, _, last = fields[0].partition("-")
            if not (first.isdecimal() and last.isdecimal() and at + 1 + int(last) - int(first) < len(forms)):
                raise _broken(path, line, f"multi-word token {fields[0]!r} without its words")
            inside = [row[1] for _, row in forms[at + 1 : at + 2 + int(last) - int(first)]]
            at += 1 + len(inside)
        token = builder.put(fields[1], gap)
        for start, end in _share(token, inside, path, line):
            spans.append((start, end, token))
    return spans


def _share(token: tuple[int, int], words: list[str], path: Path, line: int) -> Iterator[tuple[int, int]]:
    """Share a surface token's characters among its words: as spelled, or evenly if they spell something
    else."""
    start, end = token
    size, count = end - start, len(words)
    if size < count or not all(words):
        raise _broken(path, line, f"a token of {size} characters for {count} words")
    if sum(map(len, words)) == size:
        for word in words:
            yield start, start + len(word)
            start += len(word)
    else:
        for number in range(count):
            yield start + size * number // count, start + size * (number + 1) // count
