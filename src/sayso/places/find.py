"""The phrases of a report that name places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sayso.actors.cast import Cast, cast_of
from sayso.actors.home import country_of_known
from sayso.actors.mentions import bounds
from sayso.actors.metonyms import is_struck
from sayso.actors.setting import IN_PLACE
from sayso.actors.words import words
from sayso.gazetteer.candidates import candidates
from sayso.gazetteer.names import fold
from sayso.gazetteer.nouns import area_named, name_end, place_noun
from sayso.gazetteer.towns import TOWN, cities_named, regions_named
from sayso.language import phrases
from sayso.language.tokens import between
from sayso.notes import notes
from sayso.places.beside import beside
from sayso.places.containers import BETWEEN, Container, container_before, container_of, place_entity
from sayso.places.resolve import NO_PLACES, Context, OwnPlaces, resolve
from sayso.records import Place

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_KEY: Final = "sayso.places.finder"
LOCATIVE: Final = IN_PLACE | {"to", "from", "of", "for"}
_TERMS: Final = frozenset({"year", "month", "week", "day", "life"})
_DIRECTIONS: Final = frozenset(
    ["north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "side"]
)
_STORMS: Final = words("storms")
_ONLY_OF_PLACES: Final = frozenset({"in", "at", "near", "outside", "inside", "around", "across"})


class Finder:
    """Finds the places of one report."""

    def __init__(self, doc: Doc, cast: Cast, own: OwnPlaces) -> None:
        """``own``: a user's places by folded name."""
        self._doc, self._cast, self._own = doc, cast, own

    def place_of_phrase(self, token: Token) -> Place | None:
        """The place that the phrase with this head names, or ``None`` where it names none or acts as
        somebody."""
        doc, cast = self._doc, self._cast
        known = cast.known_at.get(token.i)
        kinds = {one.kind for one in known.options} if known is not None else set()
        acting = token.i in notes(doc).actors
        if (kinds & {"country", "seat"} and not kinds & {"demonym"}) or kinds >= {"country", "demonym"}:
            if (acting and not is_struck(token)) or not (
                is_locative(token) or is_struck(token) or _is_loose(token)
            ):
                return None
            return self._named(token, doc[known.start : known.end]) if known is not None else None
        if kinds or (acting and token.ent_type_ != "LOC" and cast.mentions[token.i].kind != "place"):
            return None
        if token.pos_ == "PROPN" or token.ent_type_ == "LOC":
            return self._of_name(token)
        if token.pos_ == "NOUN" and is_locative(token):
            span = _name(doc, token)
            if any(t.pos_ == "PROPN" for t in span) and (
                place_noun(token.lemma_.lower()) or name_end(token.text)
            ):
                return self._named(token, span)
            return self._common(token)
        return None

    def named_otherwise(self) -> Iterator[Place]:
        """The names of places that are no place of anything: those that act ("Moscow said"), and words of
        other phrases ("a US soldier")."""
        doc, cast = self._doc, self._cast
        taken = [(place.start, place.end) for place in notes(doc).places.values()]
        spans = [
            doc[one.start : one.end]
            for one in dict.fromkeys(cast.known_at.values())
            if any(known.kind in {"country", "seat"} for known in one.options)
            and all(known.kind != "demonym" for known in one.options)
        ]
        others = {i for i, one in cast.known_at.items() if one.options[0].kind in {"person", "body"}}
        entities = [entity for entity in doc.ents if entity.label_ == "LOC" and entity.start not in others]
        longer = [entity for entity in entities if _is_longer(entity, spans)]  # "New Mexico" is not Mexico
        apart = [entity for entity in entities if not any(_touch(entity, span) for span in spans)]
        states = [span for span in spans if not any(_touch(span, entity) for entity in longer)]
        for span in sorted((*states, *longer, *apart), key=lambda span: span.start):
            if span.start in cast.silent or span.start in cast.dated:
                continue
            if not any(span.start_char < end and start < span.end_char for start, end in taken):
                yield self._place(span, span.start_char, container_of(doc, span.end, cast))

    def proposed(self, token: Token) -> Place | None:
        """The place of a name or a common noun that stands in no phrase of place but is the scene of an event
        by the heads' word; ``None`` for what can be none."""
        if token.pos_ == "NOUN":
            span = phrases.noun_phrase(token)
            resolution = "area" if token.lower_ in _DIRECTIONS else place_noun(token.lemma_.lower())
            return self._unnamed(token, span, resolution) if resolution is not None else None
        span = _name(self._doc, token)
        if token.ent_type_ in {"PER", "NORP"} or not span.text[:1].isupper() or _is_storm(self._doc, span):
            return None
        return self._named(token, span)

    def _of_name(self, token: Token) -> Place | None:
        """The place of a proper name."""
        doc, entity = self._doc, place_entity(token)
        if entity is not None and entity.root.i != token.i:
            return None
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
            (is_locative(token) or is_struck(token)) and self._can_be_place(token, span)
        ):
            return self._named(token, span)
        return None

    def _can_be_place(self, token: Token, span: Span) -> bool:
        """Whether an unlabelled proper name may be a place: in a list, with the word of one, or after a
        preposition that only places have."""
        mention = self._cast.mentions.get(token.i)
        if mention is None or mention.kind in {"person", "body", "people"}:
            return bool(mention is not None and name_end(span[-1].text))
        text = span.text
        if cities_named(text, TOWN) or fold(text) in self._own:
            return True
        if regions_named(text) or area_named(text) or name_end(span[-1].text):
            return True
        cases = {case.lower_ for case in phrases.children(token, "case")}
        return bool(cases & _ONLY_OF_PLACES) and span[0].text[0].isupper()

    def _named(self, token: Token, span: Span) -> Place:
        doc, cast = self._doc, self._cast
        box = container_of(doc, span.end, cast)
        if box.country is None and token.i not in box.tokens:
            box = replace(box, country=container_before(doc, span.start, cast))
        start = span.start_char
        if span.start > 0 and doc[span.start - 1].lower_ in BETWEEN and doc[span.start - 1].pos_ == "ADJ":
            start = doc[span.start - 1].idx  # "northern Mali"
        return beside(self._place(span, start, box), doc, token)

    def _place(self, span: Span, start: int, box: Container) -> Place:
        """The place of a name; ``start`` is the first character of the words to show."""
        setting = self._cast.setting
        context = Context(
            box.country, box.division, setting.weight, setting.total, setting.told, setting.scene, self._own
        )
        found = resolve(span.text, context)
        at, end = found.place, span.end_char
        return Place(
            notes(self._doc).report.text[start:end], start, end,
            name=found.name,
            geonameid=at.geonameid if at else None,
            lat=at.lat if at else None,
            lon=at.lon if at else None,
            country=found.country,
            admin1=at.admin1 if at else None,
            resolution=found.resolution,
            uncertainty_km=float(at.radius) if at and at.radius else None,
        )  # fmt: skip

    def _common(self, token: Token) -> Place | None:
        """Such as "outside parliament", "in the village": no name, no pin; a country where the phrase or the
        report gives one."""
        resolution = place_noun(token.lemma_.lower())
        before = [word.lemma_ for word in between(self._doc, max(0, token.i - 2), token.i)]
        if resolution is None or (before[1:] == ["in"] and before[0] in _TERMS):  # "five years in prison"
            return None
        cases = {case.lower_ for case in phrases.children(token, "case")}
        if not cases & (IN_PLACE | {"from"}):
            return None
        return self._unnamed(token, self._undated(token), resolution)

    def _undated(self, token: Token) -> Span:
        """The phrase of a noun without the time that hangs on it ("court in May")."""
        doc, span = self._doc, phrases.noun_phrase(token)
        for i in range(token.i + 1, span.end):
            if i in self._cast.dated:
                return doc[span.start : max(token.i + 1, i - (doc[i - 1].pos_ == "ADP"))]
        return span

    def _unnamed(self, token: Token, span: Span, resolution: str) -> Place:
        country = None
        for i in range(span.start, span.end):
            known = self._cast.known_at.get(i)
            if known is not None:
                country = country_of_known(known.options)
        if token.lemma_.lower() in {"embassy", "consulate"}:
            country = None  # stands in another country than the one it is of
        place = Place(
            span.text, span.start_char, span.end_char,
            country=country or self._cast.setting.only, resolution=resolution,
        )  # fmt: skip
        return beside(place, self._doc, token)


