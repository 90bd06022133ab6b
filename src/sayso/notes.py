"""What the stages note down on a spaCy ``Doc`` while a report walks through the house.

The ``Doc`` carries words, tags, tree, sentences and names (Universal Dependencies labels); ``notes(doc)``
carries what the rooms add. Records in it are those of ``records.py``; a draft pairs a record with the token
indices later rooms need. Token indices are into the ``Doc``, offsets into ``report.text``, its text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, Final, Literal, Protocol

from sayso.errors import PipelineError
from sayso.records import Actor, Attribution, Commitment, Event, Extent, Place, Report, Tie, Time, Wording

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

BlockKind = Literal[
    "title", "byline", "dateline", "heading", "paragraph", "pull_quote", "credit", "caption", "boilerplate"
]
SILENT_KINDS: Final[frozenset[BlockKind]] = frozenset({"byline", "pull_quote", "credit", "boilerplate"})
"""Blocks that stay in the text but yield no record of their own."""

_KEY: Final = "sayso"
_START: Final = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the text by its role on the page; offsets into ``report.text``, end-exclusive."""

    kind: BlockKind
    start: int
    end: int


@dataclass(slots=True)
class EventDraft:
    """An event under way: ``trigger`` is the head word's token, ``actors`` and ``recipients`` head tokens of
    the phrases that fill them, ``action`` the head token of what the event promises, threatens or demands,
    ``features`` the figures on which it was decided to write it."""

    record: Event
    trigger: int
    actors: list[int] = field(default_factory=list)
    recipients: list[int] = field(default_factory=list)
    mentions: list[int] = field(default_factory=list)
    action: int | None = None
    frame: str = ""
    features: tuple[float, ...] = ()


@dataclass(slots=True)
class AttributionDraft:
    """An attribution under way: head tokens of cue and source, token ranges ``[start, end)`` of content."""

    record: Attribution
    cue: int | None
    source: int | None
    content: list[tuple[int, int]]


@dataclass(slots=True)
class Notes:
    """The rooms' findings about one report."""

    report: Report
    blocks: tuple[Block, ...] = ()
    """In the order of the text."""
    times: list[Time] = field(default_factory=list)
    actors: dict[int, Actor] = field(default_factory=dict)
    """Head token of a nominal phrase -> the actor it names; only phrases that can act."""
    places: dict[int, Place] = field(default_factory=dict)
    """Head token of a place phrase -> the place."""
    named: list[Place] = field(default_factory=list)
    """Places named otherwise: those that act ("Moscow said") and words of other phrases ("a US soldier")."""
    coreference: dict[int, int] = field(default_factory=dict)
    """Head token of a pronoun or definite phrase -> that of the fullest earlier mention it stands for."""
    events: list[EventDraft] = field(default_factory=list)
    attributions: list[AttributionDraft] = field(default_factory=list)
    commitments: list[Commitment] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    wordings: list[Wording] = field(default_factory=list)

    def block_at(self, char: int) -> Block | None:
        """The block that holds the character, if any."""
        place = bisect_right(self.blocks, char, key=_START) - 1
        return self.blocks[place] if place >= 0 and char < self.blocks[place].end else None

    def is_silent(self, char: int) -> bool:
        """Whether the character stands in a block that yields no records (a pull quote, boilerplate, …)."""
        block = self.block_at(char)
        return block is not None and block.kind in SILENT_KINDS

    def root(self, token: int) -> int:
        """The head token that a phrase stands for in the end: coreference followed to its first mention."""
        seen: set[int] = set()
        while token in self.coreference and token not in seen:
            seen.add(token)
            token = self.coreference[token]
        return token

    def voices(self, start: int, end: int) -> tuple[str, ...]:
        """Ids of the attributions whose content holds the characters, innermost (shortest content) first."""
        holding = [
            (sum(part.end - part.start for part in draft.record.content), number, draft.record.id)
            for number, draft in enumerate(self.attributions)
            if any(part.start <= start and end <= part.end for part in draft.record.content)
        ]
        return tuple(identity for _, _, identity in sorted(holding))


class Stage(Protocol):
    """One room of the house. ``requires`` and ``assigns`` name what must be on the ``Doc`` before it runs and
    what is there afterwards."""

    @property
    def name(self) -> str: ...

    @property
    def requires(self) -> frozenset[str]: ...

    @property
    def assigns(self) -> frozenset[str]: ...

    def __call__(self, doc: Doc) -> None: ...


def attach(doc: Doc, notes_: Notes) -> None:
    """Put the notes of a report on its ``Doc``."""
    doc.user_data[_KEY] = notes_


def notes(doc: Doc) -> Notes:
    """The notes on a ``Doc``; raises ``PipelineError`` where none were attached."""
    found = doc.user_data.get(_KEY)
    if not isinstance(found, Notes):
        raise PipelineError(
            "This Doc carries no notes. Attach them with sayso.notes.attach before any stage."
        )
    return found


def extent(span: Span | Token) -> Extent:
    """Text and offsets of a spaCy ``Span`` or ``Token``."""
    if hasattr(span, "idx"):
        return Extent(span.text, span.idx, span.idx + len(span.text))
    start, end = span.start_char, span.end_char
    return Extent(span.doc.text[start:end], start, end)  # a Span would put its text together anew


def check_order(stages: Iterable[Stage], given: frozenset[str]) -> None:
    """Raise ``PipelineError`` naming the first stage that requires what nobody before it assigns."""
    have = set(given)
    for stage in stages:
        missing = sorted(stage.requires - have)
        if missing:
            raise PipelineError(
                f"Stage '{stage.name}' requires {', '.join(missing)}, which no stage before it assigns. "
                f"Assigned so far: {', '.join(sorted(have))}. Put one that does before '{stage.name}'."
            )
        have |= stage.assigns
