"""The annotation lines of a passage: an event (E), an attribution (A) or a commitment (C) each.

How they are written is told in ``sayso.gold.corpus``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, cast, get_args

from sayso.errors import KnowledgeError
from sayso.events.lexicon import MODES
from sayso.records import EVENT_TYPES, STATUSES, CommitmentKind, EventType, Extent, Manner, Status

MANNERS: Final = get_args(Manner)
KINDS: Final = get_args(CommitmentKind)
_FIELDS: Final = {
    "E": ("actor", "recipient", "place", "time", "also", "status", "by", "dead", "injured", "arrested",
          "optional"),
    "A": ("source", "cue", "content", "anonymous", "parent", "optional"),
    "C": ("holder", "toward", "action", "condition", "due", "optional"),
}  # fmt: skip
_OCCURRENCE: Final = re.compile(r"(.*\S)\s*#(\d+)", re.S)
_COUNT: Final = re.compile(r"\d[\d,]*")


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An event; ``also`` are its further mentions, ``by`` the innermost source."""

    event: EventType
    modes: tuple[str, ...]
    status: Status
    trigger: Extent
    also: tuple[Extent, ...] = ()
    actor: tuple[Extent, ...] = ()
    recipient: tuple[Extent, ...] = ()
    place: tuple[Extent, ...] = ()
    time: tuple[Extent, ...] = ()
    by: Extent | None = None
    dead: int | None = None
    injured: int | None = None
    arrested: int | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """What a source says; no ``cue`` where none stands, no ``source`` where the text names none."""

    manner: Manner
    content: tuple[Extent, ...]
    source: Extent | None = None
    cue: tuple[Extent, ...] = ()
    anonymous: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldCommitment:
    """Who owes what; ``holder`` is who is bound, for a demand who demands."""

    kind: CommitmentKind
    action: Extent
    holder: tuple[Extent, ...] = ()
    toward: tuple[Extent, ...] = ()
    condition: Extent | None = None
    due: Extent | None = None
    optional: bool = False


class Line:
    """One annotation line over its text; ``file`` and ``number`` tell messages where it stands."""

    def __init__(self, file: str, number: int, line: str, text: str) -> None:
        self._file, self._number, self._text = file, number, text
        self._kind = line[0]
        self._parts = [part.strip() for part in line[2:].split(" | ")]

    def _wrong(self, found: str, accepted: str) -> KnowledgeError:
        return KnowledgeError(self._file, found, accepted, line=self._number)

    def record(self) -> GoldEvent | GoldAttribution | GoldCommitment:
        """What the line marks.

        Raises:
            KnowledgeError: a field, a value or words that the text does not have; it names the accepted ones.
        """
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

    def _one(self, given: dict[str, str], name: str) -> Extent | None:
        return self._span(given[name]) if given.get(name) else None

    def _stretch(self, value: str) -> Extent | None:
        """From the first of several names to the last: "Ripple ; Beschta" say it together."""
        found = self._spans(value)
        if not found:
            return None
        return self._made(min(span.start for span in found), max(span.end for span in found))

    def _spans(self, value: str) -> tuple[Extent, ...]:
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

    def _span(self, words: str) -> Extent:
        words = words.strip()
        if " ... " in words:
            left, right = words.split(" ... ", 1)
            begin = self._find(left.strip(), 0)
            return self._made(begin.start, self._find(right.strip(), begin.start).end)
        return self._find(words, 0)

    def _find(self, words: str, after: int) -> Extent:
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

    def _made(self, start: int, end: int) -> Extent:
        return Extent(self._text[start:end], start, end)
