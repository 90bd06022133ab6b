"""What a passage is about: subjects whose attacks and strikes are no politics, and PLOVER's contexts."""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Final

from spacy.tokens import Doc, Span, Token

from sayso.errors import KnowledgeError
from sayso.events.classes import classes
from sayso.language.tokens import between

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
_REACH: Final = 2
"""How many sentences either way belong to the passage around a word."""


@cache
def _tables() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    raw = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    if wrong := sorted(set(raw["contexts"]) - CONTEXTS):
        raise KnowledgeError(f"{_FILE.name} [contexts]", f"context '{wrong[0]}'", ", ".join(sorted(CONTEXTS)))
    return tuple(
        {name: frozenset(words) for name, words in raw[part].items()} for part in ("guards", "contexts")
    )  # type: ignore[return-value]


@cache
def _vocabulary() -> tuple[frozenset[str], frozenset[str]]:
    """Every word of a subject or context, and the first words of those that are pairs."""
    known = frozenset().union(*(words for table in _tables() for words in table.values()))
    return known, frozenset(word.partition(" ")[0] for word in known if " " in word)


@cache
def _contexts_of() -> dict[str, list[str]]:
    """The contexts that each word tells of."""
    found: dict[str, list[str]] = {}
    for name, words in _tables()[1].items():
        for word in words:
            found.setdefault(word, []).append(name)
    return found


class Topics:
    """Topic words of a report, sentence by sentence, looked up where they are asked for."""

    def __init__(self, doc: Doc) -> None:
        self._sentences = list(doc.sents)
        self._index = [n for n, sentence in enumerate(self._sentences) for _ in range(len(sentence))]
        self._said: dict[int, frozenset[str]] = {}
        self._offices: dict[int, frozenset[str]] = {}
        self._guards: dict[int, tuple[str | None, int]] = {}
        self._nears: dict[int, frozenset[str]] = {}
        self._politics: dict[int, int] = {}

    def guard(self, token: Token) -> tuple[str | None, int]:
        """The strongest guarding subject around a word and how many of its words stand in this and the next
        two sentences either way."""
        here = self._index[token.i]
        found = self._guards.get(here)
        if found is None:
            found = self._guards[here] = self._guard(here)
        return found

    def _guard(self, here: int) -> tuple[str | None, int]:
        near = self._near(here)
        guards, _ = _tables()
        best, name = 0, None
        for subject, words in guards.items() if near else ():
            hits = len(words & near)
            if hits > best:
                best, name = hits, subject
        return name, best

    def speaks_of(self, token: Token, subject: str) -> bool:
        """Whether a word of a guarding subject stands in this or the next two sentences either way."""
        return not _tables()[0][subject].isdisjoint(self._near(self._index[token.i]))

    def political(self, token: Token) -> int:
        """How many words for states, parties, armed groups and offices stand around a word."""
        here = self._index[token.i]
        found = self._politics.get(here)
        if found is None:
            said = frozenset[str]().union(*map(self._political, self._around(here)))
            found = self._politics[here] = len(said)
        return found

    def contexts(self, token: Token) -> tuple[str, ...]:
        """PLOVER's contexts of the passage around a word, those with most words first, at most four."""
        known = _contexts_of()
        near = self._near(self._index[token.i])
        hits = Counter(name for word in near if word in known for name in known[word])
        kept = sorted((-number, name) for name, number in hits.items() if number >= 2)
        return tuple(name for _, name in kept[:4])

    def _around(self, here: int) -> range:
        return range(max(0, here - _REACH), min(len(self._sentences), here + _REACH + 1))

    def _near(self, here: int) -> frozenset[str]:
        found = self._nears.get(here)
        if found is None:
            found = self._nears[here] = frozenset[str]().union(*map(self._topical, self._around(here)))
        return found

    def _topical(self, number: int) -> frozenset[str]:
        found = self._said.get(number)
        if found is None:
            found = self._said[number] = _said(_words(self._sentences[number]))
        return found

    def _political(self, number: int) -> frozenset[str]:
        found = self._offices.get(number)
        if found is None:
            found = self._offices[number] = _political(_words(self._sentences[number]))
        return found


def _said(tokens: list[Token]) -> frozenset[str]:
    """The topic words that stand in a sentence, by lemma, by form, and in pairs."""
    known, firsts = _vocabulary()
    lemmas = [token.lemma_.lower() for token in tokens]
    forms = [token.lower_ for token in tokens]
    said = {*lemmas, *forms}
    for words in (forms, lemmas):
        said |= {f"{a} {b}" for a, b in zip(words, lemmas[1:], strict=False) if a in firsts}
    said |= {f"{a}-{c}" for a, b, c in zip(forms, forms[1:], lemmas[2:], strict=False) if b == "-"}
    return known & said


def _words(sentence: Span) -> list[Token]:
    return between(sentence.doc, sentence.start, sentence.end)


def _political(sentence: list[Token]) -> frozenset[str]:
    political = classes()["political"].words
    return frozenset(
        token.lemma_.lower()
        for token in sentence
        if token.ent_type_ == "NORP" or token.lemma_.lower() in political
    )
