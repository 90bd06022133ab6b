"""Who belongs to a body, and who has left it: "Ada Lunt of the Greens", "our membership of the League", "he
quit the party"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from spacy.tokens import Doc, Span, Token

from sayso.language.phrases import child, children, conjuncts, name_of, relation, subjects
from sayso.notes import notes
from sayso.records import Status
from sayso.ties.found import ARMED, Found, antecedent, complement, is_actor, is_body, is_country
from sayso.ties.knowledge import patterns

if TYPE_CHECKING:
    from sayso.records import TieKind

_OF: Final = frozenset({"of", "from"})
_TO: Final = frozenset({"to"})
_FROM: Final = frozenset({"from"})
_BY: Final = frozenset({"by"})
_ON: Final = frozenset({"on", "in", "with"})
_SITTING: Final = frozenset({"sit", "serve"})
_IN: Final = frozenset({"of", "in"})
_PARTIES: Final = ARMED | {"PTY", "OPP", "NGO", "LAB", "REL", "SOC"}
"""Sectors of bodies whose people are told by "of" alone ("Ada Lunt of the Greens")."""
_GROUPS: Final = frozenset(
    {"group", "movement", "militia", "gang", "organisation", "organization", "coalition", "alliance", "bloc",
     "federation", "faction", "sect", "cult"}
)  # fmt: skip
"""Nouns for what one leaves for good."""
_CABINETS: Final = frozenset({"cabinet", "government", "board"})
"""What ministers and directors leave for good."""
_ADMITTING: Final[dict[str, Status | None]] = {
    "expel": "negated", "suspend": "negated", "eject": "negated", "readmit": None, "admit": None,
}  # fmt: skip
"""What a body does to its members, and how their membership stands from then on."""
_FORCES: Final = frozenset({"force", "mission", "operation", "coalition"})
_MISSIONS: Final = frozenset({"mission", "coalition", "operation"})
_THERE: Final = frozenset({"at", "near", "outside", "behind", "through"})
"""Where somebody leaves people behind, for a while."""
_AFTER: Final = frozenset({"after", "since", "upon", "on"})
_NOT_SO: Final = frozenset({"not", "n't", "n’t", "never", "allegedly", "reportedly", "nearly", "almost"})
_HOPED: Final = frozenset(
    {"negotiation", "talk", "bid", "application", "apply", "seek", "want", "hope", "prospect", "path",
     "candidacy", "request", "aspire", "aspiration", "discuss", "offer", "negotiate"}
)  # fmt: skip
_ENDED: Final = frozenset({"end", "lose", "revoke", "suspend", "renounce", "withdraw", "resign", "cancel"})


def membership_ties(doc: Doc) -> Iterator[Found]:
    """Persons who are told by their party or group: "Ada Lunt of the Greens", "the Greens' Ada Lunt"."""
    for entity in doc.ents:
        if entity.label_ != "PER":
            continue
        name = entity.root
        yield from _with_body(doc, entity)
        for owner in children(name, "nmod:poss"):
            if _is_party(doc, owner):
                yield from (Found("member_of", one, owner, one, "body's name") for one in _people_of(name))


def _with_body(doc: Doc, entity: Span) -> Iterator[Found]:
    """Finds the body in "X of the Y", "X, from the Y", "X and Z of, respectively, the Y and the V", wherever
    a parser hung it."""
    index = entity.end
    if index + 1 < len(doc) and doc[index].text == "," and doc[index + 1].lower_ in _OF:
        index += 1
    elif (party := _in_brackets(doc, index)) is not None and _is_party(doc, party):
        yield Found("member_of", entity.root, party, party, "body in brackets")
        return
    if index >= entity.root.sent.end or doc[index].lower_ not in _OF or relation(doc[index]) != "case":
        return
    body, name = doc[index].head, entity.root
    while name.dep_ == "flat" and name.head.i < name.i:
        name = name.head
    if body.i < index or (relation(body) == "obl" and body.head.i != name.head.i):
        return
    if relation(body) == "obl" and relation(name) not in {"obl", "nmod"}:  # "expelled X from the Y"
        return
    bodies = conjuncts(body)
    if len(bodies) > 1 and any(token.lower_ == "respectively" for token in doc[index : bodies[-1].i + 3]):
        first = name.head if relation(name) == "conj" else name
        people = [one for one in conjuncts(first) if one.i <= name.i][-len(bodies) :]
    else:
        people, bodies = [name], [body]
    for one, of in zip(people, bodies, strict=False):
        if _is_party(doc, of):
            yield Found("member_of", one, of, one, f"name {doc[index].lower_} body")


def _in_brackets(doc: Doc, index: int) -> Token | None:
    """The one name that stands in brackets ("Ada Lunt (Green Party)")."""
    if index + 2 >= len(doc) or doc[index].text != "(" or doc[index + 1].ent_type_ != "ORG":
        return None
    name = name_of(doc[index + 1])
    closed = name is not None and name.end < len(doc) and doc[name.end].text == ")"
    return name.root if name is not None and closed and name.start == index + 1 else None


def _people_of(name: Token) -> Iterator[Token]:
    """Coordinated names up to the first that is told with a body of its own."""
    for one in conjuncts(name):
        own = children(one, "nmod:poss") or complement(one, _OF) is not None
        if one.i != name.i and (own or one.ent_type_ != "PER"):
            return
        yield one


def _is_party(doc: Doc, token: Token) -> bool:
    """Whether a token heads the name of a party, a movement or another body that has members."""
    actor = notes(doc).actors.get(token.i)
    if token.pos_ != "PROPN" or token.ent_type_ in {"PER", "LOC", "NORP"}:
        return False
    if token.lemma_.lower() in patterns().employers:
        return False
    short = token.text.isupper() and len(token) > 2  # letters of an unknown body, not of a country
    if actor is None or (actor.sector is None and actor.id is None):
        unknown = actor is None or actor.code is None
        lettered = short and (actor is None or actor.name in {None, token.text})
        return token.i not in notes(doc).places and (lettered or (unknown and token.ent_type_ == "ORG"))
    ruling = actor.sector == "GOV" and token.lemma_.lower() == "party"  # "the ruling Baath Party"
    return ruling or actor.sector in _PARTIES


def entry_ties(doc: Doc) -> Iterator[Found]:
    """The noun membership with whose it is and of what: "our membership of the League"."""
    for noun in doc:
        if noun.lower_ != "membership":
            continue
        body = complement(noun, _IN)
        owners = [kid for kid in children(noun, "nmod:poss", "amod", "compound") if is_actor(doc, kid)]
        if not owners and relation(noun) in {"obj", "obl"} and noun.head.lemma_ in _HOPED | _ENDED:
            owners = [one for one in map(antecedent, subjects(noun.head)) if is_actor(doc, one)]
        if body is None or not owners or not is_body(doc, body) or not _has_members(doc, body):
            continue
        above = {noun.head.lemma_, noun.head.head.lemma_}
        status: Status | None = "hypothetical" if above & _HOPED else "negated" if above & _ENDED else None
        yield Found("member_of", owners[0], body, noun, "noun membership", status=status)


def seat_ties(doc: Doc) -> Iterator[Found]:
    """As "she was elected to the House of Lords", "he sits on the council"."""
    for verb in doc:
        if verb.pos_ != "VERB":
            continue
        if verb.lemma_ in patterns().seating:
            people = children(verb, "nsubj:pass") or ([verb.head] if relation(verb) == "acl" else [])
            body = complement(verb, _TO)
        elif verb.lemma_ in _SITTING:
            people, body = subjects(verb), complement(verb, _ON)
            yield from _serving(people, antecedent(body) if body is not None else None, verb)
        else:
            continue
        if not people or body is None or not _has_seats(doc, body):
            continue
        for one in map(antecedent, conjuncts(people[0])):
            if one.i != body.i and (one.ent_type_ == "PER" or one.pos_ == "PRON"):
                yield Found("member_of", one, body, verb, f"verb {verb.lemma_}")


def board_ties(doc: Doc) -> Iterator[Found]:
    """As "she is on the board of Y"."""
    for body in doc:
        on = any(kid.lower_ == "on" for kid in children(body, "case")) and bool(children(body, "cop"))
        if not on or not _has_seats(doc, body) or not is_body(doc, body):
            continue
        for one in map(antecedent, subjects(body)):
            if one.ent_type_ == "PER" or one.pos_ == "PRON":
                yield Found("member_of", one, body, body, "on a board")


def contribution_ties(doc: Doc) -> Iterator[Found]:
    """States that have troops in a force: "Kalm contributes a battalion to the Force", "the Mission, to which
    Kalm contributes"."""
    for word in doc:
        if word.lemma_ == "contribute" and word.pos_ == "VERB":
            members = subjects(word) if word.tag_ in {"VBZ", "VBP", "VBG"} or _has_perfect(word) else []
            body = complement(word, _TO)
        elif word.lemma_ == "contribution" and word.pos_ == "NOUN":
            members, body = children(word, "nmod:poss"), complement(word, _TO)
        else:
            continue
        if body is None or antecedent(body).lemma_.lower() not in _FORCES:
            continue
        for one in map(antecedent, members):
            actor = notes(doc).actors.get(one.i)
            if one.ent_type_ == "LOC" or (is_country(actor) and one.pos_ == "PRON"):
                yield Found("member_of", one, antecedent(body), word, f"{word.pos_.lower()} {word.lemma_}")


