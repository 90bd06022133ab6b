"""Which earlier phrases a phrase may go with, and what is known of each pair (after Wiseman et al. 2015)."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sayso.actors.referents import KINDS, PRONOMINAL
from sayso.actors.table import Ints, Table

Floats = NDArray[np.float32]

_NEAR: Final = 30
"""How many phrases back a pronoun looks."""
_NEAR_NOUN: Final = 8
"""How many any other phrase does, whatever their words."""
_SAME: Final = 12
"""How many earlier phrases with a word in common come into question."""
_SAME_PRONOUN: Final = 3

_NOBODY: Final = frozenset(
    {
        "it",
        "we",
        "they",
        "this",
        "that",
        "these",
        "those",
        "here",
        "state",
        "place",
        "several",
        "time",
        "bares",
        "body",
    }
)
_NEVER: Final = {
    "he": _NOBODY | {"she"},
    "she": _NOBODY | {"he"},
    "it": {"I", "we", "you", "he", "she", "they", "these", "those", "person", "people", "several", "bares"},
    "they": {"I", "you", "he", "she", "it", "this", "that", "here", "time"},
}
"""What a pronoun never stands for."""
_MAY: Final = np.array([[other not in _NEVER.get(kind, ()) for other in KINDS] for kind in KINDS])
_ONE: Final = np.array([kind in {"he", "she", "it"} for kind in KINDS])
_MANY: Final = np.array([number >= PRONOMINAL for number, _ in enumerate(KINDS)])


def pairs(table: Table, *, agreeing: bool = True) -> tuple[Ints, Ints]:
    """The pairs that come into question, as the places of the later and of the earlier phrase in the table,
    in the order of the later and then of the earlier; ``agreeing``: without those that cannot agree."""
    later: list[int] = []
    earlier: list[int] = []
    holding: dict[str, list[int]] = defaultdict(list)
    alike: dict[int, list[int]] = defaultdict(list)
    for i, (one, kind) in enumerate(zip(table.referents, table.kind.tolist(), strict=True)):
        if kind < PRONOMINAL:
            mates = {*range(max(0, i - _NEAR), i), *alike[kind][-_SAME_PRONOUN:]}
            alike[kind].append(i)
        else:
            mates = set(range(max(0, i - _NEAR_NOUN), i))
            for word in one.words:
                held = holding[word]
                mates.update(held[:1])
                mates.update(held[-_SAME:])
                held.append(i)
        later += [i] * len(mates)
        earlier += sorted(mates)
    m, a = np.array(later, np.int64), np.array(earlier, np.int64)
    if not agreeing:
        return m, a
    agree = _MAY[table.kind[m], table.kind[a]] & ~(
        _ONE[table.kind[m]] & _MANY[table.kind[a]] & (table.plural[a] > 0)
    )
    return m[agree], a[agree]


def figures(table: Table, m: Ints, a: Ints) -> Floats:
    """What is known of the pairs of ``m`` with an earlier ``a``, a row each."""
    both = (table.kind[m] >= PRONOMINAL) & (table.kind[a] >= PRONOMINAL)
    common, left, right, in_a, in_m, wide, wide_left, wide_right = _words(table, m, a, both).T
    some = common > 0
    noun = both & (table.noun[m] == table.noun[a])
    apart = table.sentence[m] - table.sentence[a]
    between = table.of_class[m, table.class_[a]] - table.of_class[a, table.class_[a]]
    of_kind = table.of_kind[m, table.kind[a]] - table.of_kind[a, table.kind[a]]
    owned = (table.owner[m] > 0) & (table.owner[a] > 0)
    asked = np.maximum(table.questions[m] - table.questions[a], 0)
    gendered = (table.gender[m] > 0) & (table.gender[a] > 0)
    known = (table.known[m] > 0) & (table.known[a] > 0)
    one_head = table.above[m] == table.above[a]
    spoken, spoken_a = table.speaker[m] >= 0, table.speaker[a] >= 0
    columns = (
        # words in common: of the names or nouns, then of the whole phrases
        noun, some, some & (left == 0), some & (right == 0), some & (left == 0) & (right == 0),
        some & (left > 0) & (right > 0), common / np.maximum(left + right + common, 1), in_a, in_m,
        some & (wide_left == 0), some & (wide_right == 0), some & (wide_left > 0) & (wide_right > 0),
        wide / np.maximum(wide_left + wide_right + wide, 1), both & (table.text[m] == table.text[a]),
        # how many of the same class or kind lie between, and how many questions
        np.log1p(between), np.log1p(of_kind), between == 1, np.log1p(asked), asked == 1,
        owned & (table.owner[m] == table.owner[a]), owned & (table.owner[m] != table.owner[a]),
        table.plural[m] == table.plural[a], gendered & (table.gender[m] != table.gender[a]),
        gendered & (table.gender[m] == table.gender[a]), known & (table.known[m] == table.known[a]),
        known & (table.known[m] != table.known[a]), table.kind[m] == table.kind[a],
        # distances: sentences, phrases, words
        apart == 0, apart == 1, apart == 2, np.log1p(apart), np.log1p(m - a),
        np.log1p(table.key[m] - table.key[a]), m - a == 1,
        # where they stand to each other in the tree
        (table.first[a] <= table.head[m]) & (table.head[m] <= table.last[a]),
        (table.first[m] <= table.head[a]) & (table.head[a] <= table.last[m]),
        one_head, table.above[m] == table.head[a], table.above[a] == table.head[m],
        table.role[m] == table.role[a], table.reports[m] == table.above[a],
        # who speaks
        spoken & (table.speaker[m] == table.head[a]), spoken_a & (table.speaker[a] == table.head[m]),
        table.speaker[m] == table.speaker[a], spoken & spoken_a & (table.speaker[m] != table.speaker[a]),
    )  # fmt: skip
    out = np.empty((len(m), len(columns)), np.float32)
    for number, column in enumerate(columns):
        out[:, number] = column
    return out


def _words(table: Table, m: Ints, a: Ints, both: NDArray[np.bool_]) -> Floats:
    """For pairs without a pronoun that have a word in common: how many content words are, how many are only
    the later's or the earlier's, whether each one's noun is among the other's words; then the numbers for
    the whole phrases. Else 0."""
    out = np.zeros((len(m), 8), np.float32)
    all_ = table.referents
    rows, where = [], []
    for place, i, j in zip(np.flatnonzero(both).tolist(), m[both].tolist(), a[both].tolist(), strict=True):
        one, other = all_[i], all_[j]
        if one.full.isdisjoint(other.full):
            continue
        common, wide = len(one.words & other.words), len(one.full & other.full)
        where.append(place)
        rows.append(
            (
                common,
                len(one.words) - common,
                len(other.words) - common,
                one.noun in other.words,
                other.noun in one.words,
                wide,
                len(one.full) - wide,
                len(other.full) - wide,
            )
        )
    if rows:
        out[where] = rows
    return out
