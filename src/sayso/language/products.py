"""Products of matrices without threads.

BLAS starts threads for all but small products. They cost more than they give here, and go on spinning for a
while, which slows down whatever comes next; and the last bits of a sum would hang on their number.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_SMALL: Final = 1 << 18
"""Multiplications up to which OpenBLAS makes no threads for a product of matrices."""

_ROWS: Final = 32
"""Rows that a product has at least: with fewer, a wide matrix is fetched from memory more often than it is
used."""


def product(rows: Floats, by: Floats) -> Floats:
    """The product of many rows [n,K] with a matrix [K,P], of as many rows and columns at a time as stay
    small."""
    size, width = rows.shape
    across = by.shape[1]
    columns = min(across, max(1, _SMALL // (width * _ROWS)))
    at_once = max(1, _SMALL // max(1, width * columns))
    padded = np.zeros((-(-size // at_once) * at_once, width), np.float32)
    padded[:size] = rows
    tall = padded.reshape(-1, at_once, width)
    parts = [by[:, start : start + columns] for start in range(0, across, columns)]
    found = [(tall @ part).reshape(-1, part.shape[1])[:size] for part in parts]
    return found[0] if len(found) == 1 else np.concatenate(found, axis=1)


def weighted(rows: Floats, weights: Floats) -> Floats:
    """The sum of each row [n,K] weighted by a vector [K]; by no BLAS."""
    found: Floats = np.einsum("ij,j->i", rows, weights)
    return found
