"""The annotation lines of a passage: an event (E), an attribution (A) or a commitment (C) each.

How they are written is told in ``sayso.gold.corpus``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, cast, get_args

from sayso.events.lexicon import MODES
from sayso.gold.words import Words
from sayso.records import EVENT_TYPES, STATUSES, CommitmentKind, EventType, Extent, Manner, Status

MANNERS: Final = get_args(Manner)
KINDS: Final = get_args(CommitmentKind)
_FIELDS: Final = {
    "E": ("actor", "recipient", "place", "time", "also", "status", "by", "dead", "injured", "arrested",
          "optional"),
    "A": ("source", "cue", "content", "anonymous", "parent", "optional"),
    "C": ("holder", "toward", "action", "condition", "due", "optional"),
}  # fmt: skip
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


class Line(Words):
    """One annotation line over its text; ``file`` and ``number`` tell messages where it stands."""

    def record(self) -> GoldEvent | GoldAttribution | GoldCommitment:
        """What the line marks.

        Raises:
            KnowledgeError: a field, a value or words that the text does not have; it names the accepted ones.
        """
        if self.letter == "E":
            return self._event()
        return self._attribution() if self.letter == "A" else self._commitment()

    def _event(self) -> GoldEvent:
        kind, *modes = self.parts[0].split("/")
        if kind not in EVENT_TYPES:
            raise self.wrong(f"type {kind!r}", ", ".join(EVENT_TYPES))
        event = kind
        if wrong := [mode for mode in modes if mode not in MODES[event]]:
            raise self.wrong(f"mode {wrong[0]!r}", ", ".join(sorted(MODES[event])) or f"none for {event}")
        if len(self.parts) < 3:
            raise self.wrong("too few fields", "TYPE/mode | trigger | … | status: …")
        given = self.given(2, _FIELDS[self.letter])
        status = given.get("status", "")
        if status not in STATUSES:
            raise self.wrong(f"status {status!r}", ", ".join(STATUSES))
        also, actor, recipient, place, time = (
            self.spans(given.get(name, "")) for name in ("also", "actor", "recipient", "place", "time")
        )
        dead, injured, arrested = (self._count(given, name) for name in ("dead", "injured", "arrested"))
        return GoldEvent(
            event, tuple(modes), status, self.span(self.parts[1]), also, actor, recipient, place, time,
            self.one(given, "by"), dead, injured, arrested, self.flag(given, "optional"),
        )  # fmt: skip

    def _attribution(self) -> GoldAttribution:
        if self.parts[0] not in MANNERS:
            raise self.wrong(f"manner {self.parts[0]!r}", ", ".join(MANNERS))
        given = self.given(1, _FIELDS[self.letter])
        if not given.get("content"):
            raise self.wrong("no content", 'content: "words" or content: "part" ++ "part"')
        content = tuple(self.span(part.strip().strip('"')) for part in given["content"].split(" ++ "))
        return GoldAttribution(
            cast(Manner, self.parts[0]), content, self._stretch(given.get("source", "")),
            self.spans(given.get("cue", "")), self.flag(given, "anonymous"), self.flag(given, "optional"),
        )  # fmt: skip

    def _commitment(self) -> GoldCommitment:
        if self.parts[0] not in KINDS:
            raise self.wrong(f"kind {self.parts[0]!r}", ", ".join(KINDS))
        given = self.given(1, _FIELDS[self.letter])
        action = self.one(given, "action")
        if action is None:
            raise self.wrong("no action", "action: words of the text")
        return GoldCommitment(
            cast(CommitmentKind, self.parts[0]), action,
            self.spans(given.get("holder", "")), self.spans(given.get("toward", "")),
            self.one(given, "condition"), self.one(given, "due"), self.flag(given, "optional"),
        )  # fmt: skip

    def _stretch(self, value: str) -> Extent | None:
        """From the first of several names to the last: "Ripple ; Beschta" say it together."""
        found = self.spans(value)
        if not found:
            return None
        return self.made(min(span.start for span in found), max(span.end for span in found))

    def _count(self, given: dict[str, str], name: str) -> int | None:
        value = given.get(name)
        if value is None:
            return None
        if not _COUNT.fullmatch(value):
            raise self.wrong(f"{name} {value!r}", "a number")
        return int(value.replace(",", ""))
