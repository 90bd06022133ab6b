"""Events read off trees: types, modes, roles, figures, what a speech act governs, what refers back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.tokens import Doc

from sayso.events import vote
from sayso.events.lexicon import MODES
from sayso.events.stage import Events
from sayso.language import conllu
from sayso.notes import Block, EventDraft, Notes, attach, notes
from sayso.records import Reading, Report

Read = Callable[..., Reading]

DOCUMENTS = list(conllu.read(Path(__file__).parent / "sentences.conllu"))
SENTENCES = {document.text: document for document in DOCUMENTS}


def drafted(*texts: str, kinds: tuple[str, ...] = ()) -> tuple[Doc, list[EventDraft]]:
    """The drafts of one report made of sentences from the file; ``kinds`` are the sentences' blocks."""
    docs = [conllu.to_doc(SENTENCES[text]) for text in texts]
    doc = Doc.from_docs(docs, ensure_whitespace=True)
    assert doc is not None
    blocks, start = [], 0
    for text, kind in zip(texts, kinds, strict=False):
        blocks.append(Block(kind, start, start + len(text) + 1))  # type: ignore[arg-type]
        start += len(text) + 1
    attach(doc, Notes(Report.of(doc.text), tuple(blocks)))
    Events()(doc)
    return doc, notes(doc).events


def texts(doc: Doc, tokens: list[int]) -> list[str]:
    return [doc[i].text for i in tokens]


def only(*sentences: str) -> tuple[Doc, EventDraft]:
    doc, drafts = drafted(*sentences)
    assert len(drafts) == 1, [draft.record.why for draft in drafts]
    return doc, drafts[0]


def test_a_blow_and_its_toll_are_one_assault() -> None:
    doc, draft = only("Rebels shelled the town of Karasu on Monday, killing 14 civilians and wounding nine.")
    assert (draft.record.event, draft.record.mode[0]) == ("ASSAULT", "heavy-weapons")
    assert texts(doc, draft.actors) == ["Rebels"]
    assert (draft.record.size.dead, draft.record.size.injured) == (14, 9)
    assert {draft.record.trigger.text, *(m.text for m in draft.record.mentions)} == {
        "shelled",
        "killing",
        "wounding",
    }


def test_cause_and_effect_in_one_sentence_are_one_event() -> None:
    doc, draft = only("Four teachers were killed when their bus was hit by a roadside bomb.")
    assert draft.record.event == "ASSAULT"
    assert draft.record.mode == ("explosives",)
    assert "teachers" in texts(doc, draft.recipients)
    assert draft.record.size.dead == 4


def test_an_attack_and_an_arrest_are_two_events() -> None:
    doc, drafts = drafted("Police fired tear gas at the students and arrested eighteen of them.")
    assert [(d.record.event, d.record.mode[0]) for d in drafts] == [
        ("ASSAULT", "crowd-control"),
        ("COERCE", "arrest"),
    ]
    assert [texts(doc, d.actors) for d in drafts] == [["Police"], ["Police"]]
    assert drafts[1].record.size.arrested == 18


@pytest.mark.parametrize(
    ("sentence", "event", "mode", "actor", "recipient", "action"),
    [
        (
            "The ministers agreed to withdraw their troops from the valley.",
            "CONCEDE",
            (),
            "ministers",
            None,
            "withdraw",
        ),
        ("The general vowed to attack the port.", "THREATEN", ("violence",), "general", None, "attack"),
        (
            "The envoy asked the king to release the prisoners.",
            "REQUEST",
            ("yield",),
            "envoy",
            "king",
            "release",
        ),
        ("The union called off the strike.", "CONCEDE", (), "union", None, None),
        ("The governor imposed a curfew on the city.", "COERCE", ("curfew",), "governor", "city", None),
        ("Miners walked off the job in Tarma.", "PROTEST", ("strike",), "Miners", None, None),
        ("The president fired the defence minister.", "SANCTION", (), "president", "minister", None),
        ("The army launched an offensive against the militia.", "ASSAULT", (), "army", "militia", None),
    ],
)
def test_roles_and_what_speech_governs(
    sentence: str, event: str, mode: tuple[str, ...], actor: str, recipient: str | None, action: str | None
) -> None:
    doc, draft = only(sentence)
    assert (draft.record.event, draft.record.mode) == (event, mode)
    assert texts(doc, draft.actors) == [actor]
    if recipient is not None:
        assert texts(doc, draft.recipients) == [recipient]
    assert (None if draft.action is None else doc[draft.action].text) == action


