"""Reads words window by window: encoder, sentences, trees."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.language.decode import Analysis, Decoder, Scores, joined
from sayso.language.features import Gap
from sayso.language.session import Model
from sayso.language.windows import MOST, TARGET, reach, segments


class Engine:
    """A model and the way through its windows. ``target`` is the number of word pieces a window should
    hold."""

    def __init__(self, model: Model, target: int = TARGET) -> None:
        self.model = model
        self.target = target
        self._decoder = Decoder(model.labels["names"], model.deprel)

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
        forced = np.array(gaps) == Gap.BREAK if given is None else given
        parts: list[Analysis] = []
        start = 0
        while start < total:
            end = reach(counts, start, total, self.target)
            scores, starts = self._window(words, gaps, forced, given, start, end)
            next_start = end if end == total else start + _last(starts, (end - start) // 2)
            if next_start == start:
                end = reach(counts, start, total, MOST)
                scores, starts = self._window(words, gaps, forced, given, start, end)
                next_start = end if end == total else start + _last(starts, (end - start) // 4)
            if next_start == start:
                half = max(1, (end - start) // 2)
                likeliest = half + int(np.argmax(scores["sentence"][half:])) if end - start > 1 else 1
                next_start = start + likeliest
                starts[next_start - start :] = True  # what comes after is read again
            parts.append(self._decoder.decode(scores, starts).first(next_start - start))
            start = next_start
        return joined(parts)

    def _window(
        self,
        words: Sequence[str],
        gaps: Sequence[int],
        forced: NDArray[np.bool_],
        given: NDArray[np.bool_] | None,
        start: int,
        end: int,
    ) -> tuple[Scores, NDArray[np.bool_]]:
        scores = self.model.run(words[start:end], gaps[start:end])
        if given is None:
            return scores, self._decoder.sentences(scores, forced[start:end])
        starts = given[start:end].copy()
        starts[0] = True
        return scores, starts


def _last(starts: NDArray[np.bool_], least: int) -> int:
    """The last word from ``least`` on that begins a sentence, or 0."""
    found = np.flatnonzero(starts[max(least, 1) :])
    return int(found[-1]) + max(least, 1) if len(found) else 0
