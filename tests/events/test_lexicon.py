"""The frame lexicon: broad, and strict about what its files say."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import KnowledgeError
from sayso.events.classes import load as load_classes
from sayso.events.lexicon import MODES, lexicon, load
from sayso.language.inflections import inflections
from sayso.records import EVENT_TYPES


def test_it_is_broad() -> None:
    words = {(entry.kind, entry.words) for entry in lexicon().entries()}
    assert len(words) >= 1_200
    assert {entry.frame.event for entry in lexicon().entries()} == set(EVENT_TYPES)


@pytest.mark.parametrize("event", EVENT_TYPES)
def test_every_mode_has_words_of_its_own_or_of_a_weapon(event: str) -> None:
    from sayso.events import complements, modes

    found = {mode for made in lexicon().frames.values() if made.event == event for mode in made.mode}
    if event == "ASSAULT":
        found |= set(modes._words())
    found |= set(complements._tables()["modes"].get(event, {}).values())
    assert found >= MODES[event]  # type: ignore[index]


def test_a_frame_says_what_later_rooms_ask() -> None:
    promised = lexicon().frames["agree.promise"]
    assert (promised.complement, promised.event, promised.cooperative) == ("absorbs", "AGREE", True)
    assert not lexicon().frames["assault.shell"].cooperative


def test_british_spelling_stands_for_american_too() -> None:
    american = {entry.frame.id for entry in lexicon().of_verb("criticize", "criticized")}
    assert american == {entry.frame.id for entry in lexicon().of_verb("criticise", "criticised")} != set()


def test_a_form_finds_its_verb_where_the_lemma_is_wrong() -> None:
    assert lexicon().of_verb("abducte", "abducted") == lexicon().of_verb("abduct", "abducted") != ()


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("stab", ("stabs", "stabbed", "stabbing")),
        ("carry", ("carries", "carried", "carrying")),
        ("seize", ("seizes", "seized", "seizing")),
        ("shoot", ("shoots", "shot", "shooting")),
        ("expel", ("expels", "expelled", "expelling")),
    ],
)
def test_inflections(verb: str, forms: tuple[str, ...]) -> None:
    assert inflections(verb) == forms


BROKEN = {
    "no type": ('[a]\nverbs = ["x"]', "type = None"),
    "unknown type": ('type = "ATTACK"\n[a]\nverbs = ["x"]', "ATTACK"),
    "unknown key": ('type = "AID"\n[a]\nverb = ["x"]', "unknown key 'verb'"),
    "unknown mode": ('type = "AID"\n[a]\nmode = ["drone"]\nverbs = ["x"]', "mode 'drone'"),
    "unknown class": ('type = "AID"\n[a]\nobject = ["@thing"]\nverbs = ["x"]', "@thing"),
    "unknown strength": ('type = "AID"\n[a]\nstrength = "huge"\nverbs = ["x"]', "huge"),
    "unknown clause": ('type = "AID"\n[a]\nclause = ["why"]\nverbs = ["x"]', "why"),
    "unknown relation": ('type = "AID"\n[a]\nactor = ["obl:agent"]\nverbs = ["x"]', "obl:agent"),
    "unknown twin": ('type = "AID"\n[a]\nalso = "aid.b"\nverbs = ["x"]', "aid.b"),
    "unknown other type": ('type = "AID"\n[a]\nknown_as = ["HELP"]\nverbs = ["x"]', "HELP"),
    "no words": ('type = "AID"\n[a]\nstrength = "weak"', "no words"),
    "no list": ('type = "AID"\n[a]\nverbs = "x"', "verbs = 'x'"),
    "capitals": ('type = "AID"\n[a]\nverbs = ["Help"]', "Help"),
    "a word twice": ('type = "AID"\n[a]\nverbs = ["help", "help"]', "'help' twice"),
    "no TOML": ("type = ", "not TOML"),
}


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_a_broken_file_is_refused_by_name_and_value(name: str, tmp_path: Path) -> None:
    text, value = BROKEN[name]
    (tmp_path / "broken.toml").write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        load(tmp_path)
    assert value in str(caught.value)
    assert "broken.toml" in str(caught.value) or "aid.a" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "value"),
    [('[a]\nentities = ["GPE"]', "GPE"), ('[a]\nword = ["x"]', "word"), ('[a]\nincludes = ["b"]', "'b'")],
)
def test_a_broken_class_is_refused(text: str, value: str, tmp_path: Path) -> None:
    file = tmp_path / "classes.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=value):
        load_classes(file)
