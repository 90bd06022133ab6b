"""Edit scripts and the lemma table."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.lemmas import LemmaTable, apply_script, edit_script


@given(st.text(min_size=1, max_size=12), st.text(min_size=1, max_size=12))
def test_a_script_gives_back_the_lemma(form: str, lemma: str) -> None:
    assert apply_script(edit_script(form, lemma), form) == lemma


@pytest.mark.parametrize(
    ("form", "lemma", "script"),
    [
        ("Cities", "city", "l3y"),
        ("withdrew", "withdraw", "l2aw"),
        ("dogs", "dog", "l1"),
        ("Afghan", "Afghan", "k0"),
        ("GENEVA", "Geneva", "t0"),
        ("was", "be", "=be"),
        ("unesco", "UNESCO", "u0"),
    ],
)
def test_scripts_generalise_over_case_and_stem(form: str, lemma: str, script: str) -> None:
    assert edit_script(form, lemma) == script


def test_a_script_that_would_leave_nothing_leaves_the_form() -> None:
    assert apply_script("l3", "Men") == "men"
    assert apply_script("k9y", "me") == "me"


def test_the_table_comes_before_the_script(tmp_path: Path) -> None:
    table = LemmaTable({("gunmen", "NOUN", "NNS"): "gunman"})
    table.save(tmp_path / "lemmas.tsv")
    again = LemmaTable.load(tmp_path / "lemmas.tsv")
    assert len(again) == 1
    assert again.lemma("Gunmen", "NOUN", "NNS", "l1") == "gunman"
    assert again.lemma("Gunmen", "PROPN", "NNPS", "l1") == "gunme"


def test_a_short_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "lemmas.tsv"
    path.write_text("men\tNOUN\tNNS\tman\nfeet\tNOUN\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"lemmas\.tsv:2: .* has 2 tab-separated fields"):
        LemmaTable.load(path)


@pytest.mark.parametrize(
    ("form", "xpos", "script", "lemma"),
    [
        ("skirmishes", "NNS", "l1", "skirmish"),
        ("levelled", "VBD", "l1", "level"),
        ("Denied", "VBN", "l1", "deny"),
        ("lorries", "NNS", "l1", "lorry"),
        ("shelled", "VBD", "l2", "shell"),
        ("blorked", "VBD", "l1", "blorke"),
    ],
)
def test_what_is_no_word_gives_way_to_a_regular_ending(form: str, xpos: str, script: str, lemma: str) -> None:
    table = LemmaTable({}, ["skirmish", "level", "deny", "shell"])
    assert table.lemma(form, "NOUN" if xpos == "NNS" else "VERB", xpos, script) == lemma


@pytest.mark.parametrize(
    ("form", "xpos", "script", "lemma"),
    [
        ("swore", "VBD", "l0", "swear"),
        ("overthrew", "VBP", "l0", "overthrow"),
        ("Shook", "VBD", "l2", "shake"),
        ("razed", "VBD", "l2", "raze"),
        ("acquitting", "VBG", "l3e", "acquit"),
        ("corpses", "NNS", "l2", "corpse"),
        ("calves", "NNS", "l1", "calf"),
        ("oases", "NNS", "l1", "oasis"),
        ("tribesmen", "NNS", "l1", "tribesman"),
        ("barracks", "NNS", "l1", "barracks"),
    ],
)
def test_irregular_forms_and_words_of_news_are_known(form: str, xpos: str, script: str, lemma: str) -> None:
    words = ["swor", "corps", "calve", "acquitte"]
    assert LemmaTable({}, words).lemma(form, "NOUN" if xpos == "NNS" else "VERB", xpos, script) == lemma


def test_a_verb_that_looks_like_anothers_past_is_itself() -> None:
    table = LemmaTable({("founded", "VERB", "VBD"): "found"})
    assert table.lemma("found", "VERB", "VB", "l0") == "found"
    assert table.lemma("found", "VERB", "VBD", "l0") == "find"
