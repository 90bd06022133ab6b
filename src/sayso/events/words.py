"""Small questions to words that matching, roles and merging share."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Final

from spacy.tokens import Token

from sayso.errors import KnowledgeError
from sayso.events.classes import classes
from sayso.language.phrases import ancestors, child, children, conjuncts, is_passive, relation, subjects

_FILE: Final = Path(__file__).parent / "words.toml"
_LISTS: Final = (
    "time", "negative", "definite", "light", "everyday", "suffer", "object_control", "partitive", "generic",
    "unreal", "naming", "ceasing", "occasion", "denying",
    "accusing", "enabling", "charging", "answer", "theft", "fiction",
    "verbal_attack", "contender", "following", "stump", "unrest", "purse", "press", "duty", "convict",
    "going_on",
)  # fmt: skip


@cache
def _lists() -> dict[str, frozenset[str]]:
    raw = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    for listed in _LISTS:
        if not isinstance(raw.get(listed), list):
            raise KnowledgeError(_FILE.name, f"no list '{listed}'", ", ".join(_LISTS))
    return {name: frozenset(raw[name]) for name in _LISTS}


def words(name: str) -> frozenset[str]:
    """One of the closed lists of ``words.toml``; raises ``KnowledgeError`` where the file lacks it."""
    return _lists()[name]


VERBAL: Final = frozenset({"VERB", "AUX"})
_RELATIVE: Final = frozenset({"who", "which", "that", "whom", "whose"})


def is_time(token: Token) -> bool:
    """Whether a phrase's head is a time word or a bare year."""
    low, times = token.lower_, words("time")
    if low in times or token.lemma_.lower() in times:
        return True
    if not low.isdigit():
        return False
    return len(low) == 4 or any(kid.lower_ in times for kid in token.children)  # "1 September"


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for; any other word itself."""
    if token.lower_ in _RELATIVE and token.pos_ in {"PRON", "DET", "SCONJ"}:
        here = token
        while here.head.i != here.i:
            if here.dep_ == "acl:relcl":
                return here.head
            here = here.head
    return token


def is_negated(token: Token) -> bool:
    """Whether the word itself is negated: "did not fire", "no attack", "nobody was killed"."""
    here: Token | None = token
    for _ in range(2):
        if here is None:
            break
        for kid in here.children:
            if kid.lower_ in words("negative") and (kid.i < here.i or kid.dep_.startswith("nsubj")):
                return True
            if relation(kid) in {"nsubj", "obj"} and any(
                inner.lower_ in {"no", "neither"} for inner in kid.children
            ):
                return True
        here = here.head if relation(here) in {"xcomp", "obj"} and here.head.i != here.i else None
    return False


def is_nobody(token: Token) -> bool:
    """Whether a phrase says that there was none: "nobody", "no group"."""
    return token.lower_ in {"nobody", "none"} or any(
        kid.lower_ in {"no", "neither"} for kid in token.children
    )


def is_definite(noun: Token) -> bool:
    """Whether a noun refers back or out: "the attack", "this visit", "their talks"."""
    return any(kid.lower_ in words("definite") for kid in noun.children if relation(kid) in {"det", "nmod"})


def case_words(token: Token) -> list[str]:
    """The prepositions of a phrase, in lower case: ["on"], ["out", "of"]."""
    return [kid.lower_ for kid in token.children if relation(kid) == "case"]


def arguments(head: Token, *prepositions: str) -> list[Token]:
    """Heads of a word's phrases with one of the prepositions, coordination included, times left out."""
    found: list[Token] = []
    if not prepositions:
        return found
    for kid in head.children:
        if relation(kid) in {"obl", "nmod", "advcl", "acl", "obj", "xcomp"} and not is_time(kid):
            cases = (
                case_words(kid) or [inner.lower_ for inner in kid.children if relation(inner) == "mark"][:1]
            )
            if any(word in prepositions for word in cases):
                found += conjuncts(kid)
    return found


def objects(verb: Token) -> list[Token]:
    """What a verb is done to: its object, passive subject, or the noun that a bare participle modifies."""
    if is_passive(verb) or (
        verb.tag_ == "VBN" and verb.dep_ in {"amod", "advcl"} and not children(verb, "aux", "nsubj", "obj")
    ):
        found = child(verb, "nsubj:pass", "csubj:pass")
        if found is not None:
            return conjuncts(found)
        if relation(verb) in {"acl", "amod"}:
            return [verb.head]
        if relation(verb) == "conj" and verb.head.pos_ in VERBAL and child(verb, "nsubj", "obj") is None:
            return objects(verb.head)
        being = any(kid.lower_ == "being" for kid in children(verb, "aux"))  # "After being beaten, …"
        if relation(verb) == "advcl" and (being or not children(verb, "mark")):
            return [antecedent(token) for token in subjects(verb.head)]  # "Told to leave, the guards refused"
        if relation(verb) == "xcomp":
            return conjuncts(child(verb.head, "nsubj") or verb.head) if child(verb.head, "nsubj") else []
        return []
    found = child(verb, "obj") or child(verb, "iobj")
    if found is None:  # a second subject behind the verb is its object, whatever the tree says
        subject = [kid for kid in children(verb, "nsubj") if kid.dep_ == "nsubj"]
        found = subject[-1] if len(subject) > 1 and subject[0].i < verb.i < subject[-1].i else None
    if found is not None:
        return conjuncts(found)
    if verb.dep_ == "acl:relcl" and child(verb, "nsubj") is not None and child(verb, "nsubj:pass") is None:
        return [verb.head]  # "the town they shelled"
    kids = [kid for kid in children(verb, "conj") if kid.pos_ in VERBAL and kid.i > verb.i]
    amid = kids and any(kid.i < kids[0].i for kid in children(verb, "obl", "ccomp", "xcomp"))
    if kids and child(kids[0], "obj") is not None and not amid:
        return conjuncts(child(kids[0], "obj") or kids[0])  # "arrested and charged two men"
    return []


