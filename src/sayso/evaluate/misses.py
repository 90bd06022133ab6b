"""What was read otherwise than marked, one JSON object a line, so that people can read errors in bulk."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sayso.errors import InputError


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


def around(text: str, start: int, end: int, room: int = 90) -> str:
    """The words around a stretch on one line, the stretch in ``[[`` and ``]]``."""
    before, after = text[max(0, start - room) : start], text[end : end + room]
    return " ".join(f"{before}[[{text[start:end]}]]{after}".split())
