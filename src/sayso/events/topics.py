"""What a passage is about: subjects whose attacks and strikes are no politics, and PLOVER's contexts."""

from __future__ import annotations

import itertools
import tomllib
from functools import cache
from pathlib import Path
from typing import Final

from spacy.tokens import Doc, Token

from sayso.errors import KnowledgeError
from sayso.events.classes import classes

_FILE: Final = Path(__file__).parent / "topics.toml"
CONTEXTS: Final = frozenset({
    "military", "intelligence", "executive", "legislative", "election", "political_institutions",
    "pro_democracy", "pro_autocracy", "economic", "legal", "reparations", "human_rights",
    "rights_freedoms", "repression", "human_security", "gender", "lgbt", "religion_ethnicity",
    "inequality", "diplomatic", "territory", "peacekeeping", "health", "asylum", "migration",
    "disasters", "natural_resource", "environment", "technology", "terrorism", "cbrn", "cyber",
    "misinformation", "crime", "corruption", "illegal_drugs", "trafficking",
})  # fmt: skip
"""The contexts of the PLOVER manual."""


@cache
def _tables() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    raw = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    if wrong := sorted(set(raw["contexts"]) - CONTEXTS):
        raise KnowledgeError(f"{_FILE.name} [contexts]", f"context '{wrong[0]}'", ", ".join(sorted(CONTEXTS)))
    return tuple(
        {name: frozenset(words) for name, words in raw[part].items()} for part in ("guards", "contexts")
    )  # type: ignore[return-value]


class Topics:
    """Topic words of a report, sentence by sentence."""

    def __init__(self, doc: Doc) -> None:
        sentences = [list(sentence) for sentence in doc.sents]
        self._said = [_said(sentence) for sentence in sentences]
        self._index = {token.i: n for n, sentence in enumerate(sentences) for token in sentence}
        self._political = [_political(sentence) for sentence in sentences]

    def guard(self, token: Token) -> tuple[str | None, int]:
        """The strongest guarding subject around a word and how many of its words stand in this and the next
        two sentences either way."""
        near = self._near(token, 2)
        guards, _ = _tables()
        best, name = 0, None
        for subject, words in guards.items():
            hits = len(words & near)
            if hits > best:
                best, name = hits, subject
        return name, best

    def political(self, token: Token) -> int:
        """How many words for states, parties, armed groups and offices stand around a word."""
        here = self._index[token.i]
        found: set[str] = set()
        for n in range(max(0, here - 2), min(len(self._political), here + 3)):
            found |= self._political[n]
        return len(found)

    def contexts(self, token: Token) -> tuple[str, ...]:
        """PLOVER's contexts of the passage around a word, those with most words first, at most four."""
        near = self._near(token, 2)
        _, contexts = _tables()
        scored = [(len(words & near), name) for name, words in contexts.items()]
        kept = sorted((item for item in scored if item[0] >= 2), key=lambda item: (-item[0], item[1]))
        return tuple(name for _, name in kept[:4])

    def _near(self, token: Token, reach: int) -> set[str]:
        here = self._index[token.i]
        return set().union(*self._said[max(0, here - reach) : here + reach + 1])


def _said(tokens: list[Token]) -> frozenset[str]:
    lemmas = [token.lemma_.lower() for token in tokens]
    forms = [token.lower_ for token in tokens]
    pairs = {f"{a} {b}" for a, b in zip(forms, lemmas[1:], strict=False)} | {
        f"{a} {b}" for a, b in itertools.pairwise(lemmas)
    }
    hyphened = {f"{a}-{c}" for a, b, c in zip(forms, forms[1:], lemmas[2:], strict=False) if b == "-"}
    return frozenset({*lemmas, *forms} | pairs | hyphened)


def _political(sentence: list[Token]) -> frozenset[str]:
    political = classes()["political"].words
    return frozenset(
        token.lemma_.lower()
        for token in sentence
        if token.ent_type_ == "NORP" or token.lemma_.lower() in political
    )