def _has_perfect(verb: Token) -> bool:
    return any(kid.lemma_ == "have" for kid in children(verb, "aux"))


def _serving(units: list[Token], body: Token | None, verb: Token) -> Iterator[Found]:
    """As "a battalion of Kalm serves in the Force"."""
    known = patterns().units | _MISSIONS
    if body is None or (body.lemma_.lower() not in known and body.ent_type_ != "ORG"):
        return
    for unit in units:
        if unit.lemma_.lower() in patterns().units and unit.i != body.i:
            yield Found("part_of", unit, body, verb, f"verb {verb.lemma_}")


def _has_seats(doc: Doc, body: Token) -> bool:
    actor = notes(doc).actors.get(body.i)
    return body.lemma_.lower() in patterns().legislatures or (actor is not None and actor.sector == "LEG")


def leaving_ties(doc: Doc) -> Iterator[Found]:
    """Who has left a body, or broken away from it: the tie that was, negated."""
    for verb in doc:
        known = patterns()
        if verb.pos_ != "VERB" or not _has_happened(verb):
            continue
        body = child(verb, "obj") if verb.lemma_ in known.leaving else None
        if verb.lemma_ in known.leaving_from and child(verb, "obj") is None:
            body = complement(verb, frozenset({"from"}))
        there = any(kid.lower_ in _THERE for obl in children(verb, "obl") for kid in children(obl, "case"))
        if body is None or there or not _has_members(doc, body):
            continue
        leavers = subjects(verb) or (subjects(verb.head) if relation(verb) == "advcl" else [])
        for leaver in leavers:
            one = antecedent(leaver)
            if is_actor(doc, one) and one.i != body.i:
                bodily = is_body(doc, one) and one.tag_ != "NNS" and one.lower_ not in {"they", "we"}
                kind: TieKind = "part_of" if bodily else "member_of"
                yield Found(kind, one, body, verb, f"verb {verb.lemma_}", status="negated")


