from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


def module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def test_benchmark_reports_speed() -> None:
    report = module(ROOT / "benchmarks" / "times.py").measure(
        "Rebels attacked on Monday. Nobody was hurt.", 1
    )
    assert (report["sentences"], report["times"]) == (2, 1)
    assert report["sentences_per_second"] > 0


def test_fuzz_finds_nothing_in_some_strings() -> None:
    fuzz = module(ROOT / "tools" / "fuzz_times.py").Fuzz(seed=2)
    assert [wrong for number in range(300) if (wrong := fuzz.try_one(number))] == []


@pytest.mark.parametrize(
    ("value", "wrong"), [("2020-02-30", True), ("2021-W60", True), ("2020-02", False), ("XXXX-12-31", False)]
)
def test_fuzz_knows_impossible_values(value: str, wrong: bool) -> None:
    from sayso.records import Time

    tool = module(ROOT / "tools" / "fuzz_times.py")
    assert (tool.fault("then", [Time("then", 0, 4, "DATE", value)]) is not None) == wrong
    late = Time("then", 0, 4, "DATE", None, None, "2021-05-02", "2021-05-01")
    assert "first day after the last" in tool.fault("then", [late])
