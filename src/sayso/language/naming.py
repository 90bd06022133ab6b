"""From the scores of name labels to names.

Labels are those of BIO: ``B-PER`` begins a person's name, ``I-PER`` goes on with it. In a report, a name has
one type: "one sense per discourse" (Gale, Church and Yarowsky 1992), and what is a name in one place is one
in the others, if they do not speak against it.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

_MARKS: Final = frozenset({'"', "'", "“", "”", "‘", "’", "``", "''", "«", "»"})
_LONGEST: Final = 4
"""How far apart the marks of a nickname stand."""


class Naming:
    """Decodes names; ``labels`` are the model's."""

    def __init__(self, labels: Sequence[str]) -> None:
        kinds = sorted({label[2:] for label in labels if label != "O"})
        self._begin = np.array([labels.index(f"B-{kind}") for kind in kinds])
        self._inside = np.array([labels.index(f"I-{kind}") for kind in kinds])
        self._kind = np.array([kinds.index(label[2:]) if label != "O" else -1 for label in labels])
        self._person = kinds.index("PER") if "PER" in kinds else -2
        self._outside = labels.index("O")
        self._goes_on = np.array([label.startswith("I-") for label in labels])
        self._allowed = ~self._goes_on | (self._kind[:, None] == self._kind)  # from the row's to the column's
        self._bar = np.where(self._allowed, 0.0, -np.inf)

    def decode(
        self, forms: Sequence[str], logits: NDArray[np.float32], starts: NDArray[np.bool_]
    ) -> NDArray[np.int64]:
        """Return the label of each word of a report.

        Args:
            forms: the words.
            logits: the score of each label for each word.
            starts: whether a sentence begins at each word.
        """
        return self.settle(forms, self.sequence(logits, starts), logits)

    def sequence(self, logits: NDArray[np.float32], starts: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Return the best labels in which no name goes on that has not begun, or goes over a sentence's end.

        The best label of each word alone is the answer wherever it is such a sequence; only the other
        sentences need Viterbi's search.
        """
        labels: NDArray[np.int64] = logits.argmax(axis=1)
        fits = np.where(starts, ~self._goes_on[labels], self._allowed[np.roll(labels, 1), labels])
        if not fits.all():
            edges = [*np.flatnonzero(starts).tolist(), len(labels)]
            for begin, end in itertools.pairwise(edges):
                if not fits[begin:end].all():
                    labels[begin:end] = self._viterbi(logits[begin:end])
        return labels

    def settle(
        self, forms: Sequence[str], labels: NDArray[np.int64], logits: NDArray[np.float32]
    ) -> NDArray[np.int64]:
        """Return the labels with one type for each name.

        Where mentions of a name disagree (``MEE`` as a person here, as an organisation there), all get the
        type that they have the highest score for together.
        """
        mentions: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        named = self._kind[labels] >= 0
        begins = named & ~self._goes_on[labels]
        for start in np.flatnonzero(begins).tolist():
            end = start + 1
            while end < len(labels) and named[end] and not begins[end]:
                end += 1
            mentions[" ".join(forms[start:end])].append((start, end))
        settled = labels.copy()
        self._recall(forms, mentions, named, logits)
        for places in mentions.values():
            if len({int(self._kind[labels[start]]) for start, _ in places}) < 2:
                continue  # all agree
            score = np.zeros(len(self._begin))
            for start, end in places:
                score += logits[start, self._begin] + logits[start + 1 : end, self._inside].sum(axis=0)
            best = int(score.argmax())
            for start, end in places:
                settled[start] = self._begin[best]
                settled[start + 1 : end] = self._inside[best]
        self._nicknames(forms, settled)
        return settled

    def _nicknames(self, forms: Sequence[str], labels: NDArray[np.int64]) -> None:
        """Make one name of a person's whose nickname stands in quotation marks: 'Ivan "the Bear" Marn'."""
        marks = [i for i, form in enumerate(forms) if form in _MARKS]
        for opened, closed in itertools.pairwise(marks):
            if not (opened > 0 and closed + 1 < len(forms) and 1 < closed - opened <= _LONGEST):
                continue
            first, last = labels[opened - 1], labels[closed + 1]
            same = self._kind[first] == self._kind[last] == self._person
            if same and all(form[:1].isupper() or form == "the" for form in forms[opened + 1 : closed]):
                end = closed + 1
                labels[opened : end + 1] = self._inside[self._person]

    def _recall(
        self,
        forms: Sequence[str],
        mentions: Mapping[str, list[tuple[int, int]]],
        named: NDArray[np.bool_],
        logits: NDArray[np.float32],
    ) -> None:
        """Add the places where the words of a name stand unnamed, if all places together speak for one."""
        first: defaultdict[str, list[int]] = defaultdict(list)
        for place, form in enumerate(forms):
            if not named[place] and form[:1].isupper():
                first[form].append(place)
        for key, places in mentions.items():
            words = key.split(" ")
            missed = [
                (start, start + len(words))
                for start in first.get(words[0], ())
                if list(forms[start : start + len(words)]) == words
                and not named[start : start + len(words)].any()
            ]
            if missed and len(key) > 2:
                margin = sum(self._margin(logits, start, end) for start, end in (*places, *missed))
                if margin > 0:
                    places += missed

    def _margin(self, logits: NDArray[np.float32], start: int, end: int) -> float:
        """How much better the best type of name fits some words than none."""
        typed = logits[start, self._begin] + logits[start + 1 : end, self._inside].sum(axis=0)
        return float(typed.max() - logits[start:end, self._outside].sum())

    def _viterbi(self, logits: NDArray[np.float32]) -> list[int]:
        best = np.where(self._goes_on, -np.inf, logits[0])
        back = []
        for word in logits[1:]:
            ways = best[:, None] + self._bar
            back.append(ways.argmax(axis=0))
            best = ways.max(axis=0) + word
        path = [int(best.argmax())]
        for step in reversed(back):
            path.append(int(step[path[-1]]))
        return path[::-1]
