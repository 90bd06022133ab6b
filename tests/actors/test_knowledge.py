"""The tables of named actors: what they hold, and what a broken line says."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.actors import knowledge, nouns, words
from sayso.actors.knowledge import Known, Role, known_names
from sayso.errors import KnowledgeError


def one(name: str) -> Known:
    from sayso.gazetteer.names import fold

    found = {spelled.known for spelled in known_names()[fold(name)]}
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


def test_every_id_is_readable_and_unique() -> None:
    ids: dict[str, Known] = {}
    for spellings in known_names().values():
        for spelled in spellings:
            if spelled.known.id is not None:
                assert ids.setdefault(spelled.known.id, spelled.known) == spelled.known
    assert len(ids) > 1200


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("RSF\tRapid Support Forces\tSDN\tPRM\t", "id 'RSF'"),
        ("sdn.rsf\tRapid Support Forces\tSUD\tPRM\t", "code 'SUD'"),
        ("sdn.rsf\tRapid Support Forces\tSDN\tARMY\t", "sector 'ARMY'"),
        ("sdn.rsf\tRapid Support Forces\tSDN", "3 cells"),
    ],
)
def test_a_broken_line_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, says: str
) -> None:
    (tmp_path / "groups.tsv").write_text(f"# comment\n{line}\n", encoding="utf-8")
    monkeypatch.setattr(knowledge, "HERE", tmp_path)
    with pytest.raises(KnowledgeError, match=r"groups\.tsv, line 2") as caught:
        knowledge._bodies("groups.tsv")
    assert says in str(caught.value)
    assert "Accepted" in str(caught.value)


def test_a_broken_role_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "people.tsv").write_text("SDN\tA B\tGOV minister 2010\t\n", encoding="utf-8")
    monkeypatch.setattr(knowledge, "HERE", tmp_path)
    with pytest.raises(KnowledgeError, match=r"role 'GOV minister 2010'"):
        knowledge._people()


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
