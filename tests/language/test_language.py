from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from sayso.errors import ModelError
from sayso.language.features import Gap
from sayso.language.session import FORMAT, VARIABLE, model_folder
from sayso.language.stage import Language, paragraph_starts, words_of
from sayso.language.tokenizer import Tokenizer
from sayso.notes import Block

REPORT = (Path(__file__).parents[2] / "benchmarks" / "report.txt").read_text(encoding="utf-8")
NEVER_ENDING = "the man who said that the guns which the army had moved were near the river and " * 25


def everything(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (t.idx, t.text, t.pos_, t.tag_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.is_sent_start, t.ent_iob,
        t.ent_type_) for t in doc
    ]  # fmt: skip


def check(doc: Doc, text: str) -> None:
    assert doc.text == text
    for sentence in doc.sents:
        roots = [token for token in sentence if token.head.i == token.i]
        assert len(roots) == 1
        assert roots[0].dep_ == "root"
        assert all(sentence.start <= token.head.i < sentence.end for token in sentence)


def test_words_are_cut_at_blocks_and_found_under_a_stretch() -> None:
    text = "Rebels attacked Karvin \ud800 today."
    words = words_of(text, Tokenizer(), [Block("paragraph", 0, 18), Block("heading", 18, len(text))])
    assert words.forms == ["Rebels", "attacked", "Ka", "rvin", "\ufffd", "today", "."]
    assert words.gaps.tolist() == [Gap.BREAK, Gap.SPACE, Gap.SPACE, Gap.BREAK, Gap.SPACE, Gap.SPACE, Gap.NONE]
    assert words.under(14, 18) == [1, 2]
    assert words.under(15, 16) == []


def test_reads_a_sentence(language: Language) -> None:
    doc = language.parse("Rebels attacked the town of Karvin on Monday, killing two soldiers.")
    verb = doc[1]
    assert (verb.text, verb.pos_, verb.lemma_, verb.dep_) == ("attacked", "VERB", "attack", "root")
    assert [(child.text, child.dep_) for child in verb.children if child.dep_ in {"nsubj", "obj"}] == [
        ("Rebels", "nsubj"),
        ("town", "obj"),
    ]
    assert ("Karvin", "LOC") in [(name.text, name.label_) for name in doc.ents]


def test_finds_sentences_and_keeps_to_paragraphs(language: Language) -> None:
    text = "Talks resume\n\nThe talks began on Friday. Mr. Velik did not attend. He was ill."
    assert [sentence.text.strip() for sentence in language.parse(text).sents] == [
        "Talks resume",
        "The talks began on Friday.",
        "Mr. Velik did not attend.",
        "He was ill.",
    ]


def test_no_sentence_crosses_a_block(language: Language) -> None:
    text = "PORT SELA, March 14 (Agency) - The truce held on Thursday."
    edge = text.index("The")
    doc = language.parse(text, [Block("dateline", 0, edge), Block("paragraph", edge, len(text))])
    assert edge in {sentence.start_char for sentence in doc.sents}
    cut = text.index("ruce")  # an edge inside a word cuts the word
    doc = language.parse(text, [Block("title", 0, cut), Block("paragraph", cut, len(text))])
    assert cut in {sentence.start_char for sentence in doc.sents}


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200) | st.text(alphabet="ab .\n\"“”'’-()1\u200b\u200f\xa0\x00😀", max_size=200))
def test_any_text_gives_trees_over_the_same_text(language: Language, text: str) -> None:
    check(language.parse(text), text)


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.sampled_from(REPORT.split()), min_size=1, max_size=400), st.sampled_from([" ", "\n", "\n\n"])
)
def test_any_words_give_trees_over_the_same_text(language: Language, words: list[str], gap: str) -> None:
    text = gap.join(words)
    check(language.parse(text), text)


def test_lone_surrogates_do_no_harm(language: Language) -> None:
    assert language.parse("a \ud800 b").text == "a \ufffd b"


def test_read_alone_or_with_others_or_on_two_threads_is_the_same(language: Language) -> None:
    texts = [REPORT, "Short one.", "", NEVER_ENDING, REPORT[:500]]
    alone = [everything(language.parse(text)) for text in texts]
    items = [(text, ()) for text in texts]
    assert [everything(doc) for doc in language.pipe(items)] == alone
    assert [everything(doc) for doc in language.pipe(reversed(items))] == alone[::-1]
    two = Language(threads=2)
    assert [everything(doc) for doc in two.pipe(items * 2)] == alone * 2


def test_a_sentence_without_end_is_read_in_pieces(language: Language) -> None:
    runs = 0
    run = language.engine.model.run

    def counted(words: list[str], gaps: list[int]) -> object:
        nonlocal runs
        runs += 1
        return run(words, gaps)

    language.engine.model.run = counted  # type: ignore[method-assign,assignment]
    try:
        doc = language.parse(NEVER_ENDING)
    finally:
        language.engine.model.run = run  # type: ignore[method-assign]
    check(doc, NEVER_ENDING)
    pieces = sum(language.engine.model.pieces.counts([token.text for token in doc]))
    assert runs <= 2 + 2 * pieces / 64  # each pair of windows gets on by half a window at least


def test_long_paragraphs_are_read_as_short_ones_are(language: Language) -> None:
    """Where a window ends inside a paragraph, the cut sentence is read again, so no sentence is broken."""
    sentences = REPORT.split("\n\n")[2].replace("\n", " ")
    long = " ".join([sentences] * 12)
    count = len(list(language.parse(sentences).sents))
    assert len(list(language.parse(long).sents)) == 12 * count


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Title\nFirst.\nSecond.", [6, 13]),
        ("Title\n\n \nFirst.", [9]),
        ("One line.", []),
        ("\nA line.\n", [1]),
        (("This line was wrapped at some sixty or seventy characters and\n" * 4).strip(), []),
    ],
)
def test_paragraph_starts(text: str, places: list[int]) -> None:
    assert paragraph_starts(text) == places


def test_blocks_decide_where_line_breaks_count() -> None:
    text = "A title\nthat goes on\nText."
    assert paragraph_starts(text, [Block("title", 0, 20), Block("paragraph", 21, 26)]) == [20, 21]


def test_model_folder_by_argument_variable_or_shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "elsewhere")
    assert model_folder() == Path("elsewhere")
    assert model_folder("here") == Path("here")
    monkeypatch.delenv(VARIABLE)
    assert model_folder().name == "model"


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no language model here; missing: model.onnx"):
        Language(tmp_path)


def test_another_format_is_refused(language: Language, tmp_path: Path) -> None:
    folder = copied(language, tmp_path)
    (folder / "meta.json").write_text(json.dumps({"format": FORMAT + 1}), encoding="utf-8")
    with pytest.raises(ModelError, match=f"format {FORMAT + 1}"):
        Language(folder)


@pytest.mark.parametrize(
    "name", ["model.onnx", "tokenizer.json", "labels.json", "lemmas.tsv", "deprel.npy", "meta.json"]
)
def test_a_broken_file_is_no_traceback(language: Language, tmp_path: Path, name: str) -> None:
    folder = copied(language, tmp_path)
    (folder / name).write_text("rubbish", encoding="utf-8")
    with pytest.raises(ModelError) as caught:
        Language(folder)
    assert str(folder) in str(caught.value)


def test_threads_must_be_positive() -> None:
    with pytest.raises(ValueError, match="threads=0"):
        Language(threads=0)


def copied(language: Language, target: Path) -> Path:
    folder = target / "model"
    shutil.copytree(language.engine.model.folder, folder)
    return folder
