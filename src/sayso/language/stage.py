"""The language stage: a text in, a spaCy ``Doc`` out, with words, sentences, tags, lemmas, trees and
names."""

from __future__ import annotations

import itertools
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from sayso.language import heads
from sayso.language.decode import Analysis, joined
from sayso.language.engine import Engine
from sayso.language.features import Gap
from sayso.language.fill import NAME_BEGIN, NAME_INSIDE, NAME_OUTSIDE, Layers, make_doc, vocabulary
from sayso.language.mends import Mends
from sayso.language.naming import Naming
from sayso.language.session import Model, model_folder
from sayso.language.tokenizer import Tokenizer
from sayso.language.windows import gaps

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.notes import Block

_AHEAD: Final = 8
"""Reports under way for each thread."""

_CACHE_LIMIT: Final = 500_000
_BLANK_LINE: Final = re.compile(r"\n[^\S\n]*(?:\n\s*)+")
_NEWLINE: Final = re.compile(r"\n\s*")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Words:
    """A text's words: their forms, offsets and the ``Gap`` before each."""

    text: str
    starts: list[int]
    ends: list[int]
    forms: list[str]
    gaps: NDArray[np.int64]

    def under(self, start: int, end: int) -> list[int]:
        """Return the words that a stretch of the text touches."""
        places = enumerate(zip(self.starts, self.ends, strict=True))
        return [i for i, (first, last) in places if first < end and start < last]


def words_of(text: str, tokenizer: Tokenizer, blocks: Sequence[Block] = ()) -> Words:
    """Return the words of a text. Lone surrogates, which no encoding can write, become U+FFFD."""
    text = _SURROGATE.sub("\ufffd", text)
    starts, ends = tokenizer.words(text)
    breaks = paragraph_starts(text, blocks)
    _cut_at(breaks, starts, ends)
    forms = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    return Words(text, starts, ends, forms, gaps(starts, ends, breaks))


class Language:
    """Reads English text. The same text with the same blocks always gives the same ``Doc``, read alone or
    with others, on one thread or several."""

    name = "language"
    requires: frozenset[str] = frozenset()
    assigns = frozenset({"words", "tree", "names"})

    def __init__(self, folder: Path | str | None = None, *, threads: int = 1) -> None:
        """Load the model.

        Args:
            folder: another model folder than the shipped one; the environment variable ``SAYSO_MODEL`` does
            the same.
            threads: how many windows are read at once.

        Raises:
            ModelError: the model is missing, broken or of another format.
        """
        if threads < 1:
            raise ValueError(f"threads={threads}: at least 1 is needed")
        self.threads = threads
        self.engine = Engine(Model(model_folder(folder)))
        self._tokenizer = Tokenizer()
        self._labels = _LabelIds(self.engine.model)
        self._mends = Mends(self.engine.model.labels["deprel"], self.engine.model.labels["xpos"])

    @property
    def model_id(self) -> str:
        """The model's folder (``shipped`` for the one in the package) and the start of its checksum."""
        return self.engine.model.id

    def parse(self, text: str, blocks: Sequence[Block] = ()) -> Doc:
        """Return the ``Doc`` of a text; ``doc.text == text``. No sentence crosses a blank line or the edge
        of a block."""
        return next(self.pipe([(text, blocks)]))

    def parse_words(self, words: Words, sentence_starts: NDArray[np.bool_]) -> Doc:
        """Return the ``Doc`` of words and sentences that are known already: for measuring against a
        treebank."""
        parts = [
            self.engine.read(
                words.forms[start:end], words.gaps[start:end].tolist(), sentence_starts[start:end]
            )
            for start, end in self.engine.segments(words.forms, sentence_starts)
        ]
        return self._doc(words, parts)

    def pipe(self, items: Iterable[tuple[str, Sequence[Block]]]) -> Iterator[Doc]:
        """Yield the ``Doc`` of each text with its blocks, in their order. Reads a few texts ahead."""
        if self.threads == 1:
            for text, blocks in items:
                words = words_of(text, self._tokenizer, blocks)
                yield self._doc(words, [self._read(words, *part) for part in self._segments(words)])
            return
        with ThreadPoolExecutor(self.threads) as pool:
            pending: deque[tuple[Words, list[Future[Analysis]]]] = deque()
            source = iter(items)
            while True:
                for text, blocks in source:
                    words = words_of(text, self._tokenizer, blocks)
                    pending.append(
                        (words, [pool.submit(self._read, words, *part) for part in self._segments(words)])
                    )
                    if len(pending) >= _AHEAD * self.threads:
                        break
                if not pending:
                    return
                words, parts = pending.popleft()
                yield self._doc(words, [part.result() for part in parts])

    def _segments(self, words: Words) -> list[tuple[int, int]]:
        return self.engine.segments(words.forms, words.gaps == Gap.BREAK)

    def _read(self, words: Words, start: int, end: int) -> Analysis:
        return self.engine.read(words.forms[start:end], words.gaps[start:end].tolist())

    def _doc(self, words: Words, parts: list[Analysis]) -> Doc:
        if not parts:
            return make_doc(words.text, words.starts, words.ends, Layers.empty())
        model = self.engine.model
        found = self._mends.mended(words.forms, joined(parts))
        doc = make_doc(words.text, words.starts, words.ends, self._labels.layers(words.forms, found))
        if len(doc) == len(words.starts):
            tokens = np.arange(len(doc))
        else:
            tokens = np.flatnonzero(np.isin(doc.to_array("IDX"), np.array(words.starts, np.uint64)))
        heads.attach(doc, heads.Heads(model.labels, model.links, found, tokens, len(doc)))
        return doc


