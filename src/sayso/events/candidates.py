"""Event candidates under way: a match with its roles, type, modes, figures and standing."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Span, Token

from sayso.events.complements import HOSTILE, Complement, complement, converted
from sayso.events.evidence import Evidence, weigh
from sayso.events.lexicon import lexicon
from sayso.events.match import Match, matches
from sayso.events.modes import modes
from sayso.events.roles import Roles, fill
from sayso.events.size import Count, counts
from sayso.events.topics import Topics
from sayso.events.words import is_negated, is_unreal
from sayso.language.phrases import ancestors
from sayso.records import EventType


@dataclass(slots=True)
class Candidate:
    """One mention of a possible event. ``counts`` are the figures its words state, ``action`` what it governs."""

    match: Match
    roles: Roles
    event: EventType
    mode: tuple[str, ...]
    evidence: Evidence
    sentence: Span
    negated: bool
    unreal: bool
    action: Token | None = None
    counts: list[Count] = field(default_factory=list)

    @property
    def head(self) -> Token:
        return self.match.head


def candidates(sentence: Span, topics: Topics) -> list[Candidate]:
    """The mentions of events in a sentence, what speech acts govern taken up by them, in the order of the text."""
    found = matches(sentence)
    governed: dict[int, Complement] = {}
    taken: set[int] = set()
    for match in sorted(found, key=lambda m: (sum(1 for _ in ancestors(m.head)), m.head.i)):
        if match.frame.complement != "absorbs" or match.head.i in taken:
            continue
        inner = complement(match)
        if inner is not None:
            governed[match.head.i] = inner
            taken |= inner.absorbed
    figures = counts(sentence)
    made = []
    for match in found:
        if match.head.i in taken:
            continue
        inner = governed.get(match.head.i)
        act = _act(inner, found) if inner is not None else None
        action = inner.action if inner is not None else None
        if match.frame.speech == "threat" and match.frame.strength == "weak" and (act is None or act.frame.event not in HOSTILE):
            continue
        roles = fill(match)
        own = [count for count in figures if count.token in match.tokens]
        event, mode = converted(match.frame, action, act.frame if act is not None else None)
        if event == match.frame.event and not mode:
            mode = modes(match.frame, list(sentence))
        made.append(
            Candidate(
                match, roles, event, mode, weigh(match, roles, topics, toll=bool(own)), sentence,
                is_negated(match.head), is_unreal(match.head), action, own,
            )  # fmt: skip
        )
        if match.frame.also is not None:
            other = lexicon().frames[match.frame.also]
            twin = Match(type(match.entry)(match.entry.kind, match.entry.words, other), match.head, match.tokens)
            made.append(Candidate(twin, roles, other.event, other.mode, made[-1].evidence, sentence, made[-1].negated,
                                  made[-1].unreal, None, _arrested(roles)))  # fmt: skip
    return made


def _act(inner: Complement, found: list[Match]) -> Match | None:
    """The match that says what the action is."""
    here = [match for match in found if match.head.i in inner.absorbed or set(match.tokens) & inner.absorbed]
    for match in here:
        if inner.action.i in match.tokens:
            return match
    for match in here:
        if match.head.head.i == inner.action.i:
            return match
    return None


def _arrested(roles: Roles) -> list[Count]:
    from sayso.events.size import people

    figures = [people(token) for token in roles.recipients]
    known = [n for n in figures if n is not None]
    return [Count("arrested", sum(known), roles.recipients[0].i)] if known else []
