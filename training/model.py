"""The model: an encoder, a mix of its upper layers, word vectors, and the tasks that read them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from training.dropout import Dropout
from training.encoder import Encoder
from training.recording import Recording
from training.tasks import Naming, Parsing, Tagging, Tensors


@dataclass(frozen=True, slots=True)
class Sizes:
    """Widths of the heads and dropout of their projections."""

    mixed_layers: int = 4
    tags: int = 256
    names: int = 256
    arcs: int = 256
    labels: int = 128
    records: int = 256
    link: int = 48
    dropout: float = 0.33
    encoder_dropout: float = 0.1


class Model(nn.Module):
    """One pass of the encoder, then all heads. A word is its first and its last piece."""

    def __init__(self, encoder: Encoder, labels: dict[str, int], sizes: Sizes) -> None:
        super().__init__()
        self.encoder = encoder
        self.mix = nn.Parameter(torch.zeros(sizes.mixed_layers))
        with torch.no_grad():
            self.mix[-1] = 2.0
        width = 2 * encoder.width
        self.dropout = Dropout(sizes.dropout / 2)
        self.tasks = nn.ModuleDict(
            {
                "tagging": Tagging(width, labels, sizes.tags, sizes.dropout),
                "naming": Naming(width, labels, sizes.names, sizes.dropout),
                "parsing": Parsing(width, labels, sizes.arcs, sizes.labels, sizes.dropout),
                "recording": Recording(width, labels, sizes.records, sizes.link, sizes.dropout),
            }
        )

    def words(self, ids: Tensor, types: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Return the word vectors [B,W,2 x width]."""
        layers = self.encoder(ids, types, mask)[-len(self.mix) :]
        weights = self.mix.softmax(0)
        mixed = sum((w * layer for w, layer in zip(weights, layers, strict=True)), torch.zeros(()))
        rows, pieces, width = mixed.shape
        flat, begins = mixed.flatten(0, 1), torch.arange(rows, device=mixed.device)[:, None] * pieces
        pick = [
            flat.index_select(0, (begins + index).flatten()).view(*index.shape, width)
            for index in (first, last)
        ]
        out: Tensor = self.dropout(torch.cat(pick, -1))
        return out

    def forward(self, batch: Mapping[str, Tensor]) -> Tensors:
        """Return the summed loss of every head by name."""
        words = self.words(
            *(batch[n] for n in ("input_ids", "token_type_ids", "attention_mask", "first", "last"))
        )
        out: Tensors = {}
        for task in self.tasks.values():
            out |= task.losses(task(words), dict(batch))  # type: ignore[operator]
        return out


class Exported(nn.Module):
    """The model as it is shipped: outputs by position, in the order of ``OUTPUTS``."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model

    def forward(
        self, ids: Tensor, types: Tensor, mask: Tensor, first: Tensor, last: Tensor
    ) -> tuple[Tensor, ...]:
        words = self.model.words(ids, types, mask, first, last)
        out: Tensors = {}
        for task in self.model.tasks.values():
            out |= task.exported(task(words))  # type: ignore[operator]
        return tuple(out[name] for name in OUTPUTS)


INPUTS = ("input_ids", "token_type_ids", "attention_mask", "first", "last")
OUTPUTS = (
    "upos", "xpos", "feats", "lemma", "sentence", "names", "arcs", "label_dep", "label_head",
    "trigger", "event", "status", "mode", "cue", "commitment", "ask", "answer",
)  # fmt: skip
