"""Cuts documents into training windows and packs windows into steps of about equal size."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.language.features import MAX_PIECES, WordPieces, batch
from sayso.language.lemmas import edit_script
from training.augment import Augmenter
from training.labels import IGNORE, MODE, TAGS, Labels
from training.marked import Marks
from training.sentences import UNKNOWN, Document, Sentence

Batch = dict[str, NDArray[np.int64]]
"""The model's inputs (``features.batch``) and the targets of every head, by name."""

_TARGETS = [
    "upos", "xpos", "feats", "lemma", "names", "kindred", "start", "head", "deprel", "sentence_id", *TAGS
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cutting:
    """How windows are cut. Lengths in word pieces; shares from 0 to 1."""

    single: float = 0.3
    """Share of windows of one sentence."""
    shortest: int = 40
    longest: int = 128
    passages: float = 0.1
    """Share of long windows in the later part of the training."""
    passage_shortest: int = 160
    passage_longest: int = 384
    cut_ends: float = 0.08
    """Share of windows that begin, and of those that end, inside a sentence."""


@dataclass(frozen=True, slots=True)
class Window:
    """A run of sentences of one document, with words cut off at its start and its end."""

    document: int
    start: int
    end: int
    skip: int
    drop: int
    pieces: int


class Cutter:
    """Plans and builds windows over a set of documents."""

    def __init__(self, documents: Sequence[Document], pieces: WordPieces, cutting: Cutting) -> None:
        self._documents = documents
        self._pieces = pieces
        self._cutting = cutting
        self._lengths = [[sum(pieces.counts(s.words)) for s in document] for document in documents]

    def plan(self, rng: random.Random, *, late: bool) -> list[Window]:
        """Cut every document into windows, each sentence in one of them; ``late`` lets long passages in."""
        windows = []
        for number, lengths in enumerate(self._lengths):
            start = 0
            while start < len(lengths):
                limit, end, size = self._limit(rng, late=late), start + 1, lengths[start]
                while end < len(lengths) and size + lengths[end] <= limit:
                    size += lengths[end]
                    end += 1
                windows.append(
                    Window(number, start, end, *self._ends(number, start, end, rng), pieces=size + 2)
                )
                start = end
        return windows

    def _limit(self, rng: random.Random, *, late: bool) -> int:
        cutting = self._cutting
        if rng.random() < cutting.single:
            return 0
        if late and rng.random() < cutting.passages:
            return rng.randint(cutting.passage_shortest, cutting.passage_longest)
        return rng.randint(cutting.shortest, cutting.longest)

    def _ends(self, number: int, start: int, end: int, rng: random.Random) -> tuple[int, int]:
        sentences = self._documents[number][start:end]
        if any(sentence.marks for sentence in sentences):
            return 0, 0
        first, last = sentences[0].words, sentences[-1].words
        skip = rng.randrange(len(first)) if rng.random() < self._cutting.cut_ends else 0
        drop = rng.randrange(len(last)) if rng.random() < self._cutting.cut_ends and end - start > 1 else 0
        return skip, drop

    def sentences(self, window: Window) -> list[Sentence]:
        """Return the whole sentences of a window."""
        return self._documents[window.document][window.start : window.end]


def steps(windows: list[Window], size: int, rng: random.Random) -> list[list[Window]]:
    """Shuffle windows into steps of about ``size`` pieces, the windows of a step sorted by length."""
    rng.shuffle(windows)
    out: list[list[Window]] = []
    current: list[Window] = []
    total = 0
    for window in windows:
        current.append(window)
        total += window.pieces
        if total >= size:
            out.append(sorted(current, key=lambda w: w.pieces))
            current, total = [], 0
    return out


def share(step: list[Window], rank: int, workers: int, size: int) -> Iterator[list[Window]]:
    """Deal the windows of a step to a worker, in micro-batches of at most ``size`` pieces with padding."""
    mine = [w for i, w in enumerate(step) if (i // workers % 2 == 0) == (i % workers == rank) or workers == 1]
    current: list[Window] = []
    for window in mine:
        if current and window.pieces * (len(current) + 1) > size:
            yield current
            current = []
        current.append(window)
    if current:
        yield current


def build(
    cutter: Cutter, windows: Sequence[Window], labels: Labels, pieces: WordPieces, augment: Augmenter | None,
    rng: random.Random,
) -> Batch:  # fmt: skip
    """Build the inputs and targets of some windows. Windows that grew beyond the encoder lose their end."""
    encoded, targets, marked = [], [], []
    for window in windows:
        sentences = cutter.sentences(window)
        if augment is not None:
            sentences = augment(sentences, rng)
        rows = _targets(sentences, labels)
        words = [word for s in sentences for word in s.words]
        gaps = [gap for s in sentences for gap in s.gaps]
        low, high = min(window.skip, len(words) - 1), max(window.skip + 1, len(words) - window.drop)
        counts = pieces.counts(words)
        while sum(counts[low:high]) > MAX_PIECES - 2:
            high -= 1
        encoded.append(pieces.encode(words[low:high], gaps[low:high]))
        targets.append(_crop(rows, low, high))
        marked.append(_marked(sentences, high) if low == 0 else [])
    out = batch(encoded)
    width = out["first"].shape[1]
    for name in targets[0]:
        out[name] = np.array([row[name] + [IGNORE] * (width - len(row[name])) for row in targets], np.int64)
    return out | _links(marked, width)


def _marked(sentences: list[Sentence], high: int) -> list[tuple[int, int, Marks]]:
    """Return where the sentences with marks begin and end in a window that is cut at word ``high``."""
    out, offset = [], 0
    for s in sentences:
        end = min(offset + len(s.words), high)
        if s.marks is not None and offset < high:
            out.append((offset, end, s.marks))
        offset += len(s.words)
    return out


def _links(marked: Sequence[Sequence[tuple[int, int, Marks]]], width: int) -> Batch:
    """Return modes, anchors [N,3] (row, word, relation) and the words they lead to [N,width].

    A link leads nowhere outside its own passage: all other words of the window are none that it leads to.
    """
    modes = np.full((len(marked), width, len(MODE)), IGNORE, np.int64)
    anchors, targets = [], []
    for row, parts in enumerate(marked):
        filled = max((end for _, end, _ in parts), default=0)
        for start, end, marks in parts:
            for word, found in marks.modes.items():
                if start + word < end:
                    modes[row, start + word] = 0
                    modes[row, start + word, found] = 1
            for (anchor, relation), found in marks.links.items():
                if start + anchor < end:
                    target = np.full(width, IGNORE, np.int64)
                    target[:filled] = 0
                    target[[start + word for word in found if start + word < end]] = 1
                    anchors.append((row, start + anchor, relation))
                    targets.append(target)
    return {
        "mode": modes,
        "link_anchor": np.array(anchors, np.int64).reshape(-1, 3),
        "link_target": np.array(targets, np.int64).reshape(-1, width),
    }


def _targets(sentences: list[Sentence], labels: Labels) -> dict[str, list[int]]:
    """Return the targets of every head for the words of a window; heads as positions in the window."""
    out: dict[str, list[int]] = {name: [] for name in _TARGETS}
    number = -1
    for s in sentences:
        size, offset = len(s.words), len(out["head"])
        starts = s.starts or [True] + [False] * (size - 1)
        out["sentence_id"] += [number := number + begins for begins in starts]
        for name, values in (("upos", s.upos), ("xpos", s.xpos), ("feats", s.feats)):
            out[name] += [labels.index(name, v) for v in values] if values else [IGNORE] * size
        named = [labels.index("names", v) for v in s.names] if s.names else [IGNORE] * size
        out["names"] += [IGNORE] * size if s.kindred else named
        out["kindred"] += named if s.kindred else [IGNORE] * size
        for name in TAGS:
            out[name] += s.marks.tags[name] if s.marks is not None else [IGNORE] * size
        if s.heads is None or s.deprels is None or s.lemmas is None:
            for name in ("lemma", "start", "head", "deprel"):
                out[name] += [IGNORE] * size
            continue
        out["lemma"] += [
            IGNORE if lemma == UNKNOWN else labels.index("lemma", edit_script(word, lemma))
            for word, lemma in zip(s.words, s.lemmas, strict=True)
        ]
        out["start"] += map(int, starts)
        out["head"] += [IGNORE if head is None else head + offset for head in s.heads]
        out["deprel"] += [
            IGNORE if head is None else labels.index("deprel", label)
            for head, label in zip(s.heads, s.deprels, strict=True)
        ]
    return out


def _crop(rows: dict[str, list[int]], low: int, high: int) -> dict[str, list[int]]:
    """Keep the words from ``low`` up to ``high``; arcs to a word outside become IGNORE."""
    out = {name: values[low:high] for name, values in rows.items()}
    for i, head in enumerate(out["head"]):
        outside = not low <= head < high
        out["head"][i] = IGNORE if outside else head - low
        if outside:
            out["deprel"][i] = IGNORE
    return out
