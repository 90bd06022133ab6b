"""One name, one type in a report: "one sense per discourse" (Gale, Church and Yarowsky 1992).

The model decides on each mention by itself; where mentions of the same name disagree (``MEE`` as a person
here, as an organisation there), all get the type that they have the highest score for together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


class Agreement:
    """Settles the types of names; ``labels`` are the model's BIO labels."""

    def __init__(self, labels: Sequence[str]) -> None:
        self._outside = labels.index("O")
        kinds = sorted({label[2:] for label in labels if label != "O"})
        self._begin = np.array([labels.index(f"B-{kind}") for kind in kinds])
        self._inside = np.array([labels.index(f"I-{kind}") for kind in kinds])
        self._kind = np.array([kinds.index(label[2:]) if label != "O" else -1 for label in labels])
        self._is_begin = np.array([label.startswith("B-") for label in labels])

    def settle(
        self, forms: Sequence[str], names: NDArray[np.int64], logits: NDArray[np.float32]
    ) -> NDArray[np.int64]:
        """Return the labels of a report's words with one type for each name.

        Args:
            forms: the words.
            names: the label of each word, a sequence in which no name goes on that has not begun.
            logits: the score of each label for each word.
        """
        mentions: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for start in np.flatnonzero(self._is_begin[names]).tolist():
            end = start + 1
            while end < len(names) and names[end] != self._outside and not self._is_begin[names[end]]:
                end += 1
            mentions[" ".join(forms[start:end])].append((start, end))
        settled = names.copy()
        for places in mentions.values():
            if len({int(self._kind[names[start]]) for start, _ in places}) < 2:
                continue
            score = np.zeros(len(self._begin))
            for start, end in places:
                score += logits[start, self._begin] + logits[start + 1 : end, self._inside].sum(axis=0)
            best = int(score.argmax())
            for start, end in places:
                settled[start] = self._begin[best]
                settled[start + 1 : end] = self._inside[best]
        return settled
