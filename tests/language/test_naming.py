from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.naming import Naming

NAMES = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG"]
NAMING = Naming(NAMES)


def allowed(labels: tuple[int, ...]) -> bool:
    before = "O"
    for label in labels:
        name = NAMES[label]
        if name.startswith("I-") and before[1:] != name[1:]:
            return False
        before = name
    return True


@given(st.integers(1, 4), st.integers(0, 2**32 - 1))
def test_names_are_the_best_allowed_sequence(size: int, seed: int) -> None:
    logits = np.random.default_rng(seed).normal(size=(size, len(NAMES))).astype(np.float32)
    starts = np.zeros(size, np.bool_)
    starts[0] = True
    found = NAMING.sequence(logits, starts)
    assert allowed(tuple(found.tolist()))
    best = max(
        sum(logits[word, label] for word, label in enumerate(labels))
        for labels in itertools.product(range(len(NAMES)), repeat=size)
        if allowed(labels)
    )
    assert np.isclose(logits[np.arange(size), found].sum(), best, atol=1e-5)


def test_no_name_crosses_a_sentence() -> None:
    logits = np.zeros((3, len(NAMES)), np.float32)
    logits[0, 1] = logits[1, 2] = logits[2, 2] = 5.0
    starts = np.array([True, False, True])
    assert [NAMES[label] for label in NAMING.sequence(logits, starts)][:2] == ["B-PER", "I-PER"]
    assert not NAMES[NAMING.sequence(logits, starts)[2]].startswith("I-")


def settle(forms: str, labels: str, sure: list[float]) -> str:
    """``sure`` is the score that each word gives its own label; all others score 0."""
    names = np.array([NAMES.index(label) for label in labels.split()])
    logits = np.zeros((len(names), len(NAMES)), np.float32)
    logits[np.arange(len(names)), names] = sure
    return " ".join(NAMES[label] for label in NAMING.settle(forms.split(), names, logits))


def test_mentions_of_one_name_get_the_type_they_are_surest_of() -> None:
    assert settle("MEE and MEE and MEE", "B-PER O B-ORG O B-ORG", [3, 1, 2, 1, 2]) == "B-ORG O B-ORG O B-ORG"
    assert settle("MEE and MEE and MEE", "B-PER O B-ORG O B-ORG", [5, 1, 2, 1, 2]) == "B-PER O B-PER O B-PER"


def test_all_words_of_a_name_change() -> None:
    assert (
        settle("Al Maro or Al Maro", "B-PER I-PER O B-ORG I-ORG", [3, 3, 1, 2, 2])
        == "B-PER I-PER O B-PER I-PER"
    )


def test_other_names_stay() -> None:
    assert settle("Sela met MEE", "B-PER O B-ORG", [3, 1, 2]) == "B-PER O B-ORG"
    assert settle("Sela Sela Maro", "B-PER B-ORG I-ORG", [3, 3, 2]) == "B-PER B-ORG I-ORG"


def test_a_name_missed_here_and_sure_there_is_one() -> None:
    assert settle("MEE and MEE", "B-ORG O O", [4, 1, 2]) == "B-ORG O B-ORG"
    assert settle("MEE and MEE", "B-ORG O O", [2, 1, 4]) == "B-ORG O O"
    assert settle("MEE and mee", "B-ORG O O", [4, 1, 2]) == "B-ORG O O"
    assert settle("Al Noor of Al Noor", "B-ORG I-ORG O O O", [4, 4, 1, 1, 1]) == "B-ORG I-ORG O B-ORG I-ORG"
