"""Later mentions of a name: "Faye" after "Interior Minister Ousmane Faye", "RSF" after "Rapid Support
Forces"."""

from __future__ import annotations

from typing import Final

from sayso.actors.gender import Gender
from sayso.actors.knowledge import Known
from sayso.actors.mentions import Mention
from sayso.gazetteer.names import fold

_STATES: Final = frozenset({"country", "seat"})
_SMALL: Final = frozenset({"of", "the", "and", "for", "in", "de"})


class Names:
    """The names met so far in a report: ``find`` the first mention of the same actor, ``add`` one."""

    def __init__(self) -> None:
        self._known: dict[Known, int] = {}
        self._states: dict[str, int] = {}
        self._people: dict[str, list[tuple[list[str], int, Gender | None]]] = {}
        self._bodies: dict[str, list[tuple[list[str], int]]] = {}
        self._initials: dict[str, int] = {}
        self._whose: dict[int, str] = {}

    def find(self, mention: Mention, written: str, gender: Gender | None = None) -> int | None:
        """Head of the first mention of the same name; ``written`` is the head word as the text has it. "Mr
        Banda" is no "Mrs Banda"."""
        known = mention.known
        if known is not None and known.kind in _STATES:
            return self._states.get(mention.code or "")
        if known is not None and known in self._known:
            return self._known[known]
        name = name_words(mention)
        if not name:
            return None
        if mention.kind in {"person", "thing"}:
            found = next(
                (
                    head
                    for theirs, head, their_gender in self._people.get(name[-1], ())
                    if _is_same_person(name, theirs)
                    and (gender or their_gender) in {None, their_gender or gender}
                    and not self._is_other(mention, head)
                ),
                None,
            )
            if found is not None:
                return found
        if mention.kind in {"body", "people", "thing"}:
            for word in (name[0], name[-1]):
                for theirs, head in self._bodies.get(word, ()):
                    short = mention.kind != "people" and _is_short_for(name, theirs)
                    if (name == theirs or short) and not self._is_other(mention, head):
                        return head
            if written.isupper() and len(name) == 1:
                return self._initials.get(name[0])
        return None

    def add(self, mention: Mention, gender: Gender | None = None) -> None:
        """Remember a mention's name."""
        if mention.known is not None and mention.known.kind in _STATES:
            self._states.setdefault(mention.code or "", mention.head)
            return
        if mention.known is not None:
            self._known.setdefault(mention.known, mention.head)
            if mention.known.id is not None:
                self._whose[mention.head] = mention.known.id
        name = name_words(mention)
        if not name or mention.kind == "place":
            return
        if mention.kind == "person":
            people = self._people.setdefault(name[-1], [])
            if all((name, gender) != (theirs, other) for theirs, _, other in people):
                people.append((name, mention.head, gender))
        elif mention.kind in {"body", "people"}:
            for word in {name[0], name[-1]}:
                held = self._bodies.setdefault(word, [])
                if all(name != theirs for theirs, _ in held):
                    held.append((name, mention.head))
            if len(name) > 1:
                self._initials.setdefault(
                    "".join(word[0] for word in name if word not in _SMALL), mention.head
                )

    def _is_other(self, mention: Mention, head: int) -> bool:
        """Whether both are known, as two: "George W. Bush" is not "George H. W. Bush"."""
        theirs, own = self._whose.get(head), mention.known.id if mention.known is not None else None
        return theirs is not None and own is not None and theirs != own


def name_words(mention: Mention) -> list[str]:
    """The words of a mention's name, folded; ``[]`` where it has none."""
    if mention.name is not None:
        return fold(mention.name).split()
    if mention.known is not None and mention.known.kind in {"person", "body"}:
        return fold(mention.known.name).split()
    return []


def are_one(one: list[str], other: list[str]) -> bool:
    """Whether two names of persons, whichever came first, can be of one."""
    return _is_same_person(one, other) or _is_same_person(other, one)


def _is_same_person(name: list[str], theirs: list[str]) -> bool:
    """Such as "Faye" or "Bin Salman" for a longer name that ends so; the same first and last name with
    another between."""
    if name == theirs or (len(name) < len(theirs) and theirs[-len(name) :] == name):
        return True
    return len(name) > 1 and len(theirs) > 1 and name[0] == theirs[0]


def _is_short_for(name: list[str], theirs: list[str]) -> bool:
    """Such as "Amnesty" for "Amnesty International"; a common last word alone ("Movement") is left to
    descriptions."""
    if len(name) >= len(theirs) or name == theirs[-1:]:
        return False
    return theirs[-len(name) :] == name or theirs[: len(name)] == name
