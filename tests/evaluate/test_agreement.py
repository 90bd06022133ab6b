"""How far two annotations of ties and wordings agree. The sentence is invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.agreement import bond_agreement

from sayso.gold.ties import Bonds, load

TEXT = (
    "Kalm-funded rebels, led by Ivo Marn, hold Vern. The army, Kalm's ally, calls the so-called camp theft."
)
FIRST = """T leads | led by | from: Ivo Marn | to: rebels
T allied_with | ally | from: The army | to: Kalm#2
T backs | Kalm-funded | from: Kalm | to: rebels | optional: yes
W so-called | camp
W described_as | theft | optional: yes
"""


def agreed(folder: Path, second: str) -> dict[str, float]:
    def marked(name: str, lines: str) -> Bonds:
        (folder / name / "ties").mkdir(parents=True)
        (folder / name / "ties" / "dev.txt").write_text(f"== x-1\n{lines}", encoding="utf-8")
        return load(folder / name, {"x-1": TEXT})["x-1"]

    return bond_agreement([(marked("first", FIRST), marked("second", second))])


@pytest.mark.parametrize(
    ("old", "new", "ties", "status", "asked"),
    [
        ("", "", 1.0, 1.0, 1.0),
        ("from: The army | to: Kalm#2", "from: Kalm#2 | to: army", 1.0, 1.0, 1.0),  # allies either way round
        ("from: Ivo Marn | to: rebels", "from: rebels | to: Ivo Marn", 0.5, 0.5, 0.5),
        ("T leads |", "T holds_office/leads |", 1.0, 1.0, 1.0),
        ("to: Kalm#2", "to: Kalm#2 | status: alleged", 1.0, 0.5, 1.0),
        ("to: Kalm#2", "to: Kalm#2 | optional: yes", 1.0, 1.0, 0.667),
        ("to: rebels | optional: yes", "to: rebels", 1.0, 1.0, 0.8),
        ("T leads | led by | from: Ivo Marn | to: rebels\n", "", 0.667, 0.667, 0.667),
    ],
)
def test_ties_that_agree(
    tmp_path: Path, old: str, new: str, ties: float, status: float, asked: float
) -> None:
    assert old in FIRST
    found = agreed(tmp_path, FIRST.replace(old, new, 1))
    assert (found["ties"], found["ties with status"], found["ties asked for"]) == (ties, status, asked)


def test_wordings_that_agree(tmp_path: Path) -> None:
    other = FIRST.replace("so-called | camp", "scare_quotes/so-called | so-called camp")
    assert agreed(tmp_path / "same", other)["wordings"] == 1.0
    other = FIRST.replace("so-called | camp", "scare_quotes | camp").replace("theft | optional: yes", "theft")
    found = agreed(tmp_path / "other", other)
    assert (found["wordings"], found["wordings asked for"]) == (0.0, 0.0)
