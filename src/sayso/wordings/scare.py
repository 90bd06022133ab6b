"""Scare quotes: a short quoted nominal phrase, built into the reporter's sentence, that nobody is quoted
with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Span, Token

from sayso.language.phrases import ancestors, relation
from sayso.notes import Notes
from sayso.wordings.knowledge import markers
from sayso.wordings.terms import Terms
from sayso.wordings.use import Use

_SHORT: Final = 3
_SHORTER: Final = 2
"""Most words of a term inside of what somebody is reported to have said, where a quotation of some words is
likelier."""
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PUNCT", "DET", "ADP", "SYM", "CCONJ", "PART"})
_BEFORE: Final = frozenset(
    {"DET", "ADJ", "ADP", "NOUN", "PROPN", "PART", "PRON", "CCONJ", "NUM", "VERB", "AUX", "ADV"}
)
_KNOWN: Final = frozenset({"the", "this", "these", "those", "its", "his", "her", "their", "'s", "’s"})
_TITLES: Final = frozenset({"title", "heading", "caption"})


def scare_quotes(terms: Terms, board: Notes) -> Iterator[Use]:
    """Quoted terms that no attribution has as its words, and that no verb of saying has in its reach."""
    for span in terms.quoted:
        block = board.block_at(span.start_char)
        words = [token for token in span if token.is_alpha or token.like_num]
        spoken = bool(board.voices(span.start_char, span.end_char))
        if block is not None and block.kind in _TITLES:
            continue
        if not 0 < len(words) <= (_SHORTER if spoken else _SHORT):
            continue
        if not _is_nominal(span) and (spoken or not _is_said_of(span)):
            continue
        if not _is_built_in(span, spoken=spoken):
            continue
        if _is_quoted(span, board) or _is_voiced(span) or _is_of_words(span):
            continue
        if not spoken or _is_own(span):
            yield Use(span, "scare_quotes", None, 2)


def _is_nominal(span: Span) -> bool:
    """A phrase with a noun in it or before the noun that follows; no title of a work, no exclamation."""
    if any(token.pos_ not in _NOMINAL for token in span) or span[0].pos_ in {"ADP", "CCONJ"}:
        return False
    if not any(token.pos_ in {"NOUN", "PROPN"} for token in span) and not _before_noun(span):
        return False
    weighty = [token for token in span if token.is_alpha and token.pos_ not in {"ADP", "DET", "CCONJ"}]
    titled = all(token.text[0].isupper() for token in weighty)
    return not titled and "!" not in span.text and "?" not in span.text


def _is_said_of(span: Span) -> bool:
    """One adjective or participle that is said of somebody: "they were “invited” to leave"."""
    word = span[0]
    said = word.pos_ in {"ADJ", "VERB"} and word.tag_ not in {"VB", "VBZ"}
    return len(span) == 1 and said and word.text.islower()


def _is_voiced(span: Span) -> bool:
    """Whether the words stand in the reach of a verb of saying, or of naming."""
    voicing = markers().voicing | markers().naming
    for above in ancestors(span.root):
        if above.pos_ in {"VERB", "AUX"} and above.lemma_ in voicing and above not in span:
            return True
        if relation(above) in {"acl", "parataxis"} or (above.pos_ == "VERB" and relation(above) != "xcomp"):
            return False
    return False


def _is_of_words(span: Span) -> bool:
    """Whether the sentence speaks of words, so that a quoted one is mentioned, not kept at a distance."""
    words = markers().names | markers().headings
    return any(token.lemma_.lower() in words for token in span.sent)


def _after_mark(span: Span) -> Token | None:
    doc, index = span.doc, span.end
    while index < len(doc) and doc[index].is_punct and index < span.end + 2:
        index += 1
    return doc[index] if index < len(doc) and not doc[index].is_space else None


def _before_noun(span: Span) -> bool:
    after = _after_mark(span)
    return after is not None and after.pos_ == "NOUN" and after.i == span.end + 1


def _is_built_in(span: Span, *, spoken: bool) -> bool:
    """Inside the sentence: a word of a phrase right before the mark; no nickname between two names, no
    complement of a
    verb ("shouted “murder”"), no name given ("called “X”")."""
    doc, left = span.doc, span.start - 2
    if left < span.sent.start or doc[left].is_punct or doc[left].is_space or doc[left].pos_ not in _BEFORE:
        return False
    bare = not _before_noun(span)
    if bare and (doc[left].pos_ == "VERB" or (spoken and doc[left].pos_ == "AUX")):
        return False
    if bare and spoken and doc[left].lower_ in {"a", "an"}:
        return False
    after = _after_mark(span)
    return not (doc[left].pos_ == "PROPN" and after is not None and after.pos_ == "PROPN")


def _is_own(span: Span) -> bool:
    """Inside of what somebody is reported to have said, only what is taken as known is a term of dispute
    ("the
    “renewal”", "“renewal” scheme"); after "a" it is likelier the speaker's own word."""
    before = span.doc[span.start - 2]
    return _before_noun(span) or before.lower_ in _KNOWN or before.pos_ == "NUM"


def _is_quoted(span: Span, board: Notes) -> bool:
    """Whether an attribution with a cue has the quoted words as its own content."""
    margin = 3
    for draft in board.attributions:
        for part in draft.record.content:
            if (
                part.start >= span.start_char - margin
                and part.end <= span.end_char + margin
                and part.end > span.start_char
            ):
                return True
    return False
