from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import InputError
from sayso.evaluate.folders import select


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("xx-ud-train.conllu", "xx-ud-test.conllu", "dev/a.conllu", "dev/b.conllu", "notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    return tmp_path


def names(files: tuple[Path, ...]) -> list[str]:
    return [file.name for file in files]


def test_test_part_is_taken_and_said(folder: Path) -> None:
    found = select(folder, ".conllu")
    assert (found.part, names(found.files)) == ("test", ["xx-ud-test.conllu"])
    assert "dev, train" in found.note


def test_part_by_name_or_folder(folder: Path) -> None:
    assert names(select(folder, ".conllu", "train").files) == ["xx-ud-train.conllu"]
    assert names(select(folder, ".conllu", "dev").files) == ["a.conllu", "b.conllu"]


def test_a_folder_without_parts_is_read_whole(folder: Path) -> None:
    found = select(folder / "dev", ".conllu")
    assert (found.part, names(found.files), found.note) == ("all", ["a.conllu", "b.conllu"], "")


def test_one_file(folder: Path) -> None:
    assert names(select(folder / "dev" / "a.conllu", ".conllu").files) == ["a.conllu"]


def test_what_is_missing_is_named(folder: Path) -> None:
    with pytest.raises(InputError, match=r"no \.iob2 files"):
        select(folder, ".iob2")
    with pytest.raises(InputError, match="no such folder"):
        select(folder / "none", ".conllu")
    with pytest.raises(InputError, match=r"no part 'test'.*Parts here: all"):
        select(folder / "dev", ".conllu", "test")
