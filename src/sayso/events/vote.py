"""One decision from two witnesses: what the frames say of a word and what the model's heads say of it.

The combiner is a logistic function of a few figures, fitted to the development part of the corpus
(``training/vote.py``) and so calibrated: of the events at 0.9, nine in ten are right there. Frames are
described in ``frames/README.md``, the heads in ``docs/model-card.md``.
"""

from __future__ import annotations

import math
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

import numpy as np

from sayso.errors import KnowledgeError
from sayso.events.lexicon import Entry, Frame, Kind
from sayso.events.match import Match
from sayso.events.words import is_occasion, is_stood_for, is_time, is_unreal, words
from sayso.gazetteer.nouns import place_noun
from sayso.language.heads import Heads, heads
from sayso.language.phrases import children, relation
from sayso.language.tokens import between
from sayso.notes import notes
from sayso.records import EVENT_TYPES, EventType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

FILE: Final = Path(__file__).with_name("vote.toml")
FEATURES: Final = ("bias", "frame", "listed", "trigger", "type")
_KEYS: Final = (*FEATURES, "threshold", "proposal")
_CONVERTED: Final[tuple[EventType, ...]] = ("AGREE", "CONCEDE", "THREATEN")
"""Types that the conventions make of acts to come; the frame names the act itself."""
_OF_ACTS_TO_COME: Final = frozenset({"promise", "agree", "offer"})
"""Speech acts whose type follows from the act that they govern: the tree knows it better than the heads."""
_RECIPROCAL: Final[frozenset[EventType]] = frozenset({"AGREE", "CONSULT", "COOPERATE"})
_CLOSED: Final = 0.01
"""Words less likely than this to tell of an event, with all next to them, are passed over."""
_OTHER: Final = 0.05
"""A frame on a word that likely tells of an event (``_TAKEN``) goes if its type is less likely than this."""
_TAKEN: Final = 0.3
_HALF: Final = 0.5
"""A trigger's words count as likely that the heads take for one half as likely as the likeliest."""
SURE: Final = 0.8
"""From here on the heads' word counts more than what a frame makes of a word's neighbours."""
_PLAIN: Final = 0.5
"""How likely the heads must find an event that words like these seldom tell of."""
_ROLES: Final = ("actor", "recipient")
_UNLIKELY: Final = (0.03, 0.05)
"""A phrase that the tree gives a role (actor, recipient) is dropped if the heads find the link less likely
than this …"""
_LIKELY: Final = 0.5
"""… and one that only the heads link gets the role from here on."""
_HARDLY: Final = 0.2
"""Whom the tree gives one role and the heads plainly the other has that one, if the first is less likely."""
_THING: Final = 0.7
"""What can act in no way has a role from here on ("two channels were shut")."""
_ARGUMENTS: Final = frozenset({"obj", "iobj", "nsubj", "obl", "nmod", "conj"})
"""Relations of phrases that something may be done to."""
_LIMIT: Final = 6.0
_FLOOR: Final = -4.0
_CONTENT: Final = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "NUM", "X"})
"""What a proposed trigger has a word of: one of function words alone belongs to a phrase that a frame has."""
_JOINING: Final = frozenset({"CCONJ", "PUNCT", "DET"})  # what no trigger ends with
_KINDS: Final[Mapping[str, Kind]] = {"VERB": "verb", "AUX": "verb", "ADJ": "adjective"}


@cache
def weights() -> Mapping[str, float]:
    """The fitted weights, the log-odds above which an event is written, and the probability from which a word
    that no frame lists is proposed; raises ``KnowledgeError`` where the file lacks one."""
    found = tomllib.loads(FILE.read_text(encoding="utf-8"))
    if set(found) != set(_KEYS) or not all(isinstance(value, float) for value in found.values()):
        raise KnowledgeError(
            FILE.name, f"keys {', '.join(sorted(found))}", f"a number for {', '.join(_KEYS)}"
        )
    return found


