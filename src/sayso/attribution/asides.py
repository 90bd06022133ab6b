"""Reporting clauses that stand aside of what is said: "S, the army said", "“Q,” said X", "A plane, it said,
hit it".

They are read from the order of the words, with the tree as a help only: commas and quotation marks are the
surer signs, and the relation of such a clause to its sentence is what parsers get wrong most often.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from sayso.attribution.cues import Cues, match
from sayso.attribution.page import TERMINAL, Page
from sayso.language.phrases import is_passive, relation

_BREAKS: Final = frozenset({",", "–", "—", "-", "--"})
_STOPS: Final = frozenset({",", ";", ":", ".", "?", "!", "–", "—", "--", "(", ")"})
_SUBORDINATES: Final = frozenset(
    {"when", "after", "before", "if", "as", "while", "although", "though", "because", "since", "once",
    "until", "till",
     "that", "which", "who", "whom", "whose", "where", "unless", "whether", "what", "how", "why", "than"}
)  # fmt: skip
_GOES_ON: Final = frozenset(
    {"and", "but", "or", "nor", "although", "though", "because", "unless", "if", "whereas", "so", "yet"}
)
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
_STARTS_PHRASE: Final = frozenset({"DET", "PROPN", "NOUN", "PRON", "NUM", "ADJ"})
_LONGEST: Final = 16
"""Words a subject before the verb may have where the tree does not name it."""

_SHORT: Final = 3


@dataclass(frozen=True, slots=True)
class Aside:
    """A reporting clause ``[start, end)``, its subject, and the ranges of what is said."""

    start: int
    end: int
    source: Token
    parts: list[tuple[int, int]]
    quoted: bool
    """Whether what is said begins with a quotation."""


def find_aside(page: Page, cues: Cues, verb: Token, source: Token | None, *, plain: bool) -> Aside | None:
    """The aside that ``verb`` heads, if it does; ``source`` is its subject by the tree, ``plain`` lets it
    stand aside of words without quotation marks."""
    if verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN", "VB"}:
        return None
    source, first = _subject(page, cues, verb, source)
    if source is None:
        return None
    before = page.before(first)
    if before is None:
        return None
    doc = page.doc
    told_of = {word.lemma_.lower() for word in (*doc[first : source.left_edge.i], source)}
    if cues.claims & told_of - cues.documents:
        return None  # "…, a charge the group denies": that is what it says of the charge
    level = page.speech_at[verb.i]
    start, end = page.sentence(verb)
    last = _clause_end(page, verb, source, end)
    speech = page.speech_at[before]
    if speech is level and doc[before].text in _BREAKS:
        earlier = page.before(before)
        speech = page.speech_at[earlier] if earlier is not None else None
    if speech is not None and speech is not level:
        closing = doc[speech.parts[-1][1] - 1].text
        if closing in {".", "…"} and doc[first].text[:1].isupper() and _has_content(verb):
            return None
        left = speech.start if speech.full else min(speech.start, _segment_start(page, speech.start))
        rest = _rest(page, cues, verb, last, end, whole=False)
        if speech.full:  # after a whole quotation only more quoted words belong to it
            rest = [part for part in rest if page.speech_at[part[0]] is not level]
        return Aside(first, last, source, [(left, first), *rest], True)
    if not plain or before < start or doc[before].text not in _BREAKS:
        return None
    start = _after_report(page, cues, start, before)
    complete = _main_verbs(page, start, before) > 0
    inverted = source.i > verb.i
    rest = _rest(page, cues, verb, last, end, whole=not complete)
    if not complete and not inverted and not rest:
        return None
    opening = page.speech_at[rest[0][0]] if rest else None
    if opening is not None and opening is not level and opening.full and not complete:
        return Aside(first, last, source, rest, True)
    open_word = doc[before - 1].lower_ if before > start else ""
    if open_word in {"and", "but", "who", "which", "that", "because"} and rest:
        # "by men who, his wife said, broke the gate": only what follows is hers
        return Aside(first, last, source, rest, False)
    if doc[start].lower_ in {"and", "but"} and start + 1 == before:
        return Aside(first, last, source, rest, False) if rest else None
    return Aside(first, last, source, [(start, first), *rest], False)


def _after_report(page: Page, cues: Cues, start: int, end: int) -> int:
    """Where what is said begins: after a colon or semicolon that a report of its own precedes
    ("She doubts it: there is, she explains, no form")."""
    level = page.speech_at[end]
    for index in range(end - 1, start, -1):
        if page.doc[index].text in {":", ";"} and page.speech_at[index] is level:
            return index + 1 if reports_itself(page, cues, start, index) else start
    return start


def _segment_start(page: Page, index: int) -> int:
    return page.sentence(page.doc[index])[0]


def _has_content(verb: Token) -> bool:
    return any(relation(kid) in {"ccomp", "xcomp", "obj"} and kid.i > verb.i for kid in verb.children)


def _subject(page: Page, cues: Cues, verb: Token, source: Token | None) -> tuple[Token | None, int]:
    """The subject and the first token of the reporting clause."""
    doc = page.doc
    level = page.speech_at[verb.i]
    front = verb.i
    while True:  # auxiliaries and adverbs before the verb
        before = page.before(front)
        if (
            before is None
            or page.speech_at[before] is not level
            or doc[before].pos_ not in {"AUX", "ADV", "PART"}
        ):
            break
        front = before
    before = page.before(front)
    breaks = before is None or page.speech_at[before] is not level or doc[before].text in _BREAKS
    if breaks:
        behind = (
            _phrase_after(page, verb)
            if before is not None and _may_invert(page, cues, verb, before)
            else None
        )
        if behind is not None:
            return behind, front
    if source is not None and source.i < verb.i and page.speech_at[source.i] is level:
        first = min(source.left_edge.i, front)
        if not any(page.speech_at[index] is not level for index in range(first, verb.i)):
            return source, _whole_stretch(page, first)
    if before is None or page.speech_at[before] is not level:
        return None, front
    if breaks:
        return _over_apposition(page, before, front)
    return _phrase_before(page, front)


def subject_before(page: Page, cues: Cues, verb: Token) -> Token | None:
    """The subject that the words before a verb show where the tree has none: "Their keeper, Ram, says"."""
    if is_passive(verb) or verb.tag_ not in _FINITE:
        return None
    source = _subject(page, cues, verb, None)[0]
    return source if source is not None and source.i < verb.i else None


def _whole_stretch(page: Page, first: int) -> int:
    """The subject's first token, with words before it that the tree hangs elsewhere ("the daily X")."""
    while page.doc[first].is_punct or page.doc[first].is_space:
        first += 1
    start = _stretch(page, first)
    words = page.doc[start:first]
    plain = all(
        token.pos_ in {"DET", "ADJ", "NOUN", "PROPN", "NUM"} and token.lower_ not in _SUBORDINATES
        for token in words
    )
    return start if plain and len(words) <= _SHORT + 1 else first


