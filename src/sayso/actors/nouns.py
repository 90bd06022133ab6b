"""Nouns for those who act and the sectors they stand for (``agents.toml``)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, cast

from sayso.actors.knowledge import SECTORS
from sayso.actors.words import words as listed
from sayso.errors import KnowledgeError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

_ABSTRACT: Final = listed("abstract")
_CONCRETE: Final = listed("concrete")
_ENDINGS: Final = ("tion", "sion", "ment", "ity", "ism", "ness", "ance", "ence", "ship", "ing")
FILE: Final = Path(__file__).parent / "agents.toml"
AgentKind = Literal["person", "body", "gear"]
_KINDS: Final = ("person", "body", "gear")
_FLAGS: Final = frozenset({"office", "voice", "role", "heads", "stateless", "owned", "ngo"})


@dataclass(frozen=True, slots=True)
class Agent:
    """A noun phrase for an actor; see ``agents.toml`` for kind and flags."""

    words: str
    sectors: tuple[str, ...]
    kind: AgentKind
    flags: frozenset[str]


def _words(text: str) -> list[str]:
    return [spaced(word) for word in re.split(r"[,\n]", text) if word.strip()]


def spaced(words: str) -> str:
    """Small letters, with blanks for hyphens and one kind of apostrophe, as tokens are joined for look-up."""
    return " ".join(
        words.lower().replace("’", "'").replace("-", " ").replace("'s", " 's").replace("s' ", "s ' ").split()
    )


@dataclass(frozen=True, slots=True)
class _Words:
    agents: dict[str, Agent]
    names: dict[str, tuple[str, ...]]
    adjectives: dict[str, str]
    former: frozenset[str]


def _checked(sector: str, where: str, *more: str) -> str:
    if sector not in SECTORS and sector not in more:
        raise KnowledgeError(FILE.name, f"{where}: sector '{sector}'", " ".join([*sorted(SECTORS), *more]))
    return sector


@cache
def _data() -> _Words:
    try:
        raw = tomllib.loads(FILE.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(FILE.name, str(error), "TOML") from error
    agents: dict[str, Agent] = {}
    for number, table in enumerate(raw["agents"], start=1):
        where = f"table {number} of [[agents]]"
        sectors, kind, flags = tuple(table["sectors"]), table["kind"], frozenset(table.get("flags", ()))
        for sector in sectors:
            _checked(sector, where)
        if kind not in _KINDS:
            raise KnowledgeError(FILE.name, f"{where}: kind '{kind}'", ", ".join(_KINDS))
        if not flags <= _FLAGS:
            raise KnowledgeError(
                FILE.name, f"{where}: flags {sorted(flags - _FLAGS)}", ", ".join(sorted(_FLAGS))
            )
        for words in _words(table["words"]):
            agents.setdefault(words, Agent(words, sectors, cast(AgentKind, kind), flags))
    names: dict[str, tuple[str, ...]] = {}
    for sector, text in raw["names"].items():
        _checked(sector, "[names]", "UNSAID")
        for words in _words(text):
            names[words] = (*names.get(words, ()), *(() if sector == "UNSAID" else (sector,)))
    adjectives = {
        words: _checked(sector, "[adjectives]")
        for sector, text in raw["adjectives"].items()
        for words in _words(text)
    }
    return _Words(agents, names, adjectives, frozenset(_words(raw["former"]["words"])))


def agent(words: str) -> Agent | None:
    """The agent of exactly these words (lemmas, as ``spaced`` joins them), if it is one."""
    return _data().agents.get(words)


def name_sectors(words: str) -> tuple[str, ...] | None:
    """The sectors that the last words of a proper name stand for ("liberation front"); ``None`` if they say
    nothing of an organisation, ``()`` if they make an organisation of no certain sector."""
    return _data().names.get(words)


def adjective_sector(word: str) -> str | None:
    """The sector an adjective or modifying noun gives to a noun without one ("military leader")."""
    return _data().adjectives.get(spaced(word))


def is_abstract(lemma: str) -> bool:
    """Whether a noun is for something done, said or felt, by a list or by its ending ("protection"): it is
    nobody's, and nobody. Not asked of the nouns for those who act."""
    return lemma in _ABSTRACT or (lemma.endswith(_ENDINGS) and lemma not in _CONCRETE)


def is_former(word: str) -> bool:
    """Whether a word makes somebody a former one ("ex", "ousted")."""
    return word.lower() in _data().former


def agent_of(tokens: Sequence[Token]) -> Agent | None:
    """The agent noun of exactly these tokens, by the last word's form or lemma."""
    texts = [t.text for t in tokens if t.text not in {"-", "–"}]
    return _agent_of(" ".join(texts), tokens[-1].text, tokens[-1].lemma_)


@lru_cache(maxsize=20_000)  # the same few phrases are looked up again and again
def _agent_of(text: str, last: str, lemma: str) -> Agent | None:
    words = spaced(text)
    return (
        agent(words)
        or agent(spaced(words[: len(words) - len(spaced(last))] + " " + lemma))
        or agent(_singular(words))
    )


def _singular(words: str) -> str:
    for plural, singular in (("men", "man"), ("women", "woman"), ("ies", "y"), ("ches", "ch"), ("s", "")):
        if words.endswith(plural) and len(words) > len(plural) + 2:
            return words[: -len(plural)] + singular
    return words
