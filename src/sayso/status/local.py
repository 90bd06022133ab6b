"""What stands on the event's own word: negation, auxiliaries, adverbs, modifiers, conditions.

``local`` answers for one verb or noun, without looking above it. Words inside the trigger itself do not
count: in a refusal found by "will not pay", the "not" is what makes it one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from sayso.language.phrases import child, children, relation
from sayso.records import Status
from sayso.status.cues import cues

_ARGUMENTS: Final = frozenset({"nsubj", "obj", "iobj", "obl", "nmod"})
_CONDITION_MARKS: Final = frozenset(
    {"if", "unless", "provided", "providing", "should", "otherwise", "suppose", "supposing"}
)
_INVERTED: Final = frozenset({"should", "were", "had"})
_ABILITY: Final = frozenset({"can", "could", "ca", "cannot"})
_BE: Final = frozenset({"be", "is", "are", "was", "were", "'s", "’s", "'re", "am"})
_WAS: Final = frozenset({"was", "were"})
_VERBAL: Final = frozenset({"VERB", "AUX"})
_PERHAPS: Final = frozenset({"perhaps", "maybe", "possibly", "conceivably"})
_BARE_TIMES: Final = frozenset({"obl:unmarked", "obl:tmod", "obl:npmod"})
_DUE: Final = frozenset({"due", "about", "expected", "scheduled", "set"})
_ONCE: Final = frozenset({"once", "ever", "anymore"})
_DEFINITE: Final = frozenset(
    {"the", "this", "that", "these", "those", "both", "each", "its", "their", "his", "her", "our", "my"}
)


@dataclass(frozen=True, slots=True)
class Local:
    """What a word's own clause says of it: status and deciding token; ``conditional``: a bare "would"."""

    status: Status = "occurred"
    cue: int | None = None
    group: str = ""
    conditional: bool = False


def mark_phrase(token: Token) -> str:
    """The subordinating words or prepositions of a phrase in lower case: "in the event of"; "" for none."""
    words: list[Token] = []
    for kid in token.children:
        if relation(kid) in {"mark", "case"} and kid.i < token.i:
            words += [kid, *(inner for inner in kid.children if relation(inner) == "fixed")]
    forms = [word.lower_ for word in sorted(words, key=lambda word: word.i)]
    if len(forms) > 1 and forms[-1] == "to" and forms[0] in {"if", "whether", "unless", "on", "than"}:
        forms.pop()  # "if they were to attack"
    return " ".join(forms)


def is_verbal(token: Token) -> bool:
    """Whether a token heads a clause: a verb, or a nominal or adjective with a copula."""
    return token.pos_ in _VERBAL or child(token, "cop") is not None


def definite(token: Token) -> bool:
    """Whether a noun is a name or has a definite article, a demonstrative or a possessor."""
    if token.pos_ == "PROPN":
        return True
    return any(
        kid.dep_ == "nmod:poss" or (relation(kid) == "det" and kid.lower_ in _DEFINITE)
        for kid in token.children
    )


def modality(token: Token) -> Local:
    """What auxiliaries, conditions and adverbs alone say of a clause, its negation left aside."""
    return _modality(token, lambda _: False)


def excused(negation: Token) -> bool:
    """Whether a negative word negates nothing about the event ("no later than", "not only")."""
    doc = negation.doc
    window = " ".join(doc[i].lower_ for i in range(negation.i, min(len(doc), negation.i + 5)))
    before = " ".join(doc[i].lower_ for i in range(max(0, negation.i - 2), negation.i + 1))
    phrases = cues().plain["not_negation"]
    return any(f"{window} ".startswith(f"{phrase} ") or before.endswith(phrase) for phrase in phrases)


def negation(token: Token, inside: Callable[[Token], bool]) -> Token | None:
    """The word that negates a verb or noun in its own clause, or ``None``; two of them cancel out."""
    found = [word for word in _negations(token) if not inside(word) and not excused(word)]
    adverbs = [word for word in found if word.head.i == token.i]
    phrases = [word for word in found if word.head.i != token.i or relation(word) in _ARGUMENTS]
    outright = [word for word in adverbs if word not in phrases]
    if bool(phrases) == bool(len(outright) % 2):
        return None
    return (outright or phrases)[0]


