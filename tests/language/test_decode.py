from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.decode import Decoder

NAMES = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG"]
DECODER = Decoder(NAMES, np.zeros((3, 2), np.float32))


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
    found = DECODER.names(logits, starts)
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
    assert [NAMES[label] for label in DECODER.names(logits, starts)][:2] == ["B-PER", "I-PER"]
    assert not NAMES[DECODER.names(logits, starts)[2]].startswith("I-")
