"""The country that stands with a mention: a demonym, an owner, a complement, a place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Final

from sayso.actors.knowledge import NOT_COUNTRIES, Known
from sayso.actors.mentions import Mention
from sayso.actors.names import HYPHENS, Found, of_the_americas
from sayso.actors.words import words
from sayso.gazetteer.candidates import MARGIN, candidates, countries_with
from sayso.gazetteer.towns import TOWN, countries_divided
from sayso.language import phrases
from sayso.language.tokens import between
from sayso.notes import notes

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ABROAD: Final = words("abroad")
_OF_REGIONS: Final = words("of_regions")
_OTHERS: Final = words("others")
_PERSONS: Final = frozenset(
    {"his", "her", "my", "your", "him", "president", "minister", "leader", "king", "general"}
)
_LEADING: Final = words("leading_countries")
_MEETINGS: Final = words("meetings") | words("moving")
_OF: Final = frozenset({"of", "in", "from", "for", "at", "to", "with", "on"})
AT_HOME: Final = frozenset({"based", "born", "controlled", "led", "ruled"})
"""Behind a country and a hyphen these say whose somebody is; other words there tell of somebody else."""
_CITY: Final = 150_000
"""Inhabitants from which a place gives its country away where the report names others."""


def country_of_known(options: tuple[Known, ...], day: str | None = None) -> str | None:
    """The one country a found name points to on a day (ISO date), if it points to one."""
    told = (known.standing(day)[0] if known.kind == "body" else known.code for known in options)
    codes = {code for code in told if code and code not in NOT_COUNTRIES}
    return next(iter(codes)) if len(codes) == 1 else None


def place_country(name: str, named: Collection[str]) -> str | None:
    """The country of a town or division: the only one of those the report names that has such a place; else
    the one where it is a city or division and far larger than anywhere else."""
    found = [one for one in candidates(name) if one.resolution != "country"]
    if any(one.resolution == "area" for one in found):
        return next(one.country for one in found if one.resolution == "area")
    known = [one for one in found if one.resolution == "admin1" or one.population >= TOWN]
    here = {one.country for one in known} & set(named)
    if here:
        return here.pop() if len(here) == 1 else None
    if not known or (named and known[0].population < _CITY):
        return None
    rival = next((one for one in known if one.country != known[0].country), None)
    return known[0].country if rival is None or known[0].prior >= rival.prior + MARGIN else None


def country_beyond(doc: Doc, town: str, end: int, known_at: Mapping[int, Found]) -> str | None:
    """The country that stands behind a town that ends here and a comma, or one of its divisions: "Tripoli,
    Lebanon", "London, Ontario"; ``None`` where the town is known and has no namesake there."""
    if end + 1 >= len(doc) or doc[end].text != ",":
        return None
    found = known_at.get(end + 1)
    codes = countries_divided(doc[end + 1].text)
    if found is not None and found.options[0].kind == "country":
        acts = phrases.relation(doc[found.end - 1]) in {"nsubj", "nmod:poss"}
        codes |= {known.code for known in found.options if known.code and not acts}
    towns = countries_with(town)
    meant = codes & towns if towns else codes
    return meant.pop() if len(meant) == 1 else None


def is_from_abroad(doc: Doc, mention: Mention) -> bool:
    """Whether somebody is of another country than the one where they are, or of several: "foreign fighters in
    Mali", "world leaders", "African leaders"; but not "the foreign minister"."""
    agent = mention.agent
    if (agent is not None and "stateless" in agent.flags) or is_another(doc[mention.head]):
        return True
    leads = doc[mention.head].lemma_.lower() in _LEADING
    last = mention.agent_start if agent is not None and mention.agent_start >= 0 else mention.head
    return any(
        token.lower_ in _ABROAD or (leads and token.lower_ in _OF_REGIONS) or of_the_americas(token)
        for token in between(doc, mention.start, last)
    )


def is_another(head: Token) -> bool:
    """Whether somebody is told by whom they stand beside or against, a state or body: "Kalm's allies",
    "rivals of the army"; a person's allies are mostly of the same country."""
    if head.lemma_.lower() not in _OTHERS:
        return False
    for kid in phrases.children(head, "nmod"):
        case = phrases.child(kid, "case")
        of = case is not None and case.lower_ == "of"
        if (of or kid.dep_ == "nmod:poss") and kid.ent_type_ != "PER" and kid.lower_ not in _PERSONS:
            return True
    return False


