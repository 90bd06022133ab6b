"""The one question other rooms ask about places: where did the event with this trigger happen?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sayso.actors.cast import cast_of
from sayso.actors.metonyms import is_struck
from sayso.actors.quotes import SAYING
from sayso.actors.words import words
from sayso.language import phrases
from sayso.language.heads import heads
from sayso.language.tokens import between
from sayso.notes import notes
from sayso.places.containers import container_of
from sayso.places.find import is_locative

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

    from sayso.records import Place

_KEY: Final = "sayso.places.heard"
_ARRIVING: Final = words("arriving")
_SPEECH: Final = SAYING | words("speech")
"""Words done with words: what they speak of happens elsewhere, so only a place of their own counts."""
_NEAR: Final = 120
"""How many words to either side of a trigger are looked at; longer sentences are none."""
_TOO_FAR: Final = 7
_LIKELY: Final = 0.3
"""Least probability of a place that the heads link to a trigger."""
_CERTAIN: Final = 0.95
"""A place that the heads find so likely may lie far off in the tree."""
_NAMED_LIKELY: Final = 0.5
"""Least probability of a place that is named in a phrase which tells no place ("the Paris talks")."""
_NAMED: Final = "sayso.places.named"
_UNLIKELY: Final = 0.05
"""A place that the tree gives is dropped if the heads find it less likely."""
_WORDS: Final = 12
"""How many tokens a place's head may lie from its other words."""
_CLAUSE: Final = {"ccomp": 2, "advcl": 1, "acl": 1, "parataxis": 2, "csubj": 2, "conj": 1}
"""What a step out of a clause costs beside 1; out of one that only dates or conditions the event it costs
more."""
_SAME_SCENE: Final = frozenset({"when", "as", "while", "where", "by"})


def place_of(doc: Doc, token: Token) -> Place | None:
    """Where the event with this trigger took place, or ``None`` where its sentence does not say.

    Among the place phrases of the sentence the one nearest in the tree, and of a chain ("near Tame, in
    Colombia's Arauca department") the most specific. Places inside a source ("the ministry in Manila said"),
    of a verb of saying above the trigger, and goals of a movement that is not the event are left out. A place
    that the model's heads link to the trigger comes before that of the tree, also one that is only named in
    another phrase ("the Paris talks"); and one that they find unlikely is none.
    """
    places, named = notes(doc).places, _named(doc)
    heard = _heard(doc, token)
    linked = [
        i
        for i, likely in heard.items()
        if (likely >= _CERTAIN and i in places and _can_hold(doc[i], token))
        or (i in named and likely >= _NAMED_LIKELY)
        or (i in places and likely >= _LIKELY and _possible(doc, i, token))
    ]
    best = max(linked, key=lambda i: (heard[i], -i), default=None)
    if best is None:
        best = _nearest(doc, token)
    if best is None or heard.get(best, 1.0) < _UNLIKELY:
        return None
    if best in named:
        return named[best]
    start, end = _around(token) if best in range(*_around(token)) else _around(doc[best])
    inner = _inner_of_chains(doc, start, end)
    while best in inner:
        best = inner[best]
    return places[best]


def hear(doc: Doc, triggers: Iterable[int]) -> None:
    """Ask the heads at once for the places of some triggers, for ``place_of`` to look up: together that costs
    hardly more than one alone."""
    told, places = heads(doc), notes(doc).places | _named(doc)
    asked = list(dict.fromkeys(triggers))
    found: dict[int, dict[int, float]] = doc.user_data.setdefault(_KEY, {})
    found |= {trigger: dict.fromkeys(places, 0.0) if told is not None else {} for trigger in asked}
    if told is None or not places:
        return
    words = [(t.i, i) for i, place in places.items() for t in _words(doc, i, place)]
    near = [
        [(n, i) for n, i in words if i in window] for window in [told.window(trigger) for trigger in asked]
    ]
    questions = [((trigger,), [n for n, _ in some]) for trigger, some in zip(asked, near, strict=True)]
    for trigger, some, (likely,) in zip(asked, near, told.linked(questions, ("place",)), strict=True):
        heard = found[trigger]
        for (_, i), p in zip(some, likely, strict=True):
            heard[i] = max(heard[i], p)


def _named(doc: Doc) -> dict[int, Place]:
    """The names of places in other phrases ("the Paris talks"), by their last token."""
    found = doc.user_data.get(_NAMED)
    if found is None:
        places = notes(doc).places
        found = {}
        for place in notes(doc).named:
            span = doc.char_span(place.start, place.end, alignment_mode="expand")
            if span is not None and not any(t.i in places for t in span):
                found[span.end - 1] = place
        doc.user_data[_NAMED] = found
    return found


def _heard(doc: Doc, token: Token) -> dict[int, float]:
    """How likely the heads link each place to a trigger; empty without heads."""
    if token.i not in doc.user_data.get(_KEY, ()):
        hear(doc, [token.i])
    found: dict[int, float] = doc.user_data[_KEY][token.i]
    return found


def _words(doc: Doc, i: int, place: Place) -> list[Token]:
    """The tokens of a place, its head among them."""
    near = between(doc, max(0, i - _WORDS), i + _WORDS)
    return [t for t in near if t.i == i or place.start <= t.idx < place.end]


