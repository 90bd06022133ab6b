"""Readers of the name data sets."""

from __future__ import annotations

import json
from pathlib import Path


def test_gum_mentions_become_names_without_titles(treebank: Path) -> None:
    from training.names import add_gum
    from training.sentences import read_conllu

    documents = list(read_conllu(treebank))
    add_gum(documents)
    assert documents[0][0].names == ["O", "O", "O", "O", "O", "B-LOC", "O", "O"]  # "Rebels" is no proper noun
    labels = [
        "O",
        "B-PER",
        "I-PER",
        "O",
        "O",
        "B-ORG",
        "I-ORG",
        "O",
        "O",
    ]  # the title is the head, not the name
    assert documents[0][1].names == labels


def test_uner_joins_by_sentence_and_drops_other_labels(treebank: Path, tmp_path: Path) -> None:
    from training.names import add_uner
    from training.sentences import read_conllu

    path = tmp_path / "names.iob2"
    path.write_text("# sent_id = d2-1\n1\tTalks\tB-OTH\t-\tx\n2\tbegan\tI-LOC\t-\tx\n\n", encoding="utf-8")
    documents = list(read_conllu(treebank))
    assert add_uner(documents, path) == 2
    assert documents[1][0].names == ["O", "B-LOC"]
    assert documents[0][0].names is None


def test_wikigold_opens_names_and_leaves_misc_unknown(tmp_path: Path) -> None:
    from training.names import read_wikigold
    from training.sentences import UNKNOWN

    path = tmp_path / "wiki.txt"
    path.write_text(
        "-DOCSTART- O\n\nThe O\nOkavango I-LOC\nDelta I-LOC\nCup I-MISC\n, O\nUNESCO I-ORG\n. O\n\n",
        encoding="utf-8",
    )
    (sentence,) = next(iter(read_wikigold(path)))
    assert sentence.names == ["O", "B-LOC", "I-LOC", UNKNOWN, "O", "B-ORG", "O"]
    assert sentence.gaps == [2, 1, 1, 1, 0, 1, 0]
    assert sentence.heads is None


def test_re3d_keeps_names_and_leaves_descriptions_unknown(tmp_path: Path) -> None:
    from training.names import read_re3d
    from training.sentences import UNKNOWN

    folder = tmp_path / "source"
    folder.mkdir()
    text = "Foreign Minister Ilir Hoxha met Delta Force.\nHer Kurdish fighters left."
    spans = [("Person", "Foreign Minister Ilir Hoxha"), ("Organisation", "Delta Force"), ("Person", "Her"),
             ("Organisation", "Kurdish fighters"), ("Nationality", "Kurdish")]  # fmt: skip
    records = [
        {"documentId": "1", "type": kind, "begin": text.index(value), "end": text.index(value) + len(value)}
        for kind, value in spans
    ]
    (folder / "documents.json").write_text(json.dumps({"_id": "1", "text": text}) + "\n", encoding="utf-8")
    (folder / "entities.json").write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
    (document,) = read_re3d(tmp_path)
    assert [s.words for s in document] == [
        ["Foreign", "Minister", "Ilir", "Hoxha", "met", "Delta", "Force", "."],
        ["Her", "Kurdish", "fighters", "left", "."],
    ]
    assert document[0].names == ["O", "O", "B-PER", "I-PER", "O", "B-ORG", "I-ORG", "O"]
    assert document[1].names == ["O", "B-NORP", "O", "O", "O"]
    assert UNKNOWN not in document[0].names


def test_groups_are_marked_by_list_and_languages_only_as_adjectives() -> None:
    from training.groups import add_groups, load_groups
    from training.sentences import Sentence

    groups = load_groups()
    assert groups["syrian"] is False
    assert groups["french"] is True
    words = ["Syrian", "Kurds", "speak", "French", "to", "French", "envoys"]
    upos = ["ADJ", "PROPN", "VERB", "PROPN", "ADP", "ADJ", "NOUN"]
    sentence = Sentence(words, [1] * 7, upos=upos, names=["O"] * 7)
    add_groups([[sentence]], groups)
    assert sentence.names == ["B-NORP", "I-NORP", "O", "O", "O", "B-NORP", "O"]