def features(match: Match, event: EventType, unreal: bool, frame_score: float) -> tuple[float, ...] | None:
    """The figures that the decision rests on, in the order of ``FEATURES``; ``None`` without heads."""
    found = heads(match.head.doc)
    if found is None:
        return None
    listed = is_listed(match.frame)
    trigger = max(found.triggers[i] for i in (*match.tokens, *_instruments(match)))
    to_come = unreal or match.frame.speech in _OF_ACTS_TO_COME
    likely = type_probability(found, match.tokens, (event, *match.frame.known_as), to_come=to_come)
    if match.frame.also:  # "issued an ultimatum" asks and threatens; the heads name one of both
        other = match.frame.also.partition(".")[0].upper()
        likely = max(likely, type_probability(found, match.tokens, (cast(EventType, other),)))
    return (
        1.0,
        frame_score if listed else 0.0,
        float(listed),
        _logit(trigger),
        max(_FLOOR, math.log(likely + 1e-6)),
    )


def _instruments(match: Match) -> list[int]:
    """What a verb that a frame lists says the deed was done with, or by: the heads may take either word for
    the one that tells of it ("drones killed two"); of a modal verb that asks, what is asked for."""
    if relation(match.head) == "aux":
        return [match.head.head.i]
    if match.entry.kind != "verb" or not is_listed(match.frame):
        return []
    return [kid.i for kid in children(match.head, "nsubj") if kid.pos_ == "NOUN"]


def log_odds(values: Sequence[float]) -> float:
    """The combined log-odds of an event."""
    return sum(weights()[name] * value for name, value in zip(FEATURES, values, strict=True))


def tipped(values: Sequence[float]) -> list[str]:
    """Which witness tipped the scales, where one alone did: the other one told against the event."""
    parts = {name: weights()[name] * value for name, value in zip(FEATURES, values, strict=True)}
    frame, told = parts["frame"] + parts["listed"], parts["trigger"] + parts["type"]
    if (frame > 0) == (told > 0):
        return []
    return ["the frame" if frame > 0 else "the heads"]


def probability(score: float) -> float:
    """Log-odds as a probability, to two digits."""
    return round(1.0 / (1.0 + math.exp(-score)), 2)


def likeliest(found: Heads, tokens: Iterable[int]) -> int:
    """Of the words of a trigger the one that is likeliest to tell of an event; the first of several."""
    return max(tokens, key=found.triggers.__getitem__)


def told_again(match: Match) -> float:
    """How likely a trigger, if it is one, tells again of an event told elsewhere; 1 without heads."""
    found = heads(match.head.doc)
    if found is None:
        return 1.0
    best = likeliest(found, match.tokens)
    _, main, mention = found.tag(best, "trigger")
    return mention / (main + mention)


def type_probability(
    found: Heads, tokens: Sequence[int], accepted: Iterable[EventType], *, to_come: bool = False
) -> float:
    """How likely the heads find one of some types for a trigger, by that of its likely words which tells most
    of them ("reiterated its demand"); ``to_come``: or one that is made of acts to come."""
    numbers = {EVENT_TYPES.index(name) for name in (*accepted, *(_CONVERTED if to_come else ()))}
    least = _HALF * found.triggers[likeliest(found, tokens)]
    said = [found.tag(token, "event") for token in tokens if found.triggers[token] >= least]
    return min(1.0, max(sum(row[number] for number in numbers) for row in said))


def open_words(doc: Doc) -> list[bool] | None:
    """Of each token whether it, or one beside it, above or below it, may tell of an event by the heads'
    word."""
    told = heads(doc)
    if told is None:
        return None
    likely = 1.0 - told.probabilities("trigger")[:, 0]
    likely[likely == 1.0] = 0.0  # blanks
    found = [False] * len(doc)
    for i in np.flatnonzero(likely >= _CLOSED).tolist():
        token = doc[i]
        for near in (
            max(i - 1, 0),
            i,
            min(i + 1, len(doc) - 1),
            token.head.i,
            *(k.i for k in token.children),
        ):
            found[near] = True
    return found


def is_listed(frame: Frame) -> bool:
    """Whether a frame comes from the lexicon and not from the heads alone."""
    return not frame.id.endswith(".unlisted")


def senses(found: list[Match]) -> list[Match]:
    """Of the frames of one word those whose type the heads do not rule out, by far preferring another's; none
    where they are sure of another type ("strikes" from the air), which ``proposals`` then takes up."""
    told = heads(found[0].head.doc)
    if told is None:
        return found
    likely = [type_probability(told, m.tokens, m.frame.told_as, to_come=_may_be_to_come(m)) for m in found]
    kept = [(m, p) for m, p in zip(found, likely, strict=True) if p >= 0.1 * max(likely)]
    return [m for m, p in kept if p >= _OTHER or _stands(told, m)]


