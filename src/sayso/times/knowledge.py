"""The room's knowledge: words, rules, holidays and traps from the data files beside this module, checked
once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from sayso.errors import KnowledgeError
from sayso.times.seeds import KEYS, Seeds, seed_words

_BLANK: Final = r"(?:\s+)"
_REFERENCE: Final = re.compile(r"(?<!\?P)<([a-z]+?)(\d?)>")
_CLASS: Final = re.compile(r"((?<!\\)\[[^\]]*\])")
_CASED: Final = frozenset({"may", "march", "mar", "august", "jan", "sun", "sat", "mon", "wed"})
"""Words that are dates only with a capital letter."""
_SHORT: Final = 4
_OFFSETS: Final = re.compile(
    r"(?:\d\d-\d\d|(?:easter|orthodox)[+-]\d+|-?\d (?:mon|tue|wed|thu|fri|sat|sun) \d\d?|\d{4}-\d\d-\d\d|"
    r"hijri \d\d(?:-\d\d)?|persian \d\d-\d\d|(?:hebrew|passover) \d+|lunar|diwali|)\Z"
)


@cache
def _compiled(source: str, rule: str) -> re.Pattern[str]:
    return _compile(source, "times/rules.toml", f"rule '{rule}'", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rule:
    """One way a dated expression looks: its name, reader, check of the surroundings and keys (see ``seeds``);
    ``vague`` ones name no date; ``hint`` is a short pattern without which it cannot match. Patterns are
    compiled when they are first asked for."""

    name: str
    reads: str
    needs: str | None
    key: tuple[str, ...]
    source: str
    vague: bool = False
    hint_source: str | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        """The rule's regular expression."""
        return _compiled(self.source, self.name)

    @property
    def hint(self) -> re.Pattern[str] | None:
        """What is looked for first, in a stretch of text."""
        return _compiled(self.hint_source, self.name) if self.hint_source else None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Words by table, rules in their order, days of holidays by folded name, and what only looks like
    a date."""

    words: Mapping[str, Mapping[str, Any]]
    rules: tuple[Rule, ...]
    holidays: Mapping[str, str]
    traps: re.Pattern[str]
    seeds: Seeds

    def meaning(self, table: str, text: str) -> Any:
        """What a word of a table means, whatever its case and spacing; ``None`` if the table has no such
        word."""
        return self.words[table].get(fold(text))


def fold(text: str) -> str:
    """Lower case, one blank between words, straight apostrophes, no full stop at the end."""
    return " ".join(text.lower().replace("’", "'").split()).rstrip(".")


def fold_name(text: str) -> str:
    """A holiday's name as it is looked up: folded, without apostrophes, which texts leave out."""
    return fold(text).replace("'", "")


def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _toml(name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(_read(name))
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"times/{name}", str(error), "valid TOML") from error


def _alternatives(words: Mapping[str, Any]) -> str:
    parts, firsts = [], "".join(sorted({re.escape(word[0]) for word in words}))
    for word in sorted(words, key=lambda word: (-len(word), word)):
        escaped = re.escape(word).replace(r"\ ", _BLANK).replace("'", "['’]?")
        if word in _CASED:
            escaped = f"(?-i:{escaped.capitalize()}|{escaped.upper()})"
        parts.append(escaped)
    return rf"(?:\b(?=[{firsts}])(?:{'|'.join(parts)})\b)"  # most words are passed over by their first letter


def _holiday_pattern(holidays: Mapping[str, str]) -> str:
    """Names of holidays, whatever their case; short ones ("Eid", "Tet") only as they are written."""
    short = {name: day for name, day in holidays.items() if len(name) <= _SHORT}
    long = {name: day for name, day in holidays.items() if len(name) > _SHORT}
    return f"(?:{_alternatives(long)}|(?-i:{_alternatives(short)}))"


def _expand(pattern: str, sources: Mapping[str, str], rule: str, form: str = "(?P<{}>{})") -> str:
    def group(found: re.Match[str]) -> str:
        key, number = found.groups()
        if key not in sources:
            known = ", ".join(sorted(sources))
            raise KnowledgeError("times/rules.toml", f"rule '{rule}' refers to <{key}>", known)
        return form.format(key + number, sources[key])

    return _REFERENCE.sub(group, _blanks(pattern))


def _blanks(pattern: str) -> str:
    """Blanks become white space, in character classes too."""
    parts = _CLASS.split(pattern)
    return "".join(part.replace(" ", r"\s" if part.startswith("[") else _BLANK) for part in parts)


def _compile(pattern: str, file: str, what: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    try:
        return re.compile(pattern, flags)
    except re.error as error:
        raise KnowledgeError(file, f"{what}: {error}", "a Python regular expression") from error


def _rules(words: Mapping[str, Mapping[str, Any]], holidays: Mapping[str, str]) -> tuple[Rule, ...]:
    from sayso.times.guards import GUARDS
    from sayso.times.readers import READERS

    raw = _toml("rules.toml")
    sources = {table: _alternatives(entries) for table, entries in words.items()}
    sources["holiday"] = _holiday_pattern(holidays)
    for name, pattern in raw["pattern"].items():
        sources[name] = _expand(pattern, sources, name, "(?:{1})")
    rules = []
    for entry in raw["rule"]:
        name, reads, needs = entry["name"], entry["reads"], entry.get("needs")
        if reads not in READERS:
            raise KnowledgeError(
                "times/rules.toml", f"rule '{name}' reads '{reads}'", ", ".join(sorted(READERS))
            )
        if needs is not None and needs not in GUARDS:
            raise KnowledgeError(
                "times/rules.toml", f"rule '{name}' needs '{needs}'", ", ".join(sorted(GUARDS))
            )
        key = entry.get("key", [])
        if not key or not KEYS.issuperset(key):
            raise KnowledgeError("times/rules.toml", f"rule '{name}' has key {key}", ", ".join(sorted(KEYS)))
        source = rf"(?<![\w])(?:{_expand(entry['pattern'], sources, name)})(?!\w)"
        hint = _expand(entry["hint"], sources, name) if "hint" in entry else None
        rules.append(Rule(name, reads, needs, tuple(sorted(key)), source, entry.get("vague", False), hint))
    return tuple(rules)


def _holidays() -> dict[str, str]:
    days: dict[str, str] = {}
    for entry in _toml("holidays.toml")["holiday"]:
        if not _OFFSETS.match(entry["day"]):
            accepted = (
                "MM-DD, easter+N, orthodox+N, 'N thu MM', YYYY-MM-DD, 'hijri MM-DD', 'hijri MM', "
                "'persian MM-DD', 'hebrew N', 'passover N', lunar, diwali or an empty string"
            )
            raise KnowledgeError(
                "times/holidays.toml", f"{entry['names'][0]}: day '{entry['day']}'", accepted
            )
        days |= dict.fromkeys(entry["names"], entry["day"])
    return days


def _traps() -> re.Pattern[str]:
    parts = []
    for number, line in enumerate(_read("traps.txt").splitlines(), 1):
        if line and not line.startswith("#"):
            _compile(line, "times/traps.txt", f"line {number}")
            parts.append(_blanks(line))
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


@cache
def knowledge() -> Knowledge:
    """Everything in the data files; raises ``KnowledgeError`` naming the file and the bad value."""
    words = _toml("words.toml")
    holidays = _holidays()
    folded = {fold_name(name): day for name, day in holidays.items()}
    return Knowledge(words, _rules(words, holidays), folded, _traps(), seed_words(words, holidays))
