from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import InputError, KnowledgeError
from sayso.gold.examples import Example, events, load

HEAD = "== shell | verb | assault.shell\n"


def read(folder: Path, text: str) -> list[Example]:
    path = folder / "shelling.txt"
    path.write_text(text, encoding="utf-8")
    return load(path, "events")


def test_an_example_says_what_its_sentence_holds(tmp_path: Path) -> None:
    (found,) = read(
        tmp_path, HEAD + "+ [a Guns] {shelled} [r the port] and {arrested|COERCE/arrest|alleged} two.\n"
    )
    assert (found.word, found.evokes, found.positive, found.line) == ("shell", "assault.shell", True, 2)
    first, second = events(found)
    assert (first.event, first.status, first.main) == ("ASSAULT", "occurred", True)
    assert (second.event, second.modes, second.status, second.main) == (
        "COERCE",
        ("arrest",),
        "alleged",
        False,
    )
    assert [found.sentence.words(mark) for mark in found.spans("r")] == ["the port"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("+ {shelled}\n", "before any head"),
        ("== shell | verb\n", "== word"),
        ("== shell | verb | assault.nothing\n", "no frame 'assault.nothing'"),
        ("== sing | verb | assault.shell\n", "no verb 'sing'"),
        ("== shell | conjunction | assault.shell\n", "part of speech"),
        (HEAD + "* {shelled}\n", "at its start"),
        (HEAD + "+ They sang.\n", "without a word"),
        (HEAD + "+ They {sang|PROTEST}.\n", "no ASSAULT marked"),
        (HEAD + "+ They {shelled|perhaps} it.\n", "'perhaps'"),
        (HEAD + "+ They {shelled|COERCE/sing} it.\n", "mode 'sing'"),
        (HEAD + "- They {shelled} peas.\n", "another event"),
        (HEAD + "+ They {shelled} it.\n- They shelled it.\n", "line 2 again"),
    ],
)
def test_wrong_examples_are_refused_with_file_line_and_reason(tmp_path: Path, text: str, wrong: str) -> None:
    with pytest.raises(KnowledgeError, match=wrong) as error:
        read(tmp_path, text)
    assert error.value.line is not None


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    binary = tmp_path / "mine.txt"
    binary.write_bytes(b"\x7fELF\xd0\xff")
    with pytest.raises(InputError, match=r"mine\.txt: this is not text in UTF-8\. Give a file"):
        load(binary, "events")
    with pytest.raises(InputError, match=r"no\.txt: No such file"):
        load(tmp_path / "no.txt", "events")
