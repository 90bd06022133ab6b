"""The cue file: broad enough, and checked with file, line and value."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.attribution.cues import FILE, load
from sayso.errors import KnowledgeError


def test_breadth() -> None:
    cues = load()
    verbs = sum(len(found) for found in cues.verbs.values())
    phrases = sum(len(found) for found in cues.phrases.values())
    assert verbs + phrases + len(cues.nouns) >= 600


def test_first_block_wins_and_phrases_come_before_their_verb() -> None:
    cues = load()
    assert cues.verbs["deny"][0].stance["clause"] == "denies"
    points = cues.verbs["point"]
    assert points[0].rest == ("out",)
    suspect = cues.verbs["suspect"][0]
    assert (suspect.stance["clause"], suspect.stance["gerund"]) == ("alleges", "accuses")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('stance = "denies"', 'stance = "denys"', "denys"),
        ('"gerund", "noun", "quote"]', '"gerund", "nuon", "quote"]', "nuon"),
        ('\nsubject = "document"', '\nsubject = "paper"', "paper"),
        ("weak = [", "feeble = [", "weak"),
    ],
)
def test_bad_value_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    bad = tmp_path / "cues.toml"
    bad.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=message) as caught:
        load(bad)
    assert "cues.toml" in str(caught.value)


def test_broken_file_is_named(tmp_path: Path) -> None:
    bad = tmp_path / "cues.toml"
    bad.write_text("stances = [", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="not valid TOML"):
        load(bad)
