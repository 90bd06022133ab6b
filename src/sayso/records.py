"""What a reading holds: frozen value types, free of I/O and of language processing.

Names follow PLOVER's JSON (event, mode, context, actor, recipient, event_loc, code, sector), TIMEX3 for times
(type, value, mod) and PARC/PolNeAR for attribution (source, cue, content).

Offsets are Unicode code points, end-exclusive, into ``Report.text``; ``report.text[x.start:x.end] == x.text``
holds for every record with the three fields. What the text does not give is ``None`` or empty, never a guess.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Status = Literal["occurred", "negated", "future", "hypothetical", "alleged"]
Manner = Literal["direct", "indirect", "mixed"]
CommitmentKind = Literal["promise", "threat", "demand", "offer", "agreement", "deadline"]
TieKind = Literal[
    "backs", "leads", "member_of", "holds_office", "allied_with", "opposes", "negotiates_with", "part_of"
]
Marker = Literal["so-called", "scare_quotes", "described_as", "refused_term", "replaced_term"]

EVENT_TYPES: Final[tuple[EventType, ...]] = EventType.__args__  # type: ignore[attr-defined]
STATUSES: Final[tuple[Status, ...]] = Status.__args__  # type: ignore[attr-defined]


def content_id(prefix: str, *parts: object) -> str:
    """An id that depends on its parts alone: the prefix and ten hexadecimal digits of their SHA-256."""
    joined = "\x1f".join(str(part) for part in parts)
    return f"{prefix}{hashlib.sha256(joined.encode('utf-8')).hexdigest()[:10]}"


@dataclass(frozen=True, slots=True)
class Extent:
    """A stretch of the text and where it stands."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Time(Extent):
    """A dated expression: TIMEX3 type, value and mod, and the first and last day it can mean (ISO dates)."""

    type: str
    value: str | None
    mod: str | None = None
    earliest: str | None = None
    latest: str | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a name may mean where nobody is chosen; the higher the score, the likelier."""

    id: str
    name: str
    score: float


@dataclass(frozen=True, slots=True)
class Actor(Extent):
    """One mention of an actor; name, id, code and sector are ``None`` where they are not known.

    ``code`` is ISO 3166 alpha-3 or one of UNO, EUR, IGO, NGO, KOS, PSE; ``sector`` a PLOVER sector.
    ``resolved`` is the fuller earlier mention that a pronoun or "the group" stands for; ``candidates`` are
    those who come into question where a name means several.
    """

    name: str | None = None
    id: str | None = None
    code: str | None = None
    sector: str | None = None
    other_sectors: tuple[str, ...] = ()
    anonymous: bool = False
    resolved: str | None = None
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Place(Extent):
    """One mention of a place; coordinates in degrees (WGS 84), never those of a place one only guesses.

    ``relation`` has the words that put something beside the place ("outside", "20 km south of");
    ``uncertainty_km`` how far from the coordinates it may lie: the radius of a country or division, or what
    the relation leaves open; ``None`` for a town itself and without coordinates.
    """

    name: str | None = None
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    resolution: str | None = None
    relation: str | None = None
    uncertainty_km: float | None = None

    @property
    def label(self) -> str:
        """The place in words: its name, with what puts something beside it ("20 km south of Tame")."""
        return " ".join(filter(None, (self.relation, self.name or self.text)))


@dataclass(frozen=True, slots=True)
class Size:
    """Numbers of people as stated; ``None`` where no number is given."""

    dead: int | None = None
    injured: int | None = None
    arrested: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, when and where: one happening, with all its mentions in the report."""

    id: str
    event: EventType
    mode: tuple[str, ...]
    context: tuple[str, ...]
    status: Status
    confidence: float
    trigger: Extent
    mentions: tuple[Extent, ...]
    sentence: Extent
    actor: tuple[Actor, ...] = ()
    recipient: tuple[Actor, ...] = ()
    event_loc: Place | None = None
    when: Time | None = None
    size: Size = Size()
    attribution: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it: source, cue and content (PARC, PolNeAR), and the attribution it is nested in."""

    id: str
    source: Actor | None
    cue: Extent | None
    content: tuple[Extent, ...]
    manner: Manner
    stance: str
    parent: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Action(Extent):
    """What is promised, threatened, demanded, offered or agreed, and the event type it would be."""

    event: str | None = None


@dataclass(frozen=True, slots=True)
class Due(Extent):
    """By when: TIMEX3 value and the last day allowed (ISO date)."""

    value: str | None
    mod: str | None = None
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """Who owes what to whom, by when and on what condition."""

    id: str
    kind: CommitmentKind
    holder: tuple[Actor, ...]
    toward: tuple[Actor, ...]
    action: Action
    condition: Extent | None = None
    due: Due | None = None
    event: str | None = None
    attribution: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """A lasting relation between two actors, as the text states it. ``source`` and ``target`` are written
    ``from`` and ``to`` in JSON."""

    id: str
    kind: TieKind
    source: Actor
    target: Actor
    evidence: Extent
    office: str | None = None
    status: Status = "occurred"
    when: Time | None = None
    attribution: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Wording(Extent):
    """A term that the report shows to be contested; ``user`` is who uses it, or keeps it out."""

    marker: Marker
    rival: Extent | None = None
    attribution: tuple[str, ...] = ()
    user: Actor | None = None


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """An actor of the report with all its mentions."""

    id: str
    name: str
    code: str | None
    sector: str | None
    mentions: tuple[Extent, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A report as it was read. ``published`` is an ISO date; ``text`` is what offsets count in."""

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None
    language: str = "en"
    sha256: str = ""

    @staticmethod
    def of(text: str, *, id: str | None = None, **fields: Any) -> Report:
        """A report of ``text`` with its checksum; without ``id`` it is named by that checksum."""
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return Report(id=id or digest[:12], text=text, sha256=digest, **fields)


_JSON_NAMES: Final = {("Tie", "source"): "from", ("Tie", "target"): "to"}


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return {
            _JSON_NAMES.get((type(value).__name__, name), name): _plain(getattr(value, name))
            for name in (field.name for field in dataclasses.fields(value))
        }
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything one report says, in the order of the text."""

    report: Report
    events: tuple[Event, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    ties: tuple[Tie, ...] = ()
    wordings: tuple[Wording, ...] = ()
    times: tuple[Time, ...] = ()
    actors: tuple[ActorEntry, ...] = ()
    places: tuple[Place, ...] = ()

    def at_least(self, confidence: float) -> Reading:
        """The reading without the events that are less sure (0 to 1); commitments lose their link to such an
        event, nothing else changes."""
        kept = tuple(event for event in self.events if event.confidence >= confidence)
        known = {event.id for event in kept}
        owed = tuple(
            replace(one, event=one.event if one.event in known else None) for one in self.commitments
        )
        return replace(self, events=kept, commitments=owed)

    def to_dict(self) -> dict[str, Any]:
        """The reading as plain dicts, lists, strings and numbers, in the form of its JSON."""
        plain: dict[str, Any] = _plain(self)
        return plain

    def to_json(self, *, indent: int | None = None) -> str:
        """The reading as JSON; the same reading always gives the same string."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def _repr_html_(self) -> str:
        from sayso.export.html import fragment  # only a notebook needs it

        return fragment(self)
