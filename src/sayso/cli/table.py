"""A reading for people: a headline of counts, events by date, commitments by due date, quotations by speaker.

From ``WIDE`` columns on, events and commitments stand in a table; below it, and where each is explained, each takes
a few lines of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, TextIO

from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from sayso.cli import words
from sayso.records import Attribution, Commitment, Event, Extent, Reading

WIDE: Final = 140
_INDENT: Final = 2
_DATE: Final = 13  # columns: "to 2021-12-31"
_STANDS: Final = 14  # columns: "? hypothetical"
_CONTENT: Final = 220  # characters of a quotation that are shown


def console_for(stream: TextIO) -> Console:
    """A console on ``stream``: as wide as the terminal or ``COLUMNS``, coloured only at a terminal without
    ``NO_COLOR``."""
    return Console(file=stream, highlight=False, markup=False, emoji=False)


def show(reading: Reading, console: Console, *, explain: bool) -> None:
    """Print ``reading``; with ``explain`` also why each record was written and where it stands."""
    known = {one.id: one for one in reading.attributions}
    wide = console.width >= WIDE and not explain
    console.print(Rule(style="dim"))
    console.print(_heading(reading, console.width))
    if reading.events:
        _section(console, "Events", _events(reading.events, known, wide=wide, explain=explain))
    if reading.commitments:
        rows = _commitments(reading.commitments, known, wide=wide, explain=explain)
        _section(console, "Who owes what to whom", rows)
    if reading.attributions:
        _section(console, "Who says what", _quotations(reading.attributions, known, explain=explain))
    if reading.ties:
        _section(console, "Ties", _ties(reading, known, explain=explain))
    if reading.wordings:
        _section(console, "Contested words", _wordings(reading, known, explain=explain))
    if explain and reading.times:
        _section(console, "Dated expressions", _times(reading))
    console.print()


def _section(console: Console, title: str, rows: Iterable[RenderableType]) -> None:
    console.print()
    console.print(Text(title, style="bold underline"))
    for row in rows:
        console.print(row)


def _heading(reading: Reading, width: int) -> Text:
    report = reading.report
    line = " · ".join(part for part in (report.id, _published(report.published), report.source) if part)
    heading = Text()
    if report.title:
        heading.append(f"{words.one_line(report.title, 300)}\n", style="bold")
    heading.append(f"{line}\n", style="dim")
    return heading.append("\n".join(_filled(_counts(reading), width)))


def _published(day: str | None) -> str:
    return f"published {day}" if day else "no date of publication"


def _counts(reading: Reading) -> tuple[str, ...]:
    speakers = {words.speaker(one).casefold() for one in reading.attributions if one.source is not None}
    return (
        _count(len(reading.events), "event"),
        f"{_count(len(reading.attributions), 'attribution')} ({_count(len(speakers), 'speaker')})",
        _count(len(reading.commitments), "commitment"),
        _count(len(reading.ties), "tie"),
        _count(len(reading.wordings), "contested word"),
        _count(len(reading.times), "date"),
        _count(len(reading.places), "place"),
    )


def _filled(parts: Iterable[str], width: int) -> list[str]:
    """The parts on lines of at most ``width`` characters, none of them broken."""
    lines: list[str] = []
    for part in parts:
        if lines and len(lines[-1]) + len(part) + 3 <= width:
            lines[-1] += f" · {part}"
        else:
            lines.append(part)
    return lines


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _events(
    events: Sequence[Event], known: dict[str, Attribution], *, wide: bool, explain: bool
) -> Iterable[RenderableType]:
    ordered = sorted(events, key=lambda event: (words.date_order(event.when), event.trigger.start))
    if not wide:
        for event in ordered:
            lines = [
                words.kind(event).append("  ").append(words.status(event.status)),
                _pairs(("who", words.actors(event.actor)), ("to whom", words.actors(event.recipient))),
                _pairs(("where", words.place(event.event_loc)), ("says", _says(event.attribution, known))),
            ]
            if explain:
                lines.append(_why(event.trigger, event.why, event.confidence))
            yield _stacked(words.days(event.when), lines)
        return
    table = _table("When", "Who", "Did what", "To whom", "Where", "How it stands", "Who says so")
    for event in ordered:
        did = words.kind(event)
        if explain:
            did.append("\n").append(_why(event.trigger, event.why, event.confidence))
        table.add_row(
            words.days(event.when),
            words.actors(event.actor),
            did,
            words.actors(event.recipient),
            words.place(event.event_loc),
            words.status(event.status),
            words.on_whose_word(event.attribution, known),
        )
    yield table


def _commitments(
    commitments: Sequence[Commitment], known: dict[str, Attribution], *, wide: bool, explain: bool
) -> Iterable[RenderableType]:
    ordered = sorted(commitments, key=lambda one: (words.date_order(one.due), one.action.start))
    if not wide:
        for one in ordered:
            lines = [
                Text.assemble((one.kind.capitalize(), "bold"), " ", words.quoted(one.action.text, 160)),
                _pairs(("who", words.actors(one.holder)), ("to whom", words.actors(one.toward))),
                _pairs(("if", _condition(one)), ("says", _says(one.attribution, known))),
            ]
            if explain:
                lines.append(_why(one.action, one.why))
            yield _stacked(words.days(one.due), lines)
        return
    table = _table("By when", "Kind", "Who", "To whom", "What", "On what condition", "Whose word")
    for one in ordered:
        what = Text(words.quoted(one.action.text, 160))
        if explain:
            what.append("\n").append(_why(one.action, one.why))
        table.add_row(
            words.days(one.due),
            Text(one.kind, style="bold"),
            words.actors(one.holder),
            words.actors(one.toward),
            what,
            _condition(one),
            words.on_whose_word(one.attribution, known),
        )
    yield table


def _says(ids: Sequence[str], known: dict[str, Attribution]) -> Text:
    """On whose word; a dash, which is left out, for the reporter's own."""
    return words.on_whose_word(ids, known) if ids else Text(words.NOTHING)


