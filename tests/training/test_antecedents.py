"""The ranking of antecedents: it learns a document by heart, and sayso scores as it was trained."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from sayso.actors import antecedents as room
from sayso.actors.pairs import pairs
from sayso.evaluate.chains import ChainedDocument

torch = pytest.importorskip("torch")

if TYPE_CHECKING:
    from training.antecedents import Ranking, Sample

    from sayso.reader import Reader

TEXT = "Ines Duarte runs a mill . She told Karl that he could rent it . The mill needs repair ."
WORDS = tuple(TEXT.split(" "))
CHAINS = (frozenset({(0, 2), (6, 7)}), frozenset({(3, 5), (12, 13), (14, 16)}), frozenset({(8, 9), (10, 11)}))


@pytest.fixture
def sample(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> Sample:
    from training import antecedents

    monkeypatch.setattr(room, "ranked", lambda *_: {})
    return antecedents.sample(ChainedDocument("one", WORDS, CHAINS), reader)


@pytest.fixture
def model(sample: Sample) -> Ranking:
    from training.antecedents import fit

    return fit([sample], epochs=60, seed=1)


def test_a_document_is_learned_by_heart(sample: Sample, model: Ranking) -> None:
    scores, none = model(sample)
    for phrase in range(len(none)):
        mine = sample.later == phrase
        right = sample.right[mine]
        if right.any():
            assert right[scores[mine].argmax()]
            assert scores[mine].max() > none[phrase]


def test_the_same_seed_gives_the_same_weights(sample: Sample) -> None:
    from training.antecedents import exported, fit

    one, other = (exported(fit([sample], epochs=2, seed=3)) for _ in range(2))
    for name, array in one.items():
        np.testing.assert_array_equal(array, other[name])


def test_sayso_scores_as_it_was_trained(
    sample: Sample, model: Ranking, reader: Reader, tmp_path: Path
) -> None:
    from training.antecedents import exported

    from sayso.actors.cast import cast_of
    from sayso.evaluate.coref import joined
    from sayso.records import Report

    np.savez(tmp_path / "weights.npz", **exported(model))
    held = room.Weights.load(tmp_path / "weights.npz")
    doc = reader.walk(Report.of(joined(WORDS)[0]), through="actors")
    coreference = cast_of(doc).coreference
    table = coreference.table()
    scores, none = room.scored(held, table, coreference.vectors(), *pairs(table, agreeing=False))
    wanted, wanted_none = model(sample)
    np.testing.assert_allclose(scores, wanted.detach().numpy(), atol=0.05)
    np.testing.assert_allclose(none, wanted_none.detach().numpy(), atol=0.05)


def test_a_mention_that_is_no_phrase_goes_to_the_one_with_its_head() -> None:
    from training.antecedents import chain_of

    gold = [{(0, 10), (20, 30)}, {(40, 45)}]
    assert chain_of([(0, 10), (20, 26), (41, 44), (50, 55)], [5, 22, 42, 51], gold) == [0, 0, -1, -1]
