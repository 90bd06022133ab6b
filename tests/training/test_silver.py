"""What a teacher reads in text without trees becomes targets of its own kind."""

from __future__ import annotations

import random
from pathlib import Path

from sayso.language.session import model_folder


def test_a_passage_gets_the_teachers_sentences_and_trees() -> None:
    from training.labels import IGNORE, Labels
    from training.sentences import Sentence
    from training.silver import Teacher
    from training.windows import Cutter, Cutting, Window, build

    from sayso.language.features import WordPieces

    passage = Sentence(
        [
            "Talks",
            "between",
            "the",
            "two",
            "governments",
            "began",
            "on",
            "Monday",
            ".",
            "The",
            "army",
            "withdrew",
            "from",
            "Goma",
            ".",
        ],
        [2, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 0],
    )
    example = Sentence(["Rebels", "burned", "three", "villages", "."], [2, 1, 1, 1, 0])
    known = Sentence(["Talks", "began"], [2, 1], heads=[1, 1])
    Teacher(Path(model_folder())).fill([passage, example, known])
    assert known.upos is None
    assert passage.starts is not None and [i for i, s in enumerate(passage.starts) if s] == [0, 9]
    assert passage.heads is not None and passage.heads[0] == 5 and passage.heads[10] == 11
    assert passage.deprels is not None and [passage.deprels[i] for i in (0, 5, 10, 11)] == [
        "nsubj", "root", "nsubj", "root"
    ]  # fmt: skip
    assert example.heads == [1, 1, 3, 1, 1] and example.lemmas is not None and example.lemmas[1] == "burn"

    labels = Labels.load(Path(model_folder()) / "labels.json")
    pieces = WordPieces(Path(model_folder()) / "tokenizer.json")
    cutter = Cutter([[passage, example]], pieces, Cutting())
    found = build(cutter, [Window(0, 0, 2, 0, 0, 30)], labels, pieces, None, random.Random(1))
    assert found["start"][0].nonzero()[0].tolist() == [0, 9, 15]
    assert found["sentence_id"][0].tolist() == [0] * 9 + [1] * 6 + [2] * 5
    assert found["head"][0, 15:].tolist() == [16, 16, 18, 16, 16]
    assert (found["upos"] != IGNORE).all()
