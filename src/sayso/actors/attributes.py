"""Country and sector of a mention from what stands with it: its nouns, complements and appositions."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from sayso.actors.home import Home, country_of_known, is_another
from sayso.actors.knowledge import NOT_COUNTRIES, Known
from sayso.actors.mentions import QUANTITIES, Mention
from sayso.actors.names import HYPHENS, Found, of_country, one_of
from sayso.actors.nouns import adjective_sector, agent_of, is_former
from sayso.actors.words import words
from sayso.language import phrases
from sayso.language.tokens import between

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ARMED: Final = frozenset({"REB", "PRM", "UAF", "CRM"})
_STATE: Final = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY"})
_CALLING: Final = frozenset({"call", "know", "name", "nickname", "dub", "style", "title"})
_NAMES: Final = frozenset(
    {"acronym", "name", "initial", "abbreviation", "nickname", "alias", "nom", "pseudonym"}
)
_LEADING: Final = words("leading")
_TAKES_SECTOR: Final = frozenset({"of", "for", "from", "in", "with", "to"})


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
        self.doc, self.mentions, self.known_at, self.day = doc, mentions, known_at, day
        self._done: set[int] = set()
        self._home = Home(doc, mentions, known_at, named, self.settle)

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
            self._tell_apart(mention, head)
            self._from_known(mention, mention.known)
        else:
            mention.code = self._home.country(mention, head)
            mention.code_given = mention.code is not None
            mention.sectors = self._sectors(mention, head)
        self._appositions(mention, head)
        self._who_leads(mention, head)

    def _from_known(self, mention: Mention, known: Known) -> None:
        if known.kind == "seat":
            mention.code, mention.sectors = known.code, ("GOV",)
        else:
            mention.code, mention.sectors = known.standing(self.day)
            titled = self._of_title(mention) if known.kind == "person" else ()
            former = self.is_past(mention) and mention.agent is not None
            # a title in the text outweighs what we know of a person's years, unless it is a former one or
            # says too little ("its secretary general"); a rebel stays one with a rank ("Colonel Ivo Marn")
            ranked = titled[:1] == ("MIL",) and bool(set(mention.sectors[:1]) & _ARMED)
            first = ("ELI",) if former else () if ranked or self._owned_role(mention) else titled
            rest = (*titled, *mention.sectors) if mention.sectors in {(), ("ELI",)} else mention.sectors
            mention.sectors = tuple(dict.fromkeys((*first, *rest)))
        mention.code_given = mention.code is not None

    def _of_title(self, mention: Mention) -> tuple[str, ...]:
        """The sectors of the title before a name; of one that is no office, those of whom it serves first:
        "ELN commander"."""
        if mention.agent is None:
            return ()
        role = "role" in mention.agent.flags and "office" not in mention.agent.flags
        company = self._sectors_of_company(mention, self.doc[mention.head]) if role else ()
        return company or mention.agent.sectors

    def is_owned(self, mention: Mention) -> bool:
        """Whether it is told of which country something is: "Kalm's Supreme Court"."""
        return self._home.of_complement(self.doc[mention.head]) is not None

    def _tell_apart(self, mention: Mention, head: Token) -> None:
        """Of several who go by a name take the one of the country that stands with it: "South Korea's Joint
        Chiefs of Staff"."""
        found = self.known_at.get(mention.head)
        rivals = found.rivals if found is not None else ()
        code = self._home.of_complement(head) if mention.candidates or rivals else None
        fits = tuple((known, score) for known, score in mention.candidates if known.code == code)
        if code is not None and fits:
            mention.known = one_of([known for known, _ in fits])
            mention.candidates = fits if len(fits) > 1 else ()
        elif code is not None and found is not None and rivals:
            mention.known, mention.candidates = of_country(found, code, self.doc), ()
        elif found is not None and not mention.candidates and mention.known is not None:
            mention.known = self._as_owned(mention.known, found, head)

    def _as_owned(self, known: Known, found: Found, head: Token) -> Known:
        """An organ of another country with the same name: "Kalm's Security Council" is none of the UN."""
        owners = [kid for kid in phrases.children(head, "nmod") if kid.dep_ == "nmod:poss"]
        theirs = self.known_at.get(owners[0].i) if owners else None
        code = country_of_known(theirs.options) if theirs is not None and theirs is not found else None
        organ = known.kind == "body" and (known.code in NOT_COUNTRIES or set(known.sectors[:1]) & _STATE)
        if code is None or not organ or code == known.code:
            return known
        return Known("body", self.doc[found.start : found.end].text, code, roles=known.roles[:1])

    def _owned_role(self, mention: Mention) -> bool:
        """Whether a title is of whoever a pronoun stands for: "its chairman"."""
        agent, head = mention.agent, self.doc[mention.head]
        return (
            agent is not None
            and "role" in agent.flags
            and any(kid.dep_ == "nmod:poss" and kid.pos_ == "PRON" for kid in head.children)
        )

    @staticmethod
    def _of_agent(mention: Mention) -> tuple[str, ...]:
        return mention.agent.sectors[:1] if mention.agent is not None else ()

    def _counted(self, head: Token) -> Mention | None:
        """Those counted in "tens of thousands of people", "dozens of soldiers"."""
        if _noun(head) not in QUANTITIES:
            return None
        for kid in phrases.children(head, "nmod"):
            other = self.mentions.get(kid.i) if is_of(kid) else None
            if other is not None and _noun(kid) in QUANTITIES:
                other.counted = True
                other = self._counted(kid)
            if other is None:
                continue
            forces = other.kind == "body" and bool(
                set(other.sectors[:1] or self._of_agent(other)) & {"COP", "MIL"}
            )
            if forces or (other.kind in {"person", "people", "gear"} and other.plural):
                return other
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
            return mention.name_sectors or self._of_members(head)
        found: tuple[str, ...] = ()
        if is_another(head) and not (mention.agent and "role" in mention.agent.flags):
            return ()  # "Kalm's neighbours" are states, not people next door
        if (
            mention.kind == "people"
            and mention.plural
            and not any(kid.lower_ == "the" for kid in head.children)
        ):  # "168 Liberians", and not "the Americans"; but "rebel Serbs"
            armed = self._of_agent(mention) or self._sectors_of_company(mention, head, only_words=True)
            return armed if set(armed[:1]) & _ARMED else ("CVL",)
        if mention.agent is not None:
            takes = mention.agent.flags & {"role", "voice"}
            found = (self._sectors_of_company(mention, head) if takes else ()) or mention.agent.sectors
            if found[:1] in {("GOV",), ("MIL",)} and mention.agent.kind == "person":
                found = self._of_armed_owner(head) or found
            if not found and "heads" in mention.agent.flags and self._follows_country(mention):
                found = ("GOV",)
            if "owned" in mention.agent.flags and not mention.code_given and found == mention.agent.sectors:
                found = ()
            if "ngo" in mention.agent.flags and mention.code is None:
                mention.code = "NGO"
            if mention.agent.kind == "person" and self.is_past(mention):
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

    def _of_armed_owner(self, head: Token) -> tuple[str, ...]:
        """Those of whom a title is, if they are at arms against a state: "the rebels' chief negotiator"."""
        for kid in phrases.children(head, "nmod"):
            other = self.mentions.get(kid.i) if kid.dep_ == "nmod:poss" or is_of(kid) else None
            if other is not None and other.kind in {"body", "person", "people"}:
                self.settle(other)
                if set(other.sectors[:1]) & _ARMED:
                    return other.sectors
        return ()

    def _follows_country(self, mention: Mention) -> bool:
        """Whether a country stands right before the agent noun: "the Libyan leader"."""
        at = mention.agent_start - 1
        if at > 0 and self.doc[at].lower_ in {"'s", "’s"}:
            at -= 1
        found = self.known_at.get(at)
        return found is not None and any(known.kind in {"country", "demonym"} for known in found.options)

    def _of_members(self, head: Token) -> tuple[str, ...]:
        """An unknown name says too little ("the Dawn Movement"); whose rebels there are, is of rebels."""
        above = self.mentions.get(head.head.i)
        if phrases.relation(head) != "nmod" or above is None or above.agent is None or not is_of(head):
            return ()
        main = above.agent.sectors[:1]
        return main if main and main[0] in _ARMED else ()

    def _is_backed(self, mention: Mention) -> bool:
        """Such as "Iran-backed factions": armed groups that some state supports."""
        span = phrases.noun_phrase(self.doc[mention.head])
        return any(
            t.lower_ in {"backed", "aligned", "sponsored"} and t.i > 0 and self.doc[t.i - 1].text in HYPHENS
            for t in span[:8]
        )

    def is_past(self, mention: Mention) -> bool:
        """Whether a mention is of somebody who was what it says ("the former president")."""
        first = mention.start
        return any(is_former(t.lower_) for t in between(self.doc, max(0, first - 2), mention.end))

    def _sectors_of_company(
        self, mention: Mention, head: Token, *, only_words: bool = False
    ) -> tuple[str, ...]:
        for kid in head.children if not only_words else ():
            group = self.mentions.get(kid.i)
            if group is not None and self._is_armed(kid, group):
                return group.sectors  # "the army's allies in the Dawn militia"
        if is_another(head):
            return ()
        hinted: str | None = None
        stop = mention.agent_start if mention.agent is not None else mention.head
        for last in range(stop - 1, mention.start - 1, -1):
            for first in range(max(mention.start, last - 3), last + 1):
                modifier = agent_of(between(self.doc, first, last + 1))
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

    def _is_armed(self, token: Token, mention: Mention) -> bool:
        """Whether a complement is an armed group that somebody is in."""
        case = phrases.child(token, "case")
        if mention.kind != "body" or case is None or case.lower_ != "in":
            return False
        self.settle(mention)
        return bool(set(mention.sectors[:1]) & _ARMED)

    # --- links

    def _appositions(self, mention: Mention, head: Token) -> None:
        """Share what is known among "the Llano Heroes, a dissident rebel faction" and "its leader, Moses
        Kalsakau", and "a militia called the Dawn Front"."""
        for kid in (*phrases.children(head, "appos"), *_called(head)):
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
                place = self._home.of_complement(clause) if not mention.code_given else None
                if place:
                    mention.code, mention.code_given = place, True


