"""Records in words: short labels for the table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Final

from rich.text import Text

from sayso.records import Actor, Attribution, Due, Event, Place, Status, Time

NOTHING: Final = "–"
REPORTER: Final = "the reporter"
_UNNAMED: Final = "a source not named"

# A sign and a word each, so that nothing hangs on colour.
_STATUS: Final[Mapping[Status, tuple[str, str]]] = {
    "occurred": ("●", "green"),
    "negated": ("✗", "red"),
    "future": ("→", "cyan"),
    "hypothetical": ("?", "yellow"),
    "alleged": ("~", "magenta"),
}


def one_line(text: str, most: int = 70) -> str:
    """``text`` on one line of at most ``most`` characters, cut between words."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    head = line[: most - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[most // 2 :] else head).rstrip(" ,;:–—-") + "…"


def quoted(text: str, most: int = 70) -> str:
    """``text`` in quotation marks of our own, without those at its ends."""
    inner = one_line(text, most).strip('“”"')
    return f"“{inner}”"


def status(value: Status) -> Text:
    """How an event stands, as a sign and a word."""
    sign, style = _STATUS[value]
    return Text(f"{sign} {value}", style=style)


def kind(event: Event) -> Text:
    """Type and mode in words, and the words of the text."""
    modes = ", ".join(mode.replace("-", " ") for mode in event.mode)
    label = Text(event.event.capitalize(), style="bold")
    if modes:
        label.append(f" ({modes})", style="not bold")
    return label.append(f" {quoted(event.trigger.text, 40)}", style="not bold")


def actor(one: Actor) -> Text:
    """Who it is: for "they" or "the group" the fuller mention, with country and sector where known."""
    label = Text(one_line(one.resolved or one.text, 48))
    return label.append(f" {known}", style="dim") if (known := tag(one)) else label


def tag(one: Actor) -> str:
    """Country and sector, as far as they are known."""
    return "·".join(part for part in (one.code, one.sector) if part)


def actors(many: Iterable[Actor], most: int = 4) -> Text:
    """Several actors, or a dash for none."""
    labels = [actor(one) for one in many]
    if not labels:
        return Text(NOTHING, style="dim")
    label = Text(", ").join(labels[:most])
    return label.append(f" and {len(labels) - most} more", style="dim") if len(labels) > most else label


def place(one: Place | None) -> Text:
    """Where, with the country's code."""
    if one is None:
        return Text(NOTHING, style="dim")
    label = Text(one_line(one.label, 40))
    if one.country and one.resolution != "country":
        label.append(f" {one.country}", style="dim")
    return label


def days(time: Time | Due | None) -> str:
    """The day, month, year or span of days, in ISO dates; else the TIMEX3 value or the words."""
    if time is None:
        return NOTHING
    first, last = time.earliest, time.latest
    if first and last:
        return _span(first, last)
    if last:
        return f"by {last}"
    if first:
        return f"from {first}"
    return time.value or one_line(time.text, 24)


def _span(first: str, last: str) -> str:
    if first == last:
        return first
    if first.endswith("-01-01") and last == f"{first[:4]}-12-31":
        return first[:4]
    if first[:7] == last[:7] and first.endswith("-01") and _is_last_of_month(last):
        return first[:7]
    return f"{first} to {last[5:] if first[:4] == last[:4] else last}"


def _is_last_of_month(day: str) -> bool:
    return (date.fromisoformat(day) + timedelta(days=1)).day == 1


def date_order(time: Time | Due | None) -> str:
    """A sorting key by date: what has none comes last."""
    if time is None:
        return "~"
    return time.earliest or time.latest or time.value or "~"


def speaker(one: Attribution) -> str:
    """The source of an attribution, in words."""
    if one.source is None:
        return _UNNAMED
    return one_line(one.source.resolved or one.source.text, 48)


def on_whose_word(ids: Iterable[str], known: Mapping[str, Attribution]) -> Text:
    """Who says so, innermost first: "the minister, per the agency"; the reporter where nobody is named."""
    names = [speaker(known[id]) for id in ids if id in known]
    return Text(", per ".join(names)) if names else Text(REPORTER, style="dim")
