"""Towns, divisions and countries by their names."""

from __future__ import annotations

import re
import time
from pathlib import Path
from types import ModuleType

import pytest

from sayso.errors import KnowledgeError
from sayso.gazetteer import codes, countries, points, towns
from sayso.gazetteer.candidates import candidates
from sayso.gazetteer.countries import country_names, spelled_right
from sayso.gazetteer.globe import destination, distance
from sayso.gazetteer.names import fold
from sayso.gazetteer.nouns import area_named, place_noun
from sayso.gazetteer.towns import cities_named, cities_sounding, regions_named
from sayso.places.resolve import Context, resolve


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
    towns._table.cache_clear()
    start = time.perf_counter()
    towns._table()
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


def test_the_container_decides() -> None:
    found = resolve("Tripoli", Context("LBN"))
    assert found.country == "LBN"
    assert found.place is None or found.place.country == "LBN"
    assert resolve("Tripoli", Context()).country == "LBY"


def test_the_reports_countries_decide_next() -> None:
    assert resolve("Cordoba", Context(weight=lambda c: float(c == "ESP"), total=1.0)).country == "ESP"


def test_no_pin_is_invented() -> None:
    unknown = resolve("Zarvanholm", Context("SEN"))
    assert (unknown.name, unknown.place, unknown.country) == ("Zarvanholm", None, "SEN")
    small = resolve("Republic", Context(weight=lambda c: float(c == "SEN"), total=1.0, dominant="SEN"))
    assert small.place is None
    assert resolve("San Juan", Context(dominant="KEN")).place is None


def test_areas_and_common_nouns() -> None:
    area = area_named("the Gaza Strip")
    assert area is not None
    assert area.country == "PSE"
    assert place_noun("airport") == "facility"
    assert place_noun("idea") is None


def test_distances_on_the_globe() -> None:
    assert distance(33.34, 44.4, 33.34, 44.4) == 0.0
    assert distance(0.0, 0.0, 0.0, 90.0) == pytest.approx(10_007.5, abs=1.0)
    lat, lon = destination(33.34, 44.4, 180.0, 100.0)
    assert distance(33.34, 44.4, lat, lon) == pytest.approx(100.0, abs=0.01)
    assert (lat < 33.34, round(lon, 6)) == (True, 44.4)
    assert destination(0.0, 179.9, 90.0, 100.0)[1] < -179.0


def test_every_country_has_a_point_within_its_radius_of_a_town() -> None:
    for code, point in points.points().items():
        assert code in countries.countries()
        seat = next(iter(countries.countries()[code].seats), None)
        towns_ = [city for city in cities_named(seat) if city.country == code] if seat else []
        if towns_:
            apart = distance(point.lat, point.lon, towns_[0].lat, towns_[0].lon)
            assert apart <= 2 * point.radius + 50, (code, apart)


def test_codes_of_other_systems() -> None:
    assert (codes.codes()["YEM"].cow_number, codes.codes()["YEM"].gw_number) == (679, 678)
    for number in ("cow_number", "gw_number", "cow"):
        given = [getattr(one, number) for one in codes.codes().values() if getattr(one, number) is not None]
        assert len(given) == len(set(given))


@pytest.mark.parametrize(
    ("table", "line", "says"),
    [
        (points, "FRA\t1\tx\t2\t3\n", "points.tsv, line 1"),
        (codes, "QQQ\tQQQ\t1\t1\n", "country_codes.tsv, line 1: 'QQQ'"),
        (codes, "FRA\tFRN\tx\t1\n", "country_codes.tsv, line 1"),
    ],
)
def test_a_broken_table_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: ModuleType, line: str, says: str
) -> None:
    path = tmp_path / table.FILE.name
    path.write_text(line, encoding="utf-8")
    monkeypatch.setattr(table, "FILE", path)
    load = table.points if table is points else table.codes
    load.cache_clear()
    try:
        with pytest.raises(KnowledgeError, match=re.escape(says)):
            load()
    finally:
        monkeypatch.undo()
        load.cache_clear()


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("New York", ("city", "USA")), ("Washington", ("city", "USA")), ("Hama", ("city", "SYR")),
        ("Hama governorate", ("admin1", "SYR")), ("England", ("admin1", "GBR")),
        ("Georgia", ("country", "GEO")), ("Sahel", ("area", None)),
    ],
)  # fmt: skip
def test_what_a_name_means_first(name: str, first: tuple[str, str | None]) -> None:
    best = candidates(name)[0]
    assert (best.resolution, best.country) == first


@pytest.mark.parametrize(
    ("name", "country"), [("Hodeidah", "YEM"), ("Qamishli", "SYR"), ("Deir al-Balah", "PSE")]
)
def test_the_arabic_article_may_be_left_out_or_spelled_otherwise(name: str, country: str) -> None:
    assert cities_named(name)[0].country == country