class _LabelIds:
    """Turns label indices into spaCy's string ids, worked out once."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._add = add = vocabulary().strings.add
        labels = model.labels

        def ids(names: Sequence[str]) -> NDArray[np.uint64]:
            return np.array([add(name) for name in names], np.uint64)

        self._upos, self._xpos = ids(labels["upos"]), ids(labels["xpos"])
        self._feats = ids(["" if feats == "_" else feats for feats in labels["feats"]])
        self._deprel = ids([*labels["deprel"], "root"])
        codes = {"O": NAME_OUTSIDE, "B": NAME_BEGIN, "I": NAME_INSIDE}
        self._name_iob = np.array([codes[name[0]] for name in labels["names"]], np.uint64)
        self._name_type = ids([name.partition("-")[2] for name in labels["names"]])
        self._naming = Naming(labels["names"])
        self._lemmas: dict[tuple[str, int, int, int], int] = {}

    def layers(self, forms: Sequence[str], found: Analysis) -> Layers:
        names = self._naming.decode(forms, found.names, found.sentence_start)
        return Layers(
            pos=self._upos[found.upos],
            tag=self._xpos[found.xpos],
            morph=self._feats[found.feats],
            lemma=self._lemma_ids(forms, found),
            dep=self._deprel[found.deprel],
            head=found.head,
            sentence_start=found.sentence_start,
            name_iob=self._name_iob[names],
            name_type=self._name_type[names],
        )

    def _lemma_ids(self, forms: Sequence[str], found: Analysis) -> NDArray[np.uint64]:
        known, ids = self._lemmas, []
        for key in zip(forms, found.upos.tolist(), found.xpos.tolist(), found.lemma.tolist(), strict=True):
            lemma = known.get(key)
            if lemma is None:
                if len(known) >= _CACHE_LIMIT:
                    known.clear()
                lemma = known[key] = self._add(lemma_of(self._model, *key))
            ids.append(lemma)
        return np.array(ids, np.uint64)


def lemma_of(model: Model, form: str, upos: int, xpos: int, script: int) -> str:
    """Return the lemma of a word from its label indices."""
    labels = model.labels
    return model.lemmas.lemma(form, labels["upos"][upos], labels["xpos"][xpos], labels["lemma"][script])


def paragraph_starts(text: str, blocks: Sequence[Block] = ()) -> list[int]:
    """Return the sorted offsets at which a sentence must begin: after blank lines, at the edges of the
    blocks, and, where there are no blocks, after each line break, unless the text is wrapped at a fixed
    width."""
    places = {match.end() for match in _BLANK_LINE.finditer(text)}
    for block in blocks:
        places.update((block.start, block.end))
    if not blocks and not _is_wrapped(text):
        places.update(match.end() for match in _NEWLINE.finditer(text))
    return sorted(place for place in places if 0 < place < len(text))


def _is_wrapped(text: str) -> bool:
    """Whether lines that another line follows are of about the same middling length, as in a letter or an
    e-mail."""
    lines = [line.strip() for line in text.split("\n")]
    longest = max(map(len, lines))
    followed = sorted(len(line) for line, after in itertools.pairwise(lines) if line and after)
    return len(followed) >= 3 and 50 <= longest <= 120 and followed[len(followed) // 2] >= 0.7 * longest


def _cut_at(places: Sequence[int], starts: list[int], ends: list[int]) -> None:
    """Cut words that go over one of the places."""
    if not starts:
        return
    holders = np.searchsorted(np.array(starts), np.array(places, np.int64)) - 1
    for place, word in sorted(zip(places, holders.tolist(), strict=True), reverse=True):
        if word >= 0 and starts[word] < place < ends[word]:
            starts.insert(word + 1, place)
            ends.insert(word, place)
