"""The one question other rooms ask about places: where did the event with this trigger happen?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sayso.actors.cast import cast_of
from sayso.actors.metonyms import is_struck
from sayso.actors.quotes import SAYING
from sayso.actors.words import words
from sayso.language import phrases
from sayso.notes import notes
from sayso.places.stage import container_of, is_locative

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from sayso.records import Place

_ARRIVING: Final = words("arriving")
_SPEECH: Final = SAYING | words("speech")
"""Words done with words: what they speak of happens elsewhere, so only a place of their own counts."""
_NEAR: Final = 120
"""How many words to either side of a trigger are looked at; longer sentences are none."""
_TOO_FAR: Final = 7
_CLAUSE: Final = {"ccomp": 2, "advcl": 1, "acl": 1, "parataxis": 2, "csubj": 2, "conj": 1}
"""What a step out of a clause costs beside 1; out of one that only dates or conditions the event it costs
more."""
_SAME_SCENE: Final = frozenset({"when", "as", "while", "where", "by"})


def place_of(doc: Doc, token: Token) -> Place | None:
    """Where the event with this trigger took place, or ``None`` where its sentence does not say.

    Among the place phrases of the sentence the one nearest in the tree, and of a chain ("near Tame, in
    Colombia's Arauca department") the most specific. Places inside a source ("the ministry in Manila said"),
    of a verb of saying above the trigger, and goals of a movement that is not the event are left out.
    """
    places = notes(doc).places
    sentence = token.sent
    start, end = max(sentence.start, token.i - _NEAR), min(sentence.end, token.i + _NEAR)
    inner = _inner_of_chains(doc, start, end)
    best: tuple[float, int] | None = None
    for i in range(start, end):
        if i not in places or not _can_hold(doc[i], token):
            continue
        if places[i].name is None and doc[i].head.i != token.i:
            continue  # "five years in prison" is no scene; "a rally outside parliament" is
        cost = _distance(doc[i], token) + (2.0 if places[i].name is None else 0.0)
        cost += 1.0 if places[i].resolution in {"country", "area"} and places[i].lat is None else 0.0
        if cost <= _TOO_FAR and (best is None or (cost, i) < best):
            best = (cost, i)
    if best is None:
        return None
    chosen = best[1]
    while chosen in inner:
        chosen = inner[chosen]
    return places[chosen]


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
