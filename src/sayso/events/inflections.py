"""The inflected forms of English verbs, so that a word is found where its lemma was guessed wrong."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

_FILE: Final = Path(__file__).parent / "irregular_verbs.txt"
_VOWELS: Final = frozenset("aeiou")


@cache
def _table() -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    """Irregular forms by lemma, and the verbs that double their last consonant."""
    forms: dict[str, tuple[str, ...]] = {}
    doubled: frozenset[str] = frozenset()
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("doubled:"):
            doubled = frozenset(line.split()[1:])
        elif line and not line.startswith("#"):
            lemma, *others = line.split()
            forms[lemma] = tuple(others)
    return forms, doubled


def inflections(verb: str) -> tuple[str, ...]:
    """The third person, past, participle and gerund of a verb, itself left out."""
    forms, doubled = _table()
    irregular = forms.get(verb)
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
    elif verb in doubled or _closed(verb):
        past, gerund = verb + last + "ed", verb + last + "ing"
    else:
        past, gerund = verb + "ed", verb + "ing"
    return tuple(dict.fromkeys([third, past, gerund] if irregular is None else [third, *irregular, gerund]))


def _closed(verb: str) -> bool:
    """One syllable that ends in a vowel and a consonant doubles it: "stab", "nab", "ram"."""
    if len(verb) < 3 or verb[-1] in "aeiouwxy" or verb[-2] not in _VOWELS or verb[-3] in _VOWELS:
        return False
    return sum(letter in _VOWELS for letter in verb) == 1
