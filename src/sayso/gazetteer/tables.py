"""Reading the tab-separated tables that hold sayso's knowledge of names."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

from sayso.errors import InputError, KnowledgeError


def rows(path: Path, columns: int) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of every line that is neither empty nor a comment (``#``).

    Raises ``KnowledgeError`` naming file, line and the line's text where the number of cells is another.
    """
    text = (
        gzip.decompress(path.read_bytes()).decode("utf-8")
        if path.suffix == ".gz"
        else path.read_text("utf-8")
    )
    yield from table_rows(text, path.name, columns)


def table_rows(text: str, file: str, columns: int) -> Iterator[tuple[int, list[str]]]:
    """The same of a text; lines end with ``\\n`` alone."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) != columns:
            raise KnowledgeError(
                file,
                f"{len(cells)} cells in '{line}'",
                f"{columns} cells with a tab between",
                line=number,
            )
        yield number, cells


def own_text(path: Path) -> str:
    """The text of a user's file in UTF-8, a byte order mark dropped; raises ``InputError`` where it cannot be
    read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"cannot be read ({error})", "Give a file in UTF-8.") from error


def listed(cell: str) -> tuple[str, ...]:
    """The parts of a cell that lists several values with semicolons."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())
