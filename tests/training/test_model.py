"""The torch side: a tiny encoder learns one batch by heart. Needs training/requirements.txt."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")


def test_a_tiny_model_learns_one_batch(treebank: Path, tokenizer_file: Path) -> None:
    from training.encoder import Encoder
    from training.labels import Labels
    from training.model import INPUTS, OUTPUTS, Exported, Model, Sizes
    from training.names import add_gum
    from training.sentences import read_conllu
    from training.windows import Cutter, Cutting, Window, build

    from sayso.language.features import TYPE_ROWS, WordPieces

    torch.manual_seed(1)
    documents = list(read_conllu(treebank))
    add_gum(documents)
    labels, pieces = Labels.collect(documents, rare=1), WordPieces(tokenizer_file)
    config = {
        "hidden_size": 32, "layer_norm_eps": 1e-12, "vocab_size": 80, "max_position_embeddings": 512,
        "num_attention_heads": 4, "intermediate_size": 64, "num_hidden_layers": 2,
    }  # fmt: skip
    sizes = Sizes(mixed_layers=2, tags=32, names=32, arcs=32, labels=16, dropout=0.0, encoder_dropout=0.0)
    model = Model(Encoder(config, TYPE_ROWS, 0.0), labels.sizes(), sizes)
    arrays = build(
        Cutter(documents, pieces, Cutting()),
        [Window(0, 0, 2, 0, 0, 99)],
        labels,
        pieces,
        None,
        random.Random(1),
    )
    batch = {name: torch.from_numpy(array) for name, array in arrays.items()}
    optimiser = torch.optim.AdamW(model.parameters(), lr=3e-3)
    for _ in range(120):
        losses = model(batch)
        sum(losses.values()).backward()
        optimiser.step()
        optimiser.zero_grad()
    assert set(losses) == {"upos", "xpos", "feats", "lemma", "sentence", "names", "arcs", "deprel"}
    out = dict(zip(OUTPUTS, Exported(model.eval())(*(batch[name] for name in INPUTS)), strict=True))
    assert out["upos"].tolist() == batch["upos"].tolist()
    assert (out["sentence"] > 0).long().tolist() == batch["start"].tolist()
    apart = batch["sentence_id"][:, :, None] != batch["sentence_id"][:, None, :]
    assert out["arcs"].masked_fill(apart, -1e9).argmax(-1).tolist() == batch["head"].tolist()