def _may_be_to_come(match: Match) -> bool:
    """Whether a word may tell of an act to come: a promise, an infinitive, a word under a modal verb."""
    infinitive = match.head.tag_ == "VB" and any(kid.lower_ == "to" for kid in children(match.head, "mark"))
    return match.frame.speech in _OF_ACTS_TO_COME or infinitive or is_unreal(match.head)


def _stands(told: Heads, match: Match) -> bool:
    """Whether a frame stands though the heads find another type: a user's own, one whose type follows from
    what it governs, and one on a word that the heads hardly take for an event."""
    frame = match.frame
    if frame.own is not None or frame.complement is not None or frame.speech is not None:
        return True
    return max(told.triggers[i] for i in match.tokens) < _TAKEN


def is_mere_modal(match: Match) -> bool:
    """Whether a modal verb that may ask ("Baghdad must withdraw") only says what is so ("it must rain soon"):
    so common a word is taken up where the heads find it likely to ask."""
    if relation(match.head) != "aux" or match.frame.own is not None:
        return False
    if any(kid.i > match.head.i for kid in children(match.head.head, "nsubj")):
        return True  # "should parliament amend the law, …"
    told = heads(match.head.doc)
    if told is None:
        return True
    asks = type_probability(told, match.tokens, ("REQUEST",)) >= SURE
    likely = told.triggers[match.head.i]
    return max(likely, told.triggers[match.head.head.i] if asks else 0.0) < _PLAIN


def is_plain(match: Match, least: float = _PLAIN) -> bool:
    """Whether the heads plainly find a match's event: that one is told and that it is of its type are both as
    likely as ``least``."""
    told = heads(match.head.doc)
    if told is None:
        return False
    likely = type_probability(told, match.tokens, match.frame.told_as)
    return min(likely, max(told.triggers[i] for i in match.tokens)) >= least


def asks(match: Match) -> bool:
    """Whether the words of an offer ask for something by the heads' word ("proposed that they meet")."""
    told = heads(match.head.doc)
    return (
        told is not None
        and match.frame.speech == "offer"
        and type_probability(told, match.tokens, ("REQUEST",)) >= SURE
    )


def proposals(sentence: Span, known: Sequence[Match]) -> Iterator[Match]:
    """Words that no frame lists and the heads take for a trigger, one match for each run of them."""
    found = heads(sentence.doc)
    if found is None:
        return
    taken = {i for match in known for i in match.tokens}
    least, likely = weights()["proposal"], found.triggers
    run: list[Token] = []
    for token in between(sentence.doc, sentence.start, sentence.end):
        if likely[token.i] >= least and token.i not in taken and not token.is_space:
            run.append(token)
        elif run:
            yield from _proposed(found, run)
            run = []
    yield from _proposed(found, run)


def _proposed(found: Heads, run: list[Token]) -> Iterator[Match]:
    while run and run[-1].pos_ in _JOINING:  # "kidnapped and"
        run.pop()
    if not any(word.pos_ in _CONTENT for word in run) or run[0].lemma_.lower() in words("theft"):
        return
    inside = {token.i for token in run}
    head = next((token for token in run if token.head.i not in inside or token.head.i == token.i), run[0])
    sums = [sum(values) for values in zip(*(found.tag(token.i, "event") for token in run), strict=True)]
    event = EVENT_TYPES[sums.index(max(sums))]
    entry = Entry(_KINDS.get(head.pos_, "noun"), (head.lemma_.lower(),), _unlisted(event))
    yield Match(entry, head, tuple(sorted(inside)))


def _unlisted(event: EventType) -> Frame:
    return Frame(f"{event.lower()}.unlisted", event, reciprocal=event in _RECIPROCAL)


def _logit(p: float) -> float:
    p = min(max(p, 1e-6), 1.0 - 1e-6)
    return max(-_LIMIT, min(_LIMIT, math.log(p / (1.0 - p))))


