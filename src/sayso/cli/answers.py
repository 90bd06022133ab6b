"""What the commands that look something up have in common: options, own files, rows as text or JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import Any, TypeVar

import typer

from sayso.errors import SaysoError

Made = TypeVar("Made")


class Format(StrEnum):
    """How answers are written."""

    text = "text"
    json = "json"


def attempt(make: Callable[[], Made]) -> Made:
    """What ``make`` returns; its ``SaysoError`` is told and ends the command."""
    try:
        return make()
    except SaysoError as error:
        typer.echo(f"sayso: {error}", err=True)
        raise typer.Exit(1) from error


def tell(problems: Iterable[str]) -> None:
    """Say what was left out of a user's own files."""
    for problem in problems:
        typer.echo(f"sayso: left out: {problem}", err=True)


def give(
    rows: Sequence[dict[str, Any]], lines: Callable[[dict[str, Any]], str], format: Format, nothing: str
) -> None:
    """Write rows as JSON, or each as ``lines`` has it; without rows say ``nothing`` and exit with 1."""
    if format is Format.json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for row in rows:
            typer.echo(lines(row))
    if not rows:
        if format is Format.text:
            typer.echo(f"sayso: {nothing}", err=True)
        raise typer.Exit(1)
