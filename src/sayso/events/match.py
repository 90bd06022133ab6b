"""Finding frames: which words of a sentence evoke which frames, and whether the frame's restrictions hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Span, Token

from sayso.events.company import (
    FUNCTION_WORDS,
    company,
    joined,
    noun_head,
    noun_keys,
    noun_run,
    opens_sentence,
    verb_phrase,
)
from sayso.events.lexicon import Entry, Frame, Lexicon, Strength, lexicon_of
from sayso.events.neighbours import Sentence, fits, parts, spelled
from sayso.events.words import VERBAL, is_mentioned, is_refused, is_simile, names_actor, words
from sayso.language.phrases import children, is_passive, relation, subjects
from sayso.language.tokens import between

_KEY: Final = "sayso.matches"
_COMMON: Final = frozenset({"ADJ", "DET", "NUM", "VERB", "ADV", "ADP"})
"""Parts of speech, besides nouns, of the first word of a longer name of an event."""
_SLACK: Final[dict[Strength, int]] = {"strong": 1, "plain": 1, "weak": 0}
"""How many unexpected neighbours a frame bears: an unlisted kind of object costs confidence, not the
event."""


@dataclass(frozen=True, slots=True)
class Match:
    """A frame found in the text: its head token, the tokens of its words (head included), the entry, and
    how many of the kinds of neighbours that the frame expects are others here."""

    entry: Entry
    head: Token
    tokens: tuple[int, ...]
    strained: int = 0

    @property
    def frame(self) -> Frame:
        return self.entry.frame

    @property
    def weight(self) -> tuple[int, int, int, int]:
        """Expected neighbours, then more words, then more restrictions, make a match the better of two on
        one head."""
        return (
            -self.strained,
            len(self.entry.words),
            len(self.frame.restrictions) + len(self.frame.clause) + 2 * self.frame.refusal,
            -len(self.tokens),
        )


def matches(
    sentence: Span,
    senses: Callable[[list[Match]], list[Match]] = list,
    open_words: Sequence[bool] | None = None,
) -> list[Match]:
    """The best match of every word of the sentence, in the order of the text; of overlapping ones the
    longest, though two verbs may share their noun ("the curfew imposed in May was lifted"). A user's own
    frame wins over all others. ``senses`` leaves those of a word's frames that come into question,
    ``open_words`` says of each token of the text whether it does."""
    found: list[Match] = []
    text = _text_of(sentence.doc)
    own = text.lexicon.own
    for token in between(sentence.doc, sentence.start, sentence.end):
        closed = open_words is not None and not open_words[token.i]
        if closed and not own:
            continue
        candidates = text.held(token)
        if own and (closed or any(match.frame.own for match in candidates)):
            candidates = [match for match in candidates if match.frame.own]
        if candidates := senses(candidates) if candidates else []:
            found.append(max(candidates, key=lambda match: match.weight))
    return _longest(found)


def _longest(found: list[Match]) -> list[Match]:
    kept: list[Match] = []
    for match in sorted(found, key=lambda m: (m.frame.own is None, -len(m.tokens), m.head.i)):
        if not any(_overlap(match, other) for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda m: m.head.i)


def _overlap(a: Match, b: Match) -> bool:
    """Whether two matches are about the same words; two verbs are not that only share their noun."""
    shared = set(a.tokens) & set(b.tokens)
    both = a.entry.kind == b.entry.kind == "verb" and a.head.pos_ == b.head.pos_ == "VERB"
    return bool(shared & {a.head.i, b.head.i} if both else shared)


class _Text:
    """What was worked out of a text for its matches: each word is asked for them more than once, and many
    frames ask the same of one word."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        words = {word for token in doc for word in spelled(token)}
        self.said = words.union(*(word.split("-") for word in words if "-" in word)) | FUNCTION_WORDS
        """Lemmas, forms, and the parts of those with hyphens; articles count as said."""
        self._held: dict[int, list[Match]] = {}
        self._sentences: dict[int, Sentence] = {}
        self._verbs: dict[tuple[str, str], list[Entry]] = {}
        self._nouns: dict[str, list[Entry]] = {}

    def verbs(self, lemma: str, form: str) -> list[Entry]:
        """The sayable entries of a verb."""
        found = self._verbs.get((lemma, form))
        if found is None:
            found = self._verbs[lemma, form] = self._sayable(self.lexicon.of_verb(lemma, form))
        return found

    def nouns(self, key: str) -> list[Entry]:
        """The sayable entries of nouns that begin with a word."""
        found = self._nouns.get(key)
        if found is None:
            found = self._nouns[key] = self._sayable(self.lexicon.nouns.get(key, ()))
        return found

    def _sayable(self, entries: Sequence[Entry]) -> list[Entry]:
        """Those of some entries whose second word, if they have one, the text says somewhere."""
        said = self.said
        return [entry for entry in entries if len(words := entry.words) == 1 or words[1] in said]

    def held(self, token: Token) -> list[Match]:
        """The matches of a word that their frames allow."""
        found = self._held.get(token.i)
        if found is None:
            matches_ = _candidates(token, self)
            found = [held for match in matches_ if (held := _held(match, self)) is not None]
            self._held[token.i] = found
        return found

    def sentence(self, token: Token) -> Sentence:
        """The sentence of a token."""
        span = token.sent
        found = self._sentences.get(span.start)
        if found is None:
            found = self._sentences[span.start] = Sentence(span)
        return found


