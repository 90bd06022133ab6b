"""Participles that say what else a speaker said, hung on whoever speaks.

In "the rebels threatened to attack, accusing the army of …" the parser often hangs *accusing* on *attack*,
as if the accusation too were only threatened. Who accuses, blames or denounces in such an aside is the
subject of the verb that governs the infinitive, so it is hung there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sayso.language.decode import Analysis

_ASIDES: Final = frozenset(
    ["accusing", "alleging", "blaming", "calling", "citing", "condemning", "decrying", "denouncing",
     "denying", "describing", "dismissing", "expressing", "hailing", "insisting", "lamenting", "noting",
     "praising", "rejecting", "saying", "stressing", "urging", "warning", "welcoming"]
)  # fmt: skip


def hung_on_speakers(
    forms: Sequence[str], found: Analysis, relations: Sequence[str], tags: Sequence[str]
) -> Analysis:
    """The analysis of a text's words with such participles hung on the verb above the infinitive.

    Args:
        forms: the words.
        found: what the model found for them.
        relations: the model's relations; tags: its parts of speech, as in ``Analysis.xpos``.
    """
    asides = [i for i, form in enumerate(forms) if form in _ASIDES]
    if not asides:
        return found
    head, clause, infinitive = found.head.copy(), relations.index("advcl"), relations.index("xcomp")
    adverb = tags.index("RB")
    for i in asides:
        at = i - 1 if found.xpos[i - 1] != adverb else i - 2  # ", falsely accusing"
        if found.deprel[i] != clause or head[i] > i or at < 0 or forms[at] != ",":
            continue
        while found.deprel[head[i]] == infinitive and head[head[i]] < head[i]:
            head[i] = head[head[i]]
    return replace(found, head=head)
