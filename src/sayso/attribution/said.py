"""What is said: an attribution under way, and the stretch of words that its content covers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from spacy.tokens import Doc, Token

from sayso.attribution.page import Page, Speech

_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BEFORE: Final = frozenset({",", ".", ";", ":", "-", "–", "—", "--", ")"})
_AFTER: Final = frozenset({",", ".", ";", ":", "-", "–", "—", "--", "("})
_MARKS: Final = frozenset({'"', "“", "”", "‘", "’", "'", "«", "»", "„", "``", "''"})
_DOUBLE: Final = frozenset({'"', "“", "”", "«", "»", "„", "``", "''"})
_EDGE: Final = frozenset({"that", "and", "but", "or", ";", "so"})


@dataclass(slots=True)
class Said:
    """An attribution under way; token indices and ranges."""

    stance: str
    form: str
    parts: list[tuple[int, int]]
    cue: list[int] = field(default_factory=list)
    """Tokens of the cue, its head first; empty for a quotation without one."""
    source: int | None = None
    speech: list[Speech] = field(default_factory=list)
    """The quotations that belong to it."""
    clause_end: int | None = None
    """Token after the reporting clause where it stands aside of what is said."""
    inside: Said | None = None
    """The report that it is nested in, where that does not show in the text's order."""
    why: str = ""

    @property
    def start(self) -> int:
        """First token of its content."""
        return min(start for start, _ in self.parts)

    @property
    def end(self) -> int:
        """Token after the last of its content."""
        return max(end for _, end in self.parts)

    def holds(self, index: int) -> bool:
        """Whether a token stands in its content."""
        return any(start <= index < end for start, end in self.parts)


def is_finite(head: Token) -> bool:
    """Whether a clause has a finite verb or, subjunctive, a subject of its own after "that"."""
    if head.tag_ in _FINITE or "Fin" in head.morph.get("VerbForm", []):
        return True
    kids = list(head.children)
    if any(kid.dep_ in {"aux", "cop", "aux:pass"} and kid.tag_ in _FINITE for kid in kids):
        return True
    has_subject = any(kid.dep_.startswith(("nsubj", "csubj", "expl")) for kid in kids)
    return has_subject and not any(kid.dep_ == "mark" and kid.lower_ in {"to", "for"} for kid in kids)


def is_question(head: Token) -> bool:
    """Whether a clause is an indirect question: "whether they came", "how it began"."""
    first = next((token for token in head.subtree if token.is_alpha), head)
    if first.lower_ in {"whether", "if"} and first.dep_ == "mark":
        return True
    return first.tag_ in {"WRB", "WP", "WDT", "WP$"} or first.lower_ == "whether"


def tree_parts(page: Page, head: Token, without: Iterable[Token] = ()) -> list[tuple[int, int]]:
    """Token ranges of the clause under ``head``, less what stands under the ``without`` tokens."""
    dropped = {token.i for top in without for token in top.subtree}
    kept = [token.i for token in head.subtree if token.i not in dropped]
    return runs(page.doc, kept, dropped)


def runs(doc: Doc, kept: list[int], dropped: set[int]) -> list[tuple[int, int]]:
    """Sorted token indices as ranges; gaps of punctuation and white space alone are closed."""
    parts: list[tuple[int, int]] = []
    for index in sorted(kept):
        if parts and all(
            other not in dropped and (doc[other].is_space or doc[other].is_punct)
            for other in range(parts[-1][1], index)
        ):
            parts[-1] = (parts[-1][0], index + 1)
        else:
            parts.append((index, index + 1))
    return parts


def tidy(
    page: Page, parts: list[tuple[int, int]], cue: int | None
) -> tuple[list[tuple[int, int]], list[Speech]]:
    """Trim the parts, let them take in whole quotations they end in, keep them inside the cue's own
    quotation."""
    doc = page.doc
    own = page.speech_at[cue] if cue is not None else None
    tidied: list[tuple[int, int]] = []
    taken: list[Speech] = []
    for start, end in sorted(parts):
        start, end = trimmed(doc, start, end)
        if start >= end:
            continue
        if own is not None:
            start, end = max(start, own.start), min(end, own.end)
        else:
            for index in (start, end - 1):
                speech = page.speech_at[index]
                if speech is None or (cue is not None and page.paragraph[index] != page.paragraph[cue]):
                    continue
                start, end = min(start, speech.parts[0][0]), max(end, speech.parts[-1][1])
                if speech not in taken:
                    taken.append(speech)
        start, end = trimmed(doc, start, end)
        if start < end and any(token.is_alpha or token.like_num for token in doc[start:end]):
            if tidied and start < tidied[-1][1]:
                tidied[-1] = (tidied[-1][0], max(end, tidied[-1][1]))
            else:
                tidied.append((start, end))
    return tidied, taken


def trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """A token range without white space, commas, dashes, a leading "that" and a pair of marks around it."""
    while start < end and (doc[start].is_space or doc[start].text in _BEFORE):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in _AFTER):
        end -= 1
    if start >= end:
        return start, end
    if doc[start].lower_ == "that" and doc[start].dep_ == "mark":
        return trimmed(doc, start + 1, end)
    if doc[end - 1].lower_ in _EDGE and doc[end - 1].dep_ in {"cc", "mark", "punct"}:
        return trimmed(doc, start, end - 1)
    opens, closes = doc[start].text in _MARKS, doc[end - 1].text in _MARKS
    if end - start < 2 or not (opens or closes):
        return start, end
    family = _DOUBLE if doc[start if opens else end - 1].text in _DOUBLE else _MARKS - _DOUBLE
    if any(token.text in family for token in doc[start + 1 : end - 1]):
        return start, end
    return trimmed(doc, start + opens, end - closes)
