"""The base form of a word, helped by a list of words that it may be one of."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
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
    return next((form for form in _forms(token.lower_) if form in known), lemma)


@lru_cache(maxsize=20_000)  # a language has few words that are used much
def _forms(form: str) -> tuple[str, ...]:
    """What a word may regularly be inflected from, itself first."""
    found = [form]
    for ending, instead in _ENDINGS:
        if form.endswith(ending):
            stem = form[: -len(ending)]
            found.append(stem + instead)
            if ending in {"ed", "ing"} and len(stem) > 2 and stem[-1] == stem[-2]:
                found.append(stem[:-1])  # "deterred", "barring"
    return tuple(found)
