"""One report from one text: cleaned, measured, checked for markup and language, with title and date."""

from __future__ import annotations

import re
from typing import Final

from sayso.errors import InputError, LanguageError
from sayso.records import Report
from sayso.sources.clean import clean
from sayso.sources.dates import iso_date, stated_date
from sayso.sources.items import Notice
from sayso.sources.language import foreign_language
from sayso.sources.shape import blocks, title_of

LIMIT: Final = 2_000_000
"""Characters one report may hold, some 300,000 words: beyond it a file is a collection, not a report."""

_HTML_START: Final = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_XML_START: Final = re.compile(r"\s*<(?:\?xml|!doctype|rss|feed)\b", re.IGNORECASE)
_TAG: Final = re.compile(
    r"</?(?:p|div|span|a|br|h[1-6]|ul|ol|li|table|tr|td|script|style|meta|img|article|section|em|strong)\b[^<>]*>",
    re.IGNORECASE,
)
_FEW_TAGS: Final = 4  # a report may quote a tag or two
_CHARACTERS_A_TAG: Final = 500


def report_from_text(
    text: str,
    where: str,
    *,
    id: str | None = None,
    line: int | None = None,
    title: str | None = None,
    published: str | None = None,
    source: str | None = None,
    url: str | None = None,
) -> tuple[Report, list[Notice]]:
    """A report of ``text``, and what had to be assumed to read it.

    ``where`` names the text in messages; ``line`` is the line it stands on where that is one of many. Without
    ``title`` and ``published`` those that the text itself states are taken. Raises ``InputError``
    (``LanguageError``, ``DateError``) for a text that cannot be read.
    """
    if len(text) > LIMIT:
        raise too_long(where, f"{len(text):,} characters", line=line)
    text, notices = clean(text, where, line=line)
    if not text.strip():
        raise InputError(where, "there is no text in it", "Give the text of a report.", line=line)
    _check_markup(text, where, line)
    if language := foreign_language(text):
        raise LanguageError(where, f"this looks like {language}", "sayso reads English only.", line=line)
    day = iso_date(published, where, line=line) if published else None
    parts = blocks(text)
    report = Report.of(
        text,
        id=_one_line(id),
        title=_one_line(title) or title_of(text, parts),
        published=day or stated_date(text, parts),
        source=_one_line(source),
        url=_one_line(url),
    )
    return report, notices


def _one_line(value: str | None) -> str | None:
    return " ".join(clean(value, "")[0].split()) or None if value else None


def too_long(where: str, size: str, *, line: int | None = None) -> InputError:
    """The error for a report of ``size``, in words, beyond the limit."""
    return InputError(
        where,
        f"{size} are too much for one report",
        f"One report may hold {LIMIT:,} characters. Split it, or give one report a line as .jsonl.",
        line=line,
    )


def _check_markup(text: str, where: str, line: int | None) -> None:
    sample = text[:100_000]
    tags = list(_TAG.finditer(sample))
    if _HTML_START.match(sample) or len(tags) > max(_FEW_TAGS, len(sample) / _CHARACTERS_A_TAG):
        at = sample.count("\n", 0, tags[0].start() if tags else 0) + 1 if line is None else line
        advice = "Open it in a browser and save or copy it as plain text."
        raise InputError(where, "this is a web page (HTML), not text", advice, line=at)
    if _XML_START.match(sample):
        raise InputError(where, "this is XML, not text", "Give the text of the report.", line=line)
