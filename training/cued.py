"""Examples of cues (who says it, who owes what) as the trainer holds them.

They are single sentences, marked for one layer alone. Of an attribution the example speaks for its own cue:
of the other words nothing is known, and nothing is asked.
"""

from __future__ import annotations

from sayso.gold.examples import Example
from sayso.gold.inline import TRIGGER
from sayso.language.tokenizer import Tokenizer
from training.labels import COMMITMENT, CUE
from training.marked import Marks, Words
from training.sentences import Sentence


def from_cue_example(example: Example, tokenizer: Tokenizer) -> Sentence:
    """Return an example of the layers ``attribution`` or ``commitments`` as one sentence with marks."""
    words = Words(example.text, tokenizer)
    marks = (_said if example.layer == "attribution" else _owed)(example, words)
    return Sentence(words.forms, words.gaps, marks=marks)


def _said(example: Example, words: Words) -> Marks:
    marks = words.blank(())
    cues = [words.under(mark) for mark in example.spans(TRIGGER)]
    for word in (w for cue in cues for w in cue):
        marks.tags["cue"][word] = 0
    if example.positive and cues:
        anchor = cues[0][0]
        marks.tags["cue"][anchor] = CUE.index("cue")
        for letter, relation in (("s", "source"), ("c", "content")):
            marks.link([anchor], relation, [w for mark in example.spans(letter) for w in words.under(mark)])
    return marks


def _owed(example: Example, words: Words) -> Marks:
    marks = words.blank(("commitment",))
    if not example.positive:
        return marks
    actions = [w for mark in example.spans("x") for w in words.under(mark)]
    for word in actions:
        marks.tags["commitment"][word] = COMMITMENT.index(example.evokes)
    for letter, relation in (("h", "holder"), ("q", "condition"), ("d", "due")):
        marks.link(actions, relation, [w for mark in example.spans(letter) for w in words.under(mark)])
    return marks
