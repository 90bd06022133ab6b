"""The label sets of the tagging heads and the lemma table, both taken from the training part."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final, get_args

from sayso.events.lexicon import MODES
from sayso.language.lemmas import Key, LemmaTable, edit_script
from sayso.records import EVENT_TYPES, STATUSES, CommitmentKind
from training import names
from training.sentences import UNKNOWN, Document

IGNORE = -100
"""Target of a word that adds nothing to a loss."""

TRIGGER: Final = ("none", "main", "mention")
CUE: Final = ("none", "cue")
COMMITMENT: Final = ("none", *get_args(CommitmentKind))
MODE: Final = tuple(sorted({mode for modes in MODES.values() for mode in modes}))
RELATION: Final = (
    "actor", "recipient", "place", "time", "mention", "source", "content", "holder", "condition", "due"
)  # fmt: skip
TAGS: Final = ("trigger", "event", "status", "cue", "commitment")
"""The record heads that tag words; ``mode`` gives several labels a word, ``RELATION`` links words."""

_PLAIN_LEMMAS = {"PROPN", "NUM", "PUNCT", "SYM", "X", "INTJ"}


def record_labels() -> dict[str, list[str]]:
    """Return the labels of the record heads, which are given and not collected."""
    return {
        "trigger": list(TRIGGER), "event": list(EVENT_TYPES), "status": list(STATUSES), "mode": list(MODE),
        "cue": list(CUE), "commitment": list(COMMITMENT), "relation": list(RELATION),
    }  # fmt: skip


class Labels:
    """Label lists by head; a label's index in its list is the model's class."""

    def __init__(self, lists: dict[str, list[str]]) -> None:
        self.lists = lists
        self._index = {head: {label: i for i, label in enumerate(labels)} for head, labels in lists.items()}

    @classmethod
    def collect(cls, documents: Iterable[Document], rare: int = 3) -> Labels:
        """Collect the labels; features and lemma scripts seen less than ``rare`` times fall out."""
        counts: dict[str, Counter[str]] = {h: Counter() for h in ("upos", "xpos", "feats", "lemma", "deprel")}
        for document in documents:
            for s in document:
                if (
                    s.upos is None
                    or s.xpos is None
                    or s.feats is None
                    or s.lemmas is None
                    or s.deprels is None
                ):
                    continue
                counts["upos"].update(s.upos)
                counts["xpos"].update(s.xpos)
                counts["feats"].update(s.feats)
                counts["lemma"].update(map(edit_script, s.words, s.lemmas))
                counts["deprel"].update(s.deprels)
        least = {"feats": rare, "lemma": rare}
        lists = {h: sorted(x for x, n in c.items() if n >= least.get(h, 1)) for h, c in counts.items()}
        lists["deprel"].remove("root")
        return cls({**lists, "names": list(names.LABELS), **record_labels()})

    @classmethod
    def load(cls, path: Path) -> Labels:
        """Read ``labels.json``."""
        return cls(json.loads(path.read_text(encoding="utf-8")))

    def save(self, path: Path) -> None:
        """Write ``labels.json``."""
        text = json.dumps(self.lists, ensure_ascii=False, indent=0, sort_keys=True)
        path.write_text(text + "\n", encoding="utf-8")

    def index(self, head: str, label: str) -> int:
        """Return the class of a label, IGNORE for an unknown or rare one."""
        return IGNORE if label == UNKNOWN else self._index[head].get(label, IGNORE)

    def sizes(self) -> dict[str, int]:
        """Return the number of classes of each head."""
        return {head: len(labels) for head, labels in self.lists.items()}


def lemma_table(documents: Iterable[Document], agreement: float = 0.8) -> LemmaTable:
    """Build the table of known words: the lemma that at least ``agreement`` of a word's occurrences have.

    Classes of words whose lemma is the form as it stands are left out where it is so.
    """
    counts: dict[Key, Counter[str]] = {}
    for document in documents:
        for s in document:
            if s.upos is None or s.xpos is None or s.lemmas is None:
                continue
            for form, upos, xpos, lemma in zip(s.words, s.upos, s.xpos, s.lemmas, strict=True):
                if "\t" not in form:
                    counts.setdefault((form.lower(), upos, xpos), Counter())[lemma] += 1
    table: dict[Key, str] = {}
    for key, lemmas in counts.items():
        lemma, number = lemmas.most_common(1)[0]
        plain = key[1] in _PLAIN_LEMMAS and lemma.lower() == key[0]
        if not plain and number >= agreement * lemmas.total():
            table[key] = lemma
    return LemmaTable(table)
