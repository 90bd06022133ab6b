"""The examples of the lexicon: for each frame or cue, sentences that evoke it and some that only seem to.

They lie in the ``examples`` folder of the room whose words they show, as text:

    == shell | verb | assault.shell
    + [a Government guns] {shelled} [r the suburbs] of [p Idlib] on [t Friday].
    - She shelled prawns at the kitchen table.

The head names word, part of speech and what it evokes: a frame (events), a stance (attribution), a kind
(commitments), an effect (status). ``+`` marks a sentence that evokes it, ``-`` one that does not. Every
event of an event example is marked, other ones with their type (``{arrested|COERCE/arrest}``); a status other
than ``occurred`` stands behind a bar. Examples are documentation, tests and training data at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, get_args

from sayso.errors import InputError, KnowledgeError
from sayso.events.lexicon import MODES, Kind, Lexicon, lexicon
from sayso.gold.inline import TRIGGER, Mark, Marked, parse
from sayso.records import EVENT_TYPES, STATUSES, EventType, Status

Layer = Literal["events", "attribution", "status", "commitments"]
LAYERS: Final[tuple[Layer, ...]] = get_args(Layer)
LABELS: Final[dict[Layer, dict[str, str]]] = {
    "events": {"a": "actor", "r": "recipient", "p": "place", "t": "time", "m": "means",
               "d": "dead", "i": "injured", "n": "arrested"},
    "attribution": {"s": "source", "c": "content"},
    "status": {"e": "event"},
    "commitments": {"h": "holder", "w": "toward", "x": "action", "q": "condition", "d": "due"},
}  # fmt: skip
"""Letters of the marks, by layer."""
EFFECTS: Final = (*STATUSES, "none")
_KINDS: Final[dict[str, Kind]] = {"verb": "verb", "noun": "noun", "adjective": "adjective"}
_PARTS: Final = (*_KINDS, "adverb", "phrase")
_ROOMS: Final = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence; ``evokes`` is a frame id, a stance, a kind of commitment or an effect on status."""

    layer: Layer
    word: str
    part: str
    evokes: str
    positive: bool
    sentence: Marked
    file: str
    line: int

    @property
    def text(self) -> str:
        """The sentence without marks."""
        return self.sentence.text

    def spans(self, label: str) -> tuple[Mark, ...]:
        """The marks with a label of ``LABELS`` ("a", "r" …) or ``TRIGGER``."""
        return tuple(mark for mark in self.sentence.marks if mark.label == label)

    def wrong(self, found: str, accepted: str) -> KnowledgeError:
        """The error to raise where the example is wrong: it names its file and line."""
        return KnowledgeError(self.file, found, accepted, line=self.line)


@dataclass(frozen=True, slots=True)
class MarkedEvent:
    """An event of an example: type, modes, status, and its trigger; ``main``: the roles are its own."""

    event: EventType
    modes: tuple[str, ...]
    status: Status
    trigger: Mark
    main: bool


def shipped(layer: Layer) -> list[Path]:
    """The example files of a room that come with the package, in order."""
    return sorted((_ROOMS / layer / "examples").glob("*.txt"))


def _lines(path: Path) -> list[str]:
    advice = "Give a file of examples (text, UTF-8)."
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise InputError(str(path), error.strerror or "it cannot be read", advice) from error
    except UnicodeDecodeError as error:
        raise InputError(str(path), "this is not text in UTF-8", advice) from error


