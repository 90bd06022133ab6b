"""Speed of the language stage: ``python benchmarks/language.py [--format json]``.

Measures sentences a second from text to ``Doc``, and the ratio of that time to the time of the bare encoder.
The bare encoder is the shipped int8 graph cut off after its last layer (the last normalisation), run by the
same kind of session on exactly the windows that the stage runs. With two threads both read two windows at
once. Stage and encoder take turns in one process; figures are medians.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.language.session import open_session
from sayso.language.stage import Language

Window = dict[str, NDArray[np.int64]]

TEXT = Path(__file__).with_name("report.txt")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--text", type=Path, default=TEXT, help="text file to read (default: a report of our own)"
    )
    parser.add_argument(
        "--copies", type=int, default=2, help="how many times it is read in a turn (default: 2)"
    )
    parser.add_argument("--rounds", type=int, default=40, help="turns to take medians of (default: 40)")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    arguments = parser.parse_args()
    report = measure(arguments.text.read_text(encoding="utf-8"), arguments.copies, arguments.rounds)
    if arguments.format == "json":
        print(json.dumps(report, indent=2))
        return
    print(
        f"{report['sentences']} sentences, {report['words']} words, {report['windows']} windows; "
        f"bare encoder: {report['encoder']}"
    )
    for threads, figures in report["threads"].items():
        print(
            f"{threads} thread(s): {figures['sentences_per_second']:.0f} sentences/s, "
            f"{figures['words_per_second']:.0f} words/s, stage {figures['stage_ms']:.0f} ms, "
            f"encoder {figures['encoder_ms']:.0f} ms, ratio {figures['ratio_to_encoder']:.2f}"
        )


def measure(text: str, copies: int, rounds: int) -> dict[str, Any]:
    """Return the figures for 1 and 2 threads; those of 1 thread at the top level too."""
    stages = {threads: Language(threads=threads) for threads in (1, 2)}
    model = stages[1].engine.model
    windows, doc = _windows(stages[1], text)
    sentences = sum(1 for _ in doc.sents) * copies
    words = sum(not token.is_space for token in doc) * copies
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder) / "encoder.onnx"
        cut = cut_encoder(model.folder / "model.onnx", graph)
        encoder = open_session(graph)
    inputs = [{name: window[name] for name in ENCODER_INPUTS} for window in windows] * copies
    times: dict[tuple[str, int], list[float]] = {}
    for _ in range(rounds + 1):  # the first round warms up
        for threads, stage in stages.items():
            times.setdefault(("stage", threads), []).append(_timed(partial(_read, stage, text, copies)))
            times.setdefault(("encoder", threads), []).append(
                _timed(partial(_encode, encoder, inputs, threads))
            )
    middle = {key: statistics.median(values[1:]) for key, values in times.items()}
    by_threads = {
        str(threads): {
            "sentences_per_second": round(sentences / middle["stage", threads], 1),
            "words_per_second": round(words / middle["stage", threads], 1),
            "stage_ms": round(1000 * middle["stage", threads], 2),
            "encoder_ms": round(1000 * middle["encoder", threads], 2),
            "ratio_to_encoder": round(middle["stage", threads] / middle["encoder", threads], 3),
        }
        for threads in stages
    }
    return {
        "sentences_per_second": by_threads["1"]["sentences_per_second"],
        "ratio_to_encoder": by_threads["1"]["ratio_to_encoder"],
        "threads": by_threads,
        "sentences": sentences,
        "words": words,
        "windows": len(inputs),
        "encoder": f"the model's graph cut off at {cut}",
        "model": model.id,
    }


ENCODER_INPUTS = ("input_ids", "token_type_ids", "attention_mask")


def cut_encoder(source: Path, target: Path) -> str:
    """Write the graph up to its last layer normalisation; return the name of what that gives."""
    import onnx
    from onnx.utils import Extractor

    model = onnx.load(str(source))
    last: str = [node for node in model.graph.node if node.op_type == "LayerNormalization"][-1].output[0]
    model.graph.output.append(onnx.helper.make_tensor_value_info(last, onnx.TensorProto.FLOAT, None))
    onnx.save(Extractor(model).extract_model(list(ENCODER_INPUTS), [last]), str(target))
    return last


def _windows(stage: Language, text: str) -> tuple[list[Window], Any]:
    """The inputs of every run that a text needs, and its ``Doc``."""
    model, found = stage.engine.model, []
    score = model.score

    def record(inputs: Window) -> Any:
        found.append(inputs)
        return score(inputs)

    model.score = record  # type: ignore[method-assign]
    try:
        doc = stage.parse(text)
    finally:
        model.score = score  # type: ignore[method-assign]
    return found, doc


def _read(stage: Language, text: str, copies: int) -> None:
    for _ in stage.pipe([(text, ())] * copies):
        pass


def _encode(session: Any, inputs: list[Window], threads: int) -> None:
    if threads == 1:
        for window in inputs:
            session.run(None, window)
        return
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(lambda window: session.run(None, window), inputs))


def _timed(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