def test_an_accusation_leaves_the_act_an_event_of_its_own() -> None:
    doc, drafts = drafted("Amnesty accused soldiers of torturing two farmers.")
    assert [d.record.event for d in drafts] == ["ACCUSE", "ASSAULT"]
    assert texts(doc, drafts[1].actors) == ["soldiers"]
    assert texts(doc, drafts[1].recipients) == ["farmers"]
    assert drafts[1].record.mode[0] == "torture"


def test_all_parties_of_a_meeting_are_actors() -> None:
    doc, draft = only("President Okello met the Kenyan foreign minister in Kisumu.")
    assert draft.record.event == "CONSULT"
    assert texts(doc, draft.actors) == ["Okello", "minister"]


def test_a_prison_sentence_is_also_an_arrest() -> None:
    _, drafts = drafted("The court sentenced the editor to six years in prison.")
    assert {(d.record.event, d.record.mode) for d in drafts} == {
        ("SANCTION", ("convict",)),
        ("COERCE", ("arrest",)),
    }


def test_an_attack_is_apart_from_the_alert_that_follows_it() -> None:
    _, drafts = drafted("Two battalions remained on alert after gunmen attacked a barracks.")
    assert [(draft.record.event, draft.record.trigger.text) for draft in drafts] == [
        ("MOBILIZE", "remained on alert"),
        ("ASSAULT", "attacked"),
    ]
    only("The army sent jets to bomb the depot.")


def test_a_strike_that_goes_on_is_told_by_its_own_word() -> None:
    doc, drafts = drafted("The dockers have not ended their strike.")
    assert [(draft.record.event, draft.record.trigger.text) for draft in drafts] == [
        ("CONCEDE", "ended their strike"),
        ("PROTEST", "strike"),
    ]
    assert texts(doc, drafts[1].actors) == ["dockers"]


def test_what_somebody_must_do_is_asked_of_them(read: Read) -> None:
    told = read(
        "Baghdad must withdraw its troops from Kuwait at once, the American president said on Monday."
    )
    (asked,) = told.events
    assert (asked.event, asked.status, asked.trigger.text) == ("REQUEST", "occurred", "must")
    assert [actor.text for actor in asked.recipient] == ["Baghdad"]
    assert not read("The ambassador must be at home, a neighbour said.").events


def test_words_may_know_better_than_the_heads(read: Read) -> None:
    """Troops on the move are MOBILIZE, but not those that keep a peace."""
    (sent,) = read("Suva is sending a company of soldiers to Sudan on a peacekeeping mission.").events
    assert (sent.event, [actor.text for actor in sent.recipient]) == ("AID", ["Sudan"])


def test_a_definite_noun_and_a_bare_toll_refer_back() -> None:
    doc, draft = only(
        "Rebels shelled the town of Karasu on Monday, killing 14 civilians and wounding nine.",
        "The attack lasted an hour.",
    )
    assert "attack" in {mention.text for mention in draft.record.mentions}
    assert doc.text[draft.record.trigger.start : draft.record.trigger.end] == draft.record.trigger.text