def load(path: Path, layer: Layer, frames: Lexicon | None = None) -> list[Example]:
    """Read a file of examples.

    Args:
        path: the file.
        layer: what its marks say.
        frames: the lexicon that event examples must name frames of; default: the shipped one.

    Raises:
        InputError: where the file cannot be read.
        KnowledgeError: naming file, line, what is wrong and what is accepted.
    """
    known = frames if frames is not None else lexicon()
    labels, found = frozenset(LABELS[layer]), []
    head: tuple[str, str, str] | None = None
    seen: dict[str, int] = {}
    for number, line in enumerate(_lines(path), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("== "):
            head = _head(line, layer, known, path.name, number)
            continue
        if line[:2] not in ("+ ", "- "):
            accepted = "'== ', '+ ', '- ' or '#' at its start"
            raise KnowledgeError(path.name, f"{line[:40]!r}", accepted, line=number)
        if head is None:
            accepted = "== word | part | frame"
            raise KnowledgeError(path.name, "an example before any head", accepted, line=number)
        sentence = parse(line[2:].strip(), labels, path.name, number)
        if sentence.text in seen:
            again = f"the sentence of line {seen[sentence.text]} again"
            raise KnowledgeError(path.name, again, "each sentence once", line=number)
        seen[sentence.text] = number
        example = Example(layer, *head, line[0] == "+", sentence, path.name, number)
        _check(example, known)
        found.append(example)
    return found


def load_all(layer: Layer) -> list[Example]:
    """Every example that comes with the package for a layer."""
    return [example for path in shipped(layer) for example in load(path, layer)]


def events(example: Example, frames: Lexicon | None = None) -> Iterator[MarkedEvent]:
    """The events marked in an event example; roles belong to the first one of the frame's type."""
    known = frames if frames is not None else lexicon()
    own = known.frames[example.evokes].event
    main_seen = False
    for mark in example.spans(TRIGGER):
        event, modes, status = _notes(mark, own, example)
        main = example.positive and not main_seen and event == own
        main_seen |= main
        yield MarkedEvent(event, modes, status, mark, main)


def _head(line: str, layer: Layer, known: Lexicon, file: str, number: int) -> tuple[str, str, str]:
    fields = [field.strip() for field in line[3:].split("|")]
    if len(fields) != 3 or not all(fields):
        raise KnowledgeError(file, f"{line!r}", "== word | part of speech | what it evokes", line=number)
    word, part, evokes = fields
    if part not in _PARTS:
        raise KnowledgeError(file, f"part of speech {part!r}", ", ".join(_PARTS), line=number)
    if layer == "status" and evokes not in EFFECTS:
        raise KnowledgeError(file, f"effect {evokes!r}", ", ".join(EFFECTS), line=number)
    if layer == "events":
        if evokes not in known.frames:
            raise KnowledgeError(
                file, f"no frame {evokes!r}", "the id of a frame, as assault.shell", line=number
            )
        if part not in _KINDS or not known.lists(_KINDS[part], word, evokes):
            raise KnowledgeError(
                file, f"{evokes} has no {part} {word!r}", "a word that the frame's table lists", line=number
            )
    return word, part, evokes


def _check(example: Example, known: Lexicon) -> None:
    triggers = example.spans(TRIGGER)
    if example.positive and not triggers:
        raise example.wrong("a + sentence without a word in { }", "+ … {word} …")
    if example.layer == "events":
        marked = list(events(example, known))
        own = known.frames[example.evokes].event
        if example.positive and not any(e.event == own for e in marked):
            raise example.wrong(f"no {own} marked", f"{{word}} for the {own} event")
        if not example.positive and any(not mark.notes for mark in triggers):
            raise example.wrong("a - sentence with a bare { }", "{word|TYPE} for another event")


def _notes(mark: Mark, own: EventType, example: Example) -> tuple[EventType, tuple[str, ...], Status]:
    event, modes, status = own, (), "occurred"
    for note in mark.notes:
        kind, *given = note.split("/")
        if note in STATUSES:
            status = note
        elif kind in EVENT_TYPES:
            event, modes = kind, tuple(given)  # type: ignore[assignment]
            if wrong := sorted(set(given) - MODES[event]):
                accepted = ", ".join(sorted(MODES[event])) or f"none for {event}"
                raise example.wrong(f"mode {wrong[0]!r}", accepted)
        else:
            raise example.wrong(f"{note!r}", ", ".join((*STATUSES, *EVENT_TYPES)))
    return event, modes, status  # type: ignore[return-value]
