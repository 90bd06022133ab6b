"""The record heads: events, attributions and commitments from the word vectors of the same pass.

Words are tagged (trigger, event type, status, mode; cue; commitment), and links lead from an anchor word to
the words of its roles, its source, its content … A link's score is a product of two vectors of the relation,
turned by the position of their words (rotary embedding, Su et al. 2021), so that it depends on how far apart
they stand. The shipped graph ends at the hidden vectors of both sides: the rest is worked out where the model
is used, for the anchors and relations that are asked for (``sayso.language.heads``).
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.labels import IGNORE, TAGS
from training.tasks import Projection, Tensors, cross_entropy


class Recording(nn.Module):
    """Tags and links of records."""

    def __init__(self, width: int, sizes: dict[str, int], size: int, link: int, dropout: float) -> None:
        super().__init__()
        self.hidden = Projection(width, size, dropout)
        self.out = nn.ModuleDict({name: nn.Linear(size, sizes[name]) for name in (*TAGS, "mode")})
        self.relations, self.link = sizes["relation"], link
        self.ask, self.answer = Projection(width, size, dropout), Projection(width, size, dropout)
        self.ask_out = nn.Linear(size, self.relations * link)
        self.answer_out = nn.Linear(size, self.relations * link)
        self.bias = nn.Parameter(torch.full((self.relations,), -3.0))

    def forward(self, words: Tensor) -> Tensors:
        hidden = self.hidden(words)
        out = {name: layer(hidden) for name, layer in self.out.items()}
        turn = rotation(words.shape[1], self.link, words)
        for name, inner, outer in (
            ("ask", self.ask, self.ask_out),
            ("answer", self.answer, self.answer_out),
        ):
            out[f"{name}_hidden"] = inner(words)
            found = outer(out[f"{name}_hidden"]).unflatten(-1, (self.relations, self.link))
            out[name] = turned(found, *turn).flatten(-2)
        return out

    def losses(self, outputs: Tensors, targets: Tensors) -> Tensors:
        out = {name: cross_entropy(outputs[name], targets[name]) for name in TAGS}
        out["mode"] = _binary(outputs["mode"].flatten(0, 1), targets["mode"].flatten(0, 1))
        anchors = targets["link_anchor"]
        if not len(anchors):
            return out | {"links": outputs["ask"].sum() * 0.0}
        row, word, relation = anchors.unbind(-1)
        ask = outputs["ask"].unflatten(-1, (self.relations, self.link))[row, word, relation]
        answer = outputs["answer"].unflatten(-1, (self.relations, self.link))[row, :, relation]
        scores = (answer @ ask[:, :, None]).squeeze(-1) * self.link**-0.5 + self.bias[relation][:, None]
        return out | {"links": _binary(scores, targets["link_target"])}

    def exported(self, outputs: Tensors) -> Tensors:
        return outputs | {name: outputs[f"{name}_hidden"] for name in ("ask", "answer")}

    def links(self) -> dict[str, Tensor]:
        """Return what the shipped model needs beside the graph to score links: the two sides' weights
        [R,size,link] and biases [R,link], and the bias of each relation [R]."""
        out = {"bias": self.bias}
        for name, layer in (("ask", self.ask_out), ("answer", self.answer_out)):
            out[name] = layer.weight.unflatten(0, (self.relations, self.link)).transpose(1, 2)
            out[f"{name}_bias"] = layer.bias.unflatten(0, (self.relations, self.link))
        return out


def rotation(length: int, size: int, like: Tensor) -> tuple[Tensor, Tensor]:
    """Return cosine and sine [W,1,size/2] of every position and frequency."""
    position = torch.arange(length, device=like.device, dtype=torch.float32)
    rate = 10.0 ** (-torch.arange(size // 2, device=like.device, dtype=torch.float32) * 3 / (size // 2))
    angle = (position[:, None] * rate)[:, None]
    return angle.cos(), angle.sin()


def turned(x: Tensor, cosine: Tensor, sine: Tensor) -> Tensor:
    """Turn pairs of values [B,W,R,size] by the angle of their word."""
    left, right = x.chunk(2, -1)
    return torch.cat([left * cosine - right * sine, left * sine + right * cosine], -1)


def _binary(scores: Tensor, targets: Tensor) -> Tensor:
    known = targets != IGNORE
    loss = functional.binary_cross_entropy_with_logits(
        scores.float(), targets.clamp_min(0).float(), reduction="none"
    )
    return (loss * known).sum()
