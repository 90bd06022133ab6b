"""The tables of named actors: what they hold, and what a broken line says."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.actors import nouns, words
from sayso.actors.entries import KNOWN, key_of, known_rows, read_known
from sayso.actors.index import shipped
from sayso.actors.knowledge import Known, Role
from sayso.errors import KnowledgeError


def one(name: str) -> Known:
    from sayso.gazetteer.names import fold

    found = {spelled.known for spelled in shipped().spelled(fold(name))}
    assert len(found) == 1, found
    return found.pop()


@pytest.mark.parametrize(
    ("name", "id", "code", "sector"),
    [
        ("RSF", "sdn.rsf", "SDN", "PRM"),
        ("al-Shabaab", "som.al-shabaab", "SOM", "REB"),
        ("Doctors Without Borders", "ngo.msf", "NGO", "MED"),
        ("Médecins sans Frontières", "ngo.msf", "NGO", "MED"),
        ("UNHCR", "uno.unhcr", "UNO", None),
        ("Knesset", "isr.knesset", "ISR", "LEG"),
        ("Reuters", "gbr.reuters", "GBR", "JRN"),
    ],
)
def test_organisations_and_groups(name: str, id: str, code: str, sector: str | None) -> None:
    found = one(name)
    assert (found.id, found.code, found.sectors[0] if found.sectors else None) == (id, code, sector)


def test_spellings_of_one_name_are_one() -> None:
    assert one("Al-Qaida") == one("al Qaeda")
    assert one("Kadhimi").id == "irq.mustafa-al-kadhimi"


def test_a_persons_role_is_that_of_the_day() -> None:
    kadhimi = one("Mustafa al-Kadhimi")
    assert kadhimi.standing("2019-01-01") == ("IRQ", ("SPY",))
    assert kadhimi.standing("2021-12-21") == ("IRQ", ("GOV",))
    assert kadhimi.standing("2023-06-01") == ("IRQ", ("ELI",))
    assert kadhimi.standing("2001-06-01") == ("IRQ", ())
    assert kadhimi.standing(None) == ("IRQ", ("GOV",))


def test_a_role_abroad_changes_the_code() -> None:
    assert one("António Guterres").standing("2020-01-01") == ("UNO", ("GOV",))
    assert one("António Guterres").standing("2000-01-01") == ("PRT", ("GOV",))


def test_roles_count_their_months_in_full() -> None:
    role = Role("GOV", "mayor", "2010-05", "2012-06")
    assert [role.holds(day) for day in ("2010-04-30", "2010-05-01", "2012-06-30", "2012-07-01")] == [
        False, True, True, False,
    ]  # fmt: skip


def test_names_are_folded_alike_one_by_one_and_all_at_once() -> None:
    for row in known_rows():
        assert row.keys == tuple(key_of(spelling.removeprefix("*")) for spelling in row.spellings), row


def test_every_line_of_the_tables_holds() -> None:
    known = read_known(KNOWN)
    assert len({one.id for one in known}) == len(known) > 1200
    assert {one.kind for one in known} == {"person", "body"}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("RSF\tRapid Support Forces\tSDN\tPRM\t\t", "id 'RSF'"),
        ("sdn.rsf\tRapid Support Forces\tSUD\tPRM\t\t", "code 'SUD'"),
        ("sdn.rsf\tRapid Support Forces\tSDN\tARMY\t\t", "sector 'ARMY'"),
        ("sdn.rsf\tRapid Support Forces\tSDN\tXYZ 2013..\t\t", "sector 'XYZ'"),
        ("sdn.rsf\tRapid Support Forces\tSDN\tPRM\t\tcousin-of sdn.saf", "tie 'cousin-of sdn.saf'"),
        ("sdn.rsf\tRapid Support Forces\tSDN", "3 cells"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, line: str, says: str) -> None:
    (tmp_path / "groups").mkdir()
    (tmp_path / "groups" / "africa.tsv").write_text(f"# comment\n{line}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"africa\.tsv, line 2") as caught:
        read_known(tmp_path)
    assert says in str(caught.value)
    assert "Accepted" in str(caught.value)


def test_a_broken_role_is_named(tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "africa.tsv").write_text("SDN\tA B\tGOV minister 2010\t\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"role 'GOV minister 2010'"):
        read_known(tmp_path)


@pytest.mark.parametrize(
    ("ties", "says"),
    [
        (("part-of lbr.b", "part-of lbr.c", "wing-of lbr.a"), "lbr.a > lbr.b > lbr.c > lbr.a"),
        (("split-from lbr.x 1990", "", ""), "tie to 'lbr.x'"),
    ],
)
def test_ties_lead_to_entries_and_make_no_circle(tmp_path: Path, ties: tuple[str, ...], says: str) -> None:
    (tmp_path / "groups").mkdir()
    lines = [
        f"lbr.{id_}\tGroup {id_}\tLBR\tREB 1990..1996-08\t\t{tie}"
        for id_, tie in zip("abc", ties, strict=True)
    ]
    (tmp_path / "groups" / "africa.tsv").write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        read_known(tmp_path)
    assert says in str(caught.value)


def test_sectors_of_a_body_have_their_times(tmp_path: Path) -> None:
    (tmp_path / "groups").mkdir()
    line = "tcd.m\tThe Movement\tTCD\tREB 1990-03..1996; PTY 1996-02-04..\t\t"
    (tmp_path / "groups" / "africa.tsv").write_text(line, encoding="utf-8")
    (known,) = read_known(tmp_path)
    days = ("1989-01-01", "1995-01-01", "1996-02-03", "1996-05-01", "2020-01-01")
    assert [known.standing(day)[1] for day in days] == [
        ("REB",),
        ("REB",),
        ("REB",),
        ("REB", "PTY"),
        ("PTY",),
    ]
    assert known.standing(None) == ("TCD", ("REB", "PTY"))


@pytest.mark.parametrize(
    ("noun", "sectors", "kind"),
    [
        ("soldier", ("MIL",), "person"),
        ("riot police", ("COP",), "body"),
        ("gunman", ("UAF",), "person"),
        ("trade union", ("LAB",), "body"),
        ("journalist", ("JRN",), "person"),
        ("fighter jet", ("MIL",), "gear"),
        ("attorney general", ("GOV",), "person"),
    ],
)
def test_agent_nouns(noun: str, sectors: tuple[str, ...], kind: str) -> None:
    found = nouns.agent(noun)
    assert found is not None
    assert (found.sectors, found.kind) == (sectors, kind)


def test_the_last_words_of_names_say_the_sector() -> None:
    assert nouns.name_sectors("liberation front") == ("REB",)
    assert nouns.name_sectors("university") == ("EDU",)
    assert nouns.name_sectors("movement") == ()
    assert nouns.name_sectors("banana") is None


def test_an_unknown_word_list_is_an_error() -> None:
    with pytest.raises(KnowledgeError, match="no list 'verbs'"):
        words.words("verbs")
