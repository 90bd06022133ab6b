"""Rules are tried only where words are that they cannot do without: what else they match would be lost."""

from __future__ import annotations

import importlib.util
import random
import re
from pathlib import Path

import pytest
from spacy.tokens import Doc

from sayso.reader import Reader
from sayso.records import Report
from sayso.times.knowledge import knowledge
from sayso.times.runs import PART

ROOT = Path(__file__).parents[2]
_MARKED = re.compile(r"\[([^\]|]+)\|[^\]|]+\|[^\]]+\]")
_NEWS = Path(__file__).with_name("news.txt").read_text(encoding="utf-8")
SENTENCES = [
    *(_MARKED.sub(r"\1", line.split(" | ", 1)[1]) for line in _NEWS.splitlines() if " | " in line),
    "He left on 21/12/2019, on 03-Mar-2014 and on 3-5 May.",
    "May 7-9 was worse, and so were the 7th and 8th of June.",
    "In March and April 2019, from May to July 2020, it was dry; in 44 BC it was not.",
    "The log of 22 Bahman 1357, of 10 Muharram 1443 and of 1443 AH was lost.",
    "It was lost at 0600 GMT, or at half past three.",
]


def _lost(doc: Doc) -> tuple[set[str], list[tuple[str, str]]]:
    """The rules that match at words of a text, and what would not be found of it."""
    known, text = knowledge(), doc.text
    runs = [(doc[first:end], kinds) for first, end, kinds in known.runs.of(doc, known.sought_vague)]
    seen, lost = set(), []
    for word in PART.finditer(text):
        for rule in known.rules:
            if (match := rule.match(text, word.start())) is None:
                continue
            seen.add(rule.name)
            low, high = word.start(), match.end()
            here = [kinds for run, kinds in runs if run.start_char <= low and high <= run.end_char]
            if not any(rule is tried for kinds in here for _, tried in known.rules_for(kinds)):
                lost.append((rule.name, match[0]))
    return seen, lost


def test_every_rule_matches_and_none_without_its_key(reader: Reader) -> None:
    seen: set[str] = set()
    for sentence in SENTENCES:
        doc = reader.walk(Report.of(sentence, published="2021-12-22"), through=None)
        found, lost = _lost(doc)
        assert lost == [], sentence
        seen |= found
    assert {rule.name for rule in knowledge().rules} - seen == set()


@pytest.mark.parametrize("seed", range(4))
def test_no_rule_matches_random_words_without_its_key(reader: Reader, seed: int) -> None:
    path = ROOT / "tools" / "fuzz_times.py"
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    chance, pieces = random.Random(seed), [piece for piece in tool.words() if piece.strip().isascii()]
    text = "\n\n".join(" ".join(chance.choices(pieces, k=12)) for _ in range(60))
    assert _lost(reader.walk(Report.of(text, published="2021-12-22"), through=None))[1] == []
