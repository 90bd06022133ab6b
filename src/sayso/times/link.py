"""Which dated expression belongs to which word: the day of a happening, the last day of a promise.

Rooms that come after use two questions: ``time_of`` (when did it happen?) and ``due_of`` (by when?).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Final

from spacy.tokens import Doc, Span, Token

from sayso.errors import KnowledgeError
from sayso.language.phrases import ancestors, children, conjuncts, relation, word_after
from sayso.notes import notes
from sayso.records import Due, Time
from sayso.times.read_amounts import moved
from sayso.times.tense import beside_telling, signs, tense

_TABLES: Final = ("about", "limits", "together", "inside", "deadline", "onset", "motion")
_CACHE: Final = "sayso.times.links"
_PLAIN: Final = frozenset({"since", "on", "at", "between", "of", "around"})
_PASSED: Final = frozenset({"the", "about", "around", "early", "late", "just", "shortly"})
"""Words between a preposition and a time."""
_LEAD_WORDS: Final = 10
_WITHIN: Final = frozenset({"", "in", "over", "during", "for"})
"""What leads in a length over which something happened."""
_PREDICATE: Final = frozenset({"VERB", "AUX", "ADJ"})
_LENGTH: Final = re.compile(r"P(T?)(\d+(?:\.\d+)?)([A-Z]+)\Z")
_JOINED: Final = re.compile(r"\s+(?:and|to|until|till|through)\s+(?:the\s+)?\Z", re.IGNORECASE)


@cache
def _words() -> dict[str, tuple[str, ...]]:
    raw = tomllib.loads(files(__package__).joinpath("link.toml").read_text(encoding="utf-8"))
    missing = [name for name in _TABLES if not isinstance(raw.get(name), list)]
    if missing:
        raise KnowledgeError("times/link.toml", f"no list '{missing[0]}'", ", ".join(_TABLES))
    return {name: tuple(raw[name]) for name in _TABLES}


@dataclass(frozen=True, slots=True)
class _Link:
    """A time, the word it hangs on, and the words that lead it in ("no later than", "" for none)."""

    time: Time
    governor: int
    lead: str
    lead_start: int
    possessive: bool
    moves: bool
    """Whether it hangs on a verb that moves a date ("extended to 5 May")."""


@dataclass(frozen=True, slots=True)
class _Links:
    """The links of a report's times, and those that say when something was."""

    times: tuple[Time, ...]
    every: list[_Link]
    dating: list[_Link]


def time_of(doc: Doc, token: Token) -> Time | None:
    """The day, month or span in which what ``token`` tells (a verb or a noun) happened; ``None`` if the text
    gives none.

    The value is that of an event's date: "Monday night" gives the day, "since November" gives ``2019-11/..``,
    "between May and July" and "in the past two days" a span ``A/B``. The time of the clause that reports an
    event is not its own ("said on Thursday"). Nothing is taken from the report's date.
    """
    links = _links(doc).dating
    if not links:
        return None
    for place, loose in _reach(token):
        near = [link for link in links if link.governor == place.i and not (loose and link.possessive)]
        if near:
            link = min(near, key=lambda link: (abs(link.time.start - token.idx), link.time.start))
            return _as_date(doc, link)
    return None


def due_of(doc: Doc, token: Token) -> Due | None:
    """By when the act that ``token`` tells is to be done: "by Friday", "within 48 hours", "before the end of
    March".

    ``latest`` is the last day allowed, "from 1 January" gives that day; ``text`` holds the preposition. A
    length counts
    from the day of the clause above (the demand's), else from the day of the report.
    """
    words = _words()
    best: tuple[bool, int, int, _Link] | None = None
    for distance, place in enumerate(_dues_reach(token)):
        for link in _links(doc).every:
            if link.governor != place.i:
                continue
            rank = _due_rank(link, words)
            if rank is not None and (best is None or (distance > 0, rank, distance) < best[:3]):
                best = (distance > 0, rank, distance, link)
    return _as_due(doc, token, best[3]) if best else None


def _due_rank(link: _Link, words: dict[str, tuple[str, ...]]) -> int | None:
    """0 for a last day, 1 for a first day, 2 for a plain date; ``None`` for what sets no term."""
    time = link.time
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


def _as_due(doc: Doc, token: Token, link: _Link) -> Due | None:
    board, time = notes(doc), link.time
    text = board.report.text[link.lead_start : time.end]
    place = (text, link.lead_start, time.end)
    published = board.report.published
    if time.type == "DURATION":
        latest = time.latest or _after_length(time.value, _day_of_demand(doc, token))
        return Due(*place, time.value, time.mod, None, latest)
    if link.lead in _words()["onset"]:
        return Due(*place, time.value, time.mod, time.earliest, time.earliest)
    if link.lead in {"before", "ahead of", "prior to"} and time.mod is None and time.earliest is not None:
        return Due(*place, time.value, None, None, _day_before(time.earliest))
    if link.lead not in {*_words()["deadline"], "to"} or link.lead in {"in", "over", "during"}:
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
            above.lemma_ in _words()["about"]
            and (time := time_of(doc, above)) is not None
            and time.latest is not None
        ):
            return time.latest
    published = notes(doc).report.published
    return published[:10] if published else None


