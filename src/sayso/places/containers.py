"""What the text puts a place in: "Tame, in Colombia's Arauca department", "Syria's Aleppo", "Atlanta,
Georgia"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sayso.actors.cast import Cast
from sayso.actors.home import country_of_known
from sayso.actors.knowledge import Known
from sayso.actors.words import words
from sayso.gazetteer.nouns import area_named, place_noun
from sayso.gazetteer.towns import countries_divided, regions_named
from sayso.language.phrases import name_of, relation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

BETWEEN: Final = words("between_place_and_container")
"""Words between a place and its container ("in", "northern")."""
_REACH: Final = 9
_BEFORE: Final = frozenset(
    ["of", "'s", "’s", "-", "held", "controlled", "occupied", "near", "northern", "southern", "eastern",
     "western", "central"]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Container:
    """What the text puts a place in: country code, division, and the tokens that say so."""

    country: str | None
    division: str | None
    tokens: tuple[int, ...]


def container_of(doc: Doc, end: int, cast: Cast) -> Container:
    """What follows a name and contains it: "…, in Colombia's Arauca department", "…, northern Mali"."""
    country = division = None
    tokens: list[int] = []
    at = end
    if at < len(doc) and not (doc[at].text == "," or doc[at].lower_ in {"in", "of"}):
        return Container(None, None, ())
    while at < min(len(doc), end + _REACH):
        known = cast.known_at.get(at)
        entity = place_entity(doc[at])
        if entity is not None and entity.start == at and len(entity) > 1 and regions_named(entity.text):
            if country is None and not _leads_on(doc, entity.end):
                break
            division = division or entity.text  # "British Columbia" says nothing of Britain
            tokens += range(at, entity.end)
            at = entity.end
            continue
        if known is not None and any(one.kind in {"country", "demonym"} for one in known.options):
            if country is not None or _is_somebody(doc, at, known.end):
                break
            name = doc[known.start : known.end].text
            namesake = _division_meant(name, known.options, cast)
            if namesake is not None:  # "Atlanta, Georgia"
                country, division = namesake, division or name
            else:
                country = country_of_known(known.options)
            tokens += range(known.start, known.end)
            at = known.end
            if doc[at - 1].tag_ in {"NNS", "NNPS"} and all(one.kind == "demonym" for one in known.options):
                return Container(None, None, ())
            continue
        token = doc[at]
        if token.lower_ in BETWEEN or token.is_space:
            if "\n" in token.text:
                break
        elif (
            token.pos_ == "PROPN"
            and division is None
            and (regions_named(token.text) or token.ent_type_ == "LOC" or area_named(token.text))
        ):
            if country is None and not _leads_on(doc, at + 1):
                break
            division = token.text
            tokens.append(at)
        else:
            break
        at += 1
    if country is None and division is not None:
        codes = countries_divided(division)
        area = area_named(division)
        country = next(iter(codes)) if len(codes) == 1 else (area.country if area is not None else None)
    return Container(country, division, tuple(tokens))


def _is_somebody(doc: Doc, start: int, end: int) -> bool:
    """Whether a country behind a comma is no container but acts or owns: "in Gaza, Qatar's minister said"."""
    owns = end < len(doc) and doc[end].tag_ == "POS"
    return doc[start - 1].text == "," and (owns or relation(doc[end - 1]) in {"nsubj", "csubj"})


def place_entity(token: Token) -> Span | None:
    """The entity of kind LOC that holds a token."""
    return name_of(token) if token.ent_type_ == "LOC" else None


def _division_meant(name: str, options: tuple[Known, ...], cast: Cast) -> str | None:
    """The country of the division that has exactly a country's name, where the report names its country and
    says nothing else of the other."""
    code, setting = country_of_known(options), cast.setting
    if code is None or setting.told(code):
        return None
    namesakes = (one.country for one in regions_named(name) if one.name == name and one.country != code)
    return next((country for country in namesakes if setting.weight(country) > 0), None)


def _leads_on(doc: Doc, end: int) -> bool:
    """Whether a division's name that ends here stands in apposition ("in Tame, Arauca") rather than in a list
    ("Tame, Arauca and …", "Delaware, Illinois, Kentucky")."""
    after = [doc[i] for i in range(end, min(len(doc), end + 2))]
    if after and after[0].text == "," and len(after) > 1:
        return after[1].lower_ not in {"and", "or"} and not (
            after[1].ent_type_ == "LOC" and bool(regions_named(_name_from(after[1])))
        )
    return not after or after[0].lower_ not in {"and", "or"}


def _name_from(token: Token) -> str:
    entity = place_entity(token)
    return token.text if entity is None else entity.text


def container_before(doc: Doc, start: int, cast: Cast) -> str | None:
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
        fits = token.lower_ in _BEFORE
        if not (fits or place_noun(token.lemma_.lower()) or token.pos_ == "ADJ"):
            return None
        if token.lower_ in {"of", "near"} and not (at > 0 and place_noun(doc[at - 1].lemma_.lower())):
            return None
        at -= 1
        steps += 1
    return None
