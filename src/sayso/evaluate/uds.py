"""Event factuality as numbers, in the form of UDS "It Happened" v2 (White et al. 2018, Rudinger et al. 2018).

For any predicate, not only for events: how the word stands by its own clause and what governs it, asked of
the status room (negation, modality, conditions, embedding words), taken to the scale from -3 to 3.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Any, Final

from sayso.errors import InputError, SaysoError
from sayso.evaluate.folders import content_of, select
from sayso.evaluate.reads import Run
from sayso.records import Report, Status

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

VALUES: Final[dict[Status, float]] = {
    "occurred": 3.0, "alleged": 0.0, "hypothetical": -1.0, "future": -1.0, "negated": -3.0,
}  # fmt: skip
"""What each status is on the scale, set beforehand: what is certain stands at its ends; what may or is to
happen has not happened, but nobody says it will not."""

NOTE: Final = (
    "Each target's status is what the status room says of that word (its clause and what governs it; the "
    "author is the only source). Values: occurred 3, alleged 0, hypothetical and future -1, negated -3, "
    "at confidence 1, since a word that is no event has none; set beforehand, not fitted. 'by_status' "
    "gives the mean gold value of what was read as each."
)
_NO_GAP_BEFORE: Final = re.compile(r"[.,;:!?%)\]}]+|'s|'re|'ve|'ll|'d|'m|n't|'|''|…", re.IGNORECASE)
_NO_GAP_AFTER: Final = frozenset({"(", "[", "{", "$", "``", "#"})


@dataclass(frozen=True, slots=True)
class _Target:
    """A word by its place in the text, and its gold value."""

    start: int
    end: int
    value: float


def measure(run: Run, _: str) -> dict[str, Any]:
    """Mean absolute error and Pearson's r, beside the error of saying 3 for everything."""
    selection = select(run.path, ".jsonl", run.part)
    items = run.sample([item for file in selection.files for item in _load(file)])
    gold: list[float] = []
    read: list[float] = []
    groups: dict[Status, list[float]] = {}
    lost = 0
    for text, targets in items:
        statuses = standings(run, text, targets)
        for target, status in zip(targets, statuses, strict=True):
            lost += status is None
            known: Status = status or "occurred"
            gold.append(target.value)
            read.append(VALUES[known])
            groups.setdefault(known, []).append(target.value)
            if abs(target.value - VALUES[known]) >= 3:
                where = f"{text[: target.start]}[[{text[target.start : target.end]}]]{text[target.end :]}"
                run.misses.add(f"read {known}", f"{target.start}", target.value, known, where)
    return run.report(
        selection.part,
        {"sentences": len(items), "targets": len(gold), "not_found": lost},
        NOTE,
        mae=round(fmean(abs(a - b) for a, b in zip(gold, read, strict=True)), 3),
        r=pearson(gold, read),
        mae_of_always_3=round(fmean(abs(value - 3) for value in gold), 3),
        by_status={
            status: {"n": len(values), "mean_gold": round(fmean(values), 2)}
            for status, values in sorted(groups.items())
        },
    )


def standings(run: Run, text: str, targets: Sequence[_Target]) -> list[Status | None]:
    """The status of each target; ``None`` where the text or the word could not be read."""
    from sayso.status.scope import Scope

    try:
        doc = run.reader.walk(Report.of(text), through=None)
    except SaysoError as error:
        run.fail(text[:40], text, str(error))
        return [None] * len(targets)
    scope = Scope(doc)
    tokens = [_token(doc, target) for target in targets]
    return [None if token is None else scope.of(token, 0, 0).status for token in tokens]


def _token(doc: Doc, target: _Target) -> Token | None:
    """The highest word of a target in the tree."""
    inside = [t for t in doc if t.idx < target.end and target.start < t.idx + len(t) and not t.is_space]
    return next((t for t in inside if t.head.i == t.i or t.head not in inside), None)


def pearson(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Pearson's correlation, three digits; ``None`` where one side does not vary."""
    mean_one, mean_other = fmean(one), fmean(other)
    both = sum((a - mean_one) * (b - mean_other) for a, b in zip(one, other, strict=True))
    spread = sum((a - mean_one) ** 2 for a in one) * sum((b - mean_other) ** 2 for b in other)
    return round(both / spread**0.5, 3) if spread else None


def _load(file: Path) -> list[tuple[str, list[_Target]]]:
    found = []
    lines = content_of(file, "Give JSON lines in UTF-8.").split("\n")
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
            text, places = joined(item["text"].split())
            targets = [
                _Target(places[first][0], places[last - 1][1], float(target["label"]))
                for target in item["targets"]
                for first, last in [target["span1"]]
            ]
        except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
            advice = 'A line is {"text": "words …", "targets": [{"span1": [first, end], "label": 2.5}]}.'
            raise InputError(
                str(file), f"{type(error).__name__} {error} in {line[:50]!r}", advice, line=number
            ) from error
        found.append((text, targets))
    return found


def joined(words: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Words as a text with blanks where print has them, and where each word stands in it."""
    text = ""
    places = []
    opened = False
    for word in words:
        quote = word in {'"', "''", "``"}
        glue = (
            not text
            or bool(_NO_GAP_BEFORE.fullmatch(word))
            or text[-1:] in _NO_GAP_AFTER
            or (quote and opened)
            or (opened and text.endswith('"') and text[-2:-1] in {"", " "})
        )
        if quote:
            opened, word = not opened, '"'
        text += word if glue else f" {word}"
        places.append((len(text) - len(word), len(text)))
    return text, places
