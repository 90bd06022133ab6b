"""Reading the tables of named actors (``known/``, and a user's own of the same form; see its README)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sayso.actors.knowledge import DAY, NOT_COUNTRIES, SECTORS, SPAN, TIES, Known, Role, Tie
from sayso.errors import KnowledgeError
from sayso.gazetteer.countries import countries
from sayso.gazetteer.names import fold, plain, without_article
from sayso.gazetteer.tables import listed, table_rows

KNOWN: Final = Path(__file__).parent / "known"
Entry = tuple[Known, tuple[str, ...]]
"""An actor with all spellings of its name; ``*`` before a common one."""

ARTICLES: Final = frozenset({"al", "el", "ul", "ad", "adh", "an", "ar", "as", "ash", "at", "az"})
_ARTICLE: Final = re.compile(rf"\b(?:{'|'.join(sorted(ARTICLES))})[-‑](?=\w)", re.IGNORECASE)
_ROLE: Final = re.compile(rf"(?:(?P<code>[A-Z]{{3}}):)?(?P<sector>[A-Z]{{3}}) (?P<office>.+) {SPAN}")
_SECTOR: Final = re.compile(rf"(?:(?P<code>[A-Z]{{3}}):)?(?P<sector>[A-Z]{{3}})(?: {SPAN})?")
_ID: Final = r"[a-z]{3}\.[a-z0-9-]+"
_TIE: Final = re.compile(rf"(?P<kind>[a-z-]+) (?P<other>{_ID})(?: {SPAN}| (?P<day>{DAY}))?")


def _sector(found: str, file: str, line: int) -> str:
    if found not in SECTORS:
        raise KnowledgeError(file, f"sector '{found}'", " ".join(sorted(SECTORS)), line=line)
    return found


def _code(cell: str, file: str, line: int) -> str | None:
    if cell == "-":
        return None
    if cell not in NOT_COUNTRIES and cell not in countries():
        raise KnowledgeError(
            file, f"code '{cell}'", "a code of countries.tsv, UNO, IGO, NGO, EUR or -", line=line
        )
    return cell


def _check_name(name: str, file: str, line: int) -> None:
    if not any(letter.isalnum() for letter in name):
        raise KnowledgeError(file, f"name '{name}'", "a name with letters", line=line)


def body(cells: Sequence[str], file: str, line: int) -> Entry:
    """A line of bodies or groups, with all spellings."""
    id_, spelled, code, sectors, aliases, ties = cells
    if not re.fullmatch(_ID, id_):
        raise KnowledgeError(file, f"id '{id_}'", "abc.readable-name", line=line)
    _check_name(spelled, file, line)
    roles = []
    for part in listed(sectors) if sectors != "-" else ():
        match = _SECTOR.fullmatch(part)
        if match is None:
            raise KnowledgeError(file, f"sector '{part}'", "SECTOR or SECTOR FROM..TO", line=line)
        sector, abroad = _sector(match["sector"], file, line), _code(match["code"] or "-", file, line)
        roles.append(Role(sector, None, match["since"], match["until"], abroad))
    found = Known(
        "body",
        spelled.removeprefix("*"),
        _code(code, file, line),
        id_,
        tuple(roles),
        tuple(_tie(part, file, line) for part in listed(ties)),
    )
    return found, (spelled, *listed(aliases))


def _tie(part: str, file: str, line: int) -> Tie:
    match = _TIE.fullmatch(part)
    if match is None or match["kind"] not in TIES:
        accepted = f"KIND ID, KIND ID DAY or KIND ID FROM..TO, the kind one of {', '.join(sorted(TIES))}"
        raise KnowledgeError(file, f"tie '{part}'", accepted, line=line)
    return Tie(match["kind"], match["other"], match["day"] or match["since"], match["until"])


def person(cells: Sequence[str], file: str, line: int) -> Entry:
    """A line of people, with all spellings."""
    code, name, told, aliases = cells
    _check_name(name, file, line)
    roles = []
    for part in listed(told):
        match = _ROLE.fullmatch(part)
        if match is None or match["since"] is None:
            raise KnowledgeError(file, f"role '{part}'", "SECTOR office FROM..TO", line=line)
        sector = _sector(match["sector"], file, line)
        roles.append(Role(sector, match["office"], match["since"], match["until"], match["code"]))
    known = Known("person", name, _code(code, file, line), readable_id(code, name), tuple(roles))
    return known, (name, *listed(aliases))


def readable_id(code: str | None, name: str) -> str:
    """The id that is made of a code and a name: ``irq.mustafa-al-kadhimi``."""
    plain = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-") or re.sub(r"[\W_]+", "-", fold(name)).strip("-")
    return f"{'int' if code in {None, '-'} else str(code).lower()}.{plain}"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table, not yet taken apart: most are never asked for."""

    cells: tuple[str, ...]
    keys: tuple[str, ...]
    """The keys of the name and the other names (``key_of``), in the order of ``spellings``."""
    file: str
    line: int

    @property
    def is_person(self) -> bool:
        """Whether the line is one of people."""
        return len(self.cells) == 4

    @property
    def spellings(self) -> tuple[str, ...]:
        """The name and the other names, with ``*`` before common ones."""
        return (self.cells[1], *listed(self.cells[3 if self.is_person else 4]))

    @property
    def id(self) -> str:
        """The id of the actor."""
        return readable_id(self.cells[0], self.cells[1]) if self.is_person else self.cells[0]

    def known(self) -> Known:
        """The actor; raises ``KnowledgeError`` where the line is broken."""
        return (person if self.is_person else body)(self.cells, self.file, self.line)[0]


