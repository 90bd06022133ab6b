"""Finding frames: which words of a sentence evoke which frames, and whether the frame's restrictions hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from spacy.tokens import Span, Token

from sayso.events.classes import WordClass
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
from sayso.events.lexicon import Entry, Frame, Strength, lexicon_of
from sayso.events.words import (
    VERBAL,
    antecedent,
    arguments,
    case_words,
    is_figure,
    is_mentioned,
    is_refused,
    is_simile,
    names_actor,
    objects,
    words,
)
from sayso.language.phrases import children, conjuncts, is_passive, relation, subjects
from sayso.notes import notes

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
    longest. A user's own frame wins over all others. ``senses`` leaves those of a word's frames that come
    into question, ``open_words`` says of each token of the text whether it does."""
    found: list[Match] = []
    own = lexicon_of(sentence.doc).own
    for token in sentence:
        closed = open_words is not None and not open_words[token.i]
        if closed and not own:
            continue
        candidates = [held for match in _candidates(token) if (held := _held(match)) is not None]
        if closed or any(match.frame.own for match in candidates):
            candidates = [match for match in candidates if match.frame.own]
        if candidates:
            found.append(max(senses(candidates), key=lambda match: match.weight))
    return _longest(found)


def _longest(found: list[Match]) -> list[Match]:
    kept: list[Match] = []
    taken: set[int] = set()
    for match in sorted(found, key=lambda m: (m.frame.own is None, -len(m.tokens), m.head.i)):
        if not taken & set(match.tokens):
            kept.append(match)
            taken.update(match.tokens)
    return sorted(kept, key=lambda m: m.head.i)


def _candidates(token: Token) -> Iterator[Match]:
    index = lexicon_of(token.doc)
    verbal = token.pos_ in VERBAL or (token.pos_ == "ADJ" and token.tag_ in {"VBN", "VBG"})
    if verbal and (token.dep_ != "amod" or token.tag_ != "VBG"):  # not "the visiting president"
        around: dict[str, int] | None = None
        form = joined(token)
        for entry in index.compounds.get(form, ()):
            yield Match(entry, token, (token.i,) if form == token.lower_ else (token.i - 2, token.i))
        for entry in index.of_verb(token.lemma_.lower(), token.lower_):
            if len(entry.words) == 1:
                yield Match(entry, token, (token.i,))
                continue
            if around is None:
                around = company(token)
            known = entry.words[1] in around or entry.words[1] in FUNCTION_WORDS
            if known and (tokens := verb_phrase(entry, token, around)):
                yield Match(entry, token, tokens)
    keys = noun_keys(token)
    if token.pos_ in {"NOUN", "PROPN"}:
        for key in keys:
            for entry in index.nouns.get(key, ()):
                yield from _noun(entry, token)
    elif token.pos_ in {
        "ADJ",
        "DET",
        "NUM",
        "VERB",
        "ADV",
        "ADP",
    }:  # the first word of a longer name of an event
        for key in keys:
            for entry in index.nouns.get(key, ()):
                if len(entry.words) > 1:
                    yield from _noun(entry, token)
    if token.pos_ in {"ADJ", "VERB"}:
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


def _held(match: Match) -> Match | None:
    """The match if its frame allows the neighbours that it has here, with how many are other than
    expected."""
    if not _allowed(match):
        return None
    strained = _strained(match)
    slack = 0 if len(match.entry.words) == 1 and _many_senses(match) else _SLACK[match.frame.strength]
    return None if strained > slack else replace(match, strained=strained)


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


def _strained(match: Match) -> int:
    limits, _head = match.frame.restrictions, match.head
    strained = 0
    if "object" in limits:
        things = _objects(match)
        if not things and match.entry.kind == "verb":
            return 9
        strained += bool(things) and not any(
            _fits(limits["object"], part) for token in things for part in _parts(token)
        )
    if "subject" in limits:
        doers = [token for token in _subjects(match) if match.entry.kind != "noun" or names_actor(token)]
        if (
            match.frame.doer
            and match.entry.kind != "noun"
            and not any(_fits(limits["subject"], part) for token in doers for part in _parts(token))
        ):
            return 9
        strained += bool(doers) and not any(
            _fits(limits["subject"], part) for token in doers for part in _parts(token)
        )
    return strained


def _allowed(match: Match) -> bool:
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
    if is_figure(head) or any(is_figure(token) for token in _subjects(match)):
        return False
    limits = frame.restrictions
    if not limits:
        return True
    inside = set(match.tokens)
    if is_simile(head):
        return False
    if "object_not" in limits:
        things = [token for token in _objects(match) if token.i not in inside]
        if any(limits["object_not"].holds(token) for token in things):
            return False
    if "subject_not" in limits:
        doers = _subjects(match)
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
    if "near" in limits or "near_not" in limits:
        sentence = [token for token in head.sent if token.i not in inside]
        if "near" in limits and not any(limits["near"].holds(token) for token in sentence):
            return False
        if "near_not" in limits and any(limits["near_not"].holds(token) for token in sentence):
            return False
    return True


def _parts(token: Token) -> list[Token]:
    """The words by which a phrase's kind may be told: its head, "army" in "army bulldozers", "troops" in
    "part of its troops"."""
    inner = (
        [kid for kid in children(token, "nmod") if "of" in case_words(kid)]
        if token.lemma_.lower() in words("partitive")
        else []
    )
    return [token, *children(token, "compound"), *inner]


def _fits(wanted: WordClass, token: Token) -> bool:
    """Whether a word, or what it stands for, is of the class; "it" may stand for anybody that can act."""
    if wanted.holds(token):
        return True
    if token.pos_ in {"NUM", "SYM"} or token.lower_ in {"dozens", "hundreds", "thousands", "scores", "least"}:
        return wanted.pronouns
    if token.pos_ == "PROPN" and not token.ent_type_:
        return bool(wanted.entities)
    if token.pos_ not in {"PRON", "DET"}:
        return False
    full = notes(token.doc).coreference.get(token.i)
    if full is not None and full != token.i:
        return wanted.holds(token.doc[full])
    return wanted.pronouns and token.lower_ in {
        "it",
        "this",
        "these",
        "those",
        "some",
        "many",
        "both",
        "all",
        "most",
        "neither",
        "others",
        "another",
        "which",
        "that",
    }


def _objects(match: Match) -> list[Token]:
    head = match.head
    if match.entry.kind == "verb":
        found = objects(head)
        wanted = list(match.entry.words[1:])
        if match.frame.recipient and "obj" not in match.frame.recipient:
            wanted += match.frame.recipient
        return found + arguments(head, *wanted)
    if match.entry.kind == "adjective":
        return [head.head]
    return arguments(head, *(match.frame.recipient or ("of", "on", "against", "in", "at")))


def _subjects(match: Match) -> list[Token]:
    head = match.head
    if match.entry.kind == "verb":
        if match.frame.recipient == ("none",) and is_passive(head):
            return objects(head)
        agents = [
            agent for kid in children(head, "obl") if kid.dep_ == "obl:agent" for agent in conjuncts(kid)
        ]
        return agents + ([] if is_passive(head) else [antecedent(token) for token in subjects(head)])
    return [*children(head, "compound"), *arguments(head, "by", "of", "from"),
            *(kid for kid in head.children if kid.dep_ == "nmod:poss")]  # fmt: skip


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
