"""The base form of a word, helped by a list of words that it may be one of."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from spacy.tokens import Token

_ENDINGS: Final = (
    ("ies", "y"), ("ied", "y"), ("es", ""), ("es", "e"), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""),
    ("ing", "e"),
)  # fmt: skip


def base(token: Token, known: Collection[str]) -> str:
    """The lemma of a word in lower case; where that is no known word, a known one that regularly inflects
    to it.

    A lemma that the language model had to guess can be a letter off ("vowe" for "vowed"); a cue must not
    be lost by it.
    """
    lemma = token.lemma_.lower()
    if lemma in known:
        return lemma
    form = token.lower_
    for ending, instead in _ENDINGS:
        if form.endswith(ending) and form[: -len(ending)] + instead in known:
            return form[: -len(ending)] + instead
    return lemma
