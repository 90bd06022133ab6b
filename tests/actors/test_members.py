"""Members of organisations on a day."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.actors import members as room
from sayso.actors.entries import known_rows
from sayso.actors.members import members, organisations
from sayso.errors import KnowledgeError


@pytest.mark.parametrize(
    ("organisation", "code", "day", "belongs"),
    [
        ("igo.nato", "POL", "1999-03-01", False),
        ("igo.nato", "POL", "1999-04-01", True),
        ("igo.nato", "FIN", "2023-05-01", True),
        ("igo.nato", "RUS", "2023-05-01", False),
        ("uno.security-council", "CHN", "1995-05-05", True),
    ],
)
def test_members_have_their_times(organisation: str, code: str, day: str, belongs: bool) -> None:
    assert (code in members(organisation, day)) == belongs


def test_who_is_suspended_is_no_member(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "members.tsv"
    path.write_text("igo.league\tMLI\t..\nigo.league\tMLI\tsuspended 2020-08..2022-07\n", encoding="utf-8")
    monkeypatch.setattr(room, "FILE", path)
    room._table.cache_clear()
    try:
        days = ("2020-01-01", "2021-01-01", "2023-01-01")
        assert [members("igo.league", day) for day in days] == [("MLI",), (), ("MLI",)]
        path.write_text("igo.league\tXYZ\t..\n", encoding="utf-8")
        room._table.cache_clear()
        with pytest.raises(KnowledgeError, match=r"members\.tsv, line 1: 'XYZ \.\.'"):
            members("igo.league", "2020-01-01")
    finally:
        monkeypatch.undo()
        room._table.cache_clear()


def test_every_organisation_is_one_of_the_bodies() -> None:
    ids = {row.id for row in known_rows()}
    assert not set(organisations()) - ids