def _negations(token: Token) -> Iterator[Token]:
    known = cues()
    seen: set[int] = set()
    for kid in token.children:
        kind = relation(kid)
        if (
            kind in {"advmod", "cc", "discourse", "det", "aux"}
            and known.local["adverb"].get(kid.lower_) == "negated"
        ):
            if kid.lower_ in {"almost", "nearly"} and (token.pos_ not in _VERBAL or kid.i > token.i):
                continue
            if kid.i not in seen:
                seen.add(kid.i)
                yield kid
            continue
        if (
            kind in {"det", "cc", "advmod"}
            and kid.lower_ in {"no", "neither", "nary"}
            and not is_clause(token)
        ):
            yield kid
        elif kind == "advmod" and kid.lower_ in _ONCE and kid.i < token.i:
            yield from (inner for inner in kid.children if inner.lower_ == "not")  # "not once did they fire"
        elif _hyphened(kid, token):
            yield from (inner for inner in children(kid, "advmod") if inner.lower_ in {"not", "n't", "never"})
        elif (
            kind == "advmod"
            and kid.lower_ == "longer"
            and any(inner.lower_ == "no" for inner in kid.children)
        ):
            yield next(inner for inner in kid.children if inner.lower_ == "no")
        elif token.pos_ in _VERBAL and kind in _ARGUMENTS:
            word = _negative_word(kid)
            if word is not None:
                yield word
    yield from _fronted(token)
    first = token.left_edge.i
    if relation(token) == "conj" and first > 1 and token.doc[first - 2 : first].text.lower() == "rather than":
        yield token.doc[first - 2]
    if is_clause(token) and token.pos_ not in _VERBAL:
        for kid in token.children:
            if relation(kid) == "det" and kid.lower_ in {"no", "neither"}:
                yield kid


def _fronted(token: Token) -> Iterator[Token]:
    """The "no" of a fronted phrase that inverts the clause: "At no point did they fire"."""
    subject, aux = child(token, "nsubj"), child(token, "aux")
    if subject is None or aux is None or not 0 < aux.i < subject.i:
        return
    before = aux.nbor(-1)
    if before.head.i != token.i:  # a child of the verb has been looked at already
        yield from (kid for kid in children(before, "det") if kid.lower_ == "no")


def _hyphened(first: Token, token: Token) -> bool:
    """Whether a word is the first part of a hyphened verb: "did not tear-gas them"."""
    between = token.i - first.i == 2 and first.nbor().text in {"-", "‑"}
    return between and token.pos_ in _VERBAL


def is_clause(token: Token) -> bool:
    """Whether a nominal is a predicate with a copula."""
    return token.pos_ not in _VERBAL and child(token, "cop") is not None


def _negative_word(phrase: Token) -> Token | None:
    """The n-word that makes a phrase negative: "nobody", "no shots", "none of them", "not a single truck"."""
    if relation(phrase) in {"obl", "nmod"}:
        return next((kid for kid in children(phrase, "det") if kid.lower_ == "no"), None)
    if phrase.lower_ in cues().plain["negator"] and phrase.pos_ in {"PRON", "DET", "NOUN", "ADV"}:
        return phrase
    first = phrase.left_edge
    for kid in phrase.children:
        if (
            relation(kid) in {"det", "advmod", "cc", "preconj"}
            and kid.lower_ in {"no", "neither", "not", "nary"}
            and kid.i < phrase.i
        ):
            return kid
    if (
        first.lower_ == "not"
        and first.i + 1 < len(first.doc)
        and first.nbor().lower_ in {"a", "an", "one", "any"}
    ):
        return first
    return None


def local(token: Token, inside: Callable[[Token], bool]) -> Local:
    """What the clause or noun phrase of a token says of it; see the module."""
    denied = negation(token, inside) or _yet_to(token)
    modal = _modality(token, inside)
    if denied is None:
        return modal
    if modal.status == "hypothetical" and not modal.conditional:
        aux = token.doc[modal.cue].lower_ if modal.cue is not None else ""
        return Local("negated", denied.i, "negation") if aux in _ABILITY else modal
    return Local("negated", denied.i, "negation")


def _modality(token: Token, inside: Callable[[Token], bool]) -> Local:
    known = cues()
    condition = condition_of(token)
    for kid in children(token, "aux"):
        stands = known.local["auxiliary"].get(kid.lower_)
        if stands is None or inside(kid) or (kid.lower_ in {"'d", "’d"} and token.tag_ == "VBN"):
            continue
        if kid.lower_ in _INVERTED and inverted(token):
            continue
        if condition is not None:
            return Local("hypothetical", condition.i, "conditional")
        perhaps = _perhaps(token) if stands == "future" else None
        if perhaps is not None and not inside(perhaps):
            return Local("hypothetical", perhaps.i, "adverb")
        if stands == "conditional":
            perfect = any(aux.lower_ in {"have", "'ve", "’ve"} for aux in children(token, "aux"))
            return Local("hypothetical", kid.i, "conditional", conditional=not perfect)
        return Local("future" if stands == "future" else "hypothetical", kid.i, "modal")
    if condition is not None and token.tag_ in {"VB", "VBP", "VBZ"}:
        return Local("hypothetical", condition.i, "conditional")
    if inverted(token) and not inside(token.left_edge):
        return Local("hypothetical", token.left_edge.i, "conditional")
    to_be = _be_to(token)
    if (
        to_be is not None
        and to_be.lower_ in _WAS
        and any(kid.lower_ == "have" for kid in children(token, "aux"))
    ):
        return Local("negated", to_be.i, "planned")  # "was to have flown"
    if to_be is not None and to_be.lower_ == "been":
        return Local("hypothetical", to_be.i, "planned")  # "had been due to fly"
    if to_be is not None:
        return Local("hypothetical" if condition is not None else "future", to_be.i, "planned")
    for kid in token.children:
        if (relation(kid) not in {"advmod", "amod"} and kid.dep_ not in _BARE_TIMES) or _counts(kid):
            continue
        stands = known.local["adverb"].get(_first(kid))
        if stands in {"alleged", "hypothetical"} and not inside(kid):
            return Local("alleged" if stands == "alleged" else "hypothetical", kid.i, "adverb")
        if stands == "future" and not inside(kid) and token.tag_ in {"VB", "VBP", "VBZ"}:
            return Local("future", kid.i, "adverb")
    for kid in children(token, "nmod:poss"):
        if known.local["adverb"].get(_first(kid)) == "future":
            return Local("future", kid.i, "date")  # "next week's march"
    return Local()


