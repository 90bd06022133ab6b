"""``sayso actors``: look up whom a name or an office means."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sayso.cli.answers import Format, attempt, give, tell

if TYPE_CHECKING:
    from sayso.actors.knowledge import Role
    from sayso.actors.lookup import Candidate

app = typer.Typer(
    help="Named actors: who is who, and who was what when.", no_args_is_help=True, add_completion=False
)


@app.callback()
def _actors() -> None:
    """Named actors: who is who, and who was what when."""


@app.command()
def find(
    name: Annotated[str, typer.Argument(help="A name, or an office such as 'Turkish foreign minister'.")],
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="Day of the report.")] = None,
    actors: Annotated[
        list[Path] | None,
        typer.Option("--actors", metavar="FILE", help="Your own named actors, which win over ours."),
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="For people or for programs.")] = Format.text,
) -> None:
    """Show everybody whom a name may mean on a day, the likeliest first, and why."""
    from sayso.actors.index import laid_over
    from sayso.actors.lookup import chosen
    from sayso.actors.lookup import find as look_up
    from sayso.actors.members import members
    from sayso.actors.own import read

    if on is not None and not _is_day(on):
        typer.echo(f"sayso: --on '{on}' is no date. Accepted: YYYY-MM-DD, such as 2021-11-07", err=True)
        raise typer.Exit(2)
    own = attempt(lambda: read(actors or ()))
    tell(own.problems)
    found = attempt(lambda: look_up(name, on, laid_over(own.entries)))
    best = chosen(found)
    rows = [_row(one, on, members, meant=one is best) for one in found]
    give(rows, _lines, format, f"nobody known by the name '{name}'{' on ' + on if on else ''}")


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _row(
    one: Candidate, day: str | None, members: Callable[[str, str], Iterable[str]], *, meant: bool
) -> dict[str, Any]:
    code, sectors = one.known.standing(day)
    return {
        "id": one.known.id,
        "name": one.known.name,
        "kind": one.known.kind,
        "code": code,
        "sectors": list(sectors),
        "roles": [_told(role) for role in one.known.roles],
        "ties": [
            " ".join(filter(None, (tie.kind, tie.other, _span(tie.since, tie.until))))
            for tie in one.known.ties
        ],
        "members": list(members(one.known.id, day)) if one.known.id and day else [],
        "links": list(one.known.links),
        "own": one.known.own,
        "score": one.score,
        "meant": meant,
        "why": one.why,
    }


def _told(role: Role) -> str:
    return " ".join(filter(None, (role.code, role.sector, role.office, _span(role.since, role.until))))


def _span(since: str | None, until: str | None) -> str:
    return f"{since or ''}..{until or ''}" if since or until else ""


def _lines(row: dict[str, Any]) -> str:
    mark = "●" if row["meant"] else "○"
    standing = " ".join([row["code"] or "-", *(row["sectors"] or ["-"])])
    origin = f", of {row['own']}" if row["own"] else ""
    lines = [f"{row['why']}{origin}, score {row['score']:g}", *row["roles"], *row["ties"], *row["links"]]
    if row["members"]:
        lines.append(f"{len(row['members'])} members: {' '.join(row['members'])}")
    head = f"{mark} {row['name']}  {row['id'] or row['kind']}  {standing}"
    return "\n".join([head, *(f"    {line}" for line in lines)])
