"""Which words say the action and which the condition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from sayso.commitments.cues import cues
from sayso.language.phrases import child, children, noun_phrase, relation, subtree_bounds, trim
from sayso.notes import extent
from sayso.records import Extent
from sayso.status.local import inverted, mark_phrase

_VERBAL: Final = frozenset({"VERB", "AUX"})
_CONDITIONAL: Final = frozenset({"advcl", "obl", "ccomp", "parataxis", "dep", "conj"})
_PHRASES: Final = tuple(
    tuple(words.split())
    for words in (
        "as long as", "so long as", "as soon as", "on condition that", "on the condition that",
        "on condition of",
        "provided that", "provided", "unless", "in return for", "in exchange for",
    )
)  # fmt: skip
_FIRST_WORDS: Final = frozenset(phrase[0] for phrase in _PHRASES)
_LONGEST: Final = 4
"""Words of the longest connector."""
_OPENERS: Final = frozenset({"only", "but", "even", "just"})


def is_clause(token: Token) -> bool:
    """Whether a token heads a clause (a verb, or a predicate with a copula)."""
    return token.pos_ in _VERBAL or child(token, "cop") is not None


def action(token: Token) -> Extent:
    """The verb with its object ("release four gendarmes"), or the noun phrase of a nominal action."""
    doc = token.doc
    if not is_clause(token):
        last = max([token, *children(token, "conj")], key=lambda one: one.i)
        return extent(trim(doc, noun_phrase(token).start, noun_phrase(last).end))
    start = token.i
    for kid in children(token, "aux", "advmod", "cop", "mark"):
        if kid.dep_ == "aux:pass" or relation(kid) == "cop":
            start = min(start, kid.i)
    for kid in token.children:
        infinitive = kid.i == start - 2 and doc[start - 1].lower_ == "to"  # "not to resign"
        if (kid.i == start - 1 or infinitive) and kid.lower_ in {"not", "never"}:
            start = kid.i
    end = max(token.i + 1, _verb_end(token))
    return extent(trim(doc, start, end))


def _verb_end(verb: Token) -> int:
    ends = [kid.i + 1 for kid in children(verb, "compound:prt") if kid.i > verb.i]
    things = [kid for kid in children(verb, "obj", "iobj") if kid.i > verb.i]
    ends += [noun_phrase(thing).end for thing in things]
    ends += [
        noun_phrase(more).end for thing in things for more in children(thing, "conj") if more.i - thing.i < 8
    ]
    followed = [kid for kid in children(verb, "xcomp", "ccomp") if kid.i > verb.i and kid.i - verb.i < 10]
    ends += [_verb_end(kid) if is_clause(kid) else noun_phrase(kid).end for kid in followed]
    if verb.pos_ not in _VERBAL:
        ends.append(noun_phrase(verb).end)
    elif not things and not followed:
        near = [kid for kid in children(verb, "obl", "advmod") if kid.i > verb.i and not _is_time(kid)]
        if near and near[0].left_edge.i <= max([verb.i + 1, *ends]):
            ends.append(noun_phrase(near[0]).end)
    return max([verb.i + 1, *ends])


def _is_time(token: Token) -> bool:
    return (
        token.dep_ == "obl:tmod"
        or token.ent_type_ in {"DATE", "TIME"}
        or any(
            word.lower_ in {"until", "till", "before", "after", "within", "by", "since"}
            for word in children(token, "case")
        )
    )


def condition(*clauses: Token) -> tuple[Extent, Token] | None:
    """The condition on any of the clauses, with its connector, and the head of the conditional clause."""
    for clause in clauses:
        for kid in clause.children:
            if relation(kid) not in _CONDITIONAL or not _is_condition(kid):
                continue
            start, end = subtree_bounds(kid)
            for other in children(kid, "conj"):  # "if he is not freed, but its members are split"
                if any(word.lower_ == "but" for word in children(other, "cc")):
                    end = min(end, other.left_edge.i)
            if start <= clause.i < end:
                continue
            return _with_openers(clause, start, end), kid
    return _by_words(clauses[0])


def _with_openers(clause: Token, start: int, end: int) -> Extent:
    doc = clause.doc
    while start > 0 and doc[start - 1].lower_ in _OPENERS:
        start -= 1
    return extent(trim(doc, start, end))


def _by_words(clause: Token) -> tuple[Extent, Token] | None:
    """A condition of several words behind a clause, whatever the tree makes of it: "as long as", "in
    return for"."""
    sentence = clause.sent
    for word in sentence[max(0, clause.i - sentence.start) :]:
        if word.lower_ not in _FIRST_WORDS:
            continue
        phrase = next((phrase for phrase in _PHRASES if _says(word, phrase)), None)
        if phrase is None:
            continue
        last = word.nbor(len(phrase) - 1)
        head = (
            last.head
            if last.head.i > last.i
            else word.nbor(len(phrase))
            if last.i + 1 < sentence.end
            else last
        )
        end = max(head.right_edge.i + 1, last.i + 1)
        if head.i > last.i and not word.i <= clause.i < end:
            return extent(trim(clause.doc, word.i, end)), head
    return None


def _says(word: Token, phrase: tuple[str, ...]) -> bool:
    doc = word.doc
    return word.i + len(phrase) < len(doc) and all(
        doc[word.i + at].lower_ == part for at, part in enumerate(phrase)
    )


def connects(word: Token) -> bool:
    """Whether a condition can begin with a word: "unless", "in case", "when"."""
    words = [other.lower_ for other in word.doc[word.i : word.i + _LONGEST]]
    known = cues().sets["condition"] | cues().sets["loose_condition"]
    return any(" ".join(words[:length]) in known for length in range(1, len(words) + 1))


def _is_condition(token: Token) -> bool:
    words = mark_phrase(token)
    if words in cues().sets["condition"]:
        if words in {"until", "till", "once", "pending"} and not is_clause(token):
            return False
        return relation(token) != "ccomp"
    if relation(token) == "advcl" and token.lower_ in {"provided", "providing", "failing"}:
        return True
    return relation(token) == "advcl" and inverted(token)


def is_negative(clause: Token) -> bool:
    """Whether a condition is that something be not done: "unless", "if … not", "should the money not
    arrive"."""
    words = mark_phrase(clause)
    if clause.lower_ == "failing" or words in {"unless", "until", "till", "failing", "failing which"}:
        return True
    return any(kid.lower_ in {"not", "n't", "n’t", "no", "never"} for kid in clause.children) or any(
        inner.lower_ == "no" for kid in children(clause, "nsubj", "obj") for inner in children(kid, "det")
    )


def coordinated(head: Token) -> Iterator[Token]:
    """An action and those coordinated with it that have no subject of their own."""
    yield head
    for kid in children(head, "conj"):
        alike = kid.tag_ == head.tag_ or not is_clause(head)
        if (
            alike
            and child(kid, "nsubj") is None
            and not any(cc.lower_ in {"or", "but", "nor"} for cc in children(kid, "cc"))
        ):
            yield kid


def infinitive(head: Token, *relations: str) -> Token | None:
    """The first infinitive with "to" among a word's clauses."""
    for kid in children(head, *relations):
        if kid.i > head.i and any(
            mark.lower_ == "to" and relation(mark) in {"mark", "aux"} for mark in kid.children
        ):
            return kid
    return None
