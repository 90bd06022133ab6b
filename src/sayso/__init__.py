"""sayso reads news of politics and conflict and writes down, each with the exact words that say so: who did
what to whom, when and where; who says it; how it stands; and who owes what to whom by when.

    import sayso
    reading = sayso.read("Rebels shelled the town on Monday, the army said.", published="2024-03-13")
    reading.events[0].event
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import SaysoError
from sayso.records import (
    Action,
    Actor,
    ActorEntry,
    Attribution,
    Commitment,
    Due,
    Event,
    Extent,
    Place,
    Reading,
    Report,
    Size,
    Tie,
    Time,
    Wording,
)

if TYPE_CHECKING:
    from sayso.reader import Failure, Reader

__all__ = [
    "Action",
    "Actor",
    "ActorEntry",
    "Attribution",
    "Commitment",
    "Due",
    "Event",
    "Extent",
    "Failure",
    "Place",
    "Reader",
    "Reading",
    "Report",
    "SaysoError",
    "Size",
    "Tie",
    "Time",
    "Wording",
    "read",
]


def __getattr__(name: str) -> object:
    # the pipeline brings spaCy and the model's runtime along: loaded when first asked for
    if name in {"Failure", "Reader"}:
        from sayso import reader

        return getattr(reader, name)
    raise AttributeError(f"module 'sayso' has no attribute '{name}'; it has {', '.join(__all__)}")


@cache
def _reader() -> Reader:
    from sayso.reader import Reader

    return Reader()


def read(text_or_path: str | Path, *, published: str | None = None, title: str | None = None) -> Reading:
    """Read one report: a ``Path``, a string that names an existing file, or the text itself.

    ``published`` is the ISO date that "last week" counts from; without it, they stay without a value.
    The model is loaded at the first call and kept; for many reports or other settings use ``Reader``.
    Raises ``InputError`` (or its ``LanguageError``, ``DateError``) where the report cannot be read.
    """
    from sayso.sources import open_report

    return _reader().read(open_report(text_or_path, published=published, title=title))
