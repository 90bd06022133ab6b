"""Readers of the name data: Universal NER, WikiGold, re3d, and GUM's entity mentions. All give BIO labels.

Labels are PER, ORG, LOC and NORP (nationalities, religious and political groups; see ``groups.py``). Titles
stand outside a name, as in Universal NER: "President" is not part of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from sayso.gold import inline
from sayso.language.features import Gap
from sayso.language.stage import words_of
from sayso.language.tokenizer import Tokenizer
from training.sentences import UNKNOWN, Document, Sentence

TYPES = ("PER", "ORG", "LOC", "NORP")
LABELS = ("O", *(f"{mark}-{kind}" for kind in TYPES for mark in "BI"))

_TITLES_FILE = Path(__file__).parent / "data" / "titles.txt"
_GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}
_RE3D_TYPES = {"Person": "PER", "Organisation": "ORG", "Location": "LOC", "Nationality": "NORP"}
_PERSON_INNER = {"de", "la", "bin", "ibn", "al", "el", "-", ".", "von", "van", "der", "den", "da", "di", "du"}
_INNER = {
    "of",
    "the",
    "and",
    "for",
    "de",
    "la",
    "bin",
    "ibn",
    "al",
    "el",
    "-",
    "'s",
    "&",
    ".",
    "von",
    "van",
    "in",
}
_PRONOUNS = {"he", "she", "his", "her", "him", "they", "their", "we", "our", "i", "it", "its", "who", "my"}


def word_list(path: Path) -> list[str]:
    """Return the words of a data file; lines that begin with # are comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


_TITLES = frozenset(word_list(_TITLES_FILE))


def read_uner(path: Path) -> dict[str, list[str]]:
    """Return the BIO labels of every sentence by its id; labels other than PER, ORG and LOC are O."""
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# sent_id"):
            current = found.setdefault(line.split("=", 1)[1].strip(), [])
        elif line and not line.startswith("#"):
            label = line.split("\t")[2]
            current.append(label if label in LABELS else "O")
    return {key: repair(labels) for key, labels in found.items()}


def add_uner(documents: Iterable[Document], path: Path) -> int:
    """Give the sentences of EWT their Universal NER labels; return how many got none (their words differ)."""
    labels = read_uner(path)
    missing = 0
    for document in documents:
        for sentence in document:
            found = labels.get(sentence.sent_id)
            if found is not None and len(found) == len(sentence.words):
                sentence.names = found
            else:
                missing += 1
    return missing


def add_gum(documents: Iterable[Document]) -> None:
    """Give the sentences of GUM names: the proper-noun core of person, organization and place mentions."""
    for document in documents:
        for sentence in document:
            labels = ["O"] * len(sentence.words)
            for start, end, kind in sorted(sentence.entities, key=lambda e: e[0] - e[1]):
                if kind in _GUM_TYPES:
                    span = _core(sentence, start, end, _GUM_TYPES[kind])
                    if span and all(labels[i] == "O" for i in range(*span)):
                        _mark(labels, *span, _GUM_TYPES[kind])
            sentence.names = labels


def _core(sentence: Sentence, start: int, end: int, kind: str) -> tuple[int, int] | None:
    """Return the run of name words around the head of a mention, or None if the head is no proper noun.

    A person's titles fall away; they are often the head ("President" in "President Diallo").
    """
    assert sentence.heads is not None and sentence.upos is not None
    inside = range(start, end)
    head = next((i for i in inside if sentence.heads[i] not in inside or sentence.heads[i] == i), start)
    if sentence.upos[head] != "PROPN":
        return None
    words = [word.lower() for word in sentence.words]
    inner = _PERSON_INNER if kind == "PER" else _INNER

    def proper(i: int) -> bool:
        assert sentence.upos is not None
        capital = sentence.words[i][:1].isupper()
        return sentence.upos[i] == "PROPN" or (capital and sentence.upos[i] in ("NOUN", "ADJ"))

    first, last = head, head
    while first > start and (proper(first - 1) or words[first - 1] in inner):
        first -= 1
    while last + 1 < end and (proper(last + 1) or words[last + 1] in inner):
        last += 1
    if kind == "PER":
        first = max((i + 1 for i in range(first, last + 1) if words[i] in _TITLES), default=first)
    while first <= last and not proper(first):
        first += 1
    while last > first and not proper(last):
        last -= 1
    return (first, last + 1) if first <= last else None


def read_wikigold(path: Path) -> Iterator[Document]:
    """Yield WikiGold's articles, names only. Words of class MISC are UNKNOWN; spaces are rebuilt by rule."""
    for article in path.read_text(encoding="utf-8").split("-DOCSTART-"):
        document: Document = []
        for block in article.split("\n\n"):
            rows = [line.rsplit(" ", 1) for line in block.split("\n") if " " in line.strip()]
            words = [row[0].replace("``", '"').replace("''", '"') for row in rows if row[0].strip()]
            tags = [row[1].strip() for row in rows if row[0].strip()]
            if not words:
                continue
            labels, previous = [], ""
            for tag in tags:
                kind = tag.split("-")[-1]
                labels.append(UNKNOWN if kind == "MISC" else "O" if kind == "O" else _open(kind, previous))
                previous = kind
            document.append(Sentence(words, rebuilt_gaps(words, first=not document), names=labels))
        if document:
            yield document


