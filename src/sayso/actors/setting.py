"""Where a report plays: the country to conclude for those whose country is not stated.

Countries are weighed over the report (names, demonyms, seats of power, towns); one country dominates where it
weighs at least twice the next. A mention without a country of its own gets, in this order: for organs of a
state the dominant country, for others the country of the places of its sentence, then the dominant one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from sayso.actors.home import AT_HOME, country_beyond, country_of_known, is_from_abroad, place_country
from sayso.actors.knowledge import NOT_COUNTRIES
from sayso.actors.mentions import Mention
from sayso.actors.names import HYPHENS, Found, by_token
from sayso.actors.words import words
from sayso.gazetteer.countries import countries
from sayso.gazetteer.names import fold
from sayso.language import phrases
from sayso.language.tokens import between
from sayso.notes import notes

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

IN_PLACE: Final = words("place_prepositions")
_STATE: Final = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP"})
_LOCAL_OFFICES: Final = words("local_offices")
_LOCAL: Final = words("local")
_AT_LARGE: Final = frozenset({"CRM", "UAF", "REB", "PRM"})
_DOMINATES: Final = 2.0
_DATELINE: Final = 2.0
"""What a country weighs more where the dateline is of it and the text names it."""
_IN_PASSING: Final = 2.0
"""What a country weighs at most that a text names only by the way ("a trip to Peru")."""
_MEETINGS: Final = words("meetings")
_HOLDING: Final = frozenset({"hold", "start", "begin", "open", "attend", "sign", "resume"})
_AT: Final = frozenset({"in", "at"})
_AIMED: Final = frozenset({"on", "upon", "against", "with", "towards", "toward"})
"""Behind these stands a country that another one deals with: "sanctions on Belarus"."""
_AIMING: Final = words("aiming")
_SENT: Final = words("sent")
_LIVING: Final = frozenset({"live", "reside", "bear", "study", "settle"})
_BACKING: Final = words("backing")
_BACKING_GIVEN: Final = words("backing_given")
_THERE: Final = AT_HOME | {"held"}
"""Behind a hyphen these say who is there: "Gaza-based"."""


class Setting:
    """The countries of a report and of its sentences."""

    def __init__(self, doc: Doc, found: list[Found], silent: frozenset[int]) -> None:
        self.doc = doc
        self._state: str | None = None
        self._where: Counter[str] = Counter()
        self._weights: Counter[str] = Counter()
        self._told: set[str] = set()
        self._at_home: set[str] = set()
        self._hosts: dict[str, bool] = {}
        self._patrons: dict[str, bool] = {}
        self._places: dict[int, Counter[str]] = {}
        self._all: dict[int, Counter[str]] = {}
        known_at, day = by_token(found), notes(doc).report.published
        datelines: dict[str | None, bool] = {}
        for one in found:
            code = country_of_known(one.options, day)
            if one.start in silent:
                datelines[code] = datelines.get(code, False) or one.options[0].kind == "country"
                continue
            kinds = {known.kind for known in one.options}
            if (
                code is None
                or one.rivals
                or one.common.issuperset(one.options)
                or "JRN" in {sector for known in one.options for sector in known.sectors}
            ):
                continue
            if fold(doc[one.start : one.end].text) != fold(countries()[code].name):
                self._told.add(code)
            self._add(
                one.start,
                one.end,
                code,
                2.0 if kinds & {"country", "demonym", "seat"} else 1.0,
                kinds <= {"country", "seat"},
            )
        self.named = frozenset(self._weights)
        """The countries the report names, also by a demonym, a capital or an actor of theirs."""
        for entity in doc.ents:
            if entity.label_ != "LOC" or entity.start in known_at or entity.start in silent:
                continue
            code = country_beyond(doc, entity.text, entity.end, known_at) or place_country(
                entity.text, self.named
            )
            if code is not None:
                self._told.add(code)
                self._add(entity.start, entity.end, code, 1.5, True)
        self._written = self._of_dateline(datelines)
        """The country of the dateline, where the text names it, or no other."""

    def _of_dateline(self, codes: dict[str | None, bool]) -> str | None:
        """Of the countries of datelines, and whether they stand there by name, the one that counts: "NIAMEY,
        May 3 -" where the text tells of Niger, "GORI, Georgia -" where it names no country, or one by the
        way."""
        alone = max(self._weights.values(), default=0.0) < _IN_PASSING
        meant = [code for code, full in codes.items() if code and (full if alone else code in self._weights)]
        if len(meant) != 1:
            return None
        code = meant[0]
        self._weights[code] += _DATELINE  # type: ignore[assignment]
        self._hosts.setdefault(code, False)
        self._patrons.setdefault(code, False)
        self._at_home.add(code)
        self.named |= {code}
        return code

    def _add(self, at: int, end: int, code: str, weight: float, can_be_place: bool) -> None:
        token = self.doc[at]
        head = _phrase_head(token)
        sent = head.lemma_.lower() in _SENT  # "the French embassy" is not at home
        case, relation, verb = phrases.child(head, "case"), phrases.relation(head), head.head.lemma_
        if relation == "nsubj":
            weight += 1.0
        elif case is not None and case.lower_ in {"to", "with", "against"}:
            weight -= 1.0
        self._weights[code] += 0.0 if sent else weight  # type: ignore[assignment]
        self._hosts[code] = self._hosts.get(code, True) and _is_host(head)
        self._patrons[code] = self._patrons.get(code, True) and _is_patron(head, end)
        aimed_at = verb in _AIMING if relation == "obj" else case is not None and case.lower_ in _AIMED
        if not ((can_be_place and aimed_at) or sent):
            self._at_home.add(code)
        sentence = token.sent.start
        self._all.setdefault(sentence, Counter())[code] += 1
        lives = verb in _LIVING  # "who lives in Lithuania", "was born in Peru"
        if can_be_place and not lives and case is not None and case.lower_ in IN_PLACE | {"to", "from", "of"}:
            self._places.setdefault(sentence, Counter())[code] += 1
            self._where[code] += 1

    @property
    def dominant(self) -> str | None:
        """The country that weighs at least twice any other, if there is one."""
        ranked = sorted(self._weights.items(), key=lambda item: (-item[1], item[0]))
        if not ranked:
            return None
        if len(ranked) == 1 or ranked[0][1] >= _DOMINATES * ranked[1][1]:
            return ranked[0][0]
        return None

    @property
    def scene(self) -> str | None:
        """The country where the report's places lie, for a place of unknown country."""
        if self._where:
            ranked = sorted(self._where.items(), key=lambda item: (-item[1], item[0]))
            return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= _DOMINATES * ranked[1][1] else None
        return self._unless_patron(self.dominant)

    def learn(self, mentions: Iterable[Mention]) -> None:
        """Note the country of the organs of state that the report names, if they are of one only."""
        states: dict[bool, set[str]] = {True: set(), False: set()}
        for m in mentions:
            if m.code is None or m.code in NOT_COUNTRIES or not m.code_given or is_sent(m):
                continue
            if set(m.sectors[:1]) & _STATE:
                states[m.kind == "state"].add(m.code)
        found = states[False] or states[True]  # organs, or else capitals that stand for them
        self._state = next(iter(found)) if len(found) == 1 else None

    @property
    def only(self) -> str | None:
        """The country of a report that names no other, unless it only backs others."""
        found = next(iter(self._weights)) if len(self._weights) == 1 else None
        return self._unless_patron(found)

    def weight(self, code: str) -> float:
        """How much a country weighs in the report."""
        return float(self._weights.get(code, 0.0))

    @property
    def total(self) -> float:
        """What all countries of the report weigh together."""
        return float(sum(self._weights.values()))

    def _unless_patron(self, code: str | None) -> str | None:
        """A country, unless it only backs others in the report."""
        return None if code is not None and self._patrons[code] else code

    def told(self, code: str) -> bool:
        """Whether the report names a country also by other words than its plain name: a demonym, a town."""
        return code in self._told

    def country_for(self, mention: Mention) -> str | None:
        """The country to conclude for a mention without one; not that of a town where others only met, nor,
        but for organs of a state, that of who only backs others."""
        elsewhere = is_from_abroad(self.doc, mention) or is_sent(mention)
        found = None if elsewhere else self._concluded(mention)
        if found is None or self._hosts[found]:
            return None
        return found if set(mention.sectors[:1]) & _STATE else self._unless_patron(found)

    def _concluded(self, mention: Mention) -> str | None:
        sentence = self.doc[mention.head].sent.start
        local = self._single(self._places.get(sentence))
        if set(mention.sectors[:1]) & _STATE:
            here = self._single(self._all.get(sentence))
            if local is not None and self._is_local(mention):
                return local
            found = self.dominant or self._written or self._state or local or here or self.scene
            return found if found in self._at_home else None
        if set(mention.sectors[:1]) & _AT_LARGE:
            home = self.dominant or self.scene
            return (
                local
                or self.only
                or (home if self._single(self._all.get(sentence)) in {None, home} else None)
            )
        return local or self.dominant or self.scene

    def _is_local(self, mention: Mention) -> bool:
        """Whether somebody holds an office of a town or region ("the mayor", "regional officials")."""
        agent = mention.agent
        return (agent is not None and agent.words in _LOCAL_OFFICES) or any(
            token.lower_ in _LOCAL for token in between(self.doc, mention.start, mention.head)
        )

    @staticmethod
    def _single(codes: Counter[str] | None) -> str | None:
        return next(iter(codes)) if codes and len(codes) == 1 else None


