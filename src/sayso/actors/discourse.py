"""The mentions of a report in their order, and which of them are one: what the rules of coreference look
things up in."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING, Final

from sayso.actors.mentions import Mention
from sayso.language import phrases
from sayso.language.tokens import listed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MOST: Final = 120
_IRREGULAR: Final = {"men": "man", "women": "woman", "people": "people"}
_SILENT_KINDS: Final = frozenset({"thing", "place", "gear"})


class Discourse:
    """Mentions by sentence, and clusters of mentions that stand for one actor."""

    def __init__(self, doc: Doc, mentions: dict[int, Mention]) -> None:
        self.doc, self.mentions = doc, mentions
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

    def of_sentence(self, number: int) -> list[Mention]:
        """All mentions of a sentence, things and places too, in the order of the text; the first hundred or
        so."""
        if number < 0:
            return []
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self.doc)
        first, last = bisect_left(self._heads, self._starts[number]), bisect_left(self._heads, end)
        return [self.mentions[i] for i in self._heads[first : min(last, first + _MOST)]]

    def join(self, head: int, antecedent: int | None) -> None:
        """Put a mention into the cluster of its antecedent; without one it opens a cluster, unless it is in
        one."""
        if antecedent is None and head in self._root:
            return
        if antecedent is not None and antecedent not in self._root:
            self.join(antecedent, None)
        root = head if antecedent is None else self._root[antecedent]
        old = self._root.get(head)
        if old is not None and old != root:
            self._members[old].remove(head)
        if old != root:
            self._root[head] = root
            insort(self._members.setdefault(root, []), head)

    def same(self, one: int, other: int) -> bool:
        """Whether two mentions are of one cluster."""
        return one == other or (one in self._root and self._root.get(one) == self._root.get(other))

    def cluster(self, head: int) -> int | None:
        """The first mention of the cluster that a mention is in, if it is in one."""
        return self._root.get(head)

    def members(self, root: int) -> list[int]:
        """The mentions of the cluster that a mention opened, in the order of the text."""
        return self._members.get(root, [])

    def earlier(self, mention: Mention) -> list[Mention]:
        """The first mentions of the same cluster before this one, in the order of the text."""
        members = self._members.get(self._root.get(mention.head, -1), [])
        return [self.mentions[i] for i in members[:_MOST] if i < mention.head]

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
