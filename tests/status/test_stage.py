"""The room's stage on hand-made drafts: conversions, what a source's stance adds, and what is absorbed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sayso.language import conllu
from sayso.notes import AttributionDraft, EventDraft, Notes, attach, notes
from sayso.records import Attribution, Event, EventType, Extent, Reading, Report
from sayso.status.stage import Statuses

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

TREES = Path(__file__).parent / "trees.conllu"


@pytest.fixture
def doc() -> Doc:
    made = conllu.to_doc(next(iter(conllu.read(TREES))))
    attach(made, Notes(Report.of(made.text, published="2024-03-13")))
    return made


def _add(
    doc: Doc, sentence: str, word: str, event: EventType, attribution: tuple[str, ...] = ()
) -> EventDraft:
    span = next(sent for sent in doc.sents if sent.text.startswith(sentence))
    token = next(token for token in span if token.text == word)
    place = Extent(token.text, token.idx, token.idx + len(token))
    record = Event(
        f"e{token.i}",
        event,
        (),
        (),
        "occurred",
        1.0,
        place,
        (),
        place,
        attribution=attribution,
        why="a frame",
    )
    draft = EventDraft(record, token.i)
    notes(doc).events.append(draft)
    return draft


@pytest.mark.parametrize(
    ("event", "becomes", "status"),
    [
        ("PROTEST", "PROTEST", "future"),
        ("CONSULT", "AGREE", "occurred"),
        ("AID", "AGREE", "occurred"),
        ("RETREAT", "CONCEDE", "occurred"),
    ],
)
def test_acts_to_come(doc: Doc, event: EventType, becomes: str, status: str) -> None:
    draft = _add(doc, "Nurses will", "strike", event)
    Statuses()(doc)
    assert (draft.record.event, draft.record.status) == (becomes, status)
    assert "'will'" in draft.record.why


def test_a_negated_noun_is_no_refusal(doc: Doc) -> None:
    draft = _add(doc, "There will be no", "withdrawal", "RETREAT")
    Statuses()(doc)
    assert (draft.record.event, draft.record.status) == ("RETREAT", "negated")


@pytest.mark.parametrize(
    ("stance", "status"),
    [("asserts", "occurred"), ("denies", "negated"), ("accuses", "alleged"), ("asks", "hypothetical")],
)
def test_a_source_stance_reaches_what_it_says(doc: Doc, stance: str, status: str) -> None:
    draft = _add(doc, "It was the rebels", "shelled", "ASSAULT", ("a1",))
    talks = _add(doc, "Talks continue", "Talks", "CONSULT", ("a1",))
    said = Attribution("a1", None, None, (), "indirect", stance)
    notes(doc).attributions.append(AttributionDraft(said, 0, None, [(0, len(doc))]))
    Statuses()(doc)
    assert talks.record.status == status
    assert draft.record.status == "occurred"  # a relative clause is taken for granted


def test_what_is_asked_for_is_no_event_of_its_own(doc: Doc) -> None:
    call = _add(doc, "The bishops called", "called", "REQUEST")
    resign = _add(doc, "The bishops called", "resign", "RETREAT")
    call.action = resign.trigger
    Statuses()(doc)
    assert notes(doc).events == [call]


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Porters were to have walked out on Monday.", "walked out", "negated"),
        ("The smugglers fled before police could arrest them.", "arrest", "negated"),
        ("The two armies had been due to sign a protocol on Sunday.", "sign a protocol", "hypothetical"),
        ("Russia has failed to honour a promise to free the bishop.", "promise", "occurred"),
        ("Police said they would not hesitate to use force.", "hesitate to use force", "occurred"),
        ("Six sailors were about to be freed when the talks broke down.", "freed", "hypothetical"),
        ("Guards came close to shooting the envoy.", "shooting", "negated"),
        ("The court cleared two sergeants of beating a recruit.", "beating", "negated"),
        ("Fears that troops would storm the abbey proved unfounded.", "storm", "negated"),
        ("An attempt to kidnap the consul failed on Sunday.", "kidnap", "negated"),
        ("The college has yet to pay the fine imposed by the court.", "fine", "occurred"),
        ("The spokesman could not confirm reports that soldiers had shot a diver.", "shot", "hypothetical"),
        ("Bandits reportedly abducted a surveyor near Gao.", "abducted", "occurred"),
        ("The assembly voted to condemn the raid on the abbey.", "condemn", "occurred"),
        ("The council has voted to impose sanctions on Kalm.", "sanctions", "occurred"),
        ("The council voted to send troops to the border.", "send", "future"),
    ],
)
def test_events_in_context(read: Callable[..., Reading], text: str, word: str, status: str) -> None:
    found = [event for event in read(text).events if word in event.trigger.text]
    assert [event.status for event in found] == [status]
