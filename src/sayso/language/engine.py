"""Reads words window by window: encoder, sentences, trees."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.language.decode import Analysis, Scores, decode, joined
from sayso.language.session import Model
from sayso.language.windows import MOST, TARGET, reach, segments, sentence_prior


class Engine:
    """A model and the way through its windows. ``target`` is the number of word pieces a window should
    hold."""

    def __init__(self, model: Model, target: int = TARGET) -> None:
        self.model = model
        self.target = target

    def segments(self, words: Sequence[str], begins: NDArray[np.bool_]) -> list[tuple[int, int]]:
        """Return word ranges that can be read apart, each from a word where ``begins`` holds."""
        return segments(self.model.pieces.counts(words), begins, self.target)

    def read(
        self, words: Sequence[str], gaps: Sequence[int], given: NDArray[np.bool_] | None = None
    ) -> Analysis:
        """Return the analysis of one segment.

        A window takes ``target`` pieces. Where it ends inside a paragraph, its last sentence may be cut: the
        next window begins with it. If that would be less than half a window on, the window is widened to
        what the encoder takes; if even then no sentence begins in its last three quarters, the sentence is
        cut where one is most likely to begin. So each window gets on, and time grows with the length of the
        text alone.

        Args:
            words: the words of the segment, at least one.
            gaps: the ``Gap`` before each word.
            given: which words begin a sentence, if that is known.
        """
        counts = self.model.pieces.counts(words)
        total = len(words)
        prior = sentence_prior(words, gaps) if given is None else np.where(given, np.inf, -np.inf)
        parts: list[Analysis] = []
        start = 0
        while start < total:
            end = reach(counts, start, total, self.target)
            scores, logits = self._window(words, gaps, prior, start, end)
            next_start = end if end == total else start + _last(logits, (end - start) // 2)
            if next_start == start:
                end = reach(counts, start, total, MOST)
                scores, logits = self._window(words, gaps, prior, start, end)
                next_start = end if end == total else start + _last(logits, (end - start) // 4)
            if next_start == start:
                half = (end - start + 1) // 2
                next_start = start + half + (int(logits[half:].argmax()) if half < end - start else 0)
                logits[next_start - start :] = np.inf  # what comes after is read again
            parts.append(decode(scores, logits > 0, self.model.deprel).first(next_start - start))
            start = next_start
        return joined(parts)

    def _window(
        self, words: Sequence[str], gaps: Sequence[int], prior: NDArray[np.float64], start: int, end: int
    ) -> tuple[Scores, NDArray[np.float64]]:
        """Return the model's outputs for a window and the logits of a sentence beginning at each word."""
        scores = self.model.run(words[start:end], gaps[start:end])
        logits = np.asarray(scores["sentence"], np.float64) + prior[start:end]
        logits[0] = np.inf
        return scores, logits


def _last(logits: NDArray[np.float64], least: int) -> int:
    """The last word from ``least`` on that begins a sentence, or 0."""
    least = max(least, 1)
    found = np.flatnonzero(logits[least:] > 0)
    return int(found[-1]) + least if len(found) else 0
