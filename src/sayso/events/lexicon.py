"""The frame lexicon: which words evoke which PLOVER event, and how their relations map to its roles.

Frames live in ``frames/*.toml``, one file a type; each table is one frame, each of its words one entry. The
file
``frames/README.md`` describes the form. A frame lists verbs (with the particles, prepositions and nouns
that must stand beside them: "fire on", "take hostage"), nouns (with what must stand before or after:
"rocket attack", "vote of no confidence") and adjectives. Words are compared by lemma; British "-ise" also
stands for "-ize".
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, cast

from sayso.errors import InputError, KnowledgeError
from sayso.events.classes import WordClass, classes
from sayso.language.inflections import inflections
from sayso.records import EVENT_TYPES, EventType

if TYPE_CHECKING:
    from spacy.tokens import Doc

_KEY: Final = "sayso.lexicon"
FOLDER: Final = Path(__file__).parent / "frames"

MODES: Final[Mapping[EventType, frozenset[str]]] = {
    "AGREE": frozenset(),
    "CONSULT": frozenset({"visit", "third-party", "multilateral", "phone"}),
    "SUPPORT": frozenset(),
    "COOPERATE": frozenset(),
    "AID": frozenset(),
    "CONCEDE": frozenset(),
    "RETREAT": frozenset({"withdraw", "release", "disarm", "ceasefire", "access", "resign"}),
    "REQUEST": frozenset({"assist", "change", "yield", "meet"}),
    "ACCUSE": frozenset({"disapprove", "investigate", "allege"}),
    "REJECT": frozenset({"assist", "change", "yield", "meet"}),
    "THREATEN": frozenset({"restrict", "arrest", "relations", "expel", "territory", "violence"}),
    "PROTEST": frozenset({"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"}),
    "SANCTION": frozenset({"convict", "expel", "withdraw", "discontinue"}),
    "MOBILIZE": frozenset({"troops", "weapons", "police", "militia"}),
    "COERCE": frozenset({"seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport",
    "withhold", "misinformation", "cyber"}),
    "ASSAULT": frozenset({"abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive",
    "firearms", "explosives", "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control",
                          "unconventional"}),
}  # fmt: skip
"""The modes that PLOVER knows, by type."""

COOPERATIVE: Final[frozenset[EventType]] = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"}
)
Strength = Literal["strong", "plain", "weak"]
Speech = Literal["promise", "agree", "offer", "threat", "request", "order", "refuse", "concede"]
Toll = Literal["dead", "injured", "arrested"]
STRENGTHS: Final[tuple[Strength, ...]] = ("strong", "plain", "weak")
COMPLEMENTS: Final = ("absorbs", "alleges")
SPEECHES: Final[tuple[Speech, ...]] = (
    "promise", "agree", "offer", "threat", "request", "order", "refuse", "concede"
)  # fmt: skip
TOLLS: Final[tuple[Toll, ...]] = ("dead", "injured", "arrested")
CLAUSES: Final = ("to", "that", "of", "none")
RELATIONS: Final = frozenset({"subj", "obj", "iobj", "agent", "poss", "compound", "adj", "none"})
"""Where a role may be found; any other word is the preposition of an oblique or of a noun's complement."""
RESTRICTIONS: Final = (
    "object",
    "object_not",
    "subject",
    "subject_not",
    "modifier",
    "modifier_not",
    "near",
    "near_not",
)
_WORD_LISTS: Final = ("verbs", "nouns", "adjectives")
_KEYS: Final = frozenset({*_WORD_LISTS, *RESTRICTIONS, "mode", "strength", "actor", "recipient", "reciprocal",
                          "complement", "speech", "clause", "toll", "also", "weapon_mode", "voice",
                          "refusal", "doer", "action_not", "refers", "known_as"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frame:
    """One sense of some words.

    ``actor`` and ``recipient`` list where the roles may be found, best first (``RELATIONS`` and
    prepositions); empty means the default for the part of speech. ``reciprocal``: every party is an actor.
    ``complement``: "absorbs" where what the word governs is its action and no event of its own (promise,
    demand), "alleges" where it is another, alleged event (accuse). ``speech`` names the kind of speech act,
    by which the type follows the action governed.
    ``clause``: the kinds of clause of which one must follow. ``toll``: the figure that the word's object
    counts.
    ``also``: a second frame that the same words evoke. ``voice``: "active" where a passive is another thing.
    ``doer``: the subject that ``subject`` asks for must be named. ``refers``: it tells
    of an event told before, if there is one. ``action_not``: lemmas that the action
    must not be.
    ``refusal``: only under a negated "will" or "would" ("will not pay").
    ``known_as``: types that the model's heads may find instead, where the words tell better than they.
    ``own``: the user's file that it comes from.
    """

    id: str
    event: EventType
    mode: tuple[str, ...] = ()
    strength: Strength = "plain"
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    reciprocal: bool = False
    complement: str | None = None
    speech: Speech | None = None
    clause: tuple[str, ...] = ()
    toll: Toll | None = None
    also: str | None = None
    weapon_mode: bool = True
    voice: str | None = None
    refusal: bool = False
    doer: bool = False
    refers: bool = False
    action_not: frozenset[str] = frozenset()
    known_as: tuple[EventType, ...] = ()
    restrictions: Mapping[str, WordClass] = field(default_factory=dict)
    own: str | None = None

    @property
    def told_as(self) -> tuple[EventType, ...]:
        """The types that bear the frame out where the model's heads find them: its own and ``known_as``."""
        return self.event, *self.known_as

    @property
    def cooperative(self) -> bool:
        """Whether the type is one of PLOVER's cooperative ones."""
        return self.event in COOPERATIVE


Kind = Literal["verb", "noun", "adjective"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or phrase that evokes a frame: the words as lemmas, the first one the verb for verbs."""

    kind: Kind
    words: tuple[str, ...]
    frame: Frame


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All frames, and their entries by the first word; ``compounds`` are verb phrases by the forms that they
    have when written with hyphens ("press-ganged")."""

    frames: Mapping[str, Frame]
    verbs: Mapping[str, tuple[Entry, ...]]
    forms: Mapping[str, str]
    compounds: Mapping[str, tuple[Entry, ...]]
    nouns: Mapping[str, tuple[Entry, ...]]
    adjectives: Mapping[str, tuple[Entry, ...]]
    own: bool = False
    """Whether a user's frames are among them."""

    def entries(self) -> Iterator[Entry]:
        """Every entry, in the order of the files."""
        for index in (self.verbs, self.nouns, self.adjectives):
            for listed in index.values():
                yield from listed

    def lists(self, kind: Kind, phrase: str, frame_id: str) -> bool:
        """Whether a frame has this word or phrase."""
        words = tuple(phrase.split())
        index = {"verb": self.verbs, "noun": self.nouns, "adjective": self.adjectives}[kind]
        return any(e.words == words and e.frame.id == frame_id for e in index.get(words[0], ()))

    def of_verb(self, lemma: str, form: str) -> tuple[Entry, ...]:
        """The entries of a verb by its lemma; by its form where the lemma is none of ours, or has no such
        form and another verb does ("raped" is none of "rap")."""
        other = self.forms.get(form, "")
        found = self.verbs.get(lemma)
        if found is None or (other and other != lemma and form not in (lemma, *inflections(lemma))):
            return self.verbs.get(other, ())
        return found


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon, loaded once."""
    return load(FOLDER)


def laid_over(own: Sequence[Path]) -> Lexicon:
    """The shipped lexicon with a user's own files over it, if there are any; raises as ``load`` does."""
    return load(FOLDER, own) if own else lexicon()


def attach(doc: Doc, known: Lexicon) -> None:
    """Let a text be read by another lexicon than the shipped one."""
    doc.user_data[_KEY] = known


def lexicon_of(doc: Doc) -> Lexicon:
    """The lexicon that a text is read by."""
    found = doc.user_data.get(_KEY)
    return found if isinstance(found, Lexicon) else lexicon()


def load(folder: Path, own: Sequence[Path] = ()) -> Lexicon:
    """Read every ``*.toml`` of a folder, and a user's own files over them.

    Args:
        folder: the frames to begin with.
        own: files of the same form. A frame of theirs takes the place of one with the same id, and wins over
            other frames that the same words evoke.

    Raises:
        KnowledgeError: naming file and value where one is wrong.
        InputError: a file of the user's that cannot be read.
    """
    made: dict[str, tuple[Frame, list[tuple[Kind, str]]]] = {}
    for path in sorted(folder.glob("*.toml")):
        for found, words in _read(path):
            if found.id in made:
                raise KnowledgeError(path.name, f"frame '{found.id}' twice", "each name once a type")
            made[found.id] = (found, words)
    theirs: set[str] = set()
    for path in own:
        for found, words in _read(path):
            if found.id in theirs:
                raise KnowledgeError(path.name, f"frame '{found.id}' twice", "each name once a type")
            theirs.add(found.id)
            made[found.id] = (replace(found, own=path.name), words)
    for found, _ in made.values():
        if found.also is not None and found.also not in made:
            raise KnowledgeError(found.id, f"also = '{found.also}', which is no frame", "the id of a frame")
    return _indexed(made)


def _indexed(made: Mapping[str, tuple[Frame, list[tuple[Kind, str]]]]) -> Lexicon:
    indexes: dict[Kind, dict[str, list[Entry]]] = {"verb": {}, "noun": {}, "adjective": {}}
    for found, words in made.values():
        for kind, phrase in words:
            for variant in _spellings(phrase):
                entry = Entry(kind, tuple(variant.split()), found)
                indexes[kind].setdefault(entry.words[0], []).append(entry)
    verbs, nouns, adjectives = ({k: tuple(v) for k, v in indexes[kind].items()} for kind in indexes)
    forms = {form: verb for verb in verbs for form in inflections(verb)} | {verb: verb for verb in verbs}
    compounds: dict[str, list[Entry]] = {}
    for entry in (e for listed in verbs.values() for e in listed if len(e.words) > 1):
        before, last = "-".join(entry.words[:-1]), entry.words[-1]
        for form in dict.fromkeys((last, *inflections(last))):
            compounds.setdefault(f"{before}-{form}", []).append(entry)
    hyphened = {form: tuple(found) for form, found in compounds.items()}
    frames = {name: found for name, (found, _) in made.items()}
    own = any(found.own for found in frames.values())
    return Lexicon(frames, verbs, forms, hyphened, nouns, adjectives, own)


def _read(path: Path) -> Iterator[tuple[Frame, list[tuple[Kind, str]]]]:
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        found = getattr(error, "strerror", None) or "this is not text in UTF-8"
        raise InputError(str(path), found, "Give a file of frames (TOML, UTF-8).") from error
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(path.name, f"not TOML ({error})", "tables of frames") from error
    event = raw.pop("type", None)
    if event not in EVENT_TYPES:
        raise KnowledgeError(path.name, f"type = {event!r}", ", ".join(EVENT_TYPES))
    for name, table in raw.items():
        yield _frame(path.name, event, name, table)


def _frame(file: str, event: EventType, name: str, table: Any) -> tuple[Frame, list[tuple[Kind, str]]]:
    where = f"{file} [{name}]"
    if not isinstance(table, dict):
        raise KnowledgeError(file, f"'{name}' is no table", "one table a frame")
    if unknown := sorted(set(table) - _KEYS):
        raise KnowledgeError(where, f"unknown key '{unknown[0]}'", ", ".join(sorted(_KEYS)))

    def one(key: str, accepted: tuple[str, ...]) -> Any:
        value = table.get(key)
        if value is not None and value not in accepted:
            raise KnowledgeError(where, f"{key} = {value!r}", ", ".join(accepted))
        return value

    def many(key: str, accepted: tuple[str, ...] = ()) -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            raise KnowledgeError(where, f"{key} = {value!r}", "a list of words")
        if accepted and (wrong := [item for item in value if item not in accepted]):
            raise KnowledgeError(where, f"{key} holds '{wrong[0]}'", ", ".join(accepted))
        return tuple(value)

    def flag(key: str, default: bool) -> bool:
        value = table.get(key, default)
        if not isinstance(value, bool):
            raise KnowledgeError(where, f"{key} = {value!r}", "true, false")
        return value

    modes = many("mode")
    if wrong := sorted(set(modes) - MODES[event]):
        raise KnowledgeError(
            where, f"mode '{wrong[0]}'", ", ".join(sorted(MODES[event])) or f"none for {event}"
        )
    for key in ("actor", "recipient"):
        if odd := [item for item in many(key) if not re.fullmatch(r"[a-z]+", item)]:
            raise KnowledgeError(
                where, f"{key} holds '{odd[0]}'", ", ".join(sorted(RELATIONS)) + " or a preposition"
            )
    made = Frame(
        id=f"{event.lower()}.{name}",
        event=event,
        mode=modes,
        strength=one("strength", STRENGTHS) or "plain",
        actor=many("actor"),
        recipient=many("recipient"),
        reciprocal=flag("reciprocal", False),
        complement=one("complement", COMPLEMENTS),
        speech=one("speech", SPEECHES),
        clause=many("clause", CLAUSES),
        toll=one("toll", TOLLS),
        also=table.get("also"),
        weapon_mode=flag("weapon_mode", True),
        voice=one("voice", ("active", "passive")),
        refusal=flag("refusal", False),
        doer=flag("doer", False),
        refers=flag("refers", False),
        action_not=frozenset(many("action_not")),
        known_as=cast(tuple[EventType, ...], many("known_as", EVENT_TYPES)),
        restrictions={key: _restriction(where, key, many(key)) for key in RESTRICTIONS if key in table},
    )
    kinds: dict[str, Kind] = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective"}
    words = [(kind, word) for key, kind in kinds.items() for word in many(key)]
    if not words:
        raise KnowledgeError(where, "no words", "at least one of " + ", ".join(_WORD_LISTS))
    if double := [word for kind, word in words if words.count((kind, word)) > 1]:
        raise KnowledgeError(where, f"'{double[0]}' twice", "each word once")
    if odd_words := [word for _, word in words if word != word.lower() or "-" in word]:
        raise KnowledgeError(where, f"'{odd_words[0]}'", "lower-case words without hyphens")
    return made, words


def _restriction(where: str, key: str, items: tuple[str, ...]) -> WordClass:
    known = classes()
    found = WordClass(frozenset(item for item in items if not item.startswith("@")))
    for item in items:
        if item.startswith("@"):
            if item[1:] not in known:
                raise KnowledgeError(
                    where, f"{key} holds '{item}'", ", ".join(f"@{name}" for name in sorted(known))
                )
            found = found | known[item[1:]]
    return found


def _spellings(phrase: str) -> Iterator[str]:
    yield phrase
    american = re.sub(r"is(e|ation|ing|ed)\b", r"iz\1", phrase)
    if american != phrase and not re.search(
        r"\b(ra|pra|advi|promi|compromi|prom|revi|exerci|surpri|seiz|ari|cru|disgui|"
        r"franchi|superv|televi|improvi|excise|ex|c|no)is(e|ing|ed)\b",
        phrase,
    ):
        yield american
    for british, other in (
        ("labour", "labor"),
        ("defence", "defense"),
        ("harbour", "harbor"),
        ("honour", "honor"),
        ("armour", "armor"),
        ("favour", "favor"),
    ):
        if british in phrase:
            yield phrase.replace(british, other)
