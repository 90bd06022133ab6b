"""Which two "the two leaders", "both countries", "the two sides" are: the last ones named."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sayso.actors.binding import subjects_of
from sayso.actors.knowledge import NOT_COUNTRIES
from sayso.actors.mentions import Mention
from sayso.actors.quotes import SAYING
from sayso.actors.words import words
from sayso.gazetteer.countries import countries
from sayso.language import phrases

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PERSONS: Final = words("couples_of_persons")
_LANDS: Final = words("couples_of_lands")
_SIDES: Final = words("couples_of_sides")
_STATE: Final = frozenset({"GOV", "MIL", "LEG", "SPY", "COP", "JUD"})
_PARTIES: Final = frozenset({"REB", "PRM", "UAF", "CRM", "OPP", "PTY", "PRE", "LAB"})
_BACK: Final = 3
"""How many sentences back the two are looked for."""
_NEAR: Final = 2
"""The same where they are not named in one sentence."""
_MOST: Final = 60
_Key = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class Couple:
    """Two that are spoken of as two: their mentions, and the names of their countries where only these
    count."""

    one: Mention
    other: Mention
    lands: tuple[str, str] | None = None


def couples(
    doc: Doc,
    mentions: Mapping[int, Mention],
    root: Callable[[int], int],
    may_act: Callable[[Mention], bool],
) -> dict[int, Couple]:
    """By the head of each such phrase the two that it stands for.

    Args:
        doc: the report.
        mentions: its mentions by their heads, with codes and sectors.
        root: one and the same number for all mentions of one actor.
        may_act: whether a mention is somebody rather than a place.
    """
    heads = sorted(mentions)
    found: dict[int, Couple] = {}
    for at, head in enumerate(heads):
        token = doc[head]
        if not is_two(token):
            continue
        before = [mentions[i] for i in reversed(heads[max(0, at - _MOST) : at])]
        doing = {one.i for one in _who_do_it(token)}
        others = [one for one in before if one.head not in doing]
        noun = token.lemma_.lower()
        couple: Couple | None = None
        if noun in _PERSONS:
            couple = _of_persons(doc, head, others, mentions, root)
        elif noun in _LANDS | _SIDES:
            near = [one for one in others if may_act(one)]
            couple = _of_parties(doc, head, near, lands=noun in _LANDS)
        if couple is not None:
            found[head] = couple
    return found


def is_two(token: Token) -> bool:
    """Whether a noun is of two that are known: "the two leaders", "both sides"; "the two leaders of the
    Front" says itself who they are."""
    if token.tag_ != "NNS":
        return False
    kids = list(token.children)
    after = [kid for kid in kids if kid.i > token.i]
    told = any(phrases.relation(kid) in {"acl", "appos", "conj"} for kid in after)
    told = told or any(phrases.relation(kid) == "nmod" and _says_which(kid) for kid in after)
    before = [kid for kid in kids if kid.i < token.i and phrases.relation(kid) not in {"case", "cc", "punct"}]
    forms = {kid.lower_ for kid in before}
    plain = forms <= {"the", "both", "these", "two", "rival", "warring", "of"}
    return plain and not told and bool(forms & {"both", "two"}) and (forms != {"two"})


def _who_do_it(token: Token) -> list[Token]:
    """The subjects of what is done to somebody: who urges both countries is neither."""
    verb = phrases.clause_of(token)
    own = phrases.relation(token) == "nsubj" and token.head.i == verb.i
    while phrases.relation(verb) == "xcomp":  # "tried to broker a deal between the two"
        verb = verb.head
    return [] if own else subjects_of(verb)


def _says_which(token: Token) -> bool:
    case = phrases.child(token, "case")
    return case is not None and case.lower_ in {"of", "from", "for"}


def _sentences(doc: Doc, head: int, before: list[Mention]) -> Iterator[list[Mention]]:
    """Mentions of a sentence, those of the phrase's own first and then up to some back."""
    start, count, held = doc[head].sent.start, 0, list[Mention]()
    for one in before:
        while one.head < start:
            yield held
            held, count = [], count + 1
            if count > _BACK:
                return
            start = doc[max(0, start - 1)].sent.start
        held.append(one)
    yield held


