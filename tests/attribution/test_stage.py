"""Who says what: sources, cues, contents, nesting, on sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.records import Attribution, Reading

Read = Callable[..., Reading]
Row = tuple[str | None, str | None, list[str]]


def rows(reading: Reading) -> list[Row]:
    return [
        (
            a.source.text if a.source else None,
            a.cue.text if a.cue else None,
            [part.text for part in a.content],
        )
        for a in reading.attributions
    ]


def one(read: Read, text: str) -> Attribution:
    found = read(text).attributions
    assert len(found) == 1, [(a.source, a.cue, a.content) for a in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The governor said that two bridges had been destroyed.",
            ("The governor", "said", ["two bridges had been destroyed"]),
        ),
        (
            "Two bridges were blown up overnight, the governor said on Monday.",
            ("the governor", "said", ["Two bridges were blown up overnight"]),
        ),
        (
            '"We held the bridge," said Marta Solano, a nurse.',
            ("Marta Solano", "said", ["We held the bridge"]),
        ),
        (
            '"We held the bridge," Colonel Omar Diallo told reporters, "and nobody crossed it."',
            ("Colonel Omar Diallo", "told", ["We held the bridge", "and nobody crossed it"]),
        ),
        (
            "The convoy, he said, had turned back.",
            ("he", "said", ["The convoy", "had turned back"]),
        ),
        (
            "According to the harbour police, six boats were burned.",
            ("the harbour police", "According to", ["six boats were burned"]),
        ),
        (
            "According to Prime Minister Ivo Marn, six boats were burned.",
            ("Prime Minister Ivo Marn", "According to", ["six boats were burned"]),
        ),
        (
            '"Nobody has asked us," a senior diplomat was quoted as saying.',
            ("a senior diplomat", "was quoted as saying", ["Nobody has asked us"]),
        ),
        (
            '"We held the bridge," Colonel Omar Diallo was quoted by the state radio as saying.',
            ("Colonel Omar Diallo", "saying", ["We held the bridge"]),
        ),
        (
            '"We held the bridge," the Morning Post quoted the colonel as saying.',
            ("the colonel", "saying", ["We held the bridge"]),
        ),
        (
            "The ministry denied that its troops had fired.",
            ("The ministry", "denied", ["its troops had fired"]),
        ),
        (
            "It was alleged that judges had been bribed.",
            (None, "alleged", ["judges had been bribed"]),
        ),
    ],
)
def test_forms(read: Read, text: str, expected: Row) -> None:
    assert rows(read(text)) == [expected]


def test_hearer_is_not_the_source(read: Read) -> None:
    found = one(read, "The mayor told the miners that the pit would close.")
    assert found.source is not None
    assert found.source.text == "The mayor"


def test_participle_goes_on_with_the_same_source(read: Read) -> None:
    reading = read("The mayor promised that no teacher would go unpaid, adding that the money was there.")
    assert rows(reading) == [
        ("The mayor", "promised", ["no teacher would go unpaid"]),
        ("The mayor", "adding", ["the money was there"]),
    ]


def test_cited_source_is_nested_in_the_report(read: Read) -> None:
    outer, inner = read(
        "Two ships were hit by missiles on Monday, the agency reported, citing port officials."
    ).attributions
    assert outer.source is not None and outer.source.text == "the agency"
    assert inner.source is not None and inner.source.text == "port officials"
    assert inner.parent == outer.id
    assert inner.content == outer.content


def test_nested_report_has_a_parent(read: Read) -> None:
    outer, inner = read("The army said that villagers had reported that gunmen burned the mill.").attributions
    assert inner.parent == outer.id
    assert outer.parent is None
    assert inner.source is not None and inner.source.text == "villagers"
    assert inner.source.anonymous


def test_event_carries_its_sources_innermost_first(read: Read) -> None:
    reading = read("The army said that villagers had reported that gunmen attacked the mill.")
    outer, inner = reading.attributions
    attack = next(event for event in reading.events if event.event == "ASSAULT")
    assert attack.attribution == (inner.id, outer.id)


def test_a_gerund_has_its_auxiliary(read: Read) -> None:
    found = one(read, "The consul denied having paid the smugglers.")
    assert (found.stance, [part.text for part in found.content]) == ("denies", ["having paid the smugglers"])


def test_who_answers_a_report_is_not_its_source(read: Read) -> None:
    found = read("The coroner could not confirm reports that guards had shot the boy.").attributions
    assert [report.source for report in found] == [None]


def test_what_is_called_a_charge_is_no_content(read: Read) -> None:
    text = "According to Ms. Marsh, police told traders that rebels burned boats, a charge the group denies."
    assert {row[0] for row in rows(read(text))} == {"Ms. Marsh", "police"}


def test_speech_act_stays_in_the_reporters_voice(read: Read) -> None:
    reading = read("The rebels threatened on Monday to shell the port unless the ships left.")
    threat = next(event for event in reading.events if event.event == "THREATEN")
    assert threat.attribution == ()


def test_speech_act_inside_a_report_has_its_source(read: Read) -> None:
    reading = read("The governor said the rebels had threatened to shell the port.")
    threat = next(event for event in reading.events if event.event == "THREATEN")
    assert threat.attribution == (reading.attributions[0].id,)


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ('"The road is open," the driver said.', "direct"),
        ("The driver said the road was open.", "indirect"),
        ('The driver said the road was "open to everyone".', "mixed"),
    ],
)
def test_manner(read: Read, text: str, manner: str) -> None:
    assert one(read, text).manner == manner


def test_quotation_goes_on_in_its_paragraph(read: Read) -> None:
    found = one(read, '"We left at dawn," the nurse said. "Nobody stopped us."')
    assert [part.text for part in found.content] == ["We left at dawn", "Nobody stopped us"]


def test_paragraph_of_speech_takes_its_speaker_from_the_context(read: Read) -> None:
    text = (
        "The mayor of Tarn, Ilse Brandt, rejected the plan on Friday.\n\n"
        '"We were never asked. Nobody even called us."\n\n'
        "Work is to begin in May."
    )
    found = [a for a in read(text).attributions if a.cue is None]
    assert len(found) == 1
    assert found[0].source is not None and "Brandt" in (found[0].source.name or found[0].source.text)


def test_speech_over_paragraphs_is_one_report(read: Read) -> None:
    text = (
        '"They came at night," a former guard told this paper.\n\n'
        "“The gate was open.\n\n"
        "“Nobody asked who they were.”\n\nThe prison has been shut since 2019."
    )
    found = read(text).attributions
    assert [len(a.content) for a in found] == [1, 2]
    assert all(a.source is not None and a.source.text == "a former guard" for a in found)


@pytest.mark.parametrize(
    "text",
    [
        'The families were moved under a so-called "renewal" scheme.',
        "The minister did not say when the talks would resume.",
        "A spokesman declined to say whether shots had been fired.",
        "The storm has passed and the roads are open again.",
        "The garrison is poised to retake the bridge.",
        "The treasurer is expected to step down on Friday.",
        "Two divers reportedly vanished off the cape.",
        "The harbourmaster is rumoured to have fled.",
    ],
)
def test_no_attribution(read: Read, text: str) -> None:
    assert read(text).attributions == ()


def test_unnamed_people_are_anonymous_and_institutions_are_not(read: Read) -> None:
    text = (
        "Two officials said the port was closed. The port authority said it was open. "
        "A spokeswoman for the ministry said nothing had changed."
    )
    assert [a.source.anonymous for a in read(text).attributions if a.source] == [True, False, False]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="He said that we go. \"'“”‘’\n,:;?!—()[]the army", max_size=120))
def test_any_text_is_read_and_offsets_hold(read: Read, text: str) -> None:
    reading = read(text)
    for found in reading.attributions:
        for part in (
            *found.content,
            *([found.cue] if found.cue else []),
            *([found.source] if found.source else []),
        ):
            assert reading.report.text[part.start : part.end] == part.text


def test_quotation_marks_that_do_not_pair_leave_a_text_readable(read: Read) -> None:
    text = (
        "''I have a clear memory of sitting at my desk in the mayor's office when the school thing first "
        "came up, and it appeared on 'Lake and Hills,''' said Ivo Marn, a former spokesman for the mayor, "
        "recalling a false report from the 2008 campaign that the mayor had been educated in a school "
        "abroad, or at home."
    )
    assert all(one.content for one in read(text).attributions)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Israel strikes kill 12 in Gaza: medics\n\nGAZA - The town lost power on Monday.",
            ("medics", None, ["Israel strikes kill 12 in Gaza"]),
        ),
        (
            "Warning that the war could spread, the envoy urged both sides to stop.",
            ("the envoy", "Warning", ["the war could spread"]),
        ),
    ],
)
def test_sources_that_stand_aside(read: Read, text: str, expected: Row) -> None:
    assert rows(read(text))[0] == expected
