"""``sayso evaluate``: how well the language model does on treebanks and name data."""

from __future__ import annotations

import json
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from sayso.errors import SaysoError

app = typer.Typer(
    help="Measure the language model on data with gold answers.", no_args_is_help=True, add_completion=False
)


class Format(StrEnum):
    """How the figures are written."""

    table = "table"
    json = "json"


class Part(StrEnum):
    """Parts of a data set."""

    train = "train"
    dev = "dev"
    test = "test"


Data = Annotated[Path, typer.Option("--data", help="Folder with the data files, or one file.")]
PartOption = Annotated[
    Part | None, typer.Option("--part", help="Part to read; default: the test part where there are several.")
]
FormatOption = Annotated[Format, typer.Option("--format", help="A table for people or JSON for programs.")]


@app.command()
def syntax(data: Data, part: PartOption = None, format: FormatOption = Format.table) -> None:
    """Words, sentences, tags, lemmas and trees against a Universal Dependencies treebank (.conllu); per
    cent."""
    from sayso.evaluate.syntax import evaluate_syntax

    report = _run(lambda: evaluate_syntax(data, part=part.value if part else None), format)
    if report:
        columns = {"gold tokens": report["gold_tokens"], "raw text": report["raw"]}
        _print(report, columns, "Universal Dependencies, per cent")


@app.command()
def names(data: Data, part: PartOption = None, format: FormatOption = Format.table) -> None:
    """Names of persons, organisations and places against IOB2 files (.iob2); parts of one."""
    from sayso.evaluate.names import evaluate_names

    report = _run(lambda: evaluate_names(data, part=part.value if part else None), format)
    if report:
        found = report["names"]
        overall = {measure: value for measure, value in found.items() if measure != "by_type"}
        _print(report, {"all": overall, **found["by_type"]}, "Names: precision, recall, F1")


def _run(measure: Callable[[], dict[str, Any]], format: Format) -> dict[str, Any] | None:
    """Measure; write JSON if asked for, else return the figures."""
    try:
        report = measure()
    except SaysoError as error:
        typer.echo(f"sayso: {error}", err=True)
        raise typer.Exit(1) from error
    if format is Format.json:
        typer.echo(json.dumps(report, ensure_ascii=False, indent=2))
        return None
    return report


def _print(report: dict[str, Any], columns: dict[str, dict[str, float]], title: str) -> None:
    """Write one row a measure and one column a reading or a type of name."""
    from rich.console import Console
    from rich.table import Table

    table = Table()
    for heading in ("", *columns):
        table.add_column(heading, justify="right" if heading else "left")
    for measure in dict.fromkeys(key for figures in columns.values() for key in figures):
        cells = (figures.get(measure, "") for figures in columns.values())
        table.add_row(
            measure.replace("_", " "),
            *(f"{cell:.2f}" if isinstance(cell, float) else str(cell) for cell in cells),
        )
    console = Console()
    console.print(f"{title}\n{report['data']}, part {report['part']}, {report['sentences']:,} sentences")
    console.print(table)
    console.print(f"model: {report['model']}" + (f"\nnote: {report['note']}" if report["note"] else ""))
