"""Whether the words around a dated expression speak of what has passed or of what is to come.

A short list of signs, the surest first: the preposition ("by Friday", "since May"), a word of planning, the
tense of
the verb that the expression depends on. The tree is used where it leads to a verb, the nearest verb of the
sentence
where it does not.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Final

from spacy.tokens import Span, Token

from sayso.errors import KnowledgeError
from sayso.language.phrases import ancestors, children, relation, word_after, word_before
from sayso.times.context import Direction

_TABLES: Final = (
    "future",
    "planned",
    "moving",
    "beginning",
    "same_time",
    "telling",
    "ahead",
    "back",
    "appointed",
    "done",
    "formerly",
    "term",
)
_VERBAL: Final = frozenset({"VERB", "AUX"})
_ASKING: Final = frozenset({"call", "appeal", "press", "push", "plead", "vote"})
_PARTS: Final = frozenset({"morning", "noon", "afternoon", "evening", "night"})
_SETTING: Final = frozenset({"set", "fix", "impose", "issue", "announce", "face", "designate"})
_LOOKING_BACK: Final = frozenset({"follow"})
"""In the present tense of what has passed: "the raid follows a bombing on Tuesday"."""
_ONSET: Final = frozenset({"starting", "beginning", "effective"})
_AS_OF: Final = re.compile(r"\bas of (?:[\w:.’' ]{1,20} on )?\Z", re.IGNORECASE)
_WIDTH: Final = 40
_STEPS: Final = 12


@cache
def signs() -> dict[str, frozenset[str]]:
    """The word lists of tense.toml."""
    raw = tomllib.loads(files(__package__).joinpath("tense.toml").read_text(encoding="utf-8"))
    missing = [name for name in _TABLES if not isinstance(raw.get(name), list)]
    if missing:
        raise KnowledgeError("times/tense.toml", f"no list '{missing[0]}'", ", ".join(_TABLES))
    return {name: frozenset(raw[name]) for name in _TABLES}


def direction(span: Span) -> Direction:
    """-1 for the past, 1 for the future, 0 where nothing tells."""
    before = _word_before(span)
    words = signs()
    span = _with_part(span)
    head = span.root
    if before is not None and before.lower_ in words["back"]:
        return -1
    verb = governor(span)
    if before is not None:
        if before.lower_ in words["ahead"]:
            return -1 if verb is not None and _is_over(verb) else 1
        if (
            before.lower_ in {"of", "to", "for", "on"}
            and before.i > 0
            and span.doc[before.i - 1].lower_ in {"ahead", "prior"}
        ):
            return 1
        if before.lower_ in {"for", "to", "on", "until", "from", "at"} and _is_planned(
            span.doc[before.i - 1]
        ):
            return 0 if _was_planned(span.doc[before.i - 1]) else 1
        if before.lower_ in {"payable", "record"}:
            return 1
        if before.lower_ == "of" and span.doc[before.i - 1].lower_ == "deadline":
            return 1
    noun = head.head if head.head.i != head.i and head.head.pos_ in {"NOUN", "PROPN"} else None
    if noun is not None and any(_is_planned(kid) for kid in children(noun, "amod", "acl")):
        return 1
    if verb is None:
        return 0
    if _is_set(head, noun, verb) or (
        before is not None and before.lower_ == "to" and verb.lemma_ in words["moving"]
    ):
        return 1
    if before is not None and before.lower_ in _ONSET and verb.lemma_ in words["term"] | _SETTING:
        return 1  # "agreed on a truce starting Monday"
    if noun is not None and any(_since(one) for one in (noun, *ancestors(noun))):
        return -1
    if noun is not None and noun.lower_ in words["appointed"] and _is_ahead(noun):
        return 1
    time = tense(verb)
    if time > 0 and noun is not None and relation(head) == "nmod" and _has_been(noun):
        return -1
    if time > 0 and _AS_OF.search(span.doc.text, max(0, span.start_char - _WIDTH), span.start_char):
        helpers = {kid.lower_ for kid in children(verb, "aux")}
        return time if helpers & words["future"] else -1  # "are in force as of Saturday"
    if noun is not None and relation(head) in {"nmod", "compound"} and time >= 0 and _is_named_after(span):
        return time if _lies_ahead(noun, verb) else -1
    return time


def _with_part(span: Span) -> Span:
    """A weekday with the part of day that it stands before: what "Monday night" depends on tells its tense,
    and the night is no noun that is called after the Monday."""
    after = word_after(span.doc, span.end)
    if after is None or after.lower_ not in _PARTS or span.root.head.i != after.i:
        return span
    return span.doc[span.start : after.i + 1]


def _word_before(span: Span) -> Token | None:
    floor = span.sent.start
    before = word_before(span.doc, span.start, floor)
    while before is not None and before.lower_ in {"the", "about", "around", "late", "early"}:
        before = word_before(span.doc, before.i, floor)
    return before


def _is_named_after(span: Span) -> bool:
    """Whether it stands before a noun: "Thursday's vote", "the Thursday vote"."""
    after = word_after(span.doc, span.end)
    return after is not None and (after.lower_ in {"'s", "’s", "'", "’"} or after.pos_ in {"NOUN", "ADJ"})


def _is_set(head: Token, noun: Token | None, verb: Token) -> bool:
    """Whether it is the day that somebody sets: "set a Friday deadline", "set 30 June as the deadline"."""
    if noun is not None and noun.lower_ == "deadline" and relation(noun) == "obj":
        return verb.lemma_ in signs()["term"] | _SETTING
    return relation(head) == "obj" and verb.lemma_ in _SETTING


def _lies_ahead(noun: Token, verb: Token) -> bool:
    if any(
        kid.lower_ in {"if", "unless", "when", "should", "once"} for kid in children(verb, "mark", "advmod")
    ):
        return True
    return noun.lower_ in signs()["appointed"]


def _has_been(noun: Token) -> bool:
    """Whether it is a deed that something is said of: "the attack on Tuesday will be looked into"."""
    if relation(noun) != "nsubj" or noun.lower_ not in signs()["done"]:
        return False
    return not any(kid.lower_ in {"a", "an", "any", "another", "no"} for kid in children(noun, "det"))


def _is_ahead(noun: Token) -> bool:
    """Whether something is told to be ahead of it: "ahead of the city's Tuesday vote"."""
    return any(
        kid.lower_ == "of" and kid.i > 0 and kid.doc[kid.i - 1].lower_ == "ahead"
        for kid in children(noun, "case")
    ) or any(kid.lower_ == "ahead" for kid in children(noun, "case"))


def _since(token: Token) -> bool:
    """Whether it is what "since" counts from: "since her article on the pipeline in May"."""
    return any(kid.lower_ == "since" for kid in children(token, "case"))


def _is_planned(token: Token) -> bool:
    return token.lemma_.lower() in signs()["planned"] and token.pos_ not in {"DET", "PRON"}


def _was_planned(word: Token) -> bool:
    """Whether it is told of a plan that it was the first one or an old one, whose day may have passed: "first
    set for October", "had been set for Monday"."""
    if word.i > word.sent.start and word.nbor(-1).lower_ in signs()["formerly"]:
        return True
    return any(kid.lower_ == "had" for kid in children(word, "aux"))


