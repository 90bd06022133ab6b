"""A user's own actors: our form, and those of PETRARCH, FollowTheMoney and Wikidata."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.actors.index import laid_over
from sayso.actors.knowledge import Known
from sayso.actors.lookup import chosen, find
from sayso.actors.own import Own, read
from sayso.errors import InputError
from sayso.reader import Reader
from sayso.records import Report

TABLES = """\
# our form
MLI\tMoussa Berthé-Kouriba\tGOV president 2031-02-01..; MIL general 2020..2031-01\tKouriba
mli.river-guard\tRiver Guard\tMLI\tPRM 2019..2024; REB 2024..\tRG\t
mli.river-guard-youth\tRiver Guard Youth\tMLI\tPRM\t\twing-of mli.river-guard 2021
mli.broken\tBroken\tMLI\tARMED\t\t
too\tfew
"""
PETRARCH = """\
MOUSSA_BERTHE-KOURIBA_  ; the general
+KOURIBA_
\t[MLIMIL 080101-150131]
\t[MLIGOV >20150201]
\t[MLIELI]
RIVER_GUARD_(RVG)_
\t[MLIREB]\t; since the split
NOBODY_AT_ALL_
BLUE_DOVE_SOCIETY_
\t[NGOHRI]
WRONG_DATE_
\t[MLIGOV 2031]
"""
FTM = "\n".join(
    [
        json.dumps(
            {
                "id": "nk-1",
                "schema": "Person",
                "properties": {"name": ["Moussa Berthé-Kouriba"], "alias": ["Kouriba"], "country": ["ml"],
                               "position": ["Minister of Mines"], "topics": ["role.pep"]},
            }
        ),
        json.dumps({"id": "nk-2", "schema": "Vessel", "properties": {"name": ["Djoliba"]}}),
        json.dumps({"id": "nk-3", "schema": "PublicBody", "properties": {"name": ["River Office"],
                                                                         "country": ["ml"]}}),
        '{"id": "nk-4", "schema": "Person", "properties": {}}',
        "not json",
    ]
)  # fmt: skip
WIKIDATA = """\
item,itemLabel,itemAltLabel,countryLabel,positionLabel,start,end
wd:Q999901,Moussa Berthé-Kouriba,Kouriba|General Kouriba,Mali,President of Mali,2031-02-01T00:00:00Z,
wd:Q999901,Moussa Berthé-Kouriba,,Mali,defence minister,2020-00-00,2031-01-31
wd:Q999902,River Guard,,Mali,,,
wd:Q999903,Lost Party,,Atlantis,,,
"""


def _file(folder: Path, name: str, text: str) -> Own:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read([path])


def _by_name(own: Own) -> dict[str, Known]:
    return {known.name: known for known, _ in own.entries}


def test_our_tables_are_read_and_broken_lines_told(tmp_path: Path) -> None:
    own = _file(tmp_path, "mine.tsv", TABLES)
    known = _by_name(own)
    assert set(known) == {"Moussa Berthé-Kouriba", "River Guard", "River Guard Youth"}
    assert known["River Guard"].standing("2025-01-01") == ("MLI", ("REB",))
    assert known["River Guard Youth"].ties[0].other == "mli.river-guard"
    assert known["River Guard"].own == "mine.tsv"
    assert [problem.partition(":")[0] for problem in own.problems] == [
        "mine.tsv, line 5", "mine.tsv, line 6"
    ]  # fmt: skip


def test_a_petrarch_dictionary_is_read(tmp_path: Path) -> None:
    own = _file(tmp_path, "Mali.actors.txt", PETRARCH)
    known = _by_name(own)
    general = known["Moussa Berthe-kouriba"]
    assert general.kind == "person"
    assert [general.standing(day)[1] for day in ("2010-05-05", "2016-06-01")] == [("MIL",), ("GOV", "ELI")]
    assert known["River Guard"].standing(None) == ("MLI", ("REB",))
    assert known["Blue Dove Society"].standing(None) == ("NGO", ("SOC",))
    spelled = {name for _, names in own.entries for name in names}
    assert {"Kouriba", "RVG"} <= spelled
    assert [problem.partition(". Accepted")[0] for problem in own.problems] == [
        "Mali.actors.txt, line 8: 'Nobody At All' has no code",
        "Mali.actors.txt, line 12: code '[MLIGOV 2031]'",
    ]


def test_followthemoney_entities_are_read(tmp_path: Path) -> None:
    own = _file(tmp_path, "entities.ftm.json", FTM)
    known = _by_name(own)
    assert set(known) == {"Moussa Berthé-Kouriba", "River Office"}
    person = known["Moussa Berthé-Kouriba"]
    assert (person.code, person.roles[0].office, person.links) == ("MLI", "minister of mines", ("nk-1",))
    assert known["River Office"].standing(None) == ("MLI", ("GOV",))
    assert [problem.partition(":")[0] for problem in own.problems] == [
        "entities.ftm.json, line 4",
        "entities.ftm.json, line 5",
    ]


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_wikidata_extract_is_read(tmp_path: Path, form: str) -> None:
    text = WIKIDATA
    if form == "json":
        header, *lines = [line.split(",") for line in WIKIDATA.splitlines()]
        rows = [{name: {"value": cell} for name, cell in zip(header, line, strict=True)} for line in lines]
        text = json.dumps({"results": {"bindings": rows}}, indent=1)
    own = _file(tmp_path, f"query.{form}", text)
    known = _by_name(own)
    person = known["Moussa Berthé-Kouriba"]
    assert (person.kind, person.code, person.links) == ("person", "MLI", ("Q999901",))
    assert [(role.office, role.since, role.until) for role in person.roles] == [
        ("defence minister", "2020", "2031-01-31"),
        ("president", "2031-02-01", None),
    ]
    assert known["River Guard"].kind == "body"
    assert len(own.problems) == 1 and "country 'Atlantis'" in own.problems[0]


def test_a_file_of_no_form_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a file of no form that sayso knows") as caught:
        _file(tmp_path, "notes.txt", "Dear all,\nplease find attached\n")
    assert "PETRARCH" in str(caught.value)


def test_own_actors_win_over_ours(tmp_path: Path) -> None:
    line = "IRN\tMustafa Kadhimi\tREB group leader 2019..\tKadhimi"
    own = _file(tmp_path, "mine.tsv", line)
    found = find("Kadhimi", "2021-11-07", laid_over(own.entries))
    best = chosen(found)
    assert best is not None and best.known.code == "IRN"
    assert len(found) == 2


def test_a_reader_knows_own_actors(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text(TABLES, encoding="utf-8")
    reader = Reader(actors=[path])
    assert len(reader.problems) == 2
    text = "The River Guard attacked two army posts near Mopti on Sunday, residents said."
    (event, *_) = reader.read(Report.of(text, published="2025-03-04")).events
    assert (event.actor[0].id, event.actor[0].sector) == ("mli.river-guard", "REB")


def test_names_in_letters_without_capitals_are_found_and_kept_apart(tmp_path: Path) -> None:
    table = tmp_path / "mine.tsv"
    table.write_bytes(
        "\ufeffMLI\tأبو وليد\tREB commander 2023-01..\t\r\n"
        "MLI\tأبو طارق\tREB commander 2023-01..\t\r\n"
        "MLI\t\tREB commander 2023-01..\t\r\n".encode()
    )
    own = read([table])
    assert len({known.id for known, _ in own.entries}) == 2
    assert ["line 3: name ''" in problem for problem in own.problems] == [True]
    reading = Reader(actors=[table]).read(Report.of("أبو وليد attacked a village.", published="2024-05-01"))
    assert [one.name for one in reading.actors] == ["أبو وليد"]


def test_an_array_of_entities_is_read_and_a_text_for_a_list_is_told(tmp_path: Path) -> None:
    file = tmp_path / "mine.json"
    good = {"id": "x", "schema": "Person", "properties": {"name": ["Moussa Kouriba"], "country": ["ml"]}}
    bad = {"id": "y", "schema": "Person", "properties": {"name": "Moussa Kouriba"}}
    file.write_text(json.dumps([good, bad]), "utf-8")
    own = read([file])
    assert [known.code for known, _ in own.entries] == ["MLI"]
    assert len(own.problems) == 1
