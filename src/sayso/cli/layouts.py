"""Events and commitments on the page: in a table where there is room, else a few lines each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from rich import box
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.cli import words
from sayso.records import Attribution, Commitment, Event, Extent

INDENT: Final = 2
_DATE: Final = 15  # columns: "from 2021-12-31"
_STANDS: Final = 14  # columns: "? hypothetical"
_KIND: Final = 9  # columns: "agreement"
_FITS: Final = 80 - INDENT - _DATE - 1
_ACTION: Final = 160  # characters
_CONDITION: Final = 120

Known = dict[str, Attribution]


def event_lines(events: Sequence[Event], known: Known, *, explain: bool) -> Iterable[RenderableType]:
    """Each event in a few lines, by date."""
    for event in _by_date(events):
        lines = [
            words.kind(event).append("  ").append(words.status(event.status)),
            _pairs(
                ("who", words.actors(event.actor)),
                ("to whom", words.actors(event.recipient)),
                ("where", words.place(event.event_loc)),
                ("according to", _says(event.attribution, known)),
            ),
        ]
        if explain:
            lines.append(why(event.trigger, event.why, event.confidence))
        yield _stacked(words.days(event.when), lines)


def event_table(events: Sequence[Event], known: Known) -> Table:
    """The events by date, one a row."""
    table = _table("When", "Who", "Did what", "To whom", "Where", "How it stands", "Who says so")
    for event in _by_date(events):
        table.add_row(
            words.days(event.when),
            words.actors(event.actor),
            words.kind(event),
            words.actors(event.recipient),
            words.place(event.event_loc),
            words.status(event.status),
            words.on_whose_word(event.attribution, known),
        )
    return table


def commitment_lines(
    commitments: Sequence[Commitment], known: Known, *, explain: bool
) -> Iterable[RenderableType]:
    """Each commitment in a few lines, by due date."""
    for one in _by_due_date(commitments):
        lines = [
            Text.assemble((one.kind.capitalize(), "bold"), " ", words.quoted(one.action.text, _ACTION)),
            _pairs(
                ("who", words.actors(one.holder)),
                ("to whom", words.actors(one.toward)),
                ("on condition", _condition(one)),
                ("according to", _says(one.attribution, known)),
            ),
        ]
        if explain:
            lines.append(why(one.action, one.why))
        yield _stacked(words.days(one.due), lines)


def commitment_table(commitments: Sequence[Commitment], known: Known) -> Table:
    """The commitments by due date, one a row."""
    table = _table("By when", "Kind", "Who", "To whom", "What", "On what condition", "Whose word")
    for one in _by_due_date(commitments):
        table.add_row(
            words.days(one.due),
            Text(one.kind, style="bold"),
            words.actors(one.holder),
            words.actors(one.toward),
            words.quoted(one.action.text, _ACTION),
            _condition(one),
            words.on_whose_word(one.attribution, known),
        )
    return table


def why(where: Extent | None, reason: str, confidence: float | None = None) -> Text:
    """Why a record was written, and where its words stand in the text."""
    at = f" at {where.start}–{where.end}" if where is not None else ""
    sure = f", confidence {confidence:.2f}" if confidence is not None else ""
    return Text(f"why: {reason or 'no reason noted'};{at}{sure}", style="dim italic")


def _by_date(events: Sequence[Event]) -> list[Event]:
    return sorted(events, key=lambda event: (words.date_order(event.when), event.trigger.start))


def _by_due_date(commitments: Sequence[Commitment]) -> list[Commitment]:
    return sorted(commitments, key=lambda one: (words.date_order(one.due), one.action.start))


def _says(ids: Sequence[str], known: Known) -> Text:
    """On whose word; a dash, which is left out, for the reporter's own."""
    return words.on_whose_word(ids, known) if ids else Text(words.NOTHING)


def _condition(one: Commitment) -> Text:
    if one.condition is None:
        return Text(words.NOTHING, style="dim")
    return Text(words.quoted(one.condition.text, _CONDITION))


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, header_style="bold dim", show_edge=False)
    for column in columns:
        width = {"When": _DATE, "By when": _DATE, "How it stands": _STANDS, "Kind": _KIND}.get(column)
        ratio = None if width else 3 if column in ("Did what", "What") else 2
        table.add_column(column, width=width, ratio=ratio)
    return table


def _stacked(date: str, lines: Sequence[Text]) -> RenderableType:
    """A record as a few lines, its date in a column of its own."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=_DATE)
    grid.add_column()
    body = Text("\n").join(line for line in lines if line)
    grid.add_row(Text(date, style="dim" if date == words.NOTHING else ""), body)
    return Padding(grid, (0, 0, 0, INDENT), expand=False)


def _pairs(*pairs: tuple[str, Text]) -> Text:
    """Names and values, on one line as long as they fit 80 columns; a pair without a value is left out."""
    lines: list[Text] = []
    for name, value in pairs:
        if value.plain == words.NOTHING:
            continue
        pair = Text.assemble((f"{name} ", "dim"), value)
        if lines and len(lines[-1]) + len(pair) + 3 <= _FITS:
            lines[-1].append("   ").append(pair)
        else:
            lines.append(pair)
    return Text("\n").join(lines)
