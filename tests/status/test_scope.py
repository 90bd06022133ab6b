"""How events stand, on trees of our own sentences (``trees.conllu`` names word and status of each)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.language import conllu
from sayso.status.scope import Scope

TREES = Path(__file__).parent / "trees.conllu"


def _cases() -> Iterator[tuple[str, str, str, str]]:
    comments: dict[str, str] = {}
    for line in TREES.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            comments[key.strip()] = value.strip()
        elif not line and comments:
            yield comments["sent_id"], comments["text"], comments["event"], comments["status"]
            comments = {}


CASES = tuple(_cases())


@pytest.fixture(scope="module")
def trees() -> dict[str, conllu.Sentence]:
    (document,) = conllu.read(TREES)
    return {sentence.id: sentence for sentence in document.sentences}


@pytest.mark.parametrize(("number", "text", "word", "status"), CASES, ids=[case[1][:40] for case in CASES])
def test_status(trees: dict[str, conllu.Sentence], number: str, text: str, word: str, status: str) -> None:
    sentence = trees[number]
    start = sentence.words[0].start
    words = tuple(_moved(word, start) for word in sentence.words)
    doc = conllu.to_doc(conllu.Document("one", text, (conllu.Sentence(number, words, True),)))
    trigger = next(token for token in doc if token.text == word)
    assert Scope(doc).of(trigger, trigger.idx, trigger.idx + len(trigger)).status == status


def _moved(word: conllu.Word, by: int) -> conllu.Word:
    from dataclasses import replace

    token = (word.token[0] - by, word.token[1] - by)
    return replace(word, start=word.start - by, end=word.end - by, token=token)


def test_the_deciding_word_is_named() -> None:
    document = next(iter(conllu.read(TREES)))
    doc = conllu.to_doc(document)
    trigger = next(token for token in doc if token.text == "withdrawal")
    standing = Scope(doc).of(trigger, trigger.idx, trigger.idx + len(trigger))
    assert standing.cue is not None
    assert doc[standing.cue].text == "no"


def test_words_of_the_trigger_itself_are_no_cues() -> None:
    document = next(iter(conllu.read(TREES)))
    doc = conllu.to_doc(document)
    fire = next(token for token in doc if token.text == "fire")
    start = doc[fire.i - 2].idx  # "did not fire"
    assert doc[fire.i - 1].text == "not"
    assert Scope(doc).of(fire, start, fire.idx + len(fire)).status == "occurred"
