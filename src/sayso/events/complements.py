"""What a speech act governs: its action, which is no event of its own, and what the action makes of the
act's type.

"Agreed to withdraw" is CONCEDE, "vowed to attack" THREATEN, "asked for talks" REQUEST with mode meet: the
tables of
``complements.toml`` say so. A condition ("unless the army released …") belongs to the action.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from spacy.tokens import Token

from sayso.errors import KnowledgeError
from sayso.events.lexicon import MODES, SPEECHES, Frame
from sayso.events.match import Match
from sayso.events.words import VERBAL, case_words, is_negated, is_time, words
from sayso.language.phrases import children, relation
from sayso.records import EVENT_TYPES, EventType

_FILE: Final = Path(__file__).parent / "complements.toml"
_CONDITION: Final = frozenset(
    {"if", "unless", "until", "provided", "providing", "failing", "should", "otherwise", "lest", "as"}
)
_OWN_STORY: Final = frozenset(
    {"after", "since", "when", "because", "while", "although", "though", "where", "whereas", "before"}
)
_FINITE: Final = frozenset({"VBD", "VBP", "VBZ"})
HOSTILE: Final[frozenset[EventType]] = frozenset(
    {"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST", "THREATEN", "REJECT"}
)


@cache
def _tables() -> dict[str, Any]:
    raw = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    modes = raw.get("modes", {})
    for speech, table in raw.items():
        if speech in {"modes", "action_words"}:
            continue
        if speech not in SPEECHES:
            raise KnowledgeError(_FILE.name, f"table '{speech}'", ", ".join(SPEECHES))
        named = [name.partition("/")[0].partition(".")[0].upper() for name in table["by_type"]]
        for name in [
            table["event"],
            *named,
            *table["by_type"].values(),
            *table["negated"],
            *table["negated"].values(),
        ]:
            if name not in EVENT_TYPES:
                raise KnowledgeError(f"{_FILE.name} [{speech}]", f"type '{name}'", ", ".join(EVENT_TYPES))
    for event, table in modes.items():
        if wrong := sorted(set(table.values()) - MODES[event]):
            raise KnowledgeError(
                f"{_FILE.name} [modes.{event}]", f"mode '{wrong[0]}'", ", ".join(sorted(MODES[event]))
            )
    return raw


@dataclass(frozen=True, slots=True)
class Complement:
    """The head of what is promised, demanded or refused, and the tokens that it takes up."""

    action: Token
    absorbed: frozenset[int]
    conditional: bool = False


def complement(match: Match) -> Complement | None:
    """What an absorbing match governs, or ``None`` where it stands alone."""
    action = _action(match)
    if action is None:
        return None
    absorbed: set[int] = set()
    _take(action, absorbed, match.head)
    conditional = False
    for kid in (
        *children(match.head, "advcl", "parataxis"),
        *children(match.head.head, "advcl"),
        *children(action, "advcl"),
    ):
        if any(inner.lower_ in _CONDITION for inner in children(kid, "mark", "case", "advmod")):
            _take(kid, absorbed, match.head)
            conditional = True
    absorbed.difference_update(match.tokens)
    return Complement(action, frozenset(absorbed), conditional)


def _take(token: Token, absorbed: set[int], speaker: Token) -> None:
    absorbed.add(token.i)
    for kid in token.children:
        if kid.i == speaker.i:
            continue
        kind = relation(kid)
        if kid.dep_ == "acl:relcl" or kind in {"appos", "parataxis"}:
            continue
        if kid.lower_ == "failing":  # "… within 48 hours, failing which …" is a threat besides the demand
            continue
        if kind == "conj" and token.tag_ == "VB" and kid.tag_ in _FINITE:
            continue  # "agreed to talk to them and apologised"
        if kind == "acl" and not any(inner.lower_ == "to" for inner in children(kid, "mark")):
            continue
        if kind == "advcl" and any(inner.lower_ in _OWN_STORY for inner in children(kid, "mark", "advmod")):
            continue
        if _is_aside(kid):
            continue
        _take(kid, absorbed, speaker)


def _is_aside(clause: Token) -> bool:
    """Whether a participle set off by a comma tells what else its subject does ("agreed to go, calling")."""
    bare = clause.tag_ == "VBG" and relation(clause) == "advcl" and not children(clause, "mark", "nsubj")
    before = {clause.left_edge.text, clause.doc[clause.left_edge.i - 1].text}  # where the comma was hung
    return bare and clause.i > clause.head.i and "," in before


def _action(match: Match) -> Token | None:
    head = match.head
    if relation(head) == "aux":  # "the garrison must withdraw"
        return head.head
    inside = set(match.tokens)
    around = [head, *(head.doc[i] for i in match.tokens if i != head.i)]
    for anchor in around:
        for kid in anchor.children:
            if kid.i in inside:
                continue
            kind = relation(kid)
            marks = {inner.lower_ for inner in children(kid, "mark")}
            if kind in {"xcomp", "ccomp", "csubj"} and kid.pos_ not in {"PRON"}:
                return kid
            if kind == "acl" and (
                marks & {"to", "that"} or (match.entry.kind == "noun" and marks & {"of", "for"})
            ):
                return kid
            if kind == "advcl" and marks & {"to", "of"} and kid.pos_ in VERBAL:
                return kid
    for anchor in around:
        for kid in anchor.children:
            if kid.i in inside or is_time(kid):
                continue
            if (
                relation(kid) in {"obl", "nmod"}
                and set(case_words(kid)) & {"for", "on", "to", "of"}
                and kid.pos_ == "NOUN"
            ):
                if match.entry.kind == "verb" and "to" in case_words(kid) and match.entry.words[-1] != "to":
                    continue
                return kid
    if head.dep_ == "parataxis" and head.head.pos_ in VERBAL:  # "they would be shot, he warned"
        return head.head
    if match.entry.kind == "verb":
        thing = [
            kid
            for kid in head.children
            if (relation(kid) == "obj" or kid.dep_ == "nsubj:pass") and kid.i not in inside
        ]
        if thing and thing[0].pos_ == "NOUN" and not is_time(thing[0]):
            return thing[0]
    return None


def converted(frame: Frame, action: Token | None, act: Frame | None) -> tuple[EventType, tuple[str, ...]]:
    """Type and modes of a speech act by what it governs: ``act`` is the frame of the action, if it has
    one."""
    if frame.speech is None:
        return frame.event, frame.mode
    tables = _tables()
    table = tables[frame.speech]
    event: EventType = frame.event
    if act is None:
        word = action.lemma_.lower() if action is not None else ""
        said = [
            mode for mode, listed in tables["action_words"].items() if word in listed and mode in MODES[event]
        ]
        return event, frame.mode or tuple(said[:1])
    if action is not None and is_negated(action):
        event = table["negated"].get(act.event, event)
    else:
        by_type = table["by_type"]
        stops = action is not None and act.event in HOSTILE and action.lemma_.lower() in words("ceasing")
        kind = "CONCEDE" if stops else act.event
        named_act = f"{kind}/{act.mode[0]}" if act.mode else kind
        event = by_type.get(act.id, by_type.get(named_act, by_type.get(kind, event)))
    modes = tables["modes"].get(event, {})
    named = modes.get(act.id) or (modes.get(f"{act.event}/{act.mode[0]}") if act.mode else None)
    mode = named or modes.get(act.event)
    own = frame.mode if event == frame.event else act.mode if event == act.event else ()
    return event, (mode,) if mode else own
