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


def product(rows: Floats, by: Floats) -> Floats:
    """The product of many rows [n,K] with a matrix [K,P], as many rows at a time as stay small."""
    size, width = rows.shape
    at_once = max(1, _SMALL // max(1, width * by.shape[1]))
    padded = np.zeros((-(-size // at_once) * at_once, width), np.float32)
    padded[:size] = rows
    found: Floats = padded.reshape(-1, at_once, width) @ by
    return found.reshape(-1, by.shape[1])[:size]


def weighted(rows: Floats, weights: Floats) -> Floats:
    """The sum of each row [n,K] weighted by a vector [K]; by no BLAS."""
    found: Floats = np.einsum("ij,j->i", rows, weights)
    return found
