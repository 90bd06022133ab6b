"""Who stands with a role noun: "of Y", "Y's", "Y leader", "Iraqi"."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Token

from sayso.actors.nouns import is_abstract
from sayso.language.phrases import child, children, name_of, relation, subjects
from sayso.notes import notes
from sayso.ties.found import MUTUAL, OURS, complement, is_actor, is_body, is_country, is_demonym
from sayso.ties.holders import OF, name_after
from sayso.ties.knowledge import Pattern, patterns
from sayso.ties.roles import WITH_PORTFOLIO, portfolio, role_of

_NATIONAL: Final = frozenset(
    {
        "president",
        "minister",
        "premier",
        "chancellor",
        "king",
        "queen",
        "emir",
        "sultan",
        "monarch",
        "taoiseach",
    }
)
"""Offices of a whole country, which need no owner beside them."""
LIMBS: Final = frozenset(
    {"wing", "branch", "arm", "offshoot", "directorate", "splinter-group", "breakaway-group"}
)
"""Of these alone the whole may stand right before them: "the Front's army wing" but "the Kalm faction"."""
_BEYOND: Final = frozenset({"of", "to", "at", "for"})
NO_MEMBERS: Final = frozenset({"service", "staff", "camp", "crew", "team", "family", "band"})
"""Who are told by these are members of nothing ("service members", "camp councillors")."""
_ADDRESS: Final = frozenset({"mr", "mrs", "ms", "dr", "sir", "lord", "lady", "madam", "honourable", "hon"})
_SPEAKING: Final = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_WHERE: Final = frozenset({"in", "at", "from"})


def owner_of(doc: Doc, noun: Token, start: int, pattern: Pattern) -> Token | None:
    """Who stands with the noun: "of Y", "Y's", "Y leader", "Iraqi"."""
    before = _forces(noun) or _before(doc, noun, start, pattern)
    if before is not None and (before.pos_ == "NOUN" or before.lower_ == "military"):
        return before  # "Kalm's army spokesman" is the army's
    if before is not None and noun.lemma_.lower() == "counterpart":  # "her Latvian counterpart"
        return before
    for owner in children(noun, "nmod:poss"):
        if owner.lower_ in OURS:
            continue
        if _may_own(doc, owner) or (owner.pos_ == "NOUN" and not is_abstract(owner.lemma_.lower())):
            return owner
    of = portfolio(noun)
    if of is not None and before is None:
        beyond = complement(of, _BEYOND) or _second(noun, of)
        if beyond is not None and _may_own(doc, beyond):
            return beyond
    if of is None:
        beside = complement(noun, OF)
        if beside is None and (before is None or not pattern.office):
            beside = complement(noun, pattern.through)
        if beside is not None:
            a_place = pattern.office and beside.lemma_.lower() in patterns().places
            return beside if _may_own(doc, beside) or a_place else None
    if before is not None:
        return before
    name = noun.head if relation(noun) in {"flat", "compound"} or noun.dep_ == "nmod:desc" else None
    if name is not None and name.ent_type_ in {"PER", "LOC"}:  # "Sudan's bitter rival Kenya"
        for owner in children(name, "nmod:poss"):
            if owner.i < start and owner.lower_ not in OURS and _may_own(doc, owner):
                return owner
    after = None
    for titled in (name, name_after(doc, noun)) if pattern.kind not in MUTUAL else ():
        if after is None and titled is not None:
            after = complement(titled, OF)  # "Prime Minister X of Y"
    if after is None:
        after = _set_off_after(doc, noun) or _represented(noun) or _joined(noun)
    if after is None and relation(noun) == "obj" and noun.head.lemma_ in patterns().appointing:
        body = next(iter(subjects(noun.head)), None)  # "the trust appointed a new chairwoman, X"
        after = body if body is not None and is_body(doc, body) else None
    if after is None and relation(noun) == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
        shared = (*children(noun.head, "nmod:poss"), complement(noun.head, OF))
        after = next(
            (one for one in shared if one is not None and one.lower_ not in OURS and _may_own(doc, one)), None
        )
    return after if after is not None and is_actor(doc, after) else None


def _forces(noun: Token) -> Token | None:
    """The military for which somebody speaks, where it is told whose it is: "Israeli military spokesman"."""
    word = noun.nbor(-1) if noun.i > noun.sent.start + 1 else noun
    if word.lower_ != "military" or noun.lemma_.lower() not in _SPEAKING:
        return None
    owner = word.nbor(-1)
    return word if owner.tag_ == "POS" or is_demonym(owner) or owner.ent_type_ == "LOC" else None


def _joined(noun: Token) -> Token | None:
    """Finds Y in "X will join Y as its president"."""
    verb = noun.head
    as_ = any(kid.lower_ == "as" for kid in children(noun, "case"))
    return child(verb, "obj") if as_ and verb.lemma_ in patterns().joining else None


def _set_off_after(doc: Doc, noun: Token) -> Token | None:
    """The organisation that follows a role between commas: "X, commander, Y, …"."""
    left, right = noun.i - 2, noun.i + 2
    if left < noun.sent.start or right >= noun.sent.end or doc[right].ent_type_ != "ORG":
        return None
    if doc[left].ent_type_ != "PER" or doc[left + 1].text != "," or doc[right - 1].text != ",":
        return None
    name = name_of(doc[right])
    return name.root if name is not None else None


def _second(noun: Token, of: Token) -> Token | None:
    """Finds Y in "the chief of staff of Y", "the head of research at Y"."""
    for kid in children(noun, "nmod"):
        if kid.i > of.i and any(case.lower_ in _BEYOND for case in children(kid, "case")):
            return kid
    return None


def _represented(noun: Token) -> Token | None:
    """Finds Y in "Y, represented by Foreign Minister X"."""
    verb = noun.head.head if relation(noun) in {"flat", "compound"} or noun.dep_ == "nmod:desc" else noun.head
    if verb.lemma_ != "represent" or verb.tag_ != "VBN":
        return None
    return verb.head if relation(verb) == "acl" else next(iter(children(verb, "nsubj:pass")), None)


def _before(doc: Doc, noun: Token, start: int, pattern: Pattern) -> Token | None:
    """The name, body or nationality right before the role: "Y leader", "Y's leader", "the Iraqi minister"."""
    index = start - 1
    if index < noun.sent.start or (pattern.kind == "part_of" and role_of(noun) not in LIMBS):
        return None
    if doc[index].lower_ in {"'s", "’s"}:
        index -= 1
    word = doc[index]
    if index < noun.sent.start or word.pos_ not in {"PROPN", "ADJ", "NOUN"}:
        return None
    person = word.ent_type_ == "PER" and word.lemma_.lower() not in patterns().bodies
    if person and not (noun.lemma_.lower() in _NATIONAL and _is_land(doc, word, noun)):
        return None
    if word.ent_type_ == "ORG":  # "Bank of Kalm governor X"
        name = name_of(word)
        word = name.root if name is not None and name.end == index + 1 else word
    if word.head.i < word.i and relation(word) not in {"flat", "compound"}:
        return None
    if word.ent_type_ == "LOC" and index > noun.sent.start and doc[index - 1].lower_ in _WHERE:
        return None  # "In Kenya President X …"
    if not word.text[0].isalnum() or word.lower_.rstrip(".") in _ADDRESS:
        return None
    if word.pos_ == "ADJ" and word.ent_type_ != "ORG":
        if (pattern.office or pattern.kind in MUTUAL) and word.lower_ in patterns().persuasions:
            return None  # "the first Republican mayor", "his Democratic rival"
        opens = index == noun.sent.start and not word.ent_type_  # "Old foes X and Y"
        return word if word.text[0].isupper() and pattern.kind != "member_of" and not opens else None
    if word.pos_ == "PROPN" or word.ent_type_ == "ORG":
        return word if is_actor(doc, word) or word.ent_type_ or word.head.i <= noun.i else None
    if word.lower_ == "country":
        return None
    if pattern.kind == "opposes" or noun.lemma_.lower() in WITH_PORTFOLIO:  # "a superpower rival" is one
        return None
    return word if is_body(doc, word) else None


def _is_land(doc: Doc, word: Token, noun: Token) -> bool:
    """Whether a single name right before a national title that a name follows is that of a land, whatever it
    was taken for ("Kalm Prime Minister Ada Lunt")."""
    alone = word.ent_iob_ == "B" and doc[word.i + 1].ent_type_ != "PER"
    follower = name_after(doc, noun)
    return alone and follower is not None and follower.ent_type_ == "PER"


def _may_own(doc: Doc, token: Token) -> bool:
    return is_actor(doc, token) or is_body(doc, token) or (token.pos_ == "PROPN" and token.ent_type_ != "PER")


def country_of(doc: Doc, noun: Token, holder: Token) -> Token | None:
    """Where no owner is named at all, the nearest mention of the country that a known holder stands for."""
    board = notes(doc)
    actor = board.actors.get(holder.i)
    owned = [kid for kid in children(noun, "nmod", "nmod:poss") if kid != portfolio(noun)]
    if (
        actor is None
        or actor.id is None
        or actor.code is None
        or owned
        or noun.lemma_.lower() not in _NATIONAL
    ):
        return None
    found = {
        index
        for index, other in board.actors.items()
        if other.code == actor.code
        and doc[index].ent_type_ == "LOC"
        and is_country(other)
        and doc[index].text in (other.name or "").split()
    }
    found |= {
        i
        for i, place in board.places.items()
        if place.country == actor.code and place.resolution == "country"
    }
    before = [index for index in sorted(found) if index < holder.i]
    after = [index for index in sorted(found) if index > holder.i]
    nearest = before[-1] if before else after[0] if after else None
    return doc[nearest] if nearest is not None else None