def test_nobody_hurt_is_a_figure_and_no_event() -> None:
    _, drafts = drafted("The army launched an offensive against the militia.", "Nobody was hurt.")
    assert [(d.record.size.dead, d.record.size.injured) for d in drafts] == [(0, 0)]
    assert drafted("Nobody was hurt.")[1] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The striker fired a shot over the bar in the final.",
        "The minister declined to comment.",
        "The company fired sixty questions at the auditor.",
        "It was like being bombed.",
        "The storm killed three people.",
    ],
)
def test_what_is_no_event(sentence: str) -> None:
    assert drafted(sentence)[1] == []


def test_a_silent_block_yields_nothing_and_a_headline_joins_the_body() -> None:
    shelled = "Rebels shelled the town of Karasu on Monday, killing 14 civilians and wounding nine."
    assert drafted(shelled, kinds=("pull_quote",))[1] == []
    _, drafts = drafted(
        "The army launched an offensive against the militia.", shelled, kinds=("title", "paragraph")
    )
    assert len(drafts) == 1
    assert drafts[0].record.trigger.text == "shelled"


def test_records_are_whole_and_the_same_each_time() -> None:
    for text in SENTENCES:
        doc, drafts = drafted(text)
        again = drafted(text)[1]
        assert [d.record for d in drafts] == [d.record for d in again]
        for draft in drafts:
            record = draft.record
            assert set(record.mode) <= MODES[record.event]
            assert 0.0 < record.confidence < 1.0
            assert draft.frame in record.why
            for extent in (record.trigger, *record.mentions, record.sentence):
                assert doc.text[extent.start : extent.end] == extent.text


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Two drones struck an oil depot near Rostov overnight.", []),
        ("Syrian drones struck an oil depot near Idlib overnight.", ["Syrian drones"]),
    ],
)
def test_a_weapon_acts_for_whoever_owns_it(read: Read, text: str, actors: list[str]) -> None:
    (event,) = read(text).events
    assert event.event == "ASSAULT"
    assert [actor.text for actor in event.actor] == actors


def test_the_heads_may_hear_the_weapon_in_place_of_the_deed(read: Read) -> None:
    (event,) = read("Drones killed two officers in Idlib.").events
    assert (event.event, event.trigger.text) == ("ASSAULT", "killed")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Soldiers attacked a village in Darfur. The attack on Friday killed nine people.", 1),
        ("Soldiers attacked a village in Darfur on Monday. The attack on Friday killed nine people.", 2),
    ],
)
def test_the_same_word_takes_an_event_up_unless_each_has_its_day(read: Read, text: str, count: int) -> None:
    assert len([event for event in read(text).events if event.event == "ASSAULT"]) == count


def test_what_is_fired_and_the_firing_are_one(read: Read) -> None:
    (event,) = read("Police fired water cannon and tear gas at the crowd in Istanbul.").events
    assert (event.event, event.mode[0]) == ("ASSAULT", "crowd-control")


def test_whose_army_is_accused_accuses_nobody(read: Read) -> None:
    event = read("Rights groups accused Myanmar's army of burning villages in Rakhine state.").events[0]
    assert [actor.text for actor in event.actor] == ["Rights groups"]
    assert [actor.text for actor in event.recipient] == ["Myanmar's army"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A court on Monday sentenced a former minister for taking bribes in 2002.", "2024-03-11"),
        ("The council on Monday extended sanctions against Russia until 31 July.", "2024-03-11"),
    ],
)
def test_the_day_before_the_verb_is_its_own(read: Read, text: str, day: str) -> None:
    reading = read(text, "2024-03-14")
    assert reading.events[0].when is not None
    assert reading.events[0].when.value == day
    assert {time.value for time in reading.times} & {"2002", "2024-07-31"}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("ELN rebels freed the father of the footballer on Thursday.", "RETREAT"),
        ("Police freed four hostages from a farmhouse near Mosul.", "AID"),
        ("Hundreds of Bolivian miners pledged their loyalty to the president.", "SUPPORT"),
        ("An American aircraft carrier entered the Persian Gulf.", "MOBILIZE"),
        ("An agreement was reached on Tuesday to exchange ambassadors.", "AGREE"),
        ("The United States removed Sudan from its list of state sponsors of terrorism.", "CONCEDE"),
    ],
)
def test_the_doer_or_the_thing_done_to_tells_the_type(read: Read, text: str, event: str) -> None:
    assert [found.event for found in read(text).events] == [event]


