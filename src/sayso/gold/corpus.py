"""Annotated passages in a line mark-up that a person can read and edit.

    == d-001 2019-03-21
    The text, one or more paragraphs.
    E ASSAULT/firearms | fired | actor: marines | recipient: two boats | time: Thursday | status: occurred
    A indirect | source: the ministry | cue: said | content: "first words ... last words" ++ "second part"
    C promise | holder: It | toward: the governor | action: share the findings | due: before 15 May

A third word in the head (``re3d:ID:0-850``) says that the text stands in an open data set and is fetched
from there; the annotations are ours all the same. Strings are verbatim; ``#2`` behind one marks its second
occurrence, ``a ... b`` runs from a to b, `` ; `` parts the items of a list (several sources say it
together). What counts as what is said in
``docs/conventions.md``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, cast, get_args

from sayso.errors import KnowledgeError
from sayso.events.lexicon import MODES
from sayso.records import EVENT_TYPES, STATUSES, CommitmentKind, EventType, Manner, Status

MANNERS: Final = get_args(Manner)
KINDS: Final = get_args(CommitmentKind)
PARTS: Final = ("train", "dev", "test")
SECOND: Final = "second"
"""The folder of second annotations of passages."""
_FIELDS: Final = {
    "E": (
        "actor",
        "recipient",
        "place",
        "time",
        "also",
        "status",
        "by",
        "dead",
        "injured",
        "arrested",
        "optional",
    ),
    "A": ("source", "cue", "content", "anonymous", "parent", "optional"),
    "C": ("holder", "toward", "action", "condition", "due", "optional"),
}
_ANNOTATION: Final = re.compile(r"[EAC] \S+ \| ")
_OCCURRENCE: Final = re.compile(r"(.*\S)\s*#(\d+)", re.S)
_COUNT: Final = re.compile(r"\d[\d,]*")
Texts = Callable[[str], str]
"""Fetches the text of a reference."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words of the text with their offsets in code points, end exclusive."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An event; ``also`` are its further mentions, ``by`` the innermost source."""

    event: EventType
    modes: tuple[str, ...]
    status: Status
    trigger: Span
    also: tuple[Span, ...] = ()
    actor: tuple[Span, ...] = ()
    recipient: tuple[Span, ...] = ()
    place: tuple[Span, ...] = ()
    time: tuple[Span, ...] = ()
    by: Span | None = None
    dead: int | None = None
    injured: int | None = None
    arrested: int | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """What a source says; no ``cue`` where none stands, no ``source`` where the text names none."""

    manner: Manner
    content: tuple[Span, ...]
    source: Span | None = None
    cue: tuple[Span, ...] = ()
    anonymous: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldCommitment:
    """Who owes what; ``holder`` is who is bound, for a demand who demands."""

    kind: CommitmentKind
    action: Span
    holder: tuple[Span, ...] = ()
    toward: tuple[Span, ...] = ()
    condition: Span | None = None
    due: Span | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage with all that is marked in it; ``published`` is an ISO date."""

    id: str
    published: str
    text: str
    events: tuple[GoldEvent, ...]
    attributions: tuple[GoldAttribution, ...]
    commitments: tuple[GoldCommitment, ...]
    file: str
    line: int
    reference: str | None = None


def load(path: Path, texts: Texts | None = None) -> list[Passage]:
    """Read a file of passages.

    Args:
        path: the file.
        texts: fetches texts by reference; without it passages given by reference are left out.

    Raises:
        KnowledgeError: naming file, line, what is wrong and what is accepted.
    """
    found: list[Passage] = []
    seen: dict[str, int] = {}
    for number, head, lines in _blocks(path):
        passage = _passage(path.name, number, head, lines, texts)
        if passage is None:
            continue
        if passage.id in seen:
            raise KnowledgeError(
                path.name, f"id {passage.id} of line {seen[passage.id]} again", "each id once", line=number
            )
        seen[passage.id] = number
        found.append(passage)
    return found


def load_folder(folder: Path, texts: Texts | None = None) -> list[Passage]:
    """Read every ``*.txt`` under a folder, in the order of their paths, second annotations left out."""
    files = (path for path in sorted(folder.rglob("*.txt")) if SECOND not in path.relative_to(folder).parts)
    return [passage for path in files for passage in load(path, texts)]


