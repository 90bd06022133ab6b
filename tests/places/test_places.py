"""Places in sentences of our own, and where an event happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sayso.notes import notes
from sayso.places.link import place_of

if TYPE_CHECKING:
    from collections.abc import Callable


def where(doc: Any, trigger: str) -> str | None:
    token = next(token for token in doc if token.text == trigger)
    place = place_of(doc, token)
    return place.name or place.text if place is not None else None


def test_a_chain_gives_the_country(parse: Callable[..., Any]) -> None:
    doc = parse("A bomb killed two men near Tame, in Colombia's Arauca department.", through="places")
    tame = next(place for place in notes(doc).places.values() if place.text == "Tame")
    assert (tame.country, tame.geonameid, tame.resolution) == ("COL", 3667478, "city")


def test_a_place_named_beside_the_event_is_where_it_was(parse: Callable[..., Any]) -> None:
    doc = parse("The Baghdad crackdown killed ten people.", through="places")
    assert where(doc, "crackdown") == "Baghdad"


def test_an_unknown_town_has_the_country_that_is_stated(parse: Callable[..., Any]) -> None:
    doc = parse("Gunmen attacked a mine at Zarkaba, in northern Burkina Faso, on Monday.", through="places")
    town = next(place for place in notes(doc).places.values() if place.text == "Zarkaba")
    assert (town.country, town.geonameid, town.lat, town.lon) == ("BFA", None, None, None)


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Rebels attacked a convoy near Tame, in Colombia's Arauca department.", "attacked", "Tame"),
        ("The interior ministry in Manila said that marines burned huts in Jolo.", "burned", "Jolo"),
        ("General Deng told reporters in Juba that his men had fired.", "fired", None),
        ("Workers blocked Harbour Road for three hours.", "blocked", "Harbour Road"),
        ("The prime minister flew to Jakarta to meet President Roth.", "meet", "Jakarta"),
        ("Villagers fled to Aleppo.", "fled", "Aleppo"),
        ("Troops were flown to Tame from Bogota on Sunday.", "flown", "Tame"),
        ("Rebels freed nine drivers at Camp Oro near Tame.", "freed", "Camp Oro"),
        ("The army shelled Aleppo. Rebels seized a school in the city.", "seized", "Aleppo"),
        ("Peacekeepers flew the families to Aleppo, where monks fed them.", "fed", "Aleppo"),
        ("Gunmen stormed Tame on Friday. Two guards were killed there.", "killed", "Tame"),
        ("Police fired tear gas at students in Nairobi.", "fired", "Nairobi"),
        ("Militants seized a tanker to protest against the war in Gaza.", "seized", None),
        ("Troops shelled Aleppo on Sunday.", "shelled", "Aleppo"),
    ],
)
def test_where_it_happened(parse: Callable[..., Any], text: str, trigger: str, place: str | None) -> None:
    assert where(parse(text, through="places"), trigger) == place


def test_a_month_is_no_place(parse: Callable[..., Any]) -> None:
    doc = parse("The army left in March and came back in May.", through="places")
    assert not notes(doc).places


def test_a_known_town_of_another_country_is_not_pinned(parse: Callable[..., Any]) -> None:
    doc = parse("Senegal's army freed four soldiers of the Republic in Bignona.", through="places")
    assert {place.country for place in notes(doc).places.values() if place.geonameid} <= {"SEN"}


def test_a_scene_that_only_the_heads_hear_is_among_the_places(read: Callable[..., Any]) -> None:
    reading = read("At Manik Farm volunteers fed 40,000 people on Monday.")
    assert [event.event_loc.text for event in reading.events if event.event_loc] == ["Manik Farm"]
    assert [place.text for place in reading.places] == ["Manik Farm"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("There is no truce in Gaza, Qatar's minister Majed al-Ansari said.", "PSE"),
        ("In Goma, Rwanda accused the militia of murder.", "COD"),
        ("A bomb went off in Goma, Congo, on Friday.", "COD"),
    ],
)
def test_who_speaks_behind_a_comma_contains_nothing(
    read: Callable[..., Any], text: str, country: str
) -> None:
    assert [place.country for place in read(text).places if place.text in {"Gaza", "Goma"}] == [country]


def test_an_event_is_not_where_a_later_sentence_is(read: Callable[..., Any]) -> None:
    event = read("Officials in Tripoli, Libya, met rebels. Police in London arrested a man.").events[0]
    assert event.event_loc is None or event.event_loc.text == "Tripoli"


def test_known_people_and_times_are_no_places(read: Callable[..., Any]) -> None:
    places = read("Damiba's government fell in Burkina Faso. He is due back in court in May.").places
    assert {place.text for place in places} == {"Burkina Faso", "court"}


def test_a_new_place_is_not_the_old_one(read: Callable[..., Any]) -> None:
    places = read("Police in Texas and New Mexico arrested nine men.").places
    assert [(place.name, place.country) for place in places] == [("Texas", "USA"), ("New Mexico", "USA")]
