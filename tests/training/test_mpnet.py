"""An MPNet encoder in BERT's form: the same pieces, the same numbers, a bias by distance."""

from __future__ import annotations

import json
from pathlib import Path

import pytest


def test_pieces_are_looked_up_under_their_own_names() -> None:
    from training.mpnet import pieces

    known = ["<s>", "<pad>", "</s>", "<unk>", "[PAD]", "the", "##s", "<mask>"]
    assert pieces(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "##s", "the"], known) == [
        1,
        3,
        0,
        2,
        7,
        6,
        5,
    ]
    with pytest.raises(ValueError, match="lacks the piece 'zebra'"):
        pieces(["the", "zebra"], known)


def test_the_bias_depends_on_distance_and_side() -> None:
    torch = pytest.importorskip("torch")
    from training.encoder import distance_bucket

    found = distance_bucket(300, 32)
    assert found.shape == (300, 300) and int(found.min()) == 0 and int(found.max()) == 31
    assert found[5, 5] == 0 and found[5, 4] == 1 and found[4, 5] == 17
    assert found[0, 299] == 31 and found[299, 0] == 15 and found[200, 190] == found[90, 80]
    assert torch.equal(found[:50, :50], distance_bucket(50, 32))


def test_a_converted_encoder_loads(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch")
    pytest.importorskip("safetensors")
    from safetensors.torch import save_file
    from training.encoder import Encoder
    from training.mpnet import convert

    config = {
        "hidden_size": 8, "num_attention_heads": 2, "intermediate_size": 16, "num_hidden_layers": 1,
        "layer_norm_eps": 1e-5, "max_position_embeddings": 12, "relative_attention_num_buckets": 8,
    }  # fmt: skip
    shapes = {
        "embeddings.word_embeddings.weight": (5, 8), "embeddings.position_embeddings.weight": (12, 8),
        "embeddings.LayerNorm.weight": (8,), "embeddings.LayerNorm.bias": (8,),
        "encoder.relative_attention_bias.weight": (8, 2),
    }  # fmt: skip
    layer = "encoder.layer.0."
    for name in ("attn.q", "attn.k", "attn.v", "attn.o"):
        shapes |= {f"{layer}attention.{name}.weight": (8, 8), f"{layer}attention.{name}.bias": (8,)}
    for name, size in (("attention.LayerNorm", 8), ("output.LayerNorm", 8)):
        shapes |= {f"{layer}{name}.weight": (size,), f"{layer}{name}.bias": (size,)}
    shapes |= {f"{layer}intermediate.dense.weight": (16, 8), f"{layer}intermediate.dense.bias": (16,)}
    shapes |= {f"{layer}output.dense.weight": (8, 16), f"{layer}output.dense.bias": (8,)}
    torch.manual_seed(1)
    old, like = tmp_path / "old", tmp_path / "like"
    old.mkdir()
    like.mkdir()
    weights = {name: torch.randn(shape) for name, shape in shapes.items()}
    save_file(weights, old / "model.safetensors")
    (old / "config.json").write_text(json.dumps(config), encoding="utf-8")
    (old / "vocab.txt").write_text("<s>\n<pad>\n</s>\nthe\nof\n", encoding="utf-8")
    (like / "vocab.txt").write_text("[PAD]\n[CLS]\n[SEP]\nof\nthe\n", encoding="utf-8")
    (like / "tokenizer.json").write_text("{}", encoding="utf-8")
    convert(old, like, tmp_path / "new")

    encoder = Encoder.pretrained(tmp_path / "new", 3, 0.0).eval()
    assert torch.equal(encoder.words.weight, weights["embeddings.word_embeddings.weight"][[1, 0, 2, 4, 3]])
    assert torch.equal(encoder.positions.weight, weights["embeddings.position_embeddings.weight"][2:])
    ids, types = torch.tensor([[1, 4, 2]]), torch.zeros(1, 3, dtype=torch.long)
    with torch.no_grad():
        before = encoder(ids, types, torch.ones(1, 3))[-1]
        encoder.distances.weight[0] += 3.0
        assert not torch.allclose(before, encoder(ids, types, torch.ones(1, 3))[-1])
