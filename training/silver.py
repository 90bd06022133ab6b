"""Tags and trees of sentences that nobody annotated, from a model that was trained before.

Passages and examples carry events but no trees. A model that learns events from them and trees from elsewhere
drifts apart on their kind of text: nothing holds its tags and trees in place there. So an earlier model, the
teacher, reads them, and what it finds are targets like any other (self-training with fixed labels).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from sayso.language.decode import Analysis, joined
from sayso.language.engine import Engine
from sayso.language.features import Gap
from sayso.language.session import Model, model_folder
from sayso.language.stage import lemma_of
from training.sentences import Sentence

_TOGETHER: Final = 200
"""Sentences that are read at a time."""


class Teacher:
    """An exported model that fills in what sentences lack."""

    def __init__(self, folder: Path) -> None:
        """Load a model folder.

        Raises:
            ModelError: the model is missing, broken or of another format.
        """
        self._engine = Engine(Model(model_folder(folder)))

    def fill(self, sentences: Iterable[Sentence]) -> None:
        """Give every sentence without a tree its sentences' beginnings, tags, lemmas and trees."""
        bare = [sentence for sentence in sentences if sentence.heads is None]
        for begin in range(0, len(bare), _TOGETHER):
            some = bare[begin : begin + _TOGETHER]
            found, offset = self._read(some), 0
            for sentence in some:
                self._fill(sentence, found, offset)
                offset += len(sentence.words)

    def _fill(self, sentence: Sentence, found: Analysis, offset: int) -> None:
        model, here = self._engine.model, slice(offset, offset + len(sentence.words))
        labels = model.labels
        sentence.starts = found.sentence_start[here].tolist()
        sentence.upos = [labels["upos"][i] for i in found.upos[here]]
        sentence.xpos = [labels["xpos"][i] for i in found.xpos[here]]
        sentence.feats = [labels["feats"][i] for i in found.feats[here]]
        keys = zip(sentence.words, found.upos[here], found.xpos[here], found.lemma[here], strict=True)
        sentence.lemmas = [lemma_of(model, word, *map(int, classes)) for word, *classes in keys]
        sentence.heads = (found.head[here] - offset).tolist()
        relations = [*labels["deprel"], "root"]
        sentence.deprels = [relations[i] for i in found.deprel[here]]

    def _read(self, sentences: Sequence[Sentence]) -> Analysis:
        """Read sentences as if each were a paragraph of one text."""
        words = [word for sentence in sentences for word in sentence.words]
        gaps = [gap for sentence in sentences for gap in (int(Gap.BREAK), *sentence.gaps[1:])]
        ranges = self._engine.segments(words, np.array(gaps) == Gap.BREAK)
        return joined([self._engine.read(words[start:end], gaps[start:end]) for start, end in ranges])
