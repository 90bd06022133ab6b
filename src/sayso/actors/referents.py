"""The phrases that coreference looks at: the room's mentions and, beside them, what is no actor but can be
spoken of again: names inside a phrase ("Geneva talks"), "this", several that are named together, times.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sayso.actors.discourse import noun
from sayso.actors.mentions import Mention, is_head
from sayso.language import phrases
from sayso.language.tokens import between

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc, Token

PRONOUNS: Final = {
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), "I"),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves", "'s", "’s"), "we"),  # "let's"
    **dict.fromkeys(("you", "your", "yours", "yourself", "yourselves"), "you"),
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
    "this": "this", "that": "that", "these": "these", "those": "those", "here": "here", "there": "here",
}  # fmt: skip
KINDS: Final = (
    "I", "we", "you", "he", "she", "it", "they", "this", "that", "these", "those", "here", "some",
    "person", "body", "state", "people", "place", "name", "part",
    "the", "such", "owned", "a", "none", "number", "bare", "bares", "several", "time",
)  # fmt: skip
"""Pronouns by form, names by what they name, other phrases by what they begin with."""
NUMBER: Final = {kind: number for number, kind in enumerate(KINDS)}
PRONOMINAL: Final = NUMBER["some"] + 1
"""Kinds below this are pronouns."""
SEVERAL: Final = NUMBER["several"]

_DETERMINERS: Final = {
    "the": "the", "both": "the", "this": "such", "that": "such", "these": "such", "those": "such",
    "such": "such", "a": "a", "an": "a", "another": "a", "no": "none", "any": "none", "every": "none",
    "each": "none", "either": "none", "which": "none", "what": "none", "some": "number", "all": "number",
    "many": "number", "several": "number", "few": "number", "most": "number",
}  # fmt: skip
_NAMED: Final = frozenset({"person", "body", "state", "people", "place"})
_RELATIVE: Final = frozenset({"who", "whom", "whose", "which"})
_OPEN: Final = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X", "SYM"})
_HUNG: Final = frozenset({"nmod", "appos", "amod", "nummod", "compound", "flat"})
_NO_PHRASE: Final = frozenset({"det", "mark", "advmod", "discourse", "expl"})


@dataclass(frozen=True, slots=True)
class Referent:
    """A phrase that may stand for what an earlier one stands for."""

    key: int
    """The token of its head; for several that are named together that of their "and"."""
    head: int
    kind: int
    first: int
    last: int
    """Its first and last token, clauses and appositions included."""
    words: frozenset[str]
    """The content words of its name or noun."""
    full: frozenset[str]
    """The same with the heads of what hangs on it ("the University of Oslo")."""
    noun: str
    """Its head's lemma."""
    plural: bool
    mention: Mention | None = None


def referents(
    doc: Doc, mentions: Mapping[int, Mention], silent: frozenset[int], dated: frozenset[int]
) -> list[Referent]:
    """All phrases that coreference looks at, in the order of the text. Relative pronouns and appositions are
    part of another phrase, as in OntoNotes."""
    found: list[Referent] = []
    for token in doc:
        mention = mentions.get(token.i)
        if mention is None:
            if token.i not in silent and (
                _is_form(token)
                or (_is_part(token) and not _in_title(token, mentions))
                or (token.i in dated and is_head(token))
            ):
                found.append(_phrase(doc, token, None, timed=token.i in dated))
        elif not _is_relative(token) and not (token.dep_ == "appos" and _says_more(token, mentions)):
            found.append(_phrase(doc, token, mention, timed=False))
            found += _several(token)
    found.sort(key=lambda one: one.key)
    return found


def _is_relative(token: Token) -> bool:
    word = token.lower_
    return word in _RELATIVE or (word == "that" and "PronType=Rel" in str(token.morph))


def _says_more(token: Token, mentions: Mapping[int, Mention]) -> bool:
    """Whether an apposition says more of the phrase before; "France" in "Lyon, France" does not."""
    return token.head.i in mentions and not token.ent_type_ == token.head.ent_type_ == "LOC"


def _is_form(token: Token) -> bool:
    """Whether a word is "this", "here" and the like, for itself."""
    word = token.lower_
    if word in {"here", "there"}:
        return token.pos_ == "ADV"
    if token.pos_ != "PRON" or word not in PRONOUNS:
        return False
    return word in {"'s", "’s"} or (
        word in {"this", "that", "these", "those"}
        and "Dem" in str(token.morph)
        and phrases.relation(token) not in _NO_PHRASE
    )


def _is_part(token: Token) -> bool:
    """Whether a word is a name inside another's phrase: "Geneva talks", "the University of Oslo"."""
    if token.pos_ != "PROPN":
        return False
    relation = phrases.relation(token)
    if relation != "compound":
        return relation == "nmod"
    after = token.i + 1
    return token.head.pos_ == "NOUN" or (
        after < len(token.doc) and token.ent_type_ != "" and token.doc[after].ent_iob_ != "I"
    )


def _in_title(token: Token, mentions: Mapping[int, Mention]) -> bool:
    """Whether a word is part of an office ("Secretary of State")."""
    above = mentions.get(token.head.i)
    return above is not None and above.agent is not None and above.agent_start <= token.i < above.agent_end


def _phrase(doc: Doc, token: Token, mention: Mention | None, *, timed: bool) -> Referent:
    first = token.left_edge.i
    if mention is not None:
        inside = between(doc, mention.start, mention.end)
        plural = mention.plural
    else:
        inside = between(doc, max(first, token.i - 3), token.i + 1)
        plural = token.tag_.endswith("S")
    words = frozenset([noun(t) for t in inside if t.pos_ in _OPEN])
    hung = [noun(kid) for kid in token.children if phrases.relation(kid) in _HUNG and kid.dep_ != "nmod:poss"]
    kind = NUMBER[_kind(token, mention, timed=timed)]
    return Referent(
        token.i,
        token.i,
        kind,
        first,
        token.right_edge.i,
        words,
        words.union(hung),
        noun(token),
        plural,
        mention,
    )


def _kind(token: Token, mention: Mention | None, *, timed: bool) -> str:
    if mention is None:
        return "time" if timed else PRONOUNS.get(token.lower_, "part")
    if mention.kind == "pronoun":
        return PRONOUNS.get(token.lower_, "some")
    if mention.is_named:
        return mention.kind if mention.kind in _NAMED else "name"
    if token.pos_ == "PROPN":
        return "name"
    kind = "bares" if mention.plural else "bare"
    for kid in token.children:
        if kid.dep_ == "nmod:poss":
            return "owned"
        if kid.dep_.startswith("det") and kid.lower_ in _DETERMINERS:
            return _DETERMINERS[kid.lower_]
        if kid.dep_ == "nummod":
            kind = "number"
    return kind


def _several(token: Token) -> list[Referent]:
    """Several that are named together ("Kenya and Uganda"), by the first of them."""
    others = phrases.children(token, "conj")
    sign = phrases.child(others[-1], "cc") if others else None
    if sign is None:
        return []
    words = frozenset([noun(t) for t in (token, *others)])
    first, last = token.left_edge.i, others[-1].right_edge.i
    return [Referent(sign.i, token.i, SEVERAL, first, last, words, words, noun(token), plural=True)]
