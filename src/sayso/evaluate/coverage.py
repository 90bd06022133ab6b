"""Which verb patterns of a PETRARCH dictionary have no frame of ours.

The dictionary (PETRARCH 1 and 2, TABARI's form) lists verbs in blocks, ``+`` for those of several words, and
under them patterns in which ``*`` is the verb. Only what has a code counts. A pattern is covered if its verb
evokes a frame by itself, or together with another word of the pattern.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import InputError
from sayso.events.lexicon import Lexicon

_HEAD = re.compile(r"--- ?(\S+) \[([^\]]*)\]")
_WORD = re.compile(r"\+?([A-Z][A-Z_'-]*)")
_CODE = re.compile(r"\[([^\]]*)\]")
_UNCODED = frozenset({"---", "", "---:---"})


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of the dictionary: lemma or phrase, its own code if any, and the words of each coded pattern."""

    words: tuple[str, ...]
    code: str | None
    patterns: tuple[tuple[str, ...], ...]


def read(path: Path) -> list[Verb]:
    """Read a verb dictionary.

    Raises:
        InputError: the file holds no block of verbs.
    """
    verbs: list[Verb] = []
    block: list[tuple[tuple[str, ...], str | None]] = []
    patterns: list[tuple[str, ...]] = []
    default: str | None = None
    for line in [*path.read_text(encoding="utf-8", errors="replace").splitlines(), "--- END [---]"]:
        if head := _HEAD.match(line):
            verbs += [Verb(words, code, tuple(patterns)) for words, code in block]
            block, patterns, default = [], [], _code(head[2])
        elif line.startswith("- "):
            code = _CODE.search(line)
            if code and _code(code[1]):
                patterns.append(tuple(_words(line[2 : code.start()])))
        elif (word := _WORD.match(line)) is not None:
            own = _CODE.search(re.sub(r"\{[^}]*\}", "", line.split("#")[0]))
            block.append((tuple(word[1].lower().split("_")), _code(own[1]) if own else default))
    if not verbs:
        raise InputError(
            str(path), "no block of verbs", "give a PETRARCH verb dictionary (--- NAME [code] ---)"
        )
    return verbs


def uncovered(verbs: list[Verb], lexicon: Lexicon) -> list[tuple[str, int]]:
    """Verbs without a frame and the number of coded patterns that no frame covers, most patterns first."""
    phrases: Mapping[str, set[str]] = _phrases(lexicon)
    counts: Counter[str] = Counter()
    for verb in verbs:
        first = verb.words[0]
        alone = any(entry.words == verb.words for entry in lexicon.verbs.get(first, ()))
        if alone or (len(verb.words) == 1 and first in lexicon.nouns):
            continue
        missing = sum(not phrases[first] & set(pattern) for pattern in verb.patterns)
        missing += verb.code is not None
        if missing:
            counts[" ".join(verb.words)] += missing
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def frequencies(folder: Path) -> Counter[str]:
    """How often each verb (lemma) stands in the treebanks under a folder (``.conllu``).

    Raises:
        InputError: there is none.
    """
    files = sorted(folder.rglob("*.conllu"))
    if not files:
        raise InputError(str(folder), "no .conllu file", "give a folder with treebanks")
    rows = (line.split("\t") for path in files for line in path.read_text(encoding="utf-8").splitlines())
    return Counter(row[2].lower() for row in rows if len(row) == 10 and row[3] == "VERB")


def _phrases(lexicon: Lexicon) -> Mapping[str, set[str]]:
    """The further words of each verb's phrases."""
    found: dict[str, set[str]] = defaultdict(set)
    for entry in lexicon.entries():
        if entry.kind == "verb":
            found[entry.words[0]].update(entry.words[1:])
    return found


def _words(pattern: str) -> Iterator[str]:
    for part in re.split(r"[\s_]+", pattern):
        if part.isalpha() and part.isupper():
            yield part.lower()


def _code(text: str) -> str | None:
    return None if text.strip() in _UNCODED else text.strip()
