"""Names the language of a text that is not English, by its script or by its commonest short words.
 English news carries about four English function words in ten even where it is full of foreign names, and
another language carries its own instead. A text is refused only where another language is recognised; one
that is too short, a list of names or gibberish passes as English. The words stand in ``languages.toml``.

The method is the short-word technique (Ingle 1976; Grefenstette 1995), which needs no model.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from sayso.errors import KnowledgeError

_FILE: Final = Path(__file__).with_name("languages.toml")
_SAMPLE: Final = 100_000  # characters looked at: more of the same text tells nothing new
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_MIN_WORDS: Final = 8  # fewer words than this may be names and a borrowed word
_KINDS: Final = 3  # so many different function words of another language, and ...
_MIN_SHARE: Final = 0.12  # of the words are function words of the other language ...
_MARGIN: Final = 1.6  # ... and this many times as many as English ones
_LONG: Final = 20  # in a text of so many words ...
_NO_ENGLISH: Final = 0.06  # ... with hardly an English function word, ...
_FEW: Final = 0.05  # ... fewer of another language settle it (Turkish or Finnish put theirs into endings)
_SIGN_SHARE: Final = 0.005


@dataclass(frozen=True, slots=True)
class _Script:
    letters: re.Pattern[str]
    languages: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Knowledge:
    english: frozenset[str]
    name_particles: re.Pattern[str]
    scripts: tuple[_Script, ...]
    any_script: re.Pattern[str]
    """A letter of one of the scripts."""
    weights: dict[str, dict[str, float]]
    """Word -> the languages it belongs to, each with 1 / how many they are."""


def foreign_language(text: str) -> str | None:
    """The name of the language ``text`` is in, such as "French", or ``None`` where it may be English."""
    sample = text[:_SAMPLE]
    known = _knowledge()
    return _by_script(sample, known) or _by_words(sample, known)


def _by_script(sample: str, known: _Knowledge) -> str | None:
    if known.any_script.search(sample) is None:
        return None
    letters = sum(char.isalpha() for char in sample)
    counts = [len(script.letters.findall(sample)) for script in known.scripts]
    if not letters or sum(counts) <= letters / 2:
        return None
    # Japanese is written with more Chinese characters than kana; a tenth of kana settles it.
    by_name = {script.languages[-1][0]: count for script, count in zip(known.scripts, counts, strict=True)}
    if by_name.get("Japanese", 0) > letters / 10:
        return "Japanese"
    script = known.scripts[counts.index(max(counts))]
    chars = Counter(sample.casefold())
    for name, signs in script.languages[:-1]:
        if sum(chars[sign] for sign in signs) >= letters * _SIGN_SHARE:
            return name
    return script.languages[-1][0]


def _by_words(sample: str, known: _Knowledge) -> str | None:
    words = [word.casefold() for word in _WORD.findall(known.name_particles.sub("", sample))]
    if len(words) < _MIN_WORDS:
        return None
    english = 0
    hits: Counter[str] = Counter()
    different: defaultdict[str, set[str]] = defaultdict(set)
    scores: defaultdict[str, float] = defaultdict(float)
    for word in words:
        english += word in known.english
        for language, weight in known.weights.get(word, {}).items():
            hits[language] += 1
            different[language].add(word)
            scores[language] += weight
    if not scores:
        return None
    best = max(sorted(scores), key=lambda language: scores[language])
    total = len(words)
    kinds = len(different[best])
    if kinds >= _KINDS and hits[best] >= _MIN_SHARE * total and hits[best] > _MARGIN * english:
        return best
    hardly_english = total >= _LONG and english <= _NO_ENGLISH * total
    return best if hardly_english and kinds > 1 and hits[best] >= _FEW * total else None


@cache
def _knowledge() -> _Knowledge:
    with _FILE.open("rb") as stream:
        data = tomllib.load(stream)
    scripts = []
    all_ranges = ""
    for entry in data["script"]:
        ranges = "".join(_range(entry["name"], span) for span in entry["ranges"])
        languages = tuple((item["name"], item["signs"]) for item in entry["languages"])
        if not languages or languages[-1][1]:
            raise KnowledgeError(
                _FILE.name,
                f"script {entry['name']!r} has no language without signs",
                "a last language with signs = ''",
            )
        scripts.append(_Script(re.compile(f"[{ranges}]"), languages))
        all_ranges += ranges
    owners: dict[str, list[str]] = {}
    for entry in data["language"]:
        for word in sorted(set(entry["words"].split())):
            owners.setdefault(word, []).append(entry["name"])
    weights = {word: dict.fromkeys(names, 1 / len(names)) for word, names in owners.items()}
    particles = "|".join(data["particles"].split())
    inside_names = re.compile(rf"(?<=\w)(?:\s(?:{particles}))+(?=\s[^\W\d_a-z])")
    any_script = re.compile(f"[{all_ranges}]")
    return _Knowledge(frozenset(data["english"].split()), inside_names, tuple(scripts), any_script, weights)


def _range(script: str, span: str) -> str:
    first, _, last = span.partition("-")
    try:
        low, high = int(first, 16), int(last, 16)
    except ValueError:
        raise KnowledgeError(
            _FILE.name,
            f"script {script!r} has the range {span!r}",
            "two code points, such as 0400-052F",
        ) from None
    return f"{chr(low)}-{chr(high)}"
