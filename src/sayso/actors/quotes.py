"""Who speaks inside quotation marks: a cheap local look, only to resolve "I" and "we".

The attribution room reads quotations in full; here the nearest verb of saying outside the marks, in the
paragraph that holds them, gives the speaker, and a paragraph without one continues with the speaker before.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sayso.actors.words import words
from sayso.language import phrases
from sayso.language.tokens import between

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SAYING: Final = words("saying")
_UTTERANCES: Final = words("utterances")
_OPENING: Final = "“«„"
_CLOSING: Final = "”»"
_NEAR: Final = 150
"""How many words before and after a quotation its verb of saying is looked for."""
_PLAIN: Final = '"'


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation as a token range ``[start, end)``, marks included."""

    start: int
    end: int


def find_quotes(doc: Doc) -> list[Quote]:
    """Quotations by their double marks; one left open ends with its paragraph."""
    found: list[Quote] = []
    start: int | None = None
    for token in doc:
        if token.is_space and "\n" in token.text:
            if start is not None:
                found.append(Quote(start, token.i))
                start = None
            continue
        text = token.text
        if text in {"``"} or (text and text[0] in _OPENING) or (text == _PLAIN and start is None):
            if start is None:
                start = token.i
        elif start is not None and (text == "''" or text == _PLAIN or (text and text[-1] in _CLOSING)):
            found.append(Quote(start, token.i + 1))
            start = None
    if start is not None:
        found.append(Quote(start, len(doc)))
    return [quote for quote in found if quote.end - quote.start > 4]


def paragraphs(doc: Doc) -> list[int]:
    """The first token of every paragraph (a line break parts them)."""
    starts = [0]
    for token in doc:
        if (token.is_space and "\n" in token.text and token.i + 1 < len(doc)) or (
            not token.is_space and "\n" in token.text_with_ws and token.i + 1 < len(doc)
        ):
            starts.append(token.i + 1)
    return sorted(set(starts))


def speakers(doc: Doc) -> dict[int, int]:
    """Head token of the speaker for every token inside a quotation whose speaker is found."""
    quotes = find_quotes(doc)
    inside = {i for quote in quotes for i in range(quote.start, quote.end)}
    starts = paragraphs(doc)
    found: dict[int, int] = {}
    last: int | None = None
    last_paragraph = -2
    for quote in quotes:
        number = bisect_right(starts, quote.start) - 1
        begin, end = starts[number], starts[number + 1] if number + 1 < len(starts) else len(doc)
        near = max(begin, quote.start - _NEAR), min(end, quote.end + _NEAR)
        speaker = _speaker(doc, quote, *near, inside)
        if speaker is None and last_paragraph == number:
            speaker = last
        if speaker is None and number > 0:
            speaker = (
                last
                if last_paragraph == number - 1
                else _talker(doc, max(starts[number - 1], begin - _NEAR), begin)
            )
        if speaker is None:
            continue
        for i in range(quote.start, quote.end):
            found[i] = speaker
        last, last_paragraph = speaker, number
    return found


def _speaker(doc: Doc, quote: Quote, begin: int, end: int, inside: set[int]) -> int | None:
    best: tuple[int, int] | None = None
    for i, verb in enumerate(between(doc, begin, end), begin):
        if i in inside or verb.pos_ not in {"VERB", "AUX"} or verb.lemma_.lower() not in SAYING:
            continue
        subject = _subject(verb, inside)
        if subject is None:
            continue
        gap = quote.start - i if i < quote.start else i - quote.end
        same = (
            verb.sent.start <= quote.start < verb.sent.end or verb.sent.start <= quote.end - 1 < verb.sent.end
        )
        distance = gap + (0 if same else 40)
        if best is None or distance < best[0]:
            best = (distance, subject)
    if best is not None:
        return best[1]
    for i in range(begin, end):
        if i not in inside and doc[i].lower_ == "according" and i + 1 < len(doc):
            for kid in doc[i + 1 : min(end, i + 12)]:
                if phrases.relation(kid) in {"obl", "nmod", "pobj"} and kid.pos_ in phrases.NOMINAL:
                    return kid.i
    return None


def _subject(verb: Token, inside: set[int]) -> int | None:
    for subject in phrases.subjects(verb):
        owner = phrases.child(subject, "nmod")
        if subject.lemma_.lower() in _UTTERANCES and owner is not None and owner.dep_ == "nmod:poss":
            subject = owner
        if subject.i not in inside and subject.pos_ in phrases.NOMINAL and subject.dep_ != "expl":
            return subject.i
    return None


def _talker(doc: Doc, begin: int, end: int) -> int | None:
    """Whoever speaks in the paragraph before; for a paragraph that holds nothing but a quotation."""
    for i in range(end - 1, begin - 1, -1):
        if doc[i].pos_ == "VERB" and doc[i].lemma_.lower() in SAYING:
            subject = _subject(doc[i], set())
            if subject is not None:
                return subject
    return None