def _blocks(path: Path) -> Iterator[tuple[int, str, list[tuple[int, str]]]]:
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
            raise KnowledgeError(path.name, f"{line[:40]!r} before any passage", "== ID DATE", line=number)
    if head:
        yield start, head, lines


def _passage(
    file: str, number: int, head: str, lines: list[tuple[int, str]], texts: Texts | None
) -> Passage | None:
    fields = head.split()
    if len(fields) not in (2, 3):
        raise KnowledgeError(
            file, f"head {head!r}", "== ID DATE or == ID DATE SET:DOCUMENT:START-END", line=number
        )
    try:
        date.fromisoformat(fields[1])
    except ValueError as error:
        raise KnowledgeError(file, f"date {fields[1]!r}", "a day as 2019-03-21", line=number) from error
    first = next((i for i, (_, line) in enumerate(lines) if _ANNOTATION.match(line)), len(lines))
    text = "\n".join(line for _, line in lines[:first]).strip()
    reference = fields[2] if len(fields) == 3 else None
    if reference is not None:
        if text:
            raise KnowledgeError(file, "text under a reference", "annotations only", line=number)
        if texts is None:
            return None
        text = texts(reference)
    if not text:
        raise KnowledgeError(
            file, f"passage {fields[0]} without text", "its text below the head", line=number
        )
    made: dict[str, list[Any]] = {"E": [], "A": [], "C": []}
    for at, line in lines[first:]:
        if not line.strip():
            continue
        if not _ANNOTATION.match(line):
            raise KnowledgeError(file, f"{line[:40]!r}", "annotation lines: E …, A …, C …", line=at)
        made[line[0]].append(_Line(file, at, line, text).record())
    return Passage(
        fields[0],
        fields[1],
        text,
        tuple(made["E"]),
        tuple(made["A"]),
        tuple(made["C"]),
        file,
        number,
        reference,
    )