_IF: Final = frozenset({"if", "unless", "should", "whether"})
_IS: Final = frozenset({"is", "are", "am", "was", "were"})
"""What makes a plan of an infinitive: "is to fly to Oslo"."""


def is_unreal(token: Token) -> bool:
    """Whether the word's clause stands under a modal verb, a plan ("is to", "planned to") or a condition."""
    here = token
    for _ in range(4):
        if any(relation(kid) == "aux" and kid.lower_ in words("unreal") for kid in here.children):
            return True
        marks = {kid.lower_ for kid in here.children if relation(kid) == "mark"}
        if marks & _IF or ("to" in marks and any(kid.lower_ in _IS for kid in children(here, "aux", "cop"))):
            return True
        if (
            here.head.i == here.i
            or relation(here) in {"ccomp", "parataxis", "conj"}
            or here.dep_ == "acl:relcl"
        ):
            return False
        here = here.head
    return False


def is_simile(token: Token) -> bool:
    """Whether a word stands in a comparison: "like being shelled", "as if bombed"."""
    for here in (token, token.head):
        for kid in here.children:
            if kid.i < here.i and relation(kid) in {"mark", "case"} and kid.lower_ == "like":
                return True
            if (
                kid.lower_ == "as"
                and kid.i + 1 < len(kid.doc)
                and kid.doc[kid.i + 1].lower_ in {"if", "though"}
            ):
                return True
    return False


_MARKS: Final = frozenset("\"'“”‘’")


def is_mentioned(noun: Token) -> bool:
    """Whether a word is spoken of instead of used: "the word withdrawal", "classed as 'combat'"."""
    doc, before = noun.doc, noun.i - 1
    quoted = before >= 0 and doc[before].text in _MARKS
    while before >= 0 and doc[before].text in _MARKS:
        before -= 1
    if before < 0:
        return False
    if doc[before].lemma_.lower() in words("naming"):
        return True
    alone = quoted and noun.i + 1 < len(doc) and doc[noun.i + 1].text in _MARKS
    return alone and doc[before].lower_ in {"as", "or", "than", "not"}


def is_figure(noun: Token) -> bool:
    """Whether a weapon is what something that is none is said to be: "these details would be the bomb"."""
    if child(noun, "cop") is None or not classes()["weapon"].holds(noun):
        return False
    said_of = child(noun, "nsubj")
    return said_of is not None and said_of.pos_ == "NOUN" and not classes()["device"].holds(said_of)


def is_refused(verb: Token) -> bool:
    """Whether a verb declares a refusal: "will not pay", "would never talk to", "we do not bargain"."""
    if not is_negated(verb):
        return False
    auxiliaries = {kid.lower_ for kid in verb.children if relation(kid) == "aux"}
    if auxiliaries & {"will", "would", "wo", "'ll", "’ll", "shall"}:
        return True
    first = any(relation(kid) == "nsubj" and kid.lower_ in {"we", "i"} for kid in verb.children)
    return first and bool(auxiliaries & {"do", "can"})


_APART: Final = frozenset({"after", "before", "since", "following"})
_LAPSE: Final = frozenset({"minute", "hour", "day", "week", "month", "year", "decade"})
"""Words that tell how long before or after, which a weekday does not ("late on Friday after …")."""


def is_occasion(low: Token, high: Token) -> bool:
    """Whether one word tells of what happened some time before or after another, or of what another answers:
    "came a day after rebels shot a judge", "in retaliation for the raid"."""
    above = {high.i, *(token.i for token in ancestors(high))}
    for here in (low, *ancestors(low)):
        if here.i in above:
            return False
        if here is not low and here.lemma_.lower() in words("answer"):
            return True
        for link in children(here, "case", "mark"):
            if link.lower_ in _APART and link.i > 0 and link.nbor(-1).lemma_.lower() in _LAPSE:
                return True
    return False


def is_stood_for(token: Token) -> bool:
    """Whether somebody else acts for them: "on behalf of the victims"."""
    return relation(token) == "nmod" and token.head.lower_ == "behalf"


def names_actor(token: Token) -> bool:
    """Whether a word names somebody that can act: a name, an office, a body, an armed group, people."""
    known = classes()
    if known["weapon"].holds(token):
        return False
    named = token.ent_type_ in {"PER", "ORG", "LOC", "NORP"}
    return named or any(known[kind].holds(token) for kind in ("armed", "political", "person"))
