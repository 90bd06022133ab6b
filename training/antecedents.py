"""Fits the ranking of antecedents: ``python -m training.antecedents --data ../shared/data``.

Reads the training part of OntoGUM with the shipped language model, takes every phrase that coreference looks
at with its earlier ones, and learns to give those of its own chain more than the others and than "none": the
negative log of their summed probability (marginal likelihood, Durrett and Klein 2013, Lee et al. 2017).
Pairs that cannot agree are learned from too, though the ranking leaves them out when it reads: they teach
what speaks against a pair. The weights, a moving average over the steps, go to ``actors/antecedents.npz``. A
run takes some three minutes on one core and gives the same weights each time on the same machine.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from sayso.actors import antecedents
from sayso.actors.antecedents import SHIFTS
from sayso.actors.cast import cast_of
from sayso.actors.pairs import figures, pairs
from sayso.actors.table import FIELDS
from sayso.evaluate import chains
from sayso.evaluate.coref import evaluate_coref, joined
from sayso.evaluate.ontonotes import span
from sayso.reader import Reader
from sayso.records import Report

ONTOGUM = "coref/ontogum_open_genres"
HIDDEN, PRODUCT = 64, 24
EPOCHS, RATE, DECAY, AVERAGE = 30, 3e-3, 0.1, 0.99
DROP, DROP_VECTORS = 0.3, 0.7
LINKED = 1.5
"""How much more a phrase with an antecedent counts than one without: they are few."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A document's phrases and pairs."""

    fields: Tensor
    kind: Tensor
    vectors: Tensor
    later: Tensor
    earlier: Tensor
    figures: Tensor
    right: Tensor
    """Whether both phrases of a pair are of one chain."""


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, default=antecedents.FILE)
    given = parser.parse_args()
    torch.set_num_threads(1)
    samples = list(gather(given.data / ONTOGUM / "train"))
    model = fit(samples, epochs=given.epochs, seed=given.seed)
    np.savez_compressed(given.out, **exported(model))
    antecedents.weights.cache_clear()
    scores = evaluate_coref(given.data / ONTOGUM, part="dev") if given.out == antecedents.FILE else {}
    print(
        json.dumps(
            {
                "documents": len(samples),
                "phrases": sum(len(sample.kind) for sample in samples),
                "pairs": sum(len(sample.later) for sample in samples),
                "bytes": given.out.stat().st_size,
                "dev_conll_f1": scores.get("conll_f1"),
            }
        )
    )


def gather(folder: Path) -> Iterator[Sample]:
    """Yield the documents of a folder, read as any report is but with nothing ranked yet."""
    reader, kept = Reader(), antecedents.ranked
    antecedents.ranked = lambda *_: {}
    try:
        for file in sorted(folder.glob("*.conll")):
            for document in chains.read(file):
                yield sample(document, reader)
    finally:
        antecedents.ranked = kept


def sample(document: chains.ChainedDocument, reader: Reader) -> Sample:
    """Return the phrases and pairs of a document."""
    text, starts = joined(document.words)
    ends = [start + len(word) for start, word in zip(starts, document.words, strict=True)]
    doc = reader.walk(Report.of(text), through="actors")
    coreference = cast_of(doc).coreference
    table = coreference.table()
    spans = [span(doc, one) for one in table.referents]
    gold = [{(starts[a], ends[b - 1]) for a, b in chain} for chain in document.chains]
    chain = np.array(chain_of(spans, [doc[one.head].idx for one in table.referents], gold), np.int64)
    later, earlier = pairs(table, agreeing=False)
    return Sample(
        torch.tensor(table.fields + SHIFTS),
        torch.tensor(table.kind),
        torch.tensor(coreference.vectors()),
        torch.tensor(later),
        torch.tensor(earlier),
        torch.tensor(figures(table, later, earlier)),
        torch.tensor((chain[later] == chain[earlier]) & (chain[later] >= 0)),
    )


def chain_of(spans: list[tuple[int, int]], heads: list[int], gold: list[set[tuple[int, int]]]) -> list[int]:
    """Return the chain of each phrase, -1 for none: by its span; a mention that is no phrase's span goes to
    the first one left that has its head inside and begins or ends where the mention does."""
    by_span = {mention: number for number, chain in enumerate(gold) for mention in chain}
    found = [by_span.get(place, -1) for place in spans]
    open_ = by_span.keys() - set(spans)
    for i, (start, end) in enumerate(spans):
        if found[i] >= 0:
            continue
        near = [m for m in open_ if m[0] <= heads[i] < m[1] and (m[0] == start or m[1] == end)]
        if near:
            best = min(near, key=lambda m: (abs(m[0] - start) + abs(m[1] - end), m))
            found[i] = by_span[best]
            open_.discard(best)
    return found


