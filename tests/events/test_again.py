"""One deed told again, and deeds that are others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.records import Event, Reading

Read = Callable[..., Reading]
_BETWEEN = " He had told friends of threats. The town was quiet. His colleagues went home. Nobody spoke."


def _of(told: Reading, event: str) -> list[Event]:
    return [one for one in told.events if one.event == event]


def test_nobody_is_killed_twice(read: Read) -> None:
    told = read(
        f"Gunmen shot dead Ivo Marn, a judge, in Ganto on Monday.{_BETWEEN}"
        " Marn was slain as he left a shop. Police later arrested a man."
    )
    assert len(_of(told, "ASSAULT")) == 1


def test_a_man_is_charged_once(read: Read) -> None:
    told = read(
        "Prosecutors charged a former mayor, Ivo Marn, with murder on Monday. The court is in Ganto."
        " He had told friends of threats. The town was quiet. His colleagues went home."
        " Marn was charged in a court of the capital."
    )
    assert len(_of(told, "ACCUSE")) == 1


def test_the_killing_of_another_is_another(read: Read) -> None:
    told = read(
        "Rebels shot dead Ivo Marn, a judge, on Monday. Soldiers searched houses."
        " In May the killing of Ada Lunt, a teacher, had led to riots."
    )
    killings = [one for one in _of(told, "ASSAULT") if one.recipient]
    assert [{actor.text for actor in one.recipient} & {"Ada Lunt"} for one in killings] == [
        set(),
        {"Ada Lunt"},
    ]


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("The gang leader was charged with the June 24 murder of a policeman.", 1),
        ("The 1980 murder of the archbishop was never solved.", 1),
        ("The army shelled the rebel camp on Friday, officials said. No casualties were reported.", 0),
        ("The army shelled the camp on Friday. There were no casualties.", 0),
        ("Rebels shelled the port on Friday. They sent a letter with the threat to kill ten judges.", None),
    ],
)
def test_a_toll_counts_the_dead(read: Read, text: str, dead: int | None) -> None:
    assaults = _of(read(text), "ASSAULT")
    assert [one.size.dead for one in assaults] == [dead]


def test_who_is_taken_and_who_is_killed(read: Read) -> None:
    told = read("Police said that gunmen had abducted a priest and murdered two nuns in Ganto.")
    assert [(one.trigger.text, one.size.dead) for one in told.events] == [("abducted", None), ("murdered", 2)]


def test_a_murder_is_that_of_the_murdered(read: Read) -> None:
    told = read("The mayor was silent. The Jesuits' murders shocked the country.")
    assert [[actor.text for actor in one.recipient] for one in told.events] == [["The Jesuits"]]
    told = read("Rebels said on Friday that the militia's executions of prisoners had gone on for years.")
    assert [[actor.text for actor in one.actor] for one in told.events] == [["the militia"]]


def test_who_is_tried_for_murder_names_the_killing(read: Read) -> None:
    told = read("Two farmers were killed in May, one of them by a guard. The guard is on trial for murder.")
    assert [one.event for one in told.events] == ["ASSAULT", "ACCUSE"]
    assert "The guard" not in [actor.text for actor in told.events[0].actor]


def test_a_murder_weapon_is_no_murder(read: Read) -> None:
    told = read(
        "Police found the murder weapon in a river near the town. A suspect was arrested on Friday in Ganto."
    )
    assert [one.event for one in told.events] == ["COERCE"]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("In the novel, a young writer is arrested by the secret police. The book won a prize.", []),
        (
            "The writer, who was arrested by the secret police in 1974, published a novel about it.",
            ["COERCE"],
        ),
        ("In the film, shot in Kalm, he plays a judge. Its director was arrested on Friday.", ["COERCE"]),
    ],
)
def test_what_a_novel_tells_did_not_happen(read: Read, text: str, events: list[str]) -> None:
    assert [one.event for one in read(text).events] == events


def test_who_is_appalled_blames(read: Read) -> None:
    told = read(
        "Senator Ivo Marn said he was deeply disappointed with the ministry's decision."
        ' "We are appalled at the shelling of the camp," the minister said.'
    )
    assert len(_of(told, "ACCUSE")) == 2
