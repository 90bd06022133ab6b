"""Which dated expression belongs to which word: the day of a happening (``time_of``).

By when something is to be done is asked of ``dues``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from spacy.tokens import Doc, Token

from sayso.language.phrases import children, relation
from sayso.notes import notes
from sayso.records import Time
from sayso.times.links import PREDICATE, Link, is_window, link_words, links_of
from sayso.times.tense import signs, tense

_ENDS: Final = frozenset({"until", "till"})
"""What these lead ends a state, and dates an event only where nothing else does."""
_NIGHTS: Final = frozenset({"part-of-this-day"})
_GAP: Final = 2
"""Fewer characters than this between a time and the verb behind it."""
_JOINED: Final = re.compile(r"\s+(?:and|to|until|till|through)\s+(?:the\s+)?\Z", re.IGNORECASE)


def time_of(doc: Doc, token: Token) -> Time | None:
    """The day, month or span in which what ``token`` tells (a verb or a noun) happened; ``None`` if the text
    gives none.

    The value is that of an event's date: "Monday night" gives the day, "since November" gives ``2019-11/..``,
    "between May and July" and "in the past two days" a span ``A/B``. The time of the clause that reports an
    event is not its own ("said on Thursday"). Nothing is taken from the report's date.
    """
    found = links_of(doc)
    if not found.dating:
        return None
    before = _right_before(token, found.dating)
    if before is not None:
        return _as_date(doc, before)
    ends: list[Link] = []
    after = _day_of_report(doc) if token.pos_ == "VERB" and tense(token) < 0 else None
    for place, loose in _reach(token):
        near = [link for link in found.dating_on.get(place.i, ()) if not (loose and link.possessive)]
        if after is not None:  # what has happened has no day to come: "set 30 June as the deadline"
            near = [
                link for link in near
                if (link.time.earliest or "") <= after or link.lead == "from"  # "has shut it from tomorrow"
            ]  # fmt: skip
        ends += [link for link in near if link.lead in _ENDS]
        near = [link for link in near if link.lead not in _ENDS]
        if near:
            link = min(near, key=lambda link: (abs(link.time.start - token.idx), link.time.start))
            return _as_date(doc, link)
    night = _night_reported(token, found.dating_on.get(token.head.i, ()))
    return _as_date(doc, night) if night is not None else _as_date(doc, ends[0]) if ends else None


def _day_of_report(doc: Doc) -> str | None:
    published = notes(doc).report.published
    return published[:10] if published else None


def _night_reported(token: Token, links: Sequence[Link]) -> Link | None:
    """The night told behind what is reported: nobody reports "drone strikes overnight" all night."""
    if relation(token) != "obj" or token.head.lemma_ not in link_words()["about"]:
        return None
    return next((link for link in links if link.time.rule in _NIGHTS and link.time.start > token.idx), None)


def _right_before(token: Token, links: Sequence[Link]) -> Link | None:
    """The time between a subject and its verb, on whichever of them a parser hung it ("a court on Monday
    sentenced a man for what he did in 2002")."""
    if token.pos_ not in PREDICATE:
        return None
    begins = min([token.idx, *(kid.idx for kid in children(token, "aux") if kid.i < token.i)])
    subjects_ = {kid.i for kid in children(token, "nsubj")}
    return next(
        (
            link
            for link in links
            if link.governor in subjects_ and 0 < begins - link.time.end < _GAP and link.time.end < begins
        ),
        None,
    )


def _as_date(doc: Doc, link: Link) -> Time:
    time = link.time
    if is_window(time):
        return replace(time, type="DATE", value=f"{time.earliest}/{time.latest}", mod=None)
    value = (time.value or "").split("T")[0]
    if link.lead == "since" and "/" not in value:
        return replace(time, type="DATE", value=f"{value}/..", latest=None, rule=f"{time.rule}+since")
    return _as_span(doc, link) or replace(time, type="DATE", value=value)


def _as_span(doc: Doc, link: Link) -> Time | None:
    """In "between May and July", "from May to July" one span, whichever of the two the link is of."""
    text = notes(doc).report.text
    links = [
        other for other in links_of(doc).every if other.time.type in {"DATE", "TIME"} and other.time.value
    ]
    for first, last in pairwise(links):
        if link.time not in {first.time, last.time} or first.lead not in {"between", "from"}:
            continue
        if _JOINED.match(text[first.time.end : last.time.start]):
            start, end = first.time, last.time
            value = f"{(start.value or '').split('T')[0]}/{(end.value or '').split('T')[0]}"
            said = text[start.start : end.end]
            return Time(said, start.start, end.end, "DATE", value, None, start.earliest, end.latest, "span")
    return None


def _reach(token: Token) -> Iterator[tuple[Token, bool]]:
    """The words whose times are also those of ``token``, nearest first, and whether they are loose nouns, on
    which a
    parser may have hung the verb's time by mistake."""
    seen: set[int] = set()
    queue = [token]
    loose: list[Token] = []
    while queue:
        here = queue.pop(0)
        if here.i in seen:
            continue
        seen.add(here.i)
        yield here, False
        if here.pos_ in PREDICATE:
            queue += _below_verb(here)
            above = _above_verb(here)
            loose += _loose_nouns(here) if here.i == token.i else []
        else:
            queue += [kid for kid in children(here, "acl") if kid.i > here.i]
            above = _above_noun(here)
        queue += [above] if above is not None else []
    yield from ((noun, True) for noun in loose if noun.i not in seen)


def _below_verb(verb: Token) -> list[Token]:
    """Coordinated verbs of the same subject, the infinitive it governs, the participle that adds to it."""
    found = [
        kid
        for kid in children(verb, "conj")
        if kid.pos_ in PREDICATE and _same_subject(kid) and not _contrasts(kid)
    ]
    if verb.lemma_ not in link_words()["about"]:
        found += [kid for kid in children(verb, "xcomp") if kid.pos_ == "VERB"]
    found += [kid for kid in children(verb, "advcl") if kid.tag_ == "VBG" and not children(kid, "mark")]
    return found


def _same_subject(verb: Token) -> bool:
    """Whether a coordinated verb has no subject of its own, or only some of the first's ("four died and nine
    fled")."""
    return all(kid.pos_ == "NUM" for kid in children(verb, "nsubj"))


def _contrasts(verb: Token) -> bool:
    """Whether a coordinated verb tells of a turn ("pledged a vote but put it off last week")."""
    return any(kid.lower_ == "but" for kid in children(verb, "cc"))


def _above_verb(verb: Token) -> Token | None:
    head = verb.head
    kind = relation(verb)
    if head.i == verb.i:
        return None
    if kind == "conj" and head.pos_ in PREDICATE:
        past = verb.tag_ in {"VBD", "VBN"} and head.tag_ in {"VBD", "VBN"}
        return head if past or _same_subject(verb) else None
    if kind == "xcomp" and head.lemma_ not in link_words()["about"]:
        return head
    if kind == "advcl":
        marks = [kid.lower_ for kid in children(verb, "mark", "advmod")]
        bare = verb.tag_ in {"VBG", "VBN"} and not children(verb, "mark")
        purpose = (
            verb.tag_ == "VB" and head.lemma_ in link_words()["motion"]
        )  # "flew to Oslo on Sunday to meet him"
        if bare or purpose or any(mark in link_words()["together"] for mark in marks):
            return head
    return None


def _loose_nouns(verb: Token) -> list[Token]:
    """Nouns of the clause that a parser may have hung the verb's time on ("killed 12 people in Tikrit on
    Sunday")."""
    nouns: list[Token] = []
    for noun in children(verb, "obj", "obl", "nsubj"):
        nouns.append(noun)
        nouns += [kid for kid in children(noun, "nmod") if kid.ent_type_ or kid.pos_ == "PROPN"]
    return nouns


def _above_noun(noun: Token) -> Token | None:
    """The predicate whose time is also that of a noun in its clause, unless it only speaks about it."""
    head, kind = noun.head, relation(noun)
    if head.i == noun.i:
        return None
    preposition = next((kid.lower_ for kid in children(noun, "case") if kid.i < noun.i), "")
    if kind in {"nmod", "conj", "compound"} and (preposition == "of" or kind in {"conj", "compound"}):
        return head if head.pos_ in {"NOUN", "PROPN"} else None
    if kind == "obj" and head.lemma_ in link_words()["perceiving"]:
        return head  # "the town saw clashes on Sunday"
    planned = (
        noun.dep_ == "nsubj:pass" and head.lemma_ in signs()["planned"]
    )  # "a rally is planned for Friday"
    if (
        head.lemma_ in link_words()["about"]
        and not planned
        and not (kind == "nsubj" and noun.dep_ != "nsubj:pass")
    ):
        return None
    if kind in {"nsubj", "obj"} or (kind == "obl" and preposition in link_words()["inside"]):
        return head
    return None
