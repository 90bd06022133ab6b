"""A passage with gold answers: what it says of events, attributions, commitments, times, ties and wordings.

Both sets of whole passages come in this form: the worked examples and our own corpus. ``…_accept`` fields
hold further right values beside the gold one, ``optional`` items count neither way.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.evaluate.alike import Span


@dataclass(frozen=True, slots=True)
class GoldActor:
    """A party of an event. ``country`` and ``sector`` are ``None`` where they are not scored."""

    text: str
    resolved: str | None = None
    country: str | None = None
    sector: str | None = None
    country_accept: tuple[str, ...] = ()
    sector_accept: tuple[str, ...] = ()
    optional: bool = False
    alleged: bool = False


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An event; ``triggers`` are all stretches that evoke it, ``word`` the first in words.

    ``sources``: who says so by the innermost attribution, empty for the reporter's own voice;
    ``unsaid_accepted``: leaving the source out is right too. ``when``: the words that tell its
    date. ``modes``,
    ``places``, ``date``, ``when`` and ``dead`` are empty where they are not scored.
    """

    type: str
    status: str
    word: str
    triggers: tuple[Span, ...]
    type_accept: tuple[str, ...] = ()
    status_accept: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    modes_accept: tuple[str | None, ...] = ()
    actor: tuple[GoldActor, ...] = ()
    recipient: tuple[GoldActor, ...] = ()
    reciprocal: bool = False
    places: tuple[str, ...] = ()
    place_country: str | None = None
    place_inferred: bool = False
    date: tuple[str | None, ...] = ()
    when: tuple[Span, ...] = ()
    dead: tuple[int | None, ...] = ()
    sources: tuple[str, ...] = ()
    sources_accept: tuple[str, ...] = ()
    unsaid_accepted: bool = False
    own_voice_free: bool = False
    """Whether naming a source for an event in the reporter's voice is right too."""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """Who says what; ``source`` is ``None`` where the text names none."""

    source: str | None
    content: tuple[Span, ...]
    manner: str
    anonymous: frozenset[bool]
    resolved: str | None = None
    source_accept: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldCommitment:
    """A commitment; ``due`` are right values, ``due_spans`` the stretches that tell them where the values
    are not known."""

    kind: str
    action: tuple[Span, ...]
    words: str
    kind_accept: tuple[str, ...] = ()
    holder: tuple[str, ...] = ()
    holder_accept: tuple[str, ...] = ()
    condition: tuple[Span, ...] = ()
    due: tuple[str | None, ...] = ()
    due_spans: tuple[Span, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldTime:
    """A dated expression and its right TIMEX3 values; none where only its words are marked."""

    places: tuple[Span, ...]
    values: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldTie:
    """A tie; ``kinds`` are right kinds, the first one the best. ``source`` and ``target`` are the mentions of
    either end, any of which is right; ``words`` are the places of what ties them, ``by`` who says so."""

    kinds: tuple[str, ...]
    words: tuple[Span, ...]
    source: tuple[str, ...]
    target: tuple[str, ...]
    status: str = "occurred"
    office: str | None = None
    by: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldWording:
    """A contested term; ``markers`` are right markers, the first one the best; ``user`` are mentions of who
    uses the term or keeps it out, ``by`` says who tells it."""

    markers: tuple[str, ...]
    term: tuple[Span, ...]
    rival: tuple[Span, ...] = ()
    user: tuple[str, ...] = ()
    by: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldPassage:
    """A text with its answers; ``kind`` names the sort of passage where the set tells ("real", "written").

    ``ties`` and ``wordings`` are ``None`` where the passage was not looked through for them.
    """

    id: str
    published: str | None
    text: str
    events: tuple[GoldEvent, ...] = ()
    attributions: tuple[GoldAttribution, ...] = ()
    commitments: tuple[GoldCommitment, ...] = ()
    times: tuple[GoldTime, ...] = field(default=())
    kind: str = ""
    ties: tuple[GoldTie, ...] | None = None
    wordings: tuple[GoldWording, ...] | None = None
