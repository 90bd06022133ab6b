"""Scores of passages made by hand, so that every figure can be counted on one's fingers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import InputError, KnowledgeError
from sayso.evaluate.forms import evaluate
from sayso.evaluate.misses import Misses
from sayso.records import Action, Commitment, Due, Place, Size, Time

TEXT = (
    "Militiamen shelled Port Sela on Monday, killing four, the army said. The blast was heard in Vern. "
    "The mayor did not meet the rebels. “We will reopen the road by Friday if the guns fall silent,” "
    "said Commander Ilo Trask. Farmers marched. A truck overturned."
)
CASE: dict[str, Any] = {
    "id": "one",
    "published": "2024-03-13",
    "text": TEXT,
    "events": [
        {
            "type": "ASSAULT", "modes": ["heavy-weapons"], "trigger": ["shelled", "blast"],
            "status": "occurred",
            "actor": [{"text": "Militiamen", "sector": "REB", "sector_accept": ["UAF"], "country": "SEL"}],
            "recipient": [{"text": "Port Sela"}, {"text": "four", "optional": True}],
            "place": ["Port Sela"], "place_country": "SEL", "date": "2024-03-11", "dead": 4,
            "attributed_to": ["the army"],
        },
        {
            "type": "CONSULT", "modes": [], "trigger": ["meet"], "status": "negated", "attributed_to": [],
            "actor": [{"text": "The mayor"}], "recipient": [{"text": "the rebels"}], "reciprocal": True,
        },
        {
            "type": "PROTEST", "type_accept": ["COERCE"], "modes": ["demo"], "modes_accept": [None],
            "trigger": ["marched"], "status": "occurred", "attributed_to": [], "date": "2024-03-12",
            "date_accept": [None], "by_accept": ["the army"],
        },
        {"type": "RETREAT", "modes": [], "trigger": ["reopen"], "status": "future", "attributed_to": [],
         "optional": True},
    ],
    "attributions": [
        {"source": "the army", "cue": ["said"], "manner": "indirect", "anonymous": False,
         "content": ["Militiamen shelled Port Sela on Monday, killing four"]},
        {"source": "Commander Ilo Trask", "cue": ["said"], "manner": "direct", "anonymous": False,
         "content": ["We will reopen the road by Friday if the guns fall silent"]},
    ],
    "commitments": [
        {"kind": "promise", "kind_accept": ["offer"], "holder": ["We", "Commander Ilo Trask"],
         "action": "reopen the road", "condition": "if the guns fall silent", "due": "2024-03-15"},
        {"kind": "demand", "holder": ["the army"], "action": "guns fall silent"},
    ],
    "times": [{"text": "Monday", "value": "2024-03-11"}, {"text": "Friday", "value": "2024-03-15"}],
}  # fmt: skip
EMPTY = {"id": "two", "published": "2024-03-13", "text": "It rained in Vern all week.", "events": []}


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    path = tmp_path / "cases.json"
    path.write_text(json.dumps([CASE, EMPTY]), encoding="utf-8")
    return path


def tell(told: Any) -> None:
    """One event with a wrong recipient, one with a wrong status, one false, one optional; one attribution
    with a wrong source; one commitment without its due date; a false event where there is none."""
    monday = told.stretch(TEXT, "Monday")
    where = Place("Port Sela", 19, 28, name="Port Sela", country="VER")
    trask = TEXT.index("reopen the road")
    told.tell(
        TEXT,
        events=(
            told.event(
                TEXT, "ASSAULT", "blast", mode=("heavy-weapons",), size=Size(dead=4), event_loc=where,
                actor=(told.actor(TEXT, "Militiamen", sector="UAF", code="SEL"),),
                recipient=(told.actor(TEXT, "Vern"),), attribution=("a1",),
                when=Time("Monday", monday.start, monday.end, "DATE", "2024-03-11"),
            ),
            told.event(TEXT, "CONSULT", "meet", recipient=(told.actor(TEXT, "The mayor"),
                                                             told.actor(TEXT, "the rebels"))),
            told.event(TEXT, "COERCE", "marched", attribution=("a1",)),
            told.event(TEXT, "RETREAT", "reopen", "future"),
            told.event(TEXT, "ASSAULT", "overturned"),
        ),
        attributions=(
            told.said(TEXT, "a1", "the army", "said", "shelled Port Sela"),
            told.said(TEXT, "a2", "The mayor", "said", "guns fall silent", manner="direct"),
        ),
        commitments=(
            Commitment(
                "c1", "offer", (told.actor(TEXT, "Ilo Trask"),), (),
                Action("reopen", trask, trask + 6),
            ),
        ),
    )  # fmt: skip
    told.tell(EMPTY["text"], events=(told.event(EMPTY["text"], "PROTEST", "rained"),))


def test_every_layer_of_a_passage(cases: Path, told: Any) -> None:
    tell(told)
    misses = Misses()
    found = evaluate("all", cases, reader=told, misses=misses)
    assert found["passages"] == 2
    assert found["events"] == {"p": 0.6, "r": 1.0, "f1": 0.75, "gold": 3, "predicted": 5}
    assert found["events_with_status"]["f1"] == round(2 * 2 / 8, 3)
    assert found["trigger_recall"] == 1.0
    assert found["traps"] == {"passages": 1, "false_events": 1, "per_100": 100.0}
    right = {
        name: found[name]["accuracy"] for name in ("status", "mode", "actor", "recipient", "date", "dead")
    }
    assert right == {"status": 0.667, "mode": 1.0, "actor": 1.0, "recipient": 0.5, "date": 1.0, "dead": 1.0}
    assert (found["country"]["n"], found["sector"]["accuracy"]) == (1, 1.0)
    assert (found["place"]["accuracy"], found["place_country"]["accuracy"]) == (1.0, 0.0)
    assert found["event_source"] == {"accuracy": 1.0, "n": 1}
    assert found["event_own_voice"] == {"accuracy": 1.0, "n": 2}
    assert found["attributions"] == {"p": 0.5, "r": 0.5, "f1": 0.5, "gold": 2, "predicted": 2}
    assert found["manner"] == found["anonymous"] == {"accuracy": 1.0, "n": 1}
    assert found["commitments"] == {"p": 1.0, "r": 0.5, "f1": 0.667, "gold": 2, "predicted": 1}
    assert [found[name]["accuracy"] for name in ("holder", "due", "condition")] == [1.0, 0.0, 0.0]
    assert found["time_found"] == {"accuracy": 0.0, "n": 2}
    assert found["offsets"]["accuracy"] == 1.0
    assert misses.counts() == {
        "commitment": 1, "condition": 1, "due": 1, "false attribution": 1, "false event": 1,
        "false event, none there": 1, "recipient": 1, "source of an attribution": 1, "status": 1,
        "time not found": 2,
    }  # fmt: skip


def test_calibration_counts_what_is_counted(cases: Path, told: Any) -> None:
    tell(told)
    found = evaluate("events", cases, reader=told)["calibration"]
    # all five that count have confidence 1, three are right
    assert found == {"ece": 0.4, "bins": [{"from": 0.9, "n": 5, "confidence": 1.0, "right": 0.6}]}


def test_calibration_averages_gaps_by_size() -> None:
    from sayso.evaluate.calibration import Calibration

    counted = Calibration()
    for confidence, right in ((0.95, True), (0.95, False), (0.55, True), (0.05, False)):
        counted.add(confidence, right)
    found = counted.figures()
    assert found["ece"] == round((0.9 + 0.45 + 0.05) / 4, 3)
    assert [row["from"] for row in found["bins"]] == [0.0, 0.5, 0.9]
    assert Calibration().figures() == {"ece": None, "bins": []}


def test_an_event_serves_one_gold_event_only(tmp_path: Path, told: Any) -> None:
    text = "Gunmen raided the depot and raided the mill."
    event = {"type": "ASSAULT", "modes": [], "trigger": ["raided"], "status": "occurred", "attributed_to": []}
    path = tmp_path / "cases.json"
    path.write_text(json.dumps([{"id": "a", "published": None, "text": text, "events": [event, event]}]))
    told.tell(text, events=(told.event(text, "ASSAULT", "raided"),))
    found = evaluate("events", path, reader=told)
    assert found["events"] == {"p": 1.0, "r": 0.5, "f1": 0.667, "gold": 2, "predicted": 1}


def test_layers_print_their_own_figures(cases: Path, told: Any) -> None:
    tell(told)
    status = evaluate("status", cases, reader=told)
    assert status["by_status"]["negated"] == {"n": 1, "read_as": {"occurred": 1}}
    assert "commitments" not in status
    assert set(evaluate("attribution", cases, reader=told)) >= {"attributions", "event_source", "manner"}
    assert set(evaluate("commitments", cases, reader=told)) >= {"commitments", "holder", "by_kind"}


def test_a_sample_is_the_same_in_every_run(cases: Path, told: Any) -> None:
    assert evaluate("events", cases, reader=told, every=2)["passages"] == 1
    with pytest.raises(InputError, match="every"):
        evaluate("events", cases, reader=told, every=0)


def test_a_broken_passage_is_named(tmp_path: Path, told: Any) -> None:
    path = tmp_path / "cases.json"
    broken = {**CASE, "events": [{"type": "ASSAULT"}]}
    path.write_text(json.dumps([EMPTY, broken]), encoding="utf-8")
    with pytest.raises(InputError, match=r"passage one.*status"):
        evaluate("events", path, reader=told)


CORPUS = """\
== x-001 2024-03-13
Gunmen abducted two nurses near Vern on Monday, police said. “We pay nothing,” said the clinic's owner.
E ASSAULT/abduct | abducted | actor: Gunmen | recipient: nurses | place: Vern | by: police | status: occurred
A indirect | source: police | cue: said | content: "Gunmen abducted ... on Monday"
A direct | source: the clinic's owner | cue: said#2 | content: "We pay nothing"

