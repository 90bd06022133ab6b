"""What a term is: quoted words, or the nominal phrase that follows its marker."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from spacy.tokens import Doc, Span, Token

from sayso.attribution.quotes import find_quotes
from sayso.language.phrases import trim
from sayso.notes import Notes

LONGEST: Final = 6
"""Most words of a quoted term."""
_PHRASE: Final = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_HYPHENS: Final = frozenset({"-", "–"})
_DETERMINERS: Final = frozenset(
    {"a", "an", "the", "its", "his", "her", "their", "our", "this", "that", "any", "such"}
)


class Terms:
    """The quoted stretches of a ``Doc`` as token ranges, and how to read a term at a place."""

    def __init__(self, doc: Doc, board: Notes) -> None:
        self.doc = doc
        self._starts = [token.idx for token in doc]
        quotes = find_quotes(doc.text, _paragraphs(doc, board))
        self.quoted: list[Span] = []
        """Quotations of at most ``LONGEST`` words, without marks and the punctuation inside of them."""
        self._by_mark: dict[int, Span] = {}
        for quote in sorted(quotes, key=lambda quote: (quote.start, quote.end)):
            span = trim(doc, self._token(quote.inner_start), self._token(quote.inner_end))
            words = sum(1 for token in span if not token.is_punct and not token.is_space)
            if quote.closed and 0 < words <= LONGEST:
                self.quoted.append(span)
                self._by_mark[self._token(quote.start)] = span
                self._by_mark[span.start] = span

    def _token(self, char: int) -> int:
        return bisect_left(self._starts, char)

    def quote_at(self, index: int) -> Span | None:
        """The quoted term whose mark, or first word, is the token."""
        return self._by_mark.get(index)

    def after(self, index: int, *, words: int = 4) -> Span | None:
        """The term that begins at a token, determiners passed over: quoted, or up to ``words`` words of a
        phrase."""
        doc = self.doc
        while index < len(doc) and (doc[index].lower_ in _DETERMINERS or doc[index].is_space):
            index += 1
        if index >= len(doc):
            return None
        if (quote := self.quote_at(index)) is not None:
            return quote
        end, count = index, 0
        while end < len(doc) and not doc[end].is_space:
            hyphen = doc[end].text in _HYPHENS and end > index and not doc[end - 1].whitespace_
            joined = end > index and doc[end - 1].text in _HYPHENS
            owner = (
                doc[end].lower_ in {"'s", "’s"}
                and 0 < end < len(doc) - 1
                and doc[end - 1].pos_ == "PROPN"
                and doc[end + 1].pos_ in {"PROPN", "NOUN"}
                and doc[end + 1].text[0].isupper()
            )
            if not (hyphen or joined or owner or (doc[end].pos_ in _PHRASE and count < words)):
                break
            count += not hyphen and not joined
            end += 1
        span = trim(doc, index, end)
        return span if len(span) else None

    def of(self, head: Token) -> Span:
        """The term around a nominal head: the quotation it stands in, else the phrase up to it, no
        determiner."""
        for span in self.quoted:
            if span.start <= head.i < span.end:
                return span
        start = head.i
        while start > head.sent.start and self._belongs(start - 1, head):
            start -= 1
        return self.doc[start : head.i + 1]

    def _belongs(self, index: int, head: Token) -> bool:
        """Whether a token stands in the phrase up to a head: a word of it, or the hyphen of one."""
        token = self.doc[index]
        if token.text in _HYPHENS:
            return not token.whitespace_ and index > head.sent.start and not self.doc[index - 1].whitespace_
        return token.pos_ in _PHRASE and index <= token.head.i <= head.i


def _paragraphs(doc: Doc, board: Notes) -> list[tuple[int, int]]:
    if board.blocks:
        return [(block.start, block.end) for block in board.blocks if not board.is_silent(block.start)]
    found, place = [], 0
    for line in doc.text.splitlines(keepends=True):
        found.append((place, place + len(line)))
        place += len(line)
    return found
