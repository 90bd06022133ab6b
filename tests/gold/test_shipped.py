"""Everything annotated that comes with the project is well formed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from sayso.gold import corpus, examples, ties
from sayso.gold.corpus import Passage
from sayso.gold.words import blocks

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="module")
def written() -> list[Passage]:
    return corpus.load_folder(CORPUS / "written")


def test_every_passage_is_well_formed_and_has_a_part(written: list[Passage]) -> None:
    parts = corpus.splits(CORPUS)
    assert len(written) > 1_500
    assert not [number for number in Counter(p.id for p in written).values() if number > 1]
    assert {p.id for p in written} <= set(parts)
    assert set(parts.values()) == set(corpus.PARTS)


def test_dev_and_test_are_frozen(written: list[Passage]) -> None:
    rows = (line.split("\t") for line in (CORPUS / "splits.tsv").read_text(encoding="utf-8").splitlines())
    listed = {key: (part, checksum) for key, part, checksum in rows}
    changed = [p.id for p in written if listed[p.id][0] != "train" and listed[p.id][1] != corpus.checksum(p)]
    assert changed == []


def test_ties_and_wordings_are_marked_by_part() -> None:
    parts = corpus.splits(CORPUS)
    marked = {
        part: {head.split()[0] for _, head, _ in blocks(CORPUS / "ties" / f"{part}.txt", "== ID")}
        for part in corpus.PARTS
    }
    for part, heads in marked.items():
        assert {parts[id] for id in heads} == {part}
    whole = {part: {id for id, other in parts.items() if other == part} for part in ("dev", "test")}
    assert marked["dev"] == whole["dev"] and marked["test"] == whole["test"]
    found = [p.bonds for p in corpus.load_folder(CORPUS) if p.bonds is not None]
    empty = [bonds for bonds in found if not bonds.ties and not bonds.wordings]
    assert len(found) > 250 and len(empty) * 4 > len(found)


@pytest.mark.parametrize("part", ["dev", "test"])
def test_a_second_annotation_of_ties_is_well_formed(part: str) -> None:
    texts = {p.id: p.text for p in corpus.load_folder(CORPUS)}
    second = ties.load(CORPUS / corpus.SECOND, texts)
    assert second
    path = CORPUS / corpus.SECOND / "ties" / f"{part}.txt"
    named = {head.split()[0] for _, head, _ in blocks(path, "== ID")}
    parts = corpus.splits(CORPUS)
    assert len(named) >= 200 and {parts[id] for id in named} == {part}


@pytest.mark.parametrize("layer", examples.LAYERS)
def test_every_example_is_well_formed(layer: examples.Layer) -> None:
    found = examples.load_all(layer)
    if layer == "events":
        assert len(found) > 9_000
        heads = {(e.word, e.part, e.evokes) for e in found}
        assert len(heads) > 1_800
