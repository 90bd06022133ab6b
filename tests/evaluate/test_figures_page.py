"""The sections of docs/figures.md: what ``tools/figures.toml`` names must be what the suites give."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from sayso.evaluate.forms import FORMS

FILE = Path(__file__).parents[2] / "tools" / "figures.py"


@pytest.fixture(scope="module")
def page() -> Any:
    spec = importlib.util.spec_from_file_location("figures_page", FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_sets_name_layers_rows_and_options(page: Any) -> None:
    assert set(page.SETS) < set(page.PARTS)
    for known in page.SETS.values():
        assert known["layer"] in {"coref", *(layer for form in FORMS for layer in form.layers)}
        assert set(known.get("options", {})) <= {"part", "every"}
        assert all(len(row) in {2, 3} for row in known["rows"])


def test_a_section(page: Any, tmp_path: Path, told: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "data" / "events" / "plv"
    folder.mkdir(parents=True)
    head = "sentence_id\tsentence\tmarked_sentence\tsource\ttarget\tgold_root\n"
    row = "1\tVern freed Sela.\t-\tVern\tSela\tYIELD\n"
    (folder / "PLV_train.tsv").write_text(head + row, encoding="utf-8")
    told.tell("Vern freed Sela.", events=(told.event("Vern freed Sela.", "RETREAT", "freed"),))
    monkeypatch.setattr(page, "reader", lambda: told)
    section = page.PARTS["plv"](tmp_path)
    assert "`sayso evaluate events --data ../shared/data/events/plv --part train --format json`" in section
    assert "| root macro-F1 | 1.0 | 0.82" in section
    assert "| silent | 0.0 | - |" in section


def test_figures_by_path(page: Any) -> None:
    assert page.at({"a": {"b": 0.0}}, "a.b") == 0.0
    assert page.at({"a": {"b": None}}, "a.b") is None
    assert page.at({"a": {}}, "a.b.c") is None