def parties(
    asked: Sequence[tuple[Match, Sequence[Sequence[Token]]]], possible: Sequence[int]
) -> list[list[list[Token]]]:
    """Who fills the roles of some matches of a text: those whom the tree gives, unless the heads rule them
    out, and those whom they add.

    Args:
        asked: the triggers, and the head tokens of the phrases that the tree gives each as actors and as
            recipients.
        possible: head tokens of the phrases that can act, in their order.
    """
    told = heads(asked[0][0].head.doc) if asked else None
    if told is None:
        return [[list(tokens) for tokens in found] for _, found in asked]
    nears, questions = [], []
    for match, found in asked:
        window = told.window(match.head.i)
        able = possible[bisect_left(possible, window.start) : bisect_left(possible, window.stop)]
        things = [token.i for token in _things(match) if token.i in window]
        nears.append((able, things))
        questions.append(
            (match.tokens, list({*able, *things, *(token.i for tokens in found for token in tokens)}))
        )
    chosen = []
    for (match, found), (able, things), (_, targets), of_roles in zip(
        asked, nears, questions, told.linked(questions, _ROLES), strict=True
    ):
        likely = [dict(zip(targets, values, strict=True)) for values in of_roles]
        given = found if match.frame.reciprocal else _exchanged(found, likely)
        kept = [
            [token for token in tokens if values[token.i] >= least]
            for tokens, values, least in zip(given, likely, _UNLIKELY, strict=True)
        ]
        named = [token for tokens in kept for token in tokens]
        taken = {token.i for token in named} | set(match.tokens)
        more = [_added(match, named, able, values, taken) for values in likely]
        more[0] = [token for token in more[0] if not _is_part(token, more[1])]  # "saw their husbands shot"
        actors, recipients = (
            [token for token in (*tokens, *added) if not is_stood_for(token)]
            for tokens, added in zip(kept, more, strict=True)
        )
        everybody = [*actors, *recipients]
        known = {token.i for token in everybody} | {token.head.i for token in everybody} | {match.head.i}
        for i in things:
            if likely[1][i] >= _THING and i not in known and not _is_part(match.head.doc[i], everybody):
                recipients.append(match.head.doc[i])
        chosen.append([actors, recipients])
    return chosen


def _exchanged(found: Sequence[Sequence[Token]], likely: Sequence[Mapping[int, float]]) -> list[list[Token]]:
    """Those whom the tree gives, each in the role in which the heads plainly see them ("two strikes killed a
    guard": no guard strikes)."""
    given: list[list[Token]] = [[], []]
    for role, tokens in enumerate(found):
        for token in tokens:
            own, other = likely[role][token.i], likely[1 - role][token.i]
            given[1 - role if own < _HARDLY and other >= _LIKELY else role].append(token)
    return [list({token.i: token for token in tokens}.values()) for tokens in given]


def _things(match: Match) -> list[Token]:
    """The heads of the phrases of a match's sentence that something may be done to, nobody who can act."""
    sentence, found = match.head.sent, notes(match.head.doc)
    return [
        token
        for token in between(sentence.doc, sentence.start, sentence.end)
        if token.pos_ in {"NOUN", "PRON"}
        and relation(token) in _ARGUMENTS
        and token.i not in found.actors
        and token.i not in found.places
        and not is_time(token)
    ]


def _added(
    match: Match, named: Sequence[Token], near: Sequence[int], likely: Mapping[int, float], taken: set[int]
) -> list[Token]:
    """Whom the heads add to a role, ``likely`` being how likely they link a word to the trigger in it; nobody
    whom the tree gives in either role, nor who is only part of their phrases."""
    doc, known = match.head.doc, taken | {token.head.i for token in named}
    added = [doc[i] for i in near if likely[i] >= _LIKELY and i not in known]
    added = [token for token in added if not _is_part(token, [*named, *added]) and not _is_way(token)]
    return [token for token in added if not is_occasion(token, match.head)]


def _is_way(token: Token) -> bool:
    """Whether a place only tells which way or spot is meant ("the road to La Paz")."""
    return (
        token.ent_type_ == "LOC"
        and relation(token) == "nmod"
        and place_noun(token.head.lemma_.lower()) is not None
    )


def _is_hyphenated(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().tag_ == "HYPH"


def _is_part(token: Token, named: Sequence[Token]) -> bool:
    """Whether a word only belongs to the phrase of another ("Russia's defence minister")."""
    holders = {other.i for other in named}
    here = token
    while here.head is not here and (
        relation(here) in {"nmod", "compound", "flat", "amod"}
        or (relation(here) == "appos" and here.i != token.i)  # "China, an ally of the North"
        or (relation(here) == "obl" and here.head.pos_ == "ADJ")  # "veterans loyal to Mugabe"
        or (relation(here) == "obl" and _is_hyphenated(here))  # "UN-backed prosecutors"
    ):
        here = here.head
        if here.i in holders:
            return True
    return False
