"""Which phrases stand for the same: clusters that grow as phrases are joined."""

from __future__ import annotations

from bisect import insort
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class Clusters:
    """Clusters of phrases by their keys: a phrase's key is its head's token, or that of "and" for several
    that are named together."""

    def __init__(self) -> None:
        self._root: dict[int, int] = {}
        self._members: dict[int, list[int]] = {}

    def join(self, key: int, antecedent: int) -> None:
        """Make the clusters of two phrases one."""
        root, old = self._root.setdefault(antecedent, antecedent), self._root.setdefault(key, key)
        members = self._members.setdefault(root, [root])
        if old != root:
            for other in self._members.pop(old, [old]):
                self._root[other] = root
                insort(members, other)

    def root(self, key: int) -> int:
        """The same number for all phrases of a cluster."""
        return self._root.get(key, key)

    def same(self, one: int, other: int) -> bool:
        """Whether two phrases are of one cluster."""
        return one == other or (one in self._root and self._root.get(one) == self._root.get(other))

    def cluster(self, key: int) -> Sequence[int]:
        """The phrases of the cluster that one is in, in the order of the text."""
        return self._members[self._root[key]] if key in self._root else [key]

    def all(self) -> list[list[int]]:
        """The clusters of more than one phrase, in the order of the text."""
        return sorted(members for members in self._members.values() if len(members) > 1)
