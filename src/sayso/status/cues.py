"""The words that decide how an event stands, from ``cues.toml``: signatures of embedding words and local
cues.

Signatures are those of Karttunen (1971) and Nairn, Condoravdi and Karttunen (2006), written as two signs;
the head of ``cues.toml`` explains them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from sayso.errors import KnowledgeError

SIGNS: Final = "=+-?>!"
SLOTS: Final[Mapping[str, tuple[str, ...]]] = {
    "verb": ("clause", "to", "passive", "object", "bare", "subject"),
    "noun": ("with",),
    "adjective": ("with", "subject", "modifier"),
}
LOCAL: Final[Mapping[str, tuple[str, ...]]] = {
    "adverb": ("negated", "alleged", "hypothetical", "future"),
    "auxiliary": ("future", "conditional", "hypothetical"),
    "marker": ("negated", "hypothetical", "future"),
}
_PLAIN: Final = ("negator", "not_negation", "purpose", "carried_out", "inquiring", "body", "paper")


@dataclass(frozen=True, slots=True)
class Signature:
    """How an embedded event stands where the cue is affirmed and where it is negated; the class of the
    cue."""

    affirmed: str
    negated: str
    group: str


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues: ``embedding[part, slot][words]``, ``local[part][word]``; ``plain[part]`` are bare word
    sets."""

    embedding: Mapping[tuple[str, str], Mapping[str, Signature]]
    local: Mapping[str, Mapping[str, str]]
    plain: Mapping[str, frozenset[str]]
    first: Mapping[str, frozenset[str]]
    """First words of the embedding cues by part of speech."""

    def __len__(self) -> int:
        tables = [*self.embedding.values(), *self.local.values(), *self.plain.values()]
        return sum(len(table) for table in tables)


def parse(text: str, file: str) -> Cues:
    """Cues from TOML text; raises ``KnowledgeError`` naming file, line, bad value and accepted ones."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(file, f"not valid TOML: {error}", "TOML 1.0") from error
    parts = (*SLOTS, *LOCAL, *_PLAIN)
    for part in tables:
        if part not in parts:
            raise KnowledgeError(file, f"section '{part}'", ", ".join(parts), line=_line(text, f"[[{part}]]"))
    embedding: dict[tuple[str, str], dict[str, Signature]] = {}
    for part, slots in SLOTS.items():
        for slot in slots:
            embedding[part, slot] = {}
        for entry in tables.get(part, []):
            _read_embedding(embedding, part, entry, text, file)
    local = {part: _read_local(part, allowed, tables, text, file) for part, allowed in LOCAL.items()}
    plain = {
        part: frozenset(word for entry in tables.get(part, []) for word in entry["words"]) for part in _PLAIN
    }
    first = {
        part: frozenset(key.partition(" ")[0] for slot in slots for key in embedding[part, slot])
        for part, slots in SLOTS.items()
    }
    return Cues(embedding, local, plain, first)


def _read_embedding(
    into: dict[tuple[str, str], dict[str, Signature]], part: str, entry: dict[str, Any], text: str, file: str
) -> None:
    signs, group = str(entry.get("signature", "")), str(entry.get("class", ""))
    if len(signs) != 2 or set(signs) - set(SIGNS):
        line = _line(text, f'signature = "{signs}"')
        raise KnowledgeError(
            file, f"signature '{signs}' of class '{group}'", f"two of {' '.join(SIGNS)}", line=line
        )
    for slot, words in entry.items():
        if slot in {"class", "signature"}:
            continue
        if slot not in SLOTS[part]:
            raise KnowledgeError(
                file, f"slot '{slot}' in {part}", ", ".join(SLOTS[part]), line=_line(text, f"{slot} =")
            )
        for word in words:
            if word in into[part, slot]:
                other = into[part, slot][word].group
                found = f"{part} '{word}' stands in '{other}' and in '{group}' for slot '{slot}'"
                raise KnowledgeError(file, found, "one class a word and slot", line=_line(text, f'"{word}"'))
            into[part, slot][word] = Signature(signs[0], signs[1], group)


def _read_local(
    part: str, allowed: tuple[str, ...], tables: dict[str, Any], text: str, file: str
) -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in tables.get(part, []):
        stands = str(entry.get("stands", ""))
        if stands not in allowed:
            line = _line(text, f'stands = "{stands}"')
            raise KnowledgeError(file, f"stands = '{stands}' in {part}", ", ".join(allowed), line=line)
        found.update(dict.fromkeys(entry["words"], stands))
    return found


def _line(text: str, needle: str) -> int | None:
    return next((number for number, line in enumerate(text.splitlines(), 1) if needle in line), None)


@cache
def cues() -> Cues:
    """The cues that ship with sayso."""
    file = files("sayso.status") / "cues.toml"
    return parse(file.read_text(encoding="utf-8"), "sayso/status/cues.toml")
