"""Who says it: the source of a report, and whether a phrase can say something at all."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from spacy.tokens import Doc, Token

from sayso.actors.link import actor_at
from sayso.attribution.cues import Cues
from sayso.attribution.page import Page
from sayso.attribution.unnamed import is_unnamed
from sayso.language.phrases import NOMINAL, child, children, is_passive, relation
from sayso.notes import notes
from sayso.records import Actor

_RELATIVE: Final = frozenset({"who", "which", "that", "whom"})
_NAME_REACH: Final = 10
_THINGS: Final = frozenset({"this", "that", "these", "those", "it", "which", "there", "what"})


def find_source(page: Page, cues: Cues, verb: Token) -> Token | None:
    """The head of the phrase that says it: the subject, the agent of a passive, the one who "was quoted as
    saying"."""
    here: Token | None = verb
    seen: set[int] = set()
    while here is not None and here.i not in seen:
        seen.add(here.i)
        if is_passive(here):
            agent = child(here, "obl:agent") or _by(here)
            if agent is not None:
                return _antecedent(agent)
            if here == verb:
                return None
        subject = _nearest_subject(page, here)
        if subject is not None:
            if (
                subject.dep_ == "nsubj:pass"
                and here.lemma_.lower() not in cues.quoted | cues.addressed
                and here == verb
            ):
                return None
            return _antecedent(subject)
        label = relation(here)
        mark = child(here, "mark", "case")
        if label == "conj":
            here = here.head
        elif label == "xcomp":
            controller = child(here.head, "obj", "iobj")
            if controller is not None and not is_passive(here.head):
                return _antecedent(controller)
            here = here.head
        elif label == "advcl" and mark is not None and mark.lower_ == "as":
            if here.head.lemma_.lower() in cues.quoted and is_passive(here.head):
                passive = child(here.head, "nsubj")
                if passive is not None:
                    return _antecedent(passive)
                return here.head.head if relation(here.head) == "acl" else None
            return child(here.head, "obj") if here.head.lemma_.lower() in cues.quoted else None
        elif label in {"advcl", "parataxis", "ccomp"} and (
            here.tag_ == "VBG" or (mark and mark.lower_ == "to")
        ):
            here = here.head
        elif label == "acl":
            return here.head if here.tag_ == "VBG" and here.head.pos_ in NOMINAL else None
        else:
            return _misread(cues, verb)
    return None


def _nearest_subject(page: Page, verb: Token) -> Token | None:
    """The subject that stands nearest to the verb, on its side of any quotation mark."""
    found = [kid for kid in children(verb, "nsubj") if page.same_level(kid.i, verb.i)]
    return min(found, key=lambda kid: abs(kid.i - verb.i), default=None)


def _by(verb: Token) -> Token | None:
    for kid in verb.children:
        case = child(kid, "case")
        if relation(kid) == "obl" and kid.i > verb.i and case is not None and case.lower_ == "by":
            return kid
    return None


def _misread(cues: Cues, verb: Token) -> Token | None:
    """The noun right after "said" where the tree calls it an object: "“…,” said Noor Jehan"."""
    thing = child(verb, "obj")
    if thing is None or verb.lemma_.lower() not in cues.inverting:
        return None
    return thing if thing.i > verb.i and (thing.pos_ == "PROPN" or thing.ent_type_ == "PER") else None


def _antecedent(token: Token) -> Token:
    """What a relative pronoun stands for; the token itself otherwise."""
    if token.lower_ in _RELATIVE and token.pos_ in {"PRON", "DET", "SCONJ"}:
        here = token
        for _ in range(4):
            here = here.head
            if here.dep_ == "acl:relcl":
                return here.head
    return token


def may_speak(doc: Doc, source: Token, cues: Cues, verb: str, subject: str | None) -> bool:
    """Whether a phrase can be the source of a verb; ``subject`` is the kind of subject that the verb asks
    for."""
    lemma = source.lemma_.lower()
    if not source.text[0].isalnum():
        return False
    if subject == "document":
        stands_for = notes(doc).coreference.get(source.i, source.i)
        return doc[stands_for].lemma_.lower() in cues.documents or source.lower_ in {"it", "one"}
    if subject == "finding":
        return lemma in cues.documents or lemma in cues.findings
    if source.pos_ not in NOMINAL and source.pos_ not in {"DET", "ADJ"}:
        return False
    if verb not in cues.weak:
        return source.lower_ not in {"this", "these", "there", "what", "which"} and source.pos_ != "SYM"
    if source.pos_ == "PROPN" or source.ent_type_ in {"PER", "ORG"}:
        return True
    if source.lower_ in _THINGS:
        fuller = notes(doc).coreference.get(source.i)
        return fuller is not None and is_actor(doc[fuller])
    return source.pos_ == "PRON" or lemma in cues.documents or is_actor(source)


def is_actor(token: Token) -> bool:
    """Whether the actors' room knows the phrase that a token heads as one that can act."""
    return token.i in notes(token.doc).actors


def source_actor(doc: Doc, index: int, cues: Cues) -> Actor:
    """The source as an actor, with the name that an apposition gives it."""
    token = doc[index]
    actor = actor_at(doc, token)
    if actor.name is None and token.pos_ == "NOUN":
        name = _apposed_name(doc, token, actor.end)
        if name is not None:
            actor = replace(actor, name=name)
    return replace(actor, anonymous=is_unnamed(token, actor, cues))


def _apposed_name(doc: Doc, token: Token, end: int) -> str | None:
    """The person's name set beside a description: "their counsel, Hiren Gogoi,"."""
    place = next((other.i for other in doc[token.i : token.i + 40] if other.idx >= end), len(doc))
    if place + 1 >= len(doc) or doc[place].text != ",":
        return None
    first = place + 1
    while first < min(len(doc), place + _NAME_REACH) and doc[first].ent_type_ != "PER":
        if doc[first].pos_ not in {"PROPN", "NOUN", "ADJ"}:
            return None
        first += 1
    last = first
    while last < len(doc) and doc[last].ent_type_ == "PER" and (last == first or doc[last].ent_iob_ == "I"):
        last += 1
    return doc[first:last].text if last > first else None
