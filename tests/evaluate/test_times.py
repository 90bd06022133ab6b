"""Times against gold: TimeML, GUM's dates, date specifications, passages. All sentences are invented."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc

from sayso.errors import InputError
from sayso.evaluate.forms import evaluate
from sayso.evaluate.misses import Misses
from sayso.notes import Notes, attach
from sayso.records import Reading, Report, Time


class Plain:
    """Gives a ``Doc`` without tags and tree, and readings by text."""

    def __init__(self) -> None:
        self.english = spacy.blank("en")
        self.english.add_pipe("sentencizer")
        self.times: dict[str, tuple[Time, ...]] = {}

    def walk(self, report: Report, *, through: str | None) -> Doc:
        assert through is None
        doc = self.english(report.text)
        attach(doc, Notes(report))
        return doc

    def read(self, report: Report) -> Reading:
        return Reading(report, times=self.times.get(report.text, ()))


@pytest.fixture(scope="module")
def plain() -> Any:
    return Plain()


TML = """<?xml version="1.0" ?>
<TimeML><DOCID>mill</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2013-03-22" functionInDocument="CREATION_TIME">today</TIMEX3></DCT>
<TITLE>Mill burns</TITLE>
<TEXT>The mill <EVENT eid="e1">burned</EVENT>
<TIMEX3 tid="t1" type="DATE" value="2013-03-21">on Thursday</TIMEX3> after
<TIMEX3 tid="t2" type="DURATION" value="P2Y">two years</TIMEX3> of talks. It was insured
<TIMEX3 tid="t3" type="DATE" value="2013-W10">two weeks ago</TIMEX3>, and is
<TIMEX3 tid="t4" type="DATE" value="PRESENT_REF">now</TIMEX3> a ruin, said the mayor in <TIMEX3 tid="t5"
type="DATE" value="2011">May</TIMEX3>.
</TEXT></TimeML>
"""


def test_timeml(tmp_path: Path, plain: Any) -> None:
    (tmp_path / "mill.tml").write_text(TML, encoding="utf-8")
    misses = Misses()
    found = evaluate("times", tmp_path, reader=plain, misses=misses)
    assert (found["form"], found["files"], found["expressions"]) == ("TimeML (.tml)", 1, 5)
    assert found["relaxed"]["p"] == 1.0
    assert found["relaxed"]["r"] == 0.8  # without tags, "now" is not read
    assert found["strict"]["f1"] == 0.667  # "on" is no part of a date
    assert found["value"]["f1"] == 0.667
    assert {row["kind"] for row in misses} == {"extent", "value", "not found"}


def test_broken_timeml_is_named(tmp_path: Path, plain: Any) -> None:
    (tmp_path / "mill.tml").write_text(TML[:-10], encoding="utf-8")
    with pytest.raises(InputError, match=r"mill\.tml: cannot be read"):
        evaluate("times", tmp_path, reader=plain)


def conllu(*rows: tuple[str, str]) -> str:
    """A document of one sentence, said in 2013, from words and what their MISC field holds."""
    head = "# newdoc id = GUM_news_mill\n# global.Entity = GRP-etype\n# meta::dateCreated = 2013-03-22\n"
    return (
        head
        + "".join(
            f"{number}\t{word}\t{word}\tX\tX\t_\t{0 if number == 1 else 1}\tdep\t_\t{misc or '_'}\n"
            for number, (word, misc) in enumerate(rows, 1)
        )
        + "\n"
    )


def test_gold_dates(tmp_path: Path, plain: Any) -> None:
    text = conllu(
        ("It", ""), ("fell", ""), ("in", ""), ("late", ""), ("July", 'XML=<date when:::"2012-07"></date>'),
        ("and", ""), ("from", ""), ("1904", 'XML=<date from:::"1904" to:::"1906">'), ("to", ""),
        ("1906", "SpaceAfter=No|XML=</date>"), (",", ""), ("not", ""), ("on", ""),
        ("May", 'XML=<date when:::"2013-05-04">'), ("3", "XML=</date>"), ("or", ""),
        ("Wednesday", 'XML=<date when:::"2013-03-20"></date>'), ("in", ""),
        ("spring", 'XML=<date from:::"--03" to:::"--06"></date>'),
    )  # fmt: skip
    (tmp_path / "GUM_news_mill.conllu").write_text(text, encoding="utf-8")
    misses = Misses()
    found = evaluate("times", tmp_path, reader=plain, misses=misses)
    assert (found["form"], found["dates"], found["found"]) == ("GUM with gold dates (.conllu)", 5, 1.0)
    assert found["value_right_given_found"] == 0.8
    assert [row["gold"] for row in misses] == [{"when": "2013-05-04"}]


def spec(text: str, words: str, kind: str, **answer: str) -> dict[str, Any]:
    start = text.index(words)
    result = {
        "Text": words, "Start": start, "End": start + len(words) - 1, "TypeName": f"datetimeV2.{kind}",
        "Resolution": {"values": [{"type": kind, **answer}]},
    }  # fmt: skip
    return {"Input": text, "Context": {"ReferenceDateTime": "2013-03-22T00:00:00"}, "Results": [result]}


SPECS = [
    spec("They met on 3 May 2012.", "3 May 2012", "date", timex="2012-05-03", value="2012-05-03"),
    spec("They met in June 2012.", "June 2012", "daterange", timex="2012-06",
         start="2012-06-01", end="2012-07-01"),
    spec("From 2010 to 2012 they met.", "From 2010 to 2012", "daterange", timex="(2010-01-01,2012-01-01,P2Y)",
         start="2010-01-01", end="2012-01-01"),
    spec("Since June 2012 they meet.", "Since June 2012", "daterange", timex="2012-06", Mod="since",
         start="2012-06-01"),
    spec("They met for three days.", "three days", "duration", timex="P3D", value="259200"),
    spec("They meet every Monday.", "every Monday", "set", timex="XXXX-WXX-1", value="not resolved"),
    spec("They met two years ago.", "two years ago", "date", timex="2011-03-22", value="2011-03-22"),
    spec("They met on 4 May 2012.", "4 May 2012", "date", timex="2012-05-05", value="2012-05-05"),
    spec("They met at 22/04.", "22/04", "date", timex="XXXX-04-22", value="2012-04-22"),
    spec("They met from 5 to 7 today.", "5 to 7 today", "datetimerange", timex="(T05,T07,PT2H)",
         start="5", end="7"),
]  # fmt: skip


def test_date_specifications(tmp_path: Path, plain: Any) -> None:
    (tmp_path / "DateTimeModel.json").write_text(json.dumps(SPECS), encoding="utf-8")
    misses = Misses()
    found = evaluate("times", tmp_path, reader=plain, misses=misses)
    assert (found["expressions"], found["unsupported_expressions"]) == (8, 2)
    assert (found["found"], found["right"]) == (1.0, 0.875)
    assert [row["read"] for row in misses] == [["'4 May 2012' 2012-05-04"]]
    assert set(found["unsupported"]) == {
        "digits without a year, of two, or in unsure order",
        "stretch of hours",
    }


def test_passages(tmp_path: Path, plain: Any) -> None:
    text = "They met on Monday and in May."
    case = {
        "id": "p", "text": text, "published": "2013-03-22", "events": [],
        "times": [{"text": "Monday", "value": "2013-03-18"}, {"text": "May", "value": "2012-05"}],
    }  # fmt: skip
    plain.times[text] = (Time("Monday", 12, 18, "DATE", "2013-03-19"),)
    (tmp_path / "cases.json").write_text(json.dumps([case]), encoding="utf-8")
    misses = Misses()
    found = evaluate("times", tmp_path / "cases.json", reader=plain, misses=misses)
    assert found["time_found"] == {"accuracy": 0.5, "n": 2}
    assert found["time_value"] == {"accuracy": 0.0, "n": 1}
    assert misses.counts() == {"time not found": 1, "value of a time": 1}
