"""A tie under way, and small questions that every pattern asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Token

from sayso.actors.nouns import agent, is_abstract
from sayso.gazetteer.countries import countries, country_names
from sayso.gazetteer.names import fold
from sayso.language.phrases import children, conjuncts, name_of, relation
from sayso.notes import notes
from sayso.records import Actor, Status, TieKind
from sayso.ties.knowledge import Pattern, patterns

HYPHENS: Final = frozenset({"-", "–", "‑"})
TO_COME: Final = frozenset({"will", "shall", "'ll", "’ll"})
_AGREEING: Final = frozenset({"agree", "pledge", "promise", "vow", "undertake"})
_ANNOUNCING: Final = frozenset({"say", "announce", "confirm", "add", "declare", "reaffirm", "tell"})
OURS: Final = frozenset({"our", "my", "your"})
"""Owners whom only the speaker knows."""
ACCUSING: Final = frozenset({"accuse", "suspect", "allege", "charge", "blame"})
MUTUAL: Final = frozenset({"allied_with", "opposes"})
"""Ties that run both ways."""
ARMED: Final = frozenset({"MIL", "COP", "REB", "UAF", "PRM", "SPY", "CRM"})
"""Sectors of those who bear arms."""
_SEVERAL: Final = frozenset(
    {"it", "its", "they", "them", "their", "we", "us", "which", "that", "who", "whom"}
)
"""Pronouns that may stand for a body."""
_IN_NEED: Final = frozenset({"family", "household", "crowd"})
"""Bodies of people in need, whom nobody backs."""
_LASTS: Final = frozenset({"PRON", "NOUN", "PROPN", "ADJ", "NUM"})


@dataclass(frozen=True, slots=True)
class Found:
    """Head tokens of both actors, the word that ties them, and what the pattern says of it."""

    kind: TieKind
    source: Token
    target: Token
    by: Token
    why: str
    office: str | None = None
    given: bool = True
    """Whether the target stands with the word; else it is the country the source is known to stand for."""
    status: Status | None = None
    """How the tie stands where the word itself tells it ("left the group")."""


def is_actor(doc: Doc, token: Token) -> bool:
    """Whether a token heads something that can act: noted as an actor, a name of somebody or of a country, or
    a noun for people or for a body."""
    if token.i in notes(doc).actors:
        return token.pos_ in _LASTS
    if token.ent_type_ in {"PER", "ORG", "LOC", "NORP"} and token.pos_ in {"PROPN", "ADJ", "NOUN"}:
        return True
    if is_people_name(token) or _is_body_name(token):
        return True
    if token.tag_ == "NNS" and any(kid.ent_type_ == "NORP" for kid in children(token, "amod")):
        return not is_abstract(token.lemma_.lower())  # "British instructors"
    return _agent(token) in {"person", "body"}


def is_people_name(token: Token) -> bool:
    """Whether a word is a name of people by what they stand for, as nobody listed them ("the Realists")."""
    if token.ent_type_ or token.tag_ not in {"NNPS", "NNS"}:
        return False
    return token.tag_ == "NNPS" or (token.text[:1].isupper() and token.i > token.sent.start)


def _is_body_name(token: Token) -> bool:
    """Whether a noun is the short name that a text gives a body ("the Fund")."""
    if token.tag_ != "NN" or not token.text[:1].isupper() or token.i == token.sent.start:
        return False
    acts = relation(token) == "nsubj" and token.nbor(-1).lower_ == "the"
    return acts and not is_abstract(token.lemma_.lower())


def can_lead(doc: Doc, token: Token) -> bool:
    """Whether a token heads something that can be said to lead: an actor, or any noun for somebody ("led by a
    beekeeper")."""
    if is_actor(doc, token):
        return True
    if token.tag_ == "NN" and not children(token, "det", "nmod:poss", "amod", "compound", "nmod:desc"):
        return False  # "led by hope"
    return token.pos_ == "NOUN" and not is_abstract(token.lemma_.lower()) and _agent(token) is None


def is_body(doc: Doc, token: Token) -> bool:
    """Whether a token heads a body or a group: an organisation, several people, no place and nobody alone."""
    if token.lemma_.lower() in patterns().no_bodies or token.ent_type_ in {"PER", "LOC", "NORP"}:
        return False
    kind = _agent(token)
    if kind is None and _is_body_name(token):
        return True
    if kind is None and token.i in notes(doc).actors:
        kind = "person" if token.pos_ in {"NOUN", "PRON"} else "body"
    if token.pos_ == "PRON":
        return token.lower_ in _SEVERAL
    if kind == "person" or is_people_name(token) or token.tag_ == "NNPS":
        return token.tag_ in {"NNS", "NNPS"}
    return kind == "body" or token.ent_type_ == "ORG"


def is_armed(doc: Doc, token: Token) -> bool:
    """Whether a token heads somebody who bears arms, or a name."""
    return is_named(doc, token) or bears_arms(doc, token)


def bears_arms(doc: Doc, token: Token) -> bool:
    """Whether a token heads somebody of a sector that bears arms."""
    actor = notes(doc).actors.get(token.i)
    return actor is not None and actor.sector in ARMED


def is_gear(token: Token) -> bool:
    """Whether a noun is one for gear that acts for its owner ("two ships")."""
    return _agent(token) == "gear"


def _agent(token: Token) -> str | None:
    """Whether a noun is one for people ("person"), for a body, or for gear that acts for its owner."""
    if token.pos_ not in {"NOUN", "PROPN"}:
        return None
    lemma = token.lemma_.lower()
    known = agent(lemma)
    if lemma in patterns().bodies or lemma in patterns().units:
        return "body"
    return known.kind if known is not None else None


def is_named(doc: Doc, token: Token) -> bool:
    """Whether a token heads a name."""
    actor = notes(doc).actors.get(token.i)
    return (
        token.pos_ == "PROPN"
        or token.ent_type_ in {"PER", "ORG"}
        or (actor is not None and actor.name is not None)
    )


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for; else the token itself."""
    if token.tag_ in {"WDT", "WP", "WP$"}:
        clause = token.head
        while clause.head.i != clause.i and not clause.dep_.startswith("acl"):
            clause = clause.head
        if clause.dep_.startswith("acl"):
            told = _last_side(clause) if relation(token) == "nsubj" else clause.head
            above = told.head  # "Ivo Marn, a former teacher who …"
            described = relation(told) == "appos" and above.ent_type_ == "PER" and told.ent_type_ != "PER"
            return above if described and token.lower_ != "which" else told
    return token


def _last_side(clause: Token) -> Token:
    """Whom a relative clause is said of, by its verb: in the singular, of coordinated sides the last, and of
    "fighters of the Front, which is …" the Front; in the plural, of "the heads of the Front, who are …" the
    heads."""
    verbs = (clause, *children(clause, "aux", "cop"))
    head, before = clause.head, clause.left_edge.i
    if any(word.tag_ == "VBZ" or word.lower_ == "was" for word in verbs):
        sides = [one for one in conjuncts(head) if one.i < before] if relation(head) != "appos" else []
        head = sides[-1] if sides else head
        for kid in children(head, "nmod") if head.tag_ == "NNS" else []:
            if kid.tag_ in {"NN", "NNP"} and before - 2 <= kid.right_edge.i < before:
                return kid
        if head.tag_ == "NNS" and relation(head) == "nmod" and head.head.tag_ == "NN":
            return head.head  # "a bloc of parties that is …"
    elif any(word.tag_ == "VBP" or word.lower_ == "were" for word in verbs):
        above = head.head
        if head.tag_ == "NNP" and relation(head) == "nmod" and above.tag_ == "NNS":
            return above
    return head


def together(token: Token) -> list[Token]:
    """A token and those coordinated with it under the same preposition ("led by X, and of Y": one leader)."""
    lead = {kid.lower_ for kid in children(token, "case")}
    return [
        one
        for one in conjuncts(token)
        if one.i == token.i or not (own := {kid.lower_ for kid in children(one, "case")}) or own & lead
    ]


def in_one_name(one: Token, other: Token) -> bool:
    """Whether two words are of one name ("the Ferry Workers' League")."""
    name = name_of(one)
    return name is not None and name.start <= other.i < name.end


def is_country(actor: Actor | None) -> bool:
    """Whether an actor is a country itself, and nobody who acts for it."""
    if actor is None:
        return False
    country = countries().get(actor.code or "")
    return country is not None and actor.name == country.name


def is_demonym(word: Token) -> bool:
    """Whether a word is the adjective of a country ("Iraqi")."""
    return any(one.kind == "demonym" for one in country_names().get(fold(word.text), ()))


def is_promised(verb: Token) -> bool:
    """Whether somebody is told to have promised what a verb says: "said it would fund Y", "has agreed to fund
    Y"."""
    above = verb.head
    if verb.tag_ != "VB" or above.tag_ not in {"VBD", "VBN", "VBZ", "VBP"}:
        return False
    if relation(verb) == "xcomp":
        return above.lemma_ in _AGREEING
    would = any(kid.lower_ in {"would", "’d", "'d"} for kid in children(verb, "aux"))
    if relation(verb) != "ccomp" or not would or above.lemma_ not in _ANNOUNCING | _AGREEING:
        return False
    return not any(
        kid.lower_ in {"if", "unless"}
        for part in (verb, above)
        for clause in children(part, "advcl")
        for kid in children(clause, "mark")
    )


def named_beside(token: Token) -> Token:
    """The name in apposition to a description ("the speaker, Ivo Marn"), else the token itself."""
    return next((kid for kid in children(token, "appos") if kid.ent_type_ == "PER"), token)


def several(token: Token) -> list[Token]:
    """All who are coordinated with a word, by name where a description says of them what they are ("the
    captains X and Y", "the painter X")."""
    meant: list[Token] = []
    for one in together(token):
        named = [kid for kid in children(one, "appos") if kid.ent_type_ == "PER"]
        if one.tag_ == "NNS" and named:
            meant += [name for kid in named for name in conjuncts(kid)]
        elif one.ent_type_ != "PER":
            named += [kid for kid in children(one, "flat", "nmod:desc") if kid.ent_type_ == "PER"]
            meant.append(named[0] if named else one)
        else:
            meant.append(one)
    return meant


def bearer(token: Token) -> Token:
    """The name that a description stands before ("the pro-Kalm politician Ivo Marn"), else itself."""
    if token.tag_ in {"NNS", "NNPS"}:
        return token
    if token.dep_ in {"flat", "nmod:desc", "compound"} and token.head.ent_type_ == "PER":
        return token.head
    titles = [token, *children(token, "conj")]  # "the pro-Kalm leader and former minister Ivo Marn"
    named = (kid for title in titles for kid in children(title, "flat", "nmod:desc", "appos"))
    return next((kid for kid in named if kid.ent_type_ == "PER"), token)


def complement(token: Token, prepositions: frozenset[str]) -> Token | None:
    """The nominal that hangs on a word by one of the prepositions."""
    for kid in children(token, "nmod", "obl"):
        if any(case.lower_ in prepositions and case.i < kid.i for case in children(kid, "case")):
            return kid
    return None


def is_helped(doc: Doc, token: Token) -> bool:
    """Whether somebody can be backed by goods: a state, a body, who bears arms; no people in need."""
    one = antecedent(token)
    noun = agent(one.lemma_.lower())
    several = one.tag_ == "NNS" and one.lemma_.lower() not in patterns().bodies
    people = several and (noun is None or noun.kind == "person")
    alone = noun is not None and noun.kind == "person" and one.tag_ == "NN"
    alone = alone or one.lemma_.lower() in _IN_NEED
    if alone or (one.pos_ == "PRON" and one.lower_ in {"him", "her", "me", "you", "us"}):
        return False
    body = is_body(doc, one) and not people
    country = one.ent_type_ == "LOC" and one.i in notes(doc).actors
    return body or country or (is_armed(doc, one) and one.ent_type_ != "PER")


def fits(doc: Doc, pattern: Pattern, target: Token) -> bool:
    """Whether the second actor is what a pattern asks for."""
    body = antecedent(target) if target.tag_ == "WP$" else target
    if target.lemma_.lower() in patterns().no_bodies or (pattern.body and not is_body(doc, body)):
        return False
    if pattern.helped and not is_helped(doc, target):
        return False
    return not pattern.armed or is_armed(doc, target)