def governor(span: Span) -> Token | None:
    """The verb that an expression depends on, else the nearest verb before it in its sentence, else
    after it."""
    here = span.root
    for _ in range(_STEPS):
        if here.head.i == here.i:
            break
        here = here.head
        if here.pos_ in _VERBAL or children(here, "cop"):
            return beside_telling(span, here)
    sent = span.sent
    left = [token for token in sent if token.pos_ in _VERBAL and token.i < span.start]
    right = [token for token in sent if token.pos_ in _VERBAL and token.i >= span.end]
    return left[-1] if left else (right[0] if right else None)


def beside_telling(span: Span, governor: Token) -> Token:
    """The reporting verb right before an expression that a parser hung on what is reported ("said on Monday
    that rebels had fled", "“We did not fire,” he said on Sunday"); else ``governor``."""
    if governor.i < span.start and (governor.pos_ in _VERBAL or governor.pos_ == "ADJ"):
        left = next(
            (token for token in reversed(span.doc[governor.i + 1 : span.start]) if token.pos_ == "VERB"), None
        )
        told = left is not None and left.lemma_ in signs()["telling"] and left in ancestors(governor)
        return left if told and left is not None else governor
    if governor.i < span.end or governor.pos_ not in _VERBAL:
        return governor
    begins = min(
        (kid.left_edge.i for kid in children(governor, "nsubj", "csubj", "mark")), default=governor.i
    )
    if begins < span.end:
        return governor
    for above in ancestors(governor):
        if above.i < span.start and above.lemma_ in signs()["telling"]:
            return above
    return governor


