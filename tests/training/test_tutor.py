"""What a larger model holds of words is mixed with what is marked, and reaches the windows."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from sayso.language.features import WordPieces
from sayso.language.session import model_folder

WORDS = ["Rebels", "burned", "three", "villages", "."]
GAPS = [2, 1, 1, 1, 0]


def test_the_tutors_word_is_mixed_with_the_marks_and_stands_alone_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from training.labels import IGNORE, TAG_SIZES, TAGS, TRIGGER, Labels
    from training.marked import Marks
    from training.sentences import Sentence
    from training.windows import Cutter, Cutting, Window, build

    from training import tutor

    tags = {name: [IGNORE] * 5 for name in TAGS}
    tags["trigger"] = [0, TRIGGER.index("main"), 0, IGNORE, 0]
    marked = Sentence(list(WORDS), list(GAPS), marks=Marks(tags))
    plain = Sentence(list(WORDS), list(GAPS), sent_id="weblog-one-0001")
    tested = Sentence(list(WORDS), list(GAPS), sent_id="weblog-two-0001")
    monkeypatch.setattr(tutor, "held_out", lambda _data: frozenset({"weblog-two"}))
    trees, passages = [[plain], [tested]], [[marked]]
    texts = list(tutor.together(trees, passages, tutor.held_out(tmp_path)))
    assert texts == [[marked], [plain]]

    found = tutor.read_all([model_folder()], [tutor.bare(text) for text in texts])
    assert found[0]["trigger"].shape == (5, 3) and found[0]["trigger"].sum(-1) == pytest.approx(1)
    chance = 1 - found[0]["trigger"][:, 0]
    assert chance.argmax() == 1 and found[0]["event"].sum(-1) == pytest.approx(chance, abs=1e-5)
    file = tmp_path / "soft.npz"
    tutor.write(file, texts, found)
    tutor.fill(file, trees, passages, tmp_path, 0.25)
    assert tested.marks is None and plain.marks is not None and not plain.marked and marked.marked
    assert marked.marks is not None
    mixed, alone = marked.marks.soft["trigger"], plain.marks.soft["trigger"]
    assert mixed[1] == pytest.approx(0.25 * alone[1] + 0.75 * np.array([0, 1, 0]), abs=1e-3)
    assert mixed[3] == pytest.approx(alone[3])
    assert marked.marks.soft["event"] == pytest.approx(plain.marks.soft["event"])

    labels = Labels.load(model_folder() / "labels.json")
    pieces = WordPieces(model_folder() / "tokenizer.json")
    cutter = Cutter([[tested, plain]], pieces, Cutting())
    batch = build(cutter, [Window(0, 0, 2, 0, 0, 20)], labels, pieces, None, random.Random(1))
    assert {f"soft_{name}" for name in TAG_SIZES} <= set(batch)
    assert not batch["soft_trigger"][0, :5].any() and batch["soft_trigger"][0, 5:] == pytest.approx(alone)
    assert (batch["trigger"] == IGNORE).all()


def test_a_file_for_other_texts_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from training.sentences import Sentence

    from training import tutor

    monkeypatch.setattr(tutor, "held_out", lambda _data: frozenset())
    one = [[Sentence(list(WORDS), list(GAPS), sent_id="a-1")]]
    other = [[Sentence(["Talks", "began"], [2, 1], sent_id="a-1")]]
    texts = list(tutor.together(one, [], frozenset()))
    tutor.write(tmp_path / "soft.npz", texts, tutor.read_all([model_folder()], map(tutor.bare, texts)))
    with pytest.raises(ValueError, match="written for other texts"):
        tutor.fill(tmp_path / "soft.npz", other, [], tmp_path, 0.5)
