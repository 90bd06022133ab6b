"""What the corpus holds, and whether its passages are alike: ``python tools/check_corpus.py [--data DIR]``.

Prints the counts of everything that the corpus shall hold often enough, the passages that are too like each
other, and the most frequent shapes of sentences. Ends with 1 if two passages are near-duplicates.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

from sayso.events.lexicon import MODES
from sayso.gold.corpus import GoldAttribution, Passage, load_folder, splits
from sayso.gold.references import text

ROOT = Path(__file__).parent.parent
_WORD = re.compile(r"\w+|[^\w\s]")
_SHINGLE = 4
ALIKE = 0.25
"""Share of common runs of four words from which two passages count as near-duplicates."""
_PLAIN = frozenset(
    {"the", "a", "an", "of", "to", "in", "on", "at", "by", "for", "with", "from", "and", "or", "but", "that",
     "which", "who", "not", "no", "had", "has", "have", "was", "were", "is", "are", "be", "been", "will",
     "would", "said", "says", "as", "it", "its", "he", "she", "they", "his", "her", "their", "this", ",", ".",
     '"', ":", ";", "?"}
)  # fmt: skip


def alike(passages: Sequence[Passage]) -> list[tuple[str, str, float]]:
    """Pairs of passages that share more than ``ALIKE`` of their runs of words; minimal pairs left out."""
    runs = {p.id: _runs(p.text) for p in passages}
    holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, found in runs.items():
        for run in sorted(found):
            holders[run].append(key)
    shared: Counter[tuple[str, str]] = Counter()
    for ids in holders.values():
        shared.update(combinations(sorted(ids), 2))
    out = []
    for (a, b), count in sorted(shared.items()):
        share = count / max(1, min(len(runs[a]), len(runs[b])))
        if share >= ALIKE and a[:-1] != b[:-1]:
            out.append((a, b, round(share, 2)))
    return out


def shapes(passages: Iterable[Passage]) -> Counter[str]:
    """How often sentences have the same skeleton: function words kept, all others "x", ten at most."""
    found: Counter[str] = Counter()
    for passage in passages:
        for sentence in re.split(r"(?<=[.?!])\s+", passage.text):
            words = [w if w in _PLAIN else "x" for w in _WORD.findall(sentence.lower())]
            skeleton = [w for i, w in enumerate(words) if w != "x" or i == 0 or words[i - 1] != "x"]
            if len(skeleton) >= 5:
                found[" ".join(skeleton[:10])] += 1
    return found


def counts(passages: Sequence[Passage]) -> dict[str, Counter[str]]:
    """What the passages hold, by kind."""
    events = [event for p in passages for event in p.events]
    owed = [c for p in passages for c in p.commitments]
    modes = Counter(f"{e.event}/{mode}" for e in events for mode in e.modes)
    return {
        "passages": Counter(
            {
                "all": len(passages),
                "by reference": sum(p.reference is not None for p in passages),
                "without event": sum(not p.events for p in passages),
                "150 words or more": sum(len(p.text.split()) >= 150 for p in passages),
            }
        ),
        "types": Counter(e.event for e in events),
        "modes": Counter({f"{t}/{m}": modes[f"{t}/{m}"] for t in MODES for m in sorted(MODES[t])}),
        "status": Counter(e.status for e in events),
        "attributions": _forms(passages),
        "commitments": Counter(c.kind for c in owed)
        + Counter({"with condition": sum(c.condition is not None for c in owed)})
        + Counter({"with due": sum(c.due is not None for c in owed)}),
    }


def _forms(passages: Sequence[Passage]) -> Counter[str]:
    found: Counter[str] = Counter()
    for passage in passages:
        for said in passage.attributions:
            found[said.manner] += 1
            found["without cue"] += not said.cue
            found["split"] += len(said.content) > 1
            found["over paragraphs"] += "\n" in passage.text[said.content[0].start : said.content[-1].end]
            found["unnamed source"] += said.anonymous
            found["nested"] += any(_holds(other, said) for other in passage.attributions if other is not said)
    return found


def _holds(outer: GoldAttribution, inner: GoldAttribution) -> bool:
    place = inner.cue[0].start if inner.cue else inner.content[0].start
    return any(part.start <= place < part.end for part in outer.content)


def _runs(words: str) -> set[tuple[str, ...]]:
    found = _WORD.findall(words.lower())
    return {tuple(found[i : i + _SHINGLE]) for i in range(len(found) - _SHINGLE + 1)}


def main() -> int:
    """Print the report; 1 if passages are too alike."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus")
    parser.add_argument("--data", type=Path, help="folder of the data sets, for passages by reference")
    given = parser.parse_args()
    texts = (lambda reference: text(reference, given.data)) if given.data else None
    passages = load_folder(given.corpus, texts)
    for kind, found in counts(passages).items():
        print(f"{kind}: " + ", ".join(f"{name} {number}" for name, number in found.items()))
    print(f"parts: {dict(sorted(Counter(splits(given.corpus).values()).items()))}")
    print("most frequent shapes:")
    for shape, number in shapes(passages).most_common(8):
        print(f"  {number:4d}  {shape}")
    same = alike(passages)
    for a, b, share in same:
        print(f"near-duplicates: {a} and {b} ({share})")
    return 1 if same else 0


if __name__ == "__main__":
    sys.exit(main())
