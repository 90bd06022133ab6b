"""The forms in which a verb brings in what is said: a clause, quoted words, a judgement with its object."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from sayso.attribution.asides import reports_itself
from sayso.attribution.cues import Cues
from sayso.attribution.page import Page
from sayso.attribution.said import is_finite, is_question, tree_parts
from sayso.language.phrases import child, is_passive, relation

Range = tuple[int, int]

_NEAR: Final = 14
"""At most so many words between a cue and the words that complete its phrase."""


def clause_of_verb(
    page: Page, cues: Cues, takes: dict[str, str], governor: Token, heads: list[Token]
) -> tuple[str, list[Range]] | None:
    """The clause that a verb governs: a complement, what follows a colon, or what follows "that"."""
    kids = sorted(
        (
            kid
            for head in heads
            for kid in head.children
            if kid not in heads and _is_complement(kid, head, governor)
        ),
        key=lambda kid: (kid.left_edge.i < governor.i, abs(kid.i - governor.i)),
    )
    start, end = page.sentence(governor)
    for kid in kids:
        own = _in_speech(page, kid, governor)
        if not own and (not is_finite(kid) or not start <= kid.i < end):
            continue
        if kid.left_edge.i < governor.i and not own and kid.dep_ != "ccomp":
            continue
        if kid.i > governor.i and not own and is_question(kid):
            if "question" in takes:
                return "question", tree_parts(page, kid)
            continue
        if "clause" in takes:
            parts = tree_parts(page, kid, [governor] if governor in kid.subtree else [])
            mark_at = next(
                (mark.i for mark in kid.children if mark.lower_ == "that" and mark.dep_ == "mark"), -1
            )
            if mark_at > governor.i:  # "argue, however, that": what is said begins after "that"
                parts = [(max(first, mark_at + 1), last) for first, last in parts if last > mark_at + 1]
            return "clause", [part for part in parts if part[0] >= start or own]
    if "clause" in takes:
        colon = _after_colon(page, cues, governor, end)
        if colon:
            return "clause", colon
        that = _after_that(page, max(head.i for head in heads), end)
        if that:
            return "clause", that
    return None


def _is_complement(kid: Token, head: Token, governor: Token) -> bool:
    label = relation(kid)
    if label == "csubj":
        return is_passive(governor)
    return label == "ccomp" or (kid.dep_ == "acl" and head.pos_ == "NOUN" and head != governor)


def _in_speech(page: Page, token: Token, governor: Token) -> bool:
    speech = page.speech_at[token.i]
    return speech is not None and speech.full and speech is not page.speech_at[governor.i]


def _after_colon(page: Page, cues: Cues, governor: Token, end: int) -> list[Range]:
    """What follows a colon that closes the cue's own clause: "It put it thus: the road is open"."""
    level = page.speech_at[governor.i]
    for index in range(governor.i + 1, min(end, governor.i + _NEAR)):
        if page.speech_at[index] is not level or page.doc[index].text in {",", ";", "."}:
            return []
        if page.doc[index].text == ":":
            told = index + 1 < end and not reports_itself(page, cues, index + 1, end)
            return [(index + 1, end)] if told else []
    return []


def _after_that(page: Page, last: int, end: int) -> list[Range]:
    """What follows "that" near the verb, for a clause that the tree hangs elsewhere."""
    doc = page.doc
    for index in range(last + 1, min(end, last + _NEAR)):
        token = doc[index]
        if token.text in {",", ";", ":", "."} or token.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
            return []
        if token.lower_ == "that" and token.pos_ == "SCONJ":
            stop = next((place for place in range(index, end) if doc[place].text == ";"), end)
            return [(index + 1, stop)]
    return []


def quoted_phrase(page: Page, cues: Cues, governor: Token, heads: list[Token]) -> Range | None:
    """Quoted words that complete the verb's phrase: "spoke of “a cable fault”", "asked them to “go home”"."""
    doc = page.doc
    level = page.speech_at[governor.i]
    end = page.sentence(governor)[1]
    start = max(head.i for head in heads) + 1
    for index in range(start, min(end, start + _NEAR)):
        token = doc[index]
        speech = page.speech_at[index]
        if speech is not None and speech is not level:
            root = next(
                (word for word in doc[speech.parts[0][0] : speech.parts[0][1]]
                 if not speech.start <= word.head.i < speech.end or word.head.i == word.i),
                None,
            )  # fmt: skip
            if root is None or governor not in (root, *root.ancestors):
                return None
            if governor.lemma_.lower() in cues.naming and not _names_something(governor):
                return None
            words = sum(1 for word in doc[speech.parts[0][0] : speech.parts[0][1]] if word.is_alpha)
            if (
                relation(root) in {"amod", "compound", "nmod", "det"}
                and governor.lemma_.lower() not in cues.quoting
            ):
                return None
            if words < 3 and governor.lemma_.lower() not in cues.quoting and not speech.full:
                return None
            return speech.parts[0][0], speech.parts[-1][1]
        if token.text in {";", "."} or (
            relation(token) == "nsubj" and token.head != governor and token.i > start
        ):
            return None
    return None


def _names_something(governor: Token) -> bool:
    """Whether "call" has something to call so: an object, or a gap ("what it called “a sham”")."""
    if child(governor, "obj") is not None:
        return True
    subject = child(governor, "nsubj")
    return subject is not None and subject.lower_ not in {"who", "which", "that"} and governor.dep_ != "root"


def measure_of(page: Page, cues: Cues, governor: Token) -> list[Range] | None:
    """A judgement with its object: "put the toll at 14", "described the men as absent", "called it a lie"."""
    thing = child(governor, "obj")
    gap = governor.dep_ == "acl:relcl"  # "a charge its leader called absurd"
    complement = next(
        (kid for kid in governor.children if kid.i > governor.i and _completes(cues, governor, kid)), None
    )
    if complement is None or (thing is None and not gap):
        return None
    parts = tree_parts(page, complement)
    return parts if thing is None or thing.i < governor.i else [*tree_parts(page, thing), *parts]


def _completes(cues: Cues, governor: Token, kid: Token) -> bool:
    lemma, case = governor.lemma_.lower(), child(kid, "case", "mark")
    word = case.lower_ if case is not None else None
    if lemma == "put":
        return relation(kid) == "obl" and word == "at"
    if relation(kid) == "xcomp" and lemma in cues.naming:
        return True
    return word == "as" and relation(kid) in {"obl", "advcl", "xcomp"}
