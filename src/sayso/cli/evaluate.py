"""``sayso evaluate``: how well sayso reads data with gold answers, layer by layer."""

from __future__ import annotations

import json
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from sayso.errors import SaysoError

app = typer.Typer(
    help="Measure sayso on data with gold answers, layer by layer.",
    no_args_is_help=True,
    add_completion=False,
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

GoldData = Annotated[
    Path, typer.Option("--data", help="File or folder with gold answers; its form is recognised by content.")
]
Every = Annotated[int, typer.Option("--every", help="Read every n-th record only.", min=1)]
Texts = Annotated[
    Path | None,
    typer.Option("--texts", help="Folder with the open data sets that corpus passages refer to."),
]
Errors = Annotated[
    Path | None,
    typer.Option("--errors", help="File to write what was read otherwise to, as JSON lines."),
]


_LAYERS = {
    "events": (
        "Events: passages, PLOVER gold records, PLV, PETRARCH tests, MUC-4, NGEC stories; parts of one."
    ),
    "status": 'Status of events: passages, and factuality in the form of UDS "It Happened".',
    "attribution": "Who says what: passages, PolNeAR; parts of one.",
    "commitments": "Who owes what to whom: passages; parts of one.",
    "ties": "Lasting ties between actors: the passages marked for them; parts of one.",
    "wordings": "Contested terms: the passages marked for them; parts of one.",
    "actors": "Who is who: country and sector (PLOVER gold records), mentions (re3d); parts of one.",
    "places": "Names of places and where they lie: GeoVirus.",
    "times": (
        "Dates, lengths and their values: passages, TimeML, GUM's gold dates, Recognizers-Text's date "
        "specifications; parts of one."
    ),
}
"""The layers that are measured on records, and the help of their commands."""


def _command(layer: str) -> Callable[..., None]:
    """The command that measures a layer."""

    def measured(
        data: GoldData,
        part: PartOption = None,
        every: Every = 1,
        texts: Texts = None,
        errors: Errors = None,
        format: FormatOption = Format.table,
    ) -> None:
        from sayso.evaluate.forms import evaluate
        from sayso.evaluate.misses import Misses

        misses = Misses()

        def measure() -> dict[str, Any]:
            found = evaluate(
                layer, data, part=part.value if part else None, every=every, texts=texts, misses=misses
            )
            if errors is not None:
                misses.write(errors)
            return found

        report = _run(measure, format)
        if report:
            _tell(report)

    return measured


for _layer, _help in _LAYERS.items():
    app.command(_layer, help=_help)(_command(_layer))


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


@app.command()
def coref(data: Data, part: PartOption = None, every: Every = 1, format: FormatOption = Format.table) -> None:
    """Who is who again: chains of mentions against files of the CoNLL form (OntoGUM); parts of one."""
    from sayso.evaluate.coref import evaluate_coref

    report = _run(lambda: evaluate_coref(data, part=part.value if part else None, every=every), format)
    if report:
        _tell(report)


def _tell(report: dict[str, Any]) -> None:
    """Write figures as rows, those of one kind of item on one row."""
    from rich.console import Console
    from rich.table import Table

    console = Console()
    told = ("data", "part", "form", "layer", "note")
    counts = {name: value for name, value in report.items() if isinstance(value, int) and name not in told}
    console.print(f"{report['layer']}: {report['form']}\n{report['data']}, part {report['part']}")
    console.print(", ".join(f"{name.replace('_', ' ')} {value:,}" for name, value in counts.items()))
    table = Table()
    table.add_column("")
    table.add_column("figures", justify="right")
    for name, value in report.items():
        if name not in told and name not in counts:
            _rows(table, name.replace("_", " "), value)
    console.print(table)
    console.print(f"note: {report['note']}")


def _rows(table: Any, name: str, value: Any) -> None:
    if isinstance(value, dict) and any(isinstance(inner, dict) for inner in value.values()):
        for key, inner in value.items():
            _rows(table, f"{name}: {str(key).replace('_', ' ')}", inner)
    elif isinstance(value, list):
        for row in value:
            _rows(table, name, row)
    elif isinstance(value, dict) and any(isinstance(inner, list) for inner in value.values()):
        for key, inner in value.items():
            _rows(table, f"{name}: {key}", inner)
    elif isinstance(value, dict):
        cells = (
            f"{str(key).replace('_', ' ')} {'-' if cell is None else cell}" for key, cell in value.items()
        )
        table.add_row(name, "  ".join(cells))
    else:
        table.add_row(name, "-" if value is None else str(value))


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
