"""Which earlier phrase a phrase goes with, or none: a learned ranking of its pairs.

A mention-ranking model: every earlier phrase in question and "none" get a score, and the highest wins (Denis
and Baldridge 2008; learned by the marginal likelihood of all right ones, Durrett and Klein 2013, Lee et al.
2017). Phrases that are one by then score together. A pair's score comes from two hidden layers (as in Clark
and Manning 2016, much smaller) over what is known of each phrase (``table``), of the pair (``pairs``), and
the vectors that the language model gives out for the heads. ``python -m training.antecedents`` fits weights;
docs/model-card.md says where the shipped ones come from.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sayso.actors.pairs import Floats, figures, pairs
from sayso.actors.referents import KINDS, NUMBER
from sayso.actors.table import FIELDS, SOMEBODY, Ints, Table
from sayso.errors import KnowledgeError
from sayso.language.products import product, weighted

FILE: Final = Path(__file__).with_name("antecedents.npz")
SHIFTS: Final = np.cumsum([0, *FIELDS.values()])[:-1]
"""Where the values of each field begin among those of all."""
_LESS: Final = 2.0
"""How much less than "none" a phrase may score that takes the place of one that cannot be meant."""
_SEVERAL: Final = 1.0
"""How much less than "none" the best phrase of a cluster may score whose phrases together score more."""
_SHARP: Final = 1.5
"""How near the score of a cluster is to that of its best phrase: 1 sums the probabilities."""
_KNOWN: Final = np.float32(3.0)
"""What speaks against "none": whoever is "he", "she" or "they", or is "it" and says or wants something, was
named before."""
_AGAIN: Final = np.array([kind in {"such", "owned"} for kind in KINDS], np.float32)
"""What speaks against "none" for "this plan" and "their plan", which mostly take up what was told before."""
_BEFORE: Final = np.array([kind in {"he", "she", "they"} for kind in KINDS])
_IT: Final = np.array([kind == "it" for kind in KINDS])
_THING_AS_THEY: Final = np.float32(1.0)
"""What things lose as "they": in news they are mostly people."""
_THING_AS_HE: Final = np.float32(1.5)
"""What nouns that are not known to be of people lose as "he" or "she"."""
_ONE_AS_THEY: Final = np.float32(2.0)
"""What a single body or state loses as "they"."""
_APART: Final = np.float32(2.0)
"""What those of another paragraph lose as "they" where people of its own come into question."""
_HE: Final = np.array([kind in {"he", "she"} for kind in KINDS])
_THEY: Final = np.array([kind == "they" for kind in KINDS])
_NOUN: Final = np.array([number > NUMBER["part"] for number in range(len(KINDS))])
_SINGLE: Final = np.array([kind in {"body", "state", "the", "a", "owned", "such"} for kind in KINDS])
_PAIRS: Final = 8192
"""Pairs scored at a time, so that a long report takes little memory."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The model. H is the hidden width, K the width of the product of vectors, V that of a word's vector."""

    fields: Floats
    """For each value of each field what it adds as the later phrase, the earlier one, and to "none" [,3H]."""
    vectors: Floats
    """The same for a head's vector, and then both sides of the product [V,3H+2K]."""
    product: Floats
    """[K,H]"""
    figures: Floats
    """[figures of a pair,H+1]: the last adds to the score itself."""
    kinds: Floats
    """The score of each kind of phrase with each [kinds,kinds]."""
    bias: Floats
    """[2,H]: the biases of the first hidden layer for a pair and for "none"."""
    inner: Floats
    """[H+1,H]: the second hidden layer of a pair, the bias last."""
    out: Floats
    """[2,H+1]: from the last hidden layer to the scores of a pair and of "none", the bias last."""

    @classmethod
    def load(cls, path: Path) -> Weights:
        """Read a file of weights; raises ``KnowledgeError`` where it is broken or not for these fields."""
        try:
            with np.load(path, allow_pickle=False) as found:
                held = cls(**{field.name: found[field.name].astype(np.float32) for field in fields(cls)})
        except (OSError, ValueError, KeyError) as error:
            raise KnowledgeError(
                path.name, str(error), "what `python -m training.antecedents` writes"
            ) from error
        if len(held.fields) != sum(FIELDS.values()) or len(held.kinds) != FIELDS["kind"]:
            raise KnowledgeError(
                path.name,
                f"{len(held.fields)} values of fields",
                f"{sum(FIELDS.values())}: fit it again with `python -m training.antecedents`",
            )
        return held


