"""Who "he", "it", "the group" and "Faye" are.

Rules decide where they are certain: names by their words (``samename``), descriptions of actors by their noun
or the kind of actor it can stand for (``descriptions``), "I" and "we" in quotations by the speaker, "who" by
its clause. For every other phrase a learned ranking picks an earlier one or none (``antecedents``). Phrases
so joined are one cluster; its fullest mention is the first that has a full name, else the first that is no
pronoun.
"""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING, Final

import numpy as np

from sayso.actors import antecedents
from sayso.actors.antecedents import together
from sayso.actors.binding import barred, contradicts, describes, has_forces
from sayso.actors.clusters import Clusters
from sayso.actors.couples import is_two
from sayso.actors.descriptions import Descriptions
from sayso.actors.discourse import Discourse
from sayso.actors.gender import gender_of
from sayso.actors.mentions import Mention
from sayso.actors.pronouns import FIRST, PLURAL, RELATIVE, clause_owner
from sayso.actors.quotes import SAYING
from sayso.actors.referents import NUMBER, PRONOUNS, SEVERAL, Referent
from sayso.actors.samename import Names, are_one, name_words
from sayso.actors.table import Table
from sayso.language import phrases
from sayso.language.heads import heads

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.tokens import Doc, Token

    from sayso.actors.pairs import Floats


_SOMEBODY: Final = frozenset({"person", "body", "people", "state"})
_THINGS: Final = frozenset({"thing", "place", "gear"})
_OF_A_BODY: Final = frozenset({"it", "its"})
_ONE_PERSON: Final = frozenset({"he", "she", "his", "her"})
_IT: Final = NUMBER["it"]
_HE_AND_SHE: Final = frozenset({NUMBER["he"], NUMBER["she"]})
_THIRD: Final = frozenset({*_HE_AND_SHE, _IT, NUMBER["they"]})
_I: Final = NUMBER["I"]
_WE: Final = NUMBER["we"]
_MOST: Final = 120
"""How many phrases of a cluster are looked at."""