def _is_over(verb: Token) -> bool:
    """Whether it is told in the past ("had taken the town by Friday"), with no term set or moved ("extended
    the ban until May") and no condition."""
    if tense(verb) >= 0 or verb.lemma_ in signs()["term"] | signs()["moving"]:
        return False
    return not any(
        kid.lower_ in {"unless", "if", "until", "lest"} for kid in children(verb, "mark", "advmod")
    )


def was_set_before(span: Span) -> bool:
    """Whether it is a term that was set before what is told, and may have run out since: "had pledged to
    leave by August"."""
    before, verb = _word_before(span), governor(span)
    if before is None or verb is None or before.lower_ not in signs()["ahead"] or relation(verb) != "xcomp":
        return False
    return any(kid.lower_ == "had" for kid in children(verb.head, "aux")) and not children(verb.head, "mark")


def tense(verb: Token, steps: int = _STEPS) -> Direction:
    """The tense of a predicate as a direction; an infinitive or participle takes that of what it
    depends on."""
    words = signs()
    if (_is_planned(verb) and verb.tag_ != "VBD") or any(_is_planned(kid) for kid in children(verb, "amod")):
        return 1
    helpers = [kid for kid in verb.children if relation(kid) in {"aux", "cop"}]
    forms = {kid.lower_ for kid in helpers}
    perfect = any(kid.lemma_ == "have" for kid in helpers if relation(kid) == "aux")
    if forms & words["future"]:
        return -1 if perfect and not forms & {"will", "'ll", "’ll", "shall"} else 1
    if perfect or any(kid.tag_ == "VBD" for kid in helpers):
        return -1
    above = verb.head if verb.head.i != verb.i else None
    if any(kid.tag_ in {"VBZ", "VBP"} for kid in helpers):
        return 1
    tag = verb.tag_
    if tag == "VBD":
        return -1
    if tag in {"VBZ", "VBP"}:
        looks_back = verb.lemma_ in _LOOKING_BACK and bool(children(verb, "obj"))
        return -1 if looks_back or verb.lemma_ in words["telling"] else 1
    if tag == "VBG" and verb.lemma_ in words["beginning"]:
        terms = relation(verb) == "advcl" and above is not None and above.lemma_ in words["term"] | _SETTING
        if relation(verb) == "acl" or terms:
            return 1  # "agreed to a truce beginning on Sunday"
    if tag == "VBN" and (above is None or relation(verb) in {"acl", "root"}):
        return -1
    if above is None or steps <= 0:
        return 0
    infinitive = tag == "VB" or any(kid.dep_ == "cop" and kid.tag_ == "VB" for kid in helpers)
    if infinitive and any(kid.lower_ == "to" for kid in children(verb, "mark")):
        if relation(verb) == "advcl" and above.lemma_ in _ASKING:
            return 1  # "called on them to leave before winter"
        if relation(verb) == "advcl" or above.lemma_ in words["same_time"]:
            if above.lemma_ == "go" and above.tag_ == "VBG":
                return 1
            return tense(above, steps - 1)
        return 1
    return tense(above, steps - 1)
