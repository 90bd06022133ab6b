"""What stands around a trigger: its subjects and objects, the words of its sentence, and their kinds."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Span, Token

from sayso.events.classes import WordClass
from sayso.events.lexicon import Entry
from sayso.events.words import antecedent, arguments, case_words, is_figure, objects, words
from sayso.language.phrases import children, conjuncts, is_passive, relation, subjects
from sayso.language.tokens import between
from sayso.notes import notes

_BEHIND_NOUNS: Final = ("of", "on", "against", "in", "at")
"""Prepositions behind which a noun's object stands where its frame names none."""


def spelled(token: Token) -> tuple[str, str]:
    """Form and lemma of a word, in small letters."""
    return token.lower_, token.lemma_.lower()


class Sentence:
    """A sentence's words, and the subjects and objects of its triggers: many frames ask for the same."""

    def __init__(self, span: Span) -> None:
        self.tokens = between(span.doc, span.start, span.end)
        self._said = {word for token in self.tokens for word in spelled(token)}
        said_to_be = (token.head for token in self.tokens if relation(token) == "cop")
        self._figures = {token.i for token in said_to_be if is_figure(token)}
        self._subjects: dict[tuple[int, str, bool], list[Token]] = {}
        self._objects: dict[tuple[int, str, tuple[str, ...]], list[Token]] = {}

    def has(self, wanted: WordClass, inside: set[int]) -> bool:
        """Whether a word of the sentence is of the class, those ``inside`` left out."""
        if wanted.is_list and wanted.words.isdisjoint(self._said):
            return False
        return any(wanted.holds(token) for token in self.tokens if token.i not in inside)

    def has_figure(self, entry: Entry, head: Token) -> bool:
        """Whether a trigger or a subject of it is a weapon only by comparison (``is_figure``)."""
        figures = self._figures
        return bool(figures) and (
            head.i in figures or any(token.i in figures for token in self.subjects(entry, head))
        )

    def subjects(self, entry: Entry, head: Token) -> list[Token]:
        """Who does what a trigger tells of, as far as the tree says."""
        undergoes = entry.frame.recipient == ("none",)
        key = (head.i, entry.kind, undergoes)
        found = self._subjects.get(key)
        if found is None:
            found = self._subjects[key] = _subjects(entry, head, undergoes)
        return found

    def objects(self, entry: Entry, head: Token) -> list[Token]:
        """Whom or what it is done to."""
        prepositions = _prepositions(entry)
        key = (head.i, entry.kind, prepositions)
        found = self._objects.get(key)
        if found is None:
            found = self._objects[key] = _objects(entry, head, prepositions)
        return found


def _prepositions(entry: Entry) -> tuple[str, ...]:
    """The words behind which a frame's object may stand."""
    recipient = entry.frame.recipient
    if entry.kind == "verb":
        return entry.words[1:] + (recipient if recipient and "obj" not in recipient else ())
    return recipient or _BEHIND_NOUNS


def _objects(entry: Entry, head: Token, prepositions: tuple[str, ...]) -> list[Token]:
    if entry.kind == "adjective":
        return [head.head]
    return [*(objects(head) if entry.kind == "verb" else ()), *arguments(head, *prepositions)]


def _subjects(entry: Entry, head: Token, undergoes: bool) -> list[Token]:
    if entry.kind == "verb":
        if undergoes and is_passive(head):
            return objects(head)
        agents = [
            agent for kid in children(head, "obl") if kid.dep_ == "obl:agent" for agent in conjuncts(kid)
        ]
        return agents + ([] if is_passive(head) else [antecedent(token) for token in subjects(head)])
    return [*children(head, "compound"), *arguments(head, "by", "of", "from"),
            *(kid for kid in head.children if kid.dep_ == "nmod:poss")]  # fmt: skip


def parts(token: Token) -> list[Token]:
    """The words by which a phrase's kind may be told: its head, "army" in "army bulldozers", "troops" and
    "border" in "part of its border troops"."""
    inner = (
        [kid for kid in children(token, "nmod") if "of" in case_words(kid)]
        if token.lemma_.lower() in words("partitive")
        else []
    )
    return [part for phrase in (token, *inner) for part in (phrase, *children(phrase, "compound"))]


def fits(wanted: WordClass, token: Token) -> bool:
    """Whether a word, or what it stands for, is of the class; "it" may stand for anybody that can act."""
    if wanted.holds(token):
        return True
    if token.pos_ in {"NUM", "SYM"} or token.lower_ in {"dozens", "hundreds", "thousands", "scores", "least"}:
        return wanted.pronouns
    if token.pos_ == "PROPN" and not token.ent_type_:
        return bool(wanted.entities)
    if token.pos_ not in {"PRON", "DET"}:
        return False
    full = notes(token.doc).coreference.get(token.i)
    if full is not None and full != token.i:
        return wanted.holds(token.doc[full])
    return wanted.pronouns and token.lower_ in {
        "it",
        "this",
        "these",
        "those",
        "some",
        "many",
        "both",
        "all",
        "most",
        "neither",
        "others",
        "another",
        "which",
        "that",
    }
