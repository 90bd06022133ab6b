"""By when: the last day of a promise, a demand or a deadline."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Final

from spacy.tokens import Doc, Token

from sayso.language.phrases import ancestors, children, conjuncts, relation
from sayso.notes import notes
from sayso.records import Due
from sayso.times.link import time_of
from sayso.times.links import Link, link_words, links_of
from sayso.times.read_amounts import moved
from sayso.times.tense import signs, tense

_LENGTH: Final = re.compile(r"P(T?)(\d+(?:\.\d+)?)([A-Z]+)\Z")


def due_of(doc: Doc, token: Token) -> Due | None:
    """By when the act that ``token`` tells is to be done: "by Friday", "within 48 hours", "before the end of
    March".

    ``latest`` is the last day allowed, "from 1 January" gives that day; ``text`` holds the preposition. A
    length counts
    from the day of the clause above (the demand's), else from the day of the report.
    """
    words, on = link_words(), links_of(doc).every_on
    best: tuple[bool, int, int, Link] | None = None
    for distance, (place, beside) in enumerate(_dues_reach(token)):
        for link in on.get(place.i, ()):
            rank = _due_rank(link, words)
            if beside and rank != 0:
                continue  # "to open a line and to meet on Monday"
            if rank is not None and (best is None or (distance > 0, rank, distance) < best[:3]):
                best = (distance > 0, rank, distance, link)
    return _as_due(doc, token, best[3]) if best else None


def due_heard(doc: Doc, token: Token, likely: Callable[[int, int], float], least: float) -> Due | None:
    """The time that the model's heads link to an act as its term, where the tree gives none; ``likely`` says
    how likely the link to the words from one to another is."""
    best: tuple[float, Link] | None = None
    for link in links_of(doc).every:
        span = doc.char_span(link.time.start, link.time.end, alignment_mode="expand")
        score = likely(span.start, span.end) if span is not None else 0.0
        if score >= least and _due_rank(link, link_words()) is not None and (best is None or score > best[0]):
            best = score, link
    return _as_due(doc, token, best[1]) if best is not None else None


def _due_rank(link: Link, words: dict[str, tuple[str, ...]]) -> int | None:
    """0 for a last day, 1 for a first day, 2 for a plain date; ``None`` for what sets no term."""
    time = link.time
    if link.term and time.type != "SET":
        return 0
    if time.type == "SET" or link.possessive or (time.value or "").startswith("XXXX-XX-XX"):
        return None
    if time.type == "DURATION":
        window = time.latest is not None and link.lead in {"in", "within", "over", "during", ""}
        return 0 if link.lead == "within" or window else None
    if link.lead in words["deadline"] and link.lead not in {"in", "over", "during"}:
        return 0
    if link.lead in words["onset"]:
        return 1
    if link.lead == "to" and link.moves:
        return 0
    return 2 if link.lead in {"", "on", "at", "in", "for"} else None


def _as_due(doc: Doc, token: Token, link: Link) -> Due | None:
    board, time = notes(doc), link.time
    text = board.report.text[link.lead_start : time.end]
    place = (text, link.lead_start, time.end)
    published = board.report.published
    if time.type == "DURATION":
        latest = time.latest or _after_length(time.value, _day_of_demand(doc, token))
        return Due(*place, time.value, time.mod, None, latest)
    if link.lead in link_words()["onset"]:
        if published is not None and time.latest is not None and time.latest < published[:10]:
            return None  # "pay arrears from March"
        return Due(*place, time.value, time.mod, time.earliest, time.earliest)
    if link.lead in {"before", "ahead of", "prior to"} and time.mod is None and time.earliest is not None:
        return Due(*place, time.value, None, None, _day_before(time.earliest))
    if link.term:
        return Due(text[-len(time.text) :], time.start, time.end, time.value, time.mod, None, time.latest)
    if link.lead not in {*link_words()["deadline"], "to"} or link.lead in {"in", "over", "during"}:
        ahead = published is not None and time.earliest is not None and time.earliest > published[:10]
        due = published is not None and time.latest is not None and time.latest >= published[:10]
        if not ahead and not (due and tense(doc[link.governor]) > 0):
            return None
        return Due(*place, time.value, time.mod, time.earliest, time.latest)
    return Due(*place, time.value, time.mod, None, time.latest)


def _day_before(day: str) -> str:
    there = date.fromisoformat(day)
    return str(there - timedelta(days=1)) if there > date.min else day


def _after_length(value: str | None, start: str | None) -> str | None:
    found = _LENGTH.match(value or "")
    if found is None or start is None:
        return None
    unit = found[1] + found[3]
    if unit not in {"TS", "TM", "TH", "D", "W", "M", "Y"}:
        return None
    there = moved(date.fromisoformat(start), unit, float(found[2]), 1)
    return str(there) if there else None


def _day_of_demand(doc: Doc, token: Token) -> str | None:
    for above in ancestors(token):
        if (
            above.lemma_ in link_words()["about"]
            and (time := time_of(doc, above)) is not None
            and time.latest is not None
        ):
            return time.latest
    published = notes(doc).report.published
    return published[:10] if published else None


def _dues_reach(token: Token) -> Iterator[tuple[Token, bool]]:
    """The words on which the term of an act may hang: the act itself, what it governs, the verb it completes;
    each with whether it stands beside the act ("and to meet on Monday")."""
    yield token, False
    for kid in children(token, "obj", "obl", "xcomp", "nmod", "acl", "conj", "advcl"):
        if _stands_alone(kid):
            continue
        if kid.dep_ != "acl:relcl" and not (relation(kid) == "advcl" and children(kid, "mark")):
            beside = relation(kid) == "conj"
            yield kid, beside
            yield from ((inner, beside) for inner in children(kid, "nmod", "obj", "obl", "xcomp"))
    here = token
    while here.head.i != here.i and (
        (relation(here) in {"xcomp", "conj", "obj", "acl", "nmod", "obl"} and not _stands_alone(here))
        or (relation(here) == "advcl" and here.tag_ == "VB" and here.head.lemma_ in signs()["term"])
    ):
        beside, here = relation(here) == "conj", here.head
        yield here, beside
        others = (kid for kid in conjuncts(here)[1:] if kid.i != token.i and not _stands_alone(kid))
        yield from ((kid, True) for kid in others)


def _stands_alone(clause: Token) -> bool:
    """Whether a coordinated clause tells of somebody else: "…, but the deal collapsed within hours"."""
    return relation(clause) == "conj" and bool(children(clause, "nsubj"))
