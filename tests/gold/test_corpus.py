from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import KnowledgeError
from sayso.gold.corpus import Passage, checksum, load, load_folder, load_part

TEXT = """== x-1 2012-02-03
Priests said the army "did not shell us" Monday and would not shell us again if the guns left by Friday.
E ASSAULT/heavy-weapons | shell | actor: the army | recipient: us | status: negated | by: Priests
A mixed | source: Priests | content: "the army ... Monday" ++ "would not ... by Friday" | anonymous: yes
C promise | holder: the army | action: shell us#2 | condition: if the guns left | due: by Friday
"""


def read(folder: Path, text: str) -> list[Passage]:
    path = folder / "x.txt"
    path.write_text(text, encoding="utf-8")
    return load(path)


def test_everything_marked_is_read_with_its_offsets(tmp_path: Path) -> None:
    (passage,) = read(tmp_path, TEXT)
    (event,), (said,), (owed,) = passage.events, passage.attributions, passage.commitments
    assert (event.event, event.modes, event.status) == ("ASSAULT", ("heavy-weapons",), "negated")
    assert event.by is not None and event.by.text == "Priests"
    assert said.anonymous and len(said.content) == 2
    assert owed.due is not None and owed.due.text == "by Friday"
    spans = [event.trigger, *event.actor, *said.content, owed.action]
    assert all(passage.text[span.start : span.end] == span.text for span in spans)
    assert owed.action.start > event.trigger.start


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("2012-02-03", "2012-02-30", "date '2012-02-30'"),
        ("ASSAULT/heavy-weapons", "ASSAULT/heavy", "mode 'heavy'"),
        ("ASSAULT/heavy-weapons", "ATTACK", "type 'ATTACK'"),
        ("status: negated", "status: denied", "status 'denied'"),
        ("recipient: us", "victim: us", "field 'victim: us'"),
        ("recipient: us", "recipient: them", "'them' is not in the text"),
        ("actor: the army |", "actor: the army | actor: us |", "twice"),
        ("A mixed", "A quoted", "manner 'quoted'"),
        ("C promise", "C vow", "kind 'vow'"),
        ("anonymous: yes", "anonymous: maybe", "anonymous 'maybe'"),
        ("shell us#2", "shell us#3", "'shell us#3' is not in the text"),
        ("== x-1 2012", "== x-1 y z 2012", "head"),
    ],
)
def test_a_wrong_value_is_refused_with_its_line(tmp_path: Path, old: str, new: str, wrong: str) -> None:
    assert old in TEXT
    with pytest.raises(KnowledgeError, match=wrong) as error:
        read(tmp_path, TEXT.replace(old, new, 1))
    assert error.value.line is not None


def test_a_text_may_stand_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text(
        "== x-1 2012-02-03 set:one:0-9\nE PROTEST/demo | marched | status: occurred\n", encoding="utf-8"
    )
    assert load(path) == []
    (passage,) = load(path, lambda reference: f"They marched for {reference}.")
    assert (passage.reference, passage.events[0].trigger.start) == ("set:one:0-9", 5)


def test_parts_are_dealt_out_by_a_list(tmp_path: Path) -> None:
    read(tmp_path, TEXT + TEXT.replace("x-1", "x-2"))
    (tmp_path / "splits.tsv").write_text("x-1\ttrain\nx-2\tdev\n", encoding="utf-8")
    assert [p.id for p in load_part(tmp_path, "dev")] == ["x-2"]
    (tmp_path / "splits.tsv").write_text("x-1\ttrain\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="x-2 is in no part"):
        load_part(tmp_path, "dev")


def test_checksums_stay_what_they_are_in_the_splits(tmp_path: Path) -> None:
    (passage,) = read(tmp_path, TEXT)
    assert checksum(passage) == "169ef07f9d12"
    (changed,) = read(tmp_path, TEXT.replace("status: negated", "status: alleged"))
    assert checksum(changed) != checksum(passage)


def test_an_id_twice_in_the_corpus_is_named(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text("== x-001 2020-01-01\nNothing happened.\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"two\.txt, line 1: id x-001 of one\.txt, line 1 again"):
        load_folder(tmp_path)
