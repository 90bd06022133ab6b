"""Speed of the times stage: ``python benchmarks/times.py [--format json]``.

Measures sentences a second that the times stage reads on one thread, given the ``Doc`` that the language
stage made. Processor time is counted, so that what else runs on the machine does not tell; figures are
medians.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from pathlib import Path
from typing import Any

from sayso.notes import notes
from sayso.reader import Reader
from sayso.records import Report
from sayso.times.stage import Times

TEXT = Path(__file__).parent / "report.txt"
PUBLISHED = "2024-03-14"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--text", type=Path, default=TEXT, help="text file to read (default: a report of our own)"
    )
    parser.add_argument("--rounds", type=int, default=200, help="turns to take medians of (default: 200)")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    arguments = parser.parse_args()
    report = measure(arguments.text.read_text(encoding="utf-8"), arguments.rounds)
    if arguments.format == "json":
        print(json.dumps(report, indent=2))
        return
    print(
        f"{report['sentences_per_second']:,.0f} sentences/s: {report['milliseconds']:.2f} ms for "
        f"{report['sentences']} sentences with {report['times']} times"
    )


def measure(text: str, rounds: int) -> dict[str, Any]:
    """Return the figures for one text."""
    doc = Reader().walk(Report.of(text, published=PUBLISHED), through=None)
    sentences = sum(1 for _ in doc.sents)
    stage = Times()
    spent: list[float] = []
    for number in range(rounds + 1):
        begins = time.process_time()
        stage(doc)
        seconds = time.process_time() - begins
        if number:  # the first round compiles the rules
            spent.append(seconds)
    middle = statistics.median(spent)
    return {
        "sentences_per_second": round(sentences / middle, 1),
        "milliseconds": round(1000 * middle, 3),
        "sentences": sentences,
        "words": sum(not token.is_space for token in doc),
        "times": len(notes(doc).times),
    }


if __name__ == "__main__":
    main()
