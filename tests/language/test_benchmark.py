from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import onnx
import pytest

from sayso.language.stage import Language

FILE = Path(__file__).parents[2] / "benchmarks" / "language.py"


@pytest.fixture(scope="module")
def benchmark() -> Any:
    spec = importlib.util.spec_from_file_location("benchmark_language", FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_benchmark_reports_speed_and_ratio(benchmark: Any) -> None:
    report = benchmark.measure("Rebels attacked the town. Nobody was hurt.", copies=2, rounds=1)
    assert report["sentences"] == 4
    assert report["windows"] == 2
    assert set(report["threads"]) == {"1", "2"}
    for key in ("sentences_per_second", "ratio_to_encoder"):
        assert report[key] == report["threads"]["1"][key] > 0


def test_bare_encoder_has_no_head(benchmark: Any, language: Language, tmp_path: Path) -> None:
    target = tmp_path / "encoder.onnx"
    benchmark.cut_encoder(language.engine.model.folder / "model.onnx", target)
    whole = onnx.load(str(language.engine.model.folder / "model.onnx")).graph
    bare = onnx.load(str(target)).graph
    assert {node.name for node in bare.input} == {"input_ids", "token_type_ids", "attention_mask"}
    assert len(bare.node) < len(whole.node)
    assert bare.node[-1].op_type == "LayerNormalization"
