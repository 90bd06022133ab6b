"""Measures words, sentences, tags, lemmas and trees against a Universal Dependencies treebank.

Two readings of the same documents: one with the treebank's own words and sentences (``gold_tokens``), one of
the bare text (``raw``), with F1 over aligned words as in the CoNLL 2018 shared task. All figures are in per
cent and count every word, punctuation too. ``las`` wants the whole relation (``nsubj:pass``);
``las_universal`` only its universal part (``nsubj``), as the shared task's LAS does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from sayso.errors import InputError
from sayso.evaluate.alignment import Span, align
from sayso.evaluate.folders import select
from sayso.language import conllu
from sayso.language.stage import Language, Words, paragraph_starts
from sayso.language.windows import gaps

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.notes import Block

_TAGS = ("upos", "xpos", "feats", "lemma")


def evaluate_syntax(
    folder: Path, *, part: str | None = None, language: Language | None = None
) -> dict[str, Any]:
    """Return the figures of a folder of CoNLL-U files (or of one file).

    Args:
        folder: its ``.conllu`` files are read, those of sub-folders too.
        part: ``train``, ``dev`` or ``test``; without it the test part where there are several.
        language: the language stage to measure; the shipped one if not given.

    Raises:
        InputError: there are no such files, or one is broken.
    """
    selection = select(folder, ".conllu", part)
    documents = [document for file in selection.files for document in conllu.read(file)]
    if not documents:
        raise InputError(str(folder), "no sentence in its .conllu files", "Give a treebank in CoNLL-U.")
    language = language or Language()
    gold: Counter[str] = Counter()
    for document in documents:
        gold += _compare_given(document, read_given(language, document))
    raw: Counter[str] = Counter()
    texts: list[tuple[str, Sequence[Block]]] = [(document.text, ()) for document in documents]
    for document, doc in zip(documents, language.pipe(texts), strict=True):
        raw += _compare_raw(document, doc)
    figures = {name: _per_cent(gold[name], gold["words"]) for name in (*_TAGS, "uas", "las", "las_universal")}
    return {
        "data": str(folder),
        "part": selection.part,
        "note": selection.note,
        "documents": len(documents),
        "sentences": gold["sentences"],
        "words": gold["words"],
        "model": language.model_id,
        "gold_tokens": figures,
        "raw": {
            "words": _f1(raw["words"], raw["gold_words"], raw["system_words"]),
            "sentences": _f1(raw["sentences"], raw["gold_sentences"], raw["system_sentences"]),
            **{
                name: _f1(raw[name], raw["gold_words"], raw["system_words"])
                for name in ("upos", "lemma", "uas", "las", "las_universal")
            },
        },
    }


def read_given(language: Language, document: conllu.Document) -> Doc:
    """Return the ``Doc`` that the language stage makes of a document's own words and sentences."""
    words = [word for sentence in document.sentences for word in sentence.words]
    starts, ends = [word.start for word in words], [word.end for word in words]
    begins = np.zeros(len(words), np.bool_)
    begins[np.cumsum([0] + [len(sentence.words) for sentence in document.sentences[:-1]])] = True
    breaks = paragraph_starts(document.text)
    given = Words(document.text, starts, ends, [word.form for word in words], gaps(starts, ends, breaks))
    return language.parse_words(given, begins)


def _compare_given(document: conllu.Document, doc: Doc) -> Counter[str]:
    tokens = [token for token in doc if token.pos_ != "SPACE"]
    found: Counter[str] = Counter()
    at = 0
    for sentence in document.sentences:
        found["sentences"] += 1
        for number, word in enumerate(sentence.words):
            token = tokens[at + number]
            found["words"] += 1
            found["upos"] += token.pos_ == word.upos
            found["xpos"] += token.tag_ == word.xpos
            found["feats"] += (str(token.morph) or "_") == word.feats
            found["lemma"] += token.lemma_ == word.lemma
            if token.head is tokens[at + word.head] or token.head.i == tokens[at + word.head].i:
                found["uas"] += 1
                found["las"] += token.dep_ == word.deprel
                found["las_universal"] += _universal(token.dep_) == _universal(word.deprel)
        at += len(sentence.words)
    return found


def _compare_raw(document: conllu.Document, doc: Doc) -> Counter[str]:
    gold = [word for sentence in document.sentences for word in sentence.words]
    gold_heads = list(_heads(document.sentences))
    tokens = [token for token in doc if token.pos_ != "SPACE"]
    number = {token.i: at for at, token in enumerate(tokens)}
    solid = _Solid(document.text)
    surface = Counter(word.token for word in gold)
    gold_spans = [Span(word.form, *solid(*word.token), surface[word.token] > 1) for word in gold]
    system_spans = [Span(token.text, *solid(token.idx, token.idx + len(token.text))) for token in tokens]
    pairs = align(gold_spans, system_spans)
    system_of = dict(pairs)
    found: Counter[str] = Counter(
        words=len(pairs),
        gold_words=len(gold),
        system_words=len(tokens),
        gold_sentences=len(document.sentences),
    )
    sentences = {
        solid(sentence.words[0].token[0], sentence.words[-1].token[1]) for sentence in document.sentences
    }
    for sent in doc.sents:
        inside = [token for token in sent if token.pos_ != "SPACE"]
        if inside:
            found["system_sentences"] += 1
            span = solid(inside[0].idx, inside[-1].idx + len(inside[-1].text))
            found["sentences"] += span in sentences
    for g, s in pairs:
        word, token = gold[g], tokens[s]
        found["upos"] += token.pos_ == word.upos
        found["lemma"] += token.lemma_ == word.lemma
        head = number[token.head.i]
        root = gold_heads[g] == g
        if (head == s) if root else (head != s and system_of.get(gold_heads[g]) == head):
            found["uas"] += 1
            found["las"] += token.dep_ == word.deprel
            found["las_universal"] += _universal(token.dep_) == _universal(word.deprel)
    return found


class _Solid:
    """Turns offsets into a text into offsets that leave white space out."""

    def __init__(self, text: str) -> None:
        self._before = np.cumsum([0] + [not character.isspace() for character in text]).tolist()

    def __call__(self, start: int, end: int) -> tuple[int, int]:
        return self._before[start], self._before[end]


def _heads(sentences: Iterable[conllu.Sentence]) -> Iterator[int]:
    base = 0
    for sentence in sentences:
        for word in sentence.words:
            yield base + word.head
        base += len(sentence.words)


def _universal(relation: str) -> str:
    return relation.partition(":")[0]


def _per_cent(right: int, total: int) -> float:
    return round(100.0 * right / total, 2) if total else 0.0


def _f1(right: int, gold: int, system: int) -> float:
    return _per_cent(2 * right, gold + system)
