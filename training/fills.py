"""Names to put into sentences: lists written for the project, and the world's cities (GeoNames).

They fill the slots of ``data/news.txt``, sentences of news without trees that teach names alone, and stand in
for names of the training part (see ``augment.py``).
"""

from __future__ import annotations

import csv
import random
import re
import tomllib
from pathlib import Path

from sayso.language.features import Gap
from training.names import rebuilt_gaps
from training.sentences import Document, Sentence

_DATA = Path(__file__).parent / "data"
_CITIES = "resources/world_cities"
_PART = re.compile(r"-|'s\b|[^\s-]+?(?='s\b)|[^\s-]+")
_SLOTS = {
    "PER": "PER", "FAM": "PER", "ORG": "ORG", "COM": "ORG", "GRP": "ORG", "LOC": "LOC", "NORP": "NORP",
}  # fmt: skip
_MADE = ("FAM", "LOC", "NORP")

Name = list[tuple[str, int]]
"""The words of a name, each with the gap before it."""


def name_words(text: str) -> Name:
    """Cut a name as Universal Dependencies does: at spaces, around hyphens, before ``'s``."""
    found, end = [], 0
    for part in _PART.finditer(text):
        found.append((part[0], int(Gap.SPACE if part.start() > end or not found else Gap.NONE)))
        end = part.end()
    return found


class Fills:
    """Draws names and makes sentences of news with them."""

    def __init__(self, data: Path) -> None:
        lists = tomllib.loads((_DATA / "names.toml").read_text(encoding="utf-8"))
        self._given, self._family = lists["given"].split(), lists["family"].split()
        files = sorted((data / _CITIES).glob("*.csv"))
        if not files:
            raise FileNotFoundError(f"{data / _CITIES}: no .csv file; see training/README.md for the data")
        with files[0].open(encoding="utf-8", newline="") as rows:
            cities = [row["name"] for row in csv.DictReader(rows)]
        self.pools: dict[str, list[list[str]]] = {
            "ORG": [lists["organisations"], lists["companies"], lists["patterns"]],
            "COM": [lists["companies"], lists["companies"], lists["patterns"]],
            "GRP": [lists["groups"]],
            "LOC": [lists["places"].split(), cities],
            "NORP": [lists["peoples"].split()],
        }
        lines = (_DATA / "news.txt").read_text(encoding="utf-8").splitlines()
        self._templates = [line.split() for line in lines if line and not line.startswith("#")]

    def draw(self, slot: str, rng: random.Random) -> Name:
        """Return a name for a slot of ``data/news.txt``."""
        if slot == "PER":
            return name_words(f"{rng.choice(self._given)} {rng.choice(self._family)}")
        if slot == "FAM":
            return name_words(rng.choice(self._family))
        text = rng.choice(rng.choice(self.pools[slot]))
        parts = [self._part(word, rng) if slot in ("ORG", "COM") else word for word in text.split()]
        return name_words(" ".join(parts))

    def _part(self, word: str, rng: random.Random) -> str:
        """Return a word of a made name, or what stands for it ("FAM" in "FAM Bank")."""
        return (
            rng.choice(self._family if word == "FAM" else rng.choice(self.pools[word]))
            if word in _MADE
            else word
        )

    def news(self, rng: random.Random, times: int) -> list[Document]:
        """Return short texts in which every sentence of ``data/news.txt`` comes ``times``, with new names."""
        lines = [template for template in self._templates for _ in range(times)]
        rng.shuffle(lines)
        documents: list[Document] = []
        while lines:
            size = rng.randint(1, 6)
            documents.append([self._filled(line, rng) for line in lines[:size]])
            lines = lines[size:]
        return documents

    def _filled(self, template: list[str], rng: random.Random) -> Sentence:
        sentence = Sentence([], [], names=[])
        assert sentence.names is not None
        for word, gap in zip(template, rebuilt_gaps(template, first=rng.random() < 0.5), strict=True):
            kind = _SLOTS.get(word)
            name = self.draw(word, rng) if kind else [(word, gap)]
            if kind == "ORG" and len(name) > 1 and rng.random() < 0.4:
                sentence.words.append("the" if sentence.words else "The")
                sentence.gaps.append(gap)
                sentence.names.append("O")
                gap = int(Gap.SPACE)
            for position, (part, inside) in enumerate(name):
                sentence.words.append(part)
                sentence.gaps.append(inside if position else gap)
                sentence.names.append(f"{'I' if position else 'B'}-{kind}" if kind else "O")
        return sentence
