"""Who fills a frame's roles: actor and recipient by relation, for verbs, nouns and adjectives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from spacy.tokens import Token

from sayso.events.classes import classes
from sayso.events.lexicon import RELATIONS, lexicon_of
from sayso.events.match import Match
from sayso.events.words import (
    VERBAL,
    antecedent,
    arguments,
    is_nobody,
    is_time,
    names_actor,
    objects,
    words,
)
from sayso.language.phrases import child, children, conjuncts, is_passive, relation, subjects
from sayso.notes import notes

_DEFAULTS: Final[dict[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "verb": (("subj",), ("obj",)),
    "noun": (("by", "poss", "adj", "compound"), ("on", "against", "of", "with", "to")),
    "adjective": (("none",), ("obj",)),
}
_PARTIES: Final = ("with", "between", "among")


@dataclass(slots=True)
class Roles:
    """Head tokens of the phrases that fill the roles, each once, in the order they were found."""

    actors: list[Token] = field(default_factory=list)
    recipients: list[Token] = field(default_factory=list)


def fill(match: Match) -> Roles:
    """The roles of a match; a noun under a light verb ("launched an attack") takes what the verb's
    relations give."""
    frame, head = match.frame, match.head
    kind = match.entry.kind
    own_actor, own_recipient = _DEFAULTS[kind]
    inside = set(match.tokens)
    actors = _find(match, frame.actor or own_actor)
    recipients = _find(match, frame.recipient or own_recipient)
    if kind == "noun":
        verb = carrying_verb(head)
        if verb is not None:
            if not actors and frame.actor != ("none",):
                actors = [token for token in _verb_actors(verb, head) if not is_nobody(token)]
            if not recipients:
                recipients = _verb_recipients(verb, head, frame.recipient or own_recipient)
        if frame.toll == "dead" and not recipients:  # "the mayor's murder"
            recipients = [token for token in actors if token.dep_ == "nmod:poss" and _is_victim(token)]
            actors = [token for token in actors if token not in recipients]
    if frame.reciprocal:
        parties = [*actors, *recipients]
        anchors = [head] + ([verb] if kind == "noun" and (verb := carrying_verb(head)) is not None else [])
        for anchor in anchors:
            parties += arguments(anchor, *_PARTIES)
        if kind == "noun" and not parties:
            parties = _find(match, ("of",))
        return Roles(_people(parties, inside))
    actors = _people(actors, inside)
    chosen = {token.i for token in actors}
    things = [token for token in _things(recipients, inside) if token.i not in chosen]
    return Roles(actors, _named_by_frame(match) or things)


def _named_by_frame(match: Match) -> list[Token]:
    """Whom a rebuke reaches where the frame's own words say it: "summoned the French envoy"."""
    if match.frame.event != "ACCUSE" or match.entry.kind != "verb":
        return []
    return [token for token in objects(match.head) if token.i in match.tokens and names_actor(token)]


def _is_victim(owner: Token) -> bool:
    """Whether a killing that is said to be somebody's was done to them: no body and nobody with arms."""
    known = classes()
    if known["armed"].holds(owner) or known["institution"].holds(owner):
        return False
    return (
        owner.ent_type_ in {"PER", "NORP"} or owner.lower_ in {"his", "her"} or known["person"].holds(owner)
    )


def doers(verb: Token) -> list[Token]:
    """The subject of a predicate, following control: what "accused soldiers of executing" says soldiers
    did."""
    if child(verb, "nsubj") is None and relation(verb) in {"advcl", "acl", "xcomp", "ccomp", "obl", "nmod"}:
        marks = {inner.lower_ for inner in children(verb, "mark", "case")}
        governor = verb.head
        if (
            governor.lemma_.lower() in words("object_control")
            and governor.pos_ in VERBAL
            and marks & {"of", "for", "to", "from", "with", "over"}
        ):
            return [antecedent(token) for token in objects(governor)]
        if relation(verb) == "advcl" and "to" in marks and governor.pos_ in VERBAL:  # "flew in to meet"
            return doers(governor)
        if relation(verb) == "acl" and marks & {"to"}:
            return (
                [antecedent(token) for token in subjects(governor)]
                if governor.pos_ in VERBAL
                else _holder(governor)
            )
    if relation(verb) == "aux":  # who "must withdraw"
        return doers(verb.head)
    if is_passive(verb) or children(verb, "nsubj:pass"):
        return []
    return [antecedent(token) for token in subjects(verb)]


def carrying_verb(noun: Token) -> Token | None:
    """The light or suffering verb that an event noun depends on as object, subject or oblique."""
    here = noun
    if relation(here) == "conj":
        here = here.head
    governor = here.head
    if governor.i == here.i or governor.pos_ not in VERBAL:
        return None
    if relation(here) in {"obj", "nsubj", "obl", "xcomp"} or here.dep_ == "nsubj:pass":
        return governor
    if relation(governor) in {"acl"} and governor.head.i == noun.i:
        return governor
    return None


