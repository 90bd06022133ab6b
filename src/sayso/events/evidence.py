"""How sure a match is: a prior by the frame's strength, moved by what stands around it.

The figures add up to a score that decides whether an event is written, and from which its confidence comes.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from sayso.events import vote
from sayso.events.lexicon import Strength
from sayso.events.match import Match
from sayso.events.roles import Roles
from sayso.events.topics import Topics
from sayso.events.words import is_negated, names_actor
from sayso.language.phrases import relation
from sayso.records import EventType

_PRIOR: Final[dict[Strength, float]] = {"strong": 2.0, "plain": 0.7, "weak": -0.7}
_GUARD: Final[dict[Strength, float]] = {"strong": 0.25, "plain": 0.5, "weak": 0.6}
_ACTOR: Final = 0.7
_RECIPIENT: Final = 0.5
_POLITICAL: Final = 0.25
_STRAINED: Final = -1.5
_TOLL: Final = 0.6
_PHRASE: Final = 0.3
_BARE_NOUN: Final = -0.6
_MODIFIER_NOUN: Final = -2.0
_DENIED: Final = 0.3
_DENIED_NOUN: Final = 0.6
_SLOPE: Final = 0.5
_OFFSET: Final = 0.17
_EVEN: Final = 0.0
"""A user's own frame, and an act flatly denied ("no withdrawal"), which the heads are prone to pass over,
have even odds at the least: above what an event needs to be written."""
_FLAT: Final = 0.25
"""What the frames must say of a flat denial for that."""
_LIMIT: Final = 4
_FEW: Final = 2
_STAGED: Final = frozenset({"arts", "sport"})
"""Subjects in which soldiers and states appear without politics."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Log-odds that a match is an event, and what told for and against it."""

    score: float
    reasons: tuple[str, ...]
    features: tuple[float, ...] = ()
    """What the decision rests on (``vote.FEATURES``); without heads there is nothing but the score."""

    @property
    def confidence(self) -> float:
        """How likely the event is right, to two digits. The combined log-odds are calibrated; a score by
        frames alone goes through a logistic that was fitted to annotated passages."""
        return vote.probability(self.score if self.features else _SLOPE * self.score + _OFFSET)


def weigh(
    match: Match, roles: Roles, topics: Topics, *, toll: bool, event: EventType, unreal: bool
) -> Evidence:
    """Score a match by its frame's strength, its roles, what the passage is about, and what the heads say."""
    strength = match.frame.strength
    score = _PRIOR[strength]
    reasons: list[str] = [strength]

    def move(by: float, reason: str) -> None:
        nonlocal score
        score += by
        reasons.append(f"{reason} {by:+.1f}")

    if any(names_actor(token) or token.pos_ == "PRON" for token in roles.actors):
        move(_ACTOR, "an actor")
    if any(names_actor(token) or token.pos_ == "PRON" for token in roles.recipients):
        move(_RECIPIENT, "a recipient")
    if match.strained:
        move(_STRAINED * match.strained, "an unexpected neighbour")
    if toll:
        move(_TOLL, "a toll")
    if len(match.entry.words) > 1:
        move(_PHRASE, "a phrase")
    if match.entry.kind == "verb" and is_negated(match.head):
        move(_DENIED, "denied")
    flatly = False  # "there will be no withdrawal"
    if match.entry.kind == "noun":
        if relation(match.head) in {"compound"}:
            move(_MODIFIER_NOUN, "only a modifier")
        elif flatly := any(kid.lower_ == "no" for kid in match.head.children):
            move(_DENIED_NOUN, "denied")
        elif not roles.actors and not roles.recipients:
            move(_BARE_NOUN, "no roles")
    political = min(topics.political(match.head), _LIMIT)
    move(_POLITICAL * (political - _FEW), "political words")
    subject, hits = topics.guard(match.head)
    over = min(hits, 2 * _LIMIT) - 1 - (0 if subject in _STAGED else political // 2)
    if over > 0:
        move(-_GUARD[strength] * over, f"a passage about {subject}")
    values = vote.features(match, event, unreal, score)
    if values is not None:
        by_frame, score = score, vote.log_odds(values)
        reasons = reasons if vote.is_listed(match.frame) else []
        reasons.append(f"heads: trigger {vote.probability(values[3]):.2f}, type {math.exp(values[4]):.2f}")
        reasons += [f"tipped by {name}" for name in vote.tipped(values)]
        if flatly and vote.is_listed(match.frame) and by_frame >= _FLAT and score < _EVEN:
            score = _EVEN
            reasons.append("a flat denial, whatever the heads say")
    if match.frame.own is not None:
        score = max(score, _EVEN)
        reasons.append(f"your own frame, from {match.frame.own}")
    return Evidence(score, tuple(reasons), values or ())
