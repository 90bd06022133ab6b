"""``sayso places find``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.cli.places import app


def _find(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["find", *arguments])
    return result.exit_code, result.output


def test_every_place_of_a_name_with_its_reason() -> None:
    code, output = _find("Tripoli")
    assert code == 0
    lines = output.splitlines()
    assert lines[0] == "● Tripoli  city  Tripoli, LBY"
    assert "GeoNames 2210247" in lines[1]
    assert "prior" in lines[2]
    assert "○ Tripoli  city  North Lebanon, LBN" in lines


@pytest.mark.parametrize("country", ["LBN", "lb", "Lebanon"])
def test_the_country_that_holds_it(country: str) -> None:
    code, output = _find("Tripoli", "--in", country, "--format", "json")
    rows = json.loads(output)
    assert code == 0
    assert [(row["country"], row["meant"]) for row in rows] == [("LBN", True)]


def test_what_the_report_is_about() -> None:
    georgia = json.loads(_find("Georgia", "--about", "USA", "--format", "json")[1])
    assert (georgia[0]["resolution"], georgia[0]["country"], georgia[0]["meant"]) == ("admin1", "USA", True)
    assert json.loads(_find("Georgia", "--format", "json")[1])[0]["country"] == "GEO"


def test_a_country_has_its_codes() -> None:
    row = json.loads(_find("Germany", "--format", "json")[1])[0]
    assert (row["cow"], row["cow_number"], row["gw_number"]) == ("GMY", 255, 260)


def test_own_places(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("name,country,lat,lon\nTripoli,LBN,34.4,35.8\nX,QQ,1,1\n", encoding="utf-8")
    code, output = _find("Tripoli", "--places", str(path))
    assert code == 0
    assert "left out: mine.csv, line 3: country 'QQ'" in output
    assert "● Tripoli  city  LBN" in output


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("Zzyzx-on-Sea",), "no place known by the name 'Zzyzx-on-Sea'"),
        (("Tripoli", "--in", "Atlantis"), "--in 'Atlantis' is no country. Accepted: Lebanon, LBN, LB"),
        (("Tripoli", "--places", "missing.csv"), "missing.csv: cannot be read"),
    ],
)
def test_what_does_not_work_is_said(arguments: tuple[str, ...], says: str) -> None:
    code, output = _find(*arguments)
    assert code != 0
    assert says in output
