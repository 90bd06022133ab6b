"""``sayso places``: look up which place a name means."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sayso.cli.answers import Format, attempt, give, tell

if TYPE_CHECKING:
    from sayso.places.resolve import Weighed

app = typer.Typer(help="Places: which one a name means.", no_args_is_help=True, add_completion=False)


@app.callback()
def _places() -> None:
    """Places: which one a name means."""


@app.command()
def find(
    name: Annotated[str, typer.Argument(help="A name, such as Tripoli or 'Anbar province'.")],
    within: Annotated[
        str | None,
        typer.Option("--in", metavar="COUNTRY", help="Country the text puts it in: a name, or ISO code."),
    ] = None,
    about: Annotated[
        list[str] | None,
        typer.Option("--about", metavar="COUNTRY", help="Country the report names; may be given again."),
    ] = None,
    places: Annotated[
        list[Path] | None,
        typer.Option("--places", metavar="FILE", help="Your own places, which win over ours."),
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="For people or for programs.")] = Format.text,
) -> None:
    """Show every place that a name may mean, the likeliest first, and why."""
    from sayso.places.own import read
    from sayso.places.resolve import Context, chosen, weighed

    named = [_code("--about", country) for country in about or ()]
    own = attempt(lambda: read(places or ()))
    tell(own.problems)
    context = Context(
        _code("--in", within) if within else None,
        weight=lambda code: float(named.count(code)),
        total=float(len(named)),
        own=own.places,
    )
    found = weighed(name, context)
    best = chosen(found)
    rows = [_row(one, meant=one.place is best) for one in found]
    give(rows, _lines, format, f"no place known by the name '{name}'")


def _code(option: str, country: str) -> str:
    """The code of a country given by code or name."""
    from sayso.gazetteer.countries import by_alpha2, countries, country_names
    from sayso.gazetteer.names import fold

    code = by_alpha2().get(country.upper(), country.upper())
    if code in countries():
        return code
    names = {one.code for one in country_names().get(fold(country), ()) if one.kind == "name"}
    if len(names) != 1:
        typer.echo(f"sayso: {option} '{country}' is no country. Accepted: Lebanon, LBN, LB", err=True)
        raise typer.Exit(2)
    return names.pop()


def _row(one: Weighed, *, meant: bool) -> dict[str, Any]:
    from sayso.gazetteer.codes import codes

    place = one.place
    known = codes().get(place.country or "") if place.resolution == "country" else None
    return {
        "name": place.name,
        "resolution": place.resolution,
        "country": place.country,
        "admin1": place.admin1,
        "geonameid": place.geonameid,
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius or None,
        "population": place.population or None,
        "cow": known.cow if known else None,
        "cow_number": known.cow_number if known else None,
        "gw_number": known.gw_number if known else None,
        "own": place.is_own,
        "score": round(one.score, 2),
        "meant": meant,
        "why": one.why,
    }


def _lines(row: dict[str, Any]) -> str:
    mark = "●" if row["meant"] else "○"
    where = ", ".join(filter(None, (row["admin1"] if row["resolution"] == "city" else None, row["country"])))
    point = "no coordinates" if row["lat"] is None else f"{row['lat']:.3f}, {row['lon']:.3f}"
    told = [
        point,
        f"within {row['radius_km']} km" if row["radius_km"] else "",
        f"{row['population']:,} people" if row["population"] else "",
        f"GeoNames {row['geonameid']}" if row["geonameid"] else "",
        f"COW {row['cow']} {row['cow_number']}" if row["cow"] else "",
        f"GW {row['gw_number']}" if row["gw_number"] else "",
    ]
    return (
        f"{mark} {row['name']}  {row['resolution']}  {where}\n"
        f"    {', '.join(filter(None, told))}\n"
        f"    score {row['score']:g}: {row['why']}"
    )
