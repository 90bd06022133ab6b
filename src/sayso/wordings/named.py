"""Terms that the text itself speaks of: "the so-called X", "refused to use the word X", "the X label"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Span, Token

from sayso.language.phrases import children
from sayso.wordings.knowledge import markers
from sayso.wordings.terms import Terms
from sayso.wordings.use import Use, kept_out, user_of, verbs_above

_CHOOSING: Final = frozenset({"agree", "prefer", "choose", "adopt"})
_APPOSED: Final = 4
"""Most tokens between a quoted term and the noun that it is said to be."""


def so_called(terms: Terms) -> Iterator[Use]:
    """As "the so-called withdrawal", "the self-styled governor"."""
    doc, so_called_ = terms.doc, markers().so_called
    beginnings = {words[:size] for words in so_called_ for size in range(1, len(words) + 1)}
    for token in doc:
        if token.lower_ not in beginnings and not token.is_space:
            continue
        for size in (3, 2, 1):
            words = doc[token.i : token.i + size].text.strip().lower()
            if words in so_called_:
                term = terms.after(token.i + size)
                if term is not None and term.start <= token.i + size + 2:
                    yield Use(term, "so-called", None, 3)
                break


def mentioned(terms: Terms) -> Iterator[Use]:
    """As "the word X" and "the X label": kept out, taken instead of another, or used by somebody."""
    doc = terms.doc
    for name in doc:
        if name.lemma_.lower() not in markers().names or name.pos_ not in {"NOUN", "PROPN"}:
            continue
        said_of = _said_of(terms, name)
        quoted_before = _quoted_before(terms, name) or said_of
        term = terms.after(name.i + 1, words=1 if name.lemma_ == "word" else 3)
        if term is not None and term.start > name.i + 2:
            term = None
        if term is not None and term.start == name.i + 1 and terms.quote_at(term.start) is None:
            plain = name.lemma_.lower() in {"word", "term", "phrase", "label"}
            term = term if plain and name.i > 0 and doc[name.i - 1].lower_ in {"the", "word"} else None
        term = quoted_before or term
        use = _judged(terms, name, term) if term is not None else None
        if use is not None:
            yield use


def _said_of(terms: Terms, name: Token) -> Span | None:
    """The quoted subject of "“bloodletting” was the word that they used", the term of "“bloodletting”, a word
    that they refuse"."""
    if not children(name, "cop"):
        before = (span for span in terms.quoted if span.sent.start == name.sent.start and span.end < name.i)
        apposed = [span for span in before if name.i - span.end <= _APPOSED and _is_set_off(span, name)]
        return apposed[-1] if apposed else None
    heads = children(name, "nsubj", "parataxis", "ccomp", "csubj")
    return next((span for span in terms.quoted for head in heads if span.start <= head.i < span.end), None)


def _quoted_before(terms: Terms, name: Token) -> Span | None:
    """The quoted modifier of a naming noun: "the “non-combat forces” description"."""
    for back in (2, 3):
        for span in terms.quoted:
            if span.end == name.i - back + 1 and name.i - span.end <= 2:
                return span
    return None


def _is_set_off(span: Span, name: Token) -> bool:
    """Whether a comma and an article alone stand between a quoted term and what it is called."""
    between = [token for token in span.doc[span.end : name.i] if not token.is_quote]
    return [token.text for token in between[:1]] == [","] and all(
        token.pos_ == "DET" for token in between[1:]
    )


def _judged(terms: Terms, name: Token, term: Span) -> Use | None:
    """How a term that is spoken of is used; none where it is only quoted ("found no word “port” in it")."""
    said_of = bool(children(name, "cop")) or term.end < name.i
    verbs = [] if said_of and _quoted_before(terms, name) is None else verbs_above(name)
    verbs = (
        verbs or children(name, "acl") or [kid for kid in children(name.head, "parataxis") if kid.i > name.i]
    )
    barring = kept_out(verbs)
    if barring is not None:
        return Use(term, "refused_term", None, 5, user_of(barring))
    using = next((verb for verb in verbs if verb.lemma_ in markers().using), None)
    if using is None or (name.tag_ == "NNS" and name.lemma_ == "word"):
        return Use(term, "described_as", None, 3) if _quoted_before(terms, name) is not None else None
    instead = any(kid.lower_ == "instead" for verb in verbs for kid in verb.subtree)
    before = [
        span for span in terms.quoted if name.sent.start <= span.start < term.start and span.end <= name.i
    ]
    if instead and before:
        return Use(before[-1], "replaced_term", term, 6, user_of(using))
    settled = any(kid.lower_ in {"on", "for"} for kid in children(name, "case"))
    if instead or any(
        verb.lemma_ in _CHOOSING or (settled and verb.lemma_ in {"settle", "opt"}) for verb in verbs
    ):
        return Use(term, "replaced_term", None, 5, user_of(using))
    used = using.lemma_ in {"use", "employ", "coin", "promote"}
    return Use(term, "described_as", None, 4, user_of(using)) if used else None
