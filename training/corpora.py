"""The data sets of the training and the development part, by their place in the shared data folder."""

from __future__ import annotations

from pathlib import Path

from sayso.gold import corpus, examples, references
from sayso.language.tokenizer import Tokenizer
from training import groups, names
from training.cued import from_cue_example
from training.marked import from_example, from_passage
from training.sentences import Document, Sentence, read_conllu

EWT = "syntax/ud_english_ewt"
GUM = "syntax/gum_open_genres"
UNER = "ner/uner_english_ewt"
WIKIGOLD = "ner/wikigold/CONLL-format/data/wikigold.conll.txt"
RE3D = "events/re3d"
OWN = Path(__file__).parent / "data" / "web.txt"
CORPUS = Path(__file__).parent.parent / "corpus"


def ewt(data: Path, part: str) -> list[Document]:
    """Return a part (train, dev, test) of EWT with the names of Universal NER."""
    documents = list(read_conllu(data / EWT / f"en_ewt-ud-{part}.conllu"))
    labels = sorted((data / UNER).glob(f"en_ewt-ud-{part}.*iob2"))
    if not labels:
        raise FileNotFoundError(
            f"{data / UNER}: no file en_ewt-ud-{part}.*iob2; see training/README.md for the data"
        )
    names.add_uner(documents, labels[0])
    return documents


def gum(data: Path, part: str) -> list[Document]:
    """Return a part (train, dev, test) of GUM's open genres with the proper names among its entities."""
    files = sorted((data / GUM / part).glob("*.conllu"))
    if not files:
        raise FileNotFoundError(f"{data / GUM / part}: no .conllu file; see training/README.md for the data")
    documents = [document for path in files for document in read_conllu(path)]
    names.add_gum(documents)
    return documents


def training(data: Path) -> tuple[list[Document], list[Document]]:
    """Return the documents with trees and those with names only."""
    known = groups.load_groups()
    from_gum, from_re3d = gum(data, "train"), list(names.read_re3d(data / RE3D))
    groups.free_groups(from_gum + from_re3d, known)
    trees = ewt(data, "train") + from_gum
    from_wikigold = list(names.read_wikigold(data / WIKIGOLD))
    own = list(names.read_own(OWN, Tokenizer()))
    only_names = from_wikigold + from_re3d + own
    for document in from_gum + from_wikigold + own:
        for sentence in document:
            sentence.kindred = True
    groups.add_groups(trees, known)
    groups.add_groups(only_names, known)
    return trees, only_names


def marked(data: Path) -> list[list[Sentence]]:
    """Return a list each of the training part's passages, the frame examples and the cue examples."""
    tokenizer = Tokenizer()
    passages = corpus.load_part(CORPUS, "train", lambda reference: references.text(reference, data))
    return [
        [from_passage(passage, tokenizer) for passage in passages],
        [from_example(example, tokenizer) for example in examples.load_all("events")],
        [
            from_cue_example(example, tokenizer)
            for layer in ("attribution", "commitments")
            for example in examples.load_all(layer)
        ],
    ]
