"""Pronouns: number, gender, nearness and subjecthood (after Lappin and Leass 1994, much reduced)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sayso.actors.discourse import Discourse, noun
from sayso.actors.mentions import Mention
from sayso.actors.metonyms import acts
from sayso.actors.quotes import SAYING
from sayso.actors.words import words
from sayso.language import phrases
from sayso.language.tokens import between

if TYPE_CHECKING:
    from spacy.tokens import Token

ONE_PERSON: Final = words("one_person_pronouns")
IT: Final = frozenset({"it", "its", "itself"})
PLURAL: Final = words("plural_pronouns")
FIRST: Final = words("first_person_pronouns")
PLURAL_FIRST: Final = frozenset({"we", "us", "our", "ours", "ourselves"})
SECOND: Final = frozenset({"you", "your", "yours", "yourself", "yourselves"})
RELATIVE: Final = frozenset({"who", "whom", "whose", "which", "that"})
_FEMALE: Final = words("female")
_MALE: Final = words("male")
_FREEING: Final = words("freeing")
_TAKING: Final = words("taking")
_HELD: Final = words("held")
_CHARGING: Final = frozenset({"accuse", "charge", "blame", "suspect"})
_DENYING: Final = frozenset({"deny", "reject", "dismiss", "admit", "confess"})
_ONE_BODY: Final = 3.0
"""What a single body or state loses as "they"."""
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
            word in IT and (head.dep_ == "expl" or phrases.relation(head) in {"obj", "obl"})
        ):
            return None  # what somebody does to "it" is seldom done to an actor
        here = self._discourse.sentence(head.i)
        its = self._its(head) if word in PLURAL else frozenset()
        barred = self._barred(head)
        own = _own_subjects(head)
        best: tuple[float, int] | None = None
        for other in self._discourse.before(head.i, _REACH):
            token = self._discourse.token(other)
            if not self._agrees(word, other, token) or self._is_speaker(other, head.i):
                continue
            if _is_told(other, token):
                continue
            if _is_owned(head, token) or self._discourse.cluster(other.head) in barred:
                continue
            if other.kind == "pronoun" and (other.antecedent is None or token.lower_ in RELATIVE):
                continue
            if other.kind in {"body", "state"} and self._discourse.cluster(other.head) in its:
                continue
            score = -2.0 * (here - self._discourse.sentence(other.head)) + _rank(token)
            score += _as_speaker(head, token) + _as_freed(head, token) + _as_reported(head, token)
            score += 1.5 if other.head in own else 0.0
            score += (1.0 if other.is_named else 0.0) + (0.5 if other.kind == "pronoun" else 0.0)
            score -= 0.2 * self._discourse.depth(other)
            score -= _ONE_BODY if word in PLURAL and self._is_one_body(other, token) else 0.0
            score -= 2.0 if "JRN" in other.sectors and (other.kind == "body" or other.plural) else 0.0
            if best is None or (score, other.head) > best:
                best = (score, other.head)
        return best[1] if best else None

    def _is_speaker(self, mention: Mention, at: int) -> bool:
        """Nobody calls himself "he" in his own quotation."""
        speaker = self._speakers.get(at)
        return speaker is not None and self._discourse.same(mention.head, speaker)

    def _barred(self, head: Token) -> frozenset[int | None]:
        """The clusters that principle B of binding (Chomsky 1981) bars: an object is nobody that is subject
        or another object of its own verb (that would be "himself")."""
        here = _counting(head)
        if phrases.relation(here) not in {"obj", "iobj", "obl"} or head.lower_.endswith(("self", "selves")):
            return frozenset()
        verb = here.head
        others = [*_subjects(verb), *phrases.children(verb, "obj", "iobj")]
        return frozenset(self._discourse.cluster(other.i) for other in others if other.i < head.i) - {None}

    @staticmethod
    def _is_one_body(mention: Mention, token: Token) -> bool:
        """Whether a body or state is one, and so "they" only where nobody else can be meant."""
        if mention.kind not in {"body", "state"} or token.lemma_.lower() == "police":
            return False
        return not (mention.plural or phrases.children(token, "conj"))

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
            around = {noun(t) for t in between(self._discourse.doc, max(0, other.start - 1), other.end)}
            return not around & (_MALE if _is_female(word) else _FEMALE)
        if other.kind == "state" and word != "its" and not _acts(other, token):
            return False  # a country where something happens
        if word in IT:
            one = other.is_named or (not other.plural and noun(token) != "side")
            return other.kind in {"body", "state"} and one
        if other.kind in {"body", "state"}:
            return True
        return other.kind in {"person", "people"} and (other.plural or bool(phrases.children(token, "conj")))


def _acts(mention: Mention, token: Token) -> bool:
    return acts(token, capital=mention.known is not None and mention.known.kind == "seat")


def _is_female(word: str) -> bool:
    return word in {"she", "her", "hers", "herself"}


def _rank(token: Token) -> float:
    """Subjects before objects before the rest; whoever stands in a subordinate clause counts half."""
    here = token.head if phrases.relation(token) == "conj" else token
    rank = _RANK.get(phrases.relation(here), 0.0)
    if rank > 0 and phrases.relation(phrases.clause_of(here)) in {"advcl", "acl"}:
        return rank / 2 - 0.5
    return rank


def _subjects(verb: Token) -> list[Token]:
    """The subjects of a verb, and of the verbs that an infinitive or participle without one hangs on ("used
    gas to disperse them", "made an attempt to stop them")."""
    found = list(phrases.subjects(verb))
    here = verb
    while phrases.relation(here) == "conj" and here.head.pos_ in {"VERB", "AUX"}:
        here = here.head
    if phrases.relation(here) in {"advcl", "acl"} and phrases.child(here, "nsubj", "csubj") is None:
        above = here.head if here.head.pos_ in {"VERB", "AUX"} else phrases.clause_of(here.head)
        if above.i != here.i and here.dep_ != "acl:relcl":
            found += phrases.subjects(above)
    return found


def _counting(pronoun: Token) -> Token:
    """The word that counts a pronoun ("four of them"), else the pronoun."""
    counts = pronoun.head.pos_ in {"NUM", "PRON", "DET", "ADJ"}
    return pronoun.head if phrases.relation(pronoun) == "nmod" and counts else pronoun


def _is_patient(token: Token) -> bool:
    return phrases.relation(token) == "obj" or token.dep_ == "nsubj:pass"


def _as_reported(pronoun: Token, other: Token) -> float:
    """Such as "Rwanda said it would …": whoever reports speaks of himself first."""
    clause = phrases.clause_of(pronoun)
    reports = phrases.relation(clause) == "ccomp" and clause.head.i == other.head.i
    return 2.0 if reports and phrases.relation(other) == "nsubj" else 0.0


def _as_freed(pronoun: Token, other: Token) -> float:
    """Whoever is freed or rescued was held or hurt before, and did not do it."""
    here = _counting(pronoun)
    if not _is_patient(here) or here.head.lemma_.lower() not in _FREEING:
        return 0.0
    if other.lemma_.lower() in _HELD or _is_patient(other):
        return 1.5
    return -1.5 if other.dep_ == "nsubj" else 0.0


def _as_speaker(pronoun: Token, other: Token) -> float:
    """Such as "they said" goes on with those who spoke; whoever is told something is seldom meant."""
    speaks = phrases.relation(pronoun) == "nsubj" and pronoun.head.lemma_.lower() in SAYING
    if any(kid.lower_ == "according" for kid in other.children):
        return 4.0 if speaks else 0.0  # they are a source, though no subject
    if other.head.lemma_.lower() not in SAYING:
        return 0.0
    denies = speaks and other.head.lemma_.lower() in _CHARGING and pronoun.head.lemma_.lower() in _DENYING
    if phrases.relation(other) in {"obj", "iobj"}:
        return 2.0 if denies else -1.5
    if not speaks or phrases.relation(other) != "nsubj":
        return 0.0
    if denies:
        return -2.0
    return 0.0 if phrases.relation(other.head) in {"advcl", "acl"} else 2.0


def _is_told(mention: Mention, token: Token) -> bool:
    """Whether a mention is only the press that somebody speaks to ("told the Northern Wire")."""
    return (
        "JRN" in mention.sectors
        and token.head.lemma_.lower() in SAYING
        and phrases.relation(token) in {"obj", "iobj", "obl"}
    )


def _own_subjects(pronoun: Token) -> frozenset[int]:
    """The subjects of the clause that "their" stands in, also of one without words ("told them to free their
    prisoners")."""
    if pronoun.dep_ != "nmod:poss" or pronoun.head.head.lemma_.lower() in _TAKING:
        return frozenset()
    return frozenset(subject.i for subject in phrases.subjects(phrases.clause_of(pronoun)))


def _is_owned(pronoun: Token, other: Token) -> bool:
    """Whether a mention is the thing that is "his"."""
    return pronoun.dep_ == "nmod:poss" and other.i == pronoun.head.i
