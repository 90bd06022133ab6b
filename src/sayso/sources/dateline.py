"""Finds the dateline at a paragraph's start: place, date and agency before a dash or colon.

"BAGHDAD, Dec 19 (Agency) -" · "KABUL (Pajhwok):" · "GENEVA, 5 May —" · "Beirut, Lebanon –" · "(Agency) -"
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from sayso.sources.cues import cues

_LONGEST: Final = 120  # characters
_CAPS: Final = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ.'’-]*){0,4}"
_LINK: Final = r"(?:(?:de|la|al|el|of|the|and|bin|on|upon|sur) )?"
_NAME: Final = rf"[A-ZÀ-Þ][\w.'’-]*(?:[ /]{_LINK}[A-ZÀ-Þ][\w.'’-]*){{0,3}}"
_AGENCY: Final = r"\((?![DRI]-)(?:[A-Z][\w.&/'’ -]{1,40})\)"
_DASH: Final = r"(?:--?|[–—―_])"
_SECOND_DASH: Final = re.compile(r"\s(?:--?|[–—―])\s|[—―]")


class _Patterns(NamedTuple):
    certain: re.Pattern[str]  # with a date or an agency: nothing else looks like it
    capitals: re.Pattern[str]  # a place in capitals and a dash
    colon: re.Pattern[str]  # a place in capitals and a colon
    plain: re.Pattern[str]  # a place in ordinary letters and a dash
    alone: re.Pattern[str]  # a line of its own


@cache
def date_pattern() -> str:
    """A pattern for a day as datelines write it, with or without a year: "Dec 19", "5 May 2021", "Monday"."""
    month = f"(?:{'|'.join(sorted(cues().months, key=len, reverse=True))})\\.?"
    weekday = f"(?:{'|'.join(sorted(cues().weekdays, key=len, reverse=True))})\\.?"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    year = r"(?:,?\s(?:\d{4}|'?\d\d)\b)?"
    date = rf"(?:{month}\s{day}{year}|{day}\s{month}{year}|\d{{4}}-\d\d-\d\d)"
    return rf"(?i:{weekday},?\s{date}|{date}|{weekday})"


@cache
def _patterns() -> _Patterns:
    region = rf"(?:(?:\s?,\s{_NAME}){{1,2}}|\s\({_NAME}\)(?=,\s))?"
    date = rf"(?:[,.]?\s{date_pattern()})"
    place = rf"(?:{_CAPS}|{_NAME}){region}"
    return _Patterns(
        certain=re.compile(
            rf"(?:{place}{date}?\s?{_AGENCY}\s?(?:{_DASH}|:)|{_CAPS}{region}{date}?\s?{_AGENCY}|{place}{date}\s?{_AGENCY}"
            rf"|{place}{date}\s?(?:{_DASH}|:)(?=\s)|{_AGENCY}\s?{_DASH})"
        ),
        capitals=re.compile(rf"{_CAPS}{region}\s?(?:(?<=\s){_DASH}(?=\s)|--|[—―])\s?"),
        colon=re.compile(rf"{_CAPS}{region}\s?:(?=\s)"),
        plain=re.compile(rf"{_NAME}{region}\s{_DASH}(?=\s)"),
        alone=re.compile(
            rf"{place}(?:{date}|{date}?\s?{_AGENCY})\s?(?:{_DASH}|:|\.)?|{_CAPS}{region}\s?{_DASH}"
        ),
    )


def dateline(paragraph: str, *, first: bool) -> int:
    """How many characters at the start of ``paragraph`` are its dateline, 0 where it has none.

    ``first`` says that it is the report's first paragraph: only there is a place alone enough.
    """
    forms = _patterns()
    head = paragraph[:_LONGEST]
    if match := forms.certain.match(head):
        return _length(match, paragraph, sure=True)
    if not first:
        return 0
    weak = forms.capitals.match(head) or forms.colon.match(head) or forms.plain.match(head)
    return _length(weak, paragraph, sure=False) if weak else 0


def is_dateline(line: str) -> bool:
    """Whether the whole line is a dateline."""
    return len(line) <= _LONGEST and _patterns().alone.fullmatch(line) is not None


def _length(match: re.Match[str], paragraph: str, *, sure: bool) -> int:
    rest = paragraph[match.end() : match.end() + 1000].lstrip()
    head = match.group().rstrip(" -–—―_:")
    words = {word.lower() for word in re.findall(r"[\w&]+", head)}
    if not rest or rest[0].islower() or rest[0] in ",;.)" or words <= cues().not_places:
        return 0
    if not sure:
        # "Smith – the minister – said": two dashes in a sentence enclose an aside.
        sentence = re.split(r"[.!?]\s", rest, maxsplit=1)[0]
        if _SECOND_DASH.search(sentence) or len(head.replace(".", "")) < 3 or len(head) > 50:
            return 0
    return len(match.group().rstrip())
