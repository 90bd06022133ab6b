"""How each dated expression of a report hangs in the text: on which word, and led in by what."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from spacy.tokens import Doc, Span, Token

from sayso.errors import KnowledgeError
from sayso.language.phrases import children, relation, word_after
from sayso.notes import notes
from sayso.records import Time
from sayso.times.tense import beside_telling, signs

_TABLES: Final = ("about", "perceiving", "limits", "together", "inside", "deadline", "onset", "motion")
_CACHE: Final = "sayso.times.links"
_PLAIN: Final = frozenset({"since", "on", "at", "between", "of", "around"})
_PASSED: Final = frozenset({"the", "about", "around", "early", "late", "just", "shortly"})
"""Words between a preposition and a time."""
_PROLONGING: Final = frozenset({"extend", "prolong", "renew"})
_LEAD_WORDS: Final = 10
_WITHIN: Final = frozenset({"", "in", "over", "during", "for"})
"""What leads in a length over which something happened."""
PREDICATE: Final = frozenset({"VERB", "AUX", "ADJ"})


@cache
def link_words() -> dict[str, tuple[str, ...]]:
    raw = tomllib.loads(files(__package__).joinpath("link.toml").read_text(encoding="utf-8"))
    missing = [name for name in _TABLES if not isinstance(raw.get(name), list)]
    if missing:
        raise KnowledgeError("times/link.toml", f"no list '{missing[0]}'", ", ".join(_TABLES))
    return {name: tuple(raw[name]) for name in _TABLES}


@dataclass(frozen=True, slots=True)
class Link:
    """A time, the word it hangs on, and the words that lead it in ("no later than", "" for none)."""

    time: Time
    governor: int
    lead: str
    lead_start: int
    possessive: bool
    moves: bool
    """Whether it hangs on a verb that moves a date ("extended to 5 May")."""
    prolongs: bool
    """Whether it is the day to which something is prolonged, on which nothing need happen."""
    term: bool
    """Whether it is the day of a deadline ("set a deadline of Sunday")."""


@dataclass(frozen=True, slots=True)
class Links:
    """The links of a report's times, and those that say when something was."""

    times: tuple[Time, ...]
    every: list[Link]
    dating: list[Link]
    every_on: dict[int, list[Link]]
    """Every link by the word that its time hangs on."""
    dating_on: dict[int, list[Link]]


def links_of(doc: Doc) -> Links:
    times = tuple(notes(doc).times)
    cached = doc.user_data.get(_CACHE)
    if not isinstance(cached, Links) or cached.times != times:
        every = [link for time in times if (link := _link(doc, time)) is not None]
        dating = [link for link in every if _dates(link)]
        cached = doc.user_data[_CACHE] = Links(times, every, dating, _by_word(every), _by_word(dating))
    return cached


def _by_word(links: Iterable[Link]) -> dict[int, list[Link]]:
    found: dict[int, list[Link]] = {}
    for link in links:
        found.setdefault(link.governor, []).append(link)
    return found


def _link(doc: Doc, time: Time) -> Link | None:
    span = doc.char_span(time.start, time.end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    root = span.root
    while root.head.i != root.i and span.start <= root.head.i < span.end:
        root = root.head
    after = word_after(doc, span.end)
    named = after is not None and after.lower_ in {"'s", "’s", "'", "’"}
    possessive = named or relation(root) in {"compound", "amod"} or root.dep_ == "nmod:poss"
    lead, start = _lead(doc, span.start, span.sent.start)
    governor = root.head if root.head.i != root.i else root
    while governor.pos_ in {"NOUN", "PROPN", "NUM", "SYM"} and _is_time_word(doc, governor, time):
        governor = governor.head
        if governor.head.i == governor.i:
            break
    if time.rule is not None and time.rule.startswith("amount-") and lead in {"over", "about", "around"}:
        lead, start = "", time.start  # "over 24 hours ago"
    governor = _moved_governor(span, governor, possessive)
    moves = governor.lemma_ in signs()["planned"] | signs()["moving"]
    term = governor.lower_ == "deadline" and lead in {"", "of"}
    prolongs = governor.lemma_ in _PROLONGING and lead in {"to", "until", "till"}
    return Link(time, governor.i, lead, start, possessive, moves, prolongs, term)


def _dates(link: Link) -> bool:
    if link.term or link.prolongs:
        return False
    if is_window(link.time):  # "in the past two days"; "within the next two days" is a term
        return link.lead in _WITHIN
    if (
        link.time.type not in {"DATE", "TIME"}
        or not link.time.value
        or link.time.value.startswith("XXXX-XX-XX")
    ):
        return False
    ends = link.lead in link_words()["limits"] or link.lead in {
        "no later than",
        "not later than",
        "on or before",
    }
    return link.possessive or link.moves or not ends


def is_window(time: Time) -> bool:
    """Whether it is a length whose first and last day are known."""
    return time.type == "DURATION" and time.earliest is not None and time.latest is not None


def _is_time_word(doc: Doc, token: Token, own: Time) -> bool:
    """A time that hangs on another time ("3 pm on Sunday") hangs where that one does."""
    if token.head.i == token.i:
        return False
    return any(time.start <= token.idx < time.end and time is not own for time in notes(doc).times)


def _lead(doc: Doc, start: int, floor: int) -> tuple[str, int]:
    """The preposition before a time, up to three words, and where it begins."""
    words = link_words()
    known = {*words["deadline"], *words["onset"], *words["limits"], *_PLAIN}
    words_before = [token for token in doc[max(floor, start - _LEAD_WORDS) : start] if not token.is_space]
    while words_before and words_before[-1].lower_ in _PASSED:
        words_before.pop()
    for size in (3, 2, 1):
        tokens = words_before[-size:]
        lead = " ".join(token.lower_ for token in tokens)
        if len(tokens) == size and lead in known:
            return lead, tokens[0].idx
    return "", doc[start].idx


def _moved_governor(span: Span, governor: Token, possessive: bool) -> Token:
    """Corrects slips of parsers about whose a time beside a reporting verb is."""
    telling = signs()["telling"]
    if possessive:
        return governor
    if (
        governor.lemma_ in telling and governor.i > span.end
    ):  # "On Sunday, rockets hit the base, officials said"
        for content in children(governor, "ccomp", "parataxis"):
            if span.end <= content.i < governor.i:
                return content
    left = next(
        (span.doc[i] for i in range(span.start - 1, span.sent.start - 1, -1) if span.doc[i].pos_ == "VERB"),
        None,
    )
    if (
        left is not None
        and governor.i < left.i
        and left.tag_ == "VBG"
        and left.head.i == governor.i
        and governor.lemma_ in link_words()["about"]
    ):
        return left  # "accused of robbing a bank in 1999"
    return beside_telling(span, governor)
