"""A user's own places: tables and dumps of GeoNames."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import InputError
from sayso.places.own import read
from sayso.places.resolve import Context, resolve
from sayso.reader import Reader
from sayso.records import Report

TABLE = """\
name,other_names,resolution,country,lat,lon
Nahr Dam,Sadd Nahr;Nahr barrage,facility,LB,34.1,35.9
Tripoli,,city,LBN,34.4,35.8
Nowhere,,city,XQ,1,2
Far Point,,city,LBN,134,2
,,city,LBN,1,2
Wide Plain,,plain,LBN,1,2
too,few
"""
DUMP = "\n".join(
    "\t".join(cells)
    for cells in [
        ["9000001", "Qasr Zuhur", "Qasr Zuhur", "Kasr Zuhur,Qaṣr Zuhūr", "33.5", "36.1", "P", "PPL", "SY", "",
         "08", "", "", "", "1200", "", "700", "Asia/Damascus", "2020-01-01"],
        ["9000002", "Zuhur Bridge", "Zuhur Bridge", "", "33.6", "36.2", "S", "BDG", "SY", "", "08", "", "",
         "", "0", "", "690", "Asia/Damascus", "2020-01-01"],
        ["x", "Broken", "Broken", "", "33.6", "36.2", "P", "PPL", "SY", "", "08", "", "", "", "0", "", "690",
         "Asia/Damascus", "2020-01-01"],
    ]
)  # fmt: skip


def test_a_table_wins_over_ours(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(TABLE, encoding="utf-8")
    own = read([path])
    context = Context(own=own.places)
    barrage, tripoli = resolve("Nahr barrage", context).place, resolve("Tripoli", context).place
    assert barrage is not None
    assert (barrage.name, barrage.resolution, barrage.country, barrage.lat) == (
        "Nahr Dam", "facility", "LBN", 34.1,
    )  # fmt: skip
    assert tripoli is not None
    assert (tripoli.country, tripoli.is_own) == ("LBN", True)
    told = resolve("Tripoli", Context("LBY", own=own.places)).place  # what the text says comes first
    assert told is not None
    assert told.country == "LBY"


def test_wrong_lines_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(TABLE, encoding="utf-8")
    problems = "\n".join(read([path]).problems)
    for words in (
        "mine.csv, line 4: country 'XQ'",
        "line 5: 134, 2 are no degrees",
        "line 6: no name",
        "line 7: resolution 'plain'",
        "line 8: 2 cells, not 6",
    ):
        assert words in problems


def test_a_dump_of_geonames(tmp_path: Path) -> None:
    path = tmp_path / "SY.txt"
    path.write_text(DUMP, encoding="utf-8")
    own = read([path])
    town = resolve("Kasr Zuhur", Context(own=own.places)).place
    assert town is not None
    assert (town.geonameid, town.resolution, town.country, town.population) == (9000001, "city", "SYR", 1200)
    bridge = resolve("Zuhur Bridge", Context(own=own.places))
    assert bridge.resolution == "facility"
    assert len(own.problems) == 1


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "just words\n", ""])
def test_a_file_of_no_form(tmp_path: Path, text: str) -> None:
    path = tmp_path / "mine.txt"
    path.write_text(text, encoding="utf-8")
    if not text:
        assert read([path]).places == {}
        return
    with pytest.raises(InputError, match=r"mine\.txt: a file of no form that sayso knows"):
        read([path])


def test_a_file_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"missing\.csv: cannot be read"):
        read([tmp_path / "missing.csv"])


def test_an_own_place_is_the_place_of_an_event(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("name,country,lat,lon\nZarvanholm,SEN,14.5,-15.5\n", encoding="utf-8")
    reading = Reader(places=[path]).read(Report.of("Gunmen killed two soldiers in Zarvanholm on Sunday."))
    place = reading.events[0].event_loc
    assert place is not None
    assert (place.name, place.country, place.lat) == ("Zarvanholm", "SEN", 14.5)


def test_other_words_for_columns_and_countries(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("name,latitude,longitude,country\nNahr Dam,34.1,35.9,Lebanon\n", "utf-8")
    ((place,),) = read([path]).places.values()
    assert (place.lat, place.lon, place.country) == (34.1, 35.9, "LBN")