class _Line:
    """One annotation line over its text."""

    def __init__(self, file: str, number: int, line: str, text: str) -> None:
        self._file, self._number, self._text = file, number, text
        self._kind = line[0]
        self._parts = [part.strip() for part in line[2:].split(" | ")]

    def _wrong(self, found: str, accepted: str) -> KnowledgeError:
        return KnowledgeError(self._file, found, accepted, line=self._number)

    def record(self) -> GoldEvent | GoldAttribution | GoldCommitment:
        if self._kind == "E":
            return self._event()
        return self._attribution() if self._kind == "A" else self._commitment()

    def _event(self) -> GoldEvent:
        kind, *modes = self._parts[0].split("/")
        if kind not in EVENT_TYPES:
            raise self._wrong(f"type {kind!r}", ", ".join(EVENT_TYPES))
        event = kind
        if wrong := [mode for mode in modes if mode not in MODES[event]]:
            raise self._wrong(f"mode {wrong[0]!r}", ", ".join(sorted(MODES[event])) or f"none for {event}")
        if len(self._parts) < 3:
            raise self._wrong("too few fields", "TYPE/mode | trigger | … | status: …")
        given = self._given(2)
        status = given.get("status", "")
        if status not in STATUSES:
            raise self._wrong(f"status {status!r}", ", ".join(STATUSES))
        also, actor, recipient, place, time = (
            self._spans(given.get(name, "")) for name in ("also", "actor", "recipient", "place", "time")
        )
        dead, injured, arrested = (self._count(given, name) for name in ("dead", "injured", "arrested"))
        return GoldEvent(
            event, tuple(modes), status, self._span(self._parts[1]), also, actor, recipient, place, time,
            self._one(given, "by"), dead, injured, arrested, self._flag(given, "optional"),
        )  # fmt: skip

    def _attribution(self) -> GoldAttribution:
        if self._parts[0] not in MANNERS:
            raise self._wrong(f"manner {self._parts[0]!r}", ", ".join(MANNERS))
        given = self._given(1)
        if not given.get("content"):
            raise self._wrong("no content", 'content: "words" or content: "part" ++ "part"')
        content = tuple(self._span(part.strip().strip('"')) for part in given["content"].split(" ++ "))
        return GoldAttribution(
            cast(Manner, self._parts[0]), content, self._stretch(given.get("source", "")),
            self._spans(given.get("cue", "")), self._flag(given, "anonymous"), self._flag(given, "optional"),
        )  # fmt: skip

    def _commitment(self) -> GoldCommitment:
        if self._parts[0] not in KINDS:
            raise self._wrong(f"kind {self._parts[0]!r}", ", ".join(KINDS))
        given = self._given(1)
        action = self._one(given, "action")
        if action is None:
            raise self._wrong("no action", "action: words of the text")
        return GoldCommitment(
            cast(CommitmentKind, self._parts[0]), action,
            self._spans(given.get("holder", "")), self._spans(given.get("toward", "")),
            self._one(given, "condition"), self._one(given, "due"), self._flag(given, "optional"),
        )  # fmt: skip

    def _given(self, first: int) -> dict[str, str]:
        out: dict[str, str] = {}
        for part in self._parts[first:]:
            name, colon, value = part.partition(":")
            if not colon or name.strip() not in _FIELDS[self._kind]:
                raise self._wrong(f"field {part[:40]!r}", ", ".join(_FIELDS[self._kind]))
            if name.strip() in out:
                raise self._wrong(f"field {name.strip()!r} twice", "each field once")
            out[name.strip()] = value.strip()
        return out

    def _one(self, given: dict[str, str], name: str) -> Span | None:
        return self._span(given[name]) if given.get(name) else None

    def _stretch(self, value: str) -> Span | None:
        """From the first of several names to the last: "Ripple ; Beschta" say it together."""
        found = self._spans(value)
        if not found:
            return None
        return self._made(min(span.start for span in found), max(span.end for span in found))

    def _spans(self, value: str) -> tuple[Span, ...]:
        return tuple(self._span(part) for part in value.split(" ; ")) if value else ()

    def _count(self, given: dict[str, str], name: str) -> int | None:
        value = given.get(name)
        if value is None:
            return None
        if not _COUNT.fullmatch(value):
            raise self._wrong(f"{name} {value!r}", "a number")
        return int(value.replace(",", ""))

    def _flag(self, given: dict[str, str], name: str) -> bool:
        value = given.get(name, "no")
        if value not in ("yes", "no"):
            raise self._wrong(f"{name} {value!r}", "yes, no")
        return value == "yes"

    def _span(self, words: str) -> Span:
        words = words.strip()
        if " ... " in words:
            left, right = words.split(" ... ", 1)
            begin = self._find(left.strip(), 0)
            return self._made(begin.start, self._find(right.strip(), begin.start).end)
        return self._find(words, 0)

    def _find(self, words: str, after: int) -> Span:
        count, plain = 1, words
        if match := _OCCURRENCE.fullmatch(words):
            plain, count = match[1], int(match[2])
        if not plain:
            raise self._wrong("empty words", "words of the text")
        start = after - 1
        for _ in range(count):
            start = self._text.find(plain, start + 1)
            if start < 0:
                raise self._wrong(f"{words!r} is not in the text", "words as they stand in the passage")
        return self._made(start, start + len(plain))

    def _made(self, start: int, end: int) -> Span:
        return Span(self._text[start:end], start, end)


def load_part(folder: Path, part: str, texts: Texts | None = None) -> list[Passage]:
    """Read the passages of a part of the corpus, as ``splits.tsv`` of its folder deals them out.

    Raises:
        KnowledgeError: a passage that the splits do not name, or a part that they do not know.
    """
    parts = splits(folder)
    if part not in PARTS:
        raise KnowledgeError("splits.tsv", f"part {part!r}", ", ".join(PARTS))
    found = load_folder(folder, texts)
    if missing := [passage for passage in found if passage.id not in parts]:
        first = missing[0]
        raise KnowledgeError(
            first.file,
            f"passage {first.id} is in no part",
            "tools/split_corpus.py deals it out",
            line=first.line,
        )
    return [passage for passage in found if parts[passage.id] == part]


def checksum(passage: Passage) -> str:
    """The first digits of the SHA-256 of the text (or reference) and of all that is marked."""
    held = (passage.reference or passage.text, passage.events, passage.attributions, passage.commitments)
    return hashlib.sha256(repr(held).encode()).hexdigest()[:12]


def splits(folder: Path) -> dict[str, str]:
    """The part (train, dev, test) of each passage by its id."""
    rows = (folder / "splits.tsv").read_text(encoding="utf-8").splitlines()
    return dict(row.split("\t")[:2] for row in rows if row)
