"""Words that are made once answer like spaCy's own tokens."""

import gc
import pickle
import weakref
from itertools import pairwise
from typing import Any, cast

import numpy as np
import pytest
from spacy.tokens import Doc

from sayso.language.stage import Language
from sayso.language.tokens import Text, Word, between, listed, release

TEXTS = [
    "Rebels who had fled the town shelled it on Tuesday, two officials said.\n\nThe army denied  that.",
    "A claim was made yesterday that Kenya would, whatever the cost, send the 40 troops it had promised.",
    " - ",
    "",
]
PLAIN = (
    "text", "text_with_ws", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "is_space", "is_punct",
    "is_alpha", "idx", "i", "is_sent_start",
)  # fmt: skip


@pytest.fixture(scope="module", params=TEXTS)
def text(request: pytest.FixtureRequest, language: Language) -> Text:
    doc = language.parse(request.param)
    assert isinstance(doc, Text)
    return doc


def test_a_word_answers_as_a_token(text: Text) -> None:
    own = Doc.copy(text)
    assert type(own) is Doc
    for word, token in zip(text, own, strict=True):
        assert type(word) is Word and type(token) is not Word
        assert [getattr(word, name) for name in PLAIN] == [getattr(token, name) for name in PLAIN]
        for name in ("children", "lefts", "rights", "subtree", "ancestors"):
            assert [t.i for t in getattr(word, name)] == [t.i for t in getattr(token, name)], name
        assert word.head.i == token.head.i
        assert (word.left_edge.i, word.right_edge.i) == (token.left_edge.i, token.right_edge.i)
        assert (word.sent.start, word.sent.end) == (token.sent.start, token.sent.end)
    assert text.text == own.text
    assert [(s.start, s.end) for s in text.sents] == [(s.start, s.end) for s in own.sents]


def test_words_are_made_once(text: Text) -> None:
    for i, word in enumerate(text):
        assert text[i] is word and text[i - len(text)] is word
        assert word.head is text[word.head.i]
        assert all(kid.head is word for kid in word.children)
        assert word == Doc.__getitem__(text, i) and hash(word) == hash(Doc.__getitem__(text, i))


def test_slices_are_those_of_spacy(text: Text) -> None:
    own = Doc.copy(text)
    ends = [None, -3, -1, 0, 1, 2, 7, len(text), len(text) + 4]
    for start, end in ((a, b) for a in ends for b in ends):
        assert (text[start:end].start, text[start:end].end) == (own[start:end].start, own[start:end].end)
    with pytest.raises(IndexError):
        text[len(text)]


def test_crossing_trees(language: Language) -> None:
    words = ["a", "b", "c", "d", "e"]
    plain = Doc(language.parse("x").vocab, words=words, heads=[2, 3, 2, 2, 1], deps=["dep"] * 5)
    crossing = Text(plain.vocab, words=words, spaces=[True] * 5)
    crossing.from_array(["HEAD", "DEP"], plain.to_array(["HEAD", "DEP"]))
    for word, token in zip(crossing, plain, strict=True):
        assert [t.i for t in word.subtree] == [t.i for t in token.subtree]
        assert [t.i for t in word.children] == [t.i for t in token.children]


def test_arrays_make_the_words_anew(language: Language) -> None:
    doc = language.parse("Troops left.")
    assert doc[0].tag_ != "XX"
    doc.from_array(["TAG"], cast(Any, np.full((len(doc), 1), doc.vocab.strings.add("XX"), np.uint64)))
    assert [word.tag_ for word in doc] == ["XX"] * len(doc)


def test_words_do_not_change(language: Language) -> None:
    doc = language.parse("Troops left.")
    with pytest.raises(AttributeError, match=r"lemma_='x' on 'Troops'.*doc.copy"):
        doc[0].lemma_ = "x"
    with pytest.raises(NotImplementedError, match=r"doc.copy"):
        doc.retokenize()
    other = doc.copy()
    with other.retokenize() as merging:
        merging.merge(other[0:2])
    assert len(other) == len(doc) - 1


def test_a_pickled_text_comes_back_as_a_doc(language: Language) -> None:
    doc = language.parse("Troops left.")
    back = pickle.loads(pickle.dumps(doc))
    assert type(back) is Doc and [t.lemma_ for t in back] == [t.lemma_ for t in doc]
    assert all(one.idx < other.idx for one, other in pairwise(back))


@pytest.mark.parametrize("plain", [False, True])
def test_words_come_as_lists(plain: bool, language: Language) -> None:
    doc = language.parse("Troops left.")
    doc = doc.copy() if plain else doc
    assert [t.i for t in listed(doc)] == [0, 1, 2] and listed(doc)[1].text == "left"
    assert [t.text for t in between(doc, 1, 3)] == ["left", "."]


def test_the_memory_of_a_released_text_is_free_at_once(language: Language) -> None:
    doc = language.parse("Troops left. They came back.")
    kept = weakref.ref(doc)
    doc.user_data["of a room"] = [sentence.root for sentence in doc.sents]
    gc.disable()
    try:
        release(doc)
        del doc
        assert kept() is None
    finally:
        gc.enable()
