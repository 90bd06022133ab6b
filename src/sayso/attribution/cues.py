"""The reporting cues of ``cues.toml``: loaded once, checked, and looked up by the lemma they begin with."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from spacy.tokens import Token

from sayso.errors import KnowledgeError
from sayso.language.tokens import between

FILE: Final = Path(__file__).with_name("cues.toml")
FORMS: Final = ("clause", "question", "quote", "gerund", "noun", "claim", "infinitive", "measure")
SUBJECTS: Final = ("finding", "document")
_VERB_LISTS: Final = (
    "weak",
    "addressed",
    "quoting",
    "naming",
    "raising",
    "telling",
    "quoted",
    "citing",
    "heeding",
    "adding",
    "inverting",
)
_NOUN_LISTS: Final = ("claims", "documents", "findings", "unnamed", "offices", "kin")
FREE: Final = "x"  # lower-cased "X" of the file: anything may stand here
_REACH: Final = 5
"""How many words may stand between the words of one phrase ("made it abundantly clear")."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb or noun that reports: the further words of its phrase, its stance for each form it takes."""

    rest: tuple[str, ...]
    stance: dict[str, str]
    """Form of what is said -> stance."""
    subject: dict[str, str]
    """Form -> the kind of subject without which the form does not count."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase cue such as "according to"; ``own`` has the source as possessor inside ("in its view")."""

    words: tuple[str, ...]
    stance: str
    own: bool


@dataclass(frozen=True, slots=True)
class Cues:
    """Everything ``cues.toml`` says, by first word."""

    verbs: dict[str, tuple[Cue, ...]]
    nouns: dict[str, str]
    phrases: dict[str, tuple[Phrase, ...]]
    weak: frozenset[str]
    addressed: frozenset[str]
    quoting: frozenset[str]
    naming: frozenset[str]
    raising: frozenset[str]
    telling: frozenset[str]
    quoted: frozenset[str]
    citing: frozenset[str]
    heeding: frozenset[str]
    adding: frozenset[str]
    inverting: frozenset[str]
    claims: frozenset[str]
    documents: frozenset[str]
    findings: frozenset[str]
    unnamed: frozenset[str]
    offices: frozenset[str]
    kin: frozenset[str]
    inflected: dict[str, str]
    """Regular forms of the verbs, for a word whose lemma the language model gets wrong."""

    def of(self, token: Token) -> tuple[Cue, ...]:
        """The verb cues that a word may begin, longest phrases first."""
        found = self.verbs.get(token.lemma_.lower())
        return found if found is not None else self.verbs.get(self.inflected.get(token.lower_, ""), ())


def match(cue: Cue, verb: Token) -> list[Token] | None:
    """The tokens of a cue's phrase in the text, the verb first; ``None`` where its further words do not
    follow."""
    found = [verb]
    if cue.rest and verb.dep_ == "cop":  # "be convinced": the rest is what the copula belongs to
        return [verb, verb.head] if verb.head.lower_ == cue.rest[0] and len(cue.rest) == 1 else None
    doc, place = verb.doc, verb.i + 1
    for word in cue.rest:
        if word == FREE:
            continue
        for token in between(doc, place, place + _REACH):
            if token.lower_ == word or token.lemma_.lower() == word:
                found.append(token)
                place = token.i + 1
                break
            if token.is_sent_start or token.text in {".", ";", ":", ","}:
                return None
        else:
            return None
    return found


@cache
def load(path: Path = FILE) -> Cues:
    """Read and check a cue file; a word listed twice takes, for each form, the first block that has it."""
    try:
        table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(
            str(path), f"not valid TOML ({error})", "TOML as in the file's own head"
        ) from error
    stances = frozenset(table.get("stances", ()))
    verbs: dict[str, dict[tuple[str, ...], Cue]] = {}
    for block in table.get("verb", ()):
        stance = _checked(path, "stance", block.get("stance"), stances)
        forms = [_checked(path, "form in 'takes'", form, FORMS) for form in block.get("takes", ())]
        subject = block.get("subject")
        if subject is not None:
            _checked(path, "subject", subject, SUBJECTS)
        for phrase in _words(path, block):
            first, *rest = phrase.split()
            cue = verbs.setdefault(first, {}).setdefault(tuple(rest), Cue(tuple(rest), {}, {}))
            for form in forms:
                if form not in cue.stance:
                    cue.stance[form] = stance
                    if subject is not None:
                        cue.subject[form] = subject
    nouns = _by_word(path, table.get("noun", ()), stances)
    phrases: dict[str, list[Phrase]] = {}
    for kind in ("phrase", "own"):
        for block in table.get(kind, ()):
            stance = _checked(path, "stance", block.get("stance"), stances)
            for phrase in _words(path, block):
                words = tuple(phrase.split())
                phrases.setdefault(words[0], []).append(Phrase(words, stance, kind == "own"))
    return Cues(
        # longest phrases first, so that "point out" wins over a bare verb
        verbs={first: tuple(sorted(cues.values(), key=lambda cue: (-len(cue.rest), cue.rest)))
               for first, cues in verbs.items()},
        nouns=nouns,
        phrases={first: tuple(sorted(found, key=lambda phrase: (-len(phrase.words), phrase.words)))
                 for first, found in phrases.items()},
        inflected={form: word for word in sorted(verbs, reverse=True) for form in _regular(word)},
        **{name: _list(path, table, "verbs", name) for name in _VERB_LISTS},
        **{name: _list(path, table, "nouns", name) for name in _NOUN_LISTS},
    )  # fmt: skip


def _regular(word: str) -> tuple[str, ...]:
    """Third person and past of a regular verb."""
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies", word[:-1] + "ied", word + "ing"
    if word.endswith("e"):
        return word + "s", word + "d", word[:-1] + "ing"
    if word[-1:] in "lpt" and word[-2:-1] in "aeiou":  # "pencilled", "quipped", "admitted"
        return word + "s", word + "ed", word + "ing", word + word[-1] + "ed", word + word[-1] + "ing"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s"), word + "ed", word + "ing"


def _checked(path: Path, what: str, value: object, accepted: Collection[str]) -> str:
    if not isinstance(value, str) or value not in accepted:
        raise KnowledgeError(
            str(path), f"{what} {value!r}", ", ".join(sorted(accepted)), line=_line(path, value)
        )
    return value


def _words(path: Path, block: dict[str, Any]) -> list[str]:
    words = block.get("words")
    if not isinstance(words, list) or not words:
        raise KnowledgeError(
            str(path), f"a block without words (stance {block.get('stance')!r})", "a list of words"
        )
    for word in words:
        if not isinstance(word, str) or not word.strip():
            raise KnowledgeError(str(path), f"word {word!r}", "text", line=_line(path, word))
    return [word.lower() for word in words]


def _by_word(path: Path, blocks: list[dict[str, Any]], stances: frozenset[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for block in blocks:
        stance = _checked(path, "stance", block.get("stance"), stances)
        for word in _words(path, block):
            found.setdefault(word, stance)
    return found


def _list(path: Path, table: dict[str, Any], section: str, name: str) -> frozenset[str]:
    words = table.get(section, {}).get(name)
    if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
        raise KnowledgeError(str(path), f"[{section}] {name} = {words!r}", "a list of words")
    return frozenset(words)


def _line(path: Path, value: object) -> int | None:
    """The first line that holds a value, for the error message."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if f'"{value}"' in line), None)
