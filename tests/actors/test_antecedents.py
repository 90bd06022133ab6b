"""The learned ranking of antecedents: its weights, what it leaves out, what it always says the same."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from sayso.actors import antecedents
from sayso.actors.cast import cast_of
from sayso.actors.pairs import figures, pairs
from sayso.actors.referents import KINDS
from sayso.errors import KnowledgeError

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = (
    "Ines Duarte runs a mill in Porto Amel. She told Karl Reuss that he could rent it. The mill needs "
    "repair, and Reuss and Duarte will pay for that. They have known each other for years."
)


@pytest.fixture
def coreference(parse: Callable[..., Any]) -> Any:
    return cast_of(parse(TEXT, through="actors")).coreference


def test_the_weights_are_small() -> None:
    assert antecedents.FILE.stat().st_size < 1_000_000


def test_broken_weights_are_named(tmp_path: Path) -> None:
    path = tmp_path / "antecedents.npz"
    path.write_bytes(b"nothing")
    with pytest.raises(KnowledgeError, match=r"antecedents\.npz"):
        antecedents.Weights.load(path)


def test_weights_for_other_fields_are_refused(tmp_path: Path) -> None:
    held: dict[str, Any] = {
        field.name: getattr(antecedents.weights(), field.name) for field in fields(antecedents.Weights)
    }
    path = tmp_path / "antecedents.npz"
    np.savez(path, **held | {"fields": held["fields"][1:]})
    with pytest.raises(KnowledgeError, match=r"training\.antecedents"):
        antecedents.Weights.load(path)


def test_an_antecedent_comes_before(coreference: Any) -> None:
    later, earlier = pairs(coreference.table())
    assert len(later) > 0
    assert (earlier < later).all()


def test_pairs_that_cannot_agree_are_left_out(coreference: Any) -> None:
    table = coreference.table()
    kinds = [KINDS[kind] for kind in table.kind.tolist()]
    found = {(kinds[i], kinds[j]) for i, j in zip(*pairs(table), strict=True)}
    assert ("he", "person") in found
    assert ("he", "she") not in found
    assert ("it", "person") not in found


def test_a_pair_scores_the_same_alone_and_among_others(coreference: Any) -> None:
    table, vectors, held = coreference.table(), coreference.vectors(), antecedents.weights()
    later, earlier = pairs(table)
    scores, _ = antecedents.scored(held, table, vectors, later, earlier)
    alone, _ = antecedents.scored(held, table, vectors, later[-1:], earlier[-1:])
    assert figures(table, later, earlier).shape == (len(later), len(held.figures))
    np.testing.assert_allclose(alone[0], scores[-1], rtol=1e-4)


def test_a_text_without_phrases_has_no_antecedents(parse: Callable[..., Any]) -> None:
    coreference = cast_of(parse("Perhaps.", through="actors")).coreference
    asked = np.zeros(0, np.bool_)
    assert antecedents.ranked(coreference.table(), coreference.vectors(), asked) == {}


def test_phrases_of_one_cluster_score_together() -> None:
    assert antecedents.together([0.7]) == pytest.approx(0.7)
    assert 0.7 < antecedents.together([0.7, 0.2]) < 0.9 + np.log(2)
    assert antecedents.together([-0.3, -0.3]) > 0 > antecedents.together([-0.3])


def test_chains_are_the_same_each_time(parse: Callable[..., Any], coreference: Any) -> None:
    again = cast_of(parse(TEXT, through="actors")).coreference
    assert again.chains() == coreference.chains()
