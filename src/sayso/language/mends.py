"""Slips of the parser, and a habit of the treebanks, that change who did what, mended.

In "the rebels threatened to attack, accusing the army of …" it often hangs *accusing* on *attack*, as if the
accusation too were only threatened. Who accuses, blames or denounces in such an aside is the subject of the
verb that governs the infinitive, so it is hung there.

In "sentenced opposition leader Ada Lunt" it sometimes makes two objects of the role and the name, or two
subjects. A verb has one of each, so the role is hung on the name; or, where the role has an article or an
owner, the name is put in apposition to it. So it is in the treebanks.

In "Ahrar al-Sham and Jaysh al-Islam" it may count the last word as a third of the list, though an article
ties it to the name before.

In "the Front, whose commander is Ivo Marn" it may take the name for an apposition to the body; it heads a
relative clause.

In "Iran said the ships had intruded and vowed to respond" it coordinates *vowed* with *intruded*. Who vows,
demands or condemns in a plain past beside a perfect or a passive is who said the rest.

In "Kalm, together with Lunt, pledged …" as with "along with" and "alongside" several act, as with "and"; in
the treebanks it hangs as any phrase with a preposition.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sayso.language.decode import Analysis

_ASIDES: Final = frozenset(
    ["accusing", "alleging", "blaming", "calling", "citing", "condemning", "decrying", "denouncing",
     "denying", "describing", "dismissing", "expressing", "hailing", "insisting", "lamenting", "noting",
     "praising", "rejecting", "saying", "stressing", "urging", "warning", "welcoming"]
)  # fmt: skip
_REACTIONS: Final = frozenset(
    ["accused", "appealed", "blamed", "called", "condemned", "demanded", "denounced", "pledged", "praised",
     "rejected", "thanked", "urged", "vowed", "warned", "welcomed"]
)  # fmt: skip
_TOGETHER: Final = frozenset({"along", "together", "alongside"})
_CORE: Final = ("nsubj", "nsubj:pass", "obj")
_ARTICLES: Final = frozenset({"al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ul"})
"""Arabic articles in names, as they are romanised before a hyphen."""


class Mends:
    """Mends what the model found; made once for its labels."""

    def __init__(self, relations: Sequence[str], tags: Sequence[str]) -> None:
        """``relations`` and ``tags`` are the labels of ``Analysis.deprel`` and ``Analysis.xpos``."""
        self._clause, self._infinitive = relations.index("advcl"), relations.index("xcomp")
        self._title, self._apposed = relations.index("nmod:desc"), relations.index("appos")
        self._copula, self._relative = relations.index("cop"), relations.index("acl:relcl")
        self._relatives = [tags.index(tag) for tag in ("WDT", "WP", "WP$")]
        self._listed, self._flat = relations.index("conj"), relations.index("flat")
        self._arguments = [relations.index(name) for name in ("nsubj", "nsubj:pass", "nmod:poss")]
        self._own = [relations.index("det"), relations.index("nmod:poss")]
        self._content, self._past = relations.index("ccomp"), tags.index("VBD")
        self._helpers = [relations.index(name) for name in ("aux", "aux:pass")]
        self._openings = [relations.index(name) for name in ("nsubj", "nsubj:pass", "mark")]
        self._sign, self._hung = relations.index("cc"), relations.index("nmod")
        self._subjects = [relations.index(name) for name in ("nsubj", "nsubj:pass")]
        self._nominal = [tags.index(tag) for tag in ("NN", "NNS", "NNP", "NNPS")]
        self._core = np.isin([*relations, "root"], _CORE)
        self._adverb, self._name, self._noun = tags.index("RB"), tags.index("NNP"), tags.index("NN")

    def mended(self, forms: Sequence[str], found: Analysis) -> Analysis:
        """The analysis of a text's words, with these slips mended."""
        asides = [i for i, form in enumerate(forms) if form in _ASIDES]
        names, tied = self._after_title(found), self._after_article(forms, found)
        clauses, company = self._relative_clauses(found), self._company(forms, found)
        reactions = [i for i, form in enumerate(forms) if form in _REACTIONS and self._reacts(i, found)]
        if not (asides or names or tied or clauses or reactions or company):
            return found
        head, deprel = found.head.copy(), found.deprel.copy()
        for i in tied:
            head[i] = head[i - 2] if deprel[i - 2] == self._flat else i - 2
            deprel[i] = self._flat
        for i in asides:
            self._hang_higher(i, forms, found, head)
        for i in clauses:
            deprel[i] = self._relative
        for i in reactions:
            head[i] = found.head[found.head[i]]
        for first, last, other, lead in company:
            head[first : last + 1], deprel[first : last + 1] = other, self._sign
            head[other], deprel[other] = lead, self._listed
        for title, name in names:
            if self._is_phrase(title, found):
                head[name], deprel[name] = title, self._apposed
            else:
                head[title], deprel[title] = name, self._title
        return replace(found, head=head, deprel=deprel)

    def _hang_higher(self, i: int, forms: Sequence[str], found: Analysis, head: NDArray[np.int64]) -> None:
        at = i - 1 if found.xpos[i - 1] != self._adverb else i - 2  # ", falsely accusing"
        if found.deprel[i] != self._clause or head[i] > i or at < 0 or forms[at] != ",":
            return
        while found.deprel[head[i]] == self._infinitive and head[head[i]] < head[i]:
            head[i] = head[head[i]]

    def _reacts(self, i: int, found: Analysis) -> bool:
        """Whether a verb in the past is coordinated with the content of what somebody said."""
        inner = int(found.head[i])
        outer = int(found.head[inner])
        if found.deprel[i] != self._listed or found.deprel[inner] != self._content or not outer < inner < i:
            return False
        if found.xpos[i] != self._past or found.xpos[outer] != self._past or found.xpos[inner] == self._past:
            return False
        helped = np.isin(found.deprel[found.head == inner], self._helpers).any()
        own = found.deprel[found.head == i]
        return bool(helped) and not np.isin(own, [*self._openings, *self._helpers]).any()

    def _after_article(self, forms: Sequence[str], found: Analysis) -> list[int]:
        """Words that a list goes on with, though a name's article and a hyphen stand right before."""
        hyphens = [i for i, form in enumerate(forms) if form == "-" and 0 < i < len(forms) - 1]
        return [
            i + 1
            for i in hyphens
            if forms[i - 1].lower() in _ARTICLES
            and found.deprel[i + 1] == self._listed
            and found.head[i + 1] < i - 1
            and found.head[i - 1] < i - 1
        ]

    def _company(self, forms: Sequence[str], found: Analysis) -> list[tuple[int, int, int, int]]:
        """The first and last word of "together with", who is named behind it, and beside whom: the noun that
        this one hangs on, or a subject right before with a comma between."""
        joined = []
        for i in [i for i, form in enumerate(forms) if form in _TOGETHER and 0 < i < len(forms) - 2]:
            last = i if forms[i] == "alongside" else i + 1
            if last > i and forms[last] != "with":
                continue
            other = int(found.head[last])
            lead = int(found.head[other])
            if found.deprel[other] != self._hung:
                lead = i - 2
                if i < 2 or forms[i - 1] != "," or found.deprel[lead] not in self._subjects:
                    continue
                if found.head[lead] < other:  # the verb stands before: no inset
                    continue
            nouns = other > last and found.xpos[other] in self._nominal and found.xpos[lead] in self._nominal
            if nouns and 0 <= lead < i:
                joined.append((i, last, other, lead))
        return joined

    def _relative_clauses(self, found: Analysis) -> list[int]:
        """Predicates with a copula and a relative pronoun that are taken for appositions."""
        predicates = []
        for i in np.flatnonzero(np.isin(found.xpos, self._relatives)).tolist():
            above = int(found.head[i])
            while found.deprel[above] in self._arguments and found.head[above] != above:
                above = int(found.head[above])
            copula = (found.head == above) & (found.deprel == self._copula)
            if found.deprel[above] == self._apposed and above > i and copula.any():
                predicates.append(above)
        return predicates

    def _after_title(self, found: Analysis) -> list[tuple[int, int]]:
        """Roles with the names right behind them that stand in the same relation to the same word."""
        named = self._core[found.deprel] & (found.xpos == self._name)
        pairs = []
        for name in np.flatnonzero(named).tolist():
            title = name - 1
            while 0 <= title < name and found.head[title] != found.head[name]:
                title = int(found.head[title]) if found.head[title] < title else -1
            same = title >= 0 and found.deprel[title] == found.deprel[name] and title < name
            if same and found.xpos[title] in {self._name, self._noun} and not found.names[title].argmax():
                pairs.append((title, name))
        return pairs

    def _is_phrase(self, title: int, found: Analysis) -> bool:
        """Whether a role has its own article or owner ("its chairwoman Ada Lunt")."""
        return bool(np.isin(found.deprel[found.head == title], self._own).any())
