"""Words and phrases of the lexicon as they lie in a sentence: a verb's company, and runs of words."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import Final

from spacy.tokens import Doc, Token

from sayso.events.lexicon import Entry
from sayso.events.words import VERBAL, case_words, is_time, objects
from sayso.language.phrases import children, relation

FUNCTION_WORDS: Final = frozenset({"a", "an", "the"})
_HYPHENS: Final = frozenset({"-", "‐", "–"})
_GAP: Final = _HYPHENS | FUNCTION_WORDS
_NOMINAL: Final = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "compound", "appos"})


def verb_phrase(entry: Entry, verb: Token, around: dict[str, int]) -> tuple[int, ...]:
    """The tokens of a verb entry's words, the verb first, ``around`` being its company; empty where one is
    missing."""
    tokens = [verb.i]
    for word in entry.words[1:]:
        if word in FUNCTION_WORDS:
            continue
        here = around.get(word)
        if here is None and len(tokens) > 1:
            here = _within(verb.doc[tokens[-1]], word)
        if here is None:
            return ()
        tokens.append(here)
    return tuple(tokens) if _hang_together([verb.doc[i] for i in tokens[1:]]) else ()


def _within(before: Token, word: str) -> int | None:
    """The word inside the phrase that the last one heads or opens: "on", then "rallies", in "the ban on
    rallies was lifted"."""
    inner = [before.head] if relation(before) == "case" else []
    if relation(before) == "xcomp":  # "taxes", in "refused to pay taxes"
        inner += objects(before)
    for kid in children(before, "nmod", "obl"):
        inner += [*children(kid, "case"), kid]
    return next((token.i for token in inner if word in (token.lower_, token.lemma_.lower())), None)


def joined(verb: Token) -> str:
    """The form of a verb with the word that a hyphen ties to it: "press-ganged"; itself where none does."""
    doc, i = verb.doc, verb.i
    tied = i > 1 and doc[i - 1].text in _HYPHENS and not doc[i - 1].whitespace_ and not doc[i - 2].whitespace_
    return f"{doc[i - 2].lower_}-{verb.lower_}" if tied else verb.lower_


def _hang_together(phrase: list[Token]) -> bool:
    """Whether each noun stands with the preposition that the phrase gives it: "under a truce they agreed to
    leave" is not "agree to a truce"."""
    return all(
        before.pos_ not in {"ADP", "PART"} or not case_words(noun) or before.lower_ in case_words(noun)
        for before, noun in pairwise(phrase)
        if noun.pos_ in {"NOUN", "PROPN"}
    )


def company(verb: Token) -> dict[str, int]:
    """The words that belong to a verb's phrase by lemma and form: particles, prepositions, objects, and
    theirs."""
    found: dict[str, int] = {}

    def add(token: Token) -> None:
        if token.pos_ == "ADP" and token.i < verb.i and relation(token) == "case":
            return  # "for what it called": a preposition of the verb follows it
        found.setdefault(token.lemma_.lower(), token.i)
        found.setdefault(token.lower_, token.i)

    around = list(verb.children) + [noun for noun in objects(verb) if noun.head.i != verb.i]
    for kid in around:
        kind = relation(kid)
        if kind in {"aux", "cc", "conj", "mark", "punct", "parataxis"} or kid.is_space:
            continue
        if kind in {"obl", "nmod"} and is_time(kid):
            for inner in children(kid, "case"):
                if inner.lower_ == "until":  # "gave them until Friday": a deadline
                    add(inner)
            continue
        if kind == "nsubj" and kid.dep_ != "nsubj:pass" and (kid.head.i == verb.i or verb.dep_ != "acl"):
            continue  # another verb's subject may be this one's object: "an apology demanded by … came"
        add(kid)
        if kind == "advcl":
            clause = bool(children(kid, "nsubj"))
            for inner in children(kid, "mark"):
                if not (clause and inner.lower_ == "as"):  # "dismissed it as idle", not "… it as they left"
                    add(inner)
            continue
        if kind == "ccomp":  # "there was no deal, he said" is not "say no"
            continue
        for inner in kid.children:
            if relation(inner) in {"case", "compound", "amod", "det", "nummod", "advmod", "fixed"} or (
                relation(inner) == "nmod" and inner.i > kid.i
            ):
                add(inner)
                for last in inner.children:
                    if relation(last) in {"case", "fixed"} and (kind != "obj" or last.lower_ == "of"):
                        add(last)
    following = verb.i + 1
    if (
        following < len(verb.doc)
        and verb.doc[following].pos_ in {"ADP", "ADV", "PART"}
        and not is_time(verb.doc[following].head)
    ):
        add(verb.doc[following])  # a particle stands next to its verb whatever the tree says
    return found


