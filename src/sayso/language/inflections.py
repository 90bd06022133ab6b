"""The inflected forms of English verbs, and the verb that an irregular form is of."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

_FILE: Final = Path(__file__).parent / "irregular_verbs.txt"
_VOWELS: Final = frozenset("aeiou")


_TABLES: Final = ("doubled:", "either:", "before:", "again:")


@cache
def _table() -> tuple[dict[str, tuple[str, ...]], dict[str, frozenset[str]]]:
    """Irregular forms by lemma, and the lists of the file's last lines by their names."""
    forms: dict[str, tuple[str, ...]] = {}
    lists: dict[str, frozenset[str]] = dict.fromkeys(_TABLES, frozenset())
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith(_TABLES):
            name, *listed = line.split()
            lists[name] = frozenset(listed)
        elif line and not line.startswith("#"):
            lemma, *others = line.split()
            forms[lemma] = tuple(others)
    return forms, lists


def _irregular(verb: str) -> tuple[str, ...] | None:
    """The irregular past and participle of a verb, a compound's like those of its last part ("rebuild")."""
    forms, lists = _table()
    if verb in forms:
        return forms[verb]
    for before in sorted(lists["before:"] | lists["again:"]):
        base = verb.removeprefix(before)
        if base != verb and base in forms:
            return tuple(before + form for form in forms[base])
    return None


@cache
def _verbs() -> dict[str, str]:
    """The verb of each past and participle that is not the verb itself; of two verbs the first listed."""
    found: dict[str, str] = {}
    for verb, others in _table()[0].items():
        for form in others:
            found.setdefault(form, verb)
    return found


def verb_of(form: str) -> str | None:
    """The verb that an irregular past or participle is of, in small letters; a compound's goes by its last
    part ("overthrew")."""
    known = _verbs()
    if form in known:
        return known[form]
    for before in sorted(_table()[1]["before:"]):
        rest = known.get(form.removeprefix(before)) if form.startswith(before) else None
        if rest is not None:
            return before + rest
    return None


def _doubles(verb: str) -> bool:
    """Whether a verb doubles its last consonant: short ones and compounds of them ("airdrop"), listed ones
    and those done again ("readmit")."""
    lists = _table()[1]
    if verb in lists["doubled:"] or _closed(verb):
        return True
    if any(_closed(verb.removeprefix(before)) for before in lists["before:"] if verb.startswith(before)):
        return True
    bases = {verb.removeprefix(again) for again in lists["again:"] if verb.startswith(again)}
    return any(base in lists["doubled:"] or (_irregular(base) and _closed(base)) for base in bases)


@cache
def inflections(verb: str) -> tuple[str, ...]:
    """The third person, past, participle and gerund of a verb, itself left out."""
    irregular = _irregular(verb)
    both = verb in _table()[1]["either:"]
    last = verb[-1]
    third = verb + ("es" if last in "sxz" or verb.endswith(("ch", "sh")) or last == "o" else "s")
    if last == "y" and verb[-2:-1] not in _VOWELS:
        third, past, gerund = verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    elif last == "e":
        past, gerund = (
            verb + "d",
            (
                verb[:-2] + "ying"
                if verb.endswith("ie")
                else verb[:-1] + "ing"
                if not verb.endswith("ee")
                else verb + "ing"
            ),
        )
    elif both or _doubles(verb):
        past, gerund = verb + last + "ed", verb + last + "ing"
    else:
        past, gerund = verb + "ed", verb + "ing"
    if both:  # "signalled" and "signaled"
        return (third, past, gerund, verb + "ed", verb + "ing")
    return tuple(dict.fromkeys([third, past, gerund] if irregular is None else [third, *irregular, gerund]))


def _closed(verb: str) -> bool:
    """One syllable that ends in a vowel and a consonant doubles it: "stab", "nab", "ram"."""
    if len(verb) < 3 or verb[-1] in "aeiouwxy" or verb[-2] not in _VOWELS or verb[-3] in _VOWELS:
        return False
    return sum(letter in _VOWELS for letter in verb) == 1
