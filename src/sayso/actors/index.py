"""Looking up named actors by the spelling of their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from sayso.actors.entries import Entry, Row, beginning, key_of, known_rows
from sayso.actors.knowledge import Known, KnownKind, Role, Spelled
from sayso.actors.offices import is_high, office_of, surname
from sayso.gazetteer.countries import NameKind, countries, country_names

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ELSEWHERE: Final = re.compile(r"(?:^|; ?)([A-Z]{3}):")
"""The countries of roles held elsewhere than in a person's own."""
INITIAL: Final = re.compile(r"(?<=\w\w) (?:[A-Z]\. ?)+(?=[^\W\d_]{2})")
"""Middle initials, which American papers write ("Vladimir V. Putin") and few lists have."""
_KEY: Final = "sayso.actors.index"


class Index:
    """Named actors by the spelling of their names, and who held which office. Lines of the tables are taken
    apart when they are asked for."""

    def __init__(self, rows: Iterable[Row], own: Sequence[Entry] = ()) -> None:
        """Index the countries of the gazetteer, the lines of tables, and a user's own entries."""
        self._found: dict[str, tuple[Spelled, ...]] = {}
        self._rows: dict[str, list[tuple[Row, int]]] = {}
        self._people: dict[str, list[Row]] = {}
        self._own: dict[str, list[Spelled]] = {}
        self._holders: dict[str, dict[str, list[tuple[Known, Role]]]] = {}
        self._made: dict[Row, Known] = {}
        self._surnames: dict[str, dict[Row, None]] | None = None
        for known, spellings in own:
            for spelling in spellings:
                plain = spelling.removeprefix("*")
                self._own.setdefault(key_of(plain), []).append(Spelled(plain, known, spelling != plain))
        self._theirs = tuple(known for known, _ in own)
        for row in rows:
            for number, key in enumerate(row.keys):
                self._rows.setdefault(key, []).append((row, number))
            if row.is_person:
                self._people.setdefault(row.cells[0], []).append(row)
                for code in _ELSEWHERE.findall(row.cells[2]):
                    self._people.setdefault(code, []).append(row)
        self.keys: Final = self._rows.keys() | self._own.keys() | country_names().keys()
        """The keys of all spellings (``key_of``)."""
        self.first_words, self._begun = _beginnings(self.keys)
        """The first word of every key, and the number of words of the longest that begins with it."""

    def may_begin(self, text: str) -> bool:
        """Whether a key of several words may begin as a text does, by the first word and two letters of the
        second, or by its one letter ("Triple-A's")."""
        words = beginning(text)
        if len(words) < 2:
            return False
        first, second = words[:2]
        return f"{first} {second[:2]}" in self._begun or f"{first} {second[0]}" in self._begun

    def written(self, name: str) -> tuple[tuple[Spelled, ...], str]:
        """The spellings of a name as a report has it, and the name that was found: without middle initials
        where only so it is a known person's."""
        found = self.spelled(key_of(name))
        if found or "." not in name:
            return found, name
        plain = INITIAL.sub(" ", name)
        found = tuple(one for one in self.spelled(key_of(plain)) if one.known.kind == "person")
        return found or self._with_middle(name), plain

    def _with_middle(self, name: str) -> tuple[Spelled, ...]:
        """Those in high office whose middle name a report shortens ("Recep T. Erdogan"), spelled without."""
        words = key_of(name.replace(".", ". ")).split()
        if len(words) < 3:
            return ()
        first, *middle, last = words
        whose = [(known, key_of(known.name).split()) for known in self.surnamed(last)]
        shortened = (
            known
            for known, full in whose
            if full[0] == first and [word[0] for word in full[1:-1]] == [word[0] for word in middle]
        )
        plain = INITIAL.sub(" ", name)
        return tuple(Spelled(plain, known, False) for known in shortened)

    def spelled(self, key: str) -> tuple[Spelled, ...]:
        """The spellings with this key; one that several claim lists them all."""
        found = self._found.get(key)
        if found is None:
            kinds: dict[NameKind, KnownKind] = {"name": "country", "demonym": "demonym", "seat": "seat"}
            every = [
                Spelled(one.spelling, Known(kinds[one.kind], countries()[one.code].name, one.code))
                for one in country_names().get(key, ())
            ]
            for row, number in self._rows.get(key, ()):
                spelling = row.spellings[number]
                plain = spelling.removeprefix("*")
                every.append(Spelled(plain, self._known(row), spelling != plain))
            every += self._own.get(key, ())
            found = self._found[key] = tuple(dict.fromkeys(every))
        return found

    def surnamed(self, key: str) -> tuple[Known, ...]:
        """Those with this surname (``key_of``) who ever held a high office."""
        if self._surnames is None:
            self._surnames = {}
            for rows in self._people.values():
                for row in rows:
                    if is_high(row.cells[2]):
                        word = key_of(surname(row.cells[1], row.cells[0]))
                        self._surnames.setdefault(word, {})[row] = None
        return tuple(map(self._known, self._surnames.get(key, ())))

    def holders(self, code: str, office: str, day: str) -> tuple[Known, ...]:
        """Those known to have held an office of a country on a day.

        Args:
            code: the country (ISO 3166-1 alpha-3, or ``EUR``, ``UNO`` …).
            office: in any of its words, such as "premier" or "acting foreign minister".
            day: ISO date. Where only the month of a change of office is known, both hold it in that month.
        """
        if code not in self._holders:
            self._holders[code] = self._offices(code)
        held = self._holders[code].get(office_of(office), ())
        return tuple(dict.fromkeys(known for known, role in held if role.holds(day)))

    def _offices(self, code: str) -> dict[str, list[tuple[Known, Role]]]:
        """Who ever held each office of a country."""
        offices: dict[str, list[tuple[Known, Role]]] = {}
        for known in (*map(self._known, self._people.get(code, ())), *self._theirs):
            for role in known.roles:
                if role.office is not None and (role.code or known.code) == code:
                    offices.setdefault(office_of(role.office), []).append((known, role))
        return offices

    def _known(self, row: Row) -> Known:
        found = self._made.get(row)
        if found is None:
            found = self._made[row] = row.known()
        return found


def _beginnings(keys: Iterable[str]) -> tuple[dict[str, int], frozenset[str]]:
    """The first word of every key with the number of words of the longest that begins with it, and how those
    of several words begin."""
    longest: dict[str, int] = {}
    begun: set[str] = set()
    for key in keys:
        first, *others = key.split(" ")
        longest[first] = max(longest.get(first, 0), 1 + len(others))
        if others:
            begun.add(f"{first} {others[0][:2]}")
    return longest, frozenset(begun)


@cache
def shipped() -> Index:
    """The index of the actors that come with sayso."""
    return Index(known_rows())


def laid_over(own: Sequence[Entry]) -> Index:
    """The index of the shipped actors with a user's own over them: theirs take the place of those with the
    same id, and where a name means several they are likelier."""
    if not own:
        return shipped()
    ids = {known.id for known, _ in own}
    return Index((row for row in known_rows() if row.id not in ids), own)


def attach(doc: Doc, index: Index) -> None:
    """Let a text be read with other named actors than the shipped ones."""
    doc.user_data[_KEY] = index


def index_of(doc: Doc) -> Index:
    """The named actors that a text is read with."""
    found = doc.user_data.get(_KEY)
    return found if isinstance(found, Index) else shipped()
