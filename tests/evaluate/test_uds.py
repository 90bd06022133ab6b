"""Factuality of any predicate, asked of the status room over the shipped model."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sayso.errors import InputError
from sayso.evaluate.forms import evaluate
from sayso.evaluate.uds import joined, pearson

if TYPE_CHECKING:
    from sayso.reader import Reader


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Do n't go ( yet ) , she said .", "Don't go (yet), she said."),
        ('He said " no " and left .', 'He said "no" and left.'),
        ("The cats ' bowl cost $ 5 .", "The cats' bowl cost $5."),
    ],
)
def test_words_are_joined_as_in_print(words: str, text: str) -> None:
    made, places = joined(words.split())
    assert made == text
    assert [made[start:end] for start, end in places] == words.split()


def test_pearson() -> None:
    assert pearson([1, 2, 3], [2, 4, 6]) == 1.0
    assert pearson([1, 2, 3], [3, 2, 1]) == -1.0
    assert pearson([1, 2], [5, 5]) is None


ITEMS = [
    ("Workers painted the barn .", 1, 3.0),
    ("Workers did not paint the barn .", 3, -3.0),
    ("If workers paint the barn , it shines .", 2, -1.0),
    ("The cook slept .", 2, -1.5),
]


def test_statuses_become_numbers(tmp_path: Path, reader: Reader) -> None:
    path = tmp_path / "dev.jsonl"
    lines = [
        json.dumps({"text": text, "targets": [{"span1": [at, at + 1], "label": label, "span_text": "x"}]})
        for text, at, label in ITEMS
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    found = evaluate("status", path, reader=reader)
    assert (found["sentences"], found["targets"], found["not_found"], found["failed"]) == (4, 4, 0, 0)
    assert found["mae"] == round(4.5 / 4, 3)  # the last one is read as occurred
    assert found["mae_of_always_3"] == round((0 + 6 + 4 + 4.5) / 4, 3)
    assert found["by_status"]["occurred"] == {"n": 2, "mean_gold": 0.75}
    assert found["r"] == pearson([3.0, -3.0, -1.0, -1.5], [3.0, -3.0, -1.0, 3.0])


def test_a_broken_line_is_named(tmp_path: Path, reader: Reader) -> None:
    path = tmp_path / "dev.jsonl"
    path.write_text('{"text": "A b .", "targets": [{"span1": [7, 8], "label": 1.0}]}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"dev\.jsonl, line 1"):
        evaluate("status", path, reader=reader)
