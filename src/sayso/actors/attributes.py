"""Country and sector of a mention from what stands with it: demonyms, owners, complements, appositions."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from sayso.actors.knowledge import NOT_COUNTRIES, Known
from sayso.actors.mentions import QUANTITIES, Mention, agent_of
from sayso.actors.names import Found
from sayso.actors.nouns import adjective_sector, is_former
from sayso.actors.words import words
from sayso.language import phrases
from sayso.places.gazetteer import cities_named, regions_named
from sayso.places.nouns import area_named

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OF: Final = frozenset({"of", "in", "from", "for", "at", "to", "with", "on"})
_LEADING: Final = words("leading")
_CITY: Final = 150_000
"""Inhabitants from which a town gives its country away without the report naming it."""
_TAKES_SECTOR: Final = frozenset({"of", "for", "from", "in", "with", "to"})


def country_of_known(options: tuple[Known, ...]) -> str | None:
    """The one country a found name points to, if it points to one."""
    codes = {known.code for known in options if known.code and known.code not in NOT_COUNTRIES}
    return next(iter(codes)) if len(codes) == 1 else None


def place_country(name: str, named: Collection[str]) -> str | None:
    """The country of a town or division: the only one of those the report names that has such a place; else
    the one where it is a city and far larger than anywhere else."""
    cities = [city for city in cities_named(name) if not city.is_alias] or list(cities_named(name))
    regions = {region.country for region in regions_named(name)}
    area = area_named(name)
    if area is not None:
        return area.country
    here = sorted(({city.country for city in cities} | regions) & set(named))
    if here:
        return here[0] if len(here) == 1 else None
    if cities:
        rivals = [city for city in cities if city.country != cities[0].country]
        large = cities[0].population >= _CITY or not named
        return (
            cities[0].country
            if large and (not rivals or cities[0].population >= 5 * rivals[0].population)
            else None
        )
    return next(iter(regions)) if len(regions) == 1 and not named else None


def is_of(token: Token) -> bool:
    """Whether a complement stands with "of"."""
    case = phrases.child(token, "case")
    return case is not None and case.lower_ == "of"


def _noun(token: Token) -> str:
    lemma = token.lemma_.lower()
    return lemma[:-1] if lemma.endswith("s") and lemma[:-1] in QUANTITIES else lemma


class Attributes:
    """Settles code and sectors of mentions from the words around them, each mention after those it depends
    on."""

    def __init__(
        self,
        doc: Doc,
        mentions: dict[int, Mention],
        known_at: dict[int, Found],
        day: str | None,
        named: Collection[str],
    ) -> None:
        """``day``: the report's date (ISO); ``named``: the countries it names."""
        self.doc, self.mentions, self.known_at, self.day, self.named = doc, mentions, known_at, day, named
        self._done: set[int] = set()

    def settle(self, mention: Mention) -> None:
        """Fill code and sectors as far as the words give them."""
        if mention.head in self._done:
            return
        self._done.add(mention.head)
        head = self.doc[mention.head]
        counted = self._counted(head)
        if counted is not None:
            self.settle(counted)
            counted.counted = True
            mention.kind, mention.plural, mention.agent = counted.kind, True, counted.agent
            mention.code, mention.code_given, mention.sectors = (
                counted.code,
                counted.code_given,
                counted.sectors,
            )
        elif mention.known is not None and mention.known.kind != "demonym":
            self._from_known(mention, mention.known)
        else:
            mention.code = self._country_beside(mention, head)
            mention.code_given = mention.code is not None
            mention.sectors = self._sectors(mention, head)
        self._appositions(mention, head)
        self._who_leads(mention, head)

    def _from_known(self, mention: Mention, known: Known) -> None:
        if known.kind == "seat":
            mention.code = known.code
        else:
            mention.code, mention.sectors = known.standing(self.day)
            if mention.agent is not None and mention.agent.sectors and mention.sectors in {(), ("ELI",)}:
                # a title in the text outweighs what we know of a person's years, unless it is a former one
                former = self._is_former(mention)
                mention.sectors = (
                    ("ELI", *mention.agent.sectors) if former else (*mention.agent.sectors, *mention.sectors)
                )
            elif mention.agent is not None and self._is_former(mention):
                mention.sectors = tuple(dict.fromkeys(["ELI", *mention.sectors]))
        mention.code_given = mention.code is not None

    def _counted(self, head: Token) -> Mention | None:
        """Those counted in "tens of thousands of people", "dozens of soldiers"."""
        if _noun(head) not in QUANTITIES:
            return None
        for kid in phrases.children(head, "nmod"):
            other = self.mentions.get(kid.i) if is_of(kid) else None
            if other is not None and _noun(kid) in QUANTITIES:
                other = self._counted(kid) or None
            if other is not None and other.kind in {"person", "people", "gear"} and other.plural:
                return other
        return None

    # --- country

    def _country_beside(self, mention: Mention, head: Token) -> str | None:
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
            home = home or self._country_of_complement(head)
            return home or (None if ethnic else mention.known.code)
        for i in range(mention.start, mention.end):
            found = self.known_at.get(i)
            if found is not None and not self._is_prefix(found):
                code = country_of_known(found.options) or next(
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
        return self._country_of_complement(head) or self._country_of_title(head)

    def _is_prefix(self, found: Found) -> bool:
        """Such as "Iran-backed", "pro-Russian", "US-led" tell of somebody else."""
        doc = self.doc
        if (
            found.end + 1 < len(doc)
            and doc[found.end].text in {"-", "–", "‑"}
            and doc[found.end + 1].text.lower() not in {"based", "born", "controlled", "led", "ruled"}
        ):
            return True
        return (
            found.start >= 2
            and doc[found.start - 1].text in {"-", "–", "‑"}
            and doc[found.start - 2].lower_ in {"anti", "pro"}
        )

    def _country_of_title(self, head: Token) -> str | None:
        for title in phrases.children(head, "nmod"):
            if title.dep_ == "nmod:desc":
                code = self._country_of_complement(title)
                if code:
                    return code
        return None

    def _country_of_complement(self, head: Token) -> str | None:
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
            code = self._code_at(kid, direct=direct, is_of=of)
            if code:
                return code
        return None

    def _code_at(self, token: Token, *, direct: bool, is_of: bool) -> str | None:
        """The country a complement stands for: a country, a place, or an actor whose country is given."""
        found = self.known_at.get(token.i)
        if found is not None:
            return country_of_known(found.options) or next((k.code for k in found.options if k.code), None)
        other = self.mentions.get(token.i)
        if (
            other is not None
            and other.kind in {"person", "body", "state", "people", "gear"}
            and other.head not in self._done
        ):
            self.settle(other)
        if other is not None and other.code_given:
            return other.code
        if (
            direct
            and token.pos_ == "PROPN"
            and token.ent_type_ in {"LOC", ""}
            and (token.ent_type_ or not is_of)
        ):
            span = phrases.noun_phrase(token)
            code = place_country(span.text, self.named) or place_country(token.text, self.named)
            if code:
                return code
        if direct and other is not None and other.kind in {"place", "thing"}:
            return self._country_of_complement(token) or self._region(token)
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

    # --- sector

    def _sectors(self, mention: Mention, head: Token) -> tuple[str, ...]:
        if (
            mention.name is not None
            and mention.name_sectors is not None
            and not (mention.agent and mention.agent.kind == "person")
        ):
            if (
                mention.code_given
                and mention.name_sectors[:1] == ("REB",)
                and mention.name.lower().split()[-1] == "army"
                and len(mention.name.split()) <= 3
            ):
                return ("MIL",)  # "the Lebanese Army"
            return mention.name_sectors
        found: tuple[str, ...] = ()
        if (
            mention.kind == "people"
            and mention.plural
            and not any(kid.lower_ == "the" for kid in head.children)
        ):
            return ("CVL",)  # "168 Liberians", and not "the Americans"
        if mention.agent is not None:
            takes = mention.agent.flags & {"role", "voice"}
            found = (self._sectors_of_company(mention, head) if takes else ()) or mention.agent.sectors
            if "owned" in mention.agent.flags and not mention.code_given and found == mention.agent.sectors:
                found = ()
            if "ngo" in mention.agent.flags and mention.code is None:
                mention.code = "NGO"
            if mention.agent.kind == "person" and self._is_former(mention):
                found = (
                    ("ELI", *(sector for sector in found if sector != "ELI"))
                    if found[:1] in {("GOV",), ("MIL",), ("LEG",), ("SPY",)}
                    else found
                )
            if not found or mention.agent.words in {"force", "forces"}:
                found = ("REB",) if self._is_backed(mention) else found
        elif mention.kind in {"person", "body", "thing"} and head.pos_ in {"NOUN", "PROPN"}:
            found = self._sectors_of_company(mention, head, only_words=True)
        return found

    def _is_backed(self, mention: Mention) -> bool:
        """Such as "Iran-backed factions": armed groups that some state supports."""
        span = phrases.noun_phrase(self.doc[mention.head])
        return any(
            t.lower_ in {"backed", "aligned", "sponsored"}
            and t.i > 0
            and self.doc[t.i - 1].text in {"-", "–", "‑"}
            for t in span[:8]
        )

    def _is_former(self, mention: Mention) -> bool:
        first = mention.start
        return any(is_former(t.lower_) for t in self.doc[max(0, first - 2) : mention.end])

    def _sectors_of_company(
        self, mention: Mention, head: Token, *, only_words: bool = False
    ) -> tuple[str, ...]:
        hinted: str | None = None
        stop = mention.agent_start if mention.agent is not None else mention.head
        for last in range(stop - 1, mention.start - 1, -1):
            for first in range(max(mention.start, last - 3), last + 1):
                modifier = agent_of(self.doc[first : last + 1])
                if (
                    modifier is not None
                    and modifier.sectors
                    and self.doc[last].pos_ in {"NOUN", "PROPN", "ADJ", "VERB"}
                ):
                    return modifier.sectors
            found = self.known_at.get(last)
            if found is not None and found.options[0].sectors:
                return found.options[0].sectors
            sector = adjective_sector(self.doc[last].text)
            if sector is not None and hinted is None:
                hinted = sector
        if hinted is not None:
            return (hinted,)
        titled = [head, *(kid for kid in head.children if kid.dep_ == "nmod:desc")]
        for holder in titled if not only_words else ():
            for kid in holder.children:
                if phrases.relation(kid) != "nmod" or kid.dep_ in {"nmod:desc", "nmod:unmarked"}:
                    continue
                case = phrases.child(kid, "case")
                if kid.dep_ != "nmod:poss" and (case is None or case.lower_ not in _TAKES_SECTOR):
                    continue
                other = self.mentions.get(kid.i)
                if other is None or other.kind not in {"body", "person", "people", "state"}:
                    continue
                self.settle(other)
                if other.sectors and (other.kind != "person" or case is not None):
                    return other.sectors
        return ()

    # --- links

    def _appositions(self, mention: Mention, head: Token) -> None:
        """Share what is known among "the Llano Heroes, a dissident rebel faction" and "its leader, Moses
        Kalsakau"."""
        for kid in phrases.children(head, "appos"):
            other = self.mentions.get(kid.i)
            if other is None or other.kind not in {"person", "body", "people", "state", "place", "thing"}:
                continue
            self.settle(other)
            target = mention
            if mention.kind == "body" and other.kind == "person":
                # "the president of the commission, Grace Chirwa": hung on the commission by mistake
                above = self.mentions.get(head.head.i)
                if above is None or above.kind != "person" or above.head == mention.head:
                    continue
                target = above
            elif {mention.kind, other.kind} & {"state", "place"} and mention.kind != other.kind:
                continue
            self.settle(target)
            share(target, other)
            target.linked.append(other.head)
            other.linked.append(target.head)

    def _who_leads(self, mention: Mention, head: Token) -> None:
        """Such as "Colonel X, who leads the Sahel Free Column": of the sector of those led."""
        for clause in phrases.children(head, "acl"):
            if clause.lemma_ not in _LEADING:
                continue
            led = phrases.child(clause, "obj")
            other = self.mentions.get(led.i) if led is not None and not phrases.is_passive(clause) else None
            if other is not None and other.kind == "body":
                self.settle(other)
                if other.sectors:
                    mention.sectors = tuple(dict.fromkeys([*other.sectors[:1], *mention.sectors]))
                if other.code_given and not mention.code_given:
                    mention.code, mention.code_given = other.code, True
                place = self._country_of_complement(clause) if not mention.code_given else None
                if place:
                    mention.code, mention.code_given = place, True


def share(one: Mention, other: Mention) -> None:
    """Give two mentions of one actor what either knows; a description outranks a guess from a name's last
    word."""
    if one.name is not None and other.name is None and other.sectors and one.known is None:
        one.sectors = other.sectors
    elif other.name is not None and one.name is None and one.sectors and other.known is None:
        other.sectors = one.sectors
    one.sectors = one.sectors or other.sectors
    other.sectors = other.sectors or one.sectors
    if one.code_given != other.code_given:
        giver, taker = (one, other) if one.code_given else (other, one)
        taker.code, taker.code_given = giver.code, True
    named, plain = (one, other) if one.name else (other, one)
    if (
        named.name
        and plain.name is None
        and plain.kind in {"person", "body", "people"}
        and named.kind in {"thing", "place"}
    ):
        named.kind = plain.kind