def noun_keys(first: Token) -> tuple[str, ...]:
    """By which words the entries of nouns that start here are found: lemma, form, the first part of a word
    with hyphens, and the singular of a capitalised plural, which has no lemma."""
    return _keys(first.lower_, first.lemma_.lower(), first.pos_ == "PROPN")


@lru_cache(maxsize=20_000)  # a language has few words that are used much
def _keys(low: str, lemma: str, is_name: bool) -> tuple[str, ...]:
    keys = [lemma, low, low.partition("-")[0]]
    if is_name and low.endswith("s"):
        keys += [low[:-1], low[:-2]] if low.endswith("es") else [low[:-1]]
    return tuple(dict.fromkeys(keys))


def noun_run(entry: Entry, first: Token) -> tuple[int, ...]:
    """The tokens of a noun entry's words from ``first`` on, hyphens and articles skipped, a word with hyphens
    standing for its parts ("cross-border"); empty where they do not stand there."""
    if len(entry.words) == 1:
        return (first.i,) if _is_word(first, entry.words[0]) else ()
    doc = first.doc
    tokens: list[int] = []
    left = list(entry.words)
    here = first.i
    while left:
        while tokens and here < len(doc) and doc[here].lower_ in _GAP and doc[here].lower_ != left[0]:
            here += 1
        if here >= len(doc):
            return ()
        token = doc[here]
        parts = token.lower_.split("-")
        if left[0] in (token.lower_, token.lemma_.lower()) or (not tokens and _is_word(token, left[0])):
            left = left[1:]
        elif 1 < len(parts) <= len(left) and (
            parts[:-1] == left[: len(parts) - 1]
            and left[len(parts) - 1] in (parts[-1], token.lemma_.lower().rpartition("-")[2])
        ):
            left = left[len(parts) :]
        else:
            return ()
        tokens.append(here)
        here += 1
    return tuple(tokens)


def _is_word(token: Token, word: str) -> bool:
    """Whether a token is the word in another form; the first part of one with hyphens is not."""
    low = token.lower_
    return word in (low, token.lemma_.lower()) or (word in noun_keys(token)[2:] and "-" not in low)


def opens_sentence(word: Token) -> bool:
    """Whether nothing but quotation marks and other points stand before a word in its sentence."""
    doc = word.doc
    return all((token := doc[i]).is_punct or token.is_space for i in range(word.sent.start, word.i))


def noun_head(doc: Doc, tokens: tuple[int, ...]) -> Token | None:
    """The word of a run whose head stands outside, the last one where the tree gives several; ``None`` if it
    is no nominal phrase: "dealt with", "pulled out"."""
    inside = set(tokens)
    outer = [doc[i] for i in tokens if doc[i].head.i not in inside or doc[i].head.i == i]
    nominal = [token for token in outer if token.pos_ in {"NOUN", "PROPN"}]
    if nominal:
        return nominal[-1 if len(nominal) != 1 else 0]
    if outer and outer[-1].pos_ == "PRON":  # "failing which"
        return outer[-1]
    if len(tokens) == 1 or not outer or any(token.pos_ in VERBAL for token in outer):
        return None
    named = any(relation(token) in _NOMINAL or children(token, "det") for token in outer)
    return outer[-1] if named and doc[tokens[0]].pos_ not in VERBAL else None
