"""MUC-3/4 files: documents in capitals and their keys, one template an incident (TASKDOC of the data set)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from sayso.errors import InputError
from sayso.evaluate.folders import content_of

Names = tuple[str, ...]
"""Spellings of one filler, any of which is right."""

MONTHS: Final = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_ADVICE: Final = "Check the file's permissions."
_HEAD: Final = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4})\b.*$", re.MULTILINE)
_SLOT: Final = re.compile(r"\s*(\d{1,2})\.\s+([A-Z ]+:[A-Z ]*?[A-Z])(?:\s{2,}|\s*$)(.*)")
_STRING: Final = re.compile(r'"((?:\\.|[^"\\])*)"')
_DAY: Final = re.compile(r"(\d{1,2})\s+([A-Z]{3})[A-Z]*\s+(\d{2,4})")
_MARKS: Final = re.compile(r"\[[A-Z][^\]]*\]")
_OPENING: Final = re.compile(
    r"\A(?:.{0,400}?\[(?:TEXT|EXCERPTS?|COMMUNIQUE|ARTICLE)\]|.{0,200}?--)\s*", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its text in paragraphs, without the lines of the header and its marks."""

    id: str
    text: str
    published: str | None


@dataclass(frozen=True, slots=True)
class Incident:
    """A template. Fillers that the key calls optional are left out; ``dates`` are first and last day,
    ``places`` the names of its location, the smallest first."""

    document: str
    types: tuple[str, ...]
    stages: tuple[str, ...]
    perpetrators: tuple[Names, ...]
    targets: tuple[Names, ...]
    victims: tuple[Names, ...]
    dates: tuple[str, str] | None
    places: tuple[str, ...]
    optional: bool = False


def documents(file: Path) -> Iterator[Document]:
    """The documents of a file, in its order; none where it is no file of documents."""
    text = content_of(file, _ADVICE, "latin-1")
    heads = list(_HEAD.finditer(text))
    for head, end in zip(heads, [*(match.start() for match in heads[1:]), len(text)], strict=True):
        body = text[head.end() : end].strip()
        opening = _OPENING.match(body)
        first = opening[0] if opening is not None else ""
        day = _DAY.search(first or body[:200])
        kept = _MARKS.sub(" ", body[len(first) :])
        paragraphs = (" ".join(part.split()) for part in re.split(r"\n\s*\n", kept))
        yield Document(head[1], "\n\n".join(part for part in paragraphs if part), _iso(day))


def incidents(file: Path) -> Iterator[tuple[str, Incident | None]]:
    """Document and template; ``None`` for a document without incident.

    Raises:
        InputError: a template names no message; it names the line.
    """
    slots: dict[int, list[str]] = {}
    number = 0
    for at, line in enumerate([*content_of(file, _ADVICE, "latin-1").split("\n"), "0.  MESSAGE: ID  END"], 1):
        if line.startswith(";"):
            continue
        found = _SLOT.match(line)
        if found is None:
            if number and line.strip():
                slots[number].append(line.strip())
            continue
        number = int(found[1])
        if number == 0 and slots:
            yield _incident(slots, file, at)
            slots = {}
        slots[number] = [found[3].strip()]


def _incident(slots: dict[int, list[str]], file: Path, at: int) -> tuple[str, Incident | None]:
    message = (slots.get(0, [""])[0].split() or [""])[0]
    if not _HEAD.match(message):
        raise InputError(str(file), f"message {message!r}", "Give keys of MUC-3 or MUC-4.", line=at)
    kinds = _choices(slots.get(4, []))
    if not kinds:
        return message, None
    names = _fillers(slots.get(18, []))
    described = _fillers(slots.get(19, []))
    victims = [list(spelled) for spelled, _ in names]
    for spelled, of in described:
        same = next((victim for victim in victims if set(of) & set(victim)), None)
        if same is not None:
            same.extend(spelled)
        elif not of:
            victims.append(list(spelled))
    return message, Incident(
        document=message,
        types=kinds,
        stages=_choices(slots.get(5, [])),
        perpetrators=tuple(spelled for n in (9, 10) for spelled, _ in _fillers(slots.get(n, []))),
        targets=tuple(spelled for spelled, _ in _fillers(slots.get(12, []))),
        victims=tuple(tuple(victim) for victim in victims),
        dates=_dates(" ".join(slots.get(2, []))),
        places=_places(slots.get(3, [])),
        optional="OPTIONAL" in " ".join(slots.get(1, [])),
    )


def _choices(lines: list[str]) -> tuple[str, ...]:
    words = " ".join(lines).replace("?", " ").split("/")
    return tuple(word.strip() for word in words if word.strip() not in {"", "*", "-"})


def _fillers(lines: list[str]) -> list[tuple[Names, Names]]:
    """Spellings of each filler and, behind a colon, those of whom they describe."""
    found = []
    for line in _joined(lines):
        if line.startswith("?"):
            continue
        mine, _, of = _cut(line)
        spelled = tuple(_plain(words) for words in _STRING.findall(mine))
        if spelled:
            found.append((spelled, tuple(_plain(words) for words in _STRING.findall(of))))
    return found


def _joined(lines: list[str]) -> list[str]:
    """A line that begins with "/" or ":" continues the one before it."""
    whole: list[str] = []
    for line in lines:
        if whole and (line.startswith(("/", ":")) or whole[-1].endswith(("/", ":"))):
            whole[-1] += f" {line}"
        else:
            whole.append(line)
    return whole


def _cut(line: str) -> tuple[str, str, str]:
    """The line around the colon outside its strings."""
    bare = _STRING.sub(lambda match: "x" * len(match[0]), line)
    at = bare.find(":")
    return (line, "", "") if at < 0 else (line[:at], ":", line[at + 1 :])


def _plain(words: str) -> str:
    return words.replace('\\"', "").strip()


def _places(lines: list[str]) -> tuple[str, ...]:
    """The names in a location, the smallest first; none where it is not known."""
    parts = [part for line in lines for part in re.split(r"[:/]|\s-\s", line)]
    names = [re.sub(r"\([^)]*\)", "", part).replace("?", "").strip() for part in parts]
    return tuple(name for name in reversed(names) if name not in {"", "-", "*"})


def _dates(words: str) -> tuple[str, str] | None:
    """First and last day; "- 04 FEB 90" (on or before that day) has no first one and is not scored."""
    if words.lstrip("? ").startswith("-"):
        return None
    days = [day for match in _DAY.finditer(words) if (day := _iso(match)) is not None]
    return (days[0], days[-1]) if days else None


def _iso(match: re.Match[str] | None) -> str | None:
    if match is None or match[2] not in MONTHS:
        return None
    year = int(match[3])
    try:
        day = date(year + 1900 if year < 100 else year, MONTHS.index(match[2]) + 1, int(match[1]))
    except ValueError:
        return None
    return day.isoformat()
