"""Looking up named actors by the spelling of their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from sayso.actors.entries import KNOWN, Entry, read_known
from sayso.actors.knowledge import Known, KnownKind, Role, Spelled
from sayso.actors.offices import office_of
from sayso.gazetteer.countries import countries, country_names
from sayso.gazetteer.names import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc

_KEY: Final = "sayso.actors.index"

ARTICLES: Final = frozenset({"al", "el", "ul", "ad", "adh", "an", "ar", "as", "ash", "at", "az"})
_ARTICLE: Final = re.compile(rf"\b(?:{'|'.join(sorted(ARTICLES))})[-‑](?=\w)", re.IGNORECASE)


def key_of(name: str) -> str:
    """A name as it is looked up: ``fold``ed, every form of the Arabic article before a hyphen the same
    ("el-Sisi", "as-Sisi")."""
    return fold(_ARTICLE.sub("al-", name))


class Index:
    """Named actors by the spelling of their names, and who held which office."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Index the countries of the gazetteer and some entries."""
        found: dict[str, dict[Spelled, None]] = {}
        roles: dict[tuple[str, str], dict[tuple[Known, Role], None]] = {}
        for key, names in country_names().items():
            for one in names:
                kind: KnownKind = "country" if one.kind == "name" else one.kind
                known = Known(kind, countries()[one.code].name, one.code)
                found.setdefault(key, {})[Spelled(one.spelling, known)] = None
        for known, spellings in entries:
            for spelling in spellings:
                plain = spelling.removeprefix("*")
                found.setdefault(key_of(plain), {})[Spelled(plain, known, spelling != plain)] = None
            for role in known.roles:
                code = role.code or known.code
                if role.office is not None and code is not None:
                    roles.setdefault((code, office_of(role.office)), {})[known, role] = None
        self.names: Final = {key: tuple(values) for key, values in found.items()}
        """Every spelling of every actor by its key; one that several claim lists them all."""
        self.first_words: Final = _first_words(self.names)
        """The first word of every key, and the number of words of the longest that begins with it."""
        self._roles: Final = {key: tuple(values) for key, values in roles.items()}

    def holders(self, code: str, office: str, day: str) -> tuple[Known, ...]:
        """Those known to have held an office of a country on a day.

        Args:
            code: the country (ISO 3166-1 alpha-3, or ``EUR``, ``UNO`` …).
            office: in any of its words, such as "premier" or "acting foreign minister".
            day: ISO date. Where only the month of a change of office is known, both hold it in that month.
        """
        held = self._roles.get((code, office_of(office)), ())
        return tuple(dict.fromkeys(known for known, role in held if role.holds(day)))


def _first_words(names: Iterable[str]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for key in names:
        words = key.split()
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest


@cache
def shipped() -> Index:
    """The index of the actors that come with sayso."""
    return Index(read_known(KNOWN))


def laid_over(own: Sequence[Entry]) -> Index:
    """The index of the shipped actors with a user's own over them: theirs take the place of those with the
    same id, and where a name means several they are likelier."""
    if not own:
        return shipped()
    ids = {known.id for known, _ in own}
    return Index([*(entry for entry in read_known(KNOWN) if entry[0].id not in ids), *own])


def attach(doc: Doc, index: Index) -> None:
    """Let a text be read with other named actors than the shipped ones."""
    doc.user_data[_KEY] = index


def index_of(doc: Doc) -> Index:
    """The named actors that a text is read with."""
    found = doc.user_data.get(_KEY)
    return found if isinstance(found, Index) else shipped()
