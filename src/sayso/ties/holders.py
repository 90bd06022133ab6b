"""Whom a role noun means: the name beside it, what it is said of, or the noun phrase itself."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Token

from sayso.language.phrases import children, conjuncts, relation, subjects
from sayso.notes import notes
from sayso.ties.found import HYPHENS, antecedent, complement, is_actor, is_named
from sayso.ties.knowledge import Pattern

OF: Final = frozenset({"of"})
_APPOINTING: Final = frozenset(
    {"appoint", "name", "elect", "choose", "install", "nominate", "become", "remain"}
)
COMMAS: Final = frozenset({",", "(", "–", "—"})


def holder_of(doc: Doc, noun: Token, pattern: Pattern) -> Token | None:
    """Whom the noun means: a name beside it, or the noun phrase itself ("the military wing of Y")."""
    for found in (name_after(doc, noun), _apposed(doc, noun, pattern), _subject(noun)):
        if found is not None and (not pattern.named or is_named(doc, found)):
            return found
    itself = not pattern.named and pattern.kind in {"part_of", "backs"}
    return noun if itself and (pattern.kind == "part_of" or is_actor(doc, noun)) else None


def name_after(doc: Doc, noun: Token) -> Token | None:
    """In "Hamas leader Ismail Haniyeh" the head of the name that follows the noun at once."""
    end = noun.i + 1
    while (
        end < len(doc)
        and end < noun.sent.end
        and (
            doc[end].ent_type_ in {"PER", "ORG", "LOC"}
            or (doc[end].pos_ == "PROPN" and doc[end].text[:1].isupper())
            or (doc[end].text in HYPHENS and end > noun.i + 1)
        )
    ):
        end += 1
    run = doc[noun.i + 1 : end]
    if not len(run):
        return None
    noted = [token for token in run if token.i in notes(doc).actors]
    if noted:
        return noted[0]
    return next(
        (token for token in run if not noun.i < token.head.i < end or token.head.i == token.i), run[0]
    )


def _apposed(doc: Doc, noun: Token, pattern: Pattern) -> Token | None:
    """Finds X in "X, the leader of Y" and "the leader of Y, X"."""
    of_person = relation(noun) == "appos" and noun.head.ent_type_ == "PER"
    for kid in children(noun, "appos", "flat", "nmod:desc"):
        if is_named(doc, kid) and not of_person:
            return kid
    if relation(noun) == "appos":
        return _nearest(noun)
    if noun.dep_ in {"flat", "nmod:desc"} or (noun.dep_ == "compound" and noun.head.pos_ == "PROPN"):
        return noun.head
    if relation(noun) == "conj" and relation(noun.head) == "appos":
        return noun.head.head
    owner = complement(noun, OF | pattern.through)
    if owner is not None and noun.head.i != owner.i:  # "the leader of Y, X", the name hung on Y
        for kid in children(owner, "appos"):
            if kid.ent_type_ == "PER":
                return kid
    named = pattern.named and pattern.kind != "part_of"
    if (
        named and owner is not None and (after := owner.right_edge.i + 1) < noun.sent.end
    ):  # "head of the Y forum X"
        entity = next((entity for entity in doc.ents if entity.start == after), None)
        if entity is not None and entity.label_ == "PER" and owner.i > noun.i:
            return entity.root
    left = _front(noun)
    if left >= noun.sent.start + 2 and doc[left - 1].text in COMMAS and doc[left - 2].ent_type_ == "PER":
        name = doc[left - 2]
        while name.head.ent_type_ == "PER" and name.head.i != name.i and abs(name.head.i - name.i) < 5:
            name = name.head
        return name
    return None


def _front(noun: Token) -> int:
    """First token of a phrase, after the comma that may hang on it."""
    first = noun.left_edge.i
    while first < noun.i and noun.doc[first].is_punct:
        first += 1
    return first


def _nearest(noun: Token) -> Token:
    """Whom an apposition is said of: of coordinated names the one right before it, wherever a parser
    hung it."""
    doc, comma = noun.doc, _front(noun) - 1
    for one in reversed(conjuncts(noun.head)):
        if comma > one.i and doc[comma].text in COMMAS and comma - 1 in range(one.left_edge.i, one.i + 4):
            return one
    return noun.head


def _subject(noun: Token) -> Token | None:
    """Finds X in "X is the leader of Y", "X, who is the leader of Y", "X became leader of Y", "X was named as
    leader of Y"."""
    first = noun.head if relation(noun) == "conj" and children(noun.head, "cop") else noun
    clause = first if children(first, "cop") else None
    passive = False
    if clause is None and relation(noun) in {"xcomp", "obj", "obl", "nmod", "advcl"}:
        verb = noun.head
        as_ = any(kid.lower_ == "as" for kid in children(noun, "case", "mark"))
        if verb.lemma_ in _APPOINTING and (as_ or relation(noun) in {"xcomp", "obj"}):
            clause, passive = verb, verb.lemma_ not in {"become", "remain"}
        elif as_ and _is_set_off(noun):  # "X, as leader of Y, …", "As leader of Y X …"
            return antecedent(verb) if verb.pos_ == "PROPN" else next(iter(subjects(verb)), None)
    if clause is None:
        return None
    if passive:
        found = children(clause, "nsubj:pass") or [kid for kid in children(clause, "obj") if kid.i != noun.i]
    else:
        found = children(clause, "nsubj")
    return antecedent(found[0]) if found else None


def _is_set_off(noun: Token) -> bool:
    """Whether a phrase stands at the head of its sentence or after a comma."""
    left = noun.left_edge.i
    return left == noun.sent.start or noun.doc[left - 1].text in COMMAS
