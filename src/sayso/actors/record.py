"""From a mention to the actor record that the reading holds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sayso.actors.acting import faces
from sayso.actors.cast import Cast, cast_of
from sayso.actors.couples import Couple, joined
from sayso.actors.home import place_country
from sayso.actors.index import index_of
from sayso.actors.knowledge import Known
from sayso.actors.mentions import Mention, build, person_name
from sayso.actors.nouns import is_abstract
from sayso.actors.words import words
from sayso.language import phrases
from sayso.language.tokens import between
from sayso.notes import extent, notes
from sayso.records import Actor, Candidate, Time

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_BEFORE: Final = frozenset({"even", "also", "only", "just"})
_PAIRS: Final = {"[": "]", "(": ")", "“": "”", "‘": "’"}
_OF_WHOM: Final = frozenset({"among", "including"})
_CLOSING: Final = frozenset(_PAIRS.values())
_SOMEBODY: Final = words("somebody")


def record(doc: Doc, mention: Mention, cast: Cast) -> Actor:
    """The actor record of a mention; name and id also from what it stands for or is in apposition to."""
    source = cast.coreference.fullest(mention)
    if source is not None and cast.coreference.is_joint(mention, source):
        return _joint(doc, mention, source, cast)
    couple = cast.couples.get(source.head if source is not None else mention.head)
    couple = cast.couples.get(mention.head, couple)
    if couple is not None:
        return _as_two(doc, mention, couple, cast)
    linked = next((cast.mentions[i] for i in mention.linked if cast.mentions[i].is_named), None)
    whose = cast.coreference.fullest(linked) if linked is not None else None  # "Faye, a former minister"
    known = next((one for one in map(_known, (mention, source, linked, whose)) if one is not None), None)
    if known is None and source is None and linked is None:
        known = _holder(doc, mention, cast)
    named = [
        other.name for other in (source, mention, linked) if other is not None and other.name is not None
    ]
    place = extent(_phrase(doc, doc[mention.head], cast))
    described = source if source is not None and mention.kind == "pronoun" else mention
    identified = linked is not None or (source is not None and source.is_named)
    return Actor(
        place.text,
        place.start,
        place.end,
        name=(known.name or None) if known is not None else (named[0] if named else None),
        id=known.id if known is not None else None,
        code=mention.code,
        sector=mention.sectors[0] if mention.sectors else None,
        other_sectors=mention.sectors[1:],
        anonymous=not identified and is_anonymous(doc, described),
        resolved=extent(_phrase(doc, doc[source.head], cast)).text
        if source is not None and not mention.is_named
        else None,
        candidates=tuple(
            Candidate(one.id, one.name, score) for one, score in mention.candidates if one.id is not None
        ),
    )


def as_of(doc: Doc, head: int, actor: Actor, when: Time | None) -> Actor:
    """A known actor with the code and sectors that it had at a time before the report: who is president now
    may have been a general then."""
    published = notes(doc).report.published
    if actor.id is None or when is None or when.latest is None or published is None:
        return actor
    day, cast = when.latest[:10], cast_of(doc)
    mention = cast.mentions.get(head)
    if day >= published or mention is None:
        return actor
    linked = (cast.mentions[i] for i in mention.linked if cast.mentions[i].is_named)
    those = (mention, cast.coreference.fullest(mention), *linked)
    known = next((one for one in map(_known, those) if one is not None and one.id == actor.id), None)
    code, sectors = known.standing(day) if known is not None else (None, ())
    if not sectors:
        return actor
    return replace(actor, code=code or actor.code, sector=sectors[0], other_sectors=sectors[1:])


def _joint(doc: Doc, mention: Mention, source: Mention, cast: Cast) -> Actor:
    """The record of "they" for several that are named together: no name of one of them."""
    place = extent(_phrase(doc, doc[mention.head], cast))
    first = _phrase(doc, doc[source.head], cast)
    last = _phrase(doc, phrases.conjuncts(doc[source.head])[-1], cast)
    return Actor(
        place.text,
        place.start,
        place.end,
        code=mention.code,
        sector=mention.sectors[0] if mention.sectors else None,
        other_sectors=mention.sectors[1:],
        resolved=doc[first.start : last.end].text,
    )


def _as_two(doc: Doc, mention: Mention, couple: Couple, cast: Cast) -> Actor:
    """The record of "the two sides"."""
    place = extent(_phrase(doc, doc[mention.head], cast))
    return Actor(
        place.text,
        place.start,
        place.end,
        code=mention.code,
        sector=mention.sectors[0] if mention.sectors else None,
        other_sectors=mention.sectors[1:],
        resolved=joined(couple, lambda one: extent(_phrase(doc, doc[one.head], cast)).text),
    )


def _known(mention: Mention | None) -> Known | None:
    if mention is None or mention.known is None or mention.known.kind == "demonym":
        return None
    return mention.known


def _holder(doc: Doc, mention: Mention, cast: Cast) -> Known | None:
    """Who holds the office that a mention names ("the Turkish foreign minister"), if one is known to on the
    day of the report."""
    agent, day = mention.agent, notes(doc).report.published
    if agent is None or day is None or mention.code is None or mention.name is not None or mention.plural:
        return None
    bare = doc[mention.head].tag_ == "NN" and mention.start == mention.head
    if bare and not any(kid.dep_ in {"det", "nmod:poss", "amod"} for kid in doc[mention.head].children):
        return None  # "named him premier"
    if "office" not in agent.flags or is_anonymous(doc, mention) or cast.attributes.is_past(mention):
        return None
    found = index_of(doc).holders(mention.code, agent.words, day)
    return found[0] if len(found) == 1 else None


def _phrase(doc: Doc, head: Token, cast: Cast) -> Span:
    """The words of a phrase, without "and" or "even" in front and with marks and brackets in pairs."""
    span = _words_of(doc, head, cast)
    start, end = span.start, span.end
    while start < head.i and (doc[start].pos_ == "CCONJ" or doc[start].lower_ in _BEFORE):
        start += 1
    return _paired(doc, start, end, head.i)


def _paired(doc: Doc, start: int, end: int, head: int) -> Span:
    """A mark or bracket that stands alone gets the one next to it, or the phrase ends before it."""
    opened: list[int] = []
    for i, token in enumerate(between(doc, start, end), start):
        text = token.text
        if text in _PAIRS:
            opened.append(i)
        elif text == '"':
            opened = opened[:-1] if opened and doc[opened[-1]].text == '"' else [*opened, i]
        elif text in _CLOSING:
            if opened and _PAIRS.get(doc[opened[-1]].text) == text:
                opened.pop()
            elif start > 0 and _PAIRS.get(doc[start - 1].text) == text:
                start -= 1
            elif text != "’":  # that may be an apostrophe
                return _paired(doc, i + 1, end, head) if i < head else phrases.trim(doc, start, i)
    if not opened:
        return doc[start:end]
    mark = doc[opened[0]].text
    if len(opened) == 1 and end < len(doc) and doc[end].text == _PAIRS.get(mark, mark):
        return doc[start : end + 1]
    if opened[0] > head:
        return phrases.trim(doc, start, opened[0])
    return doc[opened[-1] + 1 : end] if opened[-1] < head else doc[start:end]


def _words_of(doc: Doc, head: Token, cast: Cast) -> Span:
    """The phrase without what the tree hung too much on it: a time ("Amnesty International on Thursday"), an
    apposition or relative clause of a word inside it, a last word that belongs elsewhere."""
    mention = cast.mentions.get(head.i)
    if mention is not None and mention.counted and mention.known is not None and mention.kind == "body":
        return doc[mention.start : mention.end]  # "Boko Haram" in "Boko Haram fighters"
    span = phrases.noun_phrase(head)
    end = span.end
    for token in between(doc, head.i + 1, span.end):
        if token.idx in cast.times:
            end = min(end, token.i - 1 if doc[token.i - 1].pos_ == "ADP" else token.i)
        elif phrases.relation(token) == "appos" or token.dep_ == "acl:relcl":
            end = min(end, token.left_edge.i)
        elif token.lower_ in _OF_WHOM and doc[token.i - 1].text == ",":  # "four men, among them …"
            end = min(end, token.i - 1)
    end = max(end, head.i + 1)
    if doc[end - 1].ent_type_ == "PER" and person_name(doc[end - 1])[1] > end:
        return phrases.trim(doc, span.start, person_name(doc[end - 1])[1])  # a name that the tree has torn
    while end - 1 > head.i and not span.start <= doc[end - 1].head.i < end:
        end -= 1
    return phrases.trim(doc, span.start, _with_name(doc, head, end))


def _with_name(doc: Doc, head: Token, end: int) -> int:
    """The end of a phrase with the name that follows it without a comma: "Iran's ambassador Amir Sadegh"."""
    if end >= len(doc) or doc[end].head.i != head.i or (doc[end].dep_, doc[end].pos_) != ("appos", "PROPN"):
        return end
    end += 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return end


def is_anonymous(doc: Doc, mention: Mention) -> bool:
    """Whether a mention tells of unnamed people only: "two officials" and "witnesses", but no institution, no
    spokesperson and no holder of an office there is one of."""
    if mention.is_named or mention.kind not in {"person", "pronoun"}:
        return False
    head = doc[mention.head]
    if mention.kind == "pronoun":
        return head.lower_ in _SOMEBODY
    if mention.agent is None:
        return True
    if "voice" in mention.agent.flags:
        return False
    if "office" in mention.agent.flags and head.tag_ not in {"NNS", "NNPS"}:
        return any(kid.dep_ == "det" and kid.lower_ in {"a", "an", "one"} for kid in head.children)
    return True


def bare(doc: Doc, token: Token) -> Actor:
    """The record of a phrase the stage did not note: its words, and the country and sector that stand with
    it."""
    cast = cast_of(doc)
    mention = cast.mentions.get(token.i)
    if mention is None:
        mention = build(doc, token, cast.known_at)
        cast.attributes.settle(mention)
    if mention.kind in {"thing", "place"} and is_abstract(token.lemma_.lower()):
        mention.code, mention.sectors = None, ()
    elif mention.code is None and mention.kind in {"thing", "gear", "place"} and not faces(token):
        cast.attributes.settle(mention)
        own = (
            place_country(mention.name, cast.setting.named)
            if mention.kind == "place" and mention.name
            else None
        )
        mention.code = own or cast.setting.country_for(mention)
    return record(doc, mention, cast)
