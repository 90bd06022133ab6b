"""Actor dictionaries of PETRARCH and TABARI: names in capitals, ``+`` synonyms, codes with their dates.

::

    MOHAMMAD_NAJIBULLAH_  ; comment
    +NAJIBULLAH_
        [AFGGOV 870930-920416]
        [AFGELI >920416]

A code is a country or kind of organisation and role codes of CAMEO, three letters each. The form does not say
who is a person: those with dated offices are taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from sayso.actors.entries import Entry, readable_id
from sayso.actors.knowledge import Known, Role
from sayso.gazetteer.countries import countries

SECTORS: Final = {
    "AGR": "AGR", "BUS": "BUS", "COP": "COP", "CRM": "CRM", "CVL": "CVL", "EDU": "EDU", "ELI": "ELI",
    "GOV": "GOV", "HLH": "MED", "HRI": "SOC", "INS": "REB", "JUD": "JUD", "LAB": "LAB", "LEG": "LEG",
    "MED": "JRN", "MIL": "MIL", "MNC": "BUS", "OPP": "OPP", "PTY": "PTY", "RAD": "REB", "REB": "REB",
    "REF": "REF", "REL": "REL", "SEP": "REB", "SPY": "SPY", "UAF": "UAF",
}  # fmt: skip
"""Role codes of CAMEO and the PLOVER sectors they are; others say nothing of the sector."""
_ORGANISATIONS: Final = {"IGO": "IGO", "IGOUNO": "UNO", "NGO": "NGO", "NGM": "NGO", "IMG": None, "MNC": None}
_CODE: Final = re.compile(
    r"\[(?P<code>[A-Z]{3,18})\s*(?:(?P<sign>[<>])?\s*(?P<from>(?:\d\d){3,4})(?:\s*-\s*(?P<to>(?:\d\d){3,4}))?)?\s*\]"
)
_OFFICES: Final = frozenset({"GOV", "ELI", "MIL", "LEG", "OPP", "JUD"})
_ACCEPTED: Final = "[CODE], [CODE >YYMMDD] or [CODE YYMMDD-YYMMDD]"
_TURN: Final = 30
"""Years of two digits up to this one are of this century."""


@dataclass(slots=True)
class _Block:
    line: int
    names: list[str]
    codes: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)


def read(text: str, file: str) -> tuple[list[Entry], list[str]]:
    """Return the entries of a dictionary, and what was left out and why."""
    entries: list[Entry] = []
    problems: list[str] = []
    for block in _blocks(text):
        roles: list[Role] = []
        countries_: list[str | None] = []
        for line, told in zip(block.lines, block.codes, strict=True):
            match = _CODE.fullmatch(told)
            if match is None:
                problems.append(f"{file}, line {line}: code '{told}'. Accepted: {_ACCEPTED}.")
                continue
            countries_.append(_country(match["code"]))
            roles += _roles(match)
        if countries_:
            entries.append(_entry(block, countries_, roles))
        elif not block.codes:
            found = f"'{block.names[0]}' has no code"
            problems.append(f"{file}, line {block.line}: {found}. Accepted: {_ACCEPTED} below it.")
    return entries, problems


def _blocks(text: str) -> Iterator[_Block]:
    """Names with their synonyms and codes. Comments begin with ``#`` or ``;``, or stand behind a bracket."""
    block: _Block | None = None
    for number, raw in enumerate(text.splitlines(), start=1):
        line = re.split(r"[#;]", raw, maxsplit=1)[0].rstrip()
        if not line.strip() or line.startswith("<"):
            continue
        if line.lstrip().startswith("["):
            if block is not None:
                block.codes.append(line.strip().partition("]")[0] + "]")
                block.lines.append(number)
        elif line.startswith("+"):
            if block is not None:
                block.names.append(_name(line[1:]))
        else:
            if block is not None:
                yield block
            name, bracket, code = line.partition("[")
            block = _Block(number, [_name(name)])
            if bracket:
                block.codes.append("[" + code.partition("]")[0] + "]")
                block.lines.append(number)
    if block is not None:
        yield block


def _name(written: str) -> str:
    words = written.replace("_", " ").split()
    return " ".join(word if "(" in word else word.capitalize() for word in words)


def _country(code: str) -> str | None:
    for length in (6, 3):
        if code[:length] in _ORGANISATIONS:
            rest = code[length : length + 3]
            return _ORGANISATIONS[code[:length]] or (rest if rest in countries() else None)
    return code[:3] if code[:3] in countries() else None


def _roles(match: re.Match[str]) -> list[Role]:
    parts = [match["code"][i : i + 3] for i in range(0, len(match["code"]), 3)]
    sector = next((SECTORS[part] for part in parts[1:] if part in SECTORS), None)
    if sector is None:
        sector = SECTORS.get(parts[0]) if parts[0] not in countries() else None
    if sector is None:
        return []
    first, last = match["from"], match["to"]
    if match["sign"] == "<":
        first, last = None, first
    return [Role(sector, None, _day(first), _day(last))]


def _day(written: str | None) -> str | None:
    if written is None:
        return None
    if len(written) == 6:
        written = ("20" if int(written[:2]) <= _TURN else "19") + written
    return f"{written[:4]}-{written[4:6]}-{written[6:]}"


def _entry(block: _Block, codes: list[str | None], roles: list[Role]) -> Entry:
    code = codes[-1]
    dated = any(role.since or role.until for role in roles)
    last = max((role.until or "" for role in roles), default="") or None
    if dated:  # a code without dates is for the times that none of the others covers
        roles = [role if role.since or role.until else replace(role, since=last) for role in roles]
    is_person = dated and all(role.sector in _OFFICES for role in roles)
    name = re.sub(r"\s*\(.*?\)", "", block.names[0]).strip() or block.names[0]
    acronyms = re.findall(r"\(([A-Z]{2,8})\)", " ".join(block.names))
    plain = (re.sub(r"\s*\(.*?\)", "", other).strip() for other in block.names[1:])
    known = Known("person" if is_person else "body", name, code, readable_id(code, name), tuple(roles))
    return known, tuple(dict.fromkeys([name, *filter(None, plain), *acronyms]))
