"""Which form of gold data a path holds, recognised by its content, and what can be measured on it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sayso.errors import InputError
from sayso.evaluate import (
    mentions,
    parties,
    passages,
    petrarch,
    plover_records,
    plv,
    polnear,
    score_specs,
    stories,
    tei_dates,
    templates,
    timeml,
    toponyms,
    uds,
)
from sayso.evaluate.misses import Misses
from sayso.evaluate.reads import Run
from sayso.reader import Reader

LAYERS: Final = ("events", "status", "attribution", "commitments", "times", "ties", "wordings")
_HEAD = 20_000  # bytes of a file that are looked at
_MOST_FILES = 400  # of a folder

Measure = Callable[[Run, str], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Form:
    """A form of gold data: how people call it, the signs in the head of a file that tell it, its measures by
    layer."""

    name: str
    signs: tuple[str, ...]
    starts: str
    layers: tuple[str, ...]
    measure: Measure


def _plover(run: Run, layer: str) -> dict[str, Any]:
    return parties.measure(run, layer) if layer == "actors" else plover_records.measure(run, layer)


FORMS: Final = (
    Form("PLOVER gold records (JSON)", ('"eventText"', '"textInfo"'), "[", ("events", "actors"), _plover),
    Form(
        "passages in the worked examples' form (JSON)", ('"events"', '"text"'), "[", LAYERS, passages.examples
    ),
    Form("corpus passages in line mark-up (.txt)", ("\n== ",), "", LAYERS, passages.corpus),
    Form("PLV (tab-separated)", ("gold_root", "marked_sentence"), "", ("events",), plv.measure),
    Form("PETRARCH records (XML)", ("<Sentences", "<EventCoding"), "", ("events",), petrarch.measure),
    Form("PolNeAR (brat .ann and .txt)", ("\nT1\tS", "\tContent "), "", ("attribution",), polnear.measure),
    Form(
        "It-Happened factuality (.jsonl)", ('"targets"', '"span1"', '"label"'), "{", ("status",), uds.measure
    ),
    Form("MUC-4 keys and documents", ("INCIDENT: TYPE", "PERP: "), "", ("events",), templates.measure),
    Form(
        "Recognizers-Text date specifications (JSON)",
        ('"Input"', '"Results"'),
        "[",
        ("times",),
        score_specs.measure,
    ),
    Form("TimeML (.tml)", ("<TimeML", "<TIMEX3"), "<", ("times",), timeml.measure),
    Form(
        "GUM with gold dates (.conllu)",
        ("# newdoc", "# global.Entity", "# meta::dateCreated"),
        "",
        ("times",),
        tei_dates.measure,
    ),
    Form("NGEC stories (CSV, zipped)", ("disclaimer,", "label,mode"), "", ("events",), stories.measure),
    Form("re3d (JSON lines)", ('"documentId"', '"begin"'), "{", ("actors",), mentions.measure),
    Form("GeoVirus articles (XML)", ("<locations>", "<lat>"), "", ("places",), toponyms.measure),
)


def evaluate(
    layer: str,
    path: Path,
    *,
    part: str | None = None,
    every: int = 1,
    texts: Path | None = None,
    reader: Reader | None = None,
    misses: Misses | None = None,
) -> dict[str, Any]:
    """Measure one layer on gold data and return its figures.

    Args:
        layer: one of ``LAYERS`` (``all`` of them for passages), ``actors`` or ``places``.
        path: file or folder; its form is recognised by content.
        part: ``train``, ``dev``, ``test`` or another part that the data have.
        every: take every n-th record only.
        texts: folder with the open data sets that corpus passages refer to.
        reader: the reader to measure; one with the shipped model if not given.
        misses: takes what was read otherwise than marked.

    Raises:
        InputError: the data are of no known form, hold nothing for the layer, or are broken.
    """
    form = form_of(path)
    if layer not in form.layers and not (layer == "all" and form.layers == LAYERS):
        accepted = "; ".join(other.name for other in FORMS if layer in other.layers)
        raise InputError(
            str(path), f"{form.name} say nothing of {layer}", f"Measure {' or '.join(form.layers)} on them. "
            f"For {layer} there are: {accepted}.",
        )  # fmt: skip
    run = Run(path, reader or Reader(), part, every, texts)
    if misses is not None:
        run.misses = misses
    return {**form.measure(run, layer), "form": form.name, "layer": layer}


def form_of(path: Path) -> Form:
    """The form of the data in a file or folder.

    Raises:
        InputError: there is nothing, or nothing of a known form; it names the accepted ones.
    """
    advice = f"Accepted: {'; '.join(form.name for form in FORMS)}."
    if not path.exists():
        raise InputError(str(path), "no such file or folder", advice)
    for file in _files(path):
        head = _head(file)
        for form in FORMS:
            if all(sign in head for sign in form.signs) and head.lstrip().startswith(form.starts):
                return form
    raise InputError(str(path), "gold data of no known form", advice)


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
        return
    files = sorted(file for file in path.rglob("*") if file.is_file())
    by_suffix: dict[str, list[Path]] = {}
    for file in files:
        if file.name != "README.md":
            by_suffix.setdefault(file.suffix, []).append(file)
    for group in by_suffix.values():  # a folder may hold thousands of files of one kind
        yield from group[:_MOST_FILES]


def _head(file: Path) -> str:
    """The beginning of a file, a newline before it; of a zip archive, of its first CSV file."""
    try:
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as archive:
                names = [name for name in archive.namelist() if name.endswith(".csv")]
                if not names:
                    return ""
                with archive.open(names[0]) as stream:
                    content = stream.read(_HEAD)
        else:
            with file.open("rb") as stream:
                content = stream.read(_HEAD)
    except OSError as error:
        raise InputError(str(file), f"cannot be read ({error})", "Check the file's permissions.") from error
    return "\n" + content.decode("utf-8-sig", "replace")
