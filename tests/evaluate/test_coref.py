"""The CoNLL score, the reader of chains, and the command."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

import numpy as np
import pytest

from sayso.errors import InputError
from sayso.evaluate import chains
from sayso.evaluate.conll import Scores, best_match
from sayso.evaluate.coref import evaluate_coref, joined

FILE = """\
# begin document
0	The	(1
1	minister	1)
2	said	_
3	he	(1)
4	trusts	_
5	Ms	(2
6	Faye	2)
7	and	_
8	her	(2)(3
9	party	3)
10	.	_
# end document
"""


def test_chains_are_read_with_their_words(tmp_path: Path) -> None:
    path = tmp_path / "a.conll"
    path.write_text(FILE, encoding="utf-8")
    (document,) = chains.read(path)
    assert document.words[:3] == ("The", "minister", "said")
    assert set(document.chains) == {
        frozenset({(0, 2), (3, 4)}),
        frozenset({(5, 7), (8, 9)}),
        frozenset({(8, 10)}),
    }


@pytest.mark.parametrize(("line", "says"), [("0\tThe", "'0\\tThe'"), ("0\tThe\t4)", "'4)' closes")])
def test_a_broken_line_is_named(tmp_path: Path, line: str, says: str) -> None:
    path = tmp_path / "a.conll"
    path.write_text(f"# begin document\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 2") as caught:
        list(chains.read(path))
    assert says in str(caught.value)


def test_words_are_joined_as_they_are_written() -> None:
    words = (
        "He",
        "said",
        ":",
        '"',
        "No",
        "-",
        "one",
        "'s",
        "here",
        ".",
        '"',
        "(",
        "Later",
        ")",
        "He",
        "left",
    )
    text, starts = joined(words)
    assert text == 'He said: "No-one\'s here." (Later) He left'
    assert [text[start : start + len(word)] for start, word in zip(starts, words, strict=True)] == list(words)


def test_the_score_is_that_of_the_papers() -> None:
    # the example of Pradhan et al. (2014): gold {a b c} {d e f g}, read {a b} {c d} {f g h i}
    scores = Scores()
    scores.add([frozenset("abc"), frozenset("defg")], [frozenset("ab"), frozenset("cd"), frozenset("fghi")])
    found = scores.figures()
    assert found["muc"] == {"p": 0.4, "r": 0.4, "f1": 0.4}
    assert found["b_cubed"] == {"p": 0.5, "r": 0.417, "f1": 0.455}
    assert found["ceaf"] == {"p": 0.433, "r": 0.65, "f1": 0.52}
    assert found["conll_f1"] == 0.458


def test_a_match_is_the_best_there_is() -> None:
    rng = random.Random(4)
    for _ in range(60):
        rows, columns = rng.randint(1, 5), rng.randint(1, 5)
        gain = np.array([[rng.choice([0.0, rng.random()]) for _ in range(columns)] for _ in range(rows)])
        wide = gain if rows <= columns else gain.T
        best = max(
            sum(wide[row, column] for row, column in enumerate(order))
            for order in itertools.permutations(range(wide.shape[1]), wide.shape[0])
        )
        assert best_match(gain) == pytest.approx(best)


def test_a_folder_is_measured(tmp_path: Path) -> None:
    (tmp_path / "a.conll").write_text(FILE, encoding="utf-8")
    found = evaluate_coref(tmp_path)
    assert found["documents"] == 1
    assert 0.0 < found["conll_f1"] <= 1.0
