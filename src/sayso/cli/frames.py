"""``sayso frames``: look up what a word evokes, and check examples against what sayso reads."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from sayso.errors import InputError, SaysoError

_Own = Annotated[
    list[Path] | None,
    typer.Option("--frames", metavar="FILE", help="Your own frames, which win over ours."),
]

app = typer.Typer(
    help="The frame lexicon: which words evoke which event.", no_args_is_help=True, add_completion=False
)


@app.command()
def show(
    word: Annotated[str, typer.Argument(help="A word or phrase, as it stands in a dictionary.")],
    frames: _Own = None,
) -> None:
    """Show every frame that a word evokes, with its restrictions and its examples."""
    from sayso.events.lexicon import laid_over
    from sayso.gold.lookup import describe

    try:
        known = laid_over(frames or ())
    except SaysoError as error:
        typer.echo(f"sayso: {error}", err=True)
        raise typer.Exit(1) from error
    lines = describe(word.lower(), known)
    if not lines:
        typer.echo(f"sayso: no frame has the word '{word}'; give a lemma ('fire', not 'fired')", err=True)
        raise typer.Exit(1)
    for line in lines:
        typer.echo(line)


@app.command()
def check(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE", help="Example files; default: the shipped ones.")
    ] = None,
    layer: Annotated[
        str, typer.Option("--layer", help="events, attribution, status or commitments")
    ] = "events",
    format: Annotated[str, typer.Option("--format", help="table or json")] = "table",
    roles: Annotated[
        bool, typer.Option("--roles", help="Also list actors and recipients not found.")
    ] = False,
    frames: _Own = None,
) -> None:
    """Read every example and list those that are not read as marked. Exits with 1 if a file is wrong."""
    try:
        misses, figures = _compared(files, layer, frames or ())
    except (SaysoError, OSError) as error:
        typer.echo(f"sayso: {error}", err=True)
        raise typer.Exit(1) from error
    if format == "json":
        typer.echo(json.dumps(figures, indent=2))
        return
    for miss in misses:
        if roles or miss.kind not in ("actor", "recipient"):
            typer.echo(str(miss))
    for name, value in figures.items():
        typer.echo(f"{name.replace('_', ' '):>12}  {value}")


def _compared(
    files: list[Path] | None, layer: str, frames: Sequence[Path]
) -> tuple[list[Any], dict[str, Any]]:
    """The misses and the figures over example files of a layer."""
    from sayso.evaluate.cue_examples import check_cues
    from sayso.evaluate.examples import check as check_events
    from sayso.events.lexicon import laid_over
    from sayso.gold.examples import LAYERS, load, shipped
    from sayso.reader import Reader

    chosen = next((known for known in LAYERS if known == layer), None)
    if chosen is None:
        raise InputError("--layer", f"no layer {layer!r}", f"Give one of: {', '.join(LAYERS)}.")
    known = laid_over(frames)
    examples = [e for path in files or shipped(chosen) for e in load(path, chosen, known)]
    if files and not examples:
        named = ", ".join(map(str, files))
        raise InputError(named, "no example in it", "Mark sentences as events/frames/README.md says.")
    reader = Reader(frames=frames)
    if chosen == "events":
        events = check_events(examples, reader, known)
        return list(events.misses), events.figures()
    cues = check_cues(examples, reader)
    return list(cues.misses), cues.figures()


@app.command()
def coverage(
    dictionary: Annotated[Path, typer.Argument(help="A verb dictionary in PETRARCH's form.")],
    limit: Annotated[int, typer.Option("--limit", help="How many verbs to list.")] = 40,
    texts: Annotated[
        Path | None, typer.Option("--texts", help="Folder of treebanks: list the verbs most frequent there.")
    ] = None,
) -> None:
    """List verbs of another coder's dictionary with coded patterns that no frame of ours covers.

    First those of most patterns, or with --texts the most frequent ones.
    """
    from sayso.evaluate.coverage import frequencies, read, uncovered
    from sayso.events.lexicon import lexicon

    try:
        verbs = read(dictionary)
        often = frequencies(texts) if texts is not None else {}
    except (SaysoError, OSError) as error:
        typer.echo(f"sayso: {error}", err=True)
        raise typer.Exit(1) from error
    missing = uncovered(verbs, lexicon())
    typer.echo(f"{len(verbs)} verbs, {len(missing)} of them with something that no frame covers")
    missing.sort(key=lambda pair: -often.get(pair[0].split()[0], 0))
    for word, count in missing[:limit]:
        seen = f", {often.get(word.split()[0], 0)} times in the texts" if often else ""
        typer.echo(f"{word}: {count} patterns{seen}")
