"""Training windows, their targets, and the changes made to them."""

from __future__ import annotations

import random
from pathlib import Path

from sayso.language.features import WordPieces


def test_every_sentence_is_in_one_window(treebank: Path, tokenizer_file: Path) -> None:
    from training.sentences import read_conllu
    from training.windows import Cutter, Cutting, steps

    documents = list(read_conllu(treebank)) * 5
    cutter = Cutter(documents, WordPieces(tokenizer_file), Cutting())
    for seed in range(20):
        plan = cutter.plan(random.Random(seed), late=True)
        covered = sorted((w.document, i) for w in plan for i in range(w.start, w.end))
        assert covered == sorted((d, i) for d, document in enumerate(documents) for i in range(len(document)))
    packed = steps(plan, 1, random.Random(1))
    assert sum(len(step) for step in packed) == len(plan)


def test_workers_share_a_step_without_overlap(treebank: Path, tokenizer_file: Path) -> None:
    from training.sentences import read_conllu
    from training.windows import Cutter, Cutting, share

    cutter = Cutter(
        list(read_conllu(treebank)) * 9, WordPieces(tokenizer_file), Cutting(single=1.0, cut_ends=0.0)
    )
    step = sorted(cutter.plan(random.Random(3), late=False), key=lambda w: w.pieces)
    dealt = [[w for micro in share(step, rank, 2, 60) for w in micro] for rank in (0, 1)]
    assert sorted(map(repr, dealt[0] + dealt[1])) == sorted(map(repr, step))
    assert all(micro[-1].pieces * len(micro) <= 60 or len(micro) == 1 for micro in share(step, 0, 2, 60))


def test_targets_of_a_passage_and_of_one_cut_at_both_ends(treebank: Path, tokenizer_file: Path) -> None:
    from training.labels import IGNORE, Labels
    from training.sentences import read_conllu
    from training.windows import Cutter, Cutting, Window, build

    documents = list(read_conllu(treebank))
    labels, pieces = Labels.collect(documents, rare=1), WordPieces(tokenizer_file)
    cutter = Cutter(documents, pieces, Cutting())
    whole = build(cutter, [Window(0, 0, 2, 0, 0, 99)], labels, pieces, None, random.Random(1))
    assert whole["head"][0].tolist() == [3, 3, 3, 3, 5, 3, 5, 3, 15, 8, 8, 14, 14, 14, 8, 15, 15]
    assert whole["start"][0].nonzero()[0].tolist() == [0, 8]
    assert whole["deprel"][0, 3] == IGNORE  # the root's relation is known
    assert whole["names"].tolist() == [[IGNORE] * 17]
    cut = build(cutter, [Window(0, 0, 2, 4, 2, 99)], labels, pieces, None, random.Random(1))
    assert cut["start"][0].tolist() == [0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]
    assert cut["head"][0].tolist() == [1, IGNORE, 1, IGNORE, IGNORE, 4, 4, 10, 10, 10, 4]


def test_changes_keep_lists_in_step_and_repeat_with_the_seed(treebank: Path, tmp_path: Path) -> None:
    from training.augment import Augmenter, Rates
    from training.fills import Fills
    from training.names import add_gum
    from training.sentences import read_conllu

    documents = list(read_conllu(treebank))
    add_gum(documents)
    often = Rates(
        quotes=0.7,
        dashes=1,
        unspaced=0.3,
        unbroken=0.5,
        upper=0.2,
        lower=0.2,
        title=0.3,
        no_stop=0.5,
        names=0.8,
    )
    cities = tmp_path / "resources" / "world_cities"
    cities.mkdir(parents=True)
    (cities / "cities.csv").write_text("name,country\nPort Lune,Nowhere\n", encoding="utf-8")
    augment = Augmenter(often, documents, Fills(tmp_path))
    before = repr(documents)
    seen = set()
    for seed in range(60):
        changed = augment(documents[0], random.Random(seed))
        assert repr(changed) == repr(augment(documents[0], random.Random(seed)))
        for s in changed:
            assert s.upos is not None and s.heads is not None and s.names is not None and s.lemmas is not None
            assert len(s.words) == len(s.gaps) == len(s.upos) == len(s.heads) == len(s.names) == len(s.lemmas)
            assert all(head is None or head < len(s.words) for head in s.heads)
            seen.update(s.words)
    assert repr(documents) == before
    assert {"“", "”", "n’t", "HOLD"} <= seen


def test_names_are_found_in_labels() -> None:
    from training.augment import spans

    assert spans(["O", "B-PER", "I-PER", "B-PER", "I-LOC", "O", "B-ORG"]) == [
        (1, 3, "PER"), (3, 4, "PER"), (4, 5, "LOC"), (6, 7, "ORG"),
    ]  # fmt: skip
    assert spans([]) == []


def test_the_lemma_table_keeps_what_most_occurrences_say(treebank: Path) -> None:
    from training.labels import lemma_table
    from training.sentences import read_conllu

    table = lemma_table(read_conllu(treebank))
    assert table.lemma("Fled", "VERB", "VBD", "l0") == "flee"
    assert table.lemma("Diallo", "PROPN", "NNP", "k1x") == "Diallx"  # names are left to the script


def test_names_are_cut_as_in_the_treebanks() -> None:
    from training.fills import name_words

    assert name_words("Ahl al-Haq") == [("Ahl", 1), ("al", 1), ("-", 0), ("Haq", 0)]
    assert name_words("People's Front") == [("People", 1), ("'s", 0), ("Front", 1)]
    assert name_words("Sawa'id") == [("Sawa'id", 1)]


def test_news_sentences_are_filled_with_new_names_and_no_slot_is_left(tmp_path: Path) -> None:
    from training.augment import spans
    from training.fills import Fills

    cities = tmp_path / "resources" / "world_cities"
    cities.mkdir(parents=True)
    (cities / "cities.csv").write_text("name,country\nPort Lune,Nowhere\n", encoding="utf-8")
    fills = Fills(tmp_path)
    made = [s for document in fills.news(random.Random(5), 2) for s in document]
    assert made == [s for document in fills.news(random.Random(5), 2) for s in document]
    assert not {"PER", "FAM", "ORG", "COM", "GRP", "LOC", "NORP"} & {word for s in made for word in s.words}
    assert {kind for s in made for _, _, kind in spans(s.names or [])} == {"PER", "ORG", "LOC", "NORP"}
    assert all(len(s.words) == len(s.gaps) == len(s.names or []) for s in made)
