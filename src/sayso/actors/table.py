"""The phrases of a report as columns of numbers, for decisions on all their pairs at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from sayso.actors.gender import told
from sayso.actors.quotes import SAYING
from sayso.actors.referents import KINDS, NUMBER, PRONOUNS, SEVERAL, Referent
from sayso.actors.words import words
from sayso.language import phrases
from sayso.language.tokens import between
from sayso.notes import notes

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Ints = NDArray[np.int64]

_ROLES: Final = (
    "other", "nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "nmod:poss", "conj", "root", "compound",
    "ccomp", "xcomp", "advcl", "vocative", "dislocated", "parataxis", "obl:agent", "appos", "nmod:desc",
    "nmod:unmarked", "obl:unmarked", "flat", "acl:relcl",
)  # fmt: skip
_SORTS: Final = ("", "person", "body", "state", "people", "gear", "pronoun", "place", "thing")
_LABELS: Final = ("", "PER", "ORG", "LOC", "NORP")
FIELDS: Final = {
    "kind": len(KINDS), "role": len(_ROLES), "sort": len(_SORTS), "label": len(_LABELS), "plural": 2,
    "gender": 3, "quoted": 2, "opens": 2, "size": 6, "seen": 4, "top": 2, "form": 3, "total": 5, "owner": 8,
    "asked": 2, "speech": 3,
}  # fmt: skip
"""What is known of each phrase, and how many values it has: among others how far it reaches after its head,
how often its noun stood before and stands in all, whose it is ("his house"), whether it stands in a question,
and whether it speaks or is spoken to."""

_ROLE: Final = {role: number for number, role in enumerate(_ROLES)}
_SORT: Final = {sort: number for number, sort in enumerate(_SORTS)}
_LABEL: Final = {label: number for number, label in enumerate(_LABELS)}
_WILLING: Final = words("willing")
SOMEBODY: Final = np.array([sort in {"person", "body", "state", "people", "pronoun"} for sort in _SORTS])
"""By the number of a sort whether it is one of somebody."""
_CLASS_OF: Final = {
    "I": 0, "we": 1, "you": 2, "he": 3, "she": 3, "person": 3, "it": 4, "body": 4, "they": 5, "bares": 5,
}  # fmt: skip
_CLASSES: Final = np.array([_CLASS_OF.get(kind, 6) for kind in KINDS])
_NAME_REACH: Final = 8


class Table:
    """Columns over the phrases of a report."""

    def __init__(
        self, doc: Doc, referents: Sequence[Referent], sentences: Sequence[int], speakers: Mapping[int, int]
    ) -> None:
        """``sentences``: the number of each token's sentence; ``speakers``: for tokens inside a quotation the
        head of who speaks."""
        self.referents = referents
        heads = [doc[one.head] for one in referents]
        totals = Counter(one.noun for one in referents)
        seen: Counter[str] = Counter()
        rows = []
        for one, head in zip(referents, heads, strict=True):
            rows.append(
                (
                    one.kind,
                    _role(one, head),
                    _SORT[one.mention.kind] if one.mention is not None else 0,
                    _LABEL.get(head.ent_type_, 0),
                    one.plural,
                    _gender(doc, one),
                    one.head in speakers,
                    one.head - head.sent.start < 4,
                    min(5, max(0, one.last - one.head)),
                    min(3, seen[one.noun]),
                    sentences[one.head] == 0,
                    2 if head.lower_.endswith(("self", "selves")) else head.text[:1].isupper(),
                    min(4, totals[one.noun] - 1),
                    _owner(head),
                    doc[head.sent.end - 1].text == "?",
                    _speech(head),
                )
            )
            seen[one.noun] += 1
        self.fields: Ints = np.array(rows, np.int64).reshape(len(rows), len(FIELDS))
        column = dict(zip(FIELDS, self.fields.T, strict=True))
        self.kind, self.role, self.plural = column["kind"], column["role"], column["plural"]
        self.gender, self.owner = column["gender"], column["owner"]
        self.wills = np.array([_wills(doc, head) for head in heads], np.bool_)
        self.sort = column["sort"]
        self.key = _column(one.key for one in referents)
        self.head = _column(one.head for one in referents)
        self.first = _column(one.first for one in referents)
        self.last = _column(one.last for one in referents)
        self.above = _column(head.head.i for head in heads)
        self.reports = _column(_reporting(head) for head in heads)
        """The verb of saying that the clause of a phrase hangs on, -1 for none."""
        self.sentence = _column(sentences[one.head] for one in referents)
        self.paragraph = np.searchsorted(
            [block.start for block in notes(doc).blocks], [head.idx for head in heads], side="right"
        )
        self.speaker = _column(speakers.get(one.head, -1) for one in referents)
        self.questions = np.cumsum([token.text == "?" for token in doc], dtype=np.int64)[self.head]
        self.noun = _numbered(one.noun for one in referents)
        self.text = _numbered(_text(doc, one) for one in referents)
        self.known = _numbered(_known(one) for one in referents)
        self.class_ = _CLASSES[self.kind]
        self.of_class = np.cumsum(self.class_[:, None] == np.arange(_CLASSES.max() + 1), axis=0)
        """How many of each class there are up to each phrase."""
        self.of_kind = np.cumsum(self.kind[:, None] == np.arange(len(KINDS)), axis=0)


def _column(values: Iterable[int]) -> Ints:
    return np.fromiter(values, np.int64)


def _numbered(values: Iterable[Hashable]) -> Ints:
    """Equal values by the same number, ``None`` by 0."""
    numbers: dict[Hashable, int] = {None: 0}
    return np.array([numbers.setdefault(value, len(numbers)) for value in values], np.int64)


def _role(one: Referent, head: Token) -> int:
    relation = phrases.relation(head)
    return _ROLE.get(relation if one.kind == SEVERAL else head.dep_, _ROLE.get(relation, 0))


def _text(doc: Doc, one: Referent) -> str:
    tokens = between(doc, max(one.first, one.head - _NAME_REACH), one.head + 1)
    return " ".join([t.lower_ for t in tokens if t.pos_ not in {"DET", "ADP", "PUNCT"}])


def _known(one: Referent) -> str | None:
    known = one.mention.known if one.mention is not None else None
    return known.name if known is not None else None


def _gender(doc: Doc, one: Referent) -> int:
    if one.kind in {NUMBER["he"], NUMBER["she"]}:
        return 1 if one.kind == NUMBER["he"] else 2
    mention = one.mention
    if mention is None or mention.kind not in {"person", "thing"}:
        return 0
    return {None: 0, "he": 1, "she": 2}[told(doc, mention)]


def _speech(head: Token) -> int:
    if any(kid.lower_ == "according" for kid in head.children):
        return 1
    if head.head.lemma_.lower() not in SAYING:
        return 0
    relation = phrases.relation(head)
    return 1 if relation == "nsubj" else 2 if relation in {"obj", "iobj", "obl"} else 0


def _wills(doc: Doc, head: Token) -> bool:
    """Whether a phrase is who says or wants something, or whom a saying is about ("said it would …")."""
    if phrases.relation(head) != "nsubj" or head.dep_ == "nsubj:pass":
        return False
    verb, own = _reporting(head), head.head.lemma_.lower()
    return own in SAYING or own in _WILLING or (verb >= 0 and doc[verb].lemma_.lower() in SAYING)


def _reporting(head: Token) -> int:
    clause = phrases.clause_of(head)
    return clause.head.i if phrases.relation(clause) == "ccomp" else -1


def _owner(head: Token) -> int:
    for kid in head.children:
        if kid.dep_ == "nmod:poss":
            return 1 + min(6, NUMBER[PRONOUNS.get(kid.lower_, "those")])
    return 0
