from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import InputError
from sayso.language import conllu

TREE = """\
# newdoc id = one
# newpar
# sent_id = one-1
# text = They didn't go.
1\tThey\tthey\tPRON\tPRP\tNumber=Plur\t4\tnsubj\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
4.1\tthere\t_\t_\t_\t_\t_\t_\t_\t_
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = one-2
# text = Why?
1\tWhy\twhy\tADV\tWRB\t_\t0\troot\t_\tSpaceAfter=No
2\t?\t?\tPUNCT\t.\t_\t1\tpunct\t_\t_

# newpar
# text = Nobody knows.
1\tNobody\tnobody\tPRON\tNN\t_\t2\tnsubj\t_\t_
2\tknows\tknow\tVERB\tVBZ\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# newdoc id = two
# text = Wanna?
1-2\tWanna\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
1\twant\twant\tVERB\tVB\t_\t0\troot\t_\t_
2\tto\tto\tPART\tTO\t_\t1\txcomp\t_\t_
3\t?\t?\tPUNCT\t.\t_\t1\tpunct\t_\t_
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "trees.conllu"
    path.write_text(TREE, encoding="utf-8")
    return path


def test_reads_documents_with_their_text(file: Path) -> None:
    one, two = conllu.read(file)
    assert (one.name, two.name) == ("one", "two")
    assert one.text == "They didn't go. Why?\n\nNobody knows."
    assert two.text == "Wanna?"
    words = [word for sentence in one.sentences for word in sentence.words]
    assert [one.text[word.start : word.end] for word in words] == [word.form for word in words]
    assert words[1].token == words[2].token == (5, 11)
    assert [sentence.new_paragraph for sentence in one.sentences] == [True, False, True]


def test_words_that_the_text_does_not_spell_share_its_characters(file: Path) -> None:
    two = list(conllu.read(file))[1]
    assert [two.text[word.start : word.end] for word in two.sentences[0].words] == ["Wa", "nna", "?"]


def test_doc_has_the_trees(file: Path) -> None:
    doc = next(conllu.docs(file))
    assert [token.text for token in doc if not token.is_space] == [
        "They",
        "did",
        "n't",
        "go",
        ".",
        "Why",
        "?",
        "Nobody",
        "knows",
        ".",
    ]
    assert [(token.lemma_, token.dep_, token.head.text) for token in doc[:5]] == [
        ("they", "nsubj", "go"), ("do", "aux", "go"), ("not", "advmod", "go"), ("go", "root", "go"), (".",
        "punct", "go"),
    ]  # fmt: skip
    assert [sentence.text.strip() for sentence in doc.sents] == ["They didn't go.", "Why?", "Nobody knows."]
    assert str(doc[0].morph) == "Number=Plur"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("1\tThey\tthey", "3 tab-separated fields"),
        ("2\tThey\tthey\tPRON\tPRP\t_\t0\troot\t_\t_", "word id '2'"),
        ("1\tThey\tthey\tPRON\tPRP\t_\t9\tnsubj\t_\t_", "head '9'"),
        ("1\tThey\tthey\tPRON\tPRP\t_\t_\tnsubj\t_\t_", "head '_'"),
        ("1-3\tThey\t_\t_\t_\t_\t_\t_\t_\t_", "multi-word token '1-3'"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, line: str, found: str) -> None:
    file = tmp_path / "broken.conllu"
    file.write_text(f"# text = They\n{line}\n\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        list(conllu.read(file))
    assert f"{file}, line 2" in str(caught.value)
    assert found in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        list(conllu.read(tmp_path / "none.conllu"))
