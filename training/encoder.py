"""A BERT encoder in plain torch. It takes the weights of any encoder of that family."""

from __future__ import annotations

import json
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.dropout import Dropout


class Layer(nn.Module):
    """One transformer layer, normalised after each part."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float, eps: float) -> None:
        super().__init__()
        self.heads, self.dropout = heads, Dropout(dropout)
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """``mask`` [B,1,1,P] is added to the attention scores."""
        rows, length, width = x.shape
        parts = self.qkv(x).view(rows, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        scores = parts[0] @ parts[1].transpose(-1, -2) * (width // self.heads) ** -0.5 + mask.to(parts.dtype)
        mixed = scores.softmax(-1).to(parts.dtype) @ parts[2]
        mixed = self.out(mixed.transpose(1, 2).reshape(rows, length, width))
        x = self.norm1(x + self.dropout(mixed))
        out: Tensor = self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))
        return out


class Encoder(nn.Module):
    """Embeddings and layers. All rows of the token type table start as the first pre-trained one."""

    def __init__(self, config: dict[str, float | int], types: int, dropout: float) -> None:
        super().__init__()
        width, eps = int(config["hidden_size"]), float(config["layer_norm_eps"])
        self.width, self.dropout = width, Dropout(dropout)
        self.words = nn.Embedding(int(config["vocab_size"]), width)
        self.positions = nn.Embedding(int(config["max_position_embeddings"]), width)
        self.types = nn.Embedding(types, width)
        self.norm = nn.LayerNorm(width, eps)
        self.layers = nn.ModuleList(
            Layer(width, int(config["num_attention_heads"]), int(config["intermediate_size"]), dropout, eps)
            for _ in range(int(config["num_hidden_layers"]))
        )

    @classmethod
    def pretrained(cls, folder: Path, types: int, dropout: float) -> Encoder:
        """Load an encoder of the BERT family from ``config.json`` and ``model.safetensors``."""
        from safetensors.torch import load_file

        encoder = cls(read_config(folder), types, dropout)
        encoder.load_state_dict(_renamed(load_file(folder / "model.safetensors"), len(encoder.layers), types))
        return encoder

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor) -> list[Tensor]:
        """Return the embeddings and the output of every layer, each [B,P,width]."""
        positions = self.positions.weight[: ids.shape[1]]
        x = self.norm(self.words(ids) + positions + self.types(types))
        x = self.dropout(x)
        added = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        out = [x]
        for layer in self.layers:
            out.append(layer(out[-1], added))
        return out


def read_config(folder: Path) -> dict[str, float | int]:
    """Read the encoder's ``config.json``."""
    config: dict[str, float | int] = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    return config


def _renamed(weights: dict[str, Tensor], layers: int, types: int) -> dict[str, Tensor]:
    weights = {key.removeprefix("bert."): value.float() for key, value in weights.items()}
    row = weights["embeddings.token_type_embeddings.weight"][:1]
    out = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        "positions.weight": weights["embeddings.position_embeddings.weight"],
        "types.weight": row.repeat(types, 1),
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    names = {
        "out": "attention.output.dense", "norm1": "attention.output.LayerNorm", "up": "intermediate.dense",
        "down": "output.dense", "norm2": "output.LayerNorm",
    }  # fmt: skip
    for number in range(layers):
        old = f"encoder.layer.{number}."
        for part in ("weight", "bias"):
            qkv = [weights[f"{old}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
            out[f"layers.{number}.qkv.{part}"] = torch.cat(qkv)
            for new, name in names.items():
                out[f"layers.{number}.{new}.{part}"] = weights[f"{old}{name}.{part}"]
    return out
