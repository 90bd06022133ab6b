"""The command ``sayso``: its verbs and their options.

What a verb does stands in a module of its own, imported when it is called: ``sayso --help`` answers at once.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    name="sayso",
    help="Reads English news of politics and conflict and writes down, each with the exact words: who did "
    "what to whom, when and where, who says so, how it stands, and who owes what to whom by when.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
)


class Format(StrEnum):
    """How a reading is written."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    html = "html"


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"sayso {version('sayso')}")
        raise typer.Exit


def _share(value: float) -> float:
    if not 0.0 <= value <= 1.0:
        raise typer.BadParameter(f"{value:g} is out of range. Give a number between 0 and 1, such as 0.5.")
    return value


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    del version  # its callback has answered


@app.command()
def read(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help="Text files (one report each), .jsonl files (one report a line: id, published, title, text, "
            "url, source), or - for standard input.",
            show_default=False,
        ),
    ],
    format: Annotated[
        Format,
        typer.Option(
            "--format",
            "-f",
            help="table: for people; json: one object, or a list for several reports; jsonl: one reading a "
            "line; html: one self-contained page for one report.",
        ),
    ] = Format.table,
    published: Annotated[
        str | None,
        typer.Option(
            help="Day of publication, for reports that do not state it; 'last week' is counted from it.",
            metavar="YYYY-MM-DD",
        ),
    ] = None,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="In the table: say why each record was written, and where it stands."),
    ] = False,
    min_confidence: Annotated[
        float,
        typer.Option(
            "--min-confidence",
            help="Leave out events that are less sure than this, between 0 and 1.",
            callback=_share,
        ),
    ] = 0.0,
    frames: Annotated[
        list[Path] | None,
        typer.Option(
            "--frames", metavar="FILE", help="Your own frames, which win over ours; may be given repeatedly."
        ),
    ] = None,
    actors: Annotated[
        list[Path] | None,
        typer.Option(
            "--actors",
            metavar="FILE",
            help="Your own named actors, which win over ours: our tables, a PETRARCH dictionary, a Wikidata "
            "extract or FollowTheMoney entities; may be given repeatedly.",
        ),
    ] = None,
    places: Annotated[
        list[Path] | None,
        typer.Option(
            "--places",
            metavar="FILE",
            help="Your own places, which win over ours: a table with a header, or a GeoNames dump; may be "
            "given repeatedly.",
        ),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Say nothing but errors besides the result.")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Write to this file instead of standard output.", metavar="FILE"),
    ] = None,
) -> None:
    """Read reports and show what they say.

    Exits with 1 where a report could not be read (it is named, and the rest is read), else with 0.
    """
    from sayso.cli.read import run

    raise typer.Exit(
        run(
            paths,
            format=format.value,
            published=published,
            explain=explain,
            quiet=quiet,
            output=output,
            min_confidence=min_confidence,
            frames=frames or (),
            actors=actors or (),
            places=places or (),
        )
    )


@app.command(
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []},
)
def evaluate(context: typer.Context) -> None:
    """Measure sayso on annotated data (see: sayso evaluate --help)."""
    from sayso.cli.evaluate import app as suites

    suites(args=context.args, prog_name="sayso evaluate")


@app.command(
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []},
)
def frames(context: typer.Context) -> None:
    """Look up and check the words that evoke events (see: sayso frames --help)."""
    from sayso.cli.frames import app as verbs

    verbs(args=context.args, prog_name="sayso frames")


@app.command(
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []},
)
def actors(context: typer.Context) -> None:
    """Look up whom a name or an office means (see: sayso actors --help)."""
    from sayso.cli.actors import app as verbs

    verbs(args=context.args, prog_name="sayso actors")


@app.command(
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []},
)
def places(context: typer.Context) -> None:
    """Look up which place a name means (see: sayso places --help)."""
    from sayso.cli.places import app as verbs

    verbs(args=context.args, prog_name="sayso places")


def main() -> None:
    """Entry point of the console script."""
    app()
