"""Ties told by nouns: "Y leader X", "X, the foreign minister of Y", "their patron Y", "the military wing of
Y"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from sayso.language.phrases import children, conjuncts, relation
from sayso.notes import notes
from sayso.ties.found import HYPHENS, Found, antecedent, complement, is_actor, is_named
from sayso.ties.knowledge import Pattern, patterns

_WITH_PORTFOLIO: Final = frozenset({"minister", "secretary", "commissioner"})
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
_OURS: Final = frozenset({"our", "my", "your"})
_PASSING: Final = frozenset(
    {"new", "current", "longtime", "veteran", "outgoing", "incoming", "acting", "interim"}
)
_COMMAS: Final = frozenset({",", "(", "–", "—"})


def noun_ties(doc: Doc) -> Iterator[Found]:
    """Every role noun with whom it means (X) and who stands with it (Y)."""
    for noun in doc:
        pattern = patterns().nouns.get(noun.lemma_.lower())
        if pattern is None or noun.pos_ not in ({"NOUN", "PROPN"} if pattern.named else {"NOUN"}):
            continue
        if noun.ent_type_ == "LOC" or (noun.ent_type_ == "ORG" and not pattern.office):
            continue
        start = _role_start(noun)
        if _is_former(doc, start, noun):
            continue
        holder = _holder(doc, noun, pattern)
        stated = _other(doc, noun, start, pattern)
        if holder is None or (stated is None and not pattern.office):
            continue
        if stated is not None and pattern.kind == "member_of" and stated.ent_type_ in {"LOC", "NORP"}:
            continue  # "an Iraqi lawmaker" is a member of no party yet
        other = stated or _country_of(doc, noun, holder)
        if other is None or other.i == holder.i:
            continue
        office = _office(doc, start, noun) if pattern.office else None
        why = f"noun {noun.lemma_.lower()}"
        for one in _all_meant(noun, holder):
            source, target = (other, one) if pattern.reverse else (one, other)
            yield Found(pattern.kind, source, target, noun, why, office, stated is not None)


def _all_meant(noun: Token, holder: Token) -> list[Token]:
    """All who are meant: "Russia and Iran, allies of Y"."""
    if noun.tag_ != "NNS":
        return [holder]
    if relation(noun) != "appos":
        return conjuncts(holder)
    first = noun.head.head if relation(noun.head) == "conj" else noun.head
    return conjuncts(first)


def _role_start(noun: Token) -> int:
    """First token of the role: its modifiers, not whose it is."""
    doc, index = noun.doc, noun.i
    known = patterns().modifiers | patterns().former | patterns().alleged
    while index > noun.sent.start and (doc[index - 1].lower_ in known or doc[index - 1].text in HYPHENS):
        index -= 1
    return index


def _is_former(doc: Doc, start: int, noun: Token) -> bool:
    low = max(noun.sent.start, start - 4)
    words = [token.lower_ for token in doc[low : noun.i] if token.head.i == noun.i or token.i >= start]
    after = [token.lower_ for token in doc[noun.i + 1 : noun.i + 3]]
    return bool(set(words) & patterns().former) or after[:1] == ["-"] or "-elect" in after


def _office(doc: Doc, start: int, noun: Token) -> str:
    while start < noun.i and (
        doc[start].lower_ in patterns().alleged | _PASSING or doc[start].text in HYPHENS
    ):
        start += 1
    portfolio = _portfolio(noun)
    end = portfolio.i if portfolio is not None else noun.i
    return " ".join(doc[start : end + 1].text.lower().split())


def _portfolio(noun: Token) -> Token | None:
    """What a minister or secretary is of, where that is no country ("secretary of state")."""
    of = complement(noun, frozenset({"of", "for"}))
    if noun.lemma_.lower() not in _WITH_PORTFOLIO or of is None or of.ent_type_ in {"LOC", "NORP"}:
        return None
    return of if noun.i < of.i <= noun.i + 4 and of.ent_type_ != "PER" else None


def _holder(doc: Doc, noun: Token, pattern: Pattern) -> Token | None:
    """Whom the noun means: a name beside it, or the noun phrase itself ("the military wing of Y")."""
    for found in (_name_after(doc, noun), _apposed(doc, noun), _subject(noun)):
        if found is not None and (not pattern.named or is_named(doc, found)):
            return found
    return (
        noun if not pattern.named and pattern.kind in {"part_of", "backs"} and is_actor(doc, noun) else None
    )


def _name_after(doc: Doc, noun: Token) -> Token | None:
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


def _apposed(doc: Doc, noun: Token) -> Token | None:
    """Finds X in "X, the leader of Y" and "the leader of Y, X"."""
    for kid in children(noun, "appos", "flat", "nmod:desc"):
        if is_named(doc, kid):
            return kid
    if relation(noun) == "appos":
        return _nearest(noun)
    if noun.dep_ in {"flat", "nmod:desc"} or (noun.dep_ == "compound" and noun.head.pos_ == "PROPN"):
        return noun.head
    if relation(noun) == "conj" and relation(noun.head) == "appos":
        return noun.head.head
    left = _front(noun)
    if left >= noun.sent.start + 2 and doc[left - 1].text in _COMMAS and doc[left - 2].ent_type_ == "PER":
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
        if comma > one.i and doc[comma].text in _COMMAS and comma - 1 in range(one.left_edge.i, one.i + 4):
            return one
    return noun.head


def _subject(noun: Token) -> Token | None:
    """Finds X in "X is the leader of Y", "X, who is the leader of Y", "X became leader of Y"."""
    clause = noun if children(noun, "cop") else None
    if clause is None and relation(noun) in {"xcomp", "obj"} and noun.head.lemma_ in {"become", "remain"}:
        clause = noun.head
    for kid in children(clause, "nsubj") if clause is not None else []:
        return antecedent(kid)
    return None


def _other(doc: Doc, noun: Token, start: int, pattern: Pattern) -> Token | None:
    """Who stands with the noun: "of Y", "Y's", "Y leader", "Iraqi"."""
    for owner in children(noun, "nmod:poss"):
        if owner.lower_ in _OURS:
            continue
        if _may_own(doc, owner):
            return owner
    beside = None if _portfolio(noun) else complement(noun, frozenset({"of"}) | pattern.through)
    if beside is not None:
        return beside if _may_own(doc, beside) else None
    before = doc[start - 1] if start > noun.sent.start else None
    if before is not None and before.lower_ in {"'s", "’s"} and start >= 2:
        before = doc[start - 2]
    if before is not None and before.pos_ in {"PROPN", "ADJ", "NOUN"} and is_actor(doc, before):
        return before
    name = noun.head if relation(noun) in {"flat", "compound"} or noun.dep_ == "nmod:desc" else None
    after = complement(name, frozenset({"of"})) if name is not None else None  # "Prime Minister X of Y"
    if after is None:
        follower = _name_after(doc, noun)
        after = complement(follower, frozenset({"of"})) if follower is not None else None
    return after if after is not None and is_actor(doc, after) else None


def _may_own(doc: Doc, token: Token) -> bool:
    return is_actor(doc, token) or (token.pos_ == "PROPN" and token.ent_type_ != "PER")


def _country_of(doc: Doc, noun: Token, holder: Token) -> Token | None:
    """Where no owner is named at all, the nearest mention of the country that the holder is known to stand
    for."""
    board = notes(doc)
    actor = board.actors.get(holder.i)
    owned = [kid for kid in children(noun, "nmod", "nmod:poss") if kid != _portfolio(noun)]
    if actor is None or actor.code is None or owned or noun.lemma_.lower() not in _NATIONAL:
        return None
    found = {
        index
        for index, other in board.actors.items()
        if other.code == actor.code
        and doc[index].ent_type_ == "LOC"
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
