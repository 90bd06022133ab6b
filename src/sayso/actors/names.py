"""Finding the known actors' names in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sayso.actors.entries import ARTICLES, key_of
from sayso.actors.index import INITIAL, Index, index_of
from sayso.actors.knowledge import Known
from sayso.actors.nouns import agent
from sayso.actors.weighing import likelihood, weighed, without_common_names, without_past_people
from sayso.actors.words import words
from sayso.gazetteer.candidates import countries_with
from sayso.gazetteer.countries import countries, spelled_right
from sayso.gazetteer.names import fold
from sayso.gazetteer.towns import countries_divided
from sayso.language.phrases import relation
from sayso.language.tokens import listed
from sayso.notes import notes

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_GAP: Final = re.compile(r"[\s‑–-]+")
"""What parts the words of a key (``fold``)."""
_A_LOOK: Final = 8
"""How many characters of a second word show how its key begins, an Arabic article included."""
_AMERICAS: Final = words("americas")
HYPHENS: Final = frozenset({"-", "‑", "–"})
_TITLES: Final = words("titles")
_FIGHTERS: Final = words("fighters")
_INNER: Final = frozenset({"compound", "flat", "amod"})
_GONE: Final = frozenset({"soviet", "yugoslav"})
_NO_QUOTES: Final = dict.fromkeys(map(ord, '"“”«»„'))
"""Quotation marks count for nothing in a name: Human Rights Centre "Viasna"."""
_PARTING: Final = frozenset({".", ",", ";", ":", "(", ")"})
"""Behind these a name goes on only where it is written so: "in Kenya, police …" is not the Kenya Police."""
_KOREAS: Final = {"North": "PRK", "South": "KOR"}
_NAMEABLE: Final = frozenset({"PROPN", "NOUN", "ADJ", "X"})


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens ``[start, end)`` that spell known actors; more than one option where a spelling is claimed by
    several."""

    start: int
    end: int
    options: tuple[Known, ...]
    common: frozenset[Known] = frozenset()
    """Those of the options whose name is a common one."""
    scores: tuple[float, ...] = ()
    """How well each option fits (``likelihood``), where several had to be told apart."""
    rivals: tuple[Known, ...] = ()
    """The organs of states that have this name in their countries ("the Supreme Court"), all of them."""


def find_known(doc: Doc) -> list[Found]:
    """The longest known names in the order of the text, none inside another."""
    index = index_of(doc)
    firsts = index.first_words
    found: list[Found] = []
    at, tokens = 0, listed(doc)
    while at < len(tokens):
        hit = None
        token = tokens[at]
        if not token.is_space and not token.is_punct:
            key = _first_key(tokens, at)
            longest = firsts.get(key) or firsts.get(key.partition(" ")[0], 0)
            if longest:
                hit = _longest_at(doc, tokens, at, longest, index)
        if hit is None:
            at += 1
        else:
            found.append(hit)
            at = hit.end
    found = sorted((*found, *_surnames(doc, found, index), *_koreas(doc, found)), key=lambda one: one.start)
    found = without_past_people(doc, _without_other_seats(doc, _without_others_surnames(doc, found)))
    return weighed(doc, without_common_names(doc, found))


def _without_other_seats(doc: Doc, found: list[Found]) -> list[Found]:
    """Leave out seats of power where the text goes on with another country, or with a division of one:
    "Tripoli, Lebanon", "London, Ontario"."""
    told = {
        one.start: {known.code for known in one.options} for one in found if one.options[0].kind == "country"
    }
    kept = []
    for one in found:
        after = one.end + 1
        if one.options[0].kind == "seat" and after < len(doc) and doc[one.end].text == ",":
            there = told.get(after) or countries_divided(doc[after].text)
            towns = countries_with(doc[one.start : one.end].text)
            if one.options[0].code not in there and there & towns:  # not so "Beijing, Singapore and Tokyo"
                continue
        kept.append(one)
    return kept


def _surnames(doc: Doc, found: Sequence[Found], index: Index) -> Iterator[Found]:
    """Surnames that stand alone in a dated report, of those who held a high office on its day or in the ten
    years before: "Bush" is the father in 1990 and the son in 2003."""
    day = notes(doc).report.published
    if day is None:
        return
    covered = by_token(found)
    for entity in doc.ents:
        token = doc[entity.start]
        if entity.label_ != "PER" or len(entity) > 1 or token.i in covered or _beside_name(token):
            continue
        known = tuple(one for one in index.surnamed(key_of(token.text)) if likelihood(one, day) > 0)
        if known and not _in_double_name(doc, token.i, token.i + 1):
            yield Found(token.i, token.i + 1, known)


