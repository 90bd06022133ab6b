from __future__ import annotations

import pytest

from sayso.errors import KnowledgeError
from sayso.gold.inline import TRIGGER, Mark, parse

LABELS = frozenset({"a", "r", "n"})


def test_marks_are_taken_out_and_keep_their_places() -> None:
    found = parse("[a Police] {held} [r [n nine] students].", LABELS, "x.txt", 1)
    assert found.text == "Police held nine students."
    assert [(mark.label, found.words(mark)) for mark in found.marks] == [
        ("a", "Police"), (TRIGGER, "held"), ("r", "nine students"), ("n", "nine"),
    ]  # fmt: skip


def test_what_is_said_of_the_words_stands_behind_bars() -> None:
    found = parse("Nobody was {shot|ASSAULT/firearms|negated}.", LABELS, "x.txt", 1)
    assert found.marks == (Mark(TRIGGER, ("ASSAULT/firearms", "negated"), 11, 15),)


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("[a Police held", "not closed"),
        ("Police] held", "closes nothing"),
        ("{Police] held", "closes nothing"),
        ("[z Police] held", "unknown mark"),
        ("{} held", "empty"),
        ("{ Police} held", "blank-edged"),
    ],
)
def test_broken_marks_name_file_line_and_what_is_accepted(line: str, wrong: str) -> None:
    with pytest.raises(KnowledgeError, match=rf"x\.txt, line 7: .*{wrong}.*Accepted: ") as error:
        parse(line, LABELS, "x.txt", 7)
    assert error.value.line == 7
