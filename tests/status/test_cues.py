"""The data file of cues: what it holds, and what its loader refuses."""

from __future__ import annotations

import pytest

from sayso.errors import KnowledgeError
from sayso.status.cues import cues, parse


def test_shipped_cues_load() -> None:
    known = cues()
    assert len(known) >= 300
    assert known.embedding["verb", "clause"]["deny"].affirmed == "-"
    assert known.embedding["verb", "clause"]["manage"].negated == "-"
    assert known.local["auxiliary"]["will"] == "future"
    assert known.embedding["verb", "bare"]["escape"].affirmed == "-"
    assert known.embedding["verb", "object"]["escape"].affirmed == "+"
    assert known.embedding["verb", "clause"]["doubt"].negated == "+"
    assert known.local["marker"]["ahead of"] == "future"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[[verb]]\nclass = "x"\nsignature = "=*"\nclause = ["go"]', ["=*", "line 3"]),
        ('[[verb]]\nclass = "x"\nsignature = "=-"\nnonsense = ["go"]', ["nonsense", "clause"]),
        ('[[particle]]\nwords = ["up"]', ["particle", "verb", "line 1"]),
        ('[[auxiliary]]\nstands = "maybe"\nwords = ["will"]', ["maybe", "future"]),
        ('[[adverb]\nwords = ["not"]', ["TOML"]),
        (
            '[[verb]]\nclass = "x"\nsignature = "=-"\nclause = ["go"]\n'
            '[[verb]]\nclass = "y"\nsignature = "-+"\nclause = ["go"]',
            ["'go'", "'x'", "'y'"],
        ),
    ],
)
def test_bad_cues_are_refused_by_name(text: str, words: list[str]) -> None:
    with pytest.raises(KnowledgeError) as refused:
        parse(text, "mine.toml")
    assert "mine.toml" in str(refused.value)
    for word in words:
        assert word in str(refused.value)
