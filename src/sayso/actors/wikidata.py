"""Extracts of Wikidata: CSV with a header, or the JSON of a SPARQL answer, or a list of flat JSON objects.

Each row tells of one item, or of one of its offices; rows of one item are put together. The columns that are
read are ``COLUMNS``; others are passed over. Nothing is downloaded: the file is what a user brings.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sayso.actors.entries import Entry, readable_id
from sayso.actors.knowledge import NOT_COUNTRIES, SECTORS, Known, Role
from sayso.gazetteer.countries import by_alpha2, countries, country_names
from sayso.gazetteer.names import fold

COLUMNS: Final = {
    "item": ("item", "id", "qid", "wikidata"),
    "name": ("itemLabel", "label", "name"),
    "aliases": ("itemAltLabel", "aliases", "alias", "altLabel"),
    "code": ("code", "iso3", "countryCode", "country", "countryLabel"),
    "sector": ("sector",),
    "office": ("officeLabel", "positionLabel", "office", "position"),
    "start": ("start", "startTime", "from", "since"),
    "end": ("end", "endTime", "to", "until"),
    "kind": ("kind", "type"),
}
"""What is read, and the headers that it may have."""
_ITEM: Final = re.compile(r"Q\d+$")
_DATE: Final = re.compile(r"\+?(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(slots=True)
class _Item:
    name: str
    code: str | None
    spellings: list[str]
    is_person: bool
    link: str
    roles: list[Role] = field(default_factory=list)


def read_csv(text: str, file: str) -> tuple[list[Entry], list[str]]:
    """Read a CSV file with a header."""
    reader = csv.DictReader(io.StringIO(text))
    return _read(enumerate(reader, start=2), file)


def read_json(text: str, file: str) -> tuple[list[Entry], list[str]]:
    """Read the JSON of a SPARQL answer, or a list of flat objects."""
    try:
        found = json.loads(text)
        if isinstance(found, dict):
            found = [
                {name: cell.get("value", "") for name, cell in row.items()}
                for row in found["results"]["bindings"]
            ]
        rows = [(number, row) for number, row in enumerate(found, start=1) if isinstance(row, dict)]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        accepted = "the JSON of a SPARQL answer (results, bindings) or a list of flat objects"
        return [], [f"{file}: {error!r}. Accepted: {accepted}."]
    return _read(rows, file)


def _read(rows: Iterable[tuple[int, Mapping[str, Any]]], file: str) -> tuple[list[Entry], list[str]]:
    items: dict[str, _Item] = {}
    problems: list[str] = []
    for number, row in rows:
        try:
            _take(row, items)
        except ValueError as error:
            problems.append(f"{file}, line {number}: {error}.")
    return [_entry(item) for item in items.values()], problems


def _take(row: Mapping[str, Any], items: dict[str, _Item]) -> None:
    cells = {what: _cell(row, headers) for what, headers in COLUMNS.items()}
    name = cells["name"]
    if not name:
        raise ValueError(f"no name. Accepted: a column {' or '.join(COLUMNS['name'])}")
    link = _ITEM.search(cells["item"])
    code = _code(cells["code"])
    item = items.get(cells["item"] or name)
    if item is None:
        person = cells["kind"].lower() in {"person", "human", ""} and bool(cells["office"])
        item = _Item(name, code, [name], person, link[0] if link else "")
        items[cells["item"] or name] = item
    item.code = item.code or code
    item.spellings += [other.strip() for other in re.split(r"[|;]|, ", cells["aliases"]) if other.strip()]
    sector = cells["sector"].upper() or ("GOV" if cells["office"] else "")
    if sector and sector not in SECTORS:
        raise ValueError(f"sector '{sector}'. Accepted: {' '.join(sorted(SECTORS))}")
    if sector:
        office = cells["office"].lower() or None
        item.roles.append(Role(sector, _bare(office), _day(cells["start"]), _day(cells["end"])))


def _cell(row: Mapping[str, Any], headers: Iterable[str]) -> str:
    return next((str(row[header]).strip() for header in headers if row.get(header)), "")


def _code(told: str) -> str | None:
    if not told:
        return None
    if told.upper() in countries() or told.upper() in NOT_COUNTRIES:
        return told.upper()
    if told.upper() in by_alpha2():
        return by_alpha2()[told.upper()]
    named = {one.code for one in country_names().get(fold(told), ()) if one.kind == "name"}
    if len(named) != 1:
        raise ValueError(f"country '{told}'. Accepted: a code (ISO 3166-1) or an English name")
    return named.pop()


def _bare(office: str | None) -> str | None:
    """ "Prime Minister of Iraq" is the office of prime minister."""
    return office.partition(" of ")[0] if office and "minister of" not in office else office


def _day(told: str) -> str | None:
    match = _DATE.match(told)
    if match is None:
        return None
    return "-".join(part for part in match.groups() if part is not None and part != "00")


def _entry(item: _Item) -> Entry:
    roles = sorted(dict.fromkeys(item.roles), key=lambda role: (role.since or "", role.until or "9"))
    known = Known(
        "person" if item.is_person else "body",
        item.name,
        item.code,
        readable_id(item.code, item.name),
        tuple(roles),
        links=(item.link,) if item.link else (),
    )
    return known, tuple(dict.fromkeys(item.spellings))