class Coreference:
    """Antecedents for the mentions of one report."""

    def __init__(
        self,
        doc: Doc,
        mentions: dict[int, Mention],
        referents: Sequence[Referent],
        speakers: dict[int, int],
        headlines: frozenset[int] = frozenset(),
        concluded: Callable[[Mention], str | None] = lambda _: None,
    ) -> None:
        """``headlines``: tokens of titles and headings, whose short words stand for nobody in the text below
        where that has words of its own; ``concluded`` gives the country of an organ without one."""
        self._concluded = concluded
        self.doc, self.mentions, self._speakers = doc, mentions, speakers
        self._referents = referents
        self._by_key = {one.key: one for one in referents}
        self._headlines = headlines
        self._actors, self._things = Clusters(), Clusters()
        self._states: dict[tuple[str, str], int] = {}
        first_of = {r.key: r.head for r in referents if r.kind == SEVERAL}
        self._discourse = Discourse(doc, mentions, self._actors, first_of)
        self._names = Names()
        self._descriptions = Descriptions(self._discourse)
        self._fullest: dict[int, Mention | None] = {}

    def run(self) -> None:
        """Set ``antecedent`` on every mention that has one."""
        for _, mention in sorted(self.mentions.items()):
            self._settle(mention)
        self._rank()

    def table(self) -> Table:
        """The report's phrases as the learned ranking sees them."""
        return Table(self.doc, self._referents, self._discourse.sentences, self._speakers)

    def vectors(self) -> Floats:
        """The vectors of the phrases' heads; 0 where the ``Doc`` was made by another model than sayso's."""
        found = heads(self.doc)
        if found is None:
            return np.zeros((len(self._referents), len(antecedents.weights().vectors)), np.float32)
        return found.vectors([one.head for one in self._referents])

    def fullest(self, mention: Mention) -> Mention | None:
        """The fullest mention of the cluster before this one; ``None`` for the first of its cluster. To be
        asked after ``run``."""
        if mention.head not in self._fullest:
            self._fullest[mention.head] = None  # until it is known, should it be asked for on the way
            self._fullest[mention.head] = self._find_fullest(mention)
        return self._fullest[mention.head]

    def root(self, head: int) -> int:
        """One number for all mentions of an actor. To be asked after ``run``."""
        return self._actors.root(head)

    def earlier(self, mention: Mention) -> list[Mention]:
        """Mentions of the same actor before this one; those of headlines only for a pronoun that has no
        other, and for mentions in headlines."""
        same = self._discourse.earlier(mention)
        if mention.head in self._headlines:
            return same
        below = [m for m in same if m.head not in self._headlines]
        return below if below or mention.kind != "pronoun" else same

    def chains(self) -> list[list[Referent]]:
        """All phrases of each thing or actor that has more than one, in the order of the text; a state and
        its capital, which are one actor, are two. To be asked after ``run``."""
        by_key = self._by_key
        chains = ([by_key[key] for key in keys if key in by_key] for keys in self._things.all())
        return [chain for chain in chains if len(chain) > 1]

    def headline(self, mention: Mention) -> Mention | None:
        """The first mention of the same actor, where that stands in a headline."""
        same = self._discourse.earlier(mention)
        return same[0] if same and same[0].head in self._headlines else None

    def is_joint(self, mention: Mention, source: Mention) -> bool:
        """Whether "they" stand for several that are named together ("Israel and Hamas")."""
        others = [self.mentions.get(kid.i) for kid in phrases.children(self.doc[source.head], "conj")]
        return (
            mention.kind == "pronoun"
            and self.doc[mention.head].lower_ in PLURAL
            and any(other is not None and other.kind in _SOMEBODY for other in others)
        )

    def _find_fullest(self, mention: Mention) -> Mention | None:
        if mention.antecedent is None:
            return None
        source = self.mentions.get(mention.antecedent)
        if source is not None and self._is_other(mention, source.head):
            return self.fullest(source) or (source if source.kind != "pronoun" else None)
        if mention.antecedent > mention.head:  # the speaker of a quotation that comes first
            later = self.mentions[mention.antecedent]
            return later if later.kind != "pronoun" else (self.fullest(later) or later)
        same = self.earlier(mention)
        named = [m for m in same if m.is_named]
        if named:
            best = max(named, key=_fullness)
            # "Angola" is fuller than the "Luanda" before it
            return None if _is_seat(best) and mention.kind == "state" and not _is_seat(mention) else best
        plain = [m for m in same if m.kind != "pronoun" or self.doc[m.head].lower_ == "those"]
        if plain:
            return min(plain, key=lambda m: m.kind == "pronoun")
        parts = (m for m in same if m.antecedent is not None and self._is_other(m, m.antecedent))
        return next((whole for whole in map(self.fullest, parts) if whole is not None), None)

    def _settle(self, mention: Mention) -> None:
        """What the rules are certain of."""
        named = mention.is_named and mention.kind not in {"place", "gear"}
        definite = self._descriptions.is_definite(mention)
        if named or definite or mention.kind not in _THINGS:
            mention.antecedent = self._antecedent(mention, definite=definite)
        if mention.antecedent is not None:
            if mention.kind == "thing":
                mention.kind = self.mentions[mention.antecedent].kind
            if not self._is_other(mention, mention.antecedent):
                self._actors.join(mention.head, mention.antecedent)
                self._things.join(mention.head, self._of_its_own(mention, mention.antecedent))
        for other in mention.linked:
            self._join(other, mention.head)
        if named:
            self._names.add(mention, gender_of(self.doc, mention, self.mentions))
            self._of_its_own(mention, mention.head)

    def _of_its_own(self, mention: Mention, antecedent: int) -> int:
        """The antecedent; for a state or a capital the first mention of it itself, "Peru" or "Lima"."""
        known = mention.known
        if known is None or known.kind not in {"country", "seat"}:
            return antecedent
        return self._states.setdefault((known.kind, mention.code or ""), mention.head)

    def _join(self, key: int, antecedent: int) -> None:
        self._actors.join(key, antecedent)
        self._things.join(key, antecedent)

    def _rank(self) -> None:
        """What is left to the learned ranking, in the order of the text."""
        settled = [one.mention is not None and one.mention.antecedent is not None for one in self._referents]
        asked = [one.kind == _WE or not done for one, done in zip(self._referents, settled, strict=True)]
        ranked = antecedents.ranked(self.table(), self.vectors(), np.array(asked, np.bool_))
        for i, likely in ranked.items():
            one = self._referents[i]
            head = self.doc[one.head]
            bars = barred(head, self._speakers) if one.kind in _THIRD else frozenset[int]()
            for other in self._likeliest(likely):
                if any(self._actors.same(bar, other.key) for bar in bars):
                    continue
                if one.kind in _THIRD and contradicts(head, self.doc[other.head]):
                    continue
                if not self._may_join(one, other):
                    continue
                self._join(one.key, other.key)
                if one.mention is not None and not settled[i]:
                    one.mention.antecedent = other.head
                break

    def _likeliest(self, likely: Sequence[tuple[int, float]]) -> list[Referent]:
        """Of each cluster that a phrase rather goes with than with none the phrase that it goes with best,
        those of the likeliest cluster first; none where no cluster is likelier than that."""
        found: dict[int, list[tuple[float, int]]] = {}
        for j, over in likely:
            found.setdefault(self._actors.root(self._referents[j].key), []).append((over, j))
        order = sorted(
            ((together([over for over, _ in held]), *max(held)) for held in found.values()), reverse=True
        )
        return [self._referents[j] for _, _, j in order] if order[0][0] > 0 else []

    def _may_join(self, one: Referent, other: Referent) -> bool:
        """Whether two clusters can be one: nobody is "he" and "she", or by title or first name the one and
        the other, has two known names, is called otherwise beside the later phrase, is said to be of two
        countries, says "I" both inside and outside of quotations, or is his own ("his brother"); no body is
        "he", no named person "it"."""
        if self._owns(one, other) or self._owns(other, one):
            return False
        if describes(self.doc[one.head], self.doc[other.head]):
            return False
        if other.mention is not None and other.mention.kind == "place" and has_forces(self.doc[one.head]):
            return False
        keys = *self._actors.cluster(one.key)[:_MOST], *self._actors.cluster(other.key)[:_MOST]
        phrases_ = [self._by_key[key] for key in keys if key in self._by_key]
        mentions = [r.mention for r in phrases_ if r.mention is not None]
        known = {m.known for m in mentions if m.known is not None}
        codes = {m.code for m in mentions if m.code_given and m.kind in _SOMEBODY}
        named = {k.name for k in known if k.kind in {"person", "body"}}
        quoted = {r.head in self._speakers for r in phrases_ if r.kind == _I}
        linked = [self.mentions[head] for m in mentions for head in m.linked]
        own = [self.mentions[head] for head in one.mention.linked] if one.mention is not None else []
        kinds = {r.kind for r in phrases_}
        if is_two(self.doc[one.head]) and other.mention is not None and not other.mention.plural:
            return False  # "both leaders" are not "the leader"
        if _IT in kinds and any(m.kind == "person" and _is_somebody(m) for m in (*mentions, *linked)):
            return False  # "one of them, Ada Lunt", is no "it"
        if kinds & _HE_AND_SHE and any(m.kind == "body" and (m.is_named or m.agent) for m in mentions):
            return False
        genders = {gender_of(self.doc, m, self.mentions) for m in mentions}
        if len({NUMBER[gender] for gender in genders if gender is not None} | (kinds & _HE_AND_SHE)) > 1:
            return False
        if not all(are_one(*names) for names in product(_persons(own), _persons(mentions))):
            return False  # "the minister, Sam Oun" is no other named person
        full = {frozenset(name) for name in _persons(mentions) if len(name) > 1}
        if any(one.isdisjoint(other) for one, other in combinations(full, 2)):
            return False  # "Ada Lunt" is no "Ivo Marn"
        return max(len(named), len(codes), len(quoted)) < 2 and not self._is_of_another(one, other)

    def _is_of_another(self, one: Referent, other: Referent) -> bool:
        """Whether an organ is told to be of another country than the one before it: "Kalm's army" after "the
        army" in a report from elsewhere."""
        later, earlier = one.mention, other.mention
        if later is None or earlier is None or not later.code_given or earlier.code_given:
            return False
        if not later.kind == earlier.kind == "body" or earlier.is_named:
            return False
        return self._concluded(earlier) not in {None, later.code}

    def _owns(self, one: Referent, other: Referent) -> bool:
        """Whether a phrase's owner ("his" of "his brother") is of the other's cluster."""
        return any(
            kid.dep_ == "nmod:poss" and self._things.same(kid.i, other.key)
            for kid in self.doc[one.head].children
        )

    def _antecedent(self, mention: Mention, *, definite: bool) -> int | None:
        head = self.doc[mention.head]
        if mention.kind == "pronoun":
            return self._pronoun(head)
        if mention.is_named:
            return self._names.find(mention, head.text, gender_of(self.doc, mention, self.mentions))
        found = self._descriptions.find(mention) if definite else None
        return None if found is not None and describes(head, self.doc[found]) else found

    def _is_other(self, mention: Mention, antecedent: int) -> bool:
        """Whether a mention stands for others than its antecedent, whose country and sector it has: "we" for
        those that its speaker speaks for, "some of them" for a part."""
        head, other = self.doc[mention.head], self.doc[antecedent]
        return PRONOUNS.get(head.lower_) == "we" or (
            mention.kind == "pronoun" and other.head.i == head.i and phrases.relation(other) == "nmod"
        )

    def _pronoun(self, head: Token) -> int | None:
        bracket = self._bracketed(head)
        if bracket is not None:
            return bracket
        if head.lower_ in RELATIVE:
            owner = clause_owner(head)
            return owner if owner in self.mentions else None
        if head.lower_ in FIRST:
            speaker = self._speakers.get(head.i)
            return speaker if speaker in self.mentions else None
        if head.lower_ in {"latter", "former"}:
            return self._descriptions.of_two(head)
        for kid in phrases.children(head, "nmod"):  # "some of them", "one of the officials"
            inner = self.mentions.get(kid.i)
            if inner is not None and any(case.lower_ == "of" for case in phrases.children(kid, "case")):
                return kid.i if inner.kind in {"person", "body", "people", "pronoun"} else None
        if head.lower_ not in _OF_A_BODY | _ONE_PERSON:
            return None
        return self._who_says_it(head) if head.head.lemma_ != "counterpart" else self._whose_equal(head)

    def _whose_equal(self, head: Token) -> int | None:
        """Whose "his" or "its" is in "told his French counterpart": that of who does it."""
        kinds = {"body", "state"} if head.lower_ in _OF_A_BODY else {"person", "pronoun"}
        above = phrases.clause_of(head)
        doing = (self.mentions.get(one.i) for one in phrases.subjects(above) if one.i != head.head.i)
        first = next((m for m in doing if m is not None and m.kind in kinds and not m.plural), None)
        return first.head if first is not None and first.head < head.i else None

    def _who_says_it(self, head: Token) -> int | None:
        """The body or state that says what "it" or "its" stands in, where none is named between: "Lima said
        four of its soldiers were killed"; the person who says what "he" or "she" is the subject of."""
        clause = phrases.clause_of(head)
        if phrases.relation(clause) != "ccomp" or head.i in self._speakers:
            return None
        said = phrases.child(clause.head, "nsubj")
        mention = self.mentions.get(said.i) if said is not None else None
        if said is None or mention is None or mention.head > head.i:
            return None
        if head.lower_ in _ONE_PERSON:
            first = head.head if head.dep_ == "nmod:poss" else head
            own = phrases.relation(first) == "nsubj" and first.head.i == clause.i
            return mention.head if own and self._says_of_himself(mention, head, said) else None
        if mention.kind not in {"body", "state"}:
            return None
        between = (self.mentions.get(i) for i in range(clause.left_edge.i, head.i))
        taken = any(m is not None and m.kind in {"body", "state", "thing"} for m in between)
        return None if taken or mention.plural else mention.head

    def _says_of_himself(self, mention: Mention, head: Token, said: Token) -> bool:
        """Whether "he" or "she" is who says it: one person, and nobody's lawyer or mother."""
        if mention.kind != "person" or mention.plural or phrases.children(said, "conj"):
            return False
        owners = (self.mentions.get(kid.i) for kid in phrases.children(said, "nmod"))
        if any(one is not None and one.kind in {"person", "pronoun"} and not one.plural for one in owners):
            return False
        own = (*self._discourse.earlier(mention), mention)
        genders = {gender_of(self.doc, one, self.mentions) for one in own} - {None}
        return said.head.lemma_ in SAYING and genders <= {"he" if head.lower_ in {"he", "his"} else "she"}

    def _bracketed(self, head: Token) -> int | None:
        """What an editor put in brackets after a pronoun: "They [the armed factions] were …"."""
        if head.i + 1 >= len(self.doc) or self.doc[head.i + 1].text != "[":
            return None
        for token in self.doc[head.i + 2 : head.i + 9]:
            if token.text == "]":
                break
            mention = self.mentions.get(token.i)
            if mention is not None and mention.kind in _SOMEBODY:
                definite = self._descriptions.is_definite(mention)
                earlier = self._antecedent(mention, definite=definite)
                return earlier if earlier is not None and earlier < head.i else token.i
        return None


def _is_somebody(mention: Mention) -> bool:
    office = mention.agent is not None and not {"office", "voice"}.isdisjoint(mention.agent.flags)
    return mention.is_named or office


def _is_seat(mention: Mention) -> bool:
    return mention.known is not None and mention.known.kind == "seat"


def _persons(mentions: Sequence[Mention]) -> list[list[str]]:
    return [words for mention in mentions if mention.kind == "person" and (words := name_words(mention))]


def _fullness(mention: Mention) -> tuple[bool, bool, int]:
    """How much a named mention says: a country more than its capital, a full name or title more than a
    surname; of equals the first."""
    full = len((mention.name or "").split()) > 1 or mention.agent is not None
    return not _is_seat(mention), full, -mention.head
