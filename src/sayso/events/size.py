"""How many were killed, injured or arrested, as the words near an event state it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Span, Token

from sayso.events.classes import PRONOUNS, classes
from sayso.events.lexicon import Toll
from sayso.events.words import is_time, is_unreal, objects
from sayso.language.numbers import UNITS, number
from sayso.language.phrases import child, children, conjuncts, relation
from sayso.language.tokens import between
from sayso.notes import notes

_KEY: Final = "sayso.counts"
_NOBODY: Final = frozenset({"nobody", "none", "no-one", "neither", "noone"})
_WORDS: Final[dict[Toll, str]] = {
    "dead": "kill die dead murder execute massacre slay assassinate behead lynch death perish slaughter",
    "injured": "wound injure hurt injury maim",
    "arrested": "arrest arrested detain apprehend detention jail imprison",
}
_CUES: Final[dict[str, Toll]] = {word: kind for kind, listed in _WORDS.items() for word in listed.split()}
_PER_PERSON: Final[frozenset[Toll]] = frozenset({"dead", "arrested"})


@dataclass(frozen=True, slots=True)
class Count:
    """A figure, what it counts and the token that says so."""

    kind: Toll
    number: int
    token: int


def counts(sentence: Span) -> Sequence[Count]:
    """Every figure of killed, injured or arrested people that a sentence states; worked out once."""
    known: dict[int, list[Count]] = sentence.doc.user_data.setdefault(_KEY, {})
    found = known.get(sentence.start)
    if found is None:
        found = known[sentence.start] = _counts(sentence)
    return found


def happened(sentence: Span) -> list[Count]:
    """The figures of a sentence that count what happened: not "threatened to kill ten", "could kill ten"."""
    return [
        count
        for count in counts(sentence)
        if not is_unreal(token := sentence.doc[count.token])
        and (token.tag_ != "VB" or not any(kid.lower_ == "to" for kid in children(token, "mark")))
    ]


def _counts(sentence: Span) -> list[Count]:
    found: list[Count] = []
    for token in between(sentence.doc, sentence.start, sentence.end):
        lemma, form = token.lemma_.lower(), token.lower_
        if lemma not in _CUES and form not in _CUES:
            continue
        kind = _CUES.get(lemma) or (_CUES[form] if token.pos_ in {"ADJ", "NOUN", "VERB"} else None)
        if kind is None:
            continue
        figure = _figure(token, kind)
        if figure is not None:
            found.append(Count(kind, figure, token.i))
    return found


def _figure(cue: Token, kind: Toll) -> int | None:
    if cue.pos_ in {"NOUN", "PROPN"}:
        figure = _counted(cue)
        if figure is not None:
            return figure
        inside = [kid for kid in children(cue, "nmod") if not is_time(kid)]
        return (
            next((n for n in (people(kid) for kid in inside) if n is not None), None)
            if kind != "injured"
            else None
        )
    if cue.pos_ == "ADJ" and cue.lower_ == "dead":
        for kid in [
            *children(cue, "nsubj", "nummod"),
            *([cue.head] if relation(cue) in {"xcomp", "amod", "acl"} else []),
        ]:
            holder = child(kid, "obj") if kid.pos_ == "VERB" else kid
            if holder is not None and (n := people(holder)) is not None:
                return n
        return _before(cue)
    figure_of = list(objects(cue) or ([] if kind == "arrested" else _intransitive(cue)))
    figures = [people(token, single=kind in _PER_PERSON) for token in figure_of if not is_time(token)]
    known = [n for n in figures if n is not None]
    if known and len(known) == len(figures):
        return sum(known)
    if known:
        return known[0]
    return _before(cue) if not figure_of else None


def _intransitive(cue: Token) -> list[Token]:
    if cue.lemma_.lower() not in {"die", "perish"}:
        return []
    subject = child(cue, "nsubj")
    return conjuncts(subject) if subject is not None else []


def _before(cue: Token) -> int | None:
    """The bare number just before a cue: "nine wounded", "three dead"."""
    for back in (1, 2):
        if cue.i - back >= cue.sent.start:
            token = cue.doc[cue.i - back]
            if token.pos_ == "NUM" and not is_time(token) and (n := number(token)) is not None and n < 1900:
                return n
            if token.lower_ not in {"were", "was", "others", "people", "more"}:
                return None
    return None


def _counted(noun: Token) -> int | None:
    """The number before a noun; the lower end of a range."""
    if any(kid.lower_ == "no" and relation(kid) == "det" for kid in noun.children):
        return 0
    numbers = [
        kid
        for kid in noun.children
        if relation(kid) in {"nummod", "det"} or (kid.pos_ == "NUM" and kid.i < noun.i)
    ]
    for kid in numbers:
        if (n := number(kid)) is not None and not _is_date(kid):
            return n
    return None


def _is_date(figure: Token) -> bool:
    """Whether a number tells when: "the June 24 murder", "the 1980 killing of an archbishop"."""
    times = notes(figure.doc).times
    return any(time.start <= figure.idx < time.end and time.type in {"DATE", "TIME"} for time in times)


def people(head: Token, *, single: bool = True) -> int | None:
    """How many people a phrase speaks of: its number; 0 for nobody; 1 for one person; ``None`` if it does
    not say."""
    low = head.lower_
    if low in _NOBODY or (
        low in {"one", "person", "people"} and any(kid.lower_ == "no" for kid in head.children)
    ):
        return 0
    if head.pos_ == "NUM" or low in UNITS:
        return number(head)
    counted = _counted(head)
    if counted is not None:
        return counted
    if not single:
        return None
    if low in {"him", "her", "he", "she", "himself", "herself"}:
        return 1
    if low in PRONOUNS or head.pos_ == "PRON":
        return None
    if head.pos_ == "PROPN" and head.ent_type_ == "PER":
        return 1
    singular = "Number=Sing" in str(head.morph) and not any(
        kid.lower_ in {"any", "every", "each"} for kid in head.children
    )
    group = head.lemma_.lower() in {
        "crowd",
        "population",
        "family",
        "crew",
        "staff",
        "group",
        "community",
        "gang",
        "army",
        "police",
    }
    if head.pos_ == "NOUN" and singular and not group and classes()["person"].holds(head):
        return 1
    return None
