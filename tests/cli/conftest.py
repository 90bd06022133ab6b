"""A reading made by hand from a report of our own, and a reader that needs no language model."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli.main import app
from sayso.errors import DefectError, ModelError
from sayso.records import (
    Action,
    Actor,
    Attribution,
    Commitment,
    Due,
    Event,
    Extent,
    Place,
    Reading,
    Report,
    Tie,
    Time,
    Wording,
)

TEXT = (
    "Truce in Qalat holds for a second day\n"
    "Gunmen shelled the market of Qalat on Sunday, killing four traders, the governor said.\n"
    "“We will open the road by Friday if the army leaves the hills,” a rebel spokesman told the Daily "
    "Courier. "
    "The Iran-backed rebels denied firing on the market, which the governor calls a “massacre”.\n"
    "Officials might meet in Geneva next week.\n"
)


def extent(words: str, after: str = "") -> Extent:
    """Where ``words`` stand in the sample, at or behind ``after``."""
    start = TEXT.index(words, TEXT.index(after))
    return Extent(words, start, start + len(words))


def actor(words: str, after: str = "", **fields: object) -> Actor:
    place = extent(words, after)
    return Actor(place.text, place.start, place.end, **fields)  # type: ignore[arg-type]


def reading() -> Reading:
    """Three events, three attributions, a commitment, a tie and a contested word."""
    said, told, denied = "a0000000001", "a0000000002", "a0000000003"
    governor = actor("the governor", code="AFG", sector="GOV")
    spokesman = actor("a rebel spokesman", sector="REB")
    rebels = actor("The Iran-backed rebels", sector="REB")
    sunday = Time(
        "Sunday", *_span("Sunday"), "DATE", "2021-12-19", None, "2021-12-19", "2021-12-19", "weekday"
    )
    friday = Due("by Friday", *_span("by Friday"), "2021-12-24", None, None, "2021-12-24")
    week = Time(
        "next week", *_span("next week"), "DATE", "2021-W52", None, "2021-12-27", "2022-01-02", "next"
    )
    qalat = Place("Qalat", *_span("Qalat", "market of"), "Qalat", 1129516, 32.1, 66.9, "AFG", "Zabul", "city")
    geneva = Place("Geneva", *_span("Geneva"), "Geneva", 2660646, 46.2, 6.1, "CHE", "Geneva", "city")
    shelled = Event(
        "e0000000001", "ASSAULT", ("heavy-weapons",), ("military",), "occurred", 0.91, extent("shelled"), (),
        extent("Gunmen shelled the market of Qalat on Sunday, killing four traders, the governor said."),
        (actor("Gunmen", sector="REB"),), (actor("four traders", sector="CVL"),), qalat, sunday,
        attribution=(said,), why="verb frame 'shell'",
    )  # fmt: skip
    firing = Event(
        "e0000000002", "ASSAULT", (), (), "negated", 0.8, extent("firing"), (),
        extent("firing on the market"),
        (rebels,), (), None, None, attribution=(denied,), why="verb frame 'fire on', cue 'denied'",
    )  # fmt: skip
    meet = Event(
        "e0000000003", "CONSULT", ("meet",), (), "hypothetical", 0.5, extent("meet"), (),
        extent("meet in Geneva"),
        (actor("Officials"),), (), geneva, week, why="verb frame 'meet', modal 'might'",
    )  # fmt: skip
    road = extent("open the road")
    return Reading(
        Report.of(TEXT, id="qalat", title="Truce in Qalat holds for a second day", published="2021-12-21"),
        (shelled, firing, meet),
        (
            Attribution(said, governor, extent("said"), (extent("Gunmen shelled the "
            "market"),), "indirect", "asserts"),
            Attribution(
                told, spokesman, extent("told"), (extent("We will open the road by "
                "Friday"),), "direct", "asserts",
                why="quotation with a cue",
            ),
            Attribution(denied, rebels, extent("denied"), (extent("firing on the market"),),
            "indirect", "denies"),
        ),
        (
            Commitment(
                "c0000000001", "offer", (spokesman,), (actor("the army"),),
                Action(road.text, road.start, road.end, "CONCEDE"), extent("if the army leaves the "
                "hills"), friday,
                None, (told,), "will + by Friday",
            ),
        ),
        (Tie("t0000000001", "backs", actor("Iran", code="IRN"), rebels, extent("The Iran-backed rebels")),),
        (Wording("massacre", *_span("massacre"), "scare_quotes", extent("firing"), (said,)),),
        (sunday, week),
        (),
        (qalat, geneva),
    )  # fmt: skip


def _span(words: str, after: str = "") -> tuple[int, int]:
    place = extent(words, after)
    return place.start, place.end


class FakeReader:
    """Reads nothing into a report; fails where the text asks for it."""

    problems: tuple[str, ...] = ()

    def __init__(
        self, *, frames: Sequence[Path] = (), actors: Sequence[Path] = (), places: Sequence[Path] = ()
    ) -> None:
        assert not frames and not actors and not places

    def read(self, report: Report) -> Reading:
        if "MODEL" in report.text:
            raise ModelError("The model is missing. Install sayso again.")
        if "DEFECT" in report.text:
            raise DefectError(KeyError("nsubj"))
        return Reading(report)


@pytest.fixture
def sample() -> Reading:
    return reading()


Sayso = Callable[..., Result]


@pytest.fixture
def sayso(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sayso]:
    """``sayso("read", "a.txt")`` in an empty folder, with a reader that needs no model."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sayso.reader.Reader", FakeReader)

    def run(*args: str, input: bytes | None = None) -> Result:
        return CliRunner().invoke(app, list(args), input=input)

    yield run
