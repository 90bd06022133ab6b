"""The recipe file (TOML) as typed values."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from training.augment import Rates
from training.model import Sizes
from training.windows import Cutting

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Optimiser:
    """Rates, schedule and averaging; see ``config.toml``."""

    encoder_rate: float
    head_rate: float
    layer_decay: float
    weight_decay: float
    warmup: int
    clip: float
    average: float


@dataclass(frozen=True, slots=True)
class Packing:
    """Word pieces of a step and of a pass, fillings of the news sentences, passages a document, share of the
    training before passages come in, share of hidden words, and in windows of passages and examples."""

    step: int
    micro: int
    news: int
    packed: int
    marked_from: float
    masked_words: float
    masked_in_marked: float


@dataclass(frozen=True, slots=True)
class Recipe:
    """All of a recipe file."""

    encoder: str
    optimiser: Optimiser
    batch: Packing
    weights: dict[str, float]
    sizes: Sizes
    cutting: Cutting
    late: float
    augment: Rates

    @classmethod
    def load(cls, path: Path) -> Recipe:
        """Read a recipe.

        Raises:
            ValueError: a key is unknown or missing.
        """
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        cutting = dict(table["cutting"])
        late = float(cutting.pop("late"))
        return cls(
            str(table["encoder"]),
            _typed(Optimiser, table["optimiser"], path),
            _typed(Packing, table["batch"], path),
            {name: float(weight) for name, weight in table["weights"].items()},
            _typed(Sizes, table["sizes"], path),
            _typed(Cutting, cutting, path),
            late,
            _typed(Rates, table["augment"], path),
        )


def _typed(kind: type[T], values: dict[str, Any], path: Path) -> T:
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    if unknown := set(values) - known:
        raise ValueError(f"{path}: unknown key {sorted(unknown)[0]!r}; known are {', '.join(sorted(known))}")
    return kind(**values)
