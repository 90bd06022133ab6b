"""Whom a judgement of a deed is aimed at: "condemned the arrest of a judge by police" blames the police.

Victims of the deed are not blamed, and who judges did not do it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sayso.events.words import arguments, names_actor, objects
from sayso.language.phrases import ancestors, conjuncts, is_passive, relation, subjects
from sayso.records import EventType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from sayso.events.match import Match
    from sayso.events.roles import Roles

_JUDGING: Final[frozenset[EventType]] = frozenset({"ACCUSE", "SUPPORT"})
"""Types by which somebody is judged for a deed."""
_ON: Final = {"blame": ("on",), "pin": ("on",), "attribute": ("to",), "ascribe": ("to",)}
"""Verbs that put a deed down to somebody, and what leads in whom."""


def judge(match: Match, roles: Roles, found: Sequence[Match]) -> None:
    """Mend the roles of a verb that judges a deed, and of the noun that names the deed; ``found`` are the
    matches of the sentence."""
    if match.entry.kind == "noun":
        verb = match.head.head
        if any(other.head.i == verb.i and _judges(other) for other in found) and match.head in objects(verb):
            judges = {token.i for token in _judges_of(verb)}
            roles.actors = [token for token in roles.actors if token.i not in judges]
        blamed = _blamed(match.head)
        if blamed:
            roles.actors = blamed
            roles.recipients = [token for token in roles.recipients if token not in blamed]
        return
    if not _judges(match):
        return
    if match.head.lemma_ in _ON:
        culprits = _culprits(match.head)
        roles.recipients = culprits or roles.recipients
        roles.actors = [token for token in roles.actors if token not in culprits]
        return
    deeds = [thing for thing in objects(match.head) if thing.pos_ == "NOUN" and thing.i not in match.tokens]
    nouns = {other.head.i for other in found if other.entry.kind == "noun"}
    anchors = deeds + ([match.head] if not is_passive(match.head) and nouns & {d.i for d in deeds} else [])
    doers = [doer for anchor in anchors for doer in arguments(anchor, "by") if names_actor(doer)]
    told = {deed.i for deed in deeds if doers or (deed.i in nouns and match.frame.event == "ACCUSE")}
    roles.recipients = [t for t in roles.recipients if t.i not in told and told.isdisjoint(_above(t))]
    if not doers and not roles.recipients:
        doers = [
            kid for deed in deeds for kid in deed.children if kid.dep_ == "nmod:poss" and names_actor(kid)
        ]
    roles.recipients += doers


def _blamed(deed: Token) -> list[Token]:
    """Whom a deed is put down to: "attacks blamed on rebels", "attributed the raid to rebels"."""
    verbs = [kid for kid in deed.children if relation(kid) == "acl"]
    if deed in objects(deed.head):
        verbs.append(deed.head)
    verb = next((verb for verb in verbs if verb.lemma_ in _ON), None)
    return _culprits(verb) if verb is not None else []


def _culprits(verb: Token) -> list[Token]:
    """Who comes behind the preposition, wherever a parser hung it ("blamed the attack on rebels")."""
    through = _ON[verb.lemma_]
    words = [verb, *(thing for thing in objects(verb) if thing.i > verb.i)]
    return [one for word in words for one in arguments(word, *through) if names_actor(one)]


def _judges(match: Match) -> bool:
    return match.entry.kind == "verb" and match.frame.event in _JUDGING


def _judges_of(verb: Token) -> list[Token]:
    agents = [agent for kid in verb.children if kid.dep_ == "obl:agent" for agent in conjuncts(kid)]
    return [*agents, *(token for token in subjects(verb) if token not in objects(verb))]


def _above(token: Token) -> set[int]:
    return {up.i for up in ancestors(token)}
