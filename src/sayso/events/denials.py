"""What tells of no event though its words are those of one: a claim that nobody made, an accusation denied,
a task that somebody is charged with, an interview, a plot.

Who denies an accusation does not accuse, whatever they call it ("dismissed the charge as nonsense"), and
that nobody claimed an attack tells of none besides the attack. The words stay matched, so that the model's
heads do not take them up either.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Token

from sayso.events.classes import classes
from sayso.events.match import Match
from sayso.events.words import antecedent, arguments, is_negated, is_nobody, objects, words
from sayso.language.phrases import ancestors, children, is_passive, relation, subjects
from sayso.language.tokens import between
from sayso.records import EventType

_TALK: Final[frozenset[EventType]] = frozenset({"REQUEST", "REJECT", "CONSULT", "AGREE"})
_TO_REPORTERS: Final = frozenset({"comment", "interview"})
_DENY: Final = frozenset({"deny", "refute", "rebut"})


def is_nothing(match: Match) -> bool:
    """Whether a match, whatever else its sentence tells, tells of no event."""
    return any(
        tells(match)
        for tells in (
            is_unclaimed,
            is_sought,
            is_silence,
            is_task,
            is_epithet,
            is_world_war,
            is_of_animals,
            is_interview,
            is_made_up,
        )
    )


def is_unclaimed(match: Match) -> bool:
    """Whether a word that refers to an act of somebody says that nobody did: "no group claimed it"."""
    if not match.frame.refers:
        return False
    nobody = match.entry.kind == "verb" and any(is_nobody(token) for token in subjects(match.head))
    return nobody or is_negated(match.head)


def is_sought(match: Match) -> bool:
    """Whether somebody is only looked for: "is wanted for murder"."""
    return match.entry.kind == "verb" and match.entry.words[0] == "want" and is_passive(match.head)


def is_silence(match: Match) -> bool:
    """Whether somebody only says nothing to reporters: "did not respond to requests for comment"."""
    if match.frame.event not in _TALK:
        return False
    asked = any(
        token.lemma_.lower() in _TO_REPORTERS and token.i > match.head.i for token in match.head.subtree
    )
    return asked and (is_negated(match.head) or match.entry.kind == "noun")


def is_task(match: Match) -> bool:
    """Whether somebody is charged with a task: "is charged with securing the capital"."""
    if match.head.lemma_.lower() != "charge" or match.frame.event != "ACCUSE":
        return False
    tasks = (kid for kid in match.head.children if kid.tag_ == "VBG" and kid.i > match.head.i)
    return any(task.lemma_.lower() in words("duty") for task in tasks)


def is_epithet(match: Match) -> bool:
    """Whether a word only says who somebody is: "a convicted killer", "displaced families"."""
    head = match.head
    if relation(head) != "amod" or head.i > head.head.i:
        return False
    return head.lower_ == "displaced" or (
        head.lower_ == "convicted" and head.head.lemma_.lower() in words("convict")
    )


def is_world_war(match: Match) -> bool:
    """Whether a war is one that only dates what is told: "after World War II", "since the Cold War"."""
    head = match.head
    named = head.i > 0 and head.nbor(-1).lower_ in {"world", "cold"}
    return named and head.lower_ in {"war", "wars"} and head.text[0].isupper()


def is_of_animals(match: Match) -> bool:
    """Whether only animals are hurt: "slaughtered the flock"."""
    if match.frame.event != "ASSAULT" or match.entry.kind != "verb":
        return False
    hurt = objects(match.head)
    return bool(hurt) and all(classes()["animal"].holds(thing) for thing in hurt)


def is_interview(match: Match) -> bool:
    """Whether somebody only talks to those who report: "a conference call with reporters"."""
    if match.frame.event != "CONSULT":
        return False
    with_whom = arguments(match.head, "with", "to", "for", "open")
    if match.entry.kind == "verb":
        with_whom += objects(match.head)
        for thing in objects(match.head):
            with_whom += arguments(thing, "with", "to", "for") if thing.i in match.tokens else []
    return match.head.lemma_.lower() == "interview" or any(_reports(token) for token in with_whom)


def _reports(token: Token) -> bool:
    listed = words("press")
    return token.lemma_.lower() in listed and not children(token, "nmod:poss")


def is_made_up(match: Match) -> bool:
    """Whether a work of fiction tells it: "In the novel, a poet is arrested by the secret police"."""
    here = match.head
    for verb in (here, *ancestors(here)):
        for kid in children(verb, "obl"):
            inside = any(case.lower_ == "in" for case in children(kid, "case"))
            if inside and kid.lemma_.lower() in words("fiction") and children(kid, "det", "nmod:poss"):
                return not any(word.tag_ in {"VBD", "MD"} for word in (verb, *children(verb, "aux")))
    return False


def denials(found: Sequence[Match]) -> set[int]:
    """Heads of the words by which a sentence denies an accusation: the verb that denies, and the accusation
    unless the text says whose it is or what of."""
    told: set[int] = set()
    verbs = {match.head.i: match for match in found if match.entry.kind == "verb"}
    accusations = {match.head.i: match for match in found if _is_accusation(match)}
    accusing, sentence = words("accusing"), found[0].head.sent
    for token in between(sentence.doc, sentence.start, sentence.end):
        if token.i not in accusations and token.lemma_.lower() not in accusing:
            continue
        verb = _denying(token)
        if verb is None:
            continue
        if verb.i in verbs and verbs[verb.i].frame.event in {"ACCUSE", "REJECT"}:
            told.add(verb.i)
        if token.i in accusations and not _is_told(token):
            told.add(token.i)
    return told


def is_denied(token: Token) -> bool:
    """Whether somebody denies what a word tells ("the army denies shelling", "denied that it fired")."""
    here = token
    for above in ancestors(token):
        if above.lemma_.lower() in _DENY:
            return relation(here) in {"obj", "ccomp", "xcomp", "advcl"}
        here = above
    return False


def deniers(match: Match) -> list[Token]:
    """Who denies the accusation that a noun tells of, and so did not make it."""
    verb = _denying(match.head) if _is_accusation(match) else None
    return subjects(verb) if verb is not None and not is_passive(verb) else []


def _is_accusation(match: Match) -> bool:
    return match.entry.kind == "noun" and match.frame.complement == "alleges"


def _denying(noun: Token) -> Token | None:
    """The verb that denies what a noun names: its object, or what it calls something ("called the charge
    baseless")."""
    for verb in (noun.head, noun.head.head, *children(noun, "acl")):
        if verb.lemma_.lower() not in words("denying"):
            continue
        judged = [kid for kid in children(verb, "ccomp", "xcomp") if kid.pos_ == "ADJ"]
        if noun in map(antecedent, objects(verb)) or any(noun in subjects(kid) for kid in judged):
            return verb
    return None


def _is_told(noun: Token) -> bool:
    """Whether the text says who accused, or of what: "the army's allegations", "charges of fraud"."""
    around = children(noun, "acl", "nmod", "compound")
    return any(kid.pos_ != "PRON" and kid.dep_ != "acl:relcl" for kid in around)
