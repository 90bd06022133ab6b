"""Places beside a named one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import KnowledgeError
from sayso.notes import notes
from sayso.places import beside as room


@pytest.mark.parametrize(
    ("text", "relation", "moved", "uncertain"),
    [
        ("Troops shelled villages 20 km south of Aleppo.", "20 km south of", -0.18, 5.0),
        ("Rebels hold the hills north of Mopti.", "north of", 0.0, 50.0),
        ("Gunmen killed two men outside Mopti.", "outside", 0.0, 20.0),
        ("The convoy was stopped 30 miles from Mopti.", "30 miles from", 0.0, 48.3),
        ("Gunmen killed two men in Mopti.", None, 0.0, None),
    ],
)
def test_relations(
    parse: Callable[..., Any], text: str, relation: str | None, moved: float, uncertain: float | None
) -> None:
    place = next(place for place in notes(parse(text, through="places")).places.values() if place.name)
    home = {"Aleppo": 36.201, "Mopti": 14.484}[place.text]
    assert (place.relation, place.uncertainty_km) == (relation, uncertain)
    assert place.lat == pytest.approx(home + moved, abs=0.01)


def test_a_wrong_word_of_the_table_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "relations.toml"
    path.write_text("[beside]\nnear = 'far'\n", encoding="utf-8")
    monkeypatch.setattr(room, "FILE", path)
    room._tables.cache_clear()
    try:
        with pytest.raises(KnowledgeError, match=r"relations\.toml.*\[beside\] near = 'far'"):
            room._tables()
    finally:
        monkeypatch.undo()
        room._tables.cache_clear()
