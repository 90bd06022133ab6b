"""Tree questions, asked of hand-made trees."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
import spacy
from spacy.tokens import Doc

from sayso.language import phrases

Row = tuple[str, str, int, str]
"""Form, UPOS, head (own index for the root), relation."""


def tree(rows: Sequence[Row], tags: dict[int, str] | None = None) -> Doc:
    doc = Doc(
        spacy.blank("en").vocab,
        words=[row[0] for row in rows],
        pos=[row[1] for row in rows],
        heads=[row[2] for row in rows],
        deps=[row[3] for row in rows],
    )
    for index, tag in (tags or {}).items():
        doc[index].tag_ = tag
    return doc


@pytest.fixture
def shelled() -> Doc:
    # The army , which lost a post , shelled Bweremana and burned a market 's roof .
    return tree(
        [
            ("The", "DET", 1, "det"), ("army", "NOUN", 8, "nsubj"), (",", "PUNCT", 4, "punct"),
            ("which", "PRON", 4, "nsubj"), ("lost", "VERB", 1, "acl:relcl"), ("a", "DET", 6, "det"),
            ("post", "NOUN", 4, "obj"), (",", "PUNCT", 4, "punct"), ("shelled", "VERB", 8, "root"),
            ("Bweremana", "PROPN", 8, "obj"), ("and", "CCONJ", 11, "cc"), ("burned", "VERB", 8, "conj"),
            ("a", "DET", 13, "det"), ("market", "NOUN", 15, "nmod:poss"), ("'s", "PART", 13, "case"),
            ("roof", "NOUN", 11, "obj"), (".", "PUNCT", 8, "punct"),
        ]
    )  # fmt: skip


def test_noun_phrase_leaves_the_relative_clause_out(shelled: Doc) -> None:
    assert phrases.noun_phrase(shelled[1]).text == "The army"
    assert phrases.noun_phrase(shelled[1], clauses=True).text == "The army , which lost a post"


def test_noun_phrase_keeps_a_possessor_inside_but_not_its_own_mark(shelled: Doc) -> None:
    assert phrases.noun_phrase(shelled[15]).text == "a market 's roof"
    assert phrases.noun_phrase(shelled[13]).text == "a market"


def test_coordinated_predicates_share_their_subject(shelled: Doc) -> None:
    assert [token.text for token in phrases.subjects(shelled[8])] == ["army"]
    assert [token.text for token in phrases.subjects(shelled[11])] == ["army"]


def test_control() -> None:
    # They told us to leave / they agreed to leave
    told = tree(
        [("They", "PRON", 1, "nsubj"), ("told", "VERB", 1, "root"), ("us", "PRON", 1, "obj"),
         ("to", "PART", 4, "mark"), ("leave", "VERB", 1, "xcomp")]
    )  # fmt: skip
    assert [token.text for token in phrases.subjects(told[4])] == ["us"]
    agreed = tree(
        [("They", "PRON", 1, "nsubj"), ("agreed", "VERB", 1, "root"), ("to", "PART", 3, "mark"),
         ("leave", "VERB", 1, "xcomp")]
    )  # fmt: skip
    assert [token.text for token in phrases.subjects(agreed[3])] == ["They"]


def test_passive() -> None:
    hit = tree(
        [("Posts", "NOUN", 2, "nsubj:pass"), ("were", "AUX", 2, "aux:pass"), ("hit", "VERB", 2, "root"),
         ("by", "ADP", 4, "case"), ("shells", "NOUN", 2, "obl:agent")]
    )  # fmt: skip
    assert phrases.is_passive(hit[2])
    found = phrases.child(hit[2], "obl")
    assert found is not None
    assert found.text == "shells"
    assert phrases.children(hit[2], "obl:agent")[0].i == 4
    bare = tree(
        [("posts", "NOUN", 0, "root"), ("hit", "VERB", 0, "acl"), ("by", "ADP", 3, "case"),
         ("shells", "NOUN", 1, "obl:agent")], {1: "VBN"}
    )  # fmt: skip
    assert phrases.is_passive(bare[1])


def test_trim_drops_marks_at_the_edges() -> None:
    quoted = tree([("“", "PUNCT", 1, "punct"), ("Leave", "VERB", 1, "root"), ("!", "PUNCT", 1, "punct"),
                   ("”", "PUNCT", 1, "punct")])  # fmt: skip
    assert phrases.trim(quoted, 0, 4).text == "Leave"
    assert phrases.trim(quoted, 2, 4).text == ""


def test_clause_of(shelled: Doc) -> None:
    assert phrases.clause_of(shelled[6]).text == "lost"
    assert phrases.clause_of(shelled[9]).text == "shelled"
    assert phrases.clause_of(shelled[15]).text == "burned"
