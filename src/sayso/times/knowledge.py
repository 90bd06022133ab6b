"""The room's knowledge: words, rules, holidays and traps from the data files beside this module, checked
once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, reduce
from importlib.resources import files
from operator import or_
from typing import Any, Final

from sayso.errors import KnowledgeError
from sayso.times.runs import PART, Kind, Runs, literals, needed
from sayso.times.traps import KINDS, Traps

_BLANK: Final = r"(?:\s+)"
_BLANK_OR_HYPHEN: Final = r"(?:\s+|-)"
_REFERENCE: Final = re.compile(r"(?<!\?P)<([a-z]+?)(\d?)>(s(?!\w|\?))?")
_CLASS: Final = re.compile(r"((?<!\\)\[[^\]]*\])")
_WORD_ENDS: Final = r"\b)"
_CASED: Final = frozenset({"may", "march", "mar", "august", "jan", "sun", "sat", "mon", "wed"})
"""Words that are dates only with a capital letter."""
_SMALL: Final = frozenset({"may", "march", "august"})
"""Months among them that texts without capitals name after these words."""
_BEFORE_SMALL: Final = "".join(
    ("(?:", "|".join(rf"(?<=\b{word}\s)" for word in ("in", "since", "until", "between")), ")")
)
_SHORT: Final = 4
_OFFSETS: Final = re.compile(
    r"(?:\d\d-\d\d|(?:easter|orthodox)[+-]\d+|-?\d (?:mon|tue|wed|thu|fri|sat|sun) \d\d?|\d{4}-\d\d-\d\d|"
    r"hijri \d\d(?:-\d\d)?|persian \d\d-\d\d|(?:hebrew|passover) \d+|lunar|diwali|)\Z"
)


@dataclass(frozen=True)
class Rule:
    """One way a dated expression looks: its name, reader, check of the surroundings and what it cannot do
    without (bits of kinds of words, see ``runs``: all those of one entry; in ``first`` the first of each);
    ``vague`` ones name no date."""

    name: str
    reads: str
    needs: str | None
    key: tuple[int, ...]
    first: int
    source: str
    vague: bool = False

    @cached_property
    def match(self) -> Callable[[str, int], re.Match[str] | None]:
        """Matches a text from a place on. The pattern is compiled when it is first asked for."""
        return _compile(self.source, "times/rules.toml", f"rule '{self.name}'", re.IGNORECASE).match


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Words by table, rules in their order, days of holidays by folded name, what only looks like a date.

    ``sought`` are the kinds of word (bits) of which every match has one, ``sought_vague`` those with the
    vague rules' too.
    """

    words: Mapping[str, Mapping[str, Any]]
    rules: tuple[Rule, ...]
    holidays: Mapping[str, str]
    traps: Traps
    runs: Runs
    sought: int
    sought_vague: int
    _rules_for: dict[int, tuple[tuple[int, Rule], ...]] = field(default_factory=dict)

    def rules_for(self, kinds: int) -> tuple[tuple[int, Rule], ...]:
        """The rules that can match where there are words of these kinds, each with its place in the order."""
        found = self._rules_for.get(kinds)
        if found is None:
            found = self._rules_for[kinds] = tuple(
                (order, rule)
                for order, rule in enumerate(self.rules)
                if any(kinds & key == key for key in rule.key)
            )
        return found

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
    """A pattern of the words, longest first, told apart by their first letter: trying them all is slow."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        escaped = re.escape(word).replace(r"\ ", _BLANK).replace("'", "['’]?")
        if word in _CASED:
            small = f"|{_BEFORE_SMALL}{escaped}" if word in _SMALL else ""
            escaped = f"(?-i:{escaped.capitalize()}|{escaped.upper()}{small})"
        by_letter.setdefault(word[0], []).append(escaped)
    parts = [
        rf"(?={re.escape(letter)})(?:{'|'.join(some)})" if len(some) > 1 else some[0]
        for letter, some in sorted(by_letter.items())
    ]
    return rf"(?:\b(?=[{''.join(map(re.escape, sorted(by_letter)))}])(?:{'|'.join(parts)}){_WORD_ENDS}"


def _holiday_pattern(holidays: Mapping[str, str]) -> str:
    """Names of holidays, whatever their case; short ones ("Eid", "Tet") only as they are written."""
    short = {name: day for name, day in holidays.items() if len(name) <= _SHORT}
    long = {name: day for name, day in holidays.items() if len(name) > _SHORT}
    return f"(?:{_alternatives(long)}|(?-i:{_alternatives(short)}))"


def _expand(pattern: str, sources: Mapping[str, str], rule: str, form: str = "(?P<{}>{})") -> str:
    def group(found: re.Match[str]) -> str:
        key, number, plural = found.groups()
        if key not in sources:
            known = ", ".join(sorted(sources))
            raise KnowledgeError("times/rules.toml", f"rule '{rule}' refers to <{key}>", known)
        if plural:  # "Mondays": the words of a table end where a word ends, here one letter on
            return form.format(key + number, sources[key].removesuffix(_WORD_ENDS) + ")") + r"s\b"
        return form.format(key + number, sources[key])

    return _REFERENCE.sub(group, _blanks(pattern))


def _blanks(pattern: str) -> str:
    """Blanks become white space, in character classes too; a blank or a hyphen may be more white space."""
    parts = _CLASS.split(pattern)
    return "".join(
        _BLANK_OR_HYPHEN if part == "[- ]" else part.replace(" ", r"\s" if part.startswith("[") else _BLANK)
        for part in parts
    )


def _compile(pattern: str, file: str, what: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    try:
        return re.compile(pattern, flags)
    except re.error as error:
        raise KnowledgeError(file, f"{what}: {error}", "a Python regular expression") from error


def _rules(
    raw: Mapping[str, Any], words: Mapping[str, Mapping[str, Any]], holidays: Mapping[str, str], runs: Runs
) -> tuple[Rule, ...]:
    from sayso.times.guards import GUARDS
    from sayso.times.readers import READERS

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
        key = [kinds.split() for kinds in entry.get("key", [])]
        if not key or not all(kinds and runs.kinds.issuperset(kinds) for kinds in key):
            raise KnowledgeError(
                "times/rules.toml", f"rule '{name}' has key {entry.get('key')}", ", ".join(sorted(runs.kinds))
            )
        source = rf"(?:{_expand(entry['pattern'], sources, name)})(?!\w)"
        bits = tuple(runs.bits(kinds) for kinds in key)
        first = runs.bits({kinds[0] for kinds in key})
        rules.append(Rule(name, reads, needs, bits, first, source, entry.get("vague", False)))
    return tuple(rules)


def _runs(raw: Mapping[str, Any], words: Mapping[str, Mapping[str, Any]], holidays: Iterable[str]) -> Runs:
    kinds: dict[str, Kind] = {table: list(entries) for table, entries in words.items()}
    for name, kind in raw.get("kind", {}).items():
        kinds[name] = _compile(kind, "times/rules.toml", f"kind '{name}'") if isinstance(kind, str) else kind
    kinds |= {"holiday": (alone := []), "holiday-first": (firsts := []), "holiday-last": (lasts := [])}
    for name in holidays:
        for spelled in (name.lower(), name.lower().replace("'", "")):
            *before, last = PART.findall(spelled)
            alone += [] if before else [last]
            lasts += [last] if before else []
            firsts += [needed(" ".join(before))] if before else []
    every = [phrase for kind in kinds.values() if not isinstance(kind, re.Pattern) for phrase in kind]
    written = [word for rule in raw["rule"] for word in literals(rule["pattern"])]
    return Runs(kinds, PART.findall(" ".join([*every, *holidays, *written]).lower()))


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


def _traps() -> Traps:
    lines: dict[str, list[str]] = {kind: [] for kind in KINDS}
    kinds = list(KINDS)
    for number, line in enumerate(_read("traps.txt").splitlines(), 1):
        if line.startswith("= "):
            kinds = line[2:].split()
            if not set(kinds) <= set(KINDS):
                raise KnowledgeError("times/traps.txt", f"line {number}: {line}", f"= {' '.join(KINDS)}")
        elif line and not line.startswith("#"):
            _compile(line, "times/traps.txt", f"line {number}")
            for kind in kinds:
                lines[kind].append(_blanks(line))
    return {kind: re.compile(rf"(?<!\w)(?:{'|'.join(some) or '(?!)'})(?!\w)") for kind, some in lines.items()}


@cache
def knowledge() -> Knowledge:
    """Everything in the data files; raises ``KnowledgeError`` naming the file and the bad value."""
    words = _toml("words.toml")
    holidays = _holidays()
    folded = {fold_name(name): day for name, day in holidays.items()}
    raw = _toml("rules.toml")
    runs = _runs(raw, words, holidays)
    rules = _rules(raw, words, holidays, runs)
    sought = reduce(or_, (rule.first for rule in rules if not rule.vague), 0)
    sought_vague = reduce(or_, (rule.first for rule in rules), 0)
    return Knowledge(words, rules, folded, _traps(), runs, sought, sought_vague)
