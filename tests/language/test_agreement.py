from __future__ import annotations

import numpy as np

from sayso.language.agreement import Agreement

LABELS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG"]
AGREEMENT = Agreement(LABELS)


def settle(forms: str, labels: str, sure: list[float]) -> str:
    """``sure`` is the score that each word gives its own label; all others score 0."""
    names = np.array([LABELS.index(label) for label in labels.split()])
    logits = np.zeros((len(names), len(LABELS)), np.float32)
    logits[np.arange(len(names)), names] = sure
    return " ".join(LABELS[label] for label in AGREEMENT.settle(forms.split(), names, logits))


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
