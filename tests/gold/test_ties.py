"""The marks of ties and wordings. All sentences are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import KnowledgeError
from sayso.gold.corpus import Passage, load_folder

TEXT = "Kalm-funded rebels hold Vern. The army calls it theft; the rebels, led by Ivo Marn, call it rent.\n"
MARKS = """# a comment
== x-1
T backs | Kalm-funded | from: Kalm | to: rebels ; the rebels | status: alleged
T leads/holds_office | led by | from: Ivo Marn | to: rebels#2 | office: leader | optional: yes
W described_as/scare_quotes | theft | rival: rent | user: The army
== x-2
"""


def read(folder: Path, marks: str) -> dict[str, Passage]:
    for name in ("written", "ties"):
        (folder / name).mkdir(exist_ok=True)
    heads = "".join(f"== x-{number} 2012-02-03\n{TEXT}\n" for number in (1, 2, 3))
    (folder / "written" / "a.txt").write_text(heads, encoding="utf-8")
    (folder / "ties" / "dev.txt").write_text(marks, encoding="utf-8")
    return {passage.id: passage for passage in load_folder(folder)}


def test_what_is_marked_is_told_apart_from_what_was_not_looked_through(tmp_path: Path) -> None:
    found = read(tmp_path, MARKS)
    bonds = found["x-1"].bonds
    assert bonds is not None and found["x-2"].bonds is not None
    assert (found["x-2"].bonds.ties, found["x-2"].bonds.wordings, found["x-3"].bonds) == ((), (), None)
    backs, leads = bonds.ties
    assert (backs.kinds, backs.status, [one.text for one in backs.target]) == (
        ("backs",), "alleged", ["rebels", "the rebels"],
    )  # fmt: skip
    assert (leads.kinds, leads.status, leads.office, leads.optional) == (
        ("leads", "holds_office"), "occurred", "leader", True,
    )  # fmt: skip
    assert leads.target[0].start > backs.target[0].start
    [wording] = bonds.wordings
    assert wording.rival is not None
    assert (wording.markers[0], wording.term.text, wording.rival.text, wording.user[0].text) == (
        "described_as", "theft", "rent", "The army",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("T backs", "T likes", "kind 'likes'"),
        ("T backs |", "T backs/ |", "kind ''"),
        ("from: Kalm |", "from: Sela |", "'Sela' is not in the text"),
        (" | from: Kalm", "", "no from"),
        ("status: alleged", "status: claimed", "status 'claimed'"),
        ("W described_as/scare_quotes", "W called", "marker 'called'"),
        ("rival: rent", "against: rent", "field 'against: rent'"),
        ("optional: yes", "optional: perhaps", "optional 'perhaps'"),
        ("W described", "X described", "'X described"),
        ("== x-2", "== x-1", "id x-1"),
        ("# a comment", "T backs", "before any passage"),
    ],
)
def test_a_wrong_value_is_refused_with_file_and_line(tmp_path: Path, old: str, new: str, wrong: str) -> None:
    assert old in MARKS
    with pytest.raises(KnowledgeError, match=wrong) as error:
        read(tmp_path, MARKS.replace(old, new, 1))
    assert error.value.line is not None
