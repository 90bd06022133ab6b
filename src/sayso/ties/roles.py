"""The words of a role: where it begins, whether it is a past one, and the office it names."""

from __future__ import annotations

from functools import cache
from typing import Final

from spacy.tokens import Doc, Token

from sayso.gazetteer.countries import country_names
from sayso.gazetteer.names import fold
from sayso.language.phrases import children, name_of
from sayso.ties.found import HYPHENS, complement
from sayso.ties.knowledge import patterns

WITH_PORTFOLIO: Final = frozenset({"minister", "secretary", "commissioner"})
_HEADS: Final = frozenset({"chief", "head", "director"})
"""Who lead a body, or have an office in one by what they are of ("its head of research")."""
_OF_A_FIELD: Final = frozenset({"director", "manager", "coordinator", "officer", "editor", "vice-president"})
"""Whose field of work stands before them, and is no body that they lead ("communications director")."""
_SIDES: Final = frozenset({"majority", "minority"})
_PASSING: Final = frozenset(
    {"new", "current", "longtime", "veteran", "outgoing", "incoming", "acting", "interim"}
)


def role_of(noun: Token) -> str:
    """The role a noun names, of two words where they are one ("secretary-general", "attorney general")."""
    lemma = noun.lemma_.lower().rstrip(".")
    if lemma not in _seconds():
        return lemma
    back = 2 if noun.i > 1 and noun.nbor(-1).text in HYPHENS else 1
    if noun.i >= back:
        joined = f"{noun.nbor(-back).lower_}-{lemma}"
        if joined in patterns().nouns:
            return joined
    return lemma


@cache
def _seconds() -> frozenset[str]:
    """What stands behind a hyphen in the roles of two words."""
    return frozenset(role[at + 1 :] for role in patterns().nouns for at, c in enumerate(role) if c == "-")


def is_inside(doc: Doc, noun: Token) -> bool:
    """Whether a noun is a part of another role or name: "Deputy Secretary", "the 4th Fighter Squadron"."""
    after = doc[noun.i + 1] if noun.i + 1 < noun.sent.end else None
    if after is None:
        return False
    if after.text in HYPHENS and noun.i + 2 < noun.sent.end:
        return f"{noun.lower_}-{doc[noun.i + 2].lower_}" in patterns().nouns
    within = noun.ent_type_ == "ORG" and after.ent_type_ == "ORG" and after.ent_iob_ == "I"
    ranked = after.lower_ in patterns().modifiers or role_of(after) in patterns().nouns
    return within or (noun.lemma_.lower() == "deputy" and ranked)


def is_chief(noun: Token) -> bool:
    """Whether an officer is a chief one, of whatever it may be ("chief medical officer")."""
    before = [token.lower_ for token in noun.doc[max(noun.sent.start, noun.i - 3) : noun.i]]
    return "chief" in before


def is_rank(noun: Token) -> bool:
    """Whether a rank stands before a name, and no body of its own behind it ("Captain Marn")."""
    titled = noun.dep_ in {"flat", "nmod:desc", "compound"} or bool(children(noun, "flat", "nmod:desc"))
    return titled and complement(noun, frozenset({"of"})) is None


def role_start(noun: Token, role: str) -> int:
    """First token of the role: its modifiers, not whose it is."""
    doc, index = noun.doc, noun.i
    if "-" in role:
        index -= 2 if doc[index - 1].text in HYPHENS else 1
    known = patterns().modifiers | patterns().former | patterns().alleged
    if role in _OF_A_FIELD:
        known |= patterns().fields
    pattern = patterns().nouns.get(role)
    while index > noun.sent.start and (doc[index - 1].lower_ in known or doc[index - 1].text in HYPHENS):
        if _ends_name(doc[index - 1]) or (
            pattern is not None and not pattern.office and _is_party(doc[index - 1])
        ):
            break
        index -= 1
    return index


def _ends_name(word: Token) -> bool:
    """Whether a word ends a body's name of several words ("Ministry of Health spokesman", "Homeland Security
    Secretary"; but "US Energy Secretary")."""
    name = name_of(word) if word.ent_type_ == "ORG" else None
    if name is None or name.end != word.i + 1 or len(name) == 1 or word.lower_ in _SIDES:
        return False
    return any(token.lower_ == "of" for token in name) or (
        fold(name[0].text) not in country_names() and name[0].lower_ not in patterns().modifiers
    )


def _is_party(word: Token) -> bool:
    """Whether a word is a body's whole name, and no modifier ("the Labour leader")."""
    alone = word.ent_iob_ == "B" and word.nbor().ent_iob_ != "I"
    return word.ent_type_ == "ORG" and alone and word.text.istitle()


def is_former(doc: Doc, start: int, noun: Token) -> bool:
    """Whether the role is one that somebody once had, or has not yet."""
    low = max(noun.sent.start, start - 4)
    words = [token.lower_ for token in doc[low : noun.i] if token.head.i == noun.i or token.i >= start]
    after = [token.lower_ for token in doc[noun.i + 1 : noun.i + 3]]
    joined = after[:1] == ["-"] and after[1:] in (["elect"], ["designate"])
    return bool(set(words) & patterns().former) or joined or "-elect" in after


def office_of(doc: Doc, start: int, noun: Token) -> str:
    """The office in small letters, with its modifiers, without what says since when."""
    while start < noun.i and (
        doc[start].lower_ in patterns().alleged | _PASSING or doc[start].text in HYPHENS
    ):
        start += 1
    of = portfolio(noun)
    end = of.i if of is not None else noun.i
    return " ".join(doc[start : end + 1].text.lower().split())


def portfolio(noun: Token) -> Token | None:
    """What a minister or secretary is of, where that is no country ("secretary of state"), and a chief or
    head, where that is no body ("chief of staff")."""
    of = complement(noun, frozenset({"of", "for"}))
    lemma = noun.lemma_.lower()
    if of is None or not noun.i < of.i <= noun.i + 4:
        return None
    if lemma in _HEADS:
        bare = not children(of, "det", "nmod:poss")
        return of if bare and of.lower_ in patterns().portfolios else None
    if lemma not in WITH_PORTFOLIO:
        return None
    if of.ent_type_ in {"LOC", "NORP"} and not any(kid.lower_ == "for" for kid in children(of, "case")):
        return None  # a minister of Kenya; one for the Middle East has it as portfolio
    return of
