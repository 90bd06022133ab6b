"""Who "he", "it", "the group" and "Faye" are: a baseline of rules.

For every mention that needs one an antecedent is looked for among the mentions before it: names by their
words (``samename``), definite descriptions by their noun or the kind of actor it can stand for
(``descriptions``), pronouns by agreement and salience (``pronouns``), "I" and "we" in quotations by the
speaker. A mention and its antecedent are one cluster; its fullest mention is the first that has a full name,
else the first that is no pronoun.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sayso.actors.descriptions import Descriptions
from sayso.actors.discourse import Discourse
from sayso.actors.mentions import Mention
from sayso.actors.pronouns import FIRST, PLURAL, PLURAL_FIRST, RELATIVE, SECOND, Pronouns
from sayso.actors.samename import Names
from sayso.actors.things import Things
from sayso.language import phrases

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_SOMEBODY: Final = frozenset({"person", "body", "people", "state"})


class Coreference:
    """Antecedents for the mentions of one report."""

    def __init__(
        self,
        doc: Doc,
        mentions: dict[int, Mention],
        speakers: dict[int, int],
        headlines: frozenset[int] = frozenset(),
    ) -> None:
        """``headlines``: tokens of titles and headings, whose short words stand for nobody in the text below
        where that has words of its own."""
        self.doc, self.mentions, self._speakers = doc, mentions, speakers
        self._headlines = headlines
        self._discourse = Discourse(doc, mentions)
        self._names = Names()
        self._descriptions = Descriptions(self._discourse)
        self._pronouns = Pronouns(self._discourse, speakers)
        self._things = Things(self._discourse)
        self._authors: dict[str, int] = {}
        self._fullest: dict[int, Mention | None] = {}

    def run(self) -> None:
        """Set ``antecedent`` on every mention that has one."""
        for _, mention in sorted(self.mentions.items()):
            named = mention.is_named and mention.kind not in {"place", "gear"}
            if (
                mention.kind in {"thing", "place", "gear"}
                and not named
                and not self._descriptions.is_definite(mention)
            ):
                continue
            self._resolve_speaker(mention)
            if mention.antecedent is None:
                mention.antecedent = self._antecedent(mention)
            if mention.antecedent is not None and mention.kind == "thing":
                mention.kind = self.mentions[mention.antecedent].kind
            self._discourse.join(mention.head, mention.antecedent)
            for other in mention.linked:
                self._discourse.join(other, mention.head)
            if named:
                self._names.add(mention)
        for _, mention in sorted(self.mentions.items()):
            if mention.antecedent is None and self._discourse.cluster(mention.head) in {None, mention.head}:
                earlier = self._things.find(mention)
                if earlier is not None and earlier != mention.head:
                    mention.antecedent = earlier
                    self._discourse.join(mention.head, earlier)

    def fullest(self, mention: Mention) -> Mention | None:
        """The fullest mention of the cluster before this one; ``None`` for the first of its cluster. To be
        asked after ``run``."""
        if mention.head not in self._fullest:
            self._fullest[mention.head] = self._find_fullest(mention)
        return self._fullest[mention.head]

    def earlier(self, mention: Mention) -> list[Mention]:
        """Mentions of the same actor before this one; those of headlines only for a pronoun that has no
        other, and for mentions in headlines."""
        same = self._discourse.earlier(mention)
        if mention.head in self._headlines:
            return same
        below = [m for m in same if m.head not in self._headlines]
        return below if below or mention.kind != "pronoun" else same

    def chains(self) -> list[list[Mention]]:
        """All mentions of each actor that has more than one, in the order of the text. To be asked after
        ``run``."""
        members = (self._discourse.members(root) for root in sorted(self.mentions))
        return [[self.mentions[head] for head in heads] for heads in members if len(heads) > 1]

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
        if mention.antecedent > mention.head:  # the speaker of a quotation that comes first
            later = self.mentions[mention.antecedent]
            return later if later.kind != "pronoun" else (self.fullest(later) or later)
        same = self.earlier(mention)
        named = [m for m in same if m.is_named]
        if named:
            best = max(named, key=_fullness)
            # "Angola" is fuller than the "Luanda" before it
            return None if _is_seat(best) and mention.kind == "state" and not _is_seat(mention) else best
        plain = [m for m in same if m.kind != "pronoun"]
        return plain[0] if plain else next((m for m in same if self.doc[m.head].lower_ == "those"), None)

    def _resolve_speaker(self, mention: Mention) -> None:
        """Know who "he" in "he told parliament" is before the words in the quotation are looked at."""
        speaker = self.mentions.get(self._speakers.get(mention.head, -1))
        if (
            speaker is not None
            and speaker.head > mention.head
            and speaker.antecedent is None
            and speaker.kind == "pronoun"
        ):
            speaker.antecedent = self._pronouns.best(self.doc[speaker.head])
            if speaker.antecedent is not None and speaker.antecedent < mention.head:
                self._discourse.join(speaker.head, speaker.antecedent)

    def _antecedent(self, mention: Mention) -> int | None:
        head = self.doc[mention.head]
        if mention.kind == "pronoun":
            return self._pronoun(head)
        if mention.is_named:
            return self._names.find(mention, head.text)
        return self._descriptions.find(mention) if self._descriptions.is_definite(mention) else None

    def _pronoun(self, head: Token) -> int | None:
        bracket = self._bracketed(head)
        if bracket is not None:
            return bracket
        if head.lower_ in RELATIVE:
            return self._pronouns.relative(head)
        if head.lower_ in FIRST or head.lower_ in SECOND:
            return self._first_person(head)
        for kid in phrases.children(head, "nmod"):  # "some of them", "one of the officials"
            inner = self.mentions.get(kid.i)
            if inner is not None and any(case.lower_ == "of" for case in phrases.children(kid, "case")):
                if inner.kind == "pronoun":
                    return self._pronouns.best(kid)
                return kid.i if inner.kind in {"person", "body", "people"} else None
        if head.lower_ in {"latter", "former"}:
            return self._descriptions.of_two(head)
        return self._pronouns.best(head)

    def _first_person(self, head: Token) -> int | None:
        """Who speaks in a quotation; outside of one "I" is the author, and "we" are those whom he speaks for,
        all through the report."""
        speaker = self._speakers.get(head.i)
        if speaker is not None and head.lower_ not in SECOND:
            return speaker if speaker in self.mentions else None
        word = head.lower_
        who = "we" if word in PLURAL_FIRST else "you" if word in SECOND else "I"
        first = self._authors.setdefault(who, head.i)
        return first if first != head.i else None

    def _bracketed(self, head: Token) -> int | None:
        """What an editor put in brackets after a pronoun: "They [the armed factions] were …"."""
        if head.i + 1 >= len(self.doc) or self.doc[head.i + 1].text != "[":
            return None
        for token in self.doc[head.i + 2 : head.i + 9]:
            if token.text == "]":
                break
            mention = self.mentions.get(token.i)
            if mention is not None and mention.kind in {"person", "body", "people", "state"}:
                earlier = self._antecedent(mention)
                return earlier if earlier is not None and earlier < head.i else token.i
        return None


def _is_seat(mention: Mention) -> bool:
    return mention.known is not None and mention.known.kind == "seat"


def _fullness(mention: Mention) -> tuple[bool, bool, int]:
    """How much a named mention says: a country more than its capital, a full name or title more than a
    surname; of equals the first."""
    full = len((mention.name or "").split()) > 1 or mention.agent is not None
    return not _is_seat(mention), full, -mention.head
