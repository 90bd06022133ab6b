"""Annotated passages and frame examples as the trainer holds them: tags of words, links from word to word.

A passage has all layers. A frame example has events alone, and roles for the event that it is about.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sayso.gold import examples
from sayso.gold.corpus import Passage
from sayso.gold.examples import Example
from sayso.gold.inline import Mark
from sayso.language.features import Gap
from sayso.language.stage import words_of
from sayso.language.tokenizer import Tokenizer
from sayso.records import EVENT_TYPES, STATUSES, Extent
from training.labels import COMMITMENT, CUE, IGNORE, MODE, RELATION, TAGS, TRIGGER
from training.sentences import Document, Sentence


@dataclass(slots=True)
class Marks:
    """What is marked in a passage, by word.

    ``tags``: a class for each word and head (``IGNORE`` where nothing is asked). ``modes``: the modes of
    trigger words. ``links``: for an anchor word and a relation the words that it leads to, none of them if
    there is none; where no entry stands, nothing is asked.
    """

    tags: dict[str, list[int]]
    modes: dict[int, list[int]] = field(default_factory=dict)
    links: dict[tuple[int, int], list[int]] = field(default_factory=dict)

    def link(self, anchors: Iterable[int], relation: str, words: Sequence[int]) -> None:
        """Let each anchor lead to some words."""
        for anchor in anchors:
            held = self.links.setdefault((anchor, RELATION.index(relation)), [])
            held += [word for word in words if word not in held]


class Words:
    """The words of a text and where they stand."""

    def __init__(self, text: str, tokenizer: Tokenizer) -> None:
        self._words = words_of(text, tokenizer)
        self.forms = self._words.forms
        self.gaps: list[int] = self._words.gaps.tolist()

    def under(self, span: Extent | Mark) -> list[int]:
        """The words that a span touches."""
        return self._words.under(span.start, span.end)

    def blank(self, heads: Sequence[str]) -> Marks:
        """No record: the first class for the heads that are asked, nothing for the others."""
        size = len(self.forms)
        asked = {name: 0 if name in heads else IGNORE for name in TAGS}
        return Marks({name: [value] * size for name, value in asked.items()})


def from_passage(passage: Passage, tokenizer: Tokenizer) -> Sentence:
    """Return a passage as one sentence with marks."""
    words = Words(passage.text, tokenizer)
    marks = words.blank(("trigger", "cue", "commitment"))
    for event in passage.events:
        if event.optional:
            for word in words.under(event.trigger):
                marks.tags["trigger"][word] = IGNORE
            continue
        main = words.under(event.trigger)
        _trigger(marks, main, event.event, event.status, event.modes, TRIGGER.index("main"))
        for name in ("actor", "recipient", "place", "time"):
            marks.link(main, name, [w for span in getattr(event, name) for w in words.under(span)])
        for span in event.also:
            other = [w for w in words.under(span) if w not in main]
            _trigger(marks, other, event.event, event.status, event.modes, TRIGGER.index("mention"))
            marks.link(other, "mention", main)
    for said in passage.attributions:
        anchor = _anchor(words, said.cue, said.content)
        if said.optional:
            marks.tags["cue"][anchor] = IGNORE
            continue
        marks.tags["cue"][anchor] = CUE.index("cue")
        marks.link([anchor], "source", words.under(said.source) if said.source else [])
        marks.link([anchor], "content", [w for span in said.content for w in words.under(span)])
    for owed in passage.commitments:
        action = words.under(owed.action)
        for word in action:
            marks.tags["commitment"][word] = IGNORE if owed.optional else COMMITMENT.index(owed.kind)
        if not owed.optional:
            marks.link(action, "holder", [w for span in owed.holder for w in words.under(span)])
            marks.link(action, "condition", words.under(owed.condition) if owed.condition else [])
            marks.link(action, "due", words.under(owed.due) if owed.due else [])
    return Sentence(words.forms, words.gaps, marks=marks)


def from_example(example: Example, tokenizer: Tokenizer) -> Sentence:
    """Return a frame example as one sentence with marks."""
    words = Words(example.text, tokenizer)
    marks = words.blank(("trigger",))
    for event in examples.events(example):
        main = words.under(event.trigger)
        _trigger(marks, main, event.event, event.status, event.modes, TRIGGER.index("main"))
        if event.main:
            for letter in ("a", "r", "p", "t"):
                found = [w for mark in example.spans(letter) for w in words.under(mark)]
                marks.link(main, examples.LABELS["events"][letter], found)
    return Sentence(words.forms, words.gaps, marks=marks)


def packed(sentences: Sequence[Sentence], rng: random.Random, most: int) -> list[Document]:
    """Put marked sentences together at random, one to ``most`` a document: windows of all lengths."""
    order = list(sentences)
    rng.shuffle(order)
    out: list[Document] = []
    while order:
        size = rng.randint(1, most)
        out.append(order[:size])
        order = order[size:]
    return out


def _trigger(
    marks: Marks, words: Sequence[int], event: str, status: str, modes: Sequence[str], role: int
) -> None:
    for word in words:
        marks.tags["trigger"][word] = role
        marks.tags["event"][word] = EVENT_TYPES.index(event)
        marks.tags["status"][word] = STATUSES.index(status)
        if modes:
            marks.modes[word] = [MODE.index(mode) for mode in modes]


def _anchor(words: Words, cue: Sequence[Extent], content: Sequence[Extent]) -> int:
    """The word that stands for an attribution: its cue, else what opens its content (a mark, if one does)."""
    if cue:
        return words.under(cue[0])[0]
    first = words.under(content[0])[0]
    return (
        first - 1
        if first and not words.forms[first - 1][0].isalnum() and words.gaps[first] == Gap.NONE
        else first
    )
