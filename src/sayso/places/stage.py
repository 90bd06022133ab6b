"""The places' room: every phrase that says where, with its country and, if certain, coordinates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sayso.actors.cast import Cast, cast_of
from sayso.actors.home import country_of_known
from sayso.actors.mentions import bounds, is_head
from sayso.actors.metonyms import is_struck
from sayso.actors.setting import IN_PLACE
from sayso.actors.words import words
from sayso.gazetteer.nouns import area_named, name_end, place_noun
from sayso.gazetteer.towns import cities_named, regions_named
from sayso.language import phrases
from sayso.language.tokens import between
from sayso.notes import notes
from sayso.places.resolve import resolve
from sayso.records import Place

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

LOCATIVE: Final = IN_PLACE | {"to", "from", "of", "for"}
_STORMS: Final = words("storms")
_BETWEEN: Final = words("between_place_and_container")
_REACH: Final = 9


@dataclass(frozen=True, slots=True)
class Container:
    """What the text puts a place in: country code, division, and the tokens that say so."""

    country: str | None
    division: str | None
    tokens: tuple[int, ...]


class Places:
    """Notes every place phrase; a name with a container takes it from there ("Tame, in Colombia's Arauca
    department")."""

    name = "places"
    requires = frozenset({"words", "tree", "names", "actors"})
    assigns = frozenset({"places"})

    def __call__(self, doc: Doc) -> None:
        """Fill ``notes(doc).places``."""
        noted = notes(doc)
        cast = cast_of(doc)
        for token in doc:
            if token.is_space or token.i in cast.dated or token.i in cast.silent or not is_head(token):
                continue
            place = place_of_phrase(doc, token, cast)
            if place is not None:
                noted.places[token.i] = place


def place_of_phrase(doc: Doc, token: Token, cast: Cast) -> Place | None:
    """The place a phrase names, or ``None`` where it names none or acts as somebody."""
    known = cast.known_at.get(token.i)
    kinds = {one.kind for one in known.options} if known is not None else set()
    acting = token.i in notes(doc).actors
    if (kinds & {"country", "seat"} and not kinds & {"demonym"}) or kinds >= {"country", "demonym"}:
        if (acting and not is_struck(token)) or not (
            is_locative(token) or is_struck(token) or _is_loose(token)
        ):
            return None
        return _named(doc, token, cast, doc[known.start : known.end]) if known is not None else None
    if kinds or (acting and token.ent_type_ != "LOC" and cast.mentions[token.i].kind != "place"):
        return None
    if token.pos_ == "PROPN" or token.ent_type_ == "LOC":
        span = _name(doc, token)
        if span.text.islower() or _is_storm(doc, span):
            return None
        if span.root.i != token.i and span.start <= token.head.i < span.end:
            return None  # a word inside a longer name
        if token.ent_type_ in {"PER", "NORP"} or (
            token.ent_type_ == "ORG" and name_end(span[-1].text) is None
        ):
            return None
        if token.ent_type_ == "LOC" or (
            (is_locative(token) or is_struck(token)) and _can_be_place(token, span, cast)
        ):
            return _named(doc, token, cast, span)
        return None
    if token.pos_ == "NOUN" and is_locative(token):
        span = _name(doc, token)
        if any(t.pos_ == "PROPN" for t in span) and (
            place_noun(token.lemma_.lower()) or name_end(token.text)
        ):
            return _named(doc, token, cast, span)
        return _common(doc, token, cast)
    return None


def _is_storm(doc: Doc, span: Span) -> bool:
    """Such as "Cyclone Mora", "Operation Timber"."""
    return any(t.lower_ in _STORMS for t in between(doc, max(0, span.start - 1), span.end))


def is_locative(token: Token) -> bool:
    """Whether a phrase stands with a preposition of place (its own, or that of the phrase it is coordinated
    with)."""
    here = token
    while (
        phrases.relation(here) in {"conj", "appos"}
        and here.head.i != here.i
        and phrases.child(here, "case") is None
    ):
        here = here.head
    return any(case.lower_ in LOCATIVE for case in phrases.children(here, "case"))


def _is_loose(token: Token) -> bool:
    """A place that hangs on another without a preposition: "Tripoli, Lebanon"."""
    return phrases.relation(token) in {"appos", "list", "parataxis", "dep"} or token.dep_ in {
        "nmod:unmarked",
        "obl:unmarked",
        "nmod:poss",
    }


def _can_be_place(token: Token, span: Span, cast: Cast) -> bool:
    """Whether an unlabelled proper name may be a place: in a list, with the word of one, or after a
    preposition that only places have."""
    mention = cast.mentions.get(token.i)
    if token.i not in cast.mentions or (mention is not None and mention.kind in {"person", "body", "people"}):
        return bool(token.i in cast.mentions and name_end(span[-1].text))
    text = span.text
    if cities_named(text) or regions_named(text) or area_named(text) or name_end(span[-1].text):
        return True
    cases = {case.lower_ for case in phrases.children(token, "case")}
    return (
        bool(cases & {"in", "at", "near", "outside", "inside", "around", "across"})
        and span[0].text[0].isupper()
    )


def _name(doc: Doc, token: Token) -> Span:
    """The name's words: the whole entity, or the capitalised words about the head."""
    start, end = bounds(token)
    entity = _entity(token)
    if entity is not None:
        if len(entity) > 1 and (area_named(entity.text) or cities_named(entity.text)):
            return entity  # also "Cox's Bazar"
        first = entity.start + (doc[entity.start].pos_ == "DET")
        start, end = max(start, first), max(end, entity.end)
    while start < token.i and not doc[start].text[:1].isupper():
        start += 1
    for i in range(token.i - 1, start - 1, -1):  # "Colombia's Arauca department" -> "Arauca department"
        if doc[i].lower_ in {"'s", "’s"}:
            start = i + 1
            break
    return phrases.trim(doc, start, end)


def _entity(token: Token) -> Span | None:
    """The entity of kind LOC that holds a token."""
    if token.ent_type_ != "LOC":
        return None
    doc, start, end = token.doc, token.i, token.i + 1
    while start > 0 and doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return doc[start:end]


def container_of(doc: Doc, end: int, cast: Cast) -> Container:
    """What follows a name and contains it: "…, in Colombia's Arauca department", "…, northern Mali"."""
    country = division = None
    tokens: list[int] = []
    at = end
    if at < len(doc) and not (doc[at].text == "," or doc[at].lower_ in {"in", "of"}):
        return Container(None, None, ())
    while at < min(len(doc), end + _REACH):
        known = cast.known_at.get(at)
        if known is not None and any(one.kind in {"country", "demonym"} for one in known.options):
            if country is not None:
                break
            country = country_of_known(known.options)
            tokens += range(known.start, known.end)
            at = known.end
            if doc[at - 1].tag_ in {"NNS", "NNPS"} and all(one.kind == "demonym" for one in known.options):
                return Container(None, None, ())
            continue
        token = doc[at]
        if token.lower_ in _BETWEEN or token.is_space:
            if "\n" in token.text:
                break
        elif (
            token.pos_ == "PROPN"
            and division is None
            and (regions_named(token.text) or token.ent_type_ == "LOC" or area_named(token.text))
        ):
            if country is None and not _leads_on(doc, at):
                break
            division = token.text
            tokens.append(at)
        else:
            break
        at += 1
    if country is None and division is not None:
        codes = {region.country for region in regions_named(division)}
        area = area_named(division)
        country = next(iter(codes)) if len(codes) == 1 else (area.country if area is not None else None)
    return Container(country, division, tuple(tokens))


def _leads_on(doc: Doc, at: int) -> bool:
    """Whether a division's name stands in apposition ("in Tame, Arauca") rather than in a list ("Tame, Arauca
    and …")."""
    return at + 1 >= len(doc) or doc[at + 1].lower_ not in {"and", "or"}


def _before(doc: Doc, start: int, cast: Cast) -> str | None:
    """A container in front: "Syria's Aleppo", "the Colombian town of Tame"."""
    at = start - 1
    steps = 0
    while at >= 0 and steps < 6:
        known = cast.known_at.get(at)
        if known is not None:
            if any(one.kind in {"country", "demonym"} for one in known.options):
                return country_of_known(known.options)
            return None
        token = doc[at]
        fits = token.lower_ in {
            "of",
            "'s",
            "’s",
            "-",
            "held",
            "controlled",
            "occupied",
            "near",
            "northern",
            "southern",
            "eastern",
            "western",
            "central",
        }
        if not (fits or place_noun(token.lemma_.lower()) or token.pos_ == "ADJ"):
            return None
        if token.lower_ in {"of", "near"} and not (at > 0 and place_noun(doc[at - 1].lemma_.lower())):
            return None
        at -= 1
        steps += 1
    return None


def _named(doc: Doc, token: Token, cast: Cast, span: Span) -> Place:
    box = container_of(doc, span.end, cast)
    country = box.country or _before(doc, span.start, cast) if token.i not in box.tokens else box.country
    setting = cast.setting
    found = resolve(
        span.text,
        container=country,
        division=box.division,
        weight=setting.weight,
        dominant=setting.scene,
        abroad=bool(setting.named),
    )
    city = found.city
    start, end = span.start_char, span.end_char
    if span.start > 0 and doc[span.start - 1].lower_ in _BETWEEN and doc[span.start - 1].pos_ == "ADJ":
        start = doc[span.start - 1].idx  # "northern Mali"
    return Place(
        notes(doc).report.text[start:end], start, end,
        name=found.name,
        geonameid=city.geonameid if city else None,
        lat=city.lat if city else None,
        lon=city.lon if city else None,
        country=found.country,
        admin1=found.admin1,
        resolution=found.resolution,
    )  # fmt: skip


def _common(doc: Doc, token: Token, cast: Cast) -> Place | None:
    """Such as "outside parliament", "in the village": no name, no pin; a country where the phrase or the
    report gives one."""
    resolution = place_noun(token.lemma_.lower())
    if resolution is None:
        return None
    cases = {case.lower_ for case in phrases.children(token, "case")}
    if not cases & (IN_PLACE | {"from"}):
        return None
    span = phrases.noun_phrase(token)
    country = None
    for i in range(span.start, span.end):
        known = cast.known_at.get(i)
        if known is not None:
            country = country_of_known(known.options)
    if doc[token.i].lemma_.lower() in {"embassy", "consulate"}:
        country = None  # stands in another country than the one it is of
    return Place(
        span.text, span.start_char, span.end_char, country=country or cast.setting.only, resolution=resolution
    )
