"""Dropout from a pool of random bits: on a CPU, fresh bits for each call cost a tenth of the time."""

from __future__ import annotations

import random
from typing import ClassVar

import torch
from torch import Tensor, nn

_POOL = 1 << 23
_USES = 4000


class Dropout(nn.Module):
    """Zero a share of the values while training; each call reads a random part of the pool."""

    _pools: ClassVar[dict[float, tuple[Tensor, int]]] = {}

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        """Return ``x`` with some values zeroed."""
        if not self.training or not self.rate:
            return x
        size = x.numel()
        pool, uses = self._pools.get(self.rate, (torch.empty(0), 0))
        if uses == 0 or size > len(pool):
            pool = (torch.rand(max(_POOL, 2 * size)) >= self.rate).to(torch.bfloat16) / (1.0 - self.rate)
            uses = _USES
        self._pools[self.rate] = (pool, uses - 1)
        start = random.randrange(len(pool) - size + 1)
        return x * pool[start : start + size].view_as(x)
