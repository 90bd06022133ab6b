"""The stage that reads dated expressions: TIMEX3 type, value and mod, first and last day, and the rule that
read it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from sayso.notes import notes
from sayso.records import Time
from sayso.times.found import Found
from sayso.times.scan import scan

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Times:
    """Writes ``notes(doc).times``, in the order of the text. Relative expressions count from
    ``report.published``;
    without one they are listed with no value."""

    name: Final = "times"
    requires: Final = frozenset({"words", "tree"})
    assigns: Final = frozenset({"times"})

    def __call__(self, doc: Doc) -> None:
        notes(doc).times = expressions(doc)


def expressions(doc: Doc, *, complete: bool = False) -> list[Time]:
    """The dated expressions of a ``Doc`` in the order of the text.

    ``complete`` takes along what TIMEX3 has and a reading has not: those in bylines and the like, and those
    that name no date: "now" (``PRESENT_REF``), "recently" (``PAST_REF``), "the future" (``FUTURE_REF``).
    """
    board = notes(doc)
    published = date.fromisoformat(board.report.published[:10]) if board.report.published else None
    text = doc.text
    found = scan(doc, published, vague=complete)
    return [_record(text, item) for item in found if complete or not board.is_silent(item.start)]


def _record(text: str, item: Found) -> Time:
    first, last = item.meaning.days()
    return Time(
        text[item.start : item.end],
        item.start,
        item.end,
        item.meaning.type,
        item.meaning.value,
        item.meaning.mod,
        first.isoformat() if first else None,
        last.isoformat() if last else None,
        item.rule,
    )
