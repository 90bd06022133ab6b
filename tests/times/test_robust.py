"""Arbitrary text and broken data files."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import KnowledgeError
from sayso.records import Time
from sayso.times import knowledge as room

Read = Callable[[str, str | None], list[Time]]
PIECES = [
    "Monday", "next", "last", "the", "end", "of", "May", "31", "February", "2014", "1999-2003", "ago",
    "three", "weeks",
    "earlier", "half", "century", "Q3", "3 pm", "at", "on", "since", "every", "summer", "99999", "years",
    "in", "\n", ".",
    "Christmas", "12/31/2020", "night", "the 31st", "first", "quarter", "’", "0", "a", "-", "9999",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join) | st.text(max_size=60),
       st.sampled_from([None, "2021-12-22", "0001-01-01", "9999-12-31"]))  # fmt: skip
def test_never_raises_and_offsets_hold(times_of: Read, text: str, published: str | None) -> None:
    for time in times_of(text, published):
        assert text[time.start : time.end] == time.text != ""
        assert (time.earliest or "") <= (time.latest or "9999-99-99")


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("rules.toml", '[pattern]\n[[rule]]\nname = "odd"\nreads = "fog"\npattern = "x"\n', "reads 'fog'"),
        (
            "rules.toml",
            '[pattern]\n[[rule]]\nname = "odd"\nreads = "year"\nkey = ["unit"]\npattern = "<fog>"\n',
            "<fog>",
        ),
        (
            "rules.toml",
            '[pattern]\n[[rule]]\nname = "odd"\nreads = "year"\nkey = ["unit"]\npattern = "("\n',
            "rule 'odd'",
        ),
        (
            "rules.toml",
            '[pattern]\n[[rule]]\nname = "o"\nreads = "year"\nkey = ["fog"]\npattern = "x"\n',
            "key ['fog']",
        ),
        (
            "rules.toml",
            '[pattern]\n[[rule]]\nname = "o"\nreads = "year"\nneeds = "fog"\npattern = "x"\n',
            "needs 'fog'",
        ),
        ("holidays.toml", '[[holiday]]\nnames = ["Fog Day"]\nday = "31-31-31"\n', "Fog Day"),
        ("traps.txt", "fine\n(\n", "line 2"),
        ("traps.txt", "= capital fog\nFine\n", "= capital fog"),
        ("words.toml", "[month\n", "words.toml"),
    ],
)
def test_broken_data_is_named(monkeypatch: pytest.MonkeyPatch, name: str, content: str, found: str) -> None:
    read = room._read
    monkeypatch.setattr(room, "_read", lambda file: content if file == name else read(file))
    with pytest.raises(KnowledgeError) as caught:
        for rule in room.knowledge.__wrapped__().rules:
            assert callable(rule.match)
    assert found in str(caught.value)
    assert name in str(caught.value)
