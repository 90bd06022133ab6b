"""The figures on small hand-made data, with a stand-in for the language stage that answers what we tell it
to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
from numpy.typing import NDArray
from spacy.tokens import Doc
from typer.testing import CliRunner

from sayso.cli.evaluate import app
from sayso.errors import InputError
from sayso.evaluate.names import evaluate_names
from sayso.evaluate.syntax import evaluate_syntax
from sayso.language.fill import Layers, make_doc, vocabulary
from sayso.language.stage import Language, Words

GOLD = """\
# newdoc id = d
# newpar
# text = They don't go. Why?
1\tThey\tthey\tPRON\tPRP\t_\t4\tnsubj:outer\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# text = Why?
1\tWhy\twhy\tADV\tWRB\t_\t0\troot\t_\tSpaceAfter=No
2\t?\t?\tPUNCT\t.\t_\t1\tpunct\t_\t_
"""

Row = tuple[str, str, str, int, str, str]
"""Form, UPOS, lemma, head (from 0, over the text), relation, BIO label."""


class Told:
    """Answers with the rows it was told: ``given`` for known words, ``raw`` for a bare text."""

    model_id = "told"

    def __init__(self, given: Sequence[Row], raw: Sequence[Row] = ()) -> None:
        self.given, self.raw = given, raw

    def parse_words(self, words: Words, sentence_starts: NDArray[np.bool_]) -> Doc:
        assert words.forms == [row[0] for row in self.given]
        assert sentence_starts[0]
        return fill(words.text, self.given)

    def pipe(self, items: Iterable[tuple[str, Any]]) -> Iterator[Doc]:
        for text, _ in items:
            yield fill(text, self.raw)


def fill(text: str, rows: Sequence[Row]) -> Doc:
    starts, end = [], 0
    for row in rows:
        starts.append(text.index(row[0], end))
        end = starts[-1] + len(row[0])
    add = vocabulary().strings.add
    head = np.array([row[3] for row in rows], np.int64)
    top = head
    for _ in rows:
        top = top[top]
    iob = np.array([{"B": 3, "I": 1, "O": 2}[row[5][0]] for row in rows], np.uint64)
    layers = Layers(
        pos=np.array([add(row[1]) for row in rows], np.uint64),
        tag=np.zeros(len(rows), np.uint64),
        morph=np.zeros(len(rows), np.uint64),
        lemma=np.array([add(row[2]) for row in rows], np.uint64),
        dep=np.array([add(row[4]) for row in rows], np.uint64),
        head=head,
        sentence_start=np.concatenate([[True], top[1:] != top[:-1]]),
        name_iob=iob,
        name_type=np.array([add(row[5][2:]) for row in rows], np.uint64),
    )
    return make_doc(text, starts, [s + len(row[0]) for s, row in zip(starts, rows, strict=True)], layers)


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    (tmp_path / "x-ud-test.conllu").write_text(GOLD, encoding="utf-8")
    return tmp_path


GIVEN: list[Row] = [
    ("They", "PRON", "they", 3, "nsubj", "O"),  # the relation's subtype is missing
    ("do", "AUX", "do", 3, "aux", "O"),
    ("n't", "PART", "n't", 3, "advmod", "O"),  # wrong lemma
    ("go", "NOUN", "go", 3, "root", "O"),  # wrong tag
    (".", "PUNCT", ".", 2, "punct", "O"),  # wrong head
    ("Why", "ADV", "why", 5, "root", "O"),
    ("?", "PUNCT", "?", 5, "discourse", "O"),  # wrong relation
]


def told(given: Sequence[Row], raw: Sequence[Row] = ()) -> Language:
    return cast(Language, Told(given, raw))


def test_gold_tokens(treebank: Path) -> None:
    report = evaluate_syntax(treebank, language=told(GIVEN, GIVEN))
    gold = report["gold_tokens"]
    assert gold["upos"] == gold["lemma"] == gold["uas"] == round(600 / 7, 2)
    assert gold["las"] == round(400 / 7, 2)
    assert gold["las_universal"] == round(500 / 7, 2)
    assert {key: report["raw"][key] for key in gold if key in report["raw"]} == {
        key: value for key, value in gold.items() if key in report["raw"]
    }
    assert (report["raw"]["words"], report["raw"]["sentences"]) == (100.0, 100.0)
    assert (report["part"], report["sentences"], report["words"], report["model"]) == ("test", 2, 7, "told")


def test_raw_text_cut_otherwise(treebank: Path) -> None:
    raw: list[Row] = [
        ("They", "PRON", "they", 2, "nsubj:outer", "O"),
        ("don't", "AUX", "do", 2, "aux", "O"),
        ("go", "VERB", "go", 2, "root", "O"),
        (".", "PUNCT", ".", 2, "punct", "O"),
        ("Why", "ADV", "why", 2, "parataxis", "O"),  # one sentence instead of two
        ("?", "PUNCT", "?", 4, "punct", "O"),
    ]
    figures = evaluate_syntax(treebank, language=told(GIVEN, raw))["raw"]
    # 7 gold and 6 system words, 5 the same; of these Why has another head; no sentence has the same edges
    assert figures["words"] == round(200 * 5 / 13, 2)
    assert figures["sentences"] == 0.0
    assert figures["uas"] == figures["las"] == round(200 * 4 / 13, 2)
    assert figures["upos"] == figures["lemma"] == round(200 * 5 / 13, 2)


NAMES = """\
# newdoc id = d
# text = Lena Oak of the UN left Sela. Why, Oak?
1\tLena\tB-PER\t-\t-
2\tOak\tI-PER\t-\t-
3\tof\tO\t-\t-
4\tthe\tO\t-\t-
5\tUN\tB-ORG\t-\t-
6\tleft\tO\t-\t-
7\tSela\tB-LOC\t-\t-
8\tMaro\tB-OTH\t-\t-
"""


def test_names(tmp_path: Path) -> None:
    (tmp_path / "a.iob2").write_text(NAMES, encoding="utf-8")
    labels = ["B-PER", "I-PER", "O", "B-ORG", "I-ORG", "O", "B-LOC", "B-NORP"]
    forms = ["Lena", "Oak", "of", "the", "UN", "left", "Sela", "Maro"]
    rows: list[Row] = [(form, "X", form, 0, "root", label) for form, label in zip(forms, labels, strict=True)]
    report = evaluate_names(tmp_path, language=told(rows))
    names = report["names"]
    assert (names["p"], names["r"], names["f1"]) == (0.6667, 0.6667, 0.6667)
    assert names["by_type"]["PER"]["f1"] == names["by_type"]["LOC"]["f1"] == 1.0
    assert names["by_type"]["ORG"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "gold": 1}
    assert (report["part"], report["sentences"]) == ("all", 1)


def test_data_without_sentences_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.conllu").write_text("", encoding="utf-8")
    (tmp_path / "a.iob2").write_text("# text = \n", encoding="utf-8")
    with pytest.raises(InputError, match="no sentence"):
        evaluate_syntax(tmp_path)
    with pytest.raises(InputError, match="no sentence"):
        evaluate_names(tmp_path)


def test_command_writes_json_and_a_table(treebank: Path) -> None:
    run = CliRunner()
    result = run.invoke(app, ["syntax", "--data", str(treebank), "--format", "json"])
    assert result.exit_code == 0
    report = json.loads(result.stdout)
    assert set(report["gold_tokens"]) >= {"upos", "lemma", "uas", "las"}
    assert set(report["raw"]) >= {"words", "sentences", "las"}
    assert report["raw"]["words"] == 100.0
    table = run.invoke(app, ["syntax", "--data", str(treebank)])
    assert table.exit_code == 0
    assert f"{report['gold_tokens']['las']:.2f}" in table.stdout


def test_command_names_the_fault(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["names", "--data", str(tmp_path)])
    assert result.exit_code == 1
    assert "no .iob2 files" in result.stderr
    assert "Traceback" not in result.output