def _called(head: Token) -> list[Token]:
    """The names by which somebody is called or known: "a man named Ivo Marn", "known by its acronym DF"."""
    found: list[Token] = []
    for clause in phrases.children(head, "acl"):
        if clause.lemma_ not in _CALLING or clause.tag_ not in {"VBN", "VBG"}:
            continue
        for kid in phrases.children(clause, "xcomp", "obj", "obl"):
            name = [kid, *phrases.children(kid, "appos")][-1] if kid.lemma_.lower() in _NAMES else kid
            if name.pos_ == "PROPN" and name.i > clause.i:
                found.append(name)
    return found


def share(one: Mention, other: Mention) -> None:
    """Give two mentions of one actor what either knows; a description outranks a guess from a name's last
    word."""
    if one.name is not None and other.name is None and other.sectors and one.known is None:
        one.sectors = other.sectors
    elif other.name is not None and one.name is None and one.sectors and other.known is None:
        other.sectors = one.sectors
    for person, title in ((one, other), (other, one)):  # "Kofi Annan, the secretary general"
        if (
            person.known is not None
            and person.known.kind == "person"
            and title.known is None
            and title.agent is not None
            and "office" in title.agent.flags
        ):
            person.sectors = tuple(dict.fromkeys((*title.sectors, *person.sectors)))
        elif (
            person.known is not None and not title.is_named and title.sectors == ("CVL",)
        ):  # "a man known as Prachanda"
            title.sectors = person.sectors or title.sectors
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
