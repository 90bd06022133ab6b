"""``sayso actors find``: who is meant, and what is said where nobody is."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from sayso.cli.main import app


def _find(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["actors", "find", *arguments])
    return result.exit_code, result.output


def test_a_name_is_told_with_roles_and_reason() -> None:
    code, output = _find("Kadhimi", "--on", "2021-11-07")
    assert code == 0
    assert output.splitlines()[0] == "● Mustafa al-Kadhimi  irq.mustafa-al-kadhimi  IRQ GOV"
    assert "spelled “Kadhimi”, score 1" in output
    assert "GOV prime minister 2020-05" in output


def test_an_office_is_told_as_its_holder() -> None:
    code, output = _find("Turkey's foreign minister", "--on", "2021-05-05", "--format", "json")
    (row,) = json.loads(output)
    assert code == 0
    assert (row["id"], row["meant"], row["why"]) == (
        "tur.mevlut-cavusoglu",
        True,
        "foreign minister on 2021-05-05",
    )


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("Zzyzx Movement",), "nobody known by the name 'Zzyzx Movement'"),
        (("Kadhimi", "--on", "2021-13-01"), "--on '2021-13-01' is no date. Accepted: YYYY-MM-DD"),
        (("Kadhimi", "--format", "xml"), "Invalid value for '--format'"),
    ],
)
def test_what_does_not_work_is_said(arguments: tuple[str, ...], says: str) -> None:
    code, output = _find(*arguments)
    assert code != 0
    assert says in output


def test_an_organisation_is_told_with_its_members() -> None:
    code, output = _find("NATO", "--on", "1998-05-05")
    assert code == 0
    assert "16 members: BEL CAN DEU" in output


@pytest.mark.parametrize(
    ("day", "meant"), [("1990-03-28", "usa.george-h-w-bush"), ("2003-03-28", "usa.george-w-bush")]
)
def test_a_surname_alone_on_a_day(day: str, meant: str) -> None:
    code, output = _find("Bush", "--on", day)
    assert code == 0
    assert next(line for line in output.splitlines() if line.startswith("●")).split("  ")[1].startswith(meant)
