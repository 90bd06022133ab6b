"""A user's own places: tables with a header line, and dumps of GeoNames.

==============  ==============================================================================================
form            how it is known
==============  ==============================================================================================
table           CSV or tab-separated, the first line names the columns: ``name`` and any others of ``COLUMNS``
GeoNames dump   tab-separated lines of 19 cells without a header, as on GeoNames' download page
==============  ==============================================================================================

What is wrong with a line is told with file and line, and the line is left out; the rest is read.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sayso.errors import InputError, KnowledgeError
from sayso.gazetteer.candidates import Candidate
from sayso.gazetteer.countries import by_alpha2, countries, country_names
from sayso.gazetteer.names import fold
from sayso.gazetteer.nouns import RESOLUTIONS
from sayso.gazetteer.tables import listed, own_text

COLUMNS: Final = (
    "name", "other_names", "resolution", "country", "admin1", "lat", "lon", "geonameid", "population",
    "radius_km",
)  # fmt: skip
"""``other_names`` with semicolons between; ``country`` ISO 3166-1 alpha-2 or alpha-3; degrees (WGS 84)."""
_ALSO: Final = {"latitude": "lat", "longitude": "lon", "lng": "lon"}
_OWN: Final = 20.0
"""Prior score of a user's own place: above any of ours."""
_DUMP: Final = 19
_CLASSES: Final = {"P": "city", "S": "facility", "R": "road"}
_DIVISIONS: Final = {"PCLI": "country", "PCLD": "country", "PCLS": "country", "ADM1": "admin1"}

Row = tuple[Candidate, tuple[str, ...]]
"""A place and its spellings."""


@dataclass(frozen=True, slots=True)
class Own:
    """The places of a user's files by folded name, and what was left out and why."""

    places: Mapping[str, tuple[Candidate, ...]] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


def read(paths: Iterable[Path]) -> Own:
    """Read a user's files of places.

    Raises:
        InputError: a file cannot be read, or has none of the forms.
    """
    found: dict[str, list[Candidate]] = {}
    problems: list[str] = []
    for path in paths:
        for row in _rows(path, own_text(path)):
            if isinstance(row, KnowledgeError):
                problems.append(str(row))
                continue
            place, spellings = row
            for key in dict.fromkeys(fold(spelling) for spelling in spellings):
                found.setdefault(key, []).append(place)
    return Own({key: tuple(places) for key, places in found.items()}, tuple(problems))


def _rows(path: Path, text: str) -> Iterator[Row | KnowledgeError]:
    """The places of a file; a line that is wrong gives its error."""
    first = next((line for line in text.splitlines() if line.strip() and not line.startswith("#")), "")
    make = _of_dump if first.count("\t") == _DUMP - 1 else _of_table
    header: list[str] = []
    lines = csv.reader(io.StringIO(text), delimiter="\t" if "\t" in first else ",",
                       quoting=csv.QUOTE_NONE if make is _of_dump else csv.QUOTE_MINIMAL)  # fmt: skip
    try:
        for cells in lines:
            if not any(cell.strip() for cell in cells) or cells[0].startswith("#"):
                continue
            if make is _of_table and not header:
                header = _header(path, cells)
                continue
            try:
                yield make([cell.strip() for cell in cells], header)
            except ValueError as error:
                yield KnowledgeError(
                    path.name, str(error), "cells as docs/places.md says", line=lines.line_num
                )
    except csv.Error as error:
        raise InputError(str(path), f"line {lines.line_num}: {error}", "Give a table in CSV.") from error


def _header(path: Path, cells: list[str]) -> list[str]:
    names = [_ALSO.get(name := cell.strip().lower(), name) for cell in cells]
    if "name" not in names or not set(names) <= set(COLUMNS):
        raise InputError(
            str(path),
            f"a file of no form that sayso knows; it begins {', '.join(names)[:60]!r}",
            f"Give a table whose first line names its columns, of {', '.join(COLUMNS)}; or a GeoNames dump.",
        )
    return names


def _of_table(cells: list[str], header: list[str]) -> Row:
    if len(cells) != len(header):
        raise ValueError(f"{len(cells)} cells, not {len(header)}")
    row = dict(zip(header, cells, strict=True))
    name, resolution = row["name"], row.get("resolution") or "city"
    if not name:
        raise ValueError("no name")
    if resolution not in RESOLUTIONS:
        raise ValueError(f"resolution '{resolution}', not one of {', '.join(RESOLUTIONS)}")
    place = Candidate(
        name, resolution, _country(row.get("country", "")), row.get("admin1") or None,
        _whole(row.get("geonameid")), *_point(row.get("lat"), row.get("lon")),
        _whole(row.get("radius_km")) or 0, _whole(row.get("population")) or 0, _OWN, is_own=True,
    )  # fmt: skip
    return place, (name, *listed(row.get("other_names", "")))


def _of_dump(cells: list[str], _: list[str]) -> Row:
    if len(cells) != _DUMP:
        raise ValueError(f"{len(cells)} cells, not {_DUMP}")
    id_, name, ascii_name, others, lat, lon, kind, code, country = cells[:9]
    resolution = _DIVISIONS.get(code) or _CLASSES.get(kind, "area")
    place = Candidate(
        name, resolution, _country(country), None, int(id_), *_point(lat, lon), 0,
        _whole(cells[14]) or 0, _OWN, is_own=True,
    )  # fmt: skip
    return place, (name, *filter(None, (ascii_name, *others.split(","))))


def _country(code: str) -> str | None:
    if not code:
        return None
    named = (one.code for one in country_names().get(fold(code), ()) if one.kind == "name")
    found = by_alpha2().get(code.upper(), code.upper())
    if found not in countries():
        found = next(named, "")
    if found not in countries():
        raise ValueError(f"country '{code}' is no code of ISO 3166-1")
    return found


def _point(lat: str | None, lon: str | None) -> tuple[float | None, float | None]:
    if not lat or not lon:
        return None, None
    north, east = float(lat), float(lon)
    if not (-90 <= north <= 90 and -180 <= east <= 180):
        raise ValueError(f"{lat}, {lon} are no degrees")
    return north, east


def _whole(text: str | None) -> int | None:
    return int(text) if text else None