def _open(kind: str, previous: str) -> str:
    return f"{'I' if kind == previous else 'B'}-{kind}"


def rebuilt_gaps(words: list[str], *, first: bool) -> list[int]:
    """Return likely gaps of words whose spacing is lost; ``first``: they begin a paragraph."""
    gaps, open_quote, glue = [], False, True
    for position, word in enumerate(words):
        closing = word in {",", ".", ";", ":", "?", "!", ")", "]", "%", "'s", "n't", "'"} or (
            word == '"' and open_quote
        )
        none = position > 0 and (closing or glue)
        gaps.append(int(Gap.NONE if none else Gap.BREAK if first and not position else Gap.SPACE))
        glue = word in {"(", "[", "$"} or (word == '"' and not open_quote)
        open_quote ^= word == '"'
    return gaps


_TOKEN = re.compile(r"(?:[A-Z]\.)+|n't\b|'s\b|\w+(?=n't\b)|\d[\d,.]*\d|\w+|[^\w\s]")


def read_re3d(folder: Path) -> Iterator[Document]:
    """Yield the re3d documents under a folder, one paragraph a sentence, names only.

    A mention counts if all its words look like a name; other mentions with a capital inside are UNKNOWN.
    """
    for path in sorted(folder.glob("*/documents.json")):
        entities: dict[str, list[tuple[int, int, str]]] = {}
        for line in path.with_name("entities.json").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if record["type"] in _RE3D_TYPES:
                span = (record["begin"], record["end"], _RE3D_TYPES[record["type"]])
                entities.setdefault(record["documentId"], []).append(span)
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            yield [
                _re3d_part(record["text"], m.span(), entities.get(record["_id"], []))
                for m in _parts(record["text"])
            ]


def _parts(text: str) -> Iterator[re.Match[str]]:
    return (m for m in re.finditer(r"[^\n]+", text) if _TOKEN.search(m[0]))


def _re3d_part(text: str, part: tuple[int, int], entities: list[tuple[int, int, str]]) -> Sentence:
    tokens = list(_TOKEN.finditer(text, *part))
    words = [t[0] for t in tokens]
    gaps = [int(Gap.SPACE if text[t.start() - 1].isspace() else Gap.NONE) for t in tokens]
    gaps[0] = int(Gap.BREAK)
    labels = ["O"] * len(words)
    unsure: list[int] = []
    for begin, end, kind in sorted(entities, key=lambda e: e[0] - e[1]):
        inside = [i for i, t in enumerate(tokens) if begin <= t.start() and t.end() <= end]
        titles = [n for n, i in enumerate(inside) if words[i].lower() in _TITLES | {"the"}]
        if kind == "PER" and titles:
            inside = inside[titles[-1] + 1 :]
        while inside and words[inside[0]].lower() == "the":
            inside = inside[1:]
        if not inside or (len(inside) == 1 and words[inside[0]].lower() in _PRONOUNS):
            continue
        capital = [words[i][0].isupper() for i in inside]
        inner = _PERSON_INNER if kind == "PER" else _INNER
        named = (
            capital[0]
            and capital[-1]
            and all(c or words[i].lower() in inner for c, i in zip(capital, inside, strict=True))
        )
        if named and all(labels[i] == "O" for i in inside):
            _mark(labels, inside[0], inside[-1] + 1, kind)
        elif not named:
            unsure += [i for i, c in zip(inside, capital, strict=True) if c]
    for i in unsure:
        if labels[i] == "O":
            labels[i] = UNKNOWN
    return Sentence(words, gaps, names=repair(labels))


def read_own(path: Path, tokenizer: Tokenizer) -> Iterator[Document]:
    """Yield the texts of a file of our own: a sentence a line, names as ``[ORG Acme]``, texts parted by blank
    lines.

    Raises:
        KnowledgeError: a mark that is not one.
    """
    document: Document = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        if line.strip():
            marked = inline.parse(line.strip(), frozenset(TYPES), path.name, number)
            document.append(_own(marked, tokenizer, first=not document))
        elif document:
            yield document
            document = []
    if document:
        yield document


def _own(line: inline.Marked, tokenizer: Tokenizer, *, first: bool) -> Sentence:
    words = words_of(line.text, tokenizer)
    labels = ["O"] * len(words.forms)
    for mark in line.marks:
        inside = words.under(mark.start, mark.end)
        _mark(labels, inside[0], inside[-1] + 1, mark.label)
    before = [int(Gap.BREAK if first else Gap.SPACE), *words.gaps.tolist()[1:]]
    return Sentence(words.forms, before, names=labels)


def _mark(labels: list[str], start: int, end: int, kind: str) -> None:
    labels[start] = f"B-{kind}"
    for i in range(start + 1, end):
        labels[i] = f"I-{kind}"


def repair(labels: list[str]) -> list[str]:
    """Open a name with B where it begins with I."""
    out: list[str] = []
    for label in labels:
        if label.startswith("I-") and (not out or out[-1][2:] != label[2:]):
            label = "B-" + label[2:]
        out.append(label)
    return out
