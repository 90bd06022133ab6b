"""Reports without a verb: "according to the army", "the claim that", "in its view", a headline's
colon."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from sayso.attribution.cues import FREE, Cues, Phrase
from sayso.attribution.page import Page
from sayso.attribution.said import Said, is_finite, runs, tidy, tree_parts
from sayso.attribution.speakers import find_source, is_actor
from sayso.language.phrases import NOMINAL, child, children, clause_of, relation
from sayso.language.tokens import between

_MODIFIERS: Final = frozenset(
    {"det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "advmod", "case", "punct",
     "nmod:unmarked", "fixed"}
)  # fmt: skip
_NO_SOURCE: Final = frozenset(
    {"plan", "schedule", "law", "custom", "tradition", "need", "rule", "type", "size", "age", "taste",
    "order", "mean",
     "ability", "which", "what", "whether", "how", "principle", "standard", "practice", "script"}
)  # fmt: skip
_TELLERS: Final = frozenset(
    {"source", "official", "witness", "police", "report", "minister", "ministry", "spokesman", "spokeswoman",
     "medic", "diplomat", "lawyer", "agency", "media", "army", "military", "resident", "analyst", "expert",
     "president", "premier", "un", "nato", "statement", "document", "radio", "tv", "paper", "survey", "poll",
     "monitor", "group", "doctor", "governor", "mayor", "court", "prosecutor", "study", "envoy", "state"}
)  # fmt: skip
_LONGEST_TELLER: Final = 5
_LONGEST_SPEAKER: Final = 6
"""Words before the colon of a headline that can name a speaker."""


def other_reports(page: Page, cues: Cues) -> Iterator[Said]:
    """Every attribution of the ``Doc`` that is brought in by a phrase, a noun or a headline's
    colon."""
    for token in page.doc:
        if page.silent(token.i):
            continue
        for phrase in cues.phrases.get(token.lower_, ()):
            if not page.said.issuperset(phrase.words):
                continue
            said = _own(page, phrase, token) if phrase.own else _phrase(page, phrase, token)
            if said is not None:
                yield said
                break
        if token.pos_ == "NOUN" and token.lemma_.lower() in cues.nouns:
            said = _noun(page, cues, token, cues.nouns[token.lemma_.lower()])
            if said is not None and not (
                relation(token) == "obl" and token.head.i < token.i and cues.of(token.head)
            ):
                yield said
    yield from _headlines(page)


def _phrase(page: Page, phrase: Phrase, token: Token) -> Said | None:
    doc = page.doc
    after = token.i + len(phrase.words)
    if tuple(word.lower_ for word in between(doc, token.i, after)) != phrase.words:
        return None
    end = page.sentence(token)[1]
    if after >= end:
        return None
    source = doc[after]
    while (
        source.head.i >= after and source.head.i < end and source.dep_ in _MODIFIERS and source.head != source
    ):
        source = source.head
    if source.pos_ not in NOMINAL or source.lemma_.lower() in _NO_SOURCE:
        return None
    words = range(token.i, after)
    phrase_tokens = {*words} | {
        word.i
        for word in source.subtree
        if word.i >= after and page.speech_at[word.i] is page.speech_at[token.i]
    }
    return _beside(page, token, source, phrase_tokens, list(words), phrase.stance)


def _own(page: Page, phrase: Phrase, token: Token) -> Said | None:
    doc = page.doc
    place, words = token.i, [token.i]
    for word in phrase.words[1:]:
        if word == FREE:
            continue
        near = between(doc, place + 1, place + 7)
        found = next((other.i for other in near if other.lower_ == word), None)
        if found is None:
            return None
        words.append(found)
        place = found
    source = child(doc[words[-1]], "nmod:poss")
    if source is None or not token.i < source.i < words[-1] or source.lower_ in {"my", "our", "your"}:
        return None
    return _beside(page, token, source, set(range(token.i, words[-1] + 1)), words, phrase.stance)


def _beside(
    page: Page, token: Token, source: Token, own: set[int], cue: list[int], stance: str
) -> Said | None:
    """A phrase beside what is said: its clause, or the whole sentence where it opens or ends it, less the
    phrase."""
    doc = page.doc
    start, end = page.sentence(token)
    first, last = min(own), max(own) + 1
    level = page.speech_at[token.i]
    begins = not any(word.is_alpha for word in doc[start:first])
    ends = not any(word.is_alpha and page.speech_at[word.i] is level for word in doc[last:end])
    if begins or ends:
        kept = [index for index in range(start, end) if index not in own]
    else:
        top = (
            source.head
            if source.head.i not in own
            else next(
                (word.head for word in (doc[index] for index in sorted(own)) if word.head.i not in own),
                source.head,
            )
        )
        clause = clause_of(top)
        kept = [word.i for word in clause.subtree if word.i not in own]
    if page.speech_at[token.i] is not None:
        kept = [index for index in kept if page.speech_at[index] is level]
    parts, speech = tidy(page, runs(doc, kept, own), token.i)
    if not parts:
        return None
    phrase = " ".join(doc[index].lower_ for index in cue)
    return Said(stance, "clause", parts, cue=cue, source=source.i, speech=speech, why=f"phrase '{phrase}'")


def _noun(page: Page, cues: Cues, noun: Token, stance: str) -> Said | None:
    """ "The claim that S", "villagers' accounts that S", "its version is that S"."""
    content = None
    dropped: list[Token] = []
    for kid in noun.children:
        mark = child(kid, "mark")
        if kid.i > noun.i and kid.dep_ in {"acl", "ccomp"} and mark is not None and mark.lower_ == "that":
            content = kid
    if content is None and noun.dep_.startswith("nsubj") and noun.head.i > noun.i:
        copula = child(noun.head, "cop")
        inner = noun.head if copula is not None else child(noun.head, "ccomp")
        mark = child(inner, "mark") if inner is not None else None
        if (
            inner is not None
            and mark is not None
            and mark.lower_ == "that"
            and (copula or noun.head.lemma_ == "be")
        ):
            content = inner
            dropped = [noun, *([copula] if copula is not None else [])]
    if content is None or not is_finite(content):
        return None
    source = _noun_source(page, cues, noun)
    if source is not None and source.lower_ in {"my", "our", "your", "no"}:
        return None
    parts, speech = tidy(
        page, tree_parts(page, content, [drop for drop in dropped if drop != content]), noun.i
    )
    if not parts:
        return None
    return Said(
        stance, "clause", parts, cue=[noun.i], source=source.i if source is not None else None, speech=speech,
        why=f"noun '{noun.lemma_.lower()}' with clause",
    )  # fmt: skip


def _noun_source(page: Page, cues: Cues, noun: Token) -> Token | None:
    owner = child(noun, "nmod:poss")
    if owner is not None:
        return owner
    for kid in children(noun, "nmod"):
        case = child(kid, "case")
        if case is not None and case.lower_ in {"by", "from", "of", "among"} and is_actor(kid):
            return kid
    for kid in children(noun, "compound", "amod"):
        if is_actor(kid) and kid.pos_ in {"NOUN", "PROPN"}:
            return kid
    if relation(noun) == "obj" and noun.head.pos_ == "VERB" and noun.head.lemma_.lower() not in cues.heeding:
        giver = find_source(page, cues, noun.head)
        if giver is not None and is_actor(giver):
            return giver
    return child(noun.head, "nsubj") if relation(noun) == "advcl" else None  # "Warning that …, he urged them"


def _headlines(page: Page) -> Iterator[Said]:
    """ "Minister: troops will stay" in a title or heading: the speaker before the colon."""
    doc = page.doc
    for start, end in page.bounds:
        if start >= end or not page.heading[start]:
            continue
        colon = next((index for index in range(start, end) if doc[index].text == ":"), None)
        if colon is not None and (said := _told_by_last(page, start, colon, end)) is not None:
            yield said
            continue
        if colon is None or colon - start > _LONGEST_SPEAKER or page.speech_at[start] is not None:
            continue
        speaker = next(
            (token for token in doc[start:colon] if not start <= token.head.i < colon or token.head == token),
            None,
        )
        if (
            speaker is None
            or not is_actor(speaker)
            or speaker.pos_ not in NOMINAL
            or speaker.ent_type_ == "LOC"
        ):
            continue
        if not any(token.pos_ in {"VERB", "AUX"} for token in doc[colon + 1 : end]):
            continue
        parts, speech = tidy(page, [(colon + 1, end)], speaker.i)
        if parts:
            yield Said(
                "asserts", "quote", parts, source=speaker.i, speech=speech, why="headline with a colon"
            )


def _told_by_last(page: Page, start: int, colon: int, end: int) -> Said | None:
    """ "Turkey to send troops: sources": the speaker behind the colon of a title."""
    doc = page.doc
    words = [token for token in doc[colon + 1 : end] if not token.is_space]
    if not 0 < len(words) <= _LONGEST_TELLER or any(token.pos_ in {"VERB", "AUX"} for token in words):
        return None
    tellers = [token for token in words if token.head not in words or token.head == token]
    speaker = tellers[0]
    listed = speaker.lemma_.lower() in _TELLERS
    if not listed or not any(token.pos_ in {"VERB", "AUX"} for token in doc[start:colon]):
        return None
    parts, speech = tidy(page, [(start, colon)], speaker.i)
    if not parts:
        return None
    return Said("asserts", "quote", parts, source=speaker.i, speech=speech, why="headline with a colon")
