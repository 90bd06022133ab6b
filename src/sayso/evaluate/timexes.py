"""The dated expressions of a text, for suites that ask of nothing else."""

from __future__ import annotations

from sayso.errors import SaysoError
from sayso.evaluate.reads import Run
from sayso.records import Report, Time


def times_of(run: Run, id: str, text: str, published: str | None) -> list[Time]:
    """What the times room reads in a text of a day, with what readings leave out (bylines, "now"); nothing
    where the text cannot be read."""
    from sayso.times.stage import expressions

    try:
        doc = run.reader.walk(Report.of(text, id=id, published=published), through=None)
    except SaysoError as error:
        run.fail(id, text, str(error))
        return []
    return expressions(doc, complete=True)
