"""Speed of the whole reader: ``python benchmarks/read.py [--format json]``.

Measures sentences a second from text to reading, and the ratio of that time to the time of the bare encoder
over the same text. The bare encoder is what ``benchmarks/language.py`` runs: the shipped int8 graph cut off
after its last layer, in the same kind of session, on exactly the windows that the reader runs. Reader and
encoder take turns in one process on one thread; figures are medians.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

from sayso.language.session import open_session
from sayso.language.stage import Language
from sayso.reader import Reader, default_stages
from sayso.records import Report
from sayso.sources import report_from_text
from sayso.sources.shape import blocks

HERE = Path(__file__).parent
TEXT = HERE / "report.txt"
PUBLISHED = "2024-03-14"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--text", type=Path, default=TEXT, help="text file to read (default: a report of our own)"
    )
    parser.add_argument("--rounds", type=int, default=30, help="turns to take medians of (default: 30)")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    arguments = parser.parse_args()
    report = measure(arguments.text.read_text(encoding="utf-8"), arguments.rounds)
    if arguments.format == "json":
        print(json.dumps(report, indent=2))
        return
    print(
        f"{report['sentences_per_second']:.0f} sentences/s, {report['words_per_second']:.0f} words/s: read "
        f"{report['read_ms']:.0f} ms, encoder {report['encoder_ms']:.0f} ms, ratio "
        f"{report['ratio_to_encoder']:.2f}"
    )
    for name, milliseconds in report["stages_ms"].items():
        print(f"  {name}: {milliseconds:.1f} ms")


def measure(text: str, rounds: int) -> dict[str, Any]:
    """Return the figures for one thread, and the median time of every stage in milliseconds."""
    language = _language_benchmark()
    reader = Reader()
    report = Report.of(text, published=PUBLISHED)
    stage = Language()
    inputs, _ = language._windows(stage, text)
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder) / "encoder.onnx"
        cut = language.cut_encoder(stage.engine.model.folder / "model.onnx", graph)
        encoder = open_session(graph)
    windows = [{name: window[name] for name in language.ENCODER_INPUTS} for window in inputs]

    def encode() -> None:
        for window in windows:
            encoder.run(None, window)

    doc = reader.walk(report)
    sentences = sum(1 for _ in doc.sents)
    words = sum(not token.is_space for token in doc)
    reads: list[float] = []
    encodes: list[float] = []
    for number in range(rounds + 1):
        read = _timed(partial(_read, reader, text))
        bare = _timed(encode)
        if number:  # the first round warms up
            reads.append(read)
            encodes.append(bare)
    middle, base = statistics.median(reads), statistics.median(encodes)
    return {
        "sentences_per_second": round(sentences / middle, 1),
        "words_per_second": round(words / middle, 1),
        "ratio_to_encoder": round(middle / base, 3),
        "read_ms": round(1000 * middle, 2),
        "encoder_ms": round(1000 * base, 2),
        "stages_ms": _stages(reader, report, max(3, rounds // 5)),
        "sentences": sentences,
        "words": words,
        "windows": len(windows),
        "encoder": f"the model's graph cut off at {cut}",
        "model": stage.engine.model.id,
    }


def _read(reader: Reader, text: str) -> None:
    blocks.cache_clear()  # which holds those of the text before, and this one is to be new
    report, _ = report_from_text(text, "benchmark", published=PUBLISHED)
    reader.read(report)


def _stages(reader: Reader, report: Report, rounds: int) -> dict[str, float]:
    """The median time of the language stage and of each room after it, in milliseconds."""
    times: dict[str, list[float]] = {}
    for number in range(rounds + 1):
        start = time.perf_counter()
        doc = reader.walk(report, through=None)
        spent = {"language": time.perf_counter() - start}
        for stage in default_stages():
            start = time.perf_counter()
            stage(doc)
            spent[stage.name] = time.perf_counter() - start
        for name, seconds in spent.items() if number else ():
            times.setdefault(name, []).append(seconds)
    return {name: round(1000 * statistics.median(values), 2) for name, values in times.items()}


def _timed(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _language_benchmark() -> ModuleType:
    """``language.py`` beside this file, wherever this one is run from."""
    spec = importlib.util.spec_from_file_location("benchmark_language", HERE / "language.py")
    if spec is None or spec.loader is None:
        raise ImportError(f"{HERE / 'language.py'} is missing; restore it from the repository")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
