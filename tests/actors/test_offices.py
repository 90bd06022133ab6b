"""Who holds an office on a day, and who is meant by a name that several have."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.actors.index import shipped
from sayso.actors.knowledge import Known, Role
from sayso.actors.names import one_of
from sayso.actors.offices import office_of
from sayso.actors.weighing import MARGIN, likelihood
from sayso.reader import Reader
from sayso.records import Actor, Report


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("acting defense minister", "defence minister"),
        ("Secretary of State", "foreign minister"),
        ("premier", "prime minister"),
        ("vice president", "vice president"),
        ("deputy foreign minister", "deputy foreign minister"),
    ],
)
def test_offices_have_many_words(words: str, office: str) -> None:
    assert office_of(words) == office


@pytest.mark.parametrize(
    ("code", "office", "day", "name"),
    [
        ("TUR", "foreign minister", "2021-05-04", "Mevlüt Çavuşoğlu"),
        ("IRQ", "premier", "2021-11-07", "Mustafa al-Kadhimi"),
        ("USA", "president", "2008-06-01", "George W. Bush"),
        ("USA", "president", "1991-02-01", "George H. W. Bush"),
    ],
)
def test_an_office_leads_to_its_holder(code: str, office: str, day: str, name: str) -> None:
    assert [known.name for known in shipped().holders(code, office, day)] == [name]


def test_nobody_is_made_up_for_an_office() -> None:
    assert shipped().holders("USA", "president", "1820-01-01") == ()
    assert shipped().holders("USA", "poet laureate", "2020-01-01") == ()


def _actor(reader: Reader, text: str, published: str | None) -> Actor:
    (accused,) = [e for e in reader.read(Report.of(text, published=published)).events if e.event == "ACCUSE"]
    return accused.actor[0]


def test_an_office_without_a_name_is_its_holder_of_the_day(reader: Reader) -> None:
    text = "Turkey's foreign minister condemned the attack on the convoy in Idlib on Tuesday."
    assert _actor(reader, text, "2021-05-04").id == "tur.mevlut-cavusoglu"
    assert _actor(reader, text, "2024-05-07").id == "tur.hakan-fidan"
    assert _actor(reader, text, None).id is None
    former = "Turkey's former foreign minister condemned the attack on the convoy in Idlib on Tuesday."
    assert _actor(reader, former, "2021-05-04").id is None


def test_of_two_with_one_name_the_one_in_office_is_likelier() -> None:
    father = Known("person", "Ata Demirel", "TUR", "tur.ata", (Role("GOV", "president", "1989", "1993"),))
    son = Known("person", "Can Demirel", "TUR", "tur.can", (Role("GOV", "president", "2001", "2009-01"),))
    assert likelihood(son, "2008-03-01") > likelihood(father, "2008-03-01") + MARGIN
    assert likelihood(father, "1991-03-01") > likelihood(son, "1991-03-01") + MARGIN
    assert likelihood(father, "2008-03-01", (), {father}) > likelihood(son, "2008-03-01") + MARGIN
    both = one_of((father, son))
    assert (both.id, both.code, both.name) == (None, "TUR", "")


@pytest.mark.parametrize("name", ["al-Sisi", "el-Sisi", "as-Sisi", "Al-Sisi", "El‑Sisi"])
def test_the_article_has_many_spellings(reader: Reader, name: str) -> None:
    text = f"President Abdel Fattah {name} of Egypt condemned the attack on the convoy on Tuesday."
    assert _actor(reader, text, "2021-05-04").id == "egy.abdel-fattah-al-sisi"


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Officials told President Kadhimi-Halloran so on Tuesday.", False),
        ("Officials told Prime Minister Kadhimi so on Tuesday.", True),
        ("The Kadhimi-Erdogan meeting ended late on Tuesday.", True),
    ],
)
def test_a_double_name_is_somebody_else(reader: Reader, text: str, known: bool) -> None:
    from sayso.actors.names import find_known

    found = find_known(reader.walk(Report.of(text, published="2021-05-04"), through="times"))
    ids = {one.id for place in found for one in place.options}
    assert ("irq.mustafa-al-kadhimi" in ids) == known


def test_where_nobody_leads_all_are_listed(tmp_path: Path) -> None:
    lines = [
        "MLI\tAdama Kouriba-Traoré\tGOV mayor 2010..\tKouribat",
        "BFA\tIssa Kouribat\tGOV governor 2012..\tKouribat",
    ]
    path = tmp_path / "mine.tsv"
    path.write_text("\n".join(lines), encoding="utf-8")
    text = "Mr Kouribat condemned the attack on the convoy in Djibo on Tuesday."
    actor = _actor(Reader(actors=[path]), text, "2021-05-04")
    assert actor.id is None
    assert {one.id for one in actor.candidates} == {"mli.adama-kouriba-traore", "bfa.issa-kouribat"}
    dated = "Mali's Mr Kouribat condemned the attack on the convoy in Mopti on Tuesday."
    assert _actor(Reader(actors=[path]), dated, "2021-05-04").id == "mli.adama-kouriba-traore"


def test_a_past_event_has_the_roles_of_its_own_time(reader: Reader) -> None:
    text = "Mustafa al-Kadhimi met diplomats in March 2018. On Sunday al-Kadhimi met the army chief."
    events = reader.read(Report.of(text, published="2021-11-07")).events
    told = [(event.actor[0].id, event.actor[0].sector) for event in events if event.event == "CONSULT"]
    assert told == [("irq.mustafa-al-kadhimi", "SPY"), ("irq.mustafa-al-kadhimi", "GOV")]


@pytest.mark.parametrize(
    ("day", "meant", "candidates"),
    [("1990-03-28", "usa.george-h-w-bush", []), ("2003-03-28", "usa.george-w-bush", []), (None, None, [])],
)
def test_a_surname_alone_is_the_one_in_office(
    reader: Reader, day: str | None, meant: str | None, candidates: list[str]
) -> None:
    actor = reader.read(Report.of("Bush met soldiers on Sunday.", published=day)).events[0].actor[0]
    assert (actor.id, [one.id for one in actor.candidates]) == (meant, candidates)


def test_of_two_in_office_nobody_is_chosen(reader: Reader) -> None:
    actor = reader.read(Report.of("Li met soldiers on Sunday.", published="2014-07-01")).events[0].actor[0]
    assert (actor.id, actor.code) == (None, "CHN")
    assert {one.id for one in actor.candidates} == {"chn.li-keqiang", "chn.li-yuanchao"}


def test_a_surname_that_the_report_gives_to_somebody_else(reader: Reader) -> None:
    text = "Teacher Mary Bush spoke to pupils. Bush criticised the minister."
    actors = [
        actor
        for event in reader.read(Report.of(text, published="2003-03-28")).events
        for actor in event.actor
    ]
    assert actors
    assert all(actor.id is None for actor in actors)
