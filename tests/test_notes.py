from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from sayso.errors import PipelineError
from sayso.notes import Block, Notes, attach, check_order, extent, notes
from sayso.records import Report


class Fake:
    def __init__(self, name: str, requires: set[str], assigns: set[str]) -> None:
        self.name, self.requires, self.assigns = name, frozenset(requires), frozenset(assigns)

    def __call__(self, doc: Doc) -> None:
        raise AssertionError(f"not run here: {doc.text}")


def test_a_missing_requirement_is_named() -> None:
    stages = [Fake("times", {"words"}, {"times"}), Fake("events", {"times", "actors"}, {"events"})]
    with pytest.raises(PipelineError, match=r"'events' requires actors"):
        check_order(stages, frozenset({"words"}))
    check_order(stages, frozenset({"words", "actors"}))


def test_silent_blocks() -> None:
    found = Notes(Report.of("abcdef"), (Block("paragraph", 0, 3), Block("pull_quote", 3, 6)))
    assert not found.is_silent(2)
    assert found.is_silent(3)
    assert not found.is_silent(99)


def test_notes_must_be_attached_first() -> None:
    doc = spacy.blank("en")("Talks continue.")
    with pytest.raises(PipelineError, match="carries no notes"):
        notes(doc)
    attach(doc, Notes(Report.of(doc.text)))
    assert notes(doc).report.text == "Talks continue."
    assert extent(doc[1]).start == 6
    assert extent(doc[0:2]).text == "Talks continue"
