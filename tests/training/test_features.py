"""What the encoder sees of words."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.language.features import (
    MAX_PIECES,
    MAX_WORD_PIECES,
    TYPE_ROWS,
    Gap,
    Shape,
    WordPieces,
    batch,
    shape,
    type_id,
)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("talks", Shape.LOWER),
        ("Kabul", Shape.TITLE),
        ("NATO", Shape.UPPER),
        ("I", Shape.LETTER),
        ("McCain", Shape.MIXED),
        ("U.S.", Shape.DOTTED),
        ("2021", Shape.DIGIT),
        ("“", Shape.SYMBOL),
        ("...", Shape.SYMBOL),
        ("n't", Shape.LOWER),
        ("'S", Shape.LETTER),
        ("大使", Shape.LOWER),
        ("anti-Assad", Shape.MIXED),
    ],
)
def test_shape(word: str, expected: Shape) -> None:
    assert shape(word) is expected


def test_type_ids_are_all_different_and_fit_the_table() -> None:
    words = ["talks", "Kabul", "NATO", "I", "McCain", "U.S.", "2021", "."]
    ids = {type_id(word, gap) for word in words for gap in Gap}
    assert ids == set(range(TYPE_ROWS))


def test_words_point_at_their_pieces(tokenizer_file: Path) -> None:
    pieces = WordPieces(tokenizer_file)
    window = pieces.encode(["Talks", "fail", "."], [Gap.BREAK, Gap.SPACE, Gap.NONE])
    assert (window.first.tolist(), window.last.tolist()) == ([1, 2, 6], [1, 5, 6])
    assert len(window.ids) == len(window.types) == 8
    assert window.types[0] == window.types[-1] == 0
    assert window.types[2] == window.types[5] == type_id("fail", Gap.SPACE)
    assert pieces.counts(["Talks", "fail", "."]) == [1, 4, 1]


def test_long_and_empty_words_stay_within_bounds(tokenizer_file: Path) -> None:
    pieces = WordPieces(tokenizer_file)
    assert len(pieces.ids("x" * 90)) <= MAX_WORD_PIECES
    assert len(pieces.ids("abcdefghijklmnopqrstuvwxyz")) == MAX_WORD_PIECES
    assert len(pieces.ids("\u200b")) == 1


def test_windows_that_the_encoder_cannot_take_are_refused(tokenizer_file: Path) -> None:
    pieces = WordPieces(tokenizer_file)
    with pytest.raises(ValueError, match="at most 512"):
        pieces.encode(["talks"] * (MAX_PIECES - 1), [1] * (MAX_PIECES - 1))
    with pytest.raises(ValueError, match="at least one word"):
        pieces.encode([], [])


def test_a_batch_is_padded_with_zeros(tokenizer_file: Path) -> None:
    pieces = WordPieces(tokenizer_file)
    inputs = batch([pieces.encode(["talks"], [2]), pieces.encode(["talks", "began"], [2, 1])])
    assert inputs["input_ids"].shape == (2, 4)
    assert inputs["attention_mask"].tolist() == [[1, 1, 1, 0], [1, 1, 1, 1]]
    assert inputs["first"].tolist() == [[1, 0], [1, 2]]
