"""Changes laid over sentences while training, so that case, marks and known names do not decide too much."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.language.features import Gap
from training.fills import Fills, Name, name_words
from training.sentences import UNKNOWN, Document, Sentence

_DOUBLE = {'"', "“", "”", "``", "''"}
_SINGLE = {"'", "‘", "’", "`"}
_CURLY_APOSTROPHE = str.maketrans("'", "’")
_STRAIGHT_APOSTROPHE = str.maketrans("’‘", "''")
_DASHES = ("-", "--", "–", "—", "---")


@dataclass(frozen=True, slots=True)
class Rates:
    """How often each change is made: quotes, dashes, spacing per window, the others per sentence or name."""

    quotes: float = 0.3
    dashes: float = 0.3
    unspaced: float = 0.03
    unbroken: float = 0.1
    upper: float = 0.03
    lower: float = 0.03
    title: float = 0.03
    no_stop: float = 0.04
    names: float = 0.15


class Augmenter:
    """Makes changed copies of sentences. New names come from the training part and from ``fills``."""

    def __init__(self, rates: Rates, documents: Iterable[Document], fills: Fills) -> None:
        self._rates = rates
        self._fills = fills
        self._spans: dict[tuple[str, int], list[Name]] = {}
        for document in documents:
            for sentence in document:
                for start, end, kind in spans(sentence.names or []):
                    words = sentence.words[start:end]
                    if all(word[:1].isupper() for word in words):
                        self._add(kind, list(zip(words, sentence.gaps[start:end], strict=True)))
        for slot, kind, times in (("ORG", "ORG", 2), ("COM", "ORG", 2), ("GRP", "ORG", 1), ("LOC", "LOC", 1)):
            for text in fills.pools[slot][0] * times:
                self._add(kind, name_words(text))

    def _add(self, kind: str, name: Name) -> None:
        self._spans.setdefault((kind, len(name)), []).append(name)

    def __call__(self, sentences: list[Sentence], rng: random.Random) -> list[Sentence]:
        """Return changed copies of the sentences of one window."""
        rates = self._rates
        out = [sentence.copy() for sentence in sentences]
        if rng.random() < rates.quotes:
            _quotes(out, curly=rng.random() < 0.65)
        if rng.random() < rates.dashes:
            _dashes(out, rng.choice(_DASHES[1:4]))
        if rng.random() < rates.unspaced:
            for sentence in out:
                sentence.gaps = [gap or Gap.SPACE for gap in sentence.gaps]
        for sentence in out:
            if sentence.gaps[0] == Gap.BREAK and rng.random() < rates.unbroken:
                sentence.gaps[0] = int(Gap.SPACE)
            self._substitute(sentence, rng)
            self._case(sentence, rng)
            if sentence.marks is None and rng.random() < rates.no_stop:
                _drop_stop(sentence)
        return out

    def _substitute(self, sentence: Sentence, rng: random.Random) -> None:
        """Put another name of the same class and length for some names; arcs inside become unknown."""
        for start, end, kind in spans(sentence.names or []):
            if kind == "NORP" or rng.random() >= self._rates.names:
                continue
            size = end - start
            if kind == "PER" and size <= 2 and rng.random() < 0.7:
                name = self._fills.draw("PER" if size == 2 else "FAM", rng)
            else:
                name = rng.choice(self._spans.get((kind, size)) or [[]])
            if len(name) != size:
                continue
            sentence.words[start:end] = [word for word, _ in name]
            sentence.gaps[start + 1 : end] = [gap for _, gap in name[1:]]
            if sentence.lemmas is not None:
                sentence.lemmas[start:end] = [UNKNOWN] * size
            if (
                size > 1
                and kind != "PER"
                and sentence.xpos
                and sentence.upos
                and sentence.feats
                and sentence.heads
            ):
                for i in range(start, end):
                    sentence.upos[i] = sentence.xpos[i] = sentence.feats[i] = UNKNOWN
                    if sentence.heads[i] in range(start, end):
                        sentence.heads[i] = None

    def _case(self, sentence: Sentence, rng: random.Random) -> None:
        rates, draw = self._rates, rng.random()
        if draw < rates.upper:
            sentence.words = [word.upper() for word in sentence.words]
        elif draw < rates.upper + rates.lower:
            sentence.words = [word.lower() for word in sentence.words]
        elif draw < rates.upper + rates.lower + rates.title and len(sentence.words) < 25:
            sentence.words = [w[:1].upper() + w[1:] if len(w) > 3 else w for w in sentence.words]
            if sentence.marks is None:
                _drop_stop(sentence)


def spans(labels: list[str]) -> list[tuple[int, int, str]]:
    """Return the names in BIO labels: first word, word after the last, class."""
    found, start = [], 0
    for i in range(1, len(labels) + 1):
        if labels[start][:2] in ("B-", "I-"):
            if i == len(labels) or labels[i] != "I-" + labels[start][2:]:
                found.append((start, i, labels[start][2:]))
                start = i
        else:
            start = i
    return found


def _quotes(sentences: list[Sentence], *, curly: bool) -> None:
    inside = False
    for sentence in sentences:
        for i, word in enumerate(sentence.words):
            if word in _DOUBLE:
                new = ("”" if inside else "“") if curly else '"'
                inside = not inside
            elif word in _SINGLE:
                opening = sentence.gaps[i] != Gap.NONE and (
                    i + 1 < len(sentence.words) and not sentence.gaps[i + 1]
                )
                new = ("‘" if opening else "’") if curly else "'"
            else:
                new = word.translate(_CURLY_APOSTROPHE if curly else _STRAIGHT_APOSTROPHE)
                sentence.words[i] = new
                continue
            sentence.words[i] = new
            if sentence.lemmas is not None:
                sentence.lemmas[i] = UNKNOWN


def _dashes(sentences: list[Sentence], dash: str) -> None:
    for sentence in sentences:
        for i, word in enumerate(sentence.words):
            if word in _DASHES and (word != "-" or (sentence.xpos and sentence.xpos[i] in (":", ","))):
                sentence.words[i] = dash
                if sentence.lemmas is not None:
                    sentence.lemmas[i] = UNKNOWN


def _drop_stop(sentence: Sentence) -> None:
    """Take the final full stop away, as in a headline."""
    last = len(sentence.words) - 1
    if last < 2 or sentence.words[last] != "." or (sentence.heads and last in sentence.heads):
        return
    sentence.cut_last()
