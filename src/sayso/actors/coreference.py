"""Who "he", "it", "the group" and "Faye" are: a baseline of rules.

For every mention that needs one an antecedent is looked for among the mentions before it: names by their words,
definite descriptions by their noun or the kind of actor it can stand for, pronouns by number, gender, nearness and
subjecthood (after Lappin and Leass 1994, much reduced), "I" and "we" in quotations by the speaker. A mention and its
antecedent are one cluster; its fullest mention is the first that has a name, else the first that is no pronoun.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sayso.actors.mentions import Mention
from sayso.actors.nouns import spaced
from sayso.actors.quotes import SAYING
from sayso.actors.words import words
from sayso.language import phrases
from sayso.places.names import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SINGULAR: Final = words("one_person_pronouns")
_IT: Final = frozenset({"it", "its", "itself"})
_PLURAL: Final = words("plural_pronouns")
_FIRST: Final = words("first_person_pronouns")
_RELATIVE: Final = frozenset({"who", "whom", "whose", "which", "that"})
_DEFINITE: Final = frozenset({"the", "this", "that", "these", "those", "both", "such"})
_FEMALE: Final = words("female")
_MALE: Final = words("male")
_GROUPS: Final = words("groups")
_GROUP_SECTORS: Final = frozenset({"REB", "PRM", "UAF", "CRM", "PTY", "SOC", "OPP", "NGO", "LAB"})
_FOR_SECTOR: Final = {
    "gang": "CRM", "cartel": "CRM", "company": "BUS", "firm": "BUS", "bank": "BUS", "union": "LAB", "party": "PTY", "newspaper": "JRN",
    "paper": "JRN", "agency": "JRN", "court": "JUD", "tribunal": "JUD", "church": "REL", "university": "EDU", "hospital": "MED",
    "rebel": "REB", "insurgent": "REB", "militant": "REB", "guerrilla": "REB", "separatist": "REB", "fighter": "REB", "militia": "PRM",
}  # fmt: skip
_PEOPLE: Final = words("people")
_COUNTED: Final = {
    "two": 2,
    "pair": 2,
    "couple": 2,
    "duo": 2,
    "both": 2,
    "three": 3,
    "trio": 3,
    "four": 4,
    "five": 5,
    "six": 6,
}
_REACH: Final = 3
"""How many sentences back a pronoun looks."""


class Coreference:
    """Antecedents for the mentions of one report."""

    def __init__(self, doc: Doc, mentions: dict[int, Mention], speakers: dict[int, int]) -> None:
        self.doc, self.mentions, self.speakers = doc, mentions, speakers
        self.order = [mentions[i] for i in sorted(mentions)]
        self._sentence = {token.i: number for number, sent in enumerate(doc.sents) for token in sent}
        self.cluster: dict[int, int] = {}

    def run(self) -> None:
        """Set ``antecedent`` on every mention that has one."""
        for at, mention in enumerate(self.order):
            if (
                mention.kind in {"thing", "place", "gear"}
                and not self._is_definite(mention)
                and (mention.kind != "thing" or mention.name is None)
            ):
                continue
            before = [m for m in self.order[:at] if m.kind not in {"thing", "place", "gear"} or m.is_named]
            mention.antecedent = self._antecedent(mention, before)
            if mention.antecedent is not None:
                if mention.kind == "thing" and mention.antecedent in self.mentions:
                    mention.kind = self.mentions[mention.antecedent].kind
                self.cluster[mention.head] = self.cluster.get(mention.antecedent, mention.antecedent)
            else:
                self.cluster.setdefault(mention.head, mention.head)
            for other in mention.linked:
                self.cluster.setdefault(other, self.cluster[mention.head])

    def fullest(self, mention: Mention) -> Mention | None:
        """The fullest mention of the cluster before this one; ``None`` for the first of its cluster."""
        if mention.antecedent is None:
            return None
        root = self.cluster[mention.head]
        same = [
            m
            for m in self.order
            if m.head != mention.head and self.cluster.get(m.head) == root and m.head < mention.head
        ]
        if not same or mention.antecedent > mention.head:
            return self.mentions.get(mention.antecedent)
        named = [m for m in same if m.is_named]
        if named:
            return max(named, key=lambda m: (len((m.name or "").split()) > 1 or m.agent is not None, -m.head))
        plain = [m for m in same if m.kind != "pronoun"]
        return plain[0] if plain else next((m for m in same if self.doc[m.head].lower_ == "those"), None)

    # --- one mention -----------------------------------------------------------------------------------------------

    def _antecedent(self, mention: Mention, before: list[Mention]) -> int | None:
        head = self.doc[mention.head]
        if head.lower_ in _RELATIVE and mention.kind == "pronoun":
            return self._relative(head)
        if mention.kind == "pronoun":
            return self._pronoun(mention, head, before)
        if mention.is_named:
            return self._same_name(mention, before)
        if self._is_definite(mention):
            return self._description(mention, head, before)
        return None

    def _relative(self, head: Token) -> int | None:
        clause = head
        while phrases.relation(clause) != "acl" and clause.head.i != clause.i:
            clause = clause.head
        return clause.head.i if phrases.relation(clause) == "acl" and clause.head.i in self.mentions else None

    def _same_name(self, mention: Mention, before: list[Mention]) -> int | None:
        if mention.known is not None and mention.known.kind in {"country", "seat"}:
            return next(
                (
                    m.head
                    for m in before
                    if m.known is not None and m.known.kind in {"country", "seat"} and m.code == mention.code
                ),
                None,
            )
        if mention.known is not None:
            hit = next((m.head for m in before if m.known == mention.known), None)
            if hit is not None:
                return hit
        words = self._name_words(mention)
        if not words:
            return None
        for other in before:
            theirs = self._name_words(other)
            if not theirs or other.kind == "place":
                continue
            if words == theirs:
                return other.head
            if (
                mention.kind in {"person", "thing", "people"}
                and other.kind == "person"
                and len(words) < len(theirs)
                and theirs[-len(words) :] == words
            ):
                return other.head
            if (
                mention.kind == "person"
                and other.kind == "person"
                and len(words) > 1
                and words[-1] == theirs[-1]
                and words[0] == theirs[0]
            ):
                return other.head
            if mention.kind in {"body", "thing", "people"} and other.kind in {"body", "people"}:
                if (
                    len(words) < len(theirs)
                    and (theirs[-len(words) :] == words or theirs[: len(words)] == words)
                    and words != theirs[-1:]
                ):
                    return other.head
                if (
                    len(words) == 1
                    and len(theirs) > 1
                    and self.doc[mention.head].text.isupper()
                    and words[0] == "".join(w[0] for w in theirs if w not in {"of", "the", "and", "for"})
                ):
                    return other.head
        return None

    @staticmethod
    def _name_words(mention: Mention) -> list[str]:
        if mention.name is not None:
            return fold(mention.name).split()
        return (
            fold(mention.known.name).split()
            if mention.known is not None and mention.known.kind in {"person", "body"}
            else []
        )

    def _is_definite(self, mention: Mention) -> bool:
        head = self.doc[mention.head]
        if mention.is_named or (head.pos_ == "PROPN" and mention.agent is None):
            return False
        if head.lower_ in {"latter", "former", "both"}:
            return True
        return any(kid.dep_.startswith("det") and kid.lower_ in _DEFINITE for kid in head.children)

    def _description(self, mention: Mention, head: Token, before: list[Mention]) -> int | None:
        if head.lower_ in {"latter", "former"}:
            return self._of_two(mention, head, before)
        nearby = [m for m in before if m.kind not in {"pronoun"}]
        lemma = _noun(head)
        modifiers = {
            _noun(t)
            for t in self.doc[mention.start : mention.end]
            if t.i != head.i and t.pos_ in {"NOUN", "ADJ", "PROPN"}
        }
        for other in reversed(nearby):
            theirs = self.doc[other.head]
            if self._far(mention, other, 12) or (
                mention.code_given and other.code_given and mention.code != other.code
            ):
                continue
            same_noun = _noun(theirs) == lemma or (
                other.name is not None and spaced(other.name).split()[-1:] == [head.lower_]
            )
            if not same_noun or (other.plural != mention.plural and other.name is None):
                continue
            extra = {
                _noun(t) for t in self.doc[other.start : other.end] if t.pos_ in {"NOUN", "ADJ", "PROPN"}
            }
            if modifiers <= extra or (other.name is not None and not modifiers):
                return other.head
        if (
            mention.agent is not None
            and "office" in mention.agent.flags
            and mention.agent.sectors == ("GOV",)
        ):
            return self._office(mention, head, nearby)
        if (lemma in _GROUPS or lemma in _FOR_SECTOR) and not mention.code_given:
            return self._body(mention, lemma, nearby)
        if lemma in {"country", "nation"} and not mention.plural:
            states = [m for m in nearby if m.kind == "state" and not self._far(mention, m, 2)]
            return states[-1].head if states else None
        if lemma in _PEOPLE or head.pos_ == "NUM":
            return self._people(mention, head, lemma, nearby, modifiers)
        return None

    def _office(self, mention: Mention, head: Token, nearby: list[Mention]) -> int | None:
        """ "the minister" after "Interior Minister Ousmane Faye"."""
        for other in reversed(nearby):
            title = self.doc[other.agent_end - 1] if other.agent is not None and other.agent_end > 0 else None
            if (
                other.kind != "person"
                or not other.is_named
                or title is None
                or other.agent is None
                or mention.agent is None
            ):
                continue
            if mention.code_given and other.code is not None and mention.code != other.code:
                continue
            if other.agent.words == mention.agent.words or (
                title.lower_ == head.lower_ and not self._far(mention, other, 12)
            ):
                return other.head
        return None

    def _body(self, mention: Mention, lemma: str, nearby: list[Mention]) -> int | None:
        sector = _FOR_SECTOR.get(lemma)
        wanted = {sector} if sector else _GROUP_SECTORS
        if mention.sectors and lemma in _GROUPS:
            wanted = set(mention.sectors) | (
                {"REB", "PRM", "UAF"} if set(mention.sectors) & {"REB", "PRM", "UAF"} else set()
            )
        fits = [
            m for m in nearby
            if m.kind in {"body", "people", "person"} and not self._far(mention, m, 6) and set(m.sectors) & wanted
            and (m.kind != "person" or m.plural)
        ]  # fmt: skip
        named = [m for m in fits if m.is_named and m.kind != "person"]
        if not named and lemma in _GROUPS and not sector:
            named = [
                m
                for m in nearby
                if m.kind == "body" and m.is_named and not m.sectors and not self._far(mention, m, 6)
            ]
        if named:
            return named[-1].head
        return (
            fits[-1].head
            if fits and not mention.plural and lemma in {"gang", "group", "faction", "militia"}
            else None
        )

    def _people(
        self, mention: Mention, head: Token, lemma: str, nearby: list[Mention], modifiers: set[str]
    ) -> int | None:
        count = _COUNTED.get(lemma) or next(
            (_COUNTED[t.lower_] for t in self.doc[mention.start : mention.end] if t.lower_ in _COUNTED), None
        )
        modifiers = {word for word in modifiers if word not in _COUNTED}
        plural = mention.plural or count is not None
        fits = []
        for other in reversed(nearby):
            if other.kind != "person" or self._far(mention, other, 3) or modifiers:
                continue
            if plural:
                number = next(
                    (_COUNTED[t.lower_] for t in self.doc[other.head].children if t.lower_ in _COUNTED), None
                )
                if other.plural and (count is None or number == count):
                    fits.append(other)
            elif (
                not other.plural
                and lemma in {"man", "woman", "person", "official", "boy", "girl", "leader"}
                and (lemma != "leader" or other.is_named)
            ):
                fits.append(other)
        # the last sentence that has one; there whoever stands highest in the tree
        return (
            min(fits, key=lambda m: (-self._sentence[m.head], self._depth(m), -m.head)).head if fits else None
        )

    def _depth(self, mention: Mention) -> int:
        return sum(1 for _ in phrases.ancestors(self.doc[mention.head]))

    def _of_two(self, mention: Mention, head: Token, before: list[Mention]) -> int | None:
        number = self._sentence[head.i]
        for back in (1, 0, 2):
            there = [
                m
                for m in before
                if self._sentence[m.head] == number - back
                and m.kind in {"person", "body", "state", "people"}
                and not self._inside_other(m)
            ]
            if len(there) >= 2 or (there and back == 2):
                return there[-1].head if head.lower_ == "latter" else there[0].head
        return None

    def _inside_other(self, mention: Mention) -> bool:
        token = self.doc[mention.head]
        return phrases.relation(token) == "nmod" and token.head.i in self.mentions

    # --- pronouns --------------------------------------------------------------------------------------------------

    def _pronoun(self, mention: Mention, head: Token, before: list[Mention]) -> int | None:
        word = head.lower_
        bracket = self._bracketed(head)
        if bracket is not None:
            return bracket
        if word in _FIRST:
            return self.speakers.get(head.i)
        for kid in phrases.children(head, "nmod"):  # "some of them", "one of the officials"
            case = phrases.child(kid, "case")
            if case is not None and case.lower_ == "of" and kid.i in self.mentions:
                inner = self.mentions[kid.i]
                if inner.kind == "pronoun":
                    return self._pronoun(inner, kid, [m for m in before if m.head != head.i])
                return kid.i if inner.kind in {"person", "body", "people"} else None
        if word in {"latter", "former"}:
            return self._of_two(mention, head, before)
        if word not in _SINGULAR | _IT | _PLURAL:
            return None
        if word in _IT and any(kid.dep_ == "expl" for kid in [head]):
            return None
        return self._best(head, word, before)

    def _bracketed(self, head: Token) -> int | None:
        """What an editor put in brackets after a pronoun: "They [the armed factions] were …"."""
        after = self.doc[head.i + 1] if head.i + 1 < len(self.doc) else None
        if after is None or after.text != "[":
            return None
        for token in self.doc[after.i + 1 : after.i + 8]:
            if token.text == "]":
                break
            mention = self.mentions.get(token.i)
            if (
                mention is not None
                and mention.kind in {"person", "body", "people", "state"}
                and not phrases.relation(token) == "compound"
            ):
                earlier = self._antecedent(mention, [m for m in self.order if m.head < head.i])
                return earlier if earlier is not None else token.i
        return None

    def _best(self, head: Token, word: str, before: list[Mention]) -> int | None:
        number = self._sentence[head.i]
        speaker = self.speakers.get(head.i)
        best: tuple[float, int] | None = None
        for other in before:
            back = number - self._sentence[other.head]
            if (
                back > _REACH
                or not self._agrees(word, other)
                or (speaker is not None and self._is_speaker(other, speaker))
            ):
                continue
            token = self.doc[other.head]
            if self._bound(head, token):
                continue
            score = (
                -2.0 * back + self._rank(token) + (1.0 if other.is_named else 0.0) - 0.2 * self._depth(other)
            )
            score += other.head / (10.0 * len(self.doc))
            if word in _PLURAL and other.kind in {"body", "state"}:
                score -= 1.6
            score += self._as_speaker(head, token) - (2.0 if "JRN" in other.sectors else 0.0)
            if other.kind == "pronoun":
                if other.antecedent is None or self.doc[other.head].lower_ in _RELATIVE:
                    continue
                score += 0.5
            if best is None or score > best[0]:
                best = (score, other.head)
        return best[1] if best else None

    def _is_speaker(self, mention: Mention, speaker: int) -> bool:
        return mention.head == speaker or self.cluster.get(mention.head, -1) == self.cluster.get(speaker, -2)

    @staticmethod
    def _as_speaker(pronoun: Token, other: Token) -> float:
        """ "they said" goes on with those who spoke; whoever is told something is seldom meant."""
        if other.head.lemma_.lower() not in SAYING:
            return 0.0
        if phrases.relation(other) in {"obj", "iobj"}:
            return -1.5
        speaks = phrases.relation(pronoun) == "nsubj" and pronoun.head.lemma_.lower() in SAYING
        return 2.0 if speaks and phrases.relation(other) == "nsubj" else 0.0

    @staticmethod
    def _rank(token: Token) -> float:
        relation = phrases.relation(token)
        if relation == "conj":
            relation = phrases.relation(token.head)
        return {"nsubj": 2.0, "obj": 0.5, "iobj": 0.5, "root": 1.0, "appos": -0.5, "nmod": -1.0}.get(
            relation, 0.0
        )

    def _bound(self, pronoun: Token, other: Token) -> bool:
        """An object is not its own clause's subject (that would be "himself")."""
        if pronoun.dep_ == "nmod:poss" or "Reflex" in str(pronoun.morph):
            return other.i == pronoun.head.i
        return (
            pronoun.head.i == other.head.i
            and phrases.relation(pronoun) in {"obj", "iobj", "obl"}
            and phrases.relation(other) in {"nsubj", "obj", "iobj"}
        )

    def _agrees(self, word: str, other: Mention) -> bool:
        head = self.doc[other.head]
        if other.kind == "pronoun":
            theirs = head.lower_
            if word in _SINGULAR:
                return theirs in _SINGULAR and (theirs[0] == word[0])
            return theirs in (_IT if word in _IT else _PLURAL)
        if word in _SINGULAR:
            if (
                other.kind not in {"person", "thing"}
                or other.plural
                or (other.kind == "thing" and not other.is_named)
            ):
                return False
            words = {_noun(t) for t in self.doc[max(0, other.start - 1) : other.end]}
            return not words & (
                _FEMALE if word[0] == "h" and word not in {"her", "hers", "herself"} else _MALE
            )
        if word in _IT:
            return other.kind in {"body", "state"} and not (
                other.plural and other.name is None and other.known is None
            )
        coordinated = bool(phrases.children(head, "conj"))
        return other.kind in {"body", "state"} or (
            other.kind in {"person", "people"} and (other.plural or coordinated)
        )

    def _far(self, mention: Mention, other: Mention, sentences: int) -> bool:
        return self._sentence[mention.head] - self._sentence[other.head] > sentences


def _noun(token: Token) -> str:
    lemma = token.lemma_.lower()
    return {"men": "man", "women": "woman", "people": "people"}.get(token.lower_, lemma)
