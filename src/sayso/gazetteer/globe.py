"""Distances on the globe."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, radians, sin, sqrt
from typing import Final

EARTH: Final = 6371.0
"""Mean radius of the earth in km."""


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points in degrees (WGS 84), by the haversine formula on a sphere."""
    south, north = radians(lat), radians(other_lat)
    half = sin((north - south) / 2) ** 2
    half += cos(south) * cos(north) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH * asin(min(1.0, sqrt(half)))


def destination(lat: float, lon: float, bearing: float, km: float) -> tuple[float, float]:
    """The point at a bearing (degrees from north, clockwise) and distance from another, in degrees."""
    along, turn, north = km / EARTH, radians(bearing), radians(lat)
    there = asin(sin(north) * cos(along) + cos(north) * sin(along) * cos(turn))
    east = atan2(sin(turn) * sin(along) * cos(north), cos(along) - sin(north) * sin(there))
    return degrees(there), (lon + degrees(east) + 180.0) % 360.0 - 180.0
