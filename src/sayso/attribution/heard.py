"""What the model's heads hear of who says what, set against what the cues and the tree tell.

An anchor is the cue's first word, or the mark that opens a quotation without one. The heads may take a report
away that they find most unlikely, and add one that no cue of ours tells of.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Token

from sayso.attribution.page import Page
from sayso.attribution.said import Said, tidy
from sayso.language.heads import Heads, runs

_ADDED: Final = 0.95
"""Least probability of an anchor for a report that only the heads find."""
_DROPPED: Final = 0.2
"""A report with a cue is dropped if its anchor is less likely; quotations without one stand."""
_CONTENT: Final = 0.5
_SOURCE: Final = 0.4
_REFUSING: Final = frozenset({"decline", "refuse", "fail"})
_ENTITLED: Final = frozenset({"claim", "profess", "purport", "ask", "call", "tell", "expect", "hope", "wish"})
"""Verbs whose bare infinitive is something said, thought or asked: "claims to be the lawful one"."""
_BEFORE: Final = 2
_GAP: Final = 2
"""Words that may be missing inside what is said."""


def heard(page: Page, heads: Heads, found: Sequence[Said]) -> list[Said]:
    """The reports found that the heads do not rule out, and those that the heads alone find."""
    likely = heads.probabilities("cue")[:, 1]
    kept = [said for said in found if not said.cue or _anchor(said, likely) >= _DROPPED]
    known = {index for said in found for index in _places(said)}
    for index in np.flatnonzero(likely >= _ADDED).tolist():
        if index in known or page.silent(index) or _unsaid(page.doc[index]):
            continue
        said = _said(page, heads, page.doc[index], float(likely[index]))
        if (
            said is None
            or _is_act(page, said)
            or _points_back(page, said)
            or any(_same(said, other) for other in kept)
        ):
            continue
        kept.append(said)
        known.update((index, said.start))
    return kept


def _is_act(page: Page, said: Said) -> bool:
    """Whether what the heads take for said is what somebody is, or undertakes, to do ("is poised to storm",
    "repeated his vow to stay"): none of it is quoted, and a verb of saying neither stands there nor takes an
    infinitive."""
    if (
        not said.cue
        or said.speech
        or any(page.speech_at[i] for start, end in said.parts for i in range(start, end))
    ):
        return False
    cue, first = page.doc[said.cue[0]], page.doc[said.start]
    infinitive = first.lower_ == "to" or (first.i > 0 and first.nbor(-1).lower_ == "to")
    if cue.pos_ == "AUX":
        return infinitive or (first.tag_ == "IN" and first.lower_ not in {"that", "if", "whether"})
    return infinitive and cue.lemma_.lower() not in _ENTITLED


def _points_back(page: Page, said: Said) -> bool:
    """Whether all that is said is a pronoun: "which he denies"."""
    return all(page.doc[index].pos_ == "PRON" for start, end in said.parts for index in range(start, end))


def _unsaid(anchor: Token) -> bool:
    """Whether a cue is one that somebody would not say ("declined to say whether …"), or an adverb
    ("reportedly")."""
    if anchor.dep_ == "advmod" and anchor.pos_ == "ADV":
        return True
    words = [anchor, anchor.head] if anchor.dep_ == "xcomp" else [anchor]
    return any(word.lemma_.lower() in _REFUSING for word in words)


def _anchor(said: Said, likely: NDArray[np.float32]) -> float:
    return float(max(likely[index] for index in _places(said) if 0 <= index < len(likely)))


def _places(said: Said) -> list[int]:
    """Tokens at which the heads may put the anchor of a report: a cue of several words has it at the first
    ("was alleged")."""
    if not said.cue:
        return [said.start - 1, said.start]
    return list(range(min(said.cue) - _BEFORE, max(said.cue) + 1))


def _said(page: Page, heads: Heads, anchor: Token, likely: float) -> Said | None:
    cue = [anchor.i] if anchor.is_alpha else []
    inside = heads.links(anchor.i, "content") >= _CONTENT
    inside[anchor.i] = False
    found = runs(inside, _GAP)
    found = [run for run in found if run[1] - run[0] > 1 or len(found) == 1]
    parts, speech = tidy(page, found, cue[0] if cue else None)
    if not parts:
        return None
    source = _head(page, heads.links(anchor.i, "source"))
    why = f"heads: {'cue' if cue else 'quotation'} {likely:.2f}"
    return Said("asserts", "heads", parts, cue, source, speech, why=why)


def _head(page: Page, links: NDArray[np.float32]) -> int | None:
    """The head of the phrase that the heads take for the source."""
    best = int(links.argmax())
    if links[best] < _SOURCE:
        return None
    low = high = best
    while low > 0 and links[low - 1] >= _SOURCE:
        low -= 1
    while high + 1 < len(links) and links[high + 1] >= _SOURCE:
        high += 1
    phrase = page.doc[low : high + 1]
    return phrase.root.i


def _same(one: Said, other: Said) -> bool:
    """Whether two reports tell of the same words."""
    a = {index for start, end in one.parts for index in range(start, end)}
    b = {index for start, end in other.parts for index in range(start, end)}
    return 2 * len(a & b) > min(len(a), len(b)) and one.source == other.source