def _koreas(doc: Doc, found: Sequence[Found]) -> Iterator[Found]:
    """ "The North" and "the South" in reports that name the Korea that is meant."""
    named = {one.options[0].code for one in found if one.options[0].kind in {"country", "demonym", "seat"}}
    codes = _KOREAS.values() if named & {*_KOREAS.values()} else ()
    known = {code: Known("country", countries()[code].name, code) for code in codes if code in named}
    if not known.keys() & _KOREAS.values():
        return
    covered = by_token(found)
    for token in doc:
        meant = known.get(_KOREAS.get(token.text, ""))
        if meant is None or token.i in covered or token.i == 0 or doc[token.i - 1].lower_ != "the":
            continue
        after = doc[token.i + 1] if token.i + 1 < len(doc) else token
        part = after.lower_ == "of" and after.i + 1 < len(doc) and doc[after.i + 1].pos_ in {"DET", "PROPN"}
        if after is token or not (part or after.text[:1].isupper()):
            yield Found(token.i, token.i + 1, (meant,))


def _first_key(tokens: Sequence[Token], at: int) -> str:
    """The key of the word that may begin a name."""
    key = fold(tokens[at].text)
    article = key in ARTICLES and at + 1 < len(tokens) and tokens[at + 1].text in {"-", "‑"}
    return "al" if article else key


def _without_others_surnames(doc: Doc, found: list[Found]) -> list[Found]:
    """Leave out single surnames of known people that the report gives to somebody else ("Teacher Paula
    Merkel")."""
    covered = by_token(found)
    others = {fold(t.text) for t in doc if t.i not in covered and t.pos_ == "PROPN" and _beside_name(t)}
    in_full = {known for one in found if one.end - one.start > 1 for known in one.options}
    return [
        one
        for one in found
        if one.end - one.start > 1
        or one.options[0].kind != "person"
        or one.options[0] in in_full
        or fold(doc[one.start].text) not in others
    ]


def _longest_at(doc: Doc, tokens: Sequence[Token], at: int, longest: int, index: Index) -> Found | None:
    whole, begin = doc.text, tokens[at].idx
    # hyphens and apostrophes are tokens of their own, so a name of n words may take more than n tokens
    stop = min(len(tokens), at + 2 * longest + 2)
    gap = _GAP.search(whole, begin)
    if (
        gap is not None
        and not INITIAL.match(whole, gap.start())
        and not index.may_begin(whole[begin : gap.end() + _A_LOOK])
    ):
        stop = next((i for i in range(at + 1, stop) if tokens[i].idx > gap.start()), stop)
    for end in range(stop, at, -1):
        last = tokens[end - 1]
        if (
            last.is_space
            or (last.is_punct and (last.text == "." or not last.text.endswith(".")))
            or last.lower_ in {"'s", "’s"}
        ):
            continue
        text = whole[begin : last.idx + len(last.text)].translate(_NO_QUOTES)
        spelled, text = index.written(text)
        if not spelled:
            continue
        marks = [t.text for t in tokens[at + 1 : end - 1] if t.text in _PARTING]
        right = (
            one
            for one in spelled
            if spelled_right(text, one.spelling) and all(mark in one.spelling for mark in marks)
        )
        options = tuple(dict.fromkeys(one.known for one in right))
        options = tuple(known for known in options if _may_be(doc, at, end, known))
        if options:
            common = frozenset(one.known for one in spelled if one.common)
            return Found(at, end, options, common)
    return None


def _may_be(doc: Doc, start: int, end: int, known: Known) -> bool:
    """Whether a single word can be this name here: no common word, and no part of somebody else's longer
    name."""
    if known.kind == "person" and _in_double_name(doc, start, end):
        return False
    if known.kind == "body" and _in_persons_name(doc, start, end):
        return False
    token = doc[start]
    if known.kind in {"country", "demonym"} and token.lower_ in _GONE and _is_gone(token):
        return False
    if end - start > 1:
        if known.kind == "body" and _is_any(doc, start, end):
            return False
        if token.text.islower() and token.pos_ in {"VERB", "AUX"}:  # "protesters met police" is no Met Police
            return False
        return known.kind != "person" or not _goes_on(doc, end)
    if known.kind in {"country", "seat"} and (
        (token.ent_type_ == "PER" and _beside_name(token)) or _is_new(token)
    ):
        return False
    if known.kind == "demonym":
        return token.pos_ in _NAMEABLE and not of_the_americas(token)
    if token.pos_ not in {"PROPN", "NOUN", "X"} and not (
        token.pos_ == "ADJ" and token.text[0].isupper() and token.i != token.sent.start
    ):
        return False
    if (
        known.kind in {"person", "body"}
        and token.pos_ != "PROPN"
        and not (token.text[0].isupper() and token.text.lower() != token.text and token.i != token.sent.start)
        and not token.ent_type_
    ):
        return token.text.islower() and known.kind == "body"
    return not (known.kind in {"person", "country", "seat"} and _beside_name(token))


def _is_new(token: Token) -> bool:
    """Whether a name is that of another place: "New Mexico", "New Jersey"."""
    before = token.doc[token.i - 1] if token.i > 0 else token
    return before.text == "New" and before.pos_ in {"PROPN", "ADJ"} and token.ent_type_ != "PER"


