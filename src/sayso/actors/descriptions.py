"""Definite descriptions: "the group", "the minister", "the two men", "the latter"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sayso.actors.discourse import Discourse, noun
from sayso.actors.mentions import Mention
from sayso.actors.nouns import Agent, spaced
from sayso.actors.offices import office_of
from sayso.actors.words import words
from sayso.language import phrases
from sayso.language.tokens import between
from sayso.notes import notes

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEFINITE: Final = frozenset({"the", "this", "that", "these", "those", "both", "such"})
_GROUPS: Final = words("groups")
_BLOCS: Final = frozenset({"alliance", "bloc"})
"""Nouns for a league of states or parties."""
_LEAGUES: Final = frozenset({"IGO", "EUR", "UNO"})
_ANY_BODY: Final = frozenset({"organisation", "organization", "agency", "body", "institution"})
_GROUP_SECTORS: Final = frozenset({"REB", "PRM", "UAF", "CRM", "PTY", "SOC", "OPP", "LAB"})
_ARMED: Final = frozenset({"REB", "PRM", "UAF"})
_FOR_SECTOR: Final = {
    "gang": "CRM", "cartel": "CRM", "company": "BUS", "firm": "BUS", "bank": "BUS", "union": "LAB",
    "party": "PTY", "newspaper": "JRN", "paper": "JRN", "court": "JUD", "tribunal": "JUD", "church": "REL",
    "university": "EDU", "hospital": "MED", "rebel": "REB", "insurgent": "REB", "militant": "REB",
    "guerrilla": "REB", "separatist": "REB", "fighter": "REB", "jihadist": "REB", "jihadi": "REB",
    "extremist": "REB", "secessionist": "REB", "militia": "PRM", "paramilitary": "PRM",
}  # fmt: skip
_MEMBERS: Final = frozenset({*words("fighters"), "force", "paramilitary", "secessionist"})
"""Nouns of which several make one body ("the rebels")."""
_BANDS: Final = frozenset({"gang", "faction", "militia"})
_ONE_GROUP: Final = _BANDS | {"group"}
_YOUNG: Final = frozenset({"boy", "girl", "child"})
_PEOPLE: Final = words("people")
_ONE_PERSON: Final = frozenset({"man", "woman", "person", "official", "boy", "girl", "leader"})
_COUNTED: Final = {
    "two": 2,
    "pair": 2,
    "couple": 2,
    "both": 2,
    "three": 3,
    "trio": 3,
    "four": 4,
    "five": 5,
    "six": 6,
}
_OFFICE, _SAME_NOUN, _NEAR_BODY, _NEAR_PEOPLE = 60, 12, 6, 3
"""How many sentences back each kind of description looks."""
_LANDS: Final = {"country": 2, "nation": 2, "kingdom": 6}
"""The same for each noun of a state."""
_KINGDOMS: Final = words("kingdoms")
_HEADING: Final = frozenset(
    {"president", "prime minister", "chancellor", "king", "emir", "sultan", "supreme leader"}
) | {"military ruler"}
_AT_THE: Final = frozenset({"at", "on", "to", "from", "along", "near"})


class Descriptions:
    """Finds what definite descriptions stand for."""

    def __init__(self, discourse: Discourse) -> None:
        self._discourse = discourse

    def is_definite(self, mention: Mention) -> bool:
        """Whether a mention without a name points back by its article ("the group", "both men")."""
        head = self._discourse.token(mention)
        if mention.is_named or (head.pos_ == "PROPN" and mention.agent is None):
            return False
        if head.lower_ in {"latter", "former", "both"}:
            return True
        return any(kid.dep_.startswith("det") and kid.lower_ in _DEFINITE for kid in head.children)

    def find(self, mention: Mention) -> int | None:
        """Head of what a description stands for, or ``None``."""
        head = self._discourse.token(mention)
        if head.lower_ in {"latter", "former"}:
            return self.of_two(head)
        if any(self._discourse.mentions[other].is_named for other in mention.linked):
            return None  # "the minister, Luka Deng" says itself who is meant
        lemma = noun(head)
        if lemma == "front" and any(case.lower_ in _AT_THE for case in phrases.children(head, "case")):
            return None  # "troops at the front"
        leads = mention.agent is not None and bool(mention.agent.flags & {"office", "heads"})
        if _is_narrowed(head, aside=leads or lemma in _GROUPS or lemma in _FOR_SECTOR):
            return None  # so do "the people of this city", "the schools that charge a fee"
        found = self._same_noun(mention, head, lemma)
        if found is not None:
            return found
        if mention.kind == "person" and mention.agent is not None and not mention.plural:
            found = self._holder(mention, head)
            if found is not None:
                return found
        groups = (_GROUPS, _BLOCS, _FOR_SECTOR, _ANY_BODY)
        if any(lemma in nouns for nouns in groups) and not mention.code_given:
            return self._body(mention, lemma)
        if lemma in _LANDS and not mention.plural:
            doing = self._subjects_above(head)
            states = [m for m in self._before(mention, _LANDS[lemma]) if m.kind == "state"]
            states = [m for m in states if m.code not in doing]
            if lemma == "kingdom":
                states = [m for m in states if (m.code or "").lower() in _KINGDOMS]
            return states[-1].head if states else None
        if lemma in _PEOPLE or head.pos_ == "NUM":
            return self._people(mention, lemma)
        return None

    def _subjects_above(self, head: Token) -> set[str]:
        """The codes of the states that do something to what a phrase stands for, and so are not it: "Kalm
        sent troops to the country", "Kalm said it would bomb the country"."""
        verb = phrases.clause_of(head)
        if phrases.relation(head) == "nsubj" and head.head.i == verb.i:
            return set()
        found = [self._discourse.mentions.get(one.i) for one in phrases.subjects(verb)]
        states = {m.code for m in found if m is not None and m.kind == "state" and m.code is not None}
        bodies = [m.antecedent for m in found if m is not None and m.kind == "pronoun"]
        before = [self._discourse.mentions.get(i) for i in bodies if i is not None]
        return states | {m.code for m in before if m is not None and m.kind == "state" and m.code is not None}

    def of_two(self, head: Token) -> int | None:
        """Such as "the latter", "the former": the last or first actor of the sentence before."""
        number = self._discourse.sentence(head.i)
        for back in (1, 2):
            there = [
                m
                for m in self._discourse.before(head.i, back)
                if self._discourse.sentence(m.head) == number - back
                and m.kind in {"person", "body", "state", "people"}
                and not self._inside_other(m)
            ]
            if there:
                return there[-1].head if head.lower_ == "latter" else there[0].head
        return None

    def _before(self, mention: Mention, sentences: int) -> list[Mention]:
        return [m for m in self._discourse.before(mention.head, sentences) if m.kind != "pronoun"]

    def _content(self, mention: Mention) -> set[str]:
        words_ = between(self._discourse.doc, mention.start, mention.end)
        return {noun(t) for t in words_ if t.i != mention.head and t.pos_ in {"NOUN", "ADJ", "PROPN"}}

    def _same_noun(self, mention: Mention, head: Token, lemma: str) -> int | None:
        modifiers = self._content(mention)
        near = self._discourse.sentence(mention.head) - _SAME_NOUN
        for other in reversed(self._before(mention, _OFFICE)):
            if self._discourse.noun(other) != lemma and not _ends_so(other.name, head.lower_):
                continue
            if other.name is None and self._discourse.sentence(other.head) < near:
                continue
            if mention.code_given and other.code_given and mention.code != other.code:
                continue
            if other.plural != mention.plural:
                continue
            if modifiers <= self._content(other) or (other.name is not None and not modifiers):
                above = self._discourse.token(other).head.i
                # "the villagers" are all of the "hundreds of villagers"
                return above if other.counted and above in self._discourse.mentions else other.head
        return None

    def _holder(self, mention: Mention, head: Token) -> int | None:
        """Such as "the minister" after "Interior Minister Faye", "the general" after "General Deng"."""
        agent = mention.agent
        if agent is None:
            return None
        for other in reversed(self._before(mention, _OFFICE if "office" in agent.flags else _NEAR_BODY)):
            if other.kind != "person" or not other.is_named:
                continue
            if mention.code_given and other.code is not None and mention.code != other.code:
                continue
            if mention.code_given and self._holds(other, agent):
                return other.head  # "the Nigerian president" after "ECOWAS chairman Bola Tinubu"
            if other.agent is None:
                continue
            near = self._discourse.sentence(mention.head) - self._discourse.sentence(other.head) <= _SAME_NOUN
            title = self._discourse.doc[other.agent_end - 1].lower_
            if other.agent.words == agent.words or (near and title == head.lower_):
                return other.head
        return None

    def _holds(self, other: Mention, agent: Agent) -> bool:
        """Whether somebody is known to hold an office on the report's day; a leader, one of those that head a
        government."""
        day = notes(self._discourse.doc).report.published
        if day is None or other.known is None:
            return False
        held = {office_of(role.office) for role in other.known.roles if role.office and role.holds(day)}
        return bool(held & _HEADING) if "heads" in agent.flags else office_of(agent.words) in held

    def _body(self, mention: Mention, lemma: str) -> int | None:
        nearby = self._before(mention, _NEAR_BODY)
        if self._discourse.token(mention).tag_ in {"NNS", "NNPS"} and lemma not in _MEMBERS:
            return None  # "the two factions"
        if lemma in _BLOCS:
            leagues = [m for m in nearby if m.is_named and self._is_league(m)]
            leagues = [m for m in leagues if m.kind == "body" or lemma != "alliance"]
            of_states = [m for m in leagues if m.code in _LEAGUES]
            return (of_states or leagues)[-1].head if leagues else None
        if lemma not in _GROUPS:
            other_words = self._compounds(mention)
            nearby = [m for m in nearby if other_words <= self._content(m)]
        if lemma in _ANY_BODY:
            bodies = [m for m in nearby if m.kind == "body" and m.is_named and "JRN" not in m.sectors]
            return bodies[-1].head if bodies else None
        sector = _FOR_SECTOR.get(lemma)
        wanted = {sector} if sector else set(_GROUP_SECTORS)
        if mention.sectors and lemma in _GROUPS:
            own = set(mention.sectors)
            wanted = own | (_ARMED if own & _ARMED else set())
        fits = [
            m
            for m in nearby
            if (m.kind in {"body", "people"} or (m.kind == "person" and m.plural)) and _ever(m) & wanted
        ]
        named = [m for m in fits if m.is_named and m.kind != "person"]
        if not named and lemma in _GROUPS and not sector:
            named = [
                m for m in nearby if m.kind == "body" and m.is_named and not m.sectors and m.known is None
            ]
        if named:
            return named[-1].head
        if mention.plural and sector in _ARMED and fits and len({m.code for m in fits}) == 1:
            return fits[0].head  # "the rebels" after "separatists"
        groups = [m for m in nearby if m.kind == "body" and self._discourse.noun(m) in _BANDS]
        if groups and not mention.plural and lemma in _ONE_GROUP:
            return groups[-1].head  # "the group" after "a small faction"
        return fits[-1].head if fits and not mention.plural and lemma in _ONE_GROUP else None

    @staticmethod
    def _is_league(mention: Mention) -> bool:
        if mention.kind == "state":
            return mention.code == "EUR"
        return mention.kind == "body" and (
            mention.code in _LEAGUES or bool(set(mention.sectors) & _GROUP_SECTORS)
        )

    def _compounds(self, mention: Mention) -> set[str]:
        """The nouns before the head: "the disaster agency" is no bank, "the farmers' union" no teachers'."""
        words_ = between(self._discourse.doc, mention.start, mention.head)
        return {noun(t) for t in words_ if t.pos_ == "NOUN"}

    def _people(self, mention: Mention, lemma: str) -> int | None:
        doc = self._discourse.doc
        number = next(
            (_COUNTED[t.lower_] for t in doc[mention.start : mention.end] if t.lower_ in _COUNTED), None
        )
        count = _COUNTED.get(lemma) or number
        if self._content(mention) - set(_COUNTED):
            return None
        fits = []
        for other in self._before(mention, _NEAR_PEOPLE):
            if other.kind != "person" or (
                lemma in _YOUNG and not set(other.sectors[:1]) <= {"CVL", "EDU", "REF"}
            ):
                continue
            if mention.plural or count is not None:
                theirs = next(
                    (_COUNTED[t.lower_] for t in doc[other.head].children if t.lower_ in _COUNTED), None
                )
                if other.plural and (count is None or theirs == count):
                    fits.append(other)
            elif not other.plural and lemma in _ONE_PERSON and (lemma != "leader" or other.is_named):
                fits.append(other)
        if lemma in _YOUNG:  # "the girls" after "30 schoolgirls"
            fits = [m for m in fits if self._discourse.noun(m).endswith(lemma)] or fits
        # the last sentence that has one; there whoever stands highest in the tree
        rank = self._discourse
        return (
            min(fits, key=lambda m: (-rank.sentence(m.head), rank.depth(m), -m.head)).head if fits else None
        )

    def _inside_other(self, mention: Mention) -> bool:
        token = self._discourse.token(mention)
        return phrases.relation(token) == "nmod" and token.head.i in self._discourse.mentions


def _ever(mention: Mention) -> set[str]:
    """The sectors that an actor has or ever had: a group that took power is still "the group"."""
    return {*mention.sectors, *(mention.known.sectors if mention.known is not None else ())}


def _is_narrowed(head: Token, *, aside: bool) -> bool:
    """Whether a phrase or clause after a noun says which is meant; ``aside``: a clause behind a comma only
    says more of it ("the group, which …")."""
    doc = head.doc
    return any(
        kid.i > head.i
        and (
            kid.dep_ == "nmod"
            or (
                phrases.relation(kid) == "acl"
                and not (aside and "," in {doc[kid.left_edge.i - i].text for i in (0, 1)})
            )
        )
        for kid in head.children
    )


def _ends_so(name: str | None, word: str) -> bool:
    """Whether a name ends in a word: "the front" after "the Dawn Front"."""
    return name is not None and word in name.lower() and spaced(name).split()[-1:] == [word]
