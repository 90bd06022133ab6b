"""The mentions of a report in their order, and which of them are one: what the rules of coreference look
things up in."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING, Final

from sayso.actors.mentions import Mention
from sayso.language import phrases
from sayso.language.tokens import listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc, Token

_MOST: Final = 120
_IRREGULAR: Final = {"men": "man", "women": "woman", "people": "people"}
_SILENT_KINDS: Final = frozenset({"thing", "place", "gear"})


class Discourse:
    """Mentions by sentence, and clusters of mentions that stand for one actor."""

    def __init__(self, doc: Doc, mentions: dict[int, Mention], first_of: Mapping[int, int]) -> None:
        """``first_of``: by the token of their "and" the heads of those that are named first of several."""
        self.doc, self.mentions, self._first_of = doc, mentions, first_of
        self._tokens = listed(doc)
        self._sentence = [0] * len(doc)
        self._starts: list[int] = []
        for number, sent in enumerate(doc.sents):
            self._starts.append(sent.start)
            self._sentence[sent.start : sent.end] = [number] * (sent.end - sent.start)
        self._heads = sorted(mentions)
        self._depths: dict[int, int] = {}
        self._nouns: dict[int, str] = {}
        self._root: dict[int, int] = {}
        self._members: dict[int, list[int]] = {}

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

    def join(self, key: int, antecedent: int) -> None:
        """Make the clusters of two phrases one. A phrase's key is its head's token, or that of "and" for
        several that are named together."""
        root, old = self._root.setdefault(antecedent, antecedent), self._root.setdefault(key, key)
        members = self._members.setdefault(root, [root])
        if old != root:
            for other in self._members.pop(old, [old]):
                self._root[other] = root
                insort(members, other)

    def same(self, one: int, other: int) -> bool:
        """Whether two mentions are of one cluster."""
        return one == other or (one in self._root and self._root.get(one) == self._root.get(other))

    def cluster(self, key: int) -> list[int]:
        """The phrases of the cluster that one is in, in the order of the text."""
        return self._members[self._root[key]] if key in self._root else [key]

    def clusters(self) -> list[list[int]]:
        """The clusters of more than one phrase, in the order of the text."""
        return sorted(members for members in self._members.values() if len(members) > 1)

    def earlier(self, mention: Mention) -> list[Mention]:
        """The first mentions of the same cluster before this one, in the order of the text; for several that
        are named together the first of them."""
        members = [self._first_of.get(key, key) for key in self.cluster(mention.head)[:_MOST]]
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