def key_of(name: str) -> str:
    """A name as it is looked up: ``fold``ed, every form of the Arabic article before a hyphen the same
    ("el-Sisi", "as-Sisi")."""
    return fold(_one_article(name))


def beginning(text: str) -> list[str]:
    """The words with which the key of a name begins that begins as a text does."""
    return plain(_one_article(text)).split()


def _one_article(text: str) -> str:
    return _ARTICLE.sub("al-", text) if "-" in text or "‑" in text else text


def known_rows(folder: Path = KNOWN) -> Iterator[Row]:
    """The lines of a folder like ``known/``."""
    for kind, width in (("bodies", 6), ("groups", 6), ("people", 4)):
        for path in sorted((folder / kind).glob("*.tsv")):
            text = path.read_text(encoding="utf-8")
            names = 3 if width == 4 else 4
            lines = list(table_rows(text, path.name, width))
            told = "\n".join(f"{cells[1]};{cells[names]}" for _, cells in lines)
            folded = plain(_ARTICLE.sub("al-", told)).split("\n")  # of a table at once, which is far cheaper
            for (line, cells), key in zip(lines, folded, strict=True):
                keys = [without_article(part.lstrip("* ")) for part in key.split(";") if part.strip()]
                yield Row(tuple(cells), tuple(keys), path.name, line)


def read_known(folder: Path) -> list[Known]:
    """All actors of a folder like ``known/``, each looked at.

    Raises:
        KnowledgeError: a line is broken, an id stands twice, a tie leads nowhere or round in a circle.
    """
    found: dict[str, Known] = {}
    for row in known_rows(folder):
        known = row.known()
        if row.id in found:
            raise KnowledgeError(row.file, f"'{row.id}' twice", "each id once", line=row.line)
        found[row.id] = known
    _check_ties(found)
    return list(found.values())


def _check_ties(known: Mapping[str, Known]) -> None:
    for id_, one in known.items():
        for tie in one.ties:
            if tie.other not in known:
                raise KnowledgeError(id_, f"tie to '{tie.other}'", "the id of another entry")
        way = [id_]
        while above := next((t.other for t in known[way[-1]].ties if t.kind in {"part-of", "wing-of"}), None):
            if above in way:
                raise KnowledgeError(
                    id_, " > ".join([*way, above]), "parents that do not go round in a circle"
                )
            way.append(above)