def _of_persons(
    doc: Doc,
    head: int,
    before: list[Mention],
    mentions: Mapping[int, Mention],
    root: Callable[[int], int],
) -> Couple | None:
    """The two persons of the last sentence that has some; whoever only tells of them counts where nobody
    else is left."""
    met: dict[int, Mention] = {}
    for sentence in _sentences(doc, head, before):
        persons = [m for m in sentence if m.kind == "person" and _is_one(doc, m)]
        if not persons:
            continue
        silent = [m for m in persons if not _tells(doc[m.head])]
        tried = []
        for those in (persons, silent):
            every = dict(met)
            for one in sorted(those, key=lambda m: m.head):
                every.setdefault(min(map(root, (one.head, *one.linked))), _named(one, mentions))
            if len(every) == 2:
                one, other = sorted(every.values(), key=lambda m: m.head)
                return Couple(one, other)
            tried.append(every)
        met = tried[0]
        if len(met) > 2:
            return None
    return None


def _is_one(doc: Doc, one: Mention) -> bool:
    told = one.is_named or bool(one.linked) or (one.code_given and doc[one.head].lemma_ == "counterpart")
    return told and doc[one.head].tag_ in {"NN", "NNP"} and not one.counted


def _named(one: Mention, mentions: Mapping[int, Mention]) -> Mention:
    return next((mentions[i] for i in one.linked if mentions[i].is_named and not one.is_named), one)


def _tells(token: Token) -> bool:
    """Whether somebody only tells of others: "…, a spokesman said"."""
    return phrases.relation(token) == "nsubj" and token.head.lemma_ in SAYING


def _of_parties(doc: Doc, head: int, before: list[Mention], *, lands: bool) -> Couple | None:
    """The two states or parties that were told of last: by country, and whoever is against a state apart."""
    met: dict[_Key, Mention] = {}
    for back, sentence in enumerate(_sentences(doc, head, before)):
        if back > _NEAR and met:
            return None
        here: dict[_Key, Mention] = {}
        for one in sorted(sentence, key=lambda m: m.head):
            key = _party(one, lands=lands)
            token = doc[one.head]
            if key is None or (token.dep_ == "nmod:poss" and one.kind == "state" and not lands):
                continue
            held = here.get(key)
            if held is None or (one.kind == "state" and held.kind != "state"):
                here[key] = one
        if len(here) == 2:
            return _couple(here)
        for key, one in here.items():
            met.setdefault(key, one)
        if len(met) >= 2:
            return _couple(met) if len(met) == 2 else None
    return None


def _couple(met: Mapping[_Key, Mention]) -> Couple:
    (one_key, one), (other_key, other) = sorted(met.items(), key=lambda item: item[1].head)
    codes = one_key[0], other_key[0]
    states = one_key[1] == other_key[1] == ""
    names = tuple(countries()[code].name for code in codes if code is not None and code in countries())
    return Couple(one, other, (names[0], names[1]) if states and len(names) == 2 else None)


def _party(one: Mention, *, lands: bool) -> _Key | None:
    """What a mention is a party as: a state with all its organs one, those against it by their sector."""
    sector = one.sectors[0] if one.sectors else ""
    if one.counted or one.kind not in {"state", "body", "person", "gear", "people"}:
        return None
    if one.kind == "state" or (sector in _STATE and one.code_given):
        return None if one.code is None or one.code in NOT_COUNTRIES else (one.code, "")
    if lands or sector not in _STATE | _PARTIES:
        return None
    return one.code, "" if sector in _STATE else sector


def joined(couple: Couple, words_of: Callable[[Mention], str]) -> str:
    """The words for two: the names of their countries, or theirs, with "and"."""
    if couple.lands is not None:
        return " and ".join(couple.lands)
    return " and ".join(map(words_of, (couple.one, couple.other)))
