"""The mentions of a report in their order, and which of them are one: what the rules of coreference look
things up in."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from sayso.actors.mentions import Mention
from sayso.language import phrases
from sayso.language.tokens import listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc, Token

    from sayso.actors.clusters import Clusters

_MOST: Final = 120
_IRREGULAR: Final = {"men": "man", "women": "woman", "people": "people"}
_SILENT_KINDS: Final = frozenset({"thing", "place", "gear"})


class Discourse:
    """Mentions by sentence and by the actor that they stand for."""

    def __init__(
        self, doc: Doc, mentions: dict[int, Mention], clusters: Clusters, first_of: Mapping[int, int]
    ) -> None:
        """``clusters``: which stand for one actor; ``first_of``: by the token of their "and" the heads of
        those that are named first of several."""
        self.doc, self.mentions, self._clusters, self._first_of = doc, mentions, clusters, first_of
        self._tokens = listed(doc)
        self._sentence = [0] * len(doc)
        self._starts: list[int] = []
        for number, sent in enumerate(doc.sents):
            self._starts.append(sent.start)
            self._sentence[sent.start : sent.end] = [number] * (sent.end - sent.start)
        self._heads = sorted(mentions)
        self._depths: dict[int, int] = {}
        self._nouns: dict[int, str] = {}

    @property
    def sentences(self) -> Sequence[int]:
        """The number of each token's sentence."""
        return self._sentence

    def sentence(self, head: int) -> int:
        """The number of a token's sentence."""
        return self._sentence[head]

    def before(self, head: int, sentences: int) -> list[Mention]:
        """Mentions of actors before a token, at most so many sentences back, in the order of the text.

        Only the last hundred or so are looked at, so that a text without full stops is read in time.
        """
        at = bisect_left(self._heads, head)
        first = bisect_left(self._heads, self._starts[max(0, self._sentence[head] - sentences)])
        return [
            mention
            for i in self._heads[max(first, at - _MOST) : at]
            if (mention := self.mentions[i]).kind not in _SILENT_KINDS or mention.is_named
        ]

    def earlier(self, mention: Mention) -> list[Mention]:
        """The first mentions of the same cluster before this one, in the order of the text; for several that
        are named together the first of them."""
        members = [self._first_of.get(key, key) for key in self._clusters.cluster(mention.head)[:_MOST]]
        return [self.mentions[i] for i in members if i < mention.head and i in self.mentions]

    def depth(self, mention: Mention) -> int:
        """Steps from a mention up to its sentence's root."""
        steps = self._depths.get(mention.head)
        if steps is None:
            steps = self._depths[mention.head] = sum(1 for _ in phrases.ancestors(self.doc[mention.head]))
        return steps

    def token(self, mention: Mention) -> Token:
        """The head token of a mention."""
        return self._tokens[mention.head]

    def noun(self, mention: Mention) -> str:
        """The noun of a mention (``noun``)."""
        found = self._nouns.get(mention.head)
        if found is None:
            found = self._nouns[mention.head] = noun(self._tokens[mention.head])
        return found


def noun(token: Token) -> str:
    """A noun's lemma in small letters; "people" stays "people"."""
    return _IRREGULAR.get(token.lower_) or token.lemma_.lower()
