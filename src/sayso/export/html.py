"""One page to look at: the text with every record marked where it stands, and the tables beside it.

The page is self-contained and loads nothing: its style and script stand in it, and its Content-Security-
Policy allows these two alone, by their checksums. It works without the script too: rows and marks are
linked by anchors.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from html import escape
from pathlib import Path
from typing import Final

from sayso.export.marks import STATUS_SIGNS, Keys, keys, marked_text
from sayso.export.rows import tables
from sayso.records import Reading

_FOLDER: Final = Path(__file__).parent
_LONGEST_TITLE: Final = 160


def page(reading: Reading) -> str:
    """A whole HTML page for one reading; the same reading always gives the same page."""
    style, script = _asset("reading.css"), _asset("reading.js")
    sources = f"style-src '{_checksum(style)}'; script-src '{_checksum(script)}'"
    policy = f"default-src 'none'; {sources}; base-uri 'none'"
    title = escape(_title(reading))
    return (
        f'<!doctype html>\n<html lang="{escape(reading.report.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<meta name="color-scheme" content="light dark">\n<title>{title}</title>\n'
        f"<style>{style}</style>\n</head>\n<body>\n{_body(reading)}\n<script>{script}</script>\n</body>\n</html>\n"
    )


def fragment(reading: Reading) -> str:
    """The same for a notebook: one ``div`` with its own style, without a script."""
    return f"<style>{_asset('reading.css')}</style>\n{_body(reading)}"


def _body(reading: Reading) -> str:
    named = keys(reading)
    titled = ' class="titled"' if _title(reading) == _first_line(reading) else ""
    return (
        f'<div class="sayso">\n{_header(reading, hidden=bool(titled))}\n<div class="columns">\n'
        f'<main aria-label="The report"><article{titled}>\n{marked_text(reading, named)}</article>\n'
        f"{_legend(named)}</main>\n"
        f'<aside aria-label="What the report says" tabindex="0">\n{tables(reading, named)}\n</aside>\n'
        "</div>\n</div>"
    )


def _header(reading: Reading, *, hidden: bool) -> str:
    """Title and facts; the title is not shown twice where the text itself begins with it."""
    report = reading.report
    counts = (
        _count(len(reading.events), "event"),
        _count(len(reading.attributions), "attribution"),
        _count(len(reading.commitments), "commitment"),
        _count(len(reading.ties), "tie"),
        _count(len(reading.wordings), "contested word"),
    )
    facts = " · ".join(escape(fact) for fact in (report.published, report.source, *counts) if fact)
    link = f'<p class="facts">{escape(report.url)}</p>' if report.url else ""
    css = ' class="hidden"' if hidden else ""
    return f'<header><h1{css}>{escape(_title(reading))}</h1>\n<p class="facts">{facts}</p>{link}</header>'


def _first_line(reading: Reading) -> str:
    return next((line.strip() for line in reading.report.text.split("\n") if line.strip()), "")


def _title(reading: Reading) -> str:
    """The report's title, else its first line, else its id."""
    first = _first_line(reading)
    return reading.report.title or (first if 0 < len(first) <= _LONGEST_TITLE else reading.report.id)


def _count(number: int, noun: str) -> str:
    if not number:
        return ""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _legend(named: Keys) -> str:
    statuses = "".join(
        f'<li><span class="event {status}">{status}</span><sup class="ref">{sign}</sup></li>'
        for status, sign in STATUS_SIGNS.items()
    )
    return (
        f'<details class="legend"><summary id="{named.prefix}-legend">How to read the marks</summary>\n'
        f'<ul aria-labelledby="{named.prefix}-legend">{statuses}'
        '<li><span class="said d0 direct">quoted</span> and '
        '<span class="said d0 indirect">reported words</span>'
        '<sup class="ref">“</sup></li>'
        '<li><span class="said d0 indirect">words '
        '<span class="said d1 indirect">within words</span></span></li>'
        '<li><span class="source">source</span> <span class="cue">cue</span></li>'
        '<li><span class="action">commitment</span><sup class="ref">§</sup></li>'
        '<li><span class="term">contested word</span></li><li><span class="tie">tie</span></li>'
        '<li><span class="when">time</span> <span class="place">place</span> '
        '<span class="actor">actor</span></li>'
        "</ul></details>"
    )


@cache
def _asset(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8").strip()


def _checksum(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}"