def _condition(one: Commitment) -> Text:
    if one.condition is None:
        return Text(words.NOTHING, style="dim")
    return Text(words.quoted(one.condition.text, 120))


def _quotations(
    attributions: Sequence[Attribution], known: dict[str, Attribution], *, explain: bool
) -> Iterable[RenderableType]:
    speakers: dict[str, list[Attribution]] = {}
    for one in attributions:
        speakers.setdefault(words.speaker(one).casefold(), []).append(one)
    for said in speakers.values():
        first = said[0]
        name = Text(words.speaker(first), style="bold")
        if first.source is not None and (tag := words.tag(first.source)):
            name.append(f" {tag}", style="not bold dim")
        yield Padding(name, (0, 0, 0, _INDENT), expand=False)
        for one in said:
            yield Padding(_said(one, known, explain=explain), (0, 0, 0, 2 * _INDENT), expand=False)


def _said(one: Attribution, known: dict[str, Attribution], *, explain: bool) -> Text:
    content = words.one_line(" … ".join(part.text for part in one.content), _CONTENT)
    line = Text(one.cue.text if one.cue else "in quotation marks", style="dim")
    if one.stance != "asserts":
        line.append(f" [{one.stance}]")
    line.append(": ")
    line.append(words.quoted(content, _CONTENT) if one.manner == "direct" else content, style="not dim")
    if one.parent in known:
        line.append(f" (as {words.speaker(known[one.parent])} tells it)")
    if explain:
        where = one.content[0] if one.content else one.cue
        line.append("\n").append(_why(where, one.why))
    return line


def _ties(reading: Reading, known: dict[str, Attribution], *, explain: bool) -> Iterable[RenderableType]:
    for tie in reading.ties:
        line = words.actor(tie.source).append(f" {tie.kind.replace('_', ' ')} ", style="bold")
        line.append(f"({tie.office}) " if tie.office else "").append(words.actor(tie.target))
        line.append(f"  {words.quoted(tie.evidence.text, 60)}", style="dim")
        if tie.status != "occurred":
            line.append("  ").append(words.status(tie.status))
        if tie.attribution:
            line.append("  says ", style="dim").append(words.on_whose_word(tie.attribution, known))
        if explain:
            line.append("\n").append(_why(tie.evidence, tie.why))
        yield Padding(line, (0, 0, 0, _INDENT), expand=False)


def _wordings(reading: Reading, known: dict[str, Attribution], *, explain: bool) -> Iterable[RenderableType]:
    for one in reading.wordings:
        line = Text(words.quoted(one.text)).append(f" {one.marker.replace('_', ' ')}", style="bold")
        if one.rival is not None:
            line.append(f", against {words.quoted(one.rival.text)}")
        if one.attribution:
            line.append("  says ", style="dim").append(words.on_whose_word(one.attribution, known))
        if explain:
            line.append(f"  at {one.start}–{one.end}", style="dim")
        yield Padding(line, (0, 0, 0, _INDENT), expand=False)


def _times(reading: Reading) -> Iterable[RenderableType]:
    for time in reading.times:
        line = Text(words.quoted(time.text)).append(f" {time.value or words.NOTHING}", style="bold")
        line.append(f" {time.mod}" if time.mod else "").append(f"  {words.days(time)}")
        line.append(f"  at {time.start}–{time.end}, rule {time.rule or words.NOTHING}", style="dim")
        yield Padding(line, (0, 0, 0, _INDENT), expand=False)


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, header_style="bold dim", show_edge=False)
    for column in columns:
        width = {"When": _DATE, "By when": _DATE, "How it stands": _STANDS, "Kind": 9}.get(column)
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
    return Padding(grid, (0, 0, 0, _INDENT), expand=False)


def _pairs(*pairs: tuple[str, Text]) -> Text:
    line = Text()
    for name, value in pairs:
        if value.plain == words.NOTHING:
            continue
        line.append("   " if line else "").append(f"{name} ", style="dim").append(value)
    return line


def _why(where: Extent | None, why: str, confidence: float | None = None) -> Text:
    at = f" at {where.start}–{where.end}" if where is not None else ""
    sure = f", confidence {confidence:.2f}" if confidence is not None else ""
    return Text(f"why: {why or 'no reason noted'};{at}{sure}", style="dim italic")
