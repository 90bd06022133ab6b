"""Which files of a data folder an evaluation reads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sayso.errors import InputError

PARTS: Final = ("train", "dev", "test")
_ALIASES: Final = {"tst": "test"}


@dataclass(frozen=True, slots=True)
class Selection:
    """Files and the part they belong to; ``"all"`` where the folder knows no parts."""

    part: str
    files: tuple[Path, ...]
    note: str = ""
    """What was chosen without being asked for; empty if nothing was."""


def select(folder: Path, suffix: str, part: str | None = None) -> Selection:
    """Return the files with a suffix in a folder and the folders below it, or the one file that is named.

    A file's part is one of ``train``, ``dev`` and ``test`` that stands in its name or in the name of a
    folder above it, below ``folder``. Without ``part``, the test part is taken where a folder holds several.

    Raises:
        InputError: the folder is missing, or has no such files, or not that part.
    """
    if folder.is_file():
        return Selection(part or "all", (folder,))
    if not folder.is_dir():
        raise InputError(
            str(folder), "no such folder", f"Give a folder with {suffix} files, or one such file."
        )
    by_part: dict[str, list[Path]] = {}
    for file in sorted(path for path in folder.rglob(f"*{suffix}") if path.is_file()):
        by_part.setdefault(_part(file.relative_to(folder)), []).append(file)
    if not by_part:
        raise InputError(
            str(folder), f"no {suffix} files", f"Give a folder with {suffix} files, or one such file."
        )
    if part is not None:
        if part not in by_part:
            raise InputError(str(folder), f"no part '{part}'", f"Parts here: {', '.join(sorted(by_part))}.")
        return Selection(part, tuple(by_part[part]))
    if len(by_part) == 1:
        name, files = next(iter(by_part.items()))
        return Selection(name, tuple(files))
    if "test" in by_part:
        others = ", ".join(sorted(by_part.keys() - {"test"}))
        return Selection("test", tuple(by_part["test"]), f"the test part was taken; there are also: {others}")
    files = sorted(file for group in by_part.values() for file in group)
    return Selection("all", tuple(files), f"all parts were taken: {', '.join(sorted(by_part))}")


def content_of(file: Path, advice: str, encoding: str = "utf-8") -> str:
    """Return the text of a data file.

    Raises:
        InputError: it cannot be read; it gives the advice.
    """
    try:
        return file.read_text(encoding=encoding)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(file), f"cannot be read ({error})", advice) from error


def _part(path: Path) -> str:
    for name in reversed(path.parts):
        words = {_ALIASES.get(word, word) for word in re.split(r"[^a-z]+", name.lower())}
        found = [part for part in PARTS if part in words]
        if found:
            return found[0]
    return "all"