@cache
def weights() -> Weights:
    """The shipped weights."""
    return Weights.load(FILE)


def ranked(table: Table, vectors: Floats, asked: NDArray[np.bool_]) -> dict[int, list[tuple[int, float]]]:
    """For the places of phrases the earlier ones that they may go with, up to those that are a little less
    likely than none, and how much more than "none" each scores. ``vectors`` are those of their heads
    [phrases,V]; ``asked`` says which phrases are asked about."""
    if not len(table.head):
        return {}
    later, earlier = pairs(table)
    later, earlier = later[asked[later]], earlier[asked[later]]
    scores, none = scored(weights(), table, vectors, later, earlier)
    before = _BEFORE[table.kind] | (_IT[table.kind] & table.wills)
    over = scores - none[later] + _KNOWN * before[later] + _AGAIN[table.kind[later]]
    over -= _ONE_AS_THEY * (
        _THEY[table.kind[later]] & _SINGLE[table.kind[earlier]] & (table.plural[earlier] == 0)
    )
    thing = ~SOMEBODY[table.sort[earlier]]
    over -= _THING_AS_HE * (_HE[table.kind[later]] & thing & _NOUN[table.kind[earlier]])
    over -= _THING_AS_THEY * (_THEY[table.kind[later]] & thing)
    apart = table.paragraph[later] != table.paragraph[earlier]
    beside = _THEY[table.kind[later]] & ~apart & ~thing & _NOUN[table.kind[earlier]] & (over > 0)
    over -= _APART * (apart & np.isin(later, later[beside]))
    best = np.full(len(none), -np.inf, np.float32)
    np.maximum.at(best, later, over)
    likely = (over > -_LESS) & (best[later] > -_SEVERAL)
    found: dict[int, list[tuple[int, float]]] = {}
    for i, j, score in zip(
        later[likely].tolist(), earlier[likely].tolist(), over[likely].tolist(), strict=True
    ):
        found.setdefault(i, []).append((j, score))
    return found


def together(over: Sequence[float]) -> float:
    """How much more than "none" a cluster scores for a phrase, by the scores of those of its phrases that may
    be meant: a soft maximum, for what was learned is the sum of their probabilities."""
    return math.log(sum(math.exp(_SHARP * score) for score in over)) / _SHARP


def scored(held: Weights, table: Table, vectors: Floats, m: Ints, a: Ints) -> tuple[Floats, Floats]:
    """The scores of pairs, and of "none" for every phrase."""
    hidden = len(held.product[0])
    turned = product(vectors, held.vectors)
    known = held.fields[table.fields + SHIFTS].sum(axis=1) + turned[:, : 3 * hidden]
    later, earlier, alone = np.split(known, 3, axis=1)
    ask, answer = np.split(turned[:, 3 * hidden :], 2, axis=1)
    none = weighted(_relu(alone + held.bias[1]), held.out[1, :-1]) + held.out[1, -1]
    scores = [np.zeros(0, np.float32)]
    for start in range(0, len(m), _PAIRS):
        i, j = m[start : start + _PAIRS], a[start : start + _PAIRS]
        told = product(figures(table, i, j), held.figures)
        layer = (
            later[i] + earlier[j] + told[:, :-1] + held.bias[0] + product(ask[i] * answer[j], held.product)
        )
        plain = told[:, -1] + held.kinds[table.kind[i], table.kind[j]] + held.out[0, -1]
        layer = _relu(product(_relu(layer), held.inner[:-1]) + held.inner[-1])
        scores.append(weighted(layer, held.out[0, :-1]) + plain)
    return np.concatenate(scores), none


def _relu(layer: Floats) -> Floats:
    return np.maximum(layer, np.float32(0))
