"""Write docs/figures.md: every figure with the command that printed it and the data it was measured on.

Usage: python tools/figures.py --shared ../shared [--only cases,syntax,names,speed,report]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
SAYSO = ROOT / ".venv" / "bin" / "sayso"

CASE_ROWS = (
    ("events, F1", "events", "f1"),
    ("events with their status, F1", "events_with_status", "f1"),
    ("attributions, F1", "attributions", "f1"),
    ("commitments, F1", "commitments", "f1"),
    ("time expressions found", "time_found", "accuracy"),
    ("time values", "time_value", "accuracy"),
    ("status of the events found", "status", "accuracy"),
    ("mode", "mode", "accuracy"),
    ("actor", "actor", "accuracy"),
    ("recipient", "recipient", "accuracy"),
    ("country", "country", "accuracy"),
    ("sector", "sector", "accuracy"),
    ("date", "date", "accuracy"),
    ("place", "place", "accuracy"),
    ("source of an event", "event_source", "accuracy"),
    ("offsets that hold", "offsets", "accuracy"),
)


def run(*command: str | Path) -> str:
    done = subprocess.run([str(part) for part in command], cwd=ROOT, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} failed ({done.returncode}): {done.stderr.strip()[-500:]}")
    return done.stdout


def table(header: tuple[str, ...], rows: list[tuple[Any, ...]]) -> str:
    lines = [" | ".join(header), " | ".join("---" for _ in header)]
    lines += [" | ".join(str(cell) for cell in row) for row in rows]
    return "\n".join(f"| {line} |" for line in lines)


def syntax(shared: Path) -> str:
    rows = []
    for name, folder in (("EWT test", "ud_english_ewt"), ("GUM open genres, test", "gum_open_genres")):
        data = shared / "data" / "syntax" / folder
        found = json.loads(
            run(SAYSO, "evaluate", "syntax", "--data", data, "--part", "test", "--format", "json")
        )
        gold, raw = found["gold_tokens"], found["raw"]
        rows.append(
            (
                name,
                *(gold[k] for k in ("upos", "lemma", "uas", "las")),
                *(raw[k] for k in ("words", "sentences", "las")),
            )
        )
    header = ("set", "UPOS", "lemma", "UAS", "LAS", "raw: words F1", "raw: sentences F1", "raw: LAS F1")
    return (
        "## Language engine: syntax\n\n"
        "`sayso evaluate syntax --data ../shared/data/syntax/SET --part test --format json`; per cent.\n"
        "The first four on gold words and sentences, the last three from raw text (CoNLL 2018).\n\n"
        + table(header, rows)
    )


def names(shared: Path) -> str:
    data = shared / "data" / "ner" / "uner_english_ewt"
    found = json.loads(run(SAYSO, "evaluate", "names", "--data", data, "--part", "test", "--format", "json"))[
        "names"
    ]
    rows = [("all", found["p"], found["r"], found["f1"])]
    rows += [(kind, got["p"], got["r"], got["f1"]) for kind, got in sorted(found["by_type"].items())]
    return (
        "## Language engine: names\n\n"
        "`sayso evaluate names --data ../shared/data/ner/uner_english_ewt --part test --format json`;\n"
        "Universal NER, EWT test.\n\n" + table(("type", "precision", "recall", "F1"), rows)
    )


def speed(_: Path) -> str:
    found = json.loads(run(sys.executable, ROOT / "benchmarks" / "language.py", "--format", "json"))
    runs = sorted(found["threads"].items())
    rows = [(threads, run["sentences_per_second"], run["ratio_to_encoder"]) for threads, run in runs]
    return (
        "## Speed of the language stage\n\n"
        "`python benchmarks/language.py --format json`; the ratio is to the bare encoder's run over\n"
        "the same batches in the same process. Seconds depend on the machine, ratios less so.\n\n"
        + table(("threads", "sentences per second", "ratio to the bare encoder"), rows)
    )


def cases(shared: Path) -> str:
    scorer, gold = shared / "score" / "score.py", shared / "cases" / "worked_examples.json"
    found = json.loads(run(sys.executable, scorer, gold))
    rows = []
    for label, key, part in CASE_ROWS:
        count = found[key].get("n", found[key].get("gold"))
        rows.append((label, found[key][part], count))
    traps = found["traps"]
    rows.append(
        ("false events in passages that hold none", traps["false_events"], f"{traps['passages']} passage(s)")
    )
    return (
        "## Worked examples\n\n"
        f"`python ../shared/score/score.py ../shared/cases/worked_examples.json`: {found['cases']} short\n"
        "passages that show the conventions. They were at hand while the rules were written, so these\n"
        "figures show that nothing broke, not how sayso does on text nobody has seen.\n\n"
        + table(("what", "figure", "of"), rows)
    )


def report(shared: Path) -> str:
    path = shared / "reports" / "iraq-withdrawal-2021-12-21.txt"
    found = json.loads(run(SAYSO, "read", path, "--published", "2021-12-21", "--format", "json"))
    rows = [
        (kind, len(found[kind]))
        for kind in ("events", "attributions", "commitments", "ties", "wordings", "times", "places")
    ]
    rows += [(f"events {status}", sum(e["status"] == status for e in found["events"]))
             for status in ("occurred", "negated", "future", "hypothetical", "alleged")]  # fmt: skip
    return (
        "## A real report\n\n"
        "`sayso read ../shared/reports/iraq-withdrawal-2021-12-21.txt --published 2021-12-21 --format\n"
        "json`: an analysis of 1,250 words; records by kind.\n\n" + table(("records", "number"), rows)
    )


PARTS = {"syntax": syntax, "names": names, "speed": speed, "cases": cases, "report": report}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--shared", type=Path, default=ROOT.parent / "shared", help="folder with data/, cases/, score/"
    )
    parser.add_argument("--only", default=",".join(PARTS), help=f"comma-separated: {', '.join(PARTS)}")
    args = parser.parse_args()
    target = ROOT / "docs" / "figures.md"
    sections = [
        "# Figures\n\nWritten by `make figures`; each section names the command that prints its figures\n"
        "and the data behind them."
    ]
    sections += [PARTS[name](args.shared.resolve()) for name in args.only.split(",")]
    text = "\n\n".join(sections) + "\n"
    if set(args.only.split(",")) == set(PARTS):
        target.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
