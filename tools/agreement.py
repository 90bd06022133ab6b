"""How far two annotators agree: ``python tools/agreement.py --data ../shared/data``.

Compares the second annotation in ``corpus/second`` with the first of the same passages (``--first`` takes
another folder, as the state before differences were settled). F1 is symmetric: which of the two is taken for
gold does not matter. What either calls optional counts only where the other has it too; of ties and wordings,
which are optional as often as not, it counts neither way, as in the evaluation.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from sayso.evaluate.alike import Stretch, any_overlap, pairs, spans
from sayso.evaluate.score_bonds import MUTUAL, head_words
from sayso.gold.corpus import SECOND, GoldAttribution, GoldCommitment, GoldEvent, Passage, load_folder, splits
from sayso.gold.references import text
from sayso.gold.ties import Bonds, GoldTie, GoldWording
from sayso.gold.ties import load as load_bonds
from sayso.records import Extent

ROOT = Path(__file__).parent.parent
Item = TypeVar("Item", GoldEvent, GoldAttribution, GoldCommitment, GoldTie, GoldWording)
Counts = tuple[int, int, int]
"""How many items have a partner, and how many count on either side."""


def agreement(twice: Sequence[tuple[Passage, Passage]]) -> dict[str, float]:
    """F1 of events by place, with type, with type and status, of attributions and of commitments."""
    layers = (
        layer
        for one, other in twice
        for layer in (
            ("triggers", _matched(one.events, other.events, _same_place)),
            ("events", _matched(one.events, other.events, _same_event)),
            ("events with status", _matched(one.events, other.events, _same_standing)),
            ("attributions", _matched(one.attributions, other.attributions, _same_report)),
            ("commitments", _matched(one.commitments, other.commitments, _same_commitment)),
        )
    )
    return _f1(layers)


def bond_agreement(twice: Sequence[tuple[Bonds, Bonds]]) -> dict[str, float]:
    """F1 of ties by kind and ends, of those with their status, and of wordings by marker and place; then of
    what is asked for alone, where it is a difference that one has it as optional."""
    layers = (
        layer
        for one, other in twice
        for layer in (
            ("ties", _asked(one.ties, other.ties, _same_tie)),
            ("ties with status", _asked(one.ties, other.ties, _same_tie_standing)),
            ("wordings", _asked(one.wordings, other.wordings, _same_wording)),
            ("ties asked for", _strictly(one.ties, other.ties, _same_tie)),
            ("wordings asked for", _strictly(one.wordings, other.wordings, _same_wording)),
        )
    )
    return _f1(layers)


def _f1(layers: Iterable[tuple[str, Counts]]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for name, (both, first, second) in layers:
        counts.update({f"{name} both": both, f"{name} one": first + second})
    names = [name.removesuffix(" both") for name in counts if name.endswith(" both")]
    return {name: round(2 * counts[f"{name} both"] / max(1, counts[f"{name} one"]), 3) for name in names}


def _matched(one: Sequence[Item], other: Sequence[Item], same: Callable[[Item, Item], bool]) -> Counts:
    """The counts of what is optional on one side only where it has a partner on the other."""
    paired = pairs(one, other, same)
    taken = {partner for _, partner in paired if partner is not None}
    lone = sum(not item.optional for item, partner in paired if partner is None)
    left = sum(not item.optional for number, item in enumerate(other) if number not in taken)
    return len(taken), len(taken) + lone, len(taken) + left


def _asked(one: Sequence[Item], other: Sequence[Item], same: Callable[[Item, Item], bool]) -> Counts:
    """The counts without what is optional on either side, and without its partners."""
    right = sorted(other, key=lambda item: item.optional)
    paired = pairs(sorted(one, key=lambda item: item.optional), right, same)
    partner = {at: item for item, at in paired if at is not None}
    both = sum(not item.optional and not right[at].optional for at, item in partner.items())
    lone = sum(not item.optional for item, at in paired if at is None)
    left = sum(not item.optional for at, item in enumerate(right) if at not in partner)
    return both, both + lone, both + left


def _strictly(one: Sequence[Item], other: Sequence[Item], same: Callable[[Item, Item], bool]) -> Counts:
    """The counts of what is asked for alone."""
    return _matched(
        [item for item in one if not item.optional], [item for item in other if not item.optional], same
    )


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


def _same_tie(a: GoldTie, b: GoldTie) -> bool:
    kinds = set(a.kinds) & set(b.kinds)
    straight = _same_actor(a.source, b.source) and _same_actor(a.target, b.target)
    crossed = _same_actor(a.source, b.target) and _same_actor(a.target, b.source)
    return bool(kinds) and (straight or (crossed and bool(kinds & MUTUAL)))


def _same_tie_standing(a: GoldTie, b: GoldTie) -> bool:
    return a.status == b.status and _same_tie(a, b)


def _same_wording(a: GoldWording, b: GoldWording) -> bool:
    return bool(set(a.markers) & set(b.markers)) and _overlap((a.term,), (b.term,))


def _same_actor(one: Sequence[Extent], other: Sequence[Extent]) -> bool:
    """Whether two lists of mentions have one in common, or ones with the same head word."""
    return _overlap(one, other) or any(head_words(a.text) & head_words(b.text) for a in one for b in other)


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
    texts_by_id = {id: passage.text for id, passage in first.items()}
    bonds = load_bonds(given.corpus / SECOND, texts_by_id)
    parts = splits(given.corpus)
    out: dict[str, object] = {}
    for name, wanted in (("real", True), ("written", False)):
        twice = [(first[p.id], p) for p in second if (p.reference is not None) == wanted]
        out[name] = {"passages": len(twice), **agreement(twice)}
    for part in ("dev", "test"):
        marked = [
            (mine, bonds[id])
            for id, passage in first.items()
            if parts.get(id) == part and id in bonds and (mine := passage.bonds) is not None
        ]
        out[f"ties and wordings, {part}"] = {"passages": len(marked), **bond_agreement(marked)}
    print(json.dumps(out, indent=2))


if __name__ == "__main__":
    main()
