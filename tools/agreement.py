"""How far two annotators agree: ``python tools/agreement.py --data ../shared/data``.

Compares the second annotation in ``corpus/second`` with the first of the same passages (``--first`` takes
another folder, as the state before differences were settled). F1 is symmetric: which of the two is taken for
gold does not matter. What either calls optional counts only where the other has it too.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from sayso.evaluate.alike import Stretch, any_overlap, pairs, spans
from sayso.gold.corpus import SECOND, GoldAttribution, GoldCommitment, GoldEvent, Passage, load_folder
from sayso.gold.references import text

ROOT = Path(__file__).parent.parent
Item = TypeVar("Item", GoldEvent, GoldAttribution, GoldCommitment)


def agreement(twice: Sequence[tuple[Passage, Passage]]) -> dict[str, float]:
    """F1 of events by place, with type, with type and status, of attributions and of commitments."""
    counts: Counter[str] = Counter()
    for one, other in twice:
        layers: list[tuple[str, int, int, int]] = [
            ("triggers", *_matched(one.events, other.events, _same_place)),
            ("events", *_matched(one.events, other.events, _same_event)),
            ("events with status", *_matched(one.events, other.events, _same_standing)),
            ("attributions", *_matched(one.attributions, other.attributions, _same_report)),
            ("commitments", *_matched(one.commitments, other.commitments, _same_commitment)),
        ]
        for name, both, first, second in layers:
            counts.update({f"{name} both": both, f"{name} one": first + second})
    names = [name.removesuffix(" both") for name in counts if name.endswith(" both")]
    return {name: round(2 * counts[f"{name} both"] / max(1, counts[f"{name} one"]), 3) for name in names}


def _matched(
    one: Sequence[Item], other: Sequence[Item], same: Callable[[Item, Item], bool]
) -> tuple[int, int, int]:
    """How many items have a partner, and how many count on either side."""
    paired = pairs(one, other, same)
    taken = {partner for _, partner in paired if partner is not None}
    lone = sum(not item.optional for item, partner in paired if partner is None)
    left = sum(not item.optional for number, item in enumerate(other) if number not in taken)
    return len(taken), len(taken) + lone, len(taken) + left


def _same_place(a: GoldEvent, b: GoldEvent) -> bool:
    return _overlap((a.trigger, *a.also), (b.trigger, *b.also))


def _same_event(a: GoldEvent, b: GoldEvent) -> bool:
    return a.event == b.event and _same_place(a, b)


def _same_standing(a: GoldEvent, b: GoldEvent) -> bool:
    return a.status == b.status and _same_event(a, b)


def _same_report(a: GoldAttribution, b: GoldAttribution) -> bool:
    if (a.source is None) != (b.source is None) or not _overlap(a.content, b.content):
        return False
    return a.source is None or b.source is None or _overlap((a.source,), (b.source,))


def _same_commitment(a: GoldCommitment, b: GoldCommitment) -> bool:
    return a.kind == b.kind and _overlap((a.action,), (b.action,))


def _overlap(one: Sequence[Stretch], other: Sequence[Stretch]) -> bool:
    return any_overlap(spans(one), spans(other))


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus")
    parser.add_argument(
        "--first", type=Path, help="folder of the first annotation; default: the corpus as it is"
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    given = parser.parse_args()

    def texts(reference: str) -> str:
        return text(reference, given.data)

    first = {p.id: p for p in load_folder(given.first or given.corpus, texts)}
    second = [p for p in load_folder(given.corpus / SECOND, texts) if p.id in first]
    out: dict[str, object] = {}
    for name, wanted in (("real", True), ("written", False)):
        twice = [(first[p.id], p) for p in second if (p.reference is not None) == wanted]
        out[name] = {"passages": len(twice), **agreement(twice)}
    print(json.dumps(out, indent=2))


if __name__ == "__main__":
    main()
