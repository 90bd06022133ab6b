"""Names of places with coordinates."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import InputError
from sayso.evaluate.forms import evaluate
from sayso.evaluate.misses import Misses

TEXT = "Gunmen killed two men in Tame, Colombia. The mayor of Zarvanholm said so."
PLACES = [("Tame", 6.46, -71.74), ("Colombia", 4.0, -72.0), ("Zarvanholm", 1.0, 1.0)]


def _articles(first: int) -> str:
    """The article with offsets counted from ``first``."""
    marked = "".join(
        f"<location><name>{name}</name><start>{TEXT.index(name) + first}</start>"
        f"<end>{TEXT.index(name) + len(name) + first}</end><lat>{lat}</lat><lon>{lon}</lon></location>"
        for name, lat, lon in PLACES
    )
    article = f"<source>one</source><text>{TEXT}</text><locations>{marked}</locations>"
    return f"<articles><article>{article}</article></articles>"


@pytest.mark.parametrize("first", [0, 1])
def test_what_is_found_and_how_far_off(tmp_path: Path, first: int) -> None:
    path = tmp_path / "places.xml"
    path.write_text(_articles(first), encoding="utf-8")
    misses = Misses()
    report = evaluate("places", path, misses=misses)
    assert report["names"] == 3
    assert report["recall"] == 1.0
    assert report["without_coordinates"] == report["within_161_km"] - 0.334 == pytest.approx(1 / 3, abs=0.001)
    assert report["median_error_km"] < 60
    assert misses.counts() == {"point": 1}


def test_a_broken_file(tmp_path: Path) -> None:
    path = tmp_path / "places.xml"
    path.write_text("<articles><article><locations><lat>", encoding="utf-8")
    with pytest.raises(InputError, match=r"places\.xml: cannot be read"):
        evaluate("places", path)