def _phrase_before(page: Page, end: int) -> tuple[Token | None, int]:
    """The head and the first token of the noun phrase that fills the stretch back to a comma or quotation
    mark."""
    doc, first = page.doc, _stretch(page, end)
    stretch = [token for token in doc[first:end] if not token.is_space]
    opens = bool(stretch) and stretch[0].pos_ == "CCONJ"
    if opens or any(token.tag_ in _FINITE or token.lower_ in _SUBORDINATES for token in stretch):
        return None, end
    heads = [token for token in stretch if token.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}
             and (not first <= token.head.i < end or relation(token) == "nsubj")]  # fmt: skip
    return (heads[0] if heads else None), first


def _stretch(page: Page, end: int) -> int:
    """First token of the words before ``end`` back to a comma, another mark, the edge of a quotation or
    sentence."""
    level, first = page.speech_at[end - 1], end
    while end - first < _LONGEST:
        before = page.before(first)
        if before is None or page.speech_at[before] is not level or page.doc[before].text in _STOPS:
            break
        first = before
    return first


def _over_apposition(page: Page, comma: int, front: int) -> tuple[Token | None, int]:
    """The subject before an apposition: "Ana Pop, the union's secretary, told members"."""
    inner = _stretch(page, comma)
    before = page.before(inner)
    if inner >= comma or before is None or page.doc[before].text != "," or _main_verbs(page, inner, comma):
        return None, front
    source, first = _phrase_before(page, before)
    return (source, first) if source is not None and source.pos_ != "NUM" else (None, front)


def _may_invert(page: Page, cues: Cues, verb: Token, before: int) -> bool:
    """Whether the subject may follow the verb, which must not be one that takes its hearer there ("told
    members"): after a quotation, a whole clause or a word or two ("Eleven, says …")."""
    if verb.lemma_.lower() in cues.addressed:
        return False
    level = page.speech_at[verb.i]
    speech = page.speech_at[before]
    if speech is None and page.doc[before].text in _BREAKS:
        earlier = page.before(before)
        speech = page.speech_at[earlier] if earlier is not None else None
    if speech is not None and speech is not level:
        return True
    start = page.sentence(verb)[0]
    words = sum(1 for token in page.doc[start:before] if token.is_alpha)
    condition = page.doc[start].lower_ in _SUBORDINATES and any(
        token.tag_ in _FINITE for token in page.doc[start:before]
    )
    return _main_verbs(page, start, before) > 0 or condition or 0 < words <= _SHORT