def _first(phrase: Token) -> str:
    """The word by which a phrase tells its time: "next" of "next week", "later" of "later this month"."""
    if relation(phrase) in {"advmod", "amod"}:
        return phrase.lower_
    before = phrase.left_edge
    return "next" if before.lower_ in {"next", "later"} and before.i < phrase.i else phrase.lower_


def _counts(adverb: Token) -> bool:
    """Whether an adverb tells of a number and not of the event: "maybe 4,000 people marched"."""
    following = adverb.i + 1
    return following < len(adverb.doc) and adverb.doc[following].like_num


def _perhaps(token: Token) -> Token | None:
    """The "perhaps" that goes with a "will", also where the tree hangs it on the verb of saying."""
    before = token.left_edge.i - 1
    outside = [token.doc[before]] if before >= 0 and token.doc[before].head.i == token.head.i else []
    beside = (kid for kid in [*outside, *children(token, "advmod")] if not _counts(kid))
    return next((kid for kid in beside if kid.lower_ in _PERHAPS), None)


def condition_of(token: Token) -> Token | None:
    """The connector of a condition on a clause ("if", "unless", inverted "should"), or ``None``."""
    found = (_connector(kid) for kid in children(token, "advcl"))
    return next((word for word in found if word is not None), None)


def is_condition(clause: Token) -> bool:
    """Whether an adverbial clause is a condition."""
    return _connector(clause) is not None


def _connector(clause: Token) -> Token | None:
    for word in clause.children:
        if relation(word) in {"mark", "advmod"} and word.lower_ in _CONDITION_MARKS and word.i < clause.i:
            return word
    return clause.left_edge if inverted(clause) else None


def inverted(clause: Token) -> bool:
    """Whether a clause is a condition by inversion: "Should the talks fail", "Were Oslo to halve its aid"."""
    subject = child(clause, "nsubj", "expl")
    if subject is None:
        return False
    first = clause.left_edge
    while first.i < clause.i and (first.is_punct or first.is_space or relation(first) == "cc"):
        first = first.nbor()
    sentence_end = clause.sent[-1]
    asks = any(
        token.text == "?"
        for token in (sentence_end, *([sentence_end.nbor(-1)] if len(clause.sent) > 1 else []))
    )
    return (
        first.lower_ in _INVERTED and first.i < subject.left_edge.i and first.head.i == clause.i and not asks
    )


def _yet_to(token: Token) -> Token | None:
    """The "yet" of "has yet to accept"."""
    before = next((kid for kid in token.children if kid.lower_ == "to" and kid.i > 0), None)
    return before.nbor(-1) if before is not None and before.nbor(-1).lower_ == "yet" else None


def _be_to(token: Token) -> Token | None:
    """The "be" of "is to fly", wherever the tree hangs it."""
    to = next(
        (
            word
            for kid in token.children if relation(kid) in {"mark", "aux", "case"}
            for word in (kid, *children(kid, "fixed")) if word.lower_ == "to"
        ),
        None,
    )  # fmt: skip
    bare = token.tag_ == "VB" or any(kid.tag_ == "VB" for kid in children(token, "aux", "cop"))
    if to is None or to.i == 0 or not bare:
        return None
    before = to.nbor(-1)
    while before.i > 0 and (
        before.lower_ in {"not", "n't", "now", "also", "then", "still"}
        or before.is_space
        or (before.lower_ in _DUE and before.head.i == token.i)
    ):
        before = before.nbor(-1)
    if before.lower_ not in _BE and not (before.lower_ == "been" and to.nbor(-1).lower_ in _DUE):
        return None
    governs = before.i == token.head.i or before.head.i in {token.i, token.head.i}
    linked = before.head.i == token.head.i and relation(before) == "cop" and relation(token) in {"csubj"}
    return before if governs and not linked else None
