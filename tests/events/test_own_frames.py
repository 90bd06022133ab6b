"""A user's own frames are laid over ours and win."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import InputError, KnowledgeError
from sayso.evaluate.examples import check
from sayso.events.lexicon import FOLDER, Entry, lexicon, load
from sayso.gold.examples import load as load_examples
from sayso.reader import Reader
from sayso.records import Report

TEXT = "The elders met on Friday. The drumming began at noon. Rebels launched an attack on Gao."
FRAMES = """
type = "MOBILIZE"

[drumming]
mode = ["militia"]
nouns = ["drumming"]
"""


def own(folder: Path, text: str) -> Path:
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return path


def types(reader: Reader) -> dict[str, str]:
    return {e.trigger.text: e.event for e in reader.read(Report.of(TEXT, published="2021-06-01")).events}


def test_a_word_of_the_users_own_is_an_event(reader: Reader, tmp_path: Path) -> None:
    mine = Reader(frames=[own(tmp_path, FRAMES)])
    assert types(mine) == {**types(reader), "drumming": "MOBILIZE"}
    found = mine.read(Report.of(TEXT, published="2021-06-01"))
    event = next(e for e in found.events if e.trigger.text == "drumming")
    assert event.mode == ("militia",)
    assert event.why.endswith("your own frame, from own.toml")


def test_the_users_frame_wins_over_ours(tmp_path: Path) -> None:
    mine = Reader(frames=[own(tmp_path, FRAMES.replace("nouns", 'verbs = ["meet"]\nnouns'))])
    assert types(mine)["met"] == "MOBILIZE"


def test_a_frame_of_the_same_id_takes_the_place_of_ours(tmp_path: Path) -> None:
    shell = own(tmp_path, 'type = "ASSAULT"\n[shell]\nverbs = ["bombshell"]\n')
    found = load(FOLDER, [shell])
    assert "assault.shell" in lexicon().frames

    def words(entries: tuple[Entry, ...]) -> set[str]:
        return {" ".join(e.words) for e in entries if e.frame.id == "assault.shell"}

    assert words(tuple(found.entries())) == {"bombshell"}
    assert "shell" in words(tuple(lexicon().entries()))


def test_a_wrong_file_is_refused_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"own\.toml: type = 'WAR'\. Accepted: AGREE"):
        load(FOLDER, [own(tmp_path, 'type = "WAR"\n')])
    with pytest.raises(KnowledgeError, match=r"own\.toml \[drumming\]: unknown key 'noun'"):
        load(FOLDER, [own(tmp_path, FRAMES.replace("nouns", "noun"))])
    with pytest.raises(InputError, match=r"nosuch\.toml: No such file"):
        load(FOLDER, [tmp_path / "nosuch.toml"])


def test_examples_of_the_users_own_frame_can_be_checked(tmp_path: Path) -> None:
    path = own(tmp_path, FRAMES)
    examples = tmp_path / "mine.txt"
    examples.write_text("== drumming | noun | mobilize.drumming\n+ The {drumming} began at noon in Gao.\n")
    known = load(FOLDER, [path])
    found = check(load_examples(examples, "events", known), Reader(frames=[path]), known)
    assert found.figures()["as_marked"] == 1.0
