"""What was read otherwise than marked, one JSON object a line, so that people can read errors in bulk."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sayso.errors import InputError
from sayso.evaluate.alike import Span
from sayso.evaluate.counts import Shares
from sayso.records import Event


@dataclass(slots=True)
class Misses:
    """Collects misses. ``kind`` is what was asked ("event", "status", "false event"), ``gold`` and ``read``
    the two answers (``None``: there is none), ``text`` the words around."""

    rows: list[dict[str, Any]] = field(default_factory=list)

    def add(self, kind: str, passage: str, gold: Any, read: Any, text: str) -> None:
        """Note one miss."""
        self.rows.append({"kind": kind, "id": passage, "gold": gold, "read": read, "text": text})

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def counts(self) -> dict[str, int]:
        """How many there are of each kind, most first."""
        found: dict[str, int] = {}
        for row in self.rows:
            found[row["kind"]] = found.get(row["kind"], 0) + 1
        return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))

    def write(self, file: Path) -> None:
        """Write them as JSON lines.

        Raises:
            InputError: the file cannot be written.
        """
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in self.rows)
        try:
            file.write_text("".join(lines), encoding="utf-8")
        except OSError as error:
            raise InputError(
                str(file), f"cannot be written ({error})", "Name a file in a folder that exists."
            ) from error


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers to what is asked of an item that was found: each counts in a share, a wrong one is a miss too.

    ``passage`` is the id of the item's passage, ``where`` the words around it.
    """

    shares: Shares
    misses: Misses
    passage: str
    where: str

    def add(self, name: str, right: bool, gold: Any, read: Any, kind: str | None = None) -> None:
        """Count one answer under a name; ``kind`` of the miss where that is not the name."""
        self.shares.add(name, right)
        if not right:
            self.misses.add(kind or name, self.passage, gold, read, self.where)


def around(text: str, start: int, end: int, room: int = 90) -> str:
    """The words around a stretch on one line, the stretch in ``[[`` and ``]]``."""
    before, after = text[max(0, start - room) : start], text[end : end + room]
    return " ".join(f"{before}[[{text[start:end]}]]{after}".split())


def around_first(text: str, spans: Sequence[Span]) -> str:
    """The words around the first of some stretches; the beginning of the text where there is none."""
    return around(text, *(spans[0] if spans else (0, 0)))


def listed(events: Iterable[Event]) -> list[str]:
    """Events as misses show them: type and trigger."""
    return [f"{event.event} {event.trigger.text!r}" for event in events]
