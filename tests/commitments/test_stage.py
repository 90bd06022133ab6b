"""Who owes what to whom by when, on sentences of our own read by the whole house."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.records import Commitment, Reading

Read = Callable[..., Reading]
PUBLISHED = "2024-03-13"  # a Wednesday


def _only(read: Read, text: str, kind: str) -> Commitment:
    found = [one for one in read(text, PUBLISHED).commitments if one.kind == kind]
    assert len(found) == 1, [(one.kind, one.action.text) for one in read(text, PUBLISHED).commitments]
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind", "holder", "action"),
    [
        ("The army promised on Tuesday to release two pilots.", "promise", "The army", "release two pilots"),
        (
            "The minister said he would send a doctor to the island by Friday.",
            "promise",
            "minister",
            "send a doctor",
        ),
        ("The rebels threatened to shell the port.", "threat", "The rebels", "shell the port"),
        (
            "The Tigray People's Front vowed to attack the capital.",
            "threat",
            "The Tigray People's Front",
            "attack the capital",
        ),
        (
            "Dockers said they would block the port unless wages were paid.",
            "threat",
            "Dockers",
            "block the port",
        ),
        ("Minister Oun vowed not to resign.", "promise", "Oun", "not to resign"),
        ("The rebels said they would meet the envoy if he came alone.", "offer", "rebels", "meet the envoy"),
        ("The militia said it would comply only if the army left.", "offer", "militia", "comply"),
        ("Iran promised to suspend enrichment.", "promise", "Iran", "suspend enrichment"),
        ("Iran vowed to halt gas deliveries.", "threat", "Iran", "halt gas deliveries"),
        ("The envoys demanded that both armies open the road to Gao.", "demand", "envoys", "open the road"),
        ("The court ordered the government to publish the list.", "demand", "The court", "publish the list"),
        ("The militia offered to free the crew.", "offer", "The militia", "free the crew"),
        ("Kenya is ready to send troops to Haiti.", "offer", "Kenya", "send troops"),
        ("Egypt and Sudan agreed to share the water.", "agreement", "Egypt", "share the water"),
        ("Candidates have until Friday to lodge a complaint.", "deadline", "Candidates", "lodge a complaint"),
        (
            "The truce obliges both armies to clear their mines.",
            "agreement",
            "both armies",
            "clear their mines",
        ),
        ("Unions are threatening a strike over tolls.", "threat", "Unions", "a strike"),
        (
            "Owners who do not register by May will be fined, the port warned.",
            "threat",
            "the port",
            "be fined",
        ),
        (
            "The siege will be lifted only if the snipers leave, the general said.",
            "offer",
            "the general",
            "be lifted",
        ),
        (
            '"Nobody will be punished if the rifles stay here," the abbot said.',
            "offer",
            "the abbot",
            "punished",
        ),
        ("The squatters must be out by noon on Friday, the sheriff said.", "demand", "the sheriff", "be out"),
    ],
)
def test_kind_holder_and_action(read: Read, text: str, kind: str, holder: str, action: str) -> None:
    found = _only(read, text, kind)
    assert any(holder in actor.text for actor in found.holder)
    assert action in found.action.text
    assert text[found.action.start : found.action.end] == found.action.text
    assert found.why


def test_due_day(read: Read) -> None:
    found = _only(read, "The army promised to release two pilots by Friday.", "promise")
    assert found.due is not None
    assert found.due.latest == "2024-03-15"


def test_a_term_is_not_taken_from_another_clause(read: Read) -> None:
    text = "The army agreed to extend a truce, but the deal collapsed within hours."
    assert _only(read, text, "agreement").due is None


def test_time_left_counts_from_the_report(read: Read) -> None:
    found = _only(read, "The three clerks have 72 hours to leave the country.", "deadline")
    assert found.due is not None
    assert found.due.latest == "2024-03-16"


def test_condition_with_its_connector(read: Read) -> None:
    text = "The rebels offered to free the crew if the army leaves the valley."
    found = _only(read, text, "offer")
    assert found.condition is not None
    assert found.condition.text == "if the army leaves the valley"


def test_an_act_told_twice_is_one(read: Read) -> None:
    text = (
        "The army promised to release two pilots. On Monday the army had promised to release the two pilots."
    )
    assert len(read(text, PUBLISHED).commitments) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The army did not promise to release the pilots.",
        "The ministry denied that it had promised to cut the tax.",
        "The rebels may offer to free the crew.",
        "Analysts said prices would rise if the pipeline closed.",
        "The army said it would not pay the ransom.",
        "Her brother told her to keep the light off.",
        "The agency offered no account of the fire.",
        "The regent backed away from his promise of a referendum.",
        "The league withdrew its promise to hold elections in May.",
        "The captain would sooner resign than sign the order, his aide said.",
        "A clerk who asked not to be named said that the talks were over.",
    ],
)
def test_what_is_no_commitment(read: Read, text: str) -> None:
    assert read(text, PUBLISHED).commitments == ()


def test_both_acts_of_one_promise(read: Read) -> None:
    text = "The government promised to lift the curfew and to free the students."
    actions = [one.action.text for one in read(text, PUBLISHED).commitments]
    assert actions == ["lift the curfew", "free the students"]


def test_a_declared_threat_is_an_event_as_well(read: Read) -> None:
    reading = read("Dockers said they would go home for good unless wages were paid.", PUBLISHED)
    (found,) = reading.commitments
    events = {event.id: event for event in reading.events}
    assert found.event is not None
    assert events[found.event].event == "THREATEN"
    assert events[found.event].status == "occurred"


@pytest.mark.parametrize(
    ("text", "action", "condition"),
    [
        (
            "The council told the miners to leave the pit by Monday, failing which it would send in troops.",
            "send in troops",
            "leave the pit by Monday, failing which",
        ),
        (
            "Rebels demanded that France withdraw its troops, or else they would kill the hostages.",
            "kill the hostages",
            "withdraw its troops, or else",
        ),
        (
            "Lima demanded a recount. It would recall its envoy if the count was not repeated.",
            "recall its envoy",
            "if the count was not repeated",
        ),
    ],
)
def test_or_else_means_what_was_asked(read: Read, text: str, action: str, condition: str) -> None:
    threat = next(one for one in read(text).commitments if one.action.text == action)
    assert threat.kind == "threat"
    assert threat.condition is not None
    assert threat.condition.text == condition


def test_only_an_act_is_refused(read: Read) -> None:
    said = '"I would not draw any conclusions," the governor of Oruro said on Sunday.'
    assert not [one for one in read(said, PUBLISHED).events if one.event == "REJECT"]
    kept = read("The general said on Sunday that his troops would not leave the valley.", PUBLISHED)
    assert [one.event for one in kept.events] == ["REJECT"]


def test_what_a_candidate_would_do_in_office_is_no_threat(read: Read) -> None:
    said = "The senator of Oruro said on Sunday that he would continue the president's work if elected."
    assert not [one for one in read(said, PUBLISHED).commitments if one.kind == "threat"]


@pytest.mark.parametrize(
    "text",
    [
        "Tokyo offered to send doctors to help the island fight the fever.",
        "Austria agreed to open its borders for the trucks to reach Trieste.",
        "Riga threatened to expel a consul over a lunch he had given for deserters.",
    ],
)
def test_a_purpose_or_an_occasion_is_no_condition(read: Read, text: str) -> None:
    assert [one.condition for one in read(text, PUBLISHED).commitments] == [None]


def test_a_threat_to_whoever_does_something_has_that_as_its_condition(read: Read) -> None:
    threat = _only(read, "Anyone found on the quay after dark will be shot, the general said.", "threat")
    assert threat.condition is not None
    assert threat.condition.text == "found on the quay after dark"


@pytest.mark.parametrize(
    ("text", "kind", "holder", "action"),
    [
        ("Rebels and ministers have agreed a ceasefire.", "agreement", "Rebels", "a ceasefire"),
        (
            "The budget cuts demanded by the lenders were passed on Monday.",
            "demand",
            "the lenders",
            "The budget cuts",
        ),
        (
            "Lima has sent a letter to the bank threatening to withhold its dues.",
            "threat",
            "Lima",
            "withhold its dues",
        ),
        (
            "The rebels turned down an offer from the government to free ten men.",
            "offer",
            "the government",
            "free ten men",
        ),
        (
            "The two governments reached a deal on the release of 40 prisoners.",
            "agreement",
            "The two governments",
            "the release of 40 prisoners",
        ),
    ],
)
def test_commitments_that_are_told_of(read: Read, text: str, kind: str, holder: str, action: str) -> None:
    found = _only(read, text, kind)
    assert holder in {one.text for one in found.holder}
    assert found.action.text == action


@pytest.mark.parametrize(
    "text",
    [
        "The rebels appeared ready to lay down their arms.",
        "Kampala is keen to send troops to the lake with Nairobi's help.",
    ],
)
def test_who_only_seems_ready_has_offered_nothing(read: Read, text: str) -> None:
    assert read(text, PUBLISHED).commitments == ()


def test_the_purpose_of_what_is_demanded_is_no_demand_of_its_own(read: Read) -> None:
    text = "The regent demanded a meeting of the Security Council to investigate the raid on the port."
    assert _only(read, text, "demand").action.text == "a meeting of the Security Council"


@pytest.mark.parametrize(
    ("text", "kind", "holder", "action"),
    [
        ("Police said they would not hesitate to use force.", "threat", "Police", "use force"),
        (
            "The court gave the president a Friday deadline to name a cabinet.",
            "demand",
            "The court",
            "name a cabinet",
        ),
        ("Candidates face a Friday deadline to register.", "deadline", "Candidates", "register"),
        (
            "Those who hand in a rifle will be fed, the general said.",
            "offer",
            "the general",
            "be fed",
        ),
        (
            "Rebels said in a video that the pilot would be shot if troops came near.",
            "threat",
            "Rebels",
            "be shot",
        ),
    ],
)
def test_what_is_announced_by_its_form(read: Read, text: str, kind: str, holder: str, action: str) -> None:
    found = _only(read, text, kind)
    assert holder in {one.text for one in found.holder}
    assert found.action.text == action


def test_aid_workers_who_foresee_an_attack_do_not_threaten(read: Read) -> None:
    text = "Aid workers said villages would be attacked if the peacekeepers left."
    assert read(text, PUBLISHED).commitments == ()


def test_a_length_that_a_noun_names_is_a_term(read: Read) -> None:
    text = "The opposition gave the president a 14-day ultimatum to lift the ban or face a strike."
    demand = _only(read, text, "demand")
    assert demand.due is not None
    assert demand.due.latest == "2024-03-27"
    assert _only(read, text, "threat").action.text == "face a strike"
