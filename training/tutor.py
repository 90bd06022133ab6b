"""What larger models hold of every word, for the record heads to learn beside what is marked.

A model of several times the size, or several models together, read events better and are too slow to ship.
Their probabilities for trigger, event type, status, cue and commitment, the mean of all, are targets for the
small one (distillation: Hinton, Vinyals and Dean 2015, "Distilling the knowledge in a neural network"): on
marked passages mixed with the marks, and on the treebanks' texts, which nobody marked, alone. Documents with
a passage of the corpus' dev or test part are left out.

``python -m training.tutor FOLDER … --data ../shared/data --out FILE`` reads all texts once with exported
models; ``python -m training.train --tutor FILE`` learns from the file.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sayso.gold import corpus, references
from sayso.language.features import Gap
from sayso.language.session import Model
from training import corpora
from training.labels import IGNORE, TAG_SIZES, TAGS
from training.marked import Marks
from training.sentences import Document, Sentence

LONGEST: Final = 256
"""Word pieces of a window of unmarked sentences."""
_MOST: Final = 500
"""Word pieces of a marked passage that are read; the rest learns from the marks alone."""

Soft = dict[str, NDArray[np.float32]]
"""By head, a row of probabilities for each word. Those of type and status are times the probability that the
word is a trigger at all; a row of zeros asks for nothing."""


def main() -> None:
    """Read all texts with some models and write what they hold of them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("models", type=Path, nargs="+", help="folders of exported models")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="file to write (.npz)")
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    trees, _ = corpora.training(given.data)
    texts = list(together(trees, corpora.marked(given.data), held_out(given.data)))
    jobs = [(given.models, [bare(text) for text in texts[i::50]]) for i in range(50)]
    with ProcessPoolExecutor(given.workers) as pool:
        found = list(pool.map(read_all, *zip(*jobs, strict=True)))
    ordered = [found[i % 50][i // 50] for i in range(len(texts))]
    write(given.out, texts, ordered)


def write(file: Path, texts: Sequence[Sequence[Sentence]], found: Sequence[Soft]) -> None:
    """Write what was read of texts, with a checksum of their words."""
    arrays = {name: np.concatenate([soft[name] for soft in found]).astype(np.float16) for name in TAGS}
    np.savez(file, allow_pickle=False, words=np.array(checksum(texts)), **arrays)


Bare = tuple[list[str], list[int]]


def bare(text: Sequence[Sentence]) -> Bare:
    """Words and gaps of a text."""
    return [w for s in text for w in s.words], [g for s in text for g in s.gaps]


def held_out(data: Path) -> frozenset[str]:
    """The documents that passages of dev and test stand in."""
    passages = [
        passage
        for part in ("dev", "test")
        for passage in corpus.load_part(corpora.CORPUS, part, lambda r: references.text(r, data))
    ]
    return frozenset(p.reference.split(":")[1] for p in passages if p.reference)


def together(
    trees: Sequence[Document], marked: Sequence[Sequence[Sentence]], unread: frozenset[str]
) -> Iterator[list[Sentence]]:
    """Yield what is read together: each marked passage or example, and runs of the treebanks' sentences."""
    for sentences in marked:
        yield from ([sentence] for sentence in sentences)
    for document in trees:
        if document[0].sent_id.rsplit("-", 1)[0] in unread:
            continue
        run: list[Sentence] = []
        for sentence in document:
            if run and sum(len(s.words) for s in [*run, sentence]) > LONGEST * 3 // 4:
                yield run
                run = []
            run.append(sentence)
        yield run


def checksum(texts: Sequence[Sequence[Sentence]]) -> str:
    """Of all words in their order."""
    words = "\n".join(word for text in texts for sentence in text for word in sentence.words)
    return hashlib.sha256(words.encode()).hexdigest()


def read_all(folders: Sequence[Path], texts: Iterable[Bare]) -> list[Soft]:
    """Return what some models hold of the words of some texts, on the mean."""
    models = [Model(folder) for folder in folders]
    return [_mean([_read(model, *text) for model in models]) for text in texts]


def _mean(found: Sequence[Soft]) -> Soft:
    return {name: sum(soft[name] for soft in found) / np.float32(len(found)) for name in TAGS}


def _read(model: Model, words: list[str], gaps: list[int]) -> Soft:
    counts, size = model.pieces.counts(words), len(words)
    while sum(counts[:size]) > _MOST:
        size -= 1
    scores = model.run(words[:size], [int(Gap.BREAK), *gaps[1:size]])
    found: Soft = {}
    for name in TAGS:
        found[name] = np.zeros((len(words), TAG_SIZES[name]), np.float32)
        found[name][:size] = _softmax(np.asarray(scores[name], np.float32))
    chance = 1.0 - found["trigger"][:, :1]
    for name in ("event", "status"):
        found[name][:size] *= chance[:size]
    return found


def _softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    raised: NDArray[np.float32] = np.exp(scores - scores.max(-1, keepdims=True))
    return raised / raised.sum(-1, keepdims=True)


def fill(
    file: Path, trees: Sequence[Document], marked: Sequence[Sequence[Sentence]], data: Path, share: float
) -> None:
    """Give every sentence that was read what the larger model holds of it.

    Args:
        file: what ``main`` wrote.
        trees: documents with trees.
        marked: passages and examples; what is marked in them weighs ``1 - share``.
        data: folder of the data sets.
        share: of the larger model's word where a word is marked.

    Raises:
        ValueError: the file was written for other texts.
    """
    texts = list(together(trees, marked, held_out(data)))
    found = np.load(file, allow_pickle=False)
    if str(found["words"]) != checksum(texts):
        raise ValueError(f"{file} was written for other texts; write it anew with training.tutor")
    arrays = {name: found[name] for name in TAGS}
    start = 0
    for sentence in (sentence for text in texts for sentence in text):
        end = start + len(sentence.words)
        held = {name: array[start:end].astype(np.float32) for name, array in arrays.items()}
        if sentence.marks is None:
            sentence.marks = Marks({}, soft=held)
        else:
            tags = sentence.marks.tags
            sentence.marks.soft = {name: _mixed(tags[name], soft, share) for name, soft in held.items()}
        start = end


def _mixed(tags: list[int], soft: NDArray[np.float32], share: float) -> NDArray[np.float32]:
    """Mix what is marked with what the larger model holds; words without a mark have its word alone."""
    hard = np.array(tags)
    known = hard != IGNORE
    out = np.where(known[:, None], soft * share, soft)
    out[np.flatnonzero(known), hard[known]] += 1.0 - share
    return out


if __name__ == "__main__":
    main()
