"""The torch side: a tiny model learns one batch by heart, stops, goes on. Needs training/requirements.txt."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

torch = pytest.importorskip("torch")

if TYPE_CHECKING:
    from training.model import Model
    from training.windows import Batch


@pytest.fixture
def model(treebank: Path) -> Model:
    """A model of two layers without dropout."""
    from training.encoder import Encoder
    from training.labels import Labels
    from training.model import Model, Sizes
    from training.sentences import read_conllu

    from sayso.language.features import TYPE_ROWS

    torch.manual_seed(1)
    config = {
        "hidden_size": 32,
        "layer_norm_eps": 1e-12,
        "vocab_size": 80,
        "max_position_embeddings": 512,
        "num_attention_heads": 4,
        "intermediate_size": 64,
        "num_hidden_layers": 2,
    }
    sizes = Sizes(mixed_layers=2, tags=32, names=32, arcs=32, labels=16, dropout=0.0, encoder_dropout=0.0)
    labels = Labels.collect(read_conllu(treebank), rare=1)
    return Model(Encoder(config, TYPE_ROWS, 0.0), labels.sizes(), sizes)


@pytest.fixture
def arrays(treebank: Path, tokenizer_file: Path) -> Batch:
    """The first document as one window."""
    from training.labels import Labels
    from training.names import add_gum
    from training.sentences import read_conllu
    from training.windows import Cutter, Cutting, Window, build

    from sayso.language.features import WordPieces

    documents, pieces = list(read_conllu(treebank)), WordPieces(tokenizer_file)
    add_gum(documents)
    cutter = Cutter(documents, pieces, Cutting())
    labels = Labels.collect(documents, rare=1)
    return build(cutter, [Window(0, 0, 2, 0, 0, 99)], labels, pieces, None, random.Random(1))


def test_a_tiny_model_learns_one_batch(model: Model, arrays: Batch) -> None:
    from training.model import INPUTS, OUTPUTS, Exported

    batch = {name: torch.from_numpy(array) for name, array in arrays.items()}
    optimiser = torch.optim.AdamW(model.parameters(), lr=3e-3)
    for _ in range(120):
        losses = model(batch)
        sum(losses.values()).backward()
        optimiser.step()
        optimiser.zero_grad()
    assert {"upos", "xpos", "feats", "lemma", "sentence", "names", "kindred", "arcs", "deprel"} < set(losses)
    out = dict(zip(OUTPUTS, Exported(model.eval())(*(batch[name] for name in INPUTS)), strict=True))
    assert out["upos"].tolist() == batch["upos"].tolist()
    assert (out["sentence"] > 0).long().tolist() == batch["start"].tolist()
    apart = batch["sentence_id"][:, :, None] != batch["sentence_id"][:, None, :]
    assert out["arcs"].masked_fill(apart, -1e9).argmax(-1).tolist() == batch["head"].tolist()


def test_a_run_goes_on_from_what_it_left(model: Model, arrays: Batch, tmp_path: Path) -> None:
    import copy

    from training.checkpoints import State, resume, save

    batch = {name: torch.from_numpy(array) for name, array in arrays.items()}

    def step(some: Model, optimiser: torch.optim.Optimizer) -> None:
        sum(some(batch).values()).backward()
        optimiser.step()
        optimiser.zero_grad()

    fresh, optimiser = copy.deepcopy(model), torch.optim.AdamW(model.parameters(), lr=1e-3)
    step(model, optimiser)
    save(tmp_path, model, model, optimiser, State(epoch=1, step=210, minutes=2.5, progress=0.1))
    step(model, optimiser)
    again = torch.optim.AdamW(fresh.parameters(), lr=1e-3)
    assert resume(tmp_path, fresh, None, again) == State(epoch=1, step=210, minutes=2.5, progress=0.1)
    step(fresh, again)
    for left, right in zip(fresh.state_dict().values(), model.state_dict().values(), strict=True):
        assert torch.equal(left, right)
    assert resume(tmp_path / "elsewhere", fresh, None, again) == State()
