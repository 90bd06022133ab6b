"""What sort of act a commitment is about: the event type it would be, and whether it is hostile."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Token

from sayso.commitments import spans
from sayso.commitments.cues import Cue, cues
from sayso.commitments.found import Found
from sayso.events.classes import classes
from sayso.events.match import matches
from sayso.events.words import words as word_list
from sayso.language.phrases import child, children, conjuncts, relation
from sayso.records import CommitmentKind
from sayso.status.words import base

MODALS: Final = frozenset({"will", "would", "shall", "should", "'ll", "’ll", "must", "wo", "'d", "’d"})
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
        light = word_list("light")
        if base(token, light) in light:
            for kid in children(token, "obj", "xcomp", "obl"):
                if kid.i > token.i and kid.i in found:
                    return found[kid.i]
        return None

    def hostile(self, token: Token) -> bool:
        """Whether an act does harm to another: by its frame, by a weapon, or by its own words."""
        ending = cues().sets["ending"]
        if base(token, ending) in ending:
            return self._ends_benefit(token) and base(token, ending) in cues().sets["hostile"]
        kind = self.type_of(token)
        if kind is not None and kind in _HOSTILE_TYPES:
            return True
        words = cues().sets["hostile"]
        lemma = base(token, words)
        things = children(token, "compound:prt", "obj", "obl", "advmod", "xcomp")
        weapon = classes()["weapon"]
        used = (thing for thing in things if thing.pos_ == "NOUN" and relation(thing) == "obl")
        if any(weapon.holds(thing) and not _rid_of(thing) for thing in used):
            return True
        if any(f"{lemma} {thing.lemma_.lower()}" in words for thing in things):
            return True
        return kind not in _COOPERATIVE_TYPES and lemma in words

    def harms(self, thing: Token) -> bool:
        """Whether a noun names a hostile act or a protest."""
        kind = self.type_of(thing)
        return kind in {*_HOSTILE_TYPES, "PROTEST"} or (kind is None and self.hostile(thing))

    def cooperative(self, token: Token) -> bool:
        """Whether an act is one of PLOVER's cooperative types, gives somebody something, or ends a harm."""
        if self.type_of(token) in _COOPERATIVE_TYPES or child(token, "iobj") is not None:
            return True
        return self._ends_harm(token)

    def _ends_harm(self, token: Token) -> bool:
        if base(token, cues().sets["ending"]) not in cues().sets["ending"]:
            return False
        found = self._types(token)
        harms = {*_HOSTILE_TYPES, "PROTEST"}
        things = children(token, "obj", "xcomp", "compound:prt") or children(token, "nsubj")
        return any(found.get(thing.i) in harms for thing in things)

    def _ends_benefit(self, token: Token) -> bool:
        """Whether somebody loses what ends: something friendly, or what the list of benefits names."""
        found, benefits = self._types(token), cues().sets["benefit"]
        things = children(token, "obj", "xcomp", "compound:prt") or children(token, "nsubj")
        every = [thing for first in things for thing in conjuncts(first)]
        if any(found.get(thing.i) in {*_HOSTILE_TYPES, "PROTEST"} for thing in every):
            return False
        return any(
            found.get(thing.i) in _COOPERATIVE_TYPES or thing.lemma_.lower() in benefits for thing in every
        )

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


def made(
    cue: Cue, word: Token, action: Token, holders: list[Token], toward: list[Token], acts: Acts
) -> Found:
    """A commitment by a cue. What is vowed or promised is a threat if it does harm, or if it is to come
    about unless somebody else gives way."""
    kind: CommitmentKind = cue.kind
    condition = spans.condition(action, word)
    if cue.hostile is not None and acts.hostile(action) and not is_negated(action):
        kind = cue.hostile
    elif kind == "promise" and condition is not None and spans.is_negative(condition[1]):
        kind = "threat"
    why = f"{kind} by '{word.text}'"
    return Found(kind, word, action, holders, toward, condition[0] if condition else None, why)


def _rid_of(thing: Token) -> bool:
    """Whether a weapon is not what harm is done with: "be rid of all warheads"."""
    return any(word.lower_ in {"of", "from", "without", "against"} for word in children(thing, "case"))


def is_negated(action: Token) -> bool:
    """Whether it is promised or threatened that something be not done."""
    return any(kid.lower_ in {"not", "n't", "never", "no"} for kid in action.children)