def _text_of(doc: Doc) -> _Text:
    lexicon = lexicon_of(doc)
    held = doc.user_data.get(_KEY)
    if isinstance(held, _Text) and held.lexicon is lexicon:
        return held
    made = doc.user_data[_KEY] = _Text(doc, lexicon)
    return made


def _candidates(token: Token, text: _Text) -> Iterator[Match]:
    index, kind = text.lexicon, token.pos_
    verbal = kind in VERBAL or (kind == "ADJ" and token.tag_ in {"VBN", "VBG"})
    if verbal and (token.dep_ != "amod" or token.tag_ != "VBG"):  # not "the visiting president"
        around: dict[str, int] | None = None
        form = joined(token)
        for entry in index.compounds.get(form, ()):
            yield Match(entry, token, (token.i,) if form == token.lower_ else (token.i - 2, token.i))
        for entry in text.verbs(token.lemma_.lower(), token.lower_):
            if len(entry.words) == 1:
                yield Match(entry, token, (token.i,))
                continue
            second = entry.words[1]
            if around is None:
                around = company(token)
            known = second in around or second in FUNCTION_WORDS
            if known and (tokens := verb_phrase(entry, token, around)):
                yield Match(entry, token, tokens)
    nominal = kind in {"NOUN", "PROPN"}
    if not nominal and kind not in _COMMON:
        return
    keys = noun_keys(token)
    for key in keys:
        for entry in text.nouns(key):
            if nominal or len(entry.words) > 1:
                yield from _noun(entry, token)
    if kind in {"ADJ", "VERB"}:
        for key in keys:
            for entry in index.adjectives.get(key, ()):
                yield Match(entry, token, (token.i,))


def _noun(entry: Entry, first: Token) -> Iterator[Match]:
    tokens = noun_run(entry, first)
    if not tokens or (len(tokens) == 1 and first.pos_ == "PROPN" and not _is_common(entry, first)):
        return
    head = noun_head(first.doc, tokens)
    if head is not None:
        yield Match(entry, head, tokens)


def _is_common(entry: Entry, word: Token) -> bool:
    """Whether a capitalised word opens the sentence and is no name: none was found, or it is a plural or a
    word that tells of little else and stands alone ("Scuffles broke out")."""
    if not opens_sentence(word) or children(word, "flat", "compound") or relation(word) == "compound":
        return False
    plural = word.lower_.endswith("s") and word.lower_ not in entry.words
    acting = relation(word) == "nsubj"  # "Amnesty accused soldiers"
    return plural or entry.frame.strength == "strong" or not (word.ent_type_ or acting)


def _held(match: Match, text: _Text) -> Match | None:
    """The match if its frame allows the neighbours that it has here, with how many are other than
    expected."""
    sentence = text.sentence(match.head)
    if not _allowed(match, sentence):
        return None
    strained = _strained(match, sentence)
    if not strained:
        return match
    slack = 0 if len(match.entry.words) == 1 and _many_senses(match) else _SLACK[match.frame.strength]
    return None if strained > slack else Match(match.entry, match.head, match.tokens, strained)


