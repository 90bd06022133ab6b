"""Measures model files on gold words: ``python -m training.measure FOLDER --data ../shared/data``.

For choosing between checkpoints on the development part. The figures that count come from ``sayso evaluate``;
this one takes the best head for each word inside its sentence, with no repair of cycles.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.language.features import WordPieces, batch
from sayso.language.lemmas import LemmaTable
from training import corpora
from training.augment import spans
from training.sentences import Document, Sentence

Array = NDArray[Any]


class Session:
    """The shipped model on gold words."""

    def __init__(self, folder: Path) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            folder / "model.onnx", options, providers=["CPUExecutionProvider"]
        )
        self._outputs = [output.name for output in self._session.get_outputs()]
        self.pieces = WordPieces(folder / "tokenizer.json")
        self.labels: dict[str, list[str]] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.lemmas = LemmaTable.load(folder / "lemmas.tsv")
        self._deprel: Array = np.load(folder / "deprel.npy")

    def run(self, windows: Sequence[Sequence[Sentence]]) -> Iterator[dict[str, Array]]:
        """Yield the outputs for each window, cut to its words."""
        rows = [[(w, g) for s in window for w, g in zip(s.words, s.gaps, strict=True)] for window in windows]
        inputs = batch([self.pieces.encode([w for w, _ in row], [g for _, g in row]) for row in rows])
        found = dict(zip(self._outputs, self._session.run(self._outputs, inputs), strict=True))
        for i, row in enumerate(rows):
            out = {name: values[i, : len(row)] for name, values in found.items()}
            out["arcs"] = out["arcs"][:, : len(row)]
            yield out

    def relations(self, out: dict[str, Array], heads: Array) -> list[str]:
        """Return the relation of each word to its chosen head (positions in the window)."""
        scores = (out["label_dep"] * out["label_head"][heads]) @ self._deprel[:-1] + self._deprel[-1]
        labels = [self.labels["deprel"][i] for i in scores.argmax(-1)]
        return [
            "root" if head == i else label for i, (head, label) in enumerate(zip(heads, labels, strict=True))
        ]


def viterbi(logits: Array, labels: Sequence[str]) -> list[str]:
    """Return the best BIO labels in which no I follows anything but B or I of its class."""
    allowed = np.array([[not b.startswith("I-") or a[1:] == b[1:] for b in labels] for a in labels])
    penalty = np.where(allowed, 0.0, -1e9)
    score = logits[0] + np.array([-1e9 if label.startswith("I-") else 0.0 for label in labels])
    back = []
    for row in logits[1:]:
        total = score[:, None] + penalty
        back.append(total.argmax(0))
        score = total.max(0) + row
    path = [int(score.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return [labels[i] for i in reversed(path)]


def windows(documents: Sequence[Document], session: Session, size: int) -> list[list[Sentence]]:
    """Cut documents into runs of whole sentences of at most ``size`` pieces, or of one longer sentence."""
    out: list[list[Sentence]] = []
    for document in documents:
        current: list[Sentence] = []
        total = 0
        for sentence in document:
            length = sum(session.pieces.counts(sentence.words))
            if current and total + length > size:
                out.append(current)
                current, total = [], 0
            current.append(sentence)
            total += length
        out.append(current)
    return sorted(out, key=lambda window: sum(len(s.words) for s in window))


def measure(session: Session, documents: Sequence[Document], size: int) -> dict[str, float]:
    """Return figures in per cent; names count PER, ORG and LOC only."""
    counts: Counter[str] = Counter()
    cut = windows(documents, session, size)
    for start in range(0, len(cut), 16):
        group = cut[start : start + 16]
        for window, out in zip(group, session.run(group), strict=True):
            _score(session, window, out, counts)
    words = max(1, counts["words"])
    figures = {name: 100 * counts[name] / words for name in ("upos", "xpos", "feats", "lemma", "uas", "las")}
    figures["starts"] = 100 * _f1(counts["start_right"], counts["start_found"], counts["start_gold"])
    for kind in ("all", "PER", "ORG", "LOC"):
        figures[f"names_{kind}"] = 100 * _f1(*(counts[f"{kind}_{x}"] for x in ("right", "found", "gold")))
    return {name: round(value, 2) for name, value in figures.items()}


def _score(session: Session, window: Sequence[Sentence], out: dict[str, Array], counts: Counter[str]) -> None:
    ids = np.repeat(np.arange(len(window)), [len(s.words) for s in window])
    heads = np.where(ids[:, None] == ids[None, :], out["arcs"], -1e9).argmax(-1)
    relations = session.relations(out, heads)
    tags = {n: [session.labels[n][i] for i in out[n]] for n in ("upos", "xpos", "feats", "lemma")}
    offset = 0
    for number, s in enumerate(window):
        assert s.upos and s.xpos and s.feats and s.lemmas and s.heads and s.deprels
        counts["words"] += len(s.words)
        at = range(offset, offset + len(s.words))
        for name, gold in (("upos", s.upos), ("xpos", s.xpos), ("feats", s.feats)):
            counts[name] += sum(tags[name][i] == g for i, g in zip(at, gold, strict=True))
        for i, word, lemma, head, relation in zip(at, s.words, s.lemmas, s.heads, s.deprels, strict=True):
            found = session.lemmas.lemma(word, tags["upos"][i], tags["xpos"][i], tags["lemma"][i])
            counts["lemma"] += found == lemma
            right = head is not None and heads[i] - offset == head
            counts["uas"] += right
            counts["las"] += right and relations[i] == relation
        if number:
            counts["start_right"] += bool(out["sentence"][offset] > 0)
            counts["start_gold"] += 1
            counts["start_found"] += int((out["sentence"][offset : at.stop] > 0).sum())
        if s.names is not None:
            _names(viterbi(out["names"][offset : at.stop], session.labels["names"]), s.names, counts)
        offset = at.stop


def _names(found: list[str], gold: list[str], counts: Counter[str]) -> None:
    for kind in ("all", "PER", "ORG", "LOC"):
        a, b = (
            {span for span in spans(x) if span[2] in (("PER", "ORG", "LOC") if kind == "all" else (kind,))}
            for x in (found, gold)
        )
        counts[f"{kind}_right"] += len(a & b)
        counts[f"{kind}_found"] += len(a)
        counts[f"{kind}_gold"] += len(b)


def _f1(right: int, found: int, gold: int) -> float:
    return 2 * right / max(1, found + gold)


def main() -> None:
    """Print the figures of a model folder as JSON, one line a data set."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("model", type=Path, help="folder of model files")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--part", default="dev", choices=("dev", "test"))
    parser.add_argument("--pieces", type=int, default=0, help="length of a window; 0: one sentence")
    parser.add_argument("--documents", type=int, help="only the first so many documents of each set")
    arguments = parser.parse_args()
    session = Session(arguments.model)
    for name, read in (("ewt", corpora.ewt), ("gum", corpora.gum)):
        documents = read(arguments.data, arguments.part)[: arguments.documents]
        print(
            json.dumps({"set": name, "part": arguments.part, **measure(session, documents, arguments.pieces)})
        )


if __name__ == "__main__":
    main()