def _dates(link: _Link) -> bool:
    if _is_window(link.time):  # "in the past two days"; "within the next two days" is a term
        return link.lead in _WITHIN
    if (
        link.time.type not in {"DATE", "TIME"}
        or not link.time.value
        or link.time.value.startswith("XXXX-XX-XX")
    ):
        return False
    ends = link.lead in _words()["limits"] or link.lead in {"no later than", "not later than", "on or before"}
    return link.possessive or link.moves or not ends


def _is_window(time: Time) -> bool:
    """Whether it is a length whose first and last day are known."""
    return time.type == "DURATION" and time.earliest is not None and time.latest is not None


def _as_date(doc: Doc, link: _Link) -> Time:
    time = link.time
    if _is_window(time):
        return replace(time, type="DATE", value=f"{time.earliest}/{time.latest}", mod=None)
    value = (time.value or "").split("T")[0]
    if link.lead == "since" and "/" not in value:
        return replace(time, type="DATE", value=f"{value}/..", latest=None, rule=f"{time.rule}+since")
    return _as_span(doc, link) or replace(time, type="DATE", value=value)


def _as_span(doc: Doc, link: _Link) -> Time | None:
    """In "between May and July", "from May to July" one span, whichever of the two the link is of."""
    text = notes(doc).report.text
    links = [other for other in _links(doc).every if other.time.type in {"DATE", "TIME"} and other.time.value]
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
        if here.pos_ in _PREDICATE:
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
    found = [kid for kid in children(verb, "conj") if kid.pos_ in _PREDICATE and _same_subject(kid)]
    if verb.lemma_ not in _words()["about"]:
        found += [kid for kid in children(verb, "xcomp") if kid.pos_ == "VERB"]
    found += [kid for kid in children(verb, "advcl") if kid.tag_ == "VBG" and not children(kid, "mark")]
    return found


def _same_subject(verb: Token) -> bool:
    """Whether a coordinated verb has no subject of its own, or only some of the first's ("four died and nine
    fled")."""
    return all(kid.pos_ == "NUM" for kid in children(verb, "nsubj"))


def _above_verb(verb: Token) -> Token | None:
    head = verb.head
    kind = relation(verb)
    if head.i == verb.i:
        return None
    if kind == "conj" and head.pos_ in _PREDICATE:
        past = verb.tag_ in {"VBD", "VBN"} and head.tag_ in {"VBD", "VBN"}
        return head if past or _same_subject(verb) else None
    if kind == "xcomp" and head.lemma_ not in _words()["about"]:
        return head
    if kind == "advcl":
        marks = [kid.lower_ for kid in children(verb, "mark", "advmod")]
        bare = verb.tag_ in {"VBG", "VBN"} and not children(verb, "mark")
        purpose = (
            verb.tag_ == "VB" and head.lemma_ in _words()["motion"]
        )  # "flew to Oslo on Sunday to meet him"
        if bare or purpose or any(mark in _words()["together"] for mark in marks):
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
    planned = (
        noun.dep_ == "nsubj:pass" and head.lemma_ in signs()["planned"]
    )  # "a rally is planned for Friday"
    if (
        head.lemma_ in _words()["about"]
        and not planned
        and not (kind == "nsubj" and noun.dep_ != "nsubj:pass")
    ):
        return None
    if kind in {"nsubj", "obj"} or (kind == "obl" and preposition in _words()["inside"]):
        return head
    return None


def _dues_reach(token: Token) -> Iterator[Token]:
    """The words on which the term of an act may hang: the act itself, what it governs, the verb it
    completes."""
    yield token
    for kid in children(token, "obj", "obl", "xcomp", "nmod", "acl", "conj", "advcl"):
        if kid.dep_ != "acl:relcl" and not (relation(kid) == "advcl" and children(kid, "mark")):
            yield kid
            yield from children(kid, "nmod", "obj", "obl", "xcomp")
    here = token
    while here.head.i != here.i and (
        relation(here) in {"xcomp", "conj", "obj", "acl", "nmod", "obl"}
        or (relation(here) == "advcl" and here.tag_ == "VB" and here.head.lemma_ in signs()["term"])
    ):
        here = here.head
        yield here
        yield from (kid for kid in conjuncts(here)[1:] if kid.i != token.i)


def _links(doc: Doc) -> _Links:
    times = tuple(notes(doc).times)
    cached = doc.user_data.get(_CACHE)
    if not isinstance(cached, _Links) or cached.times != times:
        every = [link for time in times if (link := _link(doc, time)) is not None]
        cached = doc.user_data[_CACHE] = _Links(times, every, [link for link in every if _dates(link)])
    return cached


def _link(doc: Doc, time: Time) -> _Link | None:
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
    return _Link(
        time, governor.i, lead, start, possessive, governor.lemma_ in signs()["planned"] | signs()["moving"]
    )


def _is_time_word(doc: Doc, token: Token, own: Time) -> bool:
    """A time that hangs on another time ("3 pm on Sunday") hangs where that one does."""
    if token.head.i == token.i:
        return False
    return any(time.start <= token.idx < time.end and time is not own for time in notes(doc).times)


def _lead(doc: Doc, start: int, floor: int) -> tuple[str, int]:
    """The preposition before a time, up to three words, and where it begins."""
    words = _words()
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
    if left is not None and governor.i < left.i and governor.pos_ in _PREDICATE:
        if left.lemma_ in telling and left in ancestors(governor):  # "“We did not fire,” he said on Sunday"
            return left
        if left.tag_ == "VBG" and left.head.i == governor.i and governor.lemma_ in _words()["about"]:
            return left  # "accused of robbing a bank in 1999"
    return beside_telling(span, governor)
