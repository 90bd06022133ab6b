"""MUC-4: keys, documents, small letters for capitals, incidents against events."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.evaluate import muc_keys
from sayso.evaluate.forms import evaluate
from sayso.evaluate.recase import recase
from sayso.records import Time

if TYPE_CHECKING:
    import pytest

DOCUMENTS = """\
DEV-MUC3-0001 (NOSC)

   PORT SELA, 3 JAN 90 (OWN) -- [REPORT] [TEXT] GUERRILLAS ATTACKED A
BRIDGE [NEAR VERN] ON MONDAY.

   NOBODY SLEPT.


DEV-MUC3-0002 (NOSC)

   PORT SELA, 4 JAN 90 -- IT RAINED.
"""
KEYS = """\
;;; a remark
0.  MESSAGE: ID                     DEV-MUC3-0001 (NOSC)
1.  MESSAGE: TEMPLATE               1
2.  INCIDENT: DATE                  01 JAN 90 - 02 JAN 90
3.  INCIDENT: LOCATION              VERNIA: HIGH VERN (DEPARTMENT): VERN (TOWN)
4.  INCIDENT: TYPE                  ATTACK
5.  INCIDENT: STAGE OF EXECUTION    ACCOMPLISHED
9.  PERP: INDIVIDUAL ID             "GUERRILLAS" /
                                    "REBELS"
10. PERP: ORGANIZATION ID           ? "VERN FRONT"
12. PHYS TGT: ID                    "\\"LONG\\" BRIDGE" / "BRIDGE"
                                    "ROAD"
18. HUM TGT: NAME                   "ANA OAK"
19. HUM TGT: DESCRIPTION            "MAYOR": "ANA OAK"
                                    "CLERKS"

0.  MESSAGE: ID                     DEV-MUC3-0001 (NOSC)
1.  MESSAGE: TEMPLATE               2 (OPTIONAL)
4.  INCIDENT: TYPE                  BOMBING

0.  MESSAGE: ID                     DEV-MUC3-0002 (NOSC)
1.  MESSAGE: TEMPLATE               *
2.  INCIDENT: DATE                  *
4.  INCIDENT: TYPE                  *
"""


def write(folder: Path) -> Path:
    (folder / "dev").mkdir()
    (folder / "dev" / "dev-muc3-0001").write_text(DOCUMENTS, encoding="utf-8")
    (folder / "dev" / "key-dev-0001").write_text(KEYS, encoding="utf-8")
    return folder


def test_documents_lose_header_and_marks(tmp_path: Path) -> None:
    one, two = muc_keys.documents(write(tmp_path) / "dev" / "dev-muc3-0001")
    assert (one.id, one.published) == ("DEV-MUC3-0001", "1990-01-03")
    assert one.text == "GUERRILLAS ATTACKED A BRIDGE ON MONDAY.\n\nNOBODY SLEPT."
    assert (two.text, two.published) == ("IT RAINED.", "1990-01-04")


def test_keys(tmp_path: Path) -> None:
    first, second, third = muc_keys.incidents(write(tmp_path) / "dev" / "key-dev-0001")
    assert third == ("DEV-MUC3-0002", None)
    assert second[1] is not None
    assert second[1].optional
    assert first[1] == muc_keys.Incident(
        document="DEV-MUC3-0001",
        types=("ATTACK",),
        stages=("ACCOMPLISHED",),
        perpetrators=(("GUERRILLAS", "REBELS"),),
        targets=(("LONG BRIDGE", "BRIDGE"), ("ROAD",)),
        victims=(("ANA OAK", "MAYOR"), ("CLERKS",)),
        dates=("1990-01-01", "1990-01-02"),
        places=("VERN", "HIGH VERN", "VERNIA"),
    )


def test_incidents_against_events(tmp_path: Path, told: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path)
    monkeypatch.setattr("sayso.evaluate.templates.recase", lambda text, _: text.capitalize())
    text = "Guerrillas attacked a bridge on monday.\n\nnobody slept."
    when = Time("monday", 32, 38, "DATE", "1990-01-01", None, "1990-01-01", "1990-01-01")
    told.tell(
        text,
        events=(
            told.event(text, "ASSAULT", "slept", actor=(told.actor(text, "nobody"),)),
            told.event(
                text, "ASSAULT", "attacked", when=when, actor=(told.actor(text, "Guerrillas"),),
                recipient=(told.actor(text, "a bridge"),),
            ),
        ),
    )  # fmt: skip
    rain = "It rained."
    told.tell(rain, events=(told.event(rain, "ASSAULT", "rained"),))
    found = evaluate("events", tmp_path, part="dev", reader=told)
    assert (found["documents"], found["incidents"]) == (2, 1)
    assert found["type"] == found["agreeing_in_a_slot"] == {"accuracy": 1.0, "n": 1}
    right = {name: (row["accuracy"], row["n"]) for name, row in found["slots"].items()}
    assert right == {
        "perpetrator": (1.0, 1), "target": (0.5, 2), "victim": (0.0, 2), "date": (1.0, 1), "place": (0.0, 1),
    }  # fmt: skip
    assert found["as_printed"]["agreeing_in_a_slot"]["accuracy"] == 0.0
    assert found["without_incident"] == {"documents": 1, "with_assault": 1}


def test_small_letters_for_capitals() -> None:
    capitals = "THE MAYOR OF VERN (VPF) MET U.S. ENVOYS IN EL SALVADOR. IT IS OAK'S IDEA.\n\nNOW I GO."

    def names(text: str) -> list[tuple[int, int]]:
        return [(text.index(name), text.index(name) + len(name)) for name in ("vern", "oak")]

    small = recase(capitals, names)
    assert small == "The mayor of Vern (VPF) met U.S. envoys in El Salvador. It is Oak's idea.\n\nNow I go."