class Home:
    """Finds the country that the words around a mention state."""

    def __init__(
        self,
        doc: Doc,
        mentions: dict[int, Mention],
        known_at: dict[int, Found],
        named: Collection[str],
        settle: Callable[[Mention], None],
    ) -> None:
        """``named``: the countries the report names; ``settle`` settles a mention another one depends on."""
        self.day = notes(doc).report.published
        self.doc, self.mentions, self.known_at, self.named, self.settle = (
            doc,
            mentions,
            known_at,
            named,
            settle,
        )

    def country(self, mention: Mention, head: Token) -> str | None:
        """The country that stands with a mention; ``None`` where none does."""
        if (
            mention.known is not None
        ):  # "the Iraqis"; but "Bosnian Serbs" and "ethnic Albanians in Serbia" are of where they live
            before = self.known_at.get(mention.start)
            home = (
                country_of_known(before.options)
                if before is not None and before.end <= mention.head
                else None
            )
            ethnic = any(self.doc[i].lower_ == "ethnic" for i in range(mention.start, mention.head))
            home = home or self.of_complement(head)
            return home or (None if ethnic else mention.known.code)
        if is_another(head):
            return self._of_adjectives(head)
        for i in range(mention.start, mention.end):
            found = self.known_at.get(i)
            if found is not None and not self._is_prefix(found):
                code = country_of_known(found.options, self.day) or next(
                    (k.code for k in found.options if k.kind == "body" and k.code), None
                )
                if code:
                    return code
        if mention.kind in {"person", "body", "gear", "people", "thing"}:
            for i in range(mention.start, mention.end):
                token = self.doc[i]
                if i != mention.head and token.ent_type_ == "LOC" and mention.name is None:
                    code = place_country(token.text, self.named)
                    if code:
                        return code
        if is_from_abroad(self.doc, mention):
            return self._of_adjectives(head)
        told = self._of_adjectives(head) or self.of_complement(head) or self._of_title(head)
        return told or self._of_capital_in_front(mention, head)

    def _of_capital_in_front(self, mention: Mention, head: Token) -> str | None:
        """The country of the capital that a sentence begins with, for who holds an office there: "In Lima,
        the president signed the law"; who only met somebody there may be from elsewhere."""
        office = mention.agent is not None and "office" in mention.agent.flags and mention.name is None
        first = self.doc[head.sent.start]
        if not office or first.text != "In" or phrases.relation(head) != "nsubj":
            return None
        found = self.known_at.get(first.i + 1)
        seat = found is not None and all(known.kind == "seat" for known in found.options)
        if found is None or not seat or self.doc[found.end].text != ",":
            return None
        away = head.head.lemma_ in _MEETINGS or self.doc[first.i + 1].head.i != head.head.i
        return None if away else country_of_known(found.options)

    def _is_prefix(self, found: Found) -> bool:
        """Such as "Iran-backed", "pro-Russian", "US-led" tell of somebody else."""
        doc = self.doc
        if (
            found.end + 1 < len(doc)
            and doc[found.end].text in HYPHENS
            and doc[found.end + 1].lower_ not in AT_HOME
        ):
            return True
        return (
            found.start >= 2
            and doc[found.start - 1].text in HYPHENS
            and doc[found.start - 2].lower_ in {"anti", "pro"}
        )

    def _of_adjectives(self, head: Token) -> str | None:
        """The first of several: "French and German ministers"."""
        for kid in phrases.children(head, "amod", "compound"):
            found = self.known_at.get(kid.i)
            if found is not None and not self._is_prefix(found):
                return country_of_known(found.options)
        return None

    def _of_title(self, head: Token) -> str | None:
        for title in phrases.children(head, "nmod"):
            if title.dep_ == "nmod:desc":
                code = self.of_complement(title)
                if code:
                    return code
        return None

    def of_complement(self, head: Token) -> str | None:
        """The country of an owner or complement: "Colombia's army", "rebels in Mali"."""
        for kid in head.children:
            relation = phrases.relation(kid)
            if relation != "nmod" or kid.dep_ in {"nmod:desc", "nmod:unmarked"}:
                continue
            case = phrases.child(kid, "case")
            if kid.dep_ != "nmod:poss" and (case is None or case.lower_ not in _OF):
                continue
            of = case is not None and case.lower_ == "of"
            direct = (
                kid.dep_ == "nmod:poss" or of or (case is not None and case.lower_ in {"in", "from", "at"})
            )
            code = self._code_at(kid, direct=direct, after_of=of)
            if code:
                return code
        return None

    def _code_at(self, token: Token, *, direct: bool, after_of: bool) -> str | None:
        """The country a complement stands for: a country, a place, or an actor whose country is given."""
        found = self.known_at.get(token.i)
        if found is not None:
            known = found.options
            return country_of_known(known, self.day) or next((k.code for k in known if k.code), None)
        other = self.mentions.get(token.i)
        if other is not None and other.kind in {"person", "body", "state", "people", "gear"}:
            self.settle(other)
        if other is not None and other.code_given:
            return other.code
        if (
            direct
            and token.pos_ == "PROPN"
            and token.ent_type_ in {"LOC", ""}
            and (token.ent_type_ or not after_of)
        ):
            span = phrases.noun_phrase(token)
            beyond = country_beyond(self.doc, token.text, token.i + 1, self.known_at)
            code = beyond or place_country(span.text, self.named) or place_country(token.text, self.named)
            if code:
                return code
        if direct and other is not None and other.kind in {"place", "thing"}:
            return self.of_complement(token) or self._region(token)
        return None

    def _region(self, token: Token) -> str | None:
        """Such as "northern Mali", "Colombia's Arauca department": a country inside the phrase."""
        span = phrases.noun_phrase(token)
        for i in range(span.start, span.end):
            found = self.known_at.get(i)
            if found is not None:
                code = country_of_known(found.options)
                if code:
                    return code
        return None