def _phrase_after(page: Page, verb: Token) -> Token | None:
    """The subject after the verb: "…, said Noor Jehan"."""
    doc = page.doc
    index = page.after(verb.i + 1)
    if index is not None and relation(doc[index]) == "compound" and doc[index].pos_ == "ADP":
        index = page.after(index + 1)  # "shot back the minister"
    if (
        index is None
        or page.speech_at[index] is not page.speech_at[verb.i]
        or doc[index].pos_ not in _STARTS_PHRASE
    ):
        return None
    head = doc[index]
    if head.lower_ in {"him", "her", "them", "us", "me", "that", "this", "himself", "herself", "so", "it"}:
        return None
    while relation(head) in {"det", "amod", "compound", "nummod", "advmod", "case"} or head.dep_ in {
        "nmod:poss",
        "nmod:desc",
        "flat",
    }:
        if not verb.i < head.head.i < verb.i + _LONGEST:
            break
        head = head.head
    if head.pos_ not in {"NOUN", "PROPN", "PRON", "NUM"} and doc[index].pos_ != "DET":
        return None
    if (
        relation(head) == "nsubj"
        and head.head.i > head.i
        and head.head.pos_ in {"VERB", "AUX", "ADJ", "NOUN"}
    ):
        return None  # a clause follows: "said the army had left"
    return head


def _clause_end(page: Page, verb: Token, source: Token, end: int) -> int:
    """Token after the reporting clause: up to the next comma or mark, past what belongs to the subject
    after it."""
    doc = page.doc
    level = page.speech_at[verb.i]
    here = verb.i + 1
    if source.i > verb.i:
        edge = source.right_edge.i + 1
        if not any(page.speech_at[index] is not level for index in range(verb.i, min(edge, end))):
            here = max(here, min(edge, end))
    while here < end:
        if page.speech_at[here] is not level or doc[here].text in _STOPS:
            break
        if doc[here].pos_ == "CCONJ" and _finite_follows(page, here, end):
            break
        here += 1
    return here


def _finite_follows(page: Page, index: int, end: int) -> bool:
    """Whether a coordinator opens a clause with a subject of its own: "… he said and the town fell"."""
    for token in page.doc[index + 1 : min(end, index + 12)]:
        if relation(token) == "nsubj":
            return True
        if token.tag_ in _FINITE:
            return False
    return False


def _main_verbs(page: Page, start: int, end: int) -> int:
    """How many finite verbs of a stretch stand in no subordinate clause: each conjunction or relative takes
    one."""
    tokens = [token for token in page.doc[start:end] if token.is_alpha or token.tag_ in _FINITE]
    # "Should they strike again, …", "Had he come, …"
    found = 0
    waiting = (
        len(tokens) > 1 and tokens[0].lower_ in {"should", "had", "were"} and tokens[1].pos_ in _STARTS_PHRASE
    )
    for number, token in enumerate(tokens):
        if token.tag_ in _FINITE:
            found += not waiting
            waiting = False
        elif token.lower_ in _SUBORDINATES and token.pos_ not in {"DET", "ADP"} and token.tag_ != "DT":
            # "as promised", "while conceding": no finite verb follows
            following = tokens[number + 1] if number + 1 < len(tokens) else None
            waiting = following is None or following.tag_ not in {"VBN", "VBG"}
    return found


def _rest(page: Page, cues: Cues, verb: Token, last: int, end: int, *, whole: bool) -> list[tuple[int, int]]:
    """What is said after the reporting clause, in the same sentence; ``whole``: it must complete what came
    before."""
    doc = page.doc
    level = page.speech_at[verb.i]
    index = page.after(last)
    if index is None or index >= end or page.paragraph[index] != page.paragraph[verb.i]:
        return []
    mark = doc[index].text
    speech = page.speech_at[index]
    if mark in _STOPS and speech is level:
        if mark in TERMINAL:
            return []
        following = page.after(index + 1)
        if following is None or following >= end:
            return []
        index, speech = following, page.speech_at[following]
    if speech is not None and speech is not level:
        return [(speech.parts[0][0], speech.parts[-1][1])] if speech.full or mark in {",", ":"} else []
    if reports_itself(page, cues, index, end):
        return []
    first = doc[index]
    if whole:
        return [(index, end)] if mark == "," and _main_verbs(page, index, end) > 0 else []
    if mark == ":" or (mark == ";" and _main_verbs(page, index, end) > 0):
        return [(index, end)]
    if first.lower_ in _GOES_ON or first.pos_ == "CCONJ":
        stretch = doc[index + 1 : end]
        has_verb = any(token.tag_ in _FINITE for token in stretch)
        own_subject = any(relation(token) in {"nsubj", "expl"} for token in stretch)
        if (has_verb and own_subject) or not has_verb:
            return [(index, end)]
    return []


def reports_itself(page: Page, cues: Cues, start: int, end: int) -> bool:
    """Whether the rest of a sentence brings a reporting clause of its own ("…, and the mayor said …")."""
    return any(
        token.pos_ == "VERB" and token.tag_ in _FINITE
        and any(match(cue, token) for cue in cues.of(token))
        and any(relation(kid) == "nsubj" for kid in token.children)
        for token in page.doc[start:end]
    )  # fmt: skip
