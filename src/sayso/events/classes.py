"""Word classes that frames restrict their neighbours by: weapons, armed actors, officials, buildings, …"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sayso.errors import KnowledgeError

if TYPE_CHECKING:
    from spacy.tokens import Token

FILE: Final = Path(__file__).parent / "classes.toml"
ENTITIES: Final = ("PER", "ORG", "LOC", "NORP")
_KEYS: Final = frozenset({"words", "entities", "pronouns", "includes", "suffixes", "suffix_not"})
PRONOUNS: Final = frozenset(
    {"he", "him", "himself", "she", "her", "herself", "they", "them", "themselves", "we", "us", "i", "me",
    "who", "whom", "everyone", "everybody", "anyone", "someone", "somebody", "nobody", "others"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class WordClass:
    """Lemmas ("*" for any), kinds of names, whether personal pronouns belong, and endings of nouns with
    their exceptions."""

    words: frozenset[str] = frozenset()
    entities: frozenset[str] = frozenset()
    pronouns: bool = False
    suffixes: tuple[str, ...] = ()
    suffix_not: frozenset[str] = frozenset()

    def __or__(self, other: WordClass) -> WordClass:
        return WordClass(
            self.words | other.words, self.entities | other.entities, self.pronouns or other.pronouns,
            tuple(dict.fromkeys(self.suffixes + other.suffixes)), self.suffix_not | other.suffix_not,
        )  # fmt: skip

    @property
    def is_list(self) -> bool:
        """Whether only its words make a token belong."""
        return not (self.entities or self.pronouns or self.suffixes or "*" in self.words)

    def holds(self, token: Token) -> bool:
        """Whether the token, as head of its phrase, belongs to the class."""
        words, lemma = self.words, token.lemma_.lower()
        if lemma in words or token.lower_ in words or "*" in words:
            return True
        if self.entities and token.ent_type_ in self.entities and token.pos_ == "PROPN":
            return True
        if self.pronouns and token.lower_ in PRONOUNS:
            return True
        return (
            bool(self.suffixes)
            and token.pos_ == "NOUN"
            and lemma.endswith(self.suffixes)
            and lemma not in self.suffix_not
        )


@cache
def classes() -> Mapping[str, WordClass]:
    """The shipped classes by name, loaded once."""
    return load(FILE)


def load(path: Path) -> dict[str, WordClass]:
    """Read classes; raises ``KnowledgeError`` naming the class and the value where one is wrong. A class
    may include those defined above it."""
    found: dict[str, WordClass] = {}
    for name, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
        where = f"{path.name} [{name}]"
        if unknown := sorted(set(table) - _KEYS):
            raise KnowledgeError(where, f"unknown key '{unknown[0]}'", ", ".join(sorted(_KEYS)))
        entities = frozenset(table.get("entities", ()))
        if wrong := sorted(entities - set(ENTITIES)):
            raise KnowledgeError(where, f"entities holds '{wrong[0]}'", ", ".join(ENTITIES))
        made = WordClass(
            words=frozenset(table.get("words", ())),
            entities=entities,
            pronouns=bool(table.get("pronouns", False)),
            suffixes=tuple(table.get("suffixes", ())),
            suffix_not=frozenset(table.get("suffix_not", ())),
        )
        for other in table.get("includes", ()):
            if other not in found:
                raise KnowledgeError(
                    where, f"includes '{other}'", ", ".join(found) or "a class defined above"
                )
            made = made | found[other]
        found[name] = made
    return found
