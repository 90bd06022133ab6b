"""A reading for people: a headline of counts, events by date, commitments by due date, quotations by speaker.

From ``WIDE`` columns on, events and commitments stand in a table; below it, and with ``--explain``, each
takes a few lines of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, TextIO

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from sayso.cli import words
from sayso.cli.layouts import INDENT, commitment_lines, commitment_table, event_lines, event_table, why
from sayso.records import Attribution, Reading

WIDE: Final = 140
_CONTENT: Final = 220  # characters of a quotation that are shown


def console_for(stream: TextIO) -> Console:
    """A console on ``stream``: as wide as the terminal or ``COLUMNS``, coloured only at a terminal without
    ``NO_COLOR``."""
    return Console(file=stream, highlight=False, markup=False, emoji=False)


def show(reading: Reading, console: Console, *, explain: bool) -> None:
    """Print ``reading``; with ``explain`` also why each record was written and where it stands."""
    known = {one.id: one for one in reading.attributions}
    rows: Iterable[RenderableType]
    wide = console.width >= WIDE and not explain
    console.print(Rule(style="dim"))
    console.print(_heading(reading, console.width))
    if events := reading.events:
        rows = [event_table(events, known)] if wide else event_lines(events, known, explain=explain)
        _section(console, "Events", rows)
    if owed := reading.commitments:
        rows = [commitment_table(owed, known)] if wide else commitment_lines(owed, known, explain=explain)
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
        yield Padding(name, (0, 0, 0, INDENT), expand=False)
        for one in said:
            yield Padding(_said(one, known, explain=explain), (0, 0, 0, 2 * INDENT), expand=False)


def _said(one: Attribution, known: dict[str, Attribution], *, explain: bool) -> Text:
    content = words.one_line(" … ".join(part.text for part in one.content), _CONTENT)
    line = Text(one.cue.text if one.cue else "in quotation marks", style="dim")
    if one.stance != "asserts" and not _tells_stance(one):
        line.append(f" [{one.stance}]")
    line.append(": ")
    line.append(words.quoted(content, _CONTENT) if one.manner == "direct" else content, style="not dim")
    if one.parent in known:
        line.append(f" (according to {words.speaker(known[one.parent])})")
    if explain:
        where = one.content[0] if one.content else one.cue
        line.append("\n").append(why(where, one.why))
    return line


def _tells_stance(one: Attribution) -> bool:
    """Whether the cue says by itself what the stance is ("denied": denies)."""
    return one.cue is not None and one.cue.text.casefold().startswith(one.stance[:4])


def _ties(reading: Reading, known: dict[str, Attribution], *, explain: bool) -> Iterable[RenderableType]:
    for tie in reading.ties:
        line = words.actor(tie.source).append(f" {tie.kind.replace('_', ' ')} ", style="bold")
        line.append(f"({tie.office}) " if tie.office else "").append(words.actor(tie.target))
        line.append(f"  {words.quoted(tie.evidence.text, 60)}", style="dim")
        if tie.status != "occurred":
            line.append("  ").append(words.status(tie.status))
        if tie.attribution:
            line.append("  according to ", style="dim").append(words.on_whose_word(tie.attribution, known))
        if explain:
            line.append("\n").append(why(tie.evidence, tie.why))
        yield Padding(line, (0, 0, 0, INDENT), expand=False)


def _wordings(reading: Reading, known: dict[str, Attribution], *, explain: bool) -> Iterable[RenderableType]:
    for one in reading.wordings:
        line = Text(words.quoted(one.text)).append(f" {one.marker.replace('_', ' ')}", style="bold")
        if one.rival is not None:
            line.append(f", against {words.quoted(one.rival.text)}")
        if one.user is not None:
            line.append(f", {one.user.text}")
        if one.attribution:
            line.append("  according to ", style="dim").append(words.on_whose_word(one.attribution, known))
        if explain:
            line.append(f"  at {one.start}–{one.end}", style="dim")
        yield Padding(line, (0, 0, 0, INDENT), expand=False)


def _times(reading: Reading) -> Iterable[RenderableType]:
    for time in reading.times:
        line = Text(words.quoted(time.text)).append(f" {time.value or words.NOTHING}", style="bold")
        line.append(f" {time.mod}" if time.mod else "").append(f"  {words.days(time)}")
        line.append(f"  at {time.start}–{time.end}, rule {time.rule or words.NOTHING}", style="dim")
        yield Padding(line, (0, 0, 0, INDENT), expand=False)
