"""What sort of act a commitment is about: the event type it would be, and whether it is hostile."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Token

from sayso.commitments.cues import cues
from sayso.events.match import matches
from sayso.language.phrases import child, children

_HOSTILE_TYPES: Final = frozenset({"ASSAULT", "COERCE", "SANCTION", "THREATEN"})
_COOPERATIVE_TYPES: Final = frozenset(
    {"CONSULT", "AID", "COOPERATE", "SUPPORT", "AGREE", "CONCEDE", "RETREAT"}
)


class Acts:
    """Answers what event a predicate would be, by the frames of the events' room."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._by_sentence: dict[int, dict[int, str]] = {}

    def type_of(self, token: Token) -> str | None:
        """The PLOVER type of the act a token names, or of the noun that a light verb carries, if any fits."""
        found = self._types(token)
        if token.i in found:
            return found[token.i]
        for kid in children(token, "obj", "xcomp", "obl"):
            if kid.i > token.i and kid.i in found:
                return found[kid.i]
        return None

    def hostile(self, token: Token) -> bool:
        """Whether an act does harm to another: by its frame, or by its own words."""
        kind = self.type_of(token)
        if kind is not None and kind in _HOSTILE_TYPES:
            return True
        words = cues().sets["hostile"]
        lemma = token.lemma_.lower()
        company = [
            kid.lemma_.lower() for kid in children(token, "compound:prt", "obj", "obl", "advmod", "xcomp")
        ]
        if any(f"{lemma} {word}" in words for word in company):
            return True
        if kind in _COOPERATIVE_TYPES:
            return False
        return lemma in words or (token.pos_ == "NOUN" and lemma in words)

    def cooperative(self, token: Token) -> bool:
        """Whether an act is one of PLOVER's cooperative types."""
        return self.type_of(token) in _COOPERATIVE_TYPES

    def controllable(self, token: Token) -> bool:
        """Whether a predicate is something one does on purpose."""
        if token.pos_ != "VERB" or child(token, "expl") is not None:
            return False
        return self.type_of(token) is not None or token.lemma_.lower() not in cues().sets["stative"]

    def _types(self, token: Token) -> dict[int, str]:
        sentence = token.sent
        if sentence.start not in self._by_sentence:
            self._by_sentence[sentence.start] = {
                match.head.i: match.frame.event for match in matches(sentence)
            }
        return self._by_sentence[sentence.start]
