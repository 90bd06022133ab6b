from __future__ import annotations

import importlib.util
from pathlib import Path

FILE = Path(__file__).parents[2] / "benchmarks" / "read.py"


def test_benchmark_reports_speed_ratio_and_stages() -> None:
    spec = importlib.util.spec_from_file_location("benchmark_read", FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    report = module.measure("Rebels attacked the town. Nobody was hurt.", 1)
    assert report["sentences"] == 2
    assert report["ratio_to_encoder"] > 1
    assert report["sentences_per_second"] > 0
    assert {"language", "events", "attribution"} <= set(report["stages_ms"])
