"""Deals the passages of the corpus out to train, dev and test: ``python tools/split_corpus.py``.

Passages that share a rare name stay together, as do minimal pairs and passages of one document. Dev and
test are complete: a passage keeps the part that it has, and a new one goes to train unless it belongs
together with one of theirs. ``corpus/splits.tsv`` holds id, part and checksum, and a test compares the
checksums of dev and test, so that nobody changes them unnoticed.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from sayso.gold.corpus import Passage, checksum, load_folder, splits
from sayso.gold.references import text

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"
_NAME = re.compile(r"(?<![.!?:“\"] )(?<!^)\b[A-Z][\w’'-]+(?: (?:al-|de |bin )?[A-Z][\w’'-]+)+")
_RARE = 3
"""A name in at most so many passages is taken for one that we made up."""


def groups(passages: Sequence[Passage]) -> dict[str, str]:
    """The group of each passage by its id: the smallest id of those that belong together."""
    leader = {passage.id: passage.id for passage in passages}

    def find(key: str) -> str:
        while leader[key] != key:
            key = leader[key]
        return key

    holders: dict[str, list[str]] = defaultdict(list)
    for passage in passages:
        if passage.reference is not None:
            holders[passage.reference.rsplit(":", 1)[0]].append(passage.id)
            continue
        if pair := re.fullmatch(r"(.*p\d+)[a-z]", passage.id):
            holders[pair[1]].append(passage.id)
        for name in sorted(set(_NAME.findall(passage.text))):
            holders[name].append(passage.id)
    named = {passage.id for passage in passages if passage.reference is not None}
    for key, ids in sorted(holders.items()):
        if len(ids) <= _RARE or ids[0] in named or re.fullmatch(r".*p\d+", key):
            for other in ids[1:]:
                low, high = sorted((find(ids[0]), find(other)))
                leader[high] = low
    return {passage.id: find(passage.id) for passage in passages}


def deal(passages: Sequence[Passage], kept: dict[str, str]) -> dict[str, str]:
    """The part of each passage; one that has a part keeps it, and its group follows."""
    group = groups(passages)
    known = {group[p.id]: kept[p.id] for p in reversed(passages) if p.id in kept}
    return {p.id: kept.get(p.id) or known.get(group[p.id]) or "train" for p in passages}


def main() -> None:
    """Write ``corpus/splits.tsv``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", type=Path, default=ROOT.parent / "shared" / "data", help="folder of the data sets"
    )
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    given = parser.parse_args()
    passages = load_folder(given.corpus, lambda reference: text(reference, given.data))
    file = given.corpus / "splits.tsv"
    parts = deal(passages, splits(given.corpus) if file.exists() else {})
    rows = [f"{p.id}\t{parts[p.id]}\t{checksum(p)}" for p in sorted(passages, key=lambda p: p.id)]
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    counts = {part: sum(v == part for v in parts.values()) for part in ("train", "dev", "test")}
    print(", ".join(f"{number} {part}" for part, number in counts.items()))


if __name__ == "__main__":
    main()
