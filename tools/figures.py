"""Write docs/figures.md: every figure with the command that printed it and the data it was measured on.

Usage: python tools/figures.py --shared ../shared [--only corpus,cases,records,plv,…]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import textwrap
import tomllib
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

from sayso.evaluate.coref import evaluate_coref
from sayso.evaluate.cue_examples import check_cues
from sayso.evaluate.examples import check as check_events
from sayso.evaluate.forms import evaluate
from sayso.gold.examples import LAYERS, load, shipped
from sayso.reader import Reader

ROOT = Path(__file__).parent.parent
SAYSO = ROOT / ".venv" / "bin" / "sayso"

PASSAGE_ROWS = (
    ("events, F1", "events", "f1"),
    ("events with their status, F1", "events_with_status", "f1"),
    ("attributions, F1", "attributions", "f1"),
    ("commitments, F1", "commitments", "f1"),
    ("false events per 100 passages that hold none", "traps", "per_100"),
)
DETAIL_ROWS = (
    ("time expressions found", "time_found"),
    ("time values", "time_value"),
    ("status of the events found", "status"),
    ("mode", "mode"),
    ("actor", "actor"),
    ("recipient", "recipient"),
    ("country", "country"),
    ("sector", "sector"),
    ("date", "date"),
    ("place", "place"),
    ("source of an event", "event_source"),
    ("manner of an attribution", "manner"),
    ("anonymous sources", "anonymous"),
    ("holder of a commitment", "holder"),
    ("due", "due"),
    ("condition", "condition"),
    ("offsets that hold", "offsets"),
)
ELSEWHERE = {
    "events": "0.32 (UniversalPetrarch), 0.42 (list of verbs)",
    "events_with_status": "0.29 (UniversalPetrarch)",
    "attributions": "0.37 (textacy)",
    "commitments": "-",
    "traps": "83 (UniversalPetrarch), 100 to 140 (lists of verbs)",
}
"""What others reach on unseen passages of this kind."""


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


def reading_speed(_: Path) -> str:
    found = json.loads(run(sys.executable, ROOT / "benchmarks" / "read.py", "--format", "json"))
    rows = [("sentences per second", found["sentences_per_second"])]
    rows += [("ratio to the bare encoder", found["ratio_to_encoder"])]
    rows += [(f"{name}, ms", value) for name, value in found["stages_ms"].items()]
    return (
        "## Speed of the whole reader\n\n"
        "`python benchmarks/read.py --format json`, one thread; the ratio is to the bare encoder's run over\n"
        f"the same text ({found['sentences']} sentences); below it, the time of each stage.\n\n"
        + table(("what", "figure"), rows)
    )


def times_speed(_: Path) -> str:
    found = json.loads(run(sys.executable, ROOT / "benchmarks" / "times.py", "--format", "json"))
    rows = [("sentences per second", found["sentences_per_second"])]
    rows += [("sentences", found["sentences"]), ("times in them", found["times"])]
    return (
        "## Speed of the times stage\n\n"
        "`python benchmarks/times.py --format json`, one thread, given what the language stage made;\n"
        "processor time.\n\n" + table(("what", "figure"), rows)
    )


@cache
def reader() -> Reader:
    return Reader()


def measured(layer: str, data: Path, **options: Any) -> dict[str, Any]:
    if layer == "coref":
        return evaluate_coref(data, reader=reader(), **options)
    return evaluate(layer, data, reader=reader(), **options)


def figure(value: Any) -> str:
    return "-" if value is None else str(value)


def command(layer: str, data: str, **options: Any) -> str:
    """The command that prints these figures."""
    given = "".join(f" --{name} {value}" for name, value in options.items())
    return f"`sayso evaluate {layer} --data {data}{given} --format json`"


def passages(found: dict[str, Any]) -> list[tuple[str, ...]]:
    """Rows of the main figures."""
    return [
        (label, figure(found[key][part]), figure(found[key].get("gold", found[key].get("passages"))))
        for label, key, part in PASSAGE_ROWS
    ]


def cases(shared: Path) -> str:
    found = measured("all", shared / "cases" / "worked_examples.json")
    rows = passages(found)
    rows += [(label, figure(found[key]["accuracy"]), figure(found[key]["n"])) for label, key in DETAIL_ROWS]
    return (
        "## Worked examples\n\n"
        f"{command('LAYER', '../shared/cases/worked_examples.json')}\n"
        f"for the layers events, status, attribution, commitments, times: {found['passages']} passages that\n"
        "show the conventions. They were at hand while the rules were written, so these figures show that\n"
        "nothing broke, not how sayso does on text nobody has seen.\n\n"
        + table(("what", "figure", "of"), rows)
    )


def corpus(shared: Path) -> str:
    texts = shared / "data"
    parts = {part: measured("all", ROOT / "corpus", part=part, texts=texts) for part in ("dev", "test")}
    header, columns = ["what"], []
    for part, found in parts.items():
        header.append(f"{part} ({found['passages']} passages)")
        columns.append(found)
        for origin, mine in found.get("by_origin", {}).items():
            header.append(f"{part}, {origin} ({mine['passages']})")
            columns.append(mine)
    rows = [
        (label, *(figure(found[key][measure]) for found in columns), ELSEWHERE[key])
        for label, key, measure in PASSAGE_ROWS
    ]
    rows.append(
        ("expected calibration error", *(figure(at(found, "calibration.ece")) for found in columns), "-")
    )
    bins = [
        (part, row["from"], row["n"], row["confidence"], row["right"])
        for part, found in parts.items()
        for row in found["calibration"]["bins"]
    ]
    reliability = table(("part", "confidence from", "events", "mean confidence", "right"), bins)
    return (
        "## Our own corpus\n\n"
        + command("LAYER", "corpus", part="PART", texts="../shared/data")
        + "\nfor the layers events, status, attribution, commitments and times. Real passages lie in open\n"
        "data sets, written ones were written for the corpus. Elsewhere: what others reach on unseen\n"
        "passages of this kind.\n\n"
        + table((*header, "elsewhere"), rows)
        + f"\n\nReliability of the confidence of events, by bins of a tenth:\n\n{reliability}"
    )


SETS: dict[str, dict[str, Any]] = tomllib.loads((ROOT / "tools" / "figures.toml").read_text(encoding="utf-8"))


def at(found: Any, path: str) -> Any:
    """The figure at a path of keys with dots between; ``None`` where there is none."""
    for key in path.split("."):
        found = found.get(key, {})
    return None if found == {} else found


def gold_set(name: str, shared: Path) -> str:
    """The section of one data set of ``figures.toml``; a column of other figures where there are any."""
    known = SETS[name]
    options = known.get("options", {})
    found = measured(known["layer"], shared / "data" / known["data"], **options)
    about = f"{known['about'].format(**found)} {found['note']}"
    named = any(len(row) > 2 for row in known["rows"])
    rows = [
        (label, figure(at(found, path)), *((*other, "-")[:1] if named else ()))
        for label, path, *other in known["rows"]
    ]
    header = ("what", "figure", *((known.get("elsewhere", "elsewhere"),) if named else ()))
    told = command(known["layer"], f"../shared/data/{known['data']}", **options)
    return f"## {known['title']}\n\n{told}\n\n{textwrap.fill(about, 100)}\n\n{table(header, rows)}"


def examples(_: Path) -> str:
    rows = []
    for layer in LAYERS:
        listed = [example for path in shipped(layer) for example in load(path, layer)]
        check = check_events(listed, reader()) if layer == "events" else check_cues(listed, reader())
        found = check.figures()
        words = len({(e.word, e.part, e.evokes) for e in listed})
        rows.append((layer, words, found["examples"], figure(found["as_marked"]), figure(found["stray"])))
    about = (
        "Our own sentences: those that evoke a frame or cue, read as marked throughout (each event with type "
        "and status, and no other), and those that only seem to, in which something is read. The event and "
        "most cue examples are training data of the model's heads, so that these figures say whether sayso "
        "keeps to its lexicon, not how well it reads other text."
    )
    told = "`sayso frames check --layer events|attribution|status|commitments --format json`"
    header = ("examples of", "words", "sentences", "as marked", "stray")
    return f"## Examples of the lexicon\n\n{told}\n\n{textwrap.fill(about, 100)}\n\n{table(header, rows)}"


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


BOND_ROWS = {
    "ties": (
        ("ties, F1", "ties.f1"), ("precision", "ties.p"), ("recall", "ties.r"), ("ties marked", "ties.gold"),
        ("status of those found", "tie_status.accuracy"), ("office of those found", "tie_office.accuracy"),
        ("false ties per 100 passages that hold none", "ties_traps.per_100"),
    ),
    "wordings": (
        ("wordings, F1", "wordings.f1"), ("precision", "wordings.p"), ("recall", "wordings.r"),
        ("wordings marked", "wordings.gold"), ("user of those found", "wording_user.accuracy"),
        ("rival of those found", "wording_rival.accuracy"),
        ("false wordings per 100 passages that hold none", "wordings_traps.per_100"),
    ),
}  # fmt: skip


def bonds(shared: Path) -> str:
    texts, sections = shared / "data", []
    for layer, labels in BOND_ROWS.items():
        found = {part: measured(layer, ROOT / "corpus", part=part, texts=texts) for part in ("dev", "test")}
        header = ("what", *(f"{part} ({one['passages']} passages)" for part, one in found.items()))
        rows = [(label, *(figure(at(one, path)) for one in found.values())) for label, path in labels]
        told = command(layer, "corpus", part="PART", texts="../shared/data")
        note = textwrap.fill(f"The passages that are marked for them. {found['dev']['note']}", 100)
        sections.append(f"### {layer.capitalize()}\n\n{told}\n\n{note}\n\n{table(header, rows)}")
    return "## Ties and contested wordings\n\n" + "\n\n".join(sections)


PARTS: dict[str, Callable[[Path], str]] = {
    "corpus": corpus,
    "bonds": bonds,
    "cases": cases,
    **{name: partial(gold_set, name) for name in SETS},
    "examples": examples,
    "syntax": syntax,
    "names": names,
    "speed": speed,
    "reading_speed": reading_speed,
    "times_speed": times_speed,
    "report": report,
}


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
