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
    if form in known:
        return form
    for ending, instead in _ENDINGS:
        if form.endswith(ending) and form[: -len(ending)] + instead in known:
            return form[: -len(ending)] + instead
        stem = form[: -len(ending)] if form.endswith(ending) else ""
        if len(stem) > 2 and stem[-1] == stem[-2] and stem[:-1] in known and ending in {"ed", "ing"}:
            return stem[:-1]  # "deterred", "barring"
    return lemma
