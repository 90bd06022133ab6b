"""How a thing was done: the frame's modes, an assault's also from the weapons that its clause names, and
where neither says it the model's heads'."""

from __future__ import annotations

import itertools
import tomllib
from functools import cache
from pathlib import Path
from typing import Final

from spacy.tokens import Span, Token

from sayso.errors import KnowledgeError
from sayso.events.lexicon import MODES, Frame
from sayso.events.match import Match
from sayso.language.heads import heads
from sayso.language.tokens import between
from sayso.records import EventType

_HEARD: Final = 0.5
"""Least probability of a mode that only the heads tell of."""
_FILE: Final = Path(__file__).parent / "modes.toml"
# Modes that say what was done rather than with what: a weapon named beside them comes second.
_DEEDS: Final = frozenset(
    {"abduct", "torture", "sexual", "suicide-attack", "crowd-control", "targeted", "beat", "destroy"}
)
# A word for the weapon's noise or the shell's burst proves little where a plainer weapon stands beside it.
_VAGUE: Final = {"explosives": frozenset({"drone", "aerial", "heavy-weapons", "suicide-attack"})}


@cache
def _words() -> dict[str, frozenset[str]]:
    raw = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    if wrong := sorted(set(raw) - MODES["ASSAULT"]):
        raise KnowledgeError(_FILE.name, f"mode '{wrong[0]}'", ", ".join(sorted(MODES["ASSAULT"])))
    return {mode: frozenset(table["words"]) for mode, table in raw.items()}


def weapon_modes(tokens: list[Token]) -> list[str]:
    """The modes that a stretch of words names, in the order of ``modes.toml``."""
    lemmas = [token.lemma_.lower() for token in tokens if token.lower_ != "-"]
    forms = [token.lower_ for token in tokens if token.lower_ != "-"]
    said = {*lemmas, *forms, *(f"{a} {b}" for a, b in zip(forms, lemmas[1:], strict=False))}
    said |= {f"{a} {b}" for a, b in itertools.pairwise(lemmas)}
    found = [mode for mode, words in _words().items() if words & said]
    return [mode for mode in found if not _VAGUE.get(mode, frozenset()) & set(found)]


def modes(frame: Frame, sentence: Span) -> tuple[str, ...]:
    """The modes of an event: its frame's, and for an assault those of the weapons in its sentence."""
    if frame.event != "ASSAULT" or not frame.weapon_mode:
        return frame.mode
    said = [
        mode
        for mode in weapon_modes(between(sentence.doc, sentence.start, sentence.end))
        if mode not in {"abduct", "torture", "sexual"} or mode in frame.mode
    ]
    if frame.mode and set(frame.mode) & _DEEDS:
        return tuple(dict.fromkeys([*frame.mode, *said]))
    return (
        tuple(dict.fromkeys([*said, *frame.mode]))
        if not frame.mode
        else tuple(dict.fromkeys([*frame.mode, *said]))
    )


def heard(match: Match, event: EventType) -> tuple[str, ...]:
    """The modes that the heads hear in a trigger of a type, the likeliest first."""
    told = heads(match.head.doc)
    if told is None or not MODES[event]:
        return ()
    likely = told.modes(match.tokens)
    found = sorted(
        (-p, name)
        for p, name in zip(likely, told.labels["mode"], strict=True)
        if p >= _HEARD and name in MODES[event]
    )
    return tuple(name for _, name in found)