def is_sent(mention: Mention) -> bool:
    """Whether somebody is where they are for somebody else: an ambassador, an embassy, peacekeepers."""
    return mention.agent is not None and mention.agent.words.rpartition(" ")[2] in _SENT


def _is_host(head: Token) -> bool:
    """Whether a place is where several come together: "they met in Geneva", "held talks in Doha"; not "the
    cabinet met in Lima"."""
    case = phrases.child(head, "case")
    if case is None or case.lower_ not in _AT:
        return False
    above = head.head
    held = phrases.children(above, "obj", "nsubj:pass") if above.lemma_ in _HOLDING else []
    if above.lemma_ == "sign" or any(one.lemma_.lower() in _MEETINGS for one in held):
        return True
    lone = phrases.children(above, "nsubj") if above.pos_ == "VERB" else []
    at_home = len(lone) == 1 and lone[0].tag_ == "NN" and not phrases.children(lone[0], "conj")
    return above.lemma_.lower() in _MEETINGS and not at_home


def _is_patron(head: Token, end: int) -> bool:
    """Whether a country stands there as who backs or makes what is elsewhere: "Iran-backed", "Russian-made",
    "funded by Qatar", "Turkey supports the rebels", "provided air cover for them"."""
    doc = head.doc
    if end + 1 < len(doc) and doc[end].text in HYPHENS:
        return doc[end + 1].text.islower() and doc[end + 1].text not in _THERE
    above, relation = head.head, phrases.relation(head)
    if relation == "obl":
        return above.lemma_ in _BACKING and any(
            case.lower_ == "by" for case in phrases.children(head, "case")
        )
    given = phrases.children(above, "obj") if above.pos_ == "VERB" else []
    backs = above.lemma_ in _BACKING or any(one.lemma_.lower() in _BACKING_GIVEN for one in given)
    return relation == "nsubj" and not phrases.is_passive(above) and backs


def _phrase_head(token: Token) -> Token:
    while phrases.relation(token) in {"compound", "flat", "amod"} and token.head.i != token.i:
        token = token.head
    return token
