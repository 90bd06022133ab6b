from __future__ import annotations

import itertools

import numpy as np

from sayso.language.fill import NAME_BEGIN, NAME_INSIDE, NAME_OUTSIDE, Layers, make_doc, vocabulary


def layers(heads: list[int], names: list[int] | None = None) -> Layers:
    size = len(heads)
    ids = np.zeros(size, np.uint64)
    head = np.array(heads, np.int64)
    kind = vocabulary().strings.add("LOC")
    iob = np.array(names or [NAME_OUTSIDE] * size, np.uint64)
    return Layers(
        pos=ids, tag=ids, morph=ids, lemma=ids,
        dep=np.full(size, vocabulary().strings.add("root"), np.uint64),
        head=head,
        sentence_start=np.isin(np.arange(size), [min(np.flatnonzero(head == h)) for h in set(heads)]),
        name_iob=iob,
        name_type=np.where(iob == NAME_OUTSIDE, 0, kind).astype(np.uint64),
    )  # fmt: skip


def test_blanks_hang_on_the_word_before() -> None:
    text = "  Go  now.\n\nWait "
    doc = make_doc(text, [2, 6, 9, 12], [4, 9, 10, 16], layers([0, 0, 0, 3]))
    assert doc.text == text
    assert [token.text for token in doc] == ["  ", "Go", " ", "now", ".", "\n\n", "Wait"]
    assert [token.head.i for token in doc] == [1, 1, 1, 1, 1, 4, 6]
    assert [sentence.text for sentence in doc.sents] == ["  Go  now.\n\n", "Wait"]
    assert doc[5].pos_ == "SPACE"


def test_a_blank_inside_a_name_is_part_of_it() -> None:
    doc = make_doc("Port\nSela", [0, 5], [4, 9], layers([0, 0], [NAME_BEGIN, NAME_INSIDE]))
    assert [(name.text, name.label_) for name in doc.ents] == [("Port\nSela", "LOC")]


def test_nothing_but_blanks() -> None:
    for text in ("", " ", "\n\n", "\u200b"):
        doc = make_doc(text, [], [], Layers.empty())
        assert doc.text == text
        assert len(list(doc.sents)) == (1 if text else 0)


def test_sentences_stand_even_where_trees_cross() -> None:
    # heads zigzag from the edges to the middle: spaCy's own derivation of sentences gives up on such a tree
    size = 80
    path = [
        place
        for pair in zip(range(size // 2), range(size - 1, size // 2 - 1, -1), strict=True)
        for place in pair
    ]
    heads = [0] * size
    for word, above in itertools.pairwise(path):
        heads[word] = above
    heads[path[-1]] = path[-1]
    found = layers(heads)
    found.sentence_start[:] = False
    found.sentence_start[0] = True
    doc = make_doc("ab " * size, list(range(0, 3 * size, 3)), list(range(2, 3 * size, 3)), found)
    assert len(list(doc.sents)) == 1
