"""Which words of two segmentations of one text are the same, as the CoNLL 2018 shared task counts it.

Words are compared by the characters they cover, white space left out. The words of a multi-word token cover
all of it; they are matched to the other side's words by their longest common subsequence of lower-cased
forms. After the shared task's evaluation (Zeman et al. 2018, "CoNLL 2018 Shared Task: Multilingual Parsing
from Raw Text").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A word: its form and the characters ``[start, end)`` of its surface token, counted without white
    space."""

    form: str
    start: int
    end: int
    multiword: bool = False
    """Whether the surface token has other words too."""


def align(gold: Sequence[Span], system: Sequence[Span]) -> list[tuple[int, int]]:
    """Return pairs of indices of the words that are the same, in the order of the text."""
    pairs: list[tuple[int, int]] = []
    g = s = 0
    while g < len(gold) and s < len(system):
        if gold[g].multiword or system[s].multiword:
            first_g, first_s, g, s = _stretch(gold, system, g, s)
            pairs += _common(gold, system, range(first_g, g), range(first_s, s))
        elif (gold[g].start, gold[g].end) == (system[s].start, system[s].end):
            pairs.append((g, s))
            g, s = g + 1, s + 1
        elif gold[g].start <= system[s].start:
            g += 1
        else:
            s += 1
    return pairs


def _stretch(gold: Sequence[Span], system: Sequence[Span], g: int, s: int) -> tuple[int, int, int, int]:
    """The stretch around a multi-word token: where it begins and ends on both sides."""
    if gold[g].multiword:
        end = gold[g].end
        if not system[s].multiword and system[s].start < gold[g].start:
            s += 1
    else:
        end = system[s].end
        if not gold[g].multiword and gold[g].start < system[s].start:
            g += 1
    first_g, first_s = g, s
    while not (_beyond(gold, g, end) and _beyond(system, s, end)):
        if g < len(gold) and (s >= len(system) or gold[g].start <= system[s].start):
            if gold[g].multiword:
                end = max(end, gold[g].end)
            g += 1
        else:
            if system[s].multiword:
                end = max(end, system[s].end)
            s += 1
    return first_g, first_s, g, s


def _beyond(words: Sequence[Span], at: int, end: int) -> bool:
    if at >= len(words):
        return True
    return words[at].start >= end if words[at].multiword else words[at].end > end


def _common(gold: Sequence[Span], system: Sequence[Span], gs: range, ss: range) -> list[tuple[int, int]]:
    """Pairs of the longest common subsequence of lower-cased forms in two ranges."""
    longest = [[0] * (len(ss) + 1) for _ in range(len(gs) + 1)]
    for i in range(len(gs) - 1, -1, -1):
        for j in range(len(ss) - 1, -1, -1):
            same = gold[gs[i]].form.lower() == system[ss[j]].form.lower()
            longest[i][j] = max(
                longest[i + 1][j], longest[i][j + 1], (1 + longest[i + 1][j + 1]) if same else 0
            )
    pairs, i, j = [], 0, 0
    while i < len(gs) and j < len(ss):
        if gold[gs[i]].form.lower() == system[ss[j]].form.lower():
            pairs.append((gs[i], ss[j]))
            i, j = i + 1, j + 1
        elif longest[i + 1][j] >= longest[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs
