"""Things and places that are spoken of again: "the bridge … the bridge", "the plan … it".

They act seldom, but who reads a report wants to know that they are one; and what "it" stands for is known
better where things come into question too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sayso.actors.discourse import Discourse, noun
from sayso.actors.mentions import Mention
from sayso.gazetteer.names import fold
from sayso.language import phrases
from sayso.language.tokens import between

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

_THINGS: Final = frozenset({"thing", "place", "gear"})
_BACK: Final = frozenset({"the", "this", "that", "these", "those", "such"})
_REACH: Final = 10
"""How many sentences back a description of a thing looks."""


class Things:
    """Finds the earlier mention of a thing or place."""

    def __init__(self, discourse: Discourse) -> None:
        self._discourse = discourse
        self._names: dict[str, int] = {}
        self._nouns: dict[str, list[Mention]] = {}
        self._phrases: dict[str, int] = {}

    def find(self, mention: Mention) -> int | None:
        """Head of the mention that this one says again; to be asked in the order of the text."""
        head = self._discourse.token(mention)
        if mention.kind == "pronoun":
            return self._meant(head) if head.lower_ in {"it", "its", "itself"} else None
        if mention.kind not in _THINGS:
            return None
        if head.pos_ == "PROPN":
            return self._names.setdefault(self._name(mention), mention.head)
        found = self._again(mention, head)
        self._nouns.setdefault(noun(head), []).append(mention)
        phrase = self._phrase(mention, head)
        same = self._phrases.setdefault(phrase, mention.head) if phrase is not None else mention.head
        return same if found is None and same != mention.head else found

    def _name(self, mention: Mention) -> str:
        words = between(self._discourse.doc, mention.start, mention.end)
        return fold(" ".join(word.text for word in words if word.pos_ != "DET"))

    def _phrase(self, mention: Mention, head: Token) -> str | None:
        """A phrase that means one thing wherever it stands: "the world", "iodine deficiency"."""
        span = phrases.noun_phrase(head)
        words = [word for word in between(self._discourse.doc, span.start, span.end) if not word.is_punct]
        definite = bool(words) and words[0].lower_ == "the"
        content = [word for word in words if word.pos_ in {"NOUN", "ADJ", "PROPN"}]
        if not definite and (len(content) < 2 or words[0].pos_ in {"DET", "PRON", "NUM"}):
            return None
        return f"{mention.plural} {' '.join(word.lower_ for word in words)}"

    def _again(self, mention: Mention, head: Token) -> int | None:
        kids = [kid for kid in head.children if kid.dep_.startswith("det") or kid.dep_ == "nmod:poss"]
        if not any(kid.lower_ in _BACK or kid.dep_ == "nmod:poss" for kid in kids):
            return None
        own, here = self._content(mention), self._discourse.sentence(mention.head)
        for other in reversed(self._nouns.get(noun(head), ())):
            if here - self._discourse.sentence(other.head) > _REACH:
                return None
            if other.plural == mention.plural and own <= self._content(other):
                return other.head
        return None

    def _content(self, mention: Mention) -> set[str]:
        span = phrases.noun_phrase(self._discourse.token(mention))
        words = between(self._discourse.doc, span.start, span.end)
        return {
            noun(word)
            for word in words
            if word.i != mention.head and word.pos_ in {"NOUN", "ADJ", "PROPN", "NUM"}
        }

    def _meant(self, pronoun: Token) -> int | None:
        """The thing that "it" takes up: of this sentence and the one before the subject, else the last."""
        if pronoun.dep_ == "expl":
            return None
        for back in (0, 1):
            there = [m for m in self._near(pronoun, back) if not m.plural]
            subjects = [m for m in there if phrases.relation(self._discourse.token(m)) == "nsubj"]
            if subjects or there:
                return (subjects or there)[-1].head
        return None

    def _near(self, pronoun: Token, back: int) -> Iterator[Mention]:
        """The things of a sentence before a pronoun that are no part of a larger phrase."""
        above = {pronoun.i, *(token.i for token in phrases.ancestors(pronoun))}
        for mention in self._discourse.of_sentence(self._discourse.sentence(pronoun.i) - back):
            token = self._discourse.token(mention)
            if mention.head >= pronoun.i or mention.kind not in _THINGS or mention.head in above:
                continue
            if phrases.relation(token) in {"nsubj", "obj", "obl", "conj"} and token.pos_ in {"NOUN", "PROPN"}:
                yield mention
