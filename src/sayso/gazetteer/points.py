"""Where countries lie: GeoNames id, middle and radius (``points.tsv``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from sayso.errors import KnowledgeError
from sayso.gazetteer.tables import rows

FILE: Final = Path(__file__).parent / "points.tsv"


@dataclass(frozen=True, slots=True)
class Point:
    """A country's middle in degrees (WGS 84) and the radius in km of a circle that covers most of it."""

    geonameid: int | None
    lat: float
    lon: float
    radius: int


@cache
def points() -> dict[str, Point]:
    """Points by country code (ISO 3166-1 alpha-3)."""
    found = {}
    for line, (code, geonameid, lat, lon, radius) in rows(FILE, 5):
        try:
            id_ = None if geonameid == "-" else int(geonameid)
            found[code] = Point(id_, float(lat), float(lon), int(radius))
        except ValueError as error:
            raise KnowledgeError(
                FILE.name, str(error), "code, id or -, degrees, degrees, km", line=line
            ) from error
    return found
