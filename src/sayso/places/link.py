"""The one question other rooms ask about places: where did the event with this trigger happen?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sayso.actors.cast import cast_of
from sayso.actors.metonyms import is_struck
from sayso.actors.quotes import SAYING
from sayso.actors.words import words
from sayso.language import phrases
from sayso.notes import notes
from sayso.places.again import last_named, named_before
from sayso.places.containers import container_of
from sayso.places.find import is_locative
from sayso.places.heard import heard, named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc, Token

    from sayso.records import Place

_ARRIVING: Final = words("arriving")
_SPEECH: Final = SAYING | words("speech")
"""Words done with words: what they speak of happens elsewhere, so only a place of their own counts."""
_NEAR: Final = 120
"""How many words to either side of a trigger are looked at; longer sentences are none."""
_TOO_FAR: Final = 7
_LIKELY: Final = 0.3
"""Least probability of a place that the heads link to a trigger."""
_PLAIN: Final = 0.4
"""A place that the heads find so likely may lie far off in the tree, be the goal of a movement, or stand in a
phrase that tells no place ("the Paris talks")."""
_CERTAIN: Final = 0.95
"""The same of one in a clause that dates, grounds or aims the event ("to protest against the war in …")."""
_LATER: Final = 0.8
"""The same of one that only a later sentence tells."""
_SAID: Final = 0.5
"""The same of words done with words: most places near them belong to those who speak or listen."""
_NEARLY: Final = 0.15
"""Of places that differ less in probability the one nearest in the tree is taken."""
_UNLIKELY: Final = 0.05
"""A place that the tree gives is dropped if the heads find it less likely."""
_CLAUSE: Final = {"ccomp": 2, "advcl": 1, "acl": 1, "parataxis": 2, "csubj": 2, "conj": 1}
"""What a step out of a clause costs beside 1; out of one that only dates or conditions the event it costs
more."""
_APART: Final = 80
"""More characters than stand between two places of which one lies in the other."""
_INTO: Final = frozenset({"in", "near", "outside", "inside", "at"})
_SAME_SCENE: Final = frozenset({"when", "as", "while", "where", "by"})


def place_of(doc: Doc, token: Token) -> Place | None:
    """Where the event with this trigger took place, or ``None`` where its sentence does not say.

    Among the place phrases of the sentence the one nearest in the tree, and of a chain ("near Tame, in
    Colombia's Arauca department") the most specific. Places inside a source ("the ministry in Manila said"),
    of a verb of saying above the trigger, and goals of a movement that is not the event are left out. A place
    that the model's heads link to the trigger comes before that of the tree, also one that is only named in
    another phrase ("the Paris talks"); and one that they find unlikely is none.
    """
    hears = heard(doc, token.i)
    places = notes(doc).places | named(doc) | hears.proposed
    likely = hears.likely
    least = _SAID if token.lemma_.lower() in _SPEECH else _PLAIN
    linked = [
        i
        for i, p in likely.items()
        if (doc[i].sent.start <= token.sent.start or p >= _LATER)
        and (
            (p >= least and (p >= _CERTAIN or not _is_elsewhere(doc[i], token)))
            or (i in notes(doc).places and p >= _LIKELY and _possible(doc, i, token))
        )
    ]
    best = max(linked, key=lambda i: (likely[i], -i), default=None)
    if best is not None:
        as_likely = [i for i in linked if likely[i] >= likely[best] - _NEARLY]
        best = min(as_likely, key=lambda i: (_distance(doc[i], token), -likely[i], i))
        best = _finest(doc, best, {i: places[i] for i, p in likely.items() if p >= _LIKELY})
    else:
        best = _nearest(doc, token)
    if best is None and (there := _there(token)) is not None:
        return last_named(doc, there)
    if best is None:
        best = next((i for i in _where(token) if i in notes(doc).places), None)
        likely = {}
    if best is None or likely.get(best, 1.0) < _UNLIKELY:
        return None
    if best in notes(doc).places:
        start, end = _around(token) if best in range(*_around(token)) else _around(doc[best])
        inner = _inner_of_chains(doc, start, end)
        while best in inner:
            best = inner[best]
    place = places[best]
    if place.name is not None:
        return place
    holder = next(
        (other for i, other in places.items() if other.name and i != best and _holds(other, place, doc)), None
    )
    return _located(place, holder) if holder is not None else named_before(doc, doc[best], place)


def _there(token: Token) -> Token | None:
    """The "there" that places a trigger: its own, or that of the verb which it is the object of."""
    anchors = [token, token.head] if phrases.relation(token) == "obj" else [token]
    return next(
        (kid for up in anchors for kid in phrases.children(up, "advmod") if kid.lower_ == "there"), None
    )


def _where(token: Token) -> list[int]:
    """What the clause of a trigger is about, if it opens with "where" ("Tame, where monks fed them")."""
    clause = phrases.clause_of(token)
    opens = clause.dep_ == "acl:relcl" and any(kid.lower_ == "where" for kid in clause.children)
    return [clause.head.i] if opens else []


def _finest(doc: Doc, i: int, places: Mapping[int, Place]) -> int:
    """Of places that stand one in the other ("the crossing near Lyon", "at Camp Oro in Tame") the first."""
    at = places[i].start
    before = [j for j, place in places.items() if place.end < at and _lies_in(doc.text, place.end, at)]
    return _finest(doc, max(before), places) if before else i


def _holds(named: Place, place: Place, doc: Doc) -> bool:
    """Whether a named place tells where an unnamed one is: "the Tame road", "a barracks in Tame"."""
    if place.start <= named.start:
        return named.end <= place.end or (
            place.end < named.start and _lies_in(doc.text, place.end, named.start)
        )
    return False


def _located(place: Place, holder: Place) -> Place:
    """An unnamed place with the name and the coordinates of the one that tells where it is."""
    return replace(holder, text=place.text, start=place.start, end=place.end)


def _lies_in(text: str, start: int, end: int) -> bool:
    """Whether only words stand between two places that put the first into the second or beside it."""
    if end - start > _APART:  # a long report has many places far apart
        return False
    between = text[start:end]
    words = between.lower().split()
    return "\n\n" not in between and bool(words) and words[0] in _INTO and {*words[1:]} <= {"the"}


def _is_elsewhere(place: Token, trigger: Token) -> bool:
    """Whether a place stands in a clause below the trigger that dates the event or says what for it was."""
    clause = place
    for up in phrases.ancestors(place):
        if up.i == trigger.i:
            return phrases.relation(clause) == "advcl" and _out_of(clause) > 1
        clause = up
    return False


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