def _is_any(doc: Doc, start: int, end: int) -> bool:
    """Whether the words tell of any such body: "an Islamic state", but not "an Islamic State fighter"."""
    last = doc[end - 1]
    return (
        start > 0
        and doc[start - 1].lower_ in {"a", "an"}
        and last.text.islower()
        and relation(last) not in _INNER
    )


def _is_gone(token: Token) -> bool:
    """Whether a state that is no more is called so: "former Soviet republics" are not of Russia."""
    before = token.i - 1
    if before > 0 and token.doc[before].text in HYPHENS:
        before -= 1
    return before >= 0 and token.doc[before].lower_ in {"former", "ex", "post"}


def of_the_americas(token: Token) -> bool:
    """Whether "American" is said of more than one country: "South American leaders", "Pan-American"."""
    if token.lower_ not in {"american", "americans"} or token.i == 0:
        return False
    doc, before = token.doc, token.i - 1
    if doc[before].text in HYPHENS and before > 0:
        before -= 1
    return doc[before].lower_ in _AMERICAS


def _in_double_name(doc: Doc, start: int, end: int) -> bool:
    """Whether a hyphen makes somebody else of a name: "Beltrán-Mosquera", and not "Putin-Erdogan"."""
    keys = index_of(doc).keys
    after = end + 1 < len(doc) and not (doc[end - 1].whitespace_ or doc[end].whitespace_)
    if after and doc[end].text in HYPHENS:
        return doc[end + 1].text[:1].isupper() and fold(doc[end + 1].text) not in keys
    before = start > 1 and not (doc[start - 2].whitespace_ or doc[start - 1].whitespace_)
    if before and doc[start - 1].text in HYPHENS:
        return doc[start - 2].text[:1].isupper() and fold(doc[start - 2].text) not in keys
    return False


def _in_persons_name(doc: Doc, start: int, end: int) -> bool:
    """Whether words are part of somebody's longer name ("Fateh" in "Al-Fateh Kamil")."""
    if doc[start].ent_type_ != "PER" or doc[end - 1].ent_type_ != "PER":
        return False
    return doc[start].ent_iob_ == "I" or (end < len(doc) and doc[end].ent_iob_ == "I")


def _goes_on(doc: Doc, end: int) -> bool:
    """Whether a person's name is longer here than the known one ("Abu Nidal Zakkour")."""
    if end >= len(doc):
        return False
    last, after = doc[end - 1], doc[end]
    same = after.ent_type_ == "PER" and after.ent_iob_ == "I" and after.pos_ == "PROPN"
    return same and after.text[:1].isupper() and last.ent_type_ == "PER"


def _beside_name(token: Token) -> bool:
    """Whether a word stands beside another word of the same name that is no title."""
    doc = token.doc
    if token.i > 0:
        before = doc[token.i - 1]
        if before.pos_ == "PROPN" and before.text[:1].isupper() and _same_name(before, token):
            word = before.lower_.rstrip(".")
            if word not in _TITLES and agent(word) is None and fold(before.text) not in index_of(doc).keys:
                return True
    if token.i + 1 < len(doc):
        after = doc[token.i + 1]
        if (
            after.pos_ == "PROPN"
            and after.text[:1].isupper()
            and after.dep_ == "flat"
            and _same_name(after, token)
        ):
            return True
    return False


def _same_name(one: Token, other: Token) -> bool:
    return (
        one.head.i == other.i
        or other.head.i == one.i
        or (one.head.i == other.head.i and {one.dep_, other.dep_} <= {"flat", "compound"})
    )


def one_of(options: Sequence[Known]) -> Known:
    """Who is meant where several come into question: what all of them have in common, and nobody's id."""
    first = options[0]
    if len(options) == 1:
        return first
    code = first.code if len({known.code for known in options}) == 1 else None
    roles = first.roles if len({known.sectors for known in options}) == 1 and first.kind != "person" else ()
    return Known(first.kind, first.name if len({k.name for k in options}) == 1 else "", code, roles=roles)


def of_country(found: Found, code: str, doc: Doc) -> Known:
    """Of the organs with one name that of a country; one we do not know has no id."""
    unknown = Known("body", doc[found.start : found.end].text, code, roles=found.rivals[0].roles[:1])
    return next((known for known in found.rivals if known.code == code), unknown)


def by_token(found: Iterable[Found]) -> dict[int, Found]:
    """The found names by each of their tokens."""
    return {i: one for one in found for i in range(one.start, one.end)}


def whose_fighters(head: Token, known_at: dict[int, Found]) -> Found | None:
    """The armed group that "Hamas fighters" stands for."""
    found = known_at.get(head.i - 1) if head.lemma_.lower() in _FIGHTERS and head.tag_ == "NNS" else None
    if found is None or relation(head.doc[head.i - 1]) not in {"compound", "flat"}:
        return None
    armed = all(known.kind == "body" and known.sectors[:1] == ("REB",) for known in found.options)
    return found if armed else None