== x-002 2024-03-14
The bridge at Vern must reopen by 1 May. Rain fell.
C deadline | action: reopen | due: by 1 May

"""


def test_corpus_passages_are_scored_by_their_marks(tmp_path: Path, told: Any) -> None:
    path = tmp_path / "a.txt"
    path.write_text(CORPUS, encoding="utf-8")
    one, two = (block.split("\n")[1] for block in CORPUS.split("== ")[1:])
    told.tell(
        one,
        events=(told.event(one, "ASSAULT", "abducted", mode=("abduct",), attribution=("a1",)),),
        attributions=(told.said(one, "a1", "police", "said", "Gunmen abducted two nurses"),),
    )
    start = two.index("reopen")
    due = Due("by 1 May", two.index("by 1"), two.index("by 1") + 8, "2024-05-01")
    told.tell(
        two,
        commitments=(
            Commitment("c", "deadline", (), (), Action("reopen", start, start + 6), due=due),
        ),
    )  # fmt: skip
    found = evaluate("all", path, reader=told)
    assert found["events"]["f1"] == found["event_source"]["accuracy"] == found["mode"]["accuracy"] == 1.0
    assert (found["actor"]["accuracy"], found["place"]["accuracy"]) == (0.0, 0.0)
    assert found["attributions"]["r"] == 0.5
    assert found["commitments"]["f1"] == found["due"]["accuracy"] == 1.0
    assert found["traps"] == {"passages": 1, "false_events": 0, "per_100": 0.0}
    assert told.asked[0].published == "2024-03-13"


def test_corpus_parts_and_faults(tmp_path: Path, told: Any) -> None:
    (tmp_path / "written").mkdir()
    (tmp_path / "written" / "a.txt").write_text(CORPUS, encoding="utf-8")
    (tmp_path / "splits.tsv").write_text("x-001\ttrain\tx\nx-002\ttest\tx\n", encoding="utf-8")
    assert evaluate("events", tmp_path, reader=told)["part"] == "test"
    train = evaluate("events", tmp_path, part="train", reader=told)
    assert (train["part"], train["passages"], train["events"]["gold"]) == ("train", 1, 1)
    (tmp_path / "written" / "a.txt").write_text(CORPUS.replace("abduct |", "abducted |"), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"a\.txt, line 3"):
        evaluate("events", tmp_path, reader=told)


def test_real_passages_come_from_the_data_they_refer_to(tmp_path: Path, told: Any) -> None:
    (tmp_path / "data" / "events" / "re3d" / "set").mkdir(parents=True)
    document = "Guards freed two clerks. The rest of it is not referred to."
    documents = tmp_path / "data" / "events" / "re3d" / "set" / "documents.json"
    documents.write_text(json.dumps({"_id": "D1", "text": document}), encoding="utf-8")
    path = tmp_path / "real.txt"
    marks = (
        "== r-001 2016-03-13 re3d:D1:0-24\nE RETREAT/release | freed | actor: Guards | status: occurred\n\n"
    )
    path.write_text(marks + CORPUS, encoding="utf-8")
    alone = evaluate("events", path, reader=told)
    assert (alone["passages"], "by_origin" in alone) == (2, False)
    assert "--texts" in alone["note"]
    text = document[:24]
    told.tell(text, events=(told.event(text, "RETREAT", "freed", mode=("release",)),))
    whole = evaluate("events", path, texts=tmp_path / "data", reader=told)
    assert whole["passages"] == 3
    assert whole["by_origin"]["real"]["events"]["f1"] == 1.0
    assert (whole["by_origin"]["written"]["passages"], whole["by_origin"]["written"]["events"]["f1"]) == (
        2,
        0.0,
    )
