"""Ties and wordings, scored on what a reader is told to answer. All sentences are invented."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import InputError
from sayso.evaluate.forms import evaluate
from sayso.evaluate.misses import Misses
from sayso.evaluate.score_bonds import head_words
from sayso.records import Tie, Wording

ONE = "Kalm-funded rebels hold Vern. The army calls it theft."
TWO = "Rain fell on Vern."
MARKS = """\
== x-1
T backs | Kalm-funded | from: Kalm | to: rebels | status: alleged
T leads | hold | from: rebels | to: Vern | optional: yes
W described_as/scare_quotes | theft | user: The army
== x-2
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "written").mkdir()
    (tmp_path / "ties").mkdir()
    passages = "".join(
        f"== x-{number} 2024-03-13\n{text}\n\n" for number, text in ((1, ONE), (2, TWO), (3, ONE))
    )
    (tmp_path / "written" / "a.txt").write_text(passages, encoding="utf-8")
    (tmp_path / "ties" / "dev.txt").write_text(MARKS, encoding="utf-8")
    (tmp_path / "splits.tsv").write_text("x-1\tdev\tx\nx-2\tdev\tx\nx-3\tdev\tx\n", encoding="utf-8")
    return tmp_path


def tie(told: Any, text: str, kind: Any, source: str, target: str, **fields: Any) -> Tie:
    ends = told.actor(text, source), told.actor(text, target)
    return Tie(f"{kind}{source}", kind, *ends, evidence=told.stretch(text, target), **fields)


def test_a_tie_counts_by_kind_and_the_heads_of_both_ends(folder: Path, told: Any) -> None:
    told.tell(
        ONE,
        ties=(
            tie(told, ONE, "backs", "Kalm", "Kalm-funded rebels"),
            tie(told, ONE, "leads", "rebels", "Vern"),
            tie(told, ONE, "backs", "Kalm", "Vern"),
        ),
    )
    told.tell(TWO, ties=(tie(told, TWO, "leads", "Rain", "Vern"),))
    misses = Misses()
    found = evaluate("ties", folder, part="dev", reader=told, misses=misses)
    assert found["passages"] == 2
    assert found["ties"] == {"p": 0.333, "r": 1.0, "f1": 0.5, "gold": 1, "predicted": 3}
    assert found["tie_status"] == {"accuracy": 0.0, "n": 1}
    assert found["ties_traps"] == {"passages": 1, "false_ties": 1, "per_100": 100.0}
    assert misses.counts() == {"false tie": 2, "tie_status": 1, "wording": 1}


def test_a_tie_without_direction_may_be_read_either_way(folder: Path, told: Any) -> None:
    (folder / "ties" / "dev.txt").write_text(MARKS.replace("T backs", "T opposes"), encoding="utf-8")
    told.tell(ONE, ties=(tie(told, ONE, "opposes", "rebels", "Kalm"),))
    assert evaluate("ties", folder, part="dev", reader=told)["ties"]["f1"] == 1.0


def test_a_wording_counts_by_marker_and_overlap(folder: Path, told: Any) -> None:
    place = told.stretch(ONE, "it theft")
    user = told.actor(ONE, "The army")
    told.tell(ONE, wordings=(Wording(place.text, place.start, place.end, "scare_quotes", user=user),))
    found = evaluate("wordings", folder, part="dev", reader=told)
    assert (found["wordings"]["f1"], found["wording_user"]["accuracy"]) == (1.0, 1.0)
    told.tell(ONE, wordings=(Wording(place.text, place.start, place.end, "so-called"),))
    misses = Misses()
    assert evaluate("wordings", folder, part="dev", reader=told, misses=misses)["wordings"]["f1"] == 0.0
    assert misses.counts() == {"false wording": 1, "tie": 1, "wording": 1}


def test_passages_in_the_worked_examples_form(tmp_path: Path, told: Any) -> None:
    case: dict[str, Any] = {"id": "one", "text": ONE, "events": []}
    path = tmp_path / "cases.json"
    path.write_text(json.dumps([case]), encoding="utf-8")
    with pytest.raises(InputError, match="no passage marked for ties"):
        evaluate("ties", path, reader=told)
    case["ties"] = [{"kind": "backs", "from": "Kalm", "to": "rebels", "evidence": "Kalm-funded rebels"}]
    case["wordings"] = [{"marker": "described_as", "text": "theft", "user": ["The army"]}]
    path.write_text(json.dumps([case]), encoding="utf-8")
    told.tell(ONE, ties=(tie(told, ONE, "backs", "Kalm", "rebels"),))
    assert evaluate("ties", path, reader=told)["ties"]["f1"] == 1.0
    assert evaluate("wordings", path, reader=told)["wordings"]["r"] == 0.0


@pytest.mark.parametrize(
    ("name", "heads"),
    [
        ("the armed wing of the Kalm Front", {"wing"}),
        ("Prime Minister Ivo Marn", {"marn"}),
        ("gunmen loyal to a major", {"gunmen"}),
        ("the government and people of Kalm", {"government", "people"}),
        ("U.S.", {"us"}),
        ("Kalm's", {"kalm"}),
        ("", set()),
    ],
)
def test_head_words(name: str, heads: set[str]) -> None:
    assert head_words(name) == heads
