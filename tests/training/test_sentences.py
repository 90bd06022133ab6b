"""The CoNLL-U reader: documents, syntactic words, gaps, heads, entity mentions."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.language.features import Gap


def test_documents_words_and_heads(treebank: Path) -> None:
    from training.sentences import read_conllu

    documents = list(read_conllu(treebank))
    assert [len(document) for document in documents] == [2, 1]
    first = documents[0][0]
    assert first.words == ["Rebels", "do", "n't", "hold", '"', "Tarin", '"', "."]
    assert first.heads == [3, 3, 3, 3, 5, 3, 5, 3]  # the root is its own head
    assert first.deprels is not None
    assert first.deprels[3] == "root"
    assert first.sent_id == "d1-1"


def test_gaps_follow_spaces_ranges_and_paragraphs(treebank: Path) -> None:
    from training.sentences import read_conllu

    documents = list(read_conllu(treebank))
    none, space, broken = Gap.NONE, Gap.SPACE, Gap.BREAK
    assert documents[0][0].gaps == [broken, space, none, space, space, none, none, none]
    assert documents[0][1].gaps[0] == space
    assert documents[1][0].gaps[0] == broken  # a new document


def test_entities_open_and_close_on_one_word_or_several(treebank: Path) -> None:
    from training.sentences import read_conllu

    documents = list(read_conllu(treebank))
    assert documents[0][0].entities == [(0, 1, "person"), (5, 6, "place")]
    assert sorted(documents[0][1].entities) == [(0, 7, "person"), (4, 7, "organization")]


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    from training.sentences import read_conllu

    path = tmp_path / "broken.conllu"
    path.write_text("1\tonly\tthree\n\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"broken\.conllu:1: .* has 3 fields"):
        list(read_conllu(path))
