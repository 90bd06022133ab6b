"""The heads. A task is a module that reads word vectors and gives named outputs and, from targets, losses."""

from __future__ import annotations

from typing import Protocol

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.dropout import Dropout
from training.labels import IGNORE

Tensors = dict[str, Tensor]


class Task(Protocol):
    """What a head offers. More heads join by being listed in ``model.tasks``."""

    def __call__(self, words: Tensor) -> Tensors:
        """Return the outputs by name, from word vectors [B,W,width]."""

    def losses(self, outputs: Tensors, targets: Tensors) -> Tensors:
        """Return the losses by name, each a sum over words, computed in float32."""

    def exported(self, outputs: Tensors) -> Tensors:
        """Return the outputs as the shipped model gives them."""


class Projection(nn.Sequential):
    """Linear, GELU, dropout."""

    def __init__(self, width: int, size: int, dropout: float) -> None:
        super().__init__(nn.Linear(width, size), nn.GELU(), Dropout(dropout))


class Tagging(nn.Module):
    """UPOS, XPOS, features, lemma script and sentence start from one projection."""

    heads = ("upos", "xpos", "feats", "lemma")

    def __init__(self, width: int, sizes: dict[str, int], size: int, dropout: float) -> None:
        super().__init__()
        self.hidden = Projection(width, size, dropout)
        self.out = nn.ModuleDict({name: nn.Linear(size, sizes[name]) for name in self.heads})
        self.start = nn.Linear(size, 1)

    def forward(self, words: Tensor) -> Tensors:
        hidden = self.hidden(words)
        return {name: out(hidden) for name, out in self.out.items()} | {
            "sentence": self.start(hidden).squeeze(-1)
        }

    def losses(self, outputs: Tensors, targets: Tensors) -> Tensors:
        out = {name: cross_entropy(outputs[name], targets[name]) for name in self.heads}
        known = targets["start"] != IGNORE
        start = functional.binary_cross_entropy_with_logits(
            outputs["sentence"].float(), targets["start"].clamp_min(0).float(), reduction="none"
        )
        return out | {"sentence": (start * known).sum()}

    def exported(self, outputs: Tensors) -> Tensors:
        return {name: outputs[name].argmax(-1) for name in self.heads} | {"sentence": outputs["sentence"]}


class Naming(nn.Module):
    """BIO labels of names. Sets with other rules share all but the last layer, which is not shipped."""

    def __init__(self, width: int, sizes: dict[str, int], size: int, dropout: float) -> None:
        super().__init__()
        self.hidden = Projection(width, size, dropout)
        self.out = nn.Linear(size, sizes["names"])
        self.kindred = nn.Linear(size, sizes["names"])

    def forward(self, words: Tensor) -> Tensors:
        hidden = self.hidden(words)
        return {"names": self.out(hidden), "kindred": self.kindred(hidden)}

    def losses(self, outputs: Tensors, targets: Tensors) -> Tensors:
        return {name: cross_entropy(outputs[name], targets[name]) for name in ("names", "kindred")}

    def exported(self, outputs: Tensors) -> Tensors:
        return {"names": outputs["names"]}


class Parsing(nn.Module):
    """Biaffine arcs (Dozat and Manning 2017), the diagonal for the root; labels by a low-rank product."""

    def __init__(self, width: int, sizes: dict[str, int], arcs: int, labels: int, dropout: float) -> None:
        super().__init__()
        self.arc_dep, self.arc_head = Projection(width, arcs, dropout), Projection(width, arcs, dropout)
        self.label_dep, self.label_head = (
            Projection(width, labels, dropout),
            Projection(width, labels, dropout),
        )
        self.bilinear = nn.Linear(arcs, arcs, bias=False)
        self.head_bias = nn.Linear(arcs, 1, bias=False)
        self.rank_dep, self.rank_head = nn.Linear(labels, labels), nn.Linear(labels, labels)
        self.deprel = nn.Linear(labels, sizes["deprel"])

    def forward(self, words: Tensor) -> Tensors:
        head = self.arc_head(words)
        arcs = self.bilinear(self.arc_dep(words)) @ head.transpose(-1, -2) + self.head_bias(head).transpose(
            -1, -2
        )
        return {
            "arcs": arcs * (self.bilinear.in_features**-0.5),
            "label_dep": self.rank_dep(self.label_dep(words)),
            "label_head": self.rank_head(self.label_head(words)),
        }

    def losses(self, outputs: Tensors, targets: Tensors) -> Tensors:
        sentence, heads = targets["sentence_id"], targets["head"]
        apart = sentence[:, :, None] != sentence[:, None, :]
        arcs = outputs["arcs"].float().masked_fill(apart, -1e4)
        known = targets["deprel"] != IGNORE
        chosen = heads.clamp_min(0)[known]
        row = torch.arange(len(heads), device=heads.device)[:, None].expand_as(heads)[known]
        labels = self.deprel(outputs["label_dep"][known] * outputs["label_head"][row, chosen])
        return {
            "arcs": cross_entropy(arcs, heads),
            "deprel": functional.cross_entropy(labels.float(), targets["deprel"][known], reduction="sum"),
        }

    def exported(self, outputs: Tensors) -> Tensors:
        return outputs


def cross_entropy(logits: Tensor, targets: Tensor) -> Tensor:
    """Return the summed cross-entropy over the words with a known target."""
    return functional.cross_entropy(
        logits.float().flatten(0, 1), targets.flatten(), ignore_index=IGNORE, reduction="sum"
    )
