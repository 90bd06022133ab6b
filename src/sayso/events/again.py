"""What is hardly done to somebody twice: nobody is killed twice, and few are charged or jailed twice.

Told of the same person later in a report, with no day of its own, it is the happening told before, however
far back that was and by whatever word: "shot dead … was slain", "were charged … is charged with murder".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sayso.events.size import people
from sayso.notes import notes
from sayso.times.link import time_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from sayso.events.candidates import Candidate

_ONCE: Final = frozenset({"arrest", "convict", "deport"})
"""Modes of what is seldom done to a person twice in the time that a report tells of."""
_REACH: Final = 12
"""How many sentences back that may lie; a life may tell of two trials."""
_CHARGING: Final = frozenset({"accuse.charge", "accuse.charge_bare"})
_WOUNDING: Final = frozenset({"firearms", "primitive", "beat"})
"""Modes of assaults on one person of which a report seldom tells twice."""


def done_before(new: Candidate, told: Sequence[Candidate], back: int) -> bool:
    """Whether a candidate tells again what candidates told ``back`` sentences before say was done to the same
    person."""
    if (back > _REACH and not _is_deadly(new)) or not any(_is_kin(new, old) for old in told):
        return False
    done_to = [token for old in told for token in old.roles.recipients]
    ours, theirs = _keys(new.roles.recipients), _keys(done_to)
    if not ours or not all(keys & set().union(*theirs) for keys in ours):
        return False
    doers, others = _keys(new.roles.actors), _keys([t for old in told for t in old.roles.actors])
    if doers and others and not set().union(*doers) & set().union(*others):
        return False
    return _is_same_day(new, told)


def names_deed(new: Candidate, told: Sequence[Candidate]) -> bool:
    """Whether a bare noun for a killing only names what was told before: "…, who is on trial for murder"."""
    bare = new.match.entry.kind == "noun" and not new.roles.recipients and not new.counts
    if not (bare and _is_deadly(new) and _is_charged(new.head)):
        return False
    return any(_is_deadly(old) and not old.negated and not old.unreal for old in told) and _is_same_day(
        new, told
    )


def _is_charged(noun: Token) -> bool:
    """Whether somebody is charged with what a noun names, tried, held or sentenced for it."""
    case = {kid.lower_ for kid in noun.children if kid.dep_ == "case"}
    return bool(case & {"of", "with", "for", "on"}) and not any(kid.dep_ == "det" for kid in noun.children)


def are_others(new: Candidate, told: Sequence[Candidate]) -> bool:
    """Whether a killing is that of a person other than those told to be killed before."""
    before = [token for old in told for token in old.roles.recipients]
    ours, theirs = new.roles.recipients, [token for token in before if _is_person(token)]
    if not (
        _is_deadly(new) and ours and theirs and len(theirs) == len(before) and all(map(_is_person, ours))
    ):
        return False
    known = set[object]().union(*_keys(theirs))
    return not any(keys & known for keys in _keys(ours))


def _is_kin(new: Candidate, old: Candidate) -> bool:
    """Whether two words tell of one kind of deed that is done once."""
    if new.event != old.event or new.negated != old.negated or new.unreal != old.unreal:
        return False
    if _is_deadly(new) and _is_deadly(old) and _is_dated_alike(new, old):
        return True  # "the priests who were killed on 16 November", whoever they are
    if new.event == "ASSAULT":
        if not all(map(_is_person, new.roles.recipients)):
            return False
        deadly = {_is_deadly(new), _is_deadly(old)}
        shared = bool(set(new.mode) & set(old.mode) & _WOUNDING)
        return deadly == {True} or shared or (True in deadly and not {"abduct"} & {*new.mode, *old.mode})
    if not all(map(_is_person, new.roles.recipients)):
        return False
    if new.event == "ACCUSE":
        return new.match.frame.id in _CHARGING and old.match.frame.id in _CHARGING
    return bool(set(new.mode) & set(old.mode) & _ONCE)


def _is_deadly(candidate: Candidate) -> bool:
    return candidate.match.frame.toll == "dead"


def _is_person(token: Token) -> bool:
    """Whether a word stands for one person."""
    root = token.doc[notes(token.doc).root(token.i)]
    return root.ent_type_ == "PER" or people(root) == 1


def _keys(tokens: Sequence[Token]) -> list[set[object]]:
    """By what each of some mentions is known to be somebody named before: who it stands for, and the name."""
    found: list[set[object]] = []
    for token in tokens:
        noted = notes(token.doc)
        root = noted.root(token.i)
        actor = noted.actors.get(root)
        name = actor.name if actor is not None else None
        found.append({root, *([name] if name else [])})
    return found


def _is_dated_alike(new: Candidate, old: Candidate) -> bool:
    """Whether both words have a day, and the same one."""
    one, other = time_of(new.head.doc, new.head), time_of(old.head.doc, old.head)
    return one is not None and other is not None and one.value is not None and one.value == other.value


def _is_same_day(new: Candidate, told: Sequence[Candidate]) -> bool:
    """Whether no day of the one keeps it apart from the other."""
    doc = new.head.doc
    here = time_of(doc, new.head)
    if here is None or here.value is None:
        return True
    days = [time.value for old in told if (time := time_of(doc, old.head)) is not None and time.value]
    return not days or any(day.startswith(here.value) or here.value.startswith(day) for day in days)