class Ranking(nn.Module):
    """The model of ``sayso.actors.antecedents``, for training."""

    def __init__(self, figures: int, vector: int) -> None:
        super().__init__()
        values = sum(FIELDS.values())
        self.fields = nn.Embedding(values, 3 * HIDDEN)
        nn.init.normal_(self.fields.weight, std=0.1)
        self.vectors = nn.Linear(vector, 3 * HIDDEN + 2 * PRODUCT, bias=False)
        self.product = nn.Linear(PRODUCT, HIDDEN, bias=False)
        self.figures = nn.Linear(figures, HIDDEN)
        self.plain = nn.Linear(figures, 1, bias=False)
        self.kinds = nn.Parameter(torch.zeros(FIELDS["kind"], FIELDS["kind"]))
        self.alone = nn.Parameter(torch.zeros(HIDDEN))
        self.inner, self.out, self.none = (
            nn.Linear(HIDDEN, HIDDEN),
            nn.Linear(HIDDEN, 1),
            nn.Linear(HIDDEN, 1),
        )
        self.drop, self.drop_vectors = nn.Dropout(DROP), nn.Dropout(DROP_VECTORS)

    def forward(self, given: Sample) -> tuple[Tensor, Tensor]:
        """Return the scores of the pairs and of "none" for every phrase."""
        turned = self.vectors(self.drop_vectors(given.vectors))
        known = self.fields(given.fields).sum(1) + turned[:, : 3 * HIDDEN]
        later, earlier, alone = known.split(HIDDEN, 1)
        ask, answer = turned[:, 3 * HIDDEN :].split(PRODUCT, 1)
        layer = later[given.later] + earlier[given.earlier] + self.figures(given.figures)
        layer = layer + self.product(ask[given.later] * answer[given.earlier])
        layer = self.drop(torch.relu(self.inner(self.drop(torch.relu(layer)))))
        plain = (
            self.plain(given.figures)[:, 0] + self.kinds[given.kind[given.later], given.kind[given.earlier]]
        )
        none = self.none(self.drop(torch.relu(alone + self.alone)))
        return self.out(layer)[:, 0] + plain, none[:, 0]


def loss(scores: Tensor, none: Tensor, given: Sample) -> Tensor:
    """Return the mean negative log of what the right antecedents, or "none" where there are none, get."""
    size, at = len(none), given.later
    top = none.detach().scatter_reduce(0, at, scores.detach(), "amax")
    weight = torch.exp(scores - top[at])
    alone = torch.exp(none - top)
    everything = alone.index_add(0, at, weight)
    right = torch.zeros(size).index_add(0, at, weight * given.right)
    linked = torch.zeros(size).index_add(0, at, given.right.float()) > 0
    share = torch.where(linked, right, alone) / everything
    return -(torch.where(linked, LINKED, 1.0) * torch.log(share.clamp_min(1e-20))).mean()


def fit(samples: list[Sample], *, epochs: int, seed: int) -> Ranking:
    """Return the fitted model."""
    torch.manual_seed(seed)
    order = np.random.default_rng(seed)
    model = Ranking(samples[0].figures.shape[1], samples[0].vectors.shape[1])
    mean = {name: weight.detach().clone() for name, weight in model.named_parameters()}
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=DECAY)
    step, steps = 0, epochs * len(samples)
    model.train()
    for _ in range(epochs):
        for number in order.permutation(len(samples)):
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1.0, (step + 1) / 100) * (1 - step / steps)
            optimizer.zero_grad()
            loss(*model(samples[number]), samples[number]).backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            step += 1
            with torch.no_grad():
                for name, weight in model.named_parameters():
                    mean[name].lerp_(weight, 1 - min(AVERAGE, 1 - 1 / step))
    model.load_state_dict(mean)
    return model.eval()


def exported(model: Ranking) -> dict[str, np.ndarray]:
    """Return the arrays of ``antecedents.Weights``, in half precision."""

    def joined_(*parts: Tensor) -> Tensor:
        return torch.cat([part.detach() for part in parts])

    arrays = {
        "fields": model.fields.weight,
        "vectors": model.vectors.weight.T,
        "product": model.product.weight.T,
        "figures": joined_(model.figures.weight, model.plain.weight).T,
        "kinds": model.kinds,
        "bias": torch.stack([model.figures.bias, model.alone]),
        "inner": joined_(model.inner.weight.T, model.inner.bias[None]),
        "out": torch.stack([joined_(part.weight[0], part.bias) for part in (model.out, model.none)]),
    }
    return {name: array.detach().numpy().astype(np.float16) for name, array in arrays.items()}


if __name__ == "__main__":
    main()
