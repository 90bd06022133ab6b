"""The words by which somebody promises, threatens, demands, offers or agrees, read from ``cues.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final, get_args

from sayso.errors import KnowledgeError
from sayso.records import CommitmentKind

KINDS: Final[tuple[CommitmentKind, ...]] = get_args(CommitmentKind)
PARTS: Final = ("verb", "noun", "adjective")
TAKES: Final = ("to", "that", "object", "numbered", "phrase")
FLAGS: Final = ("own", "actors", "public", "subjunctive", "until")
SETS: Final = (
    "hostile",
    "condition",
    "loose_condition",
    "or_else",
    "no_action",
    "private",
    "stative",
    "ending",
    "taking_back",
    "answering",
    "foretelling",
    "benefit",
    "suffering",
    "rewarding",
    "complying",
    "generic",
    "wanted",
)


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue word: the kind of commitment it makes and where the action stands; see ``cues.toml``."""

    kind: CommitmentKind
    takes: frozenset[str]
    hostile: CommitmentKind | None = None
    flags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Cues:
    """``embedding[part][words]`` are the cues of a word, in the order of the file; ``sets[name]`` are
    bare words."""

    embedding: Mapping[str, Mapping[str, tuple[Cue, ...]]]
    sets: Mapping[str, frozenset[str]]
    first: Mapping[str, frozenset[str]]
    """First words of the embedding cues by part of speech."""

    def __len__(self) -> int:
        return sum(len(table) for table in (*self.embedding.values(), *self.sets.values()))


def parse(text: str, file: str) -> Cues:
    """Cues from TOML text; raises ``KnowledgeError`` naming file, line, bad value and accepted ones."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(file, f"not valid TOML: {error}", "TOML 1.0") from error
    for part in tables:
        _check(part, (*PARTS, *SETS), "section", text, file)
    embedding: dict[str, dict[str, tuple[Cue, ...]]] = {part: {} for part in PARTS}
    for part in PARTS:
        for entry in tables.get(part, []):
            cue = _cue(entry, text, file)
            for word in entry["words"]:
                embedding[part][word] = (*embedding[part].get(word, ()), cue)
    sets = {
        name: frozenset(word for entry in tables.get(name, []) for word in entry["words"]) for name in SETS
    }
    first = {part: frozenset(key.partition(" ")[0] for key in table) for part, table in embedding.items()}
    return Cues(embedding, sets, first)


def _cue(entry: dict[str, Any], text: str, file: str) -> Cue:
    for key in entry:
        _check(key, ("kind", "takes", "hostile", "words", *FLAGS), "key", text, file)
    for take in entry["takes"]:
        _check(take, TAKES, "takes", text, file)
    kind = _check(entry["kind"], KINDS, "kind", text, file)
    hostile = entry.get("hostile")
    if hostile is not None:
        _check(hostile, KINDS, "hostile", text, file)
    flags = frozenset(flag for flag in FLAGS if entry.get(flag) is True)
    return Cue(kind, frozenset(entry["takes"]), hostile, flags)  # type: ignore[arg-type]


def _check(value: str, accepted: tuple[str, ...], what: str, text: str, file: str) -> str:
    if value not in accepted:
        line = next((number for number, row in enumerate(text.splitlines(), 1) if str(value) in row), None)
        raise KnowledgeError(file, f"{what} '{value}'", ", ".join(accepted), line=line)
    return value


@cache
def cues() -> Cues:
    """The cues that ship with sayso."""
    file = files("sayso.commitments") / "cues.toml"
    return parse(file.read_text(encoding="utf-8"), "sayso/commitments/cues.toml")
