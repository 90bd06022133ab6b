"""Fits the decision on events: ``python -m training.vote --data ../shared/data``.

Reads the development part of the corpus with every candidate let through, notes for each what the decision
rests on and whether the event was right (type and place, by the rules of ``sayso evaluate``), fits a logistic
function to that, and writes the weights with the threshold of the best F1 to ``events/vote.toml``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.evaluate.alike import any_overlap, spans
from sayso.evaluate.calibration import Calibration
from sayso.events import vote
from sayso.gold import corpus, references
from sayso.gold.corpus import GoldEvent, Passage
from sayso.notes import EventDraft, notes
from sayso.reader import Reader
from sayso.records import Report
from training.corpora import CORPUS

Array = NDArray[np.float64]
HEAD = "# Weights of the decision on an event (sayso.events.vote), fitted by `python -m training.vote`.\n"


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--proposal", type=float, default=0.3, help="least probability of an unlisted word")
    parser.add_argument("--out", type=Path, default=vote.FILE)
    given = parser.parse_args()
    passages = corpus.load_part(CORPUS, "dev", lambda reference: references.text(reference, given.data))
    figures, right, gold = gather(passages, given.proposal)
    fitted = fit(figures, right)
    threshold = best_threshold(figures @ fitted, right, gold)
    found = dict(zip(vote.FEATURES, fitted.tolist(), strict=True)) | {
        "threshold": threshold,
        "proposal": given.proposal,
    }
    lines = [f"{name} = {value:.4f}" for name, value in found.items()]
    given.out.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    kept = figures @ fitted > threshold
    report = {
        "passages": len(passages), "events": gold, "candidates": len(right), "kept": int(kept.sum()),
        "precision": round(float(right[kept].mean()), 3), "recall": round(float(right[kept].sum() / gold), 3),
        "calibration_error": calibration(figures[kept] @ fitted, right[kept]).figures()["ece"],
    }  # fmt: skip
    print(json.dumps(report))


def gather(passages: Sequence[Passage], proposal: float) -> tuple[Array, Array, int]:
    """Return the figures of every candidate, whether each is right, and the number of events to find."""
    everything = dict.fromkeys(vote.FEATURES, 0.0) | {"threshold": -1e9, "proposal": proposal}
    everything["bias"], everything["trigger"] = 1.0, 1.0
    kept = vote.weights
    vote.weights = lambda: everything  # type: ignore[assignment]
    try:
        reader = Reader()
        rows: list[tuple[float, ...]] = []
        right: list[bool] = []
        for passage in passages:
            drafts = notes(reader.walk(Report.of(passage.text, published=passage.published))).events
            for draft, verdict in zip(drafts, judge(drafts, passage.events), strict=True):
                if draft.features and verdict is not None:
                    rows.append(draft.features)
                    right.append(verdict)
    finally:
        vote.weights = kept
    gold = sum(not event.optional for passage in passages for event in passage.events)
    return np.array(rows), np.array(right, np.float64), gold


def judge(drafts: Sequence[EventDraft], gold: Sequence[GoldEvent]) -> list[bool | None]:
    """Whether each event read is one of those marked; ``None`` where that is left open. The surest first."""
    out: list[bool | None] = [False] * len(drafts)
    order = sorted(range(len(drafts)), key=lambda i: (-drafts[i].record.confidence, i))
    taken: set[int] = set()
    for i in order:
        record = drafts[i].record
        read = spans((record.trigger, *record.mentions))
        for number, event in enumerate(gold):
            if not any_overlap(read, spans((event.trigger, *event.also))):
                continue
            if event.optional:
                out[i] = None
            elif record.event == event.event and number not in taken:
                taken.add(number)
                out[i] = True
                break
    return out


def fit(figures: Array, right: Array, penalty: float = 1.0, rounds: int = 50) -> Array:
    """Return the weights of a logistic function by Newton's method, with a little weight on small ones."""
    weights = np.zeros(figures.shape[1])
    held = np.full(figures.shape[1], penalty)
    held[0] = 1e-6
    for _ in range(rounds):
        p = likelihood(figures @ weights)
        slope = figures.T @ (p - right) + held * weights
        bend = (figures * (p * (1 - p))[:, None]).T @ figures + np.diag(held)
        weights -= np.linalg.solve(bend, slope)
    return weights


def best_threshold(scores: Array, right: Array, gold: int) -> float:
    """Return the log-odds above which F1 is highest."""
    order = np.argsort(-scores)
    hits = np.cumsum(right[order])
    f1 = 2 * hits / (np.arange(1, len(order) + 1) + gold)
    best = int(f1.argmax())
    after = scores[order[best + 1]] if best + 1 < len(order) else scores[order[best]] - 1.0
    return float((scores[order[best]] + after) / 2)


def likelihood(scores: Array) -> Array:
    """Return log-odds as probabilities."""
    probabilities: Array = 1.0 / (1.0 + np.exp(-scores))
    return probabilities


def calibration(scores: Array, right: Array) -> Calibration:
    """Return the calibration of decisions with these log-odds."""
    found = Calibration()
    for probability, is_right in zip(likelihood(scores).tolist(), right.tolist(), strict=True):
        found.add(probability, bool(is_right))
    return found


if __name__ == "__main__":
    main()
