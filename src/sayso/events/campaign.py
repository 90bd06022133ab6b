"""What an election campaign tells in the words of protest, war and relief: rallies of candidates, attacks in
words, donations.

"Ada Lunt attacked her rival over taxes", "their battle for the nomination" and "rallied voters" tell of an
election, which is no event. The words stay matched, so that the model's heads do not take them up either.
"""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from sayso.events.classes import classes
from sayso.events.match import Match
from sayso.events.topics import Topics
from sayso.events.words import antecedent, arguments, objects, words
from sayso.language.phrases import children, is_passive, relation, subjects
from sayso.language.tokens import between

_ELECTION: Final = "election"


def is_campaigning(match: Match, topics: Topics) -> bool:
    """Whether a match tells only of what candidates do to win votes."""
    head, event = match.head, match.frame.event
    if match.frame.own is not None:
        return False
    said = {head.doc[i].lemma_.lower() for i in match.tokens}
    if event == "PROTEST" and "rally" in said:
        if match.entry.kind == "verb" and head.lemma_.lower() == "rally":
            return _rouses(head)
        return _is_stump(match, topics)
    if event == "ASSAULT" and said & words("verbal_attack"):
        return topics.speaks_of(head, _ELECTION) and _is_in_words(match)
    if event == "AID" and match.entry.kind == "verb":
        given = {word.lower_ for one in arguments(head, "to") for word in one.subtree}
        return bool(given & words("purse")) and topics.speaks_of(head, _ELECTION)
    return False


def _rouses(verb: Token) -> bool:
    """Whether somebody only rouses those who stand by him: "rallied voters in the north"."""
    return any(thing.lemma_.lower() in words("following") for thing in objects(verb))


def _is_stump(match: Match, topics: Topics) -> bool:
    """Whether a rally is one for votes: called so, or a candidate's, with no word of unrest beside it."""
    rally = next(match.head.doc[i] for i in match.tokens if match.head.doc[i].lemma_.lower() == "rally")
    sentence = between(rally.doc, rally.sent.start, rally.sent.end)
    if any(token.lemma_.lower() in words("unrest") for token in sentence):
        return False
    around = [kid for kid in rally.children if relation(kid) in {"compound", "amod", "nmod"}]
    if any(kid.lemma_.lower() in words("stump") for kid in around):
        return True
    own = [kid for kid in around if kid.dep_ in {"compound", "nmod:poss"}]
    whose = [
        *own,
        *arguments(rally, "by", "for", "with"),
        *(() if rally is match.head else _doers(match.head)),
    ]
    return any(_contends(token) for token in whose) and topics.speaks_of(rally, _ELECTION)


def _is_in_words(match: Match) -> bool:
    """Whether all who attack and are attacked are persons that contend, and nothing tells of arms or harm."""
    head = match.head
    sentence = between(head.doc, head.sent.start, head.sent.end)
    kinds = [classes()[kind] for kind in ("armed", "weapon", "harm")]
    if any(kind.holds(token) for token in sentence for kind in kinds if token.i not in match.tokens):
        return False
    doers = _doers(head)
    if match.entry.kind == "verb":
        return bool(doers) and all(map(_contends, [*doers, *_beings(objects(head))]))
    others = arguments(head, "with", "between", "against", "on")
    return bool(doers or others) and all(map(_contends, [*doers, *_beings(others)]))


def _doers(head: Token) -> list[Token]:
    if head.pos_ == "VERB":
        return [] if is_passive(head) else [antecedent(token) for token in subjects(head)]
    return [
        *(kid for kid in children(head, "nmod") if kid.dep_ == "nmod:poss"),
        *arguments(head, "by", "from"),
    ]


def _beings(things: list[Token]) -> list[Token]:
    """Those who can be attacked, and not their records and plans."""
    return [thing for thing in things if thing.ent_type_ or classes()["person"].holds(thing)]


def _contends(token: Token) -> bool:
    """Whether a word names a person, or somebody that runs for an office."""
    return token.ent_type_ == "PER" or token.lemma_.lower() in words("contender") or token.pos_ == "PRON"