@pytest.mark.parametrize(
    "text",
    [
        "Fierce fighting raged around the airport.",
        "A roadside bomb went off as an army patrol passed near Pattani, wounding three.",
        "Shots were fired at the car of the chief prosecutor in Tegucigalpa.",
        "Security forces used water cannon and rubber bullets against the crowd in Bujumbura.",
    ],
)
def test_a_deed_and_what_does_it_are_one(read: Read, text: str) -> None:
    assert [event.event for event in read(text).events] == ["ASSAULT"]


def test_two_verbs_may_share_their_noun(read: Read) -> None:
    found = {
        event.event: event.status
        for event in read(
            "The emergency laws imposed in 1981 have been lifted, state television said."
        ).events
    }
    assert found == {"CONCEDE": "occurred", "COERCE": "occurred"}


@pytest.mark.parametrize(
    "text",
    [
        "The guerrillas will not lay down their arms, their commander told a radio station.",
        "Iran will not halt enrichment, its chief negotiator said on Sunday.",
    ],
)
def test_a_refusal_that_only_the_heads_hear_was_made(read: Read, text: str) -> None:
    (event,) = read(text).events
    assert (event.event, event.status) == ("REJECT", "occurred")


def test_what_must_be_done_is_asked_where_the_heads_hear_the_deed(read: Read) -> None:
    (event,) = read("Civilians should be allowed to leave the city, the Red Cross said.").events
    assert (event.event, event.status) == ("REQUEST", "occurred")
    assert "REQUEST" not in [
        e.event for e in read("Should parliament amend the law, cases would be reviewed.").events
    ]


def test_a_verb_that_only_carries_the_talks_is_no_event_besides(read: Read) -> None:
    (event,) = read("The Cypriot leaders will hold a fresh round of talks on 3 May.").events
    assert (event.event, event.status) == ("AGREE", "occurred")


def test_the_dead_who_are_exchanged_were_not_killed_just_now(read: Read) -> None:
    (event,) = read("The two armies exchanged the bodies of 40 soldiers.").events
    assert (event.event, event.mode) == ("RETREAT", ("release",))


def test_a_party_may_be_the_last_word_of_a_text(parse: Callable[..., Doc]) -> None:
    doc = parse("He was shot in the market by police")
    assert not vote._is_part(doc[len(doc) - 1], [])


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The governor of Kano said she was deeply disappointed with the ministry's decision.", "ACCUSE"),
        ("Washington put the group back on its list of terrorist organisations on Friday.", "SANCTION"),
    ],
)
def test_dismay_and_lists_of_the_punished_are_told_without_a_verb_of_their_own(
    read: Read, text: str, event: str
) -> None:
    assert [one.event for one in read(text).events] == [event]


@pytest.mark.parametrize(
    ("text", "event", "trigger"),
    [
        ("We will continue to strike military targets of the rebels.", "THREATEN", "strike"),
        ("The minister said Kenya would continue to work with Uganda on the border.", "AGREE", "work with"),
    ],
)
def test_what_goes_on_is_the_act_and_not_its_going_on(
    read: Read, text: str, event: str, trigger: str
) -> None:
    assert [(one.event, one.trigger.text) for one in read(text).events] == [(event, trigger)]


def test_who_goes_to_the_help_of_people_in_a_disaster_gives_aid(read: Read) -> None:
    told = read("Soldiers searched for survivors of the quake in the rubble on Monday.").events
    assert [one.event for one in told] == ["AID"]