def _many_senses(match: Match) -> bool:
    """Whether only its neighbours tell what a word means: everyday verbs, and those of frames of several
    types."""
    if match.entry.kind != "verb":
        return False
    lemma = match.entry.words[0]
    return (
        lemma in words("everyday")
        or len({e.frame.event for e in lexicon_of(match.head.doc).verbs[lemma] if len(e.words) == 1}) > 1
    )


def _strained(match: Match, sentence: Sentence) -> int:
    limits = match.frame.restrictions
    strained = 0
    if "object" in limits:
        things = sentence.objects(match.entry, match.head)
        if not things and match.entry.kind == "verb":
            return 9
        strained += bool(things) and not any(
            fits(limits["object"], part) for token in things for part in parts(token)
        )
    if "subject" in limits:
        doers = sentence.subjects(match.entry, match.head)
        if match.entry.kind == "noun":
            doers = [token for token in doers if names_actor(token)]
        if (
            match.frame.doer
            and match.entry.kind != "noun"
            and not any(fits(limits["subject"], part) for token in doers for part in parts(token))
        ):
            return 9
        strained += bool(doers) and not any(
            fits(limits["subject"], part) for token in doers for part in parts(token)
        )
    return strained


def _allowed(match: Match, sentence: Sentence) -> bool:
    """Whether nothing that the frame forbids or needs without fail speaks against the match."""
    frame, head = match.frame, match.head
    if frame.refusal and not is_refused(head):
        return False
    if frame.voice is not None and (frame.voice == "passive") != (is_passive(head) or not subjects(head)):
        return False
    if frame.clause and not _clause_fits(frame.clause, head):
        return False
    if match.entry.kind == "noun" and is_mentioned(head):
        return False
    if sentence.has_figure(match.entry, head):
        return False
    limits = frame.restrictions
    if not limits:
        return True
    inside = set(match.tokens)
    if is_simile(head):
        return False
    if "object_not" in limits:
        things = [token for token in sentence.objects(match.entry, match.head) if token.i not in inside]
        if any(limits["object_not"].holds(token) for token in things):
            return False
    if "subject_not" in limits:
        doers = sentence.subjects(match.entry, match.head)
        kinds = [*doers, *(kid for token in doers for kid in children(token, "compound"))]
        if any(limits["subject_not"].holds(token) for token in kinds):
            return False
    if "modifier" in limits or "modifier_not" in limits:
        around = [
            kid
            for kid in head.children
            if relation(kid) in {"compound", "amod", "nmod", "det"} and kid.i not in inside
        ]
        if head.i > 0 and head.doc[head.i - 1].i not in inside:
            around.append(head.doc[head.i - 1])
        if "modifier" in limits and not any(limits["modifier"].holds(token) for token in around):
            return False
        if "modifier_not" in limits and any(limits["modifier_not"].holds(token) for token in around):
            return False
    if "near" in limits and not sentence.has(limits["near"], inside):
        return False
    return "near_not" not in limits or not sentence.has(limits["near_not"], inside)


def _clause_fits(kinds: tuple[str, ...], head: Token) -> bool:
    for kid in head.children:
        kind = relation(kid)
        marks = {inner.lower_ for inner in kid.children if relation(inner) in {"mark", "case"}}
        if "to" in kinds and "to" in marks and kind in {"xcomp", "ccomp", "advcl", "acl"}:
            return True
        if "that" in kinds and kind == "ccomp" and not marks & {"whether", "if"}:
            return True
        if "that" in kinds and head.dep_ == "parataxis" and kind == "nsubj":  # "…, he warned"
            return True
        if "that" in kinds and kind == "acl" and "that" in marks:
            return True
        if (
            "of" in kinds
            and kind in {"advcl", "obl", "acl", "nmod", "xcomp"}
            and marks & {"of", "for", "with", "from"}
        ):
            return True
        if "none" in kinds and kind in {"obj"} and kid.pos_ in {"NOUN", "PROPN", "PRON"}:
            return True
    return bool(
        "to" in kinds and head.dep_ == "acl" and any(relation(kid) == "xcomp" for kid in head.children)
    )
