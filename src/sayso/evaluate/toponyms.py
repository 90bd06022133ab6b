"""Names of places with coordinates, in the form of GeoVirus (XML): what is found, and how far off it lies.

Measures after Gritta, Pilehvar, Collier, "A Pragmatic Guide to Geoparsing Evaluation" (2020): found names by
F1 over overlapping stretches; of the names found, the share placed within 161 km (100 miles) of the gold
coordinates and the mean error in km. A name found without coordinates counts as half the globe away in the
share, and is left out of the mean.
"""

from __future__ import annotations

import statistics
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sayso.errors import InputError
from sayso.evaluate.counts import harmonic, part
from sayso.evaluate.folders import select
from sayso.evaluate.misses import around
from sayso.evaluate.reads import Run
from sayso.gazetteer.globe import distance
from sayso.records import Place

NEAR: Final = 161.0
"""Kilometres (100 miles) within which a name counts as placed rightly."""
NOTE: Final = (
    "A name is found where a place that sayso names overlaps it; places without a name of their own ('the "
    "village') count neither way. The share within 161 km is of the names found, those without coordinates "
    "among the wrong; the mean error is of those with coordinates."
)


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name marked in an article: offsets, and coordinates in degrees."""

    start: int
    end: int
    lat: float
    lon: float


def measure(run: Run, _: str) -> dict[str, Any]:
    """Precision, recall and F1 of names; share within 161 km; mean and median error in km."""
    selection = select(run.path, ".xml", run.part)
    articles = run.sample([article for file in selection.files for article in _load(file)])
    marked = found = named = right_names = 0
    errors: list[float] = []
    unplaced = 0
    for id_, text, gold in articles:
        places = [place for place in run.read(id_, text).places if place.name is not None]
        marked, named = marked + len(gold), named + len(places)
        for one in gold:
            place = _overlapping(places, one)
            if place is None:
                run.misses.add("name", id_, text[one.start : one.end], None, around(text, one.start, one.end))
                continue
            found += 1
            if place.lat is None or place.lon is None:
                unplaced += 1
                km = None
            else:
                km = distance(place.lat, place.lon, one.lat, one.lon)
                errors.append(km)
            if km is None or km > NEAR:
                told = {
                    "name": place.name,
                    "country": place.country,
                    "admin1": place.admin1,
                    "km": km and round(km),
                }
                run.misses.add("point", id_, [one.lat, one.lon], told, around(text, one.start, one.end))
        for place in places:
            if any(place.start < one.end and one.start < place.end for one in gold):
                right_names += 1
            else:
                run.misses.add("no name", id_, None, place.text, around(text, place.start, place.end))
    return run.report(
        selection.part,
        {"articles": len(articles), "names": marked},
        NOTE,
        precision=part(right_names, named),
        recall=part(found, marked),
        f1=round(harmonic(right_names / named if named else 0.0, found / marked if marked else 0.0), 3),
        within_161_km=part(sum(km <= NEAR for km in errors), found),
        without_coordinates=part(unplaced, found),
        mean_error_km=round(statistics.fmean(errors), 1) if errors else None,
        median_error_km=round(statistics.median(errors), 1) if errors else None,
    )


def _overlapping(places: Sequence[Place], one: Toponym) -> Place | None:
    """The place that shares most characters with a name."""
    shared = [(min(place.end, one.end) - max(place.start, one.start), place) for place in places]
    best = max(shared, key=lambda pair: pair[0], default=(0, None))
    return best[1] if best[0] > 0 else None


def _load(file: Path) -> list[tuple[str, str, list[Toponym]]]:
    """Id, text and names of every article of a file."""
    advice = "Give articles of the GeoVirus form: <article><source/><text/><locations/></article>."
    try:
        root = ET.parse(file).getroot()
        return [
            (
                article.findtext("source") or f"{file.stem}-{number}",
                article.findtext("text") or "",
                [_toponym(one, article.findtext("text") or "") for one in article.iter("location")],
            )
            for number, article in enumerate(root.iter("article"), start=1)
        ]
    except (OSError, ET.ParseError, ValueError) as error:
        raise InputError(str(file), f"cannot be read ({error})", advice) from error


def _toponym(one: ET.Element, text: str) -> Toponym:
    """A marked name. GeoVirus counts characters from 1, other files of its form from 0."""
    start, end = int(one.findtext("start", "")), int(one.findtext("end", ""))
    shift = text[start:end] != (one.findtext("name") or "")
    return Toponym(start - shift, end - shift, float(one.findtext("lat", "")), float(one.findtext("lon", "")))
