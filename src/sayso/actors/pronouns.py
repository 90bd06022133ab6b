"""Pronouns: number, gender, nearness and subjecthood (after Lappin and Leass 1994, much reduced)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sayso.actors.discourse import Discourse, noun
from sayso.actors.mentions import Mention
from sayso.actors.quotes import SAYING
from sayso.actors.words import words
from sayso.language import phrases

if TYPE_CHECKING:
    from spacy.tokens import Token

ONE_PERSON: Final = words("one_person_pronouns")
IT: Final = frozenset({"it", "its", "itself"})
PLURAL: Final = words("plural_pronouns")
FIRST: Final = words("first_person_pronouns")
RELATIVE: Final = frozenset({"who", "whom", "whose", "which", "that"})
_FEMALE: Final = words("female")
_MALE: Final = words("male")
_REACH: Final = 3
"""How many sentences back a pronoun looks."""
_RANK: Final = {"nsubj": 2.0, "obj": 0.5, "iobj": 0.5, "root": 1.0, "appos": -0.5, "nmod": -1.0}


class Pronouns:
    """Finds what third-person and relative pronouns stand for."""

    def __init__(self, discourse: Discourse, speakers: dict[int, int]) -> None:
        """``speakers``: for tokens inside a quotation the head of who speaks."""
        self._discourse, self._speakers = discourse, speakers

    def relative(self, head: Token) -> int | None:
        """The noun that the clause of "who" belongs to."""
        clause = head
        while phrases.relation(clause) != "acl" and clause.head.i != clause.i:
            clause = clause.head
        found = phrases.relation(clause) == "acl" and clause.head.i in self._discourse.mentions
        return clause.head.i if found else None

    def best(self, head: Token) -> int | None:
        """The most salient mention before a third-person pronoun that agrees with it."""
        word = head.lower_
        if word not in ONE_PERSON | IT | PLURAL or (
            word in IT and (head.dep_ == "expl" or phrases.relation(head) == "obj")
        ):
            return None  # what somebody does to "it" is seldom done to an actor
        here = self._discourse.sentence(head.i)
        its = self._its(head) if word in PLURAL else frozenset()
        best: tuple[float, int] | None = None
        for other in self._discourse.before(head.i, _REACH):
            token = self._discourse.token(other)
            if not self._agrees(word, other, token) or self._is_speaker(other, head.i) or _bound(head, token):
                continue
            if other.kind == "pronoun" and (other.antecedent is None or token.lower_ in RELATIVE):
                continue
            if other.kind in {"body", "state"} and self._discourse.cluster(other.head) in its:
                continue
            score = (
                -2.0 * (here - self._discourse.sentence(other.head)) + _rank(token) + _as_speaker(head, token)
            )
            score += (1.0 if other.is_named else 0.0) + (0.5 if other.kind == "pronoun" else 0.0)
            score -= 0.2 * self._discourse.depth(other)
            score -= 1.6 if word in PLURAL and other.kind in {"body", "state"} else 0.0
            score -= 2.0 if "JRN" in other.sectors else 0.0
            if best is None or (score, other.head) > best:
                best = (score, other.head)
        return best[1] if best else None

    def _is_speaker(self, mention: Mention, at: int) -> bool:
        """Nobody calls himself "he" in his own quotation."""
        speaker = self._speakers.get(at)
        return speaker is not None and self._discourse.same(mention.head, speaker)

    def _its(self, head: Token) -> frozenset[int | None]:
        """The clusters of what is "it" in the same sentence, and so not "they"."""
        return frozenset(
            self._discourse.cluster(other.head)
            for other in self._discourse.before(head.i, 0)
            if other.kind == "pronoun"
            and other.antecedent is not None
            and self._discourse.token(other).lower_ in IT
        )

    def _agrees(self, word: str, other: Mention, token: Token) -> bool:
        if other.kind == "pronoun":
            theirs = token.lower_
            if word in ONE_PERSON:
                return (
                    theirs in ONE_PERSON and theirs[0] == word[0] and _is_female(theirs) == _is_female(word)
                )
            return theirs in (IT if word in IT else PLURAL)
        if word in ONE_PERSON:
            if other.plural or not (other.kind == "person" or (other.kind == "thing" and other.is_named)):
                return False
            around = {noun(t) for t in self._discourse.doc[max(0, other.start - 1) : other.end]}
            return not around & (_MALE if _is_female(word) else _FEMALE)
        if word in IT:
            return other.kind in {"body", "state"} and (other.is_named or not other.plural)
        if other.kind in {"body", "state"}:
            return True
        return other.kind in {"person", "people"} and (other.plural or bool(phrases.children(token, "conj")))


def _is_female(word: str) -> bool:
    return word in {"she", "her", "hers", "herself"}


def _rank(token: Token) -> float:
    relation = phrases.relation(token)
    return _RANK.get(phrases.relation(token.head) if relation == "conj" else relation, 0.0)


def _as_speaker(pronoun: Token, other: Token) -> float:
    """Such as "they said" goes on with those who spoke; whoever is told something is seldom meant."""
    if other.head.lemma_.lower() not in SAYING:
        return 0.0
    if phrases.relation(other) in {"obj", "iobj"}:
        return -1.5
    speaks = phrases.relation(pronoun) == "nsubj" and pronoun.head.lemma_.lower() in SAYING
    return 2.0 if speaks and phrases.relation(other) == "nsubj" else 0.0


def _bound(pronoun: Token, other: Token) -> bool:
    """An object is not its own clause's subject (that would be "himself"), and "his" not the thing that is
    his."""
    if pronoun.dep_ == "nmod:poss":
        return other.i == pronoun.head.i
    return (
        pronoun.head.i == other.head.i
        and phrases.relation(pronoun) in {"obj", "iobj", "obl"}
        and phrases.relation(other) in {"nsubj", "obj", "iobj"}
        and not pronoun.lower_.endswith(("self", "selves"))
    )
