"""Where things stand on the page: paragraphs, silent words and quotations, by token."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Token

from sayso.attribution.cues import FREE
from sayso.attribution.quotes import Quote, find_quotes
from sayso.notes import Notes

HEADINGS: Final = frozenset({"title", "heading", "caption"})
TERMINAL: Final = frozenset(".?!…")


@dataclass(slots=True)
class Speech:
    """One stretch of quoted speech: a quotation, or several that run on over paragraphs. Token ranges
    without marks."""

    parts: list[tuple[int, int]]
    outer: list[tuple[int, int]]
    """The same with the marks."""
    full: bool
    """Whether it stands as an utterance of its own rather than as some words inside the reporter's
    sentence."""

    @property
    def start(self) -> int:
        """First token, the mark included."""
        return self.outer[0][0]

    @property
    def end(self) -> int:
        """Token after the last, the mark included."""
        return self.outer[-1][1]


class Page:
    """Geometry of one ``Doc``: which paragraph and which quotation each token stands in."""

    def __init__(self, doc: Doc, notes: Notes) -> None:
        self.doc = doc
        self._text = doc.text  # spaCy puts it together anew at every call
        self._starts = [token.idx for token in doc]
        self.said = {word for token in doc for word in (token.lower_, token.lemma_.lower())} | {FREE}
        """Forms and lemmas of all words, in small letters, and what stands for any."""
        paragraphs = self._paragraphs(doc, notes)
        self.paragraph = [-1] * len(doc)
        """Number of the paragraph of each token; -1 in silent blocks."""
        self.heading = [False] * len(doc)
        for number, (start, end, kind) in enumerate(paragraphs):
            for index in range(*self.tokens(start, end)):
                self.paragraph[index] = number
                self.heading[index] = kind in HEADINGS
        self.bounds = [self.tokens(start, end) for start, end, _ in paragraphs]
        self.speeches: list[Speech] = []
        self.speech_at: list[Speech | None] = [None] * len(doc)
        """The outermost quotation a token stands in, its marks included."""
        self._stops = [token.i for token in doc if token.text in TERMINAL and self._is_stop(token.i)]
        self._collect(find_quotes(self._text, [(start, end) for start, end, _ in paragraphs]))

    @staticmethod
    def _paragraphs(doc: Doc, notes: Notes) -> list[tuple[int, int, str]]:
        if notes.blocks:
            return [
                (block.start, block.end, block.kind)
                for block in notes.blocks
                if not notes.is_silent(block.start)
            ]
        found, place = [], 0
        for line in doc.text.splitlines(keepends=True):
            if line.strip():
                found.append((place, place + len(line), "paragraph"))
            place += len(line)
        return found

    def _collect(self, quotes: list[Quote]) -> None:
        for quote in quotes:
            if quote.depth:
                continue
            inner = self.tokens(quote.inner_start, quote.inner_end)
            outer = self.tokens(quote.start, quote.end)
            if inner[0] >= inner[1]:
                continue
            if quote.taken_on and self.speeches:
                speech = self.speeches[-1]
                speech.parts.append(inner)
                speech.outer.append(outer)
                speech.full = True
            else:
                speech = Speech([inner], [outer], self._is_full(quote, inner, outer))
                self.speeches.append(speech)
            for index in range(*outer):
                self.speech_at[index] = speech

    def _is_full(self, quote: Quote, inner: tuple[int, int], outer: tuple[int, int]) -> bool:
        if quote.runs_on:
            return True
        text = self._text
        first = next((char for char in text[quote.inner_start : quote.inner_end] if char.isalnum()), "a")
        words = sum(1 for token in self.doc[inner[0] : inner[1]] if token.is_alpha)
        before = self.before(outer[0])
        opens = before is None or self.doc[before].text[-1] in ".?!:,…”’\"'–—"
        return opens and (first.isupper() or first.isdigit() or words > 4) and words > 0

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """Token range of a character range."""
        first = bisect_right(self._starts, start) - 1
        if first < 0 or self._starts[first] + len(self.doc[first].text) <= start:
            first += 1
        return first, bisect_left(self._starts, end)

    def silent(self, index: int) -> bool:
        """Whether a token stands in a block that yields no record."""
        return self.paragraph[index] < 0

    def before(self, index: int) -> int | None:
        """The nearest token before one that is no white space, in the same paragraph."""
        here = index - 1
        while here >= 0 and self.doc[here].is_space:
            here -= 1
        if here < 0 or index >= len(self.doc) or self.paragraph[here] != self.paragraph[index]:
            return None
        return here

    def after(self, index: int) -> int | None:
        """The nearest token from ``index`` on that is no white space, in the same paragraph as the one
        before it."""
        here = index
        while here < len(self.doc) and self.doc[here].is_space:
            here += 1
        if here >= len(self.doc) or index < 1 or self.paragraph[here] != self.paragraph[index - 1]:
            return None
        return here

    def same_level(self, one: int, other: int) -> bool:
        """Whether two tokens stand in the same quotation, or both in none."""
        return self.speech_at[one] is self.speech_at[other]

    def sentence(self, token: Token) -> tuple[int, int]:
        """Token range of the sentence a token stands in, never beyond its paragraph.

        A full stop with a capital after it ends the sentence even where the language model ran two
        together, unless it stands in a quotation that the token does not stand in.
        """
        sent = token.sent
        start, end = sent.start, sent.end
        number = self.paragraph[token.i]
        if number >= 0:
            start, end = max(start, self.bounds[number][0]), min(end, self.bounds[number][1])
        level = self.speech_at[token.i]
        here = bisect_left(self._stops, token.i)
        for stop in reversed(self._stops[bisect_left(self._stops, start) : here]):
            if self.speech_at[stop] is level:
                start = stop + 1
                break
        for stop in self._stops[here : bisect_left(self._stops, end)]:
            if self.speech_at[stop] is level:
                end = stop + 1
                break
        return start, end

    def _is_stop(self, index: int) -> bool:
        """Whether a token is a full stop or the like before a capital letter or a quotation mark."""
        after = self.after(index + 1)
        return after is not None and (self.doc[after].text[0].isupper() or self.doc[after].text[0] in "\"“‘'")
