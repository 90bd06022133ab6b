"""Every form of gold data is recognised by its content and measured by its own suite."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from sayso.cli.evaluate import app
from sayso.errors import InputError
from sayso.evaluate.forms import FORMS, evaluate, form_of
from sayso.evaluate.misses import Misses

RECORDS: list[dict[str, Any]] = [
    {"id": "d", "event": "DOCUMENT", "eventText": "about the file"},
    {
        "id": "r1", "event": "FIGHT", "mode": "firearms", "eventText": "fired", "textInfo": {"markup": ""},
        "source": [{"actorText": "Vern", "code": "VER"}], "target": [{"actorText": "Sela"}],
        "text": "Vern's guards fired on a Sela boat.",
    },
    {"id": "r2", "event": "DEMAND", "eventText": "demanded", "target": "", "text": "Sela demanded talks."},
    {"id": "r3", "event": "AID", "eventText": "sent", "text": "Vern sent rice to Sela."},
]  # fmt: skip


def test_plover_records(tmp_path: Path, told: Any) -> None:
    (tmp_path / "records.txt").write_text(json.dumps(RECORDS), encoding="utf-8")
    (tmp_path / "codes.txt").write_text("03: AGREE\n", encoding="utf-8")
    one, two = RECORDS[1]["text"], RECORDS[2]["text"]
    guards = told.actor(one, "Vern's guards")
    told.tell(one, events=(told.event(one, "ASSAULT", "fired", mode=("firearms",), actor=(guards,)),))
    told.tell(two, events=(told.event(two, "CONSULT", "talks"), told.event(two, "ACCUSE", "demanded")))
    misses = Misses()
    found = evaluate("events", tmp_path, reader=told, misses=misses)
    assert (found["form"], found["records"]) == ("PLOVER gold records (JSON)", 3)
    assert (found["right_type_among_read"], found["silent"]) == (0.333, 0.333)
    assert [found[name]["accuracy"] for name in ("mode", "source", "target")] == [1.0, 1.0, 0.0]
    assert found["by_type"]["REQUEST"] == {"accuracy": 0.0, "n": 1}
    assert [row["kind"] for row in misses] == ["type", "silent"]


def test_broken_records_are_named(tmp_path: Path, told: Any) -> None:
    path = tmp_path / "records.txt"
    path.write_text(json.dumps(RECORDS)[:-1], encoding="utf-8")
    with pytest.raises(InputError, match=r"records\.txt: cannot be read"):
        evaluate("events", path, reader=told)


PLV = """\
\tsentence_id\tsentence\tmarked_sentence\tsource\ttarget\tgold_root
0\t7\tVern freed a Sela pilot and accused Orre.\t-\tVern\ta Sela pilot\tYIELD
1\t8\tVern freed a Sela pilot and accused Orre.\t-\tVern\tOrre\tACCUSE
2\t9\tOrre kept silent.\t-\tOrre\tVern\tREJECT
"""


def test_plv_takes_the_event_of_the_marked_pair(tmp_path: Path, told: Any) -> None:
    path = tmp_path / "PLV_train.tsv"
    path.write_text(PLV, encoding="utf-8")
    text = "Vern freed a Sela pilot and accused Orre."
    vern, pilot, orre = (told.actor(text, name) for name in ("Vern", "a Sela pilot", "Orre"))
    told.tell(
        text,
        events=(
            told.event(text, "RETREAT", "freed", actor=(vern,), recipient=(pilot,)),
            told.event(text, "ACCUSE", "accused", actor=(vern,), recipient=(orre,)),
        ),
    )
    found = evaluate("events", path, reader=told)
    assert found["by_root"]["YIELD"] == {"f1": 1.0, "gold": 1, "predicted": 1}
    assert found["by_root"]["REJECT"] == {"f1": 0.0, "gold": 1, "predicted": 0}
    assert (found["root_macro_f1"], found["accuracy"], found["silent"]) == (0.667, 0.667, 0.333)
    assert found["pair_found"] == 0.667


PETRARCH = """\
<Validation><Sentences>
<Sentence date="19950101" id="A-1"><EventCoding sourcecode="VER" targetcode="SEL" eventcode="1712"/>
<Text>
Vern burned
Sela's barns.
</Text></Sentence>
<Sentence date="19950101" id="A-2"><EventCoding noevents="True"/><Text>Barns are red.</Text></Sentence>
<Sentence date="19950101" id="A-3"><EventCoding eventcode="903"/><Text>Vern slept.</Text></Sentence>
</Sentences></Validation>
"""


def test_petrarch_records(tmp_path: Path, told: Any) -> None:
    path = tmp_path / "records.xml"
    path.write_text(PETRARCH, encoding="utf-8")
    one, two = "Vern burned Sela's barns.", "Barns are red."
    told.tell(one, events=(told.event(one, "ASSAULT", "burned"),))
    told.tell(two, events=(told.event(two, "AID", "red"),))
    found = evaluate("events", path, reader=told)
    assert (found["records"], found["with_type"], found["right_type_among_read"]) == (3, 1, 1.0)
    assert found["traps"] == {"passages": 1, "false_events": 1, "per_100": 100.0}


ARTICLE = "The mayor said that the bridge, she felt, was safe. Nobody slept, it was claimed. Ana Oak agreed."
ANN = """\
T1\tSource 0 9\tThe mayor
T2\tCue 10 14\tsaid
T3\tContent 15 30;42 50\tthat the bridge, was safe
T4\tAttribution 10 14\tsaid
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
T5\tContent 52 64\tNobody slept
T6\tCue 66 80\tit was claimed
T7\tAttribution-no-source 66 80\tit was claimed
E2\tAttribution-no-source:T7 Content:T5 Cue:T6
T8\tDiscuss 0 3\tThe
"""


def polnear(folder: Path, ann: str = ANN) -> None:
    for name in ("attributions", "text"):
        (folder / "dev" / name).mkdir(parents=True)
    article = folder / "dev" / "text" / "paper_2016-09-12_bridge.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    for annotator in ("1a", "2b"):
        file = folder / "dev" / "attributions" / f"paper_2016-09-12_bridge_{annotator}.ann"
        file.write_text(ann, encoding="utf-8")


def test_polnear(tmp_path: Path, told: Any) -> None:
    polnear(tmp_path)
    told.tell(
        ARTICLE,
        attributions=(
            told.said(ARTICLE, "a1", "mayor", "said", "the bridge", "was safe"),
            told.said(ARTICLE, "a2", "she", "felt", "was safe", parent="a1"),
            told.said(ARTICLE, "a3", "Ana Oak", "agreed", "Nobody"),
        ),
    )
    misses = Misses()
    found = evaluate("attribution", tmp_path, reader=told, misses=misses)
    assert (found["articles"], found["attributions"]) == (1, 2)
    assert found["content"]["overlap"] == {"p": 0.5, "r": 0.5, "f1": 0.5, "gold": 2, "predicted": 2}
    assert found["content"]["exact"]["f1"] == 0.5
    assert found["source_right_given_content"] == 1.0
    assert found["given_content"]["source_exact"] == {"accuracy": 0.0, "n": 1}
    assert found["given_content"]["cue_exact"] == {"accuracy": 1.0, "n": 1}
    assert misses.counts() == {"content of another extent": 1}
    assert told.asked[0].published == "2016-09-12"


def test_brat_faults_name_the_line(tmp_path: Path, told: Any) -> None:
    polnear(tmp_path, ANN.replace("Content:T5", "Content:T9"))
    with pytest.raises(InputError, match=r"\.ann, line 9"):
        evaluate("attribution", tmp_path, reader=told)


def test_ngec_stories(tmp_path: Path, told: Any) -> None:
    rows = (
        "disclaimer,text,title,source,prompt,label,mode\n"
        "x,Guards seized a mill.,One,R,p,COERCE,SIEZE\n"
        "x,Another telling.,One,R,p,COERCE,SIEZE\n"
        "x,Vern sent rice.,Two,R,p,AID,\n"
    )
    with zipfile.ZipFile(tmp_path / "stories.csv.zip", "w") as archive:
        archive.writestr("stories.csv", rows)
    (tmp_path / "headlines.csv").write_text("event,mode,title\n", encoding="utf-8")
    text = "Guards seized a mill."
    told.tell(
        text, events=(told.event(text, "AID", "mill"), told.event(text, "COERCE", "seized", mode=("seize",)))
    )
    found = evaluate("events", tmp_path, reader=told)
    assert found["stories"] == 2
    assert (found["right_type_among_read"], found["right_type_first"], found["silent"]) == (0.5, 0.0, 0.5)
    assert found["mode"] == {"accuracy": 1.0, "n": 1}


def test_unknown_data_name_the_accepted_forms(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Some notes.", encoding="utf-8")
    for path in (tmp_path, tmp_path / "notes.txt", tmp_path / "none"):
        with pytest.raises(InputError) as caught:
            form_of(path)
        for form in FORMS:
            assert form.name in str(caught.value)


def test_a_layer_that_the_data_do_not_have(tmp_path: Path, told: Any) -> None:
    path = tmp_path / "PLV_train.tsv"
    path.write_text(PLV, encoding="utf-8")
    with pytest.raises(InputError, match=r"PLV .* say nothing of attribution.*PolNeAR"):
        evaluate("attribution", path, reader=told)


def test_command(tmp_path: Path, told: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.evaluate.forms.Reader", lambda: told)
    path, errors = tmp_path / "PLV_train.tsv", tmp_path / "errors.jsonl"
    path.write_text(PLV, encoding="utf-8")
    run = CliRunner()
    result = run.invoke(app, ["events", "--data", str(path), "--errors", str(errors), "--format", "json"])
    assert result.exit_code == 0
    report = json.loads(result.stdout)
    assert (report["data"], report["part"], report["rows"], report["layer"]) == (
        str(path),
        "all",
        3,
        "events",
    )
    rows = [json.loads(line) for line in errors.read_text(encoding="utf-8").splitlines()]
    assert [row["gold"] for row in rows] == ["YIELD", "ACCUSE", "REJECT"]
    assert set(rows[0]) == {"kind", "id", "gold", "read", "text"}
    table = run.invoke(app, ["events", "--data", str(path), "--every", "2"])
    assert table.exit_code == 0
    assert "root macro f1" in table.stdout
    assert "rows 2" in table.stdout


def test_command_names_the_fault(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["status", "--data", str(tmp_path)])
    assert result.exit_code == 1
    assert "Accepted: " in result.stderr
    assert "Traceback" not in result.output