def admission_ties(doc: Doc) -> Iterator[Found]:
    """Whom a body has put out or let in again: "the party expelled Ada Lunt", "Kalm was readmitted to the
    League", "the League suspended Kalm"."""
    for verb in doc:
        if verb.lemma_ not in _ADMITTING or verb.pos_ != "VERB" or not _has_happened(verb):
            continue
        status = _ADMITTING[verb.lemma_]
        passive = children(verb, "nsubj:pass")
        member = next(iter(passive), None) or child(verb, "obj")
        body = complement(verb, _FROM if status == "negated" else _TO)
        if body is not None and not is_body(doc, body):
            continue  # "suspended the group from its list"
        if body is None or not _has_members(doc, body):
            body = next(iter(subjects(verb)), None) if not passive else complement(verb, _BY)
        if member is None or body is None or not _has_members(doc, antecedent(body)):
            continue
        if member.ent_type_ in {"PER", "LOC", "ORG"} or member.pos_ == "PRON":
            yield Found(
                "member_of", antecedent(member), antecedent(body), verb, f"verb {verb.lemma_}", status=status
            )


def _has_happened(verb: Token) -> bool:
    """Whether a verb tells what has been done: in the past or the perfect, or "after leaving"."""
    if any(kid.lower_ in _NOT_SO for kid in children(verb, "advmod")):
        return False
    helpers = {kid.lower_ for kid in children(verb, "aux")}
    if verb.tag_ == "VBD":
        return "did" not in helpers
    if verb.tag_ == "VBN":
        return not helpers & {"will", "would", "could", "might", "may", "to"}
    return verb.tag_ == "VBG" and any(kid.lower_ in _AFTER for kid in children(verb, "mark", "case"))


def _has_members(doc: Doc, token: Token) -> bool:
    """Whether a body is one that people or bodies are members of: a group, a party with a name, a union."""
    actor, lemma = notes(doc).actors.get(token.i), token.lemma_.lower()
    if token.ent_type_ in {"PER", "LOC", "NORP"}:
        return False
    if token.pos_ == "PRON":
        return token.lower_ in {"it", "them"} and actor is not None and actor.sector in _PARTIES
    above = token.head.lemma_
    leaves, away = above in patterns().leaving, above in patterns().leaving_from
    if lemma in _GROUPS or (lemma in _CABINETS and leaves):
        return True
    if token.pos_ == "NOUN":
        return lemma == "party" and (away or bool(children(token, "amod", "compound", "nmod:poss")))
    unknown = token.ent_type_ == "ORG" and (actor is None or actor.sector is None)
    if lemma == "party" or (unknown and (away or (leaves and token.text.isupper()))):
        return True
    return actor is not None and (actor.sector in _PARTIES or actor.code in {"IGO", "EUR", "UNO"})