def _possible(doc: Doc, i: int, trigger: Token) -> bool:
    """Whether the tree does not speak against a place; of another sentence's it knows nothing."""
    return doc[i].sent.start != trigger.sent.start or _cost(doc, i, trigger) is not None


def _around(token: Token) -> tuple[int, int]:
    """The part of a token's sentence that is looked at."""
    sentence = token.sent
    return max(sentence.start, token.i - _NEAR), min(sentence.end, token.i + _NEAR)


def _nearest(doc: Doc, token: Token) -> int | None:
    """The head of the place phrase nearest in the tree, if one is near enough."""
    places = notes(doc).places
    costs = {i: _cost(doc, i, token) for i in range(*_around(token)) if i in places}
    near = [(cost, i) for i, cost in costs.items() if cost is not None]
    return min(near)[1] if near else None


def _cost(doc: Doc, i: int, trigger: Token) -> float | None:
    """How far a place is from a trigger in the tree; ``None`` if it is too far or cannot be the scene."""
    place, token = notes(doc).places[i], doc[i]
    if not _can_hold(token, trigger):
        return None
    if place.name is None and token.head.i != trigger.i:
        return None  # "five years in prison" is no scene; "a rally outside parliament" is
    cost = _distance(token, trigger) + (2.0 if place.name is None else 0.0)
    cost += 1.0 if place.resolution in {"country", "area"} else 0.0
    return cost if cost <= _TOO_FAR else None


def _inner_of_chains(doc: Doc, start: int, end: int) -> dict[int, int]:
    """For a place that contains another one named just before it, that other one."""
    places, cast = notes(doc).places, cast_of(doc)
    found: dict[int, int] = {}
    for i in range(start, end):
        if i not in places or places[i].name is None:
            continue
        after = next((t.i for t in doc[i + 1 : end] if t.idx >= places[i].end), end)
        box = container_of(doc, after, cast)
        for j in box.tokens:
            if j != i and j in places:
                found[j] = i
        for j in range(after, min(end, (box.tokens[-1] if box.tokens else after) + 3)):
            if box.tokens and j in places and places[j].start <= doc[box.tokens[-1]].idx < places[j].end:
                found[j] = i
    return {outer: one for outer, one in found.items() if one < outer}


def _can_hold(place: Token, trigger: Token) -> bool:
    if place.i == trigger.i:
        return False
    cases = {case.lower_ for case in phrases.children(_first(place), "case")}
    above = {up.i for up in phrases.ancestors(trigger)} | {trigger.i}
    holder = _first(place).head
    if holder.i == trigger.i and (
        phrases.relation(_first(place)) == "obj" or _first(place).dep_ == "nsubj:pass"
    ):
        return True  # "blocked Bayhead Road"
    if trigger.lemma_.lower() in _SPEECH and trigger.pos_ == "VERB" and holder.i != trigger.i:
        return False
    if not is_locative(place) and not is_struck(place) and phrases.relation(place) not in {"appos", "nmod"}:
        return False
    if cases & {"to", "toward", "towards", "into", "onto"} and not cases & {"in", "at", "near"}:
        goer = holder if holder.pos_ in {"VERB", "NOUN"} else holder.head
        if goer.lemma_.lower() not in _ARRIVING or (
            goer.i != trigger.i and trigger.lemma_.lower() not in _ARRIVING
        ):
            return False
    if cases and cases <= {"of", "from", "for"} and holder.i != trigger.i and cases & {"from", "for"}:
        return False
    for up in phrases.ancestors(place):
        if up.i in above and up.lemma_.lower() in SAYING and up.i != trigger.i and up.pos_ == "VERB":
            return False  # "told reporters in Juba that …", "the ministry in Manila said …"
        if up.i in above:
            break
    return not any(
        up.lower_ == "according"
        or any(kid.lower_ == "according" for kid in up.children if kid.dep_ in {"case", "fixed", "advmod"})
        for up in [place, *phrases.ancestors(place)]
        if up.i not in above
    )


def _first(place: Token) -> Token:
    while (
        phrases.relation(place) in {"conj", "appos"}
        and phrases.child(place, "case") is None
        and place.head.i != place.i
    ):
        place = place.head
    return place


def _distance(place: Token, trigger: Token) -> float:
    """Steps through the tree from a place to a trigger, borders of clauses counted more."""
    ups: dict[int, float] = {}
    cost = 0.0
    here = place
    while True:
        ups[here.i] = cost
        if here.head.i == here.i:
            break
        cost += 1 + _out_of(here)
        here = here.head
    cost = 0.0
    here = trigger
    while here.i not in ups:
        cost += 1 + _CLAUSE.get(phrases.relation(here), 0)
        if here.head.i == here.i:
            return 99.0
        here = here.head
    return cost + ups[here.i]


def _out_of(clause: Token) -> int:
    """The cost of leaving a clause that holds the place: "until the war in Gaza ended" is another scene."""
    relation = phrases.relation(clause)
    if relation == "advcl":
        marks = {mark.lower_ for mark in phrases.children(clause, "mark", "advmod")}
        return 1 if marks & _SAME_SCENE or not phrases.children(clause, "mark") else 4
    return 3 if clause.dep_ == "acl:relcl" else _CLAUSE.get(relation, 0)
