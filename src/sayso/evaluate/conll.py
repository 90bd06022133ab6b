"""The CoNLL score of coreference: the mean F1 of MUC (Vilain et al. 1995), B³ (Bagga and Baldwin 1998) and
entity-based CEAF (Luo 2005), as in the shared task of 2012 (Pradhan et al. 2012). A chain is a set of
mentions.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sayso.evaluate.counts import harmonic

Chains = Sequence[frozenset[Hashable]]
METRICS: Final = ("muc", "b_cubed", "ceaf")


@dataclass(slots=True)
class Scores:
    """Sums over documents: numerators and denominators of recall and precision by metric."""

    sums: dict[str, list[float]] = field(default_factory=dict)

    def add(self, gold: Chains, read: Chains) -> None:
        """Count one document."""
        matched = best_match(_overlaps(gold, read))
        counts = {
            "mentions": (*_shared(gold, read), *_shared(read, gold)),
            "muc": (*_links(gold, read), *_links(read, gold)),
            "b_cubed": (*_cubed(gold, read), *_cubed(read, gold)),
            "ceaf": (matched, float(len(gold)), matched, float(len(read))),
        }
        for name, values in counts.items():
            held = self.sums.setdefault(name, [0.0] * 4)
            self.sums[name] = [a + b for a, b in zip(held, values, strict=True)]

    def figures(self) -> dict[str, object]:
        """Precision, recall and F1 by metric, and their mean F1."""
        found: dict[str, object] = {}
        f1 = []
        for name, (right, gold, hit, read) in self.sums.items():
            recall, precision = (right / gold if gold else 0.0), (hit / read if read else 0.0)
            mean = harmonic(precision, recall)
            found[name] = {"p": round(precision, 3), "r": round(recall, 3), "f1": round(mean, 3)}
            if name in METRICS:
                f1.append(mean)
        return {"conll_f1": round(sum(f1) / len(f1), 3) if f1 else 0.0, **found}


def _by_mention(chains: Chains) -> Mapping[Hashable, int]:
    return {mention: number for number, chain in enumerate(chains) for mention in chain}


def _shared(gold: Chains, read: Chains) -> tuple[float, float]:
    known = _by_mention(read)
    mentions = [mention for chain in gold for mention in chain]
    return float(sum(mention in known for mention in mentions)), float(len(mentions))


def _links(gold: Chains, read: Chains) -> tuple[float, float]:
    """Links of the gold chains that the other side keeps, and how many there are."""
    known = _by_mention(read)
    right = total = 0
    for chain in gold:
        parts = {known.get(mention, ("alone", mention)) for mention in chain}
        right += len(chain) - len(parts)
        total += len(chain) - 1
    return float(right), float(total)


def _cubed(gold: Chains, read: Chains) -> tuple[float, float]:
    known = _by_mention(read)
    right, total = 0.0, 0
    for chain in gold:
        total += len(chain)
        for mention in chain:
            other = known.get(mention)
            right += len(chain & read[other]) / len(chain) if other is not None else 0.0
    return right, float(total)


def _overlaps(gold: Chains, read: Chains) -> NDArray[np.float64]:
    """Luo's fourth similarity of every pair of chains [gold, read]."""
    out = np.zeros((len(gold), len(read)))
    known = _by_mention(read)
    for row, chain in enumerate(gold):
        for other in {known[mention] for mention in chain if mention in known}:
            out[row, other] = 2 * len(chain & read[other]) / (len(chain) + len(read[other]))
    return out


def best_match(gain: NDArray[np.float64]) -> float:
    """Return the largest sum of a one-to-one match of rows and columns: the assignment problem, solved by
    shortest augmenting paths (Jonker and Volgenant 1987)."""
    cost = -gain if gain.shape[0] <= gain.shape[1] else -gain.T
    rows, columns = cost.shape
    up, down = np.zeros(rows), np.zeros(columns)
    row_of = np.full(columns, -1)
    for start in range(rows):
        distance, before = np.full(columns, np.inf), np.full(columns, -1)
        seen = np.zeros(columns, np.bool_)
        row, column, reached = start, -1, 0.0
        while row >= 0:
            if column >= 0:
                seen[column] = True
            through = reached + cost[row] - up[row] - down
            nearer = ~seen & (through < distance)
            distance[nearer], before[nearer] = through[nearer], column
            column = int(np.where(seen, np.inf, distance).argmin())
            reached = float(distance[column])
            row = int(row_of[column])
        for other in np.flatnonzero(seen).tolist():
            up[row_of[other]] += reached - distance[other]
            down[other] -= reached - distance[other]
        up[start] += reached
        while column >= 0:
            previous = int(before[column])
            row_of[column] = row_of[previous] if previous >= 0 else start
            column = previous
    return float(-sum(cost[row, column] for column, row in enumerate(row_of.tolist()) if row >= 0))
