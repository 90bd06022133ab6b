"""Towns, divisions and countries by their names."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from sayso.errors import KnowledgeError
from sayso.gazetteer import countries, towns
from sayso.gazetteer.countries import country_names, spelled_right
from sayso.gazetteer.names import fold
from sayso.gazetteer.nouns import area_named, place_noun
from sayso.gazetteer.towns import cities_named, cities_sounding, regions_named
from sayso.places.resolve import resolve


def test_one_form_for_many_spellings() -> None:
    assert fold("Al-Qaïda") == fold("al Qaida") == "al qaida"
    assert fold("The Hague") == "hague"
    assert fold("N’Djamena") == fold("N'Djamena")
    assert fold("U.S.") == "us"


@pytest.mark.parametrize(
    ("spelling", "code", "kind"),
    [
        ("Burma", "MMR", "name"), ("Iraqis", "IRQ", "demonym"), ("Côte d'Ivoire", "CIV", "name"),
        ("Türkiye", "TUR", "name"), ("Nigeriens", "NER", "demonym"), ("Whitehall", "GBR", "seat"),
        ("Brussels", "EUR", "seat"), ("Swiss", "CHE", "demonym"), ("DRC", "COD", "name"),
        ("Kosovo", "KOS", "name"),
    ],
)  # fmt: skip
def test_countries(spelling: str, code: str, kind: str) -> None:
    assert (code, kind) in {(one.code, one.kind) for one in country_names()[fold(spelling)]}


def test_us_is_not_us() -> None:
    assert spelled_right("US", "US")
    assert not spelled_right("us", "US")
    assert not spelled_right("turkey", "Turkey")


def test_towns_and_their_country() -> None:
    tame = cities_named("Tame")
    assert [(city.name, city.country, city.geonameid) for city in tame] == [("Tame", "COL", 3667478)]
    assert tame[0].lat == pytest.approx(6.46, abs=0.01)
    assert cities_named("Kiev")[0].name == "Kyiv"
    assert cities_named("Nowhereville-on-Sea") == ()


def test_another_romanisation_is_found_within_a_country() -> None:
    assert [city.geonameid for city in cities_sounding("Tal Rifaat", "SYR")] == [163476]
    assert cities_sounding("Tal Rifaat", "FRA") == ()


def test_divisions_with_and_without_their_kind() -> None:
    assert [region.country for region in regions_named("Arauca department")] == ["COL"]
    assert "AFG" in {region.country for region in regions_named("Helmand")}


def test_the_first_look_up_is_quick() -> None:
    towns._lines.cache_clear()
    start = time.perf_counter()
    towns._lines()
    assert time.perf_counter() - start < 1.0


def test_a_broken_country_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "countries.tsv"
    path.write_text("Mali\tMali\tMalian\tBamako\t\tML\n", encoding="utf-8")
    monkeypatch.setattr(countries, "FILE", path)
    countries.countries.cache_clear()
    try:
        with pytest.raises(KnowledgeError, match=r"countries\.tsv, line 1: code 'Mali'"):
            countries.countries()
    finally:
        monkeypatch.undo()
        countries.countries.cache_clear()


def nowhere(_: str) -> float:
    return 0.0


def test_the_container_decides() -> None:
    found = resolve("Tripoli", container="LBN", division=None, weight=nowhere, dominant=None)
    assert found.country == "LBN"
    assert found.city is None or found.city.country == "LBN"
    assert resolve("Tripoli", container=None, division=None, weight=nowhere, dominant=None).country == "LBY"


def test_the_reports_countries_decide_next() -> None:
    found = resolve(
        "Cordoba", container=None, division=None, weight=lambda c: float(c == "ESP"), dominant=None
    )
    assert found.country == "ESP"


def test_no_pin_is_invented() -> None:
    unknown = resolve("Zarvanholm", container="SEN", division=None, weight=nowhere, dominant=None)
    assert (unknown.name, unknown.city, unknown.country) == ("Zarvanholm", None, "SEN")
    small = resolve(
        "Republic", container=None, division=None, weight=lambda c: float(c == "SEN"), dominant="SEN"
    )
    assert small.city is None
    unclear = resolve("San Juan", container=None, division=None, weight=nowhere, dominant="KEN")
    assert unclear.city is None


def test_areas_and_common_nouns() -> None:
    area = area_named("the Gaza Strip")
    assert area is not None
    assert area.country == "PSE"
    assert place_noun("airport") == "facility"
    assert place_noun("idea") is None
