"""The patterns of patterns.toml, checked once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any, Final, get_args

from sayso.errors import KnowledgeError
from sayso.records import TieKind

FILE: Final = "patterns.toml"
_KEYS: Final = {
    "verb": {
        "kind",
        "words",
        "through",
        "lasting",
        "body",
        "armed",
        "reverse",
        "named",
        "past",
        "helped",
    },
    "adjective": {"kind", "words", "through"},
    "noun": {"kind", "words", "through", "reverse", "office", "named", "body", "modified"},
    "between": {"kind", "words"},
    "having": {"kind", "words"},
    "affix": {"kind", "prefix", "suffix"},
}


@dataclass(frozen=True, slots=True)
class Pattern:
    """One block of the file; see its head for the fields."""

    kind: TieKind
    through: frozenset[str]
    lasting: bool = False
    reverse: bool = False
    office: bool = False
    named: bool = False
    body: bool = False
    armed: bool = False
    modified: bool = False
    past: bool = False
    helped: bool = False


@dataclass(frozen=True, slots=True)
class Patterns:
    """Patterns by form of the verb, by adjective, by noun lemma, by prefix, by suffix; and the lists of
    words, each under its name in the file."""

    verbs: Mapping[str, Pattern]
    adjectives: Mapping[str, Pattern]
    nouns: Mapping[str, Pattern]
    between: Mapping[str, Pattern]
    having: Mapping[str, Pattern]
    prefixes: Mapping[str, Pattern]
    suffixes: Mapping[str, Pattern]
    modifiers: frozenset[str]
    former: frozenset[str]
    alleged: frozenset[str]
    fields: frozenset[str]
    bodies: frozenset[str]
    no_bodies: frozenset[str]
    crowds: frozenset[str]
    no_wholes: frozenset[str]
    employers: frozenset[str]
    organs: frozenset[str]
    studies: frozenset[str]
    units: frozenset[str]
    ranks: frozenset[str]
    placing: frozenset[str]
    composition: frozenset[str]
    unions: frozenset[str]
    places: frozenset[str]
    persuasions: frozenset[str]
    portfolios: frozenset[str]
    posts: frozenset[str]
    appointing: frozenset[str]
    serving: frozenset[str]
    succeeding: frozenset[str]
    ending: frozenset[str]
    taking: frozenset[str]
    losing: frozenset[str]
    joining: frozenset[str]
    seating: frozenset[str]
    leaving: frozenset[str]
    leaving_from: frozenset[str]
    help: frozenset[str]
    aid: frozenset[str]
    giving: frozenset[str]
    getting: frozenset[str]
    helping: frozenset[str]
    supplying: frozenset[str]
    keeping: frozenset[str]
    committed: frozenset[str]
    resolve: frozenset[str]
    reaffirming: frozenset[str]
    acting: frozenset[str]
    telling: frozenset[str]
    way: frozenset[str]
    cutting: frozenset[str]
    pausing: frozenset[str]
    resuming: frozenset[str]
    leadership: frozenset[str]
    under: frozenset[str]
    legislatures: frozenset[str]
    goods: frozenset[str]


LISTS: Final = tuple(item.name for item in fields(Patterns) if item.type == "frozenset[str]")
"""The lists of words that the file must hold."""
_IRREGULAR: Final = {
    "lead": ("led",),
    "run": ("ran",),
    "fight": ("fought",),
    "pay": ("paid",),
    "stand": ("stood",),
}


def parse(text: str) -> Patterns:
    """The patterns of a file; raises ``KnowledgeError`` naming the block with an unknown field or kind."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"ties/{FILE}", str(error), "valid TOML") from error
    for name in LISTS:
        if not isinstance(raw.get(name), list):
            raise KnowledgeError(f"ties/{FILE}", f"no list '{name}'", "a list of words")
    affixes = [(block, _pattern("affix", block)) for block in raw.get("affix", [])]
    return Patterns(
        {form: pattern for word, pattern in _by_word(raw, "verb").items() for form in _forms(word)},
        _by_word(raw, "adjective"),
        _by_word(raw, "noun"),
        _by_word(raw, "between"),
        _by_word(raw, "having"),
        {word: pattern for block, pattern in affixes for word in block.get("prefix", [])},
        {word: pattern for block, pattern in affixes for word in block.get("suffix", [])},
        *(frozenset(raw[name]) for name in LISTS),
    )


def _by_word(raw: Mapping[str, Any], sort: str) -> dict[str, Pattern]:
    found: dict[str, Pattern] = {}
    for block in raw.get(sort, []):
        pattern = _pattern(sort, block)
        for word in block.get("words", []):
            if word in found:
                raise KnowledgeError(f"ties/{FILE}", f"[[{sort}]] word '{word}' twice", "each word once")
            found[word] = pattern
    return found


def _pattern(sort: str, block: Mapping[str, Any]) -> Pattern:
    unknown = sorted(set(block) - _KEYS[sort])
    if unknown:
        raise KnowledgeError(
            f"ties/{FILE}", f"[[{sort}]] field '{unknown[0]}'", ", ".join(sorted(_KEYS[sort]))
        )
    if block.get("kind") not in get_args(TieKind):
        raise KnowledgeError(
            f"ties/{FILE}", f"[[{sort}]] kind '{block.get('kind')}'", ", ".join(get_args(TieKind))
        )
    flags = {item.name: bool(block.get(item.name, False)) for item in fields(Pattern) if item.type == "bool"}
    return Pattern(block["kind"], frozenset(block.get("through", [])), **flags)


def _forms(verb: str) -> tuple[str, ...]:
    """A verb's forms: a tagger's lemma of a rare form is often none ("sid" of "sided")."""
    stem = verb.removesuffix("e")
    past = _IRREGULAR.get(
        verb, (f"{verb[:-1]}ied" if verb.endswith("y") and verb[-2] not in "ae" else f"{stem}ed",)
    )
    third = f"{verb[:-1]}ies" if verb.endswith("y") and verb[-2] not in "ae" else f"{verb}s"
    return (verb, third, *past, f"{verb}{verb[-1]}ed", f"{stem}ing", f"{verb}{verb[-1]}ing")


@cache
def patterns() -> Patterns:
    """The shipped patterns."""
    return parse(files(__package__).joinpath(FILE).read_text(encoding="utf-8"))