def _holder(noun: Token) -> list[Token]:
    """Whose plan or promise it is: "the rebels' threat to shell"."""
    found = [kid for kid in noun.children if kid.dep_ == "nmod:poss"] or arguments(noun, "by", "from")
    if found:
        return found
    if relation(noun) in {"obj", "obl"} and noun.head.pos_ in VERBAL:
        return [antecedent(token) for token in subjects(noun.head)]
    return []


def _find(match: Match, wanted: tuple[str, ...]) -> list[Token]:
    head = match.head
    prepositions = [word for word in wanted if word not in RELATIONS]
    found: list[Token] = []
    for word in wanted:
        if word == "subj":
            found += [agent for kid in head.children if kid.dep_ == "obl:agent" for agent in conjuncts(kid)]
            if not found and _is_participle_passive(head):
                found += arguments(head, "by")
            found += doers(head)
        elif word == "obj":
            things = (
                [head.head]
                if match.entry.kind == "adjective"
                else [antecedent(token) for token in objects(head)]
            )
            for thing in things:  # "slit the throats of four teachers": the object is part of the phrase
                inner = thing.i in match.tokens and match.entry.kind == "verb"
                found += (
                    [*arguments(thing, "of"), *(k for k in thing.children if k.dep_ == "nmod:poss")]
                    if inner
                    else [thing]
                )
        elif word == "iobj":
            found += [token for kid in children(head, "iobj") for token in conjuncts(kid)]
        elif word == "agent":
            found += [agent for kid in head.children if kid.dep_ == "obl:agent" for agent in conjuncts(kid)]
        elif word == "poss":
            found += [token for kid in head.children if kid.dep_ == "nmod:poss" for token in conjuncts(kid)]
        elif word == "compound":
            found += [kid for kid in children(head, "compound") if names_actor(kid)]
        elif word == "adj":
            found += [kid for kid in children(head, "amod") if names_actor(kid)]
    if prepositions and not ("obj" in wanted and found):
        found += arguments(head, *prepositions)
        if match.entry.kind == "verb":
            for i in match.tokens:
                found += arguments(head.doc[i], *prepositions) if i != head.i else []
    return found


def _is_participle_passive(verb: Token) -> bool:
    return verb.tag_ == "VBN" and (is_passive(verb) or relation(verb) in {"acl", "amod"})


def _verb_actors(verb: Token, noun: Token) -> list[Token]:
    lemma = verb.lemma_.lower()
    if relation(noun) == "nsubj" and noun.dep_ != "nsubj:pass":
        return arguments(verb, "by") if lemma not in words("light") else []
    agents = [agent for kid in verb.children if kid.dep_ == "obl:agent" for agent in conjuncts(kid)]
    if agents and (lemma in words("light") or noun.dep_ == "nsubj:pass"):
        return agents
    if lemma in words("light") and not is_passive(verb) and relation(noun) in {"obj", "obl", "conj"}:
        return doers(verb)
    return []


def _verb_recipients(verb: Token, noun: Token, wanted: tuple[str, ...]) -> list[Token]:
    lemma = verb.lemma_.lower()
    if lemma in words("suffer") and relation(noun) in {"obj", "obl"} and lemma not in {"see"}:
        return doers(verb)
    if lemma not in words("light"):
        return []
    prepositions = [word for word in wanted if word not in RELATIONS and word != "of"]
    found = [token for token in arguments(verb, *prepositions) if token.i != noun.i] if prepositions else []
    return found or [token for kid in children(verb, "iobj") for token in conjuncts(kid)]


def _people(tokens: list[Token], inside: set[int]) -> list[Token]:
    """Those that can act: names, people, bodies; no weapons, times, happenings."""
    known = classes()
    found = []
    for token in _things(tokens, inside):
        if known["weapon"].holds(token) and token.i not in notes(token.doc).actors:
            continue  # "drones", but "Russian drones" are who owns them
        lemma = token.lemma_.lower()
        named = token.ent_type_ in {"PER", "ORG", "LOC", "NORP"}
        if (
            token.pos_ == "NOUN"
            and not named
            and not known["person"].holds(token)
            and not known["political"].holds(token)
        ):
            if known["violence"].holds(token) or known["hardship_cause"].holds(token):
                continue
            if known["inert"].holds(token) or (
                any(len(e.words) == 1 for e in lexicon_of(token.doc).nouns.get(lemma, ()))
            ):
                continue
        found.append(token)
    return found


def _things(tokens: list[Token], inside: set[int]) -> list[Token]:
    found: dict[int, Token] = {}
    for token in tokens:
        token = antecedent(token)
        if (
            token.i in inside
            or is_time(token)
            or token.pos_ not in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "DET"}
        ):
            continue
        if token.dep_ == "expl" or token.lower_ in {
            "there",
            "what",
            "something",
            "nothing",
            "anything",
            "everything",
        }:
            continue
        found.setdefault(token.i, token)
    return list(found.values())