def finder_of(doc: Doc, own: OwnPlaces = NO_PLACES) -> Finder:
    """The report's finder, made with a user's own places at the first call."""
    found: Finder | None = doc.user_data.get(_KEY)
    if found is None:
        found = doc.user_data[_KEY] = Finder(doc, cast_of(doc), own)
    return found


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


def _is_storm(doc: Doc, span: Span) -> bool:
    """Such as "Cyclone Mora", "Operation Timber"."""
    return any(t.lower_ in _STORMS for t in between(doc, max(0, span.start - 1), span.end))


def _is_loose(token: Token) -> bool:
    """A place that hangs on another without a preposition: "Tripoli, Lebanon"."""
    return phrases.relation(token) in {"appos", "list", "parataxis", "dep"} or token.dep_ in {
        "nmod:unmarked",
        "obl:unmarked",
        "nmod:poss",
    }


def _touch(one: Span, other: Span) -> bool:
    return bool(one.start < other.end and other.start < one.end)


def _is_longer(entity: Span, spans: Sequence[Span]) -> bool:
    """Whether an entity is the name of a place of its own with the name of a country in it."""
    inside = [span for span in spans if _touch(entity, span)]
    return any(len(span) < len(entity) for span in inside) and bool(candidates(entity.text))


def _name(doc: Doc, token: Token) -> Span:
    """The name's words: the whole entity, or the capitalised words about the head."""
    start, end = bounds(token)
    entity = place_entity(token)
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
