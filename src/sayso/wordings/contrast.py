"""Two terms set against each other: "a redeployment, not a withdrawal", "“X” instead of “Y”", "replaced X
with Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from spacy.tokens import Span, Token

from sayso.language.phrases import children
from sayso.wordings.knowledge import markers
from sayso.wordings.terms import Terms
from sayso.wordings.use import Use

_INSTEAD_OF: Final = re.compile(r"\b(?:instead of|rather than|in place of)\b", re.IGNORECASE)
_SPOKE_INSTEAD: Final = re.compile(r"\b(?:sp[eo]ak\w*|spoke|talk\w*|wr[io]te) instead of\b", re.IGNORECASE)
_NOT: Final = re.compile(r"[,;–—]?\s*(?:and |but )?not\s+(?:an?|the)?\s*\W{0,2}\Z", re.IGNORECASE)
_BUT: Final = re.compile(r"\W{0,2},?\s*but\s+(?:rather\s+)?(?:an?|the)?\s*\W{0,2}\Z", re.IGNORECASE)
_FARTHEST: Final = 80
"""Characters between two quoted terms that are set against each other."""


def quoted_pairs(terms: Terms) -> Iterator[Use]:
    """Two quoted terms with "instead of", "rather than", "not" or "but" between them."""
    text = terms.doc.text
    for first, second in zip(terms.quoted, terms.quoted[1:], strict=False):
        between = text[first.end_char : second.start_char]
        if len(between) > _FARTHEST or first.sent.start != second.sent.start:
            continue
        before = text[max(0, first.start_char - 12) : first.start_char]
        if _SPOKE_INSTEAD.search(between):
            yield Use(first, "replaced_term", second, 6)
        elif _INSTEAD_OF.search(between) or _NOT.search(between):
            yield Use(second, "replaced_term", first, 6)
        elif _BUT.search(between) and re.search(r"\bnot\s+(?:an?\s+|the\s+)?\W?\Z", before):
            yield Use(first, "replaced_term", second, 6)


def plain_pairs(terms: Terms) -> Iterator[Use]:
    """As "a redeployment, not a withdrawal", "not a withdrawal but a redeployment": nouns of what is done."""
    doc = terms.doc
    for word in doc:
        if word.lower_ != "not" or word.i + 2 >= len(doc) or doc[word.i + 1].lower_ not in {"a", "an"}:
            continue
        denied = terms.after(word.i + 1, words=2)
        if denied is None or not _is_doing(denied[-1]):
            continue
        previous = doc[word.i - 1] if word.i > word.sent.start else None
        if previous is not None and previous.text in {",", "–", "—", "and", "but"}:
            rival = _noun_before(terms, previous)
            if rival is not None and rival.end > denied.start:  # both in one quotation
                rival = doc[previous.i - 1 : previous.i]
        else:
            rival = _noun_after_but(terms, denied.end)
        if rival is not None and _is_doing(rival[-1]):
            yield Use(denied, "replaced_term", rival, 5)


def _is_doing(token: Token) -> bool:
    word = token.lemma_.lower() or token.lower_
    return token.pos_ == "NOUN" and any(word.endswith(ending) for ending in markers().doings)


def _noun_before(terms: Terms, comma: Token) -> Span | None:
    index = comma.i - 1
    while index > comma.sent.start and comma.doc[index].is_quote:
        index -= 1
    if index < comma.sent.start or comma.doc[index].pos_ not in {"NOUN", "PROPN"}:
        return None
    return terms.of(comma.doc[index])


def _noun_after_but(terms: Terms, index: int) -> Span | None:
    doc = terms.doc
    while index < len(doc) and doc[index].text in {",", "–", "—"}:
        index += 1
    if index + 1 < len(doc) and doc[index].lower_ in {"but", "it"}:
        return terms.after(index + 1, words=2)
    return None


def replacements(terms: Terms) -> Iterator[Use]:
    """As "replaced the word “coup” with “transition”", "changed “shall” to “should”": quoted terms only."""
    for verb in terms.doc:
        if verb.lemma_ not in markers().replacing or verb.pos_ != "VERB":
            continue
        after = [span for span in terms.quoted if verb.i < span.start < verb.sent.end]
        if len(after) < 2 or not _is_replacement(after[1]):
            continue
        old, new = (after[1], after[0]) if verb.lemma_ == "substitute" else (after[0], after[1])
        yield Use(old, "replaced_term", new, 7)


def _is_replacement(span: Span) -> bool:
    cases = {kid.lower_ for head in (span.root, span.root.head) for kid in children(head, "case")}
    return bool(cases & {"with", "by", "to", "for", "into"})
