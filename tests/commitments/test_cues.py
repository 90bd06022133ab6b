"""The data file of commitment cues: what it holds, and what its loader refuses."""

from __future__ import annotations

import pytest

from sayso.commitments.cues import cues, parse
from sayso.errors import KnowledgeError


def test_shipped_cues_load() -> None:
    known = cues()
    assert len(known) >= 200
    assert {cue.kind for cue in known.embedding["verb"]["promise"]} == {"promise"}
    assert known.embedding["verb"]["vow"][0].hostile == "threat"
    assert "unless" in known.sets["condition"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[[verb]]\nkind = "wish"\ntakes = ["to"]\nwords = ["hope"]', ["wish", "promise", "line 2"]),
        ('[[verb]]\nkind = "offer"\ntakes = ["by"]\nwords = ["offer"]', ["by", "object"]),
        ('[[verb]]\nkind = "offer"\ntakes = ["to"]\nwords = ["offer"]\nloud = true', ["loud"]),
        ('[[adverb]]\nwords = ["gladly"]', ["adverb", "noun"]),
        ("[[verb]", ["TOML"]),
    ],
)
def test_bad_cues_are_refused_by_name(text: str, words: list[str]) -> None:
    with pytest.raises(KnowledgeError) as refused:
        parse(text, "mine.toml")
    assert "mine.toml" in str(refused.value)
    for word in words:
        assert word in str(refused.value)
