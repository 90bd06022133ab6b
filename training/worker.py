"""One worker of a training run: its share of every step, the exchange of gradients, the update."""

from __future__ import annotations

import copy
import itertools
import os
import random
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from sayso.language.features import WordPieces
from training import corpora
from training.augment import Augmenter
from training.checkpoints import State, report, resume, save
from training.fills import Fills
from training.labels import IGNORE, Labels
from training.marked import packed
from training.model import Model
from training.recipe import Packing, Recipe
from training.silver import Teacher
from training.windows import Cutter, Window, build, share, steps


@dataclass(slots=True)
class Shared:
    """What the workers share: one gradient buffer each, a barrier, and the first worker's clock."""

    gradients: Tensor
    barrier: Any
    clock: Tensor


@dataclass(frozen=True, slots=True)
class Job:
    """What a run does. It ends after ``minutes`` if given, else after ``epochs``."""

    data: Path
    out: Path
    config: Path
    workers: int
    seed: int
    epochs: float
    minutes: float | None
    teacher: Path | None = None
    """A model folder; it gives the sentences without trees theirs."""


class Worker:
    """Trains one copy of the model. All make the same updates; the first one reports and saves."""

    def __init__(self, rank: int, job: Job, shared: Shared, model: Model) -> None:
        torch.set_num_threads(1)
        if hasattr(os, "sched_setaffinity") and job.workers <= (os.cpu_count() or 1):
            os.sched_setaffinity(0, {rank})  # a worker that wanders between cores loses its caches
        self.rank, self.job, self.shared, self.model = rank, job, shared, model
        self.recipe = Recipe.load(job.config)
        self.labels = Labels.load(job.out / "labels.json")
        self.pieces = WordPieces(job.out / "tokenizer.json")
        trees, only_names = corpora.training(job.data)
        self.marked = corpora.marked(job.data)
        if job.teacher is not None:
            Teacher(job.teacher).fill(itertools.chain(*only_names, *self.marked))
        self.documents, self.fills = trees + only_names, Fills(job.data)
        self.augment = Augmenter(self.recipe.augment, self.documents, self.fills)
        self.average = copy.deepcopy(model) if rank == 0 else None
        self.optimiser = torch.optim.AdamW(groups(model, self.recipe), betas=(0.9, 0.98), fused=True)

    def run(self) -> None:
        """Train until the job is done, resuming where it stopped."""
        state = resume(self.job.out, self.model, self.average, self.optimiser)
        seed = self.job.seed * 1000 + state.epoch * 10 + self.rank
        torch.manual_seed(seed)
        random.seed(seed)  # where dropout reads its pools
        begin = time.monotonic() - state.minutes * 60
        self.model.train()
        while state.progress < 1.0:
            self._epoch(state, begin)
            state.epoch += 1
            state.minutes = (time.monotonic() - begin) / 60
            if self.average is not None:
                save(self.job.out, self.model, self.average, self.optimiser, state)

    def _epoch(self, state: State, begin: float) -> None:
        rng = random.Random(f"{self.job.seed} {state.epoch}")
        documents = self.documents + self.fills.news(rng, self.recipe.batch.news)
        for sentences in self.marked if state.progress >= self.recipe.batch.marked_from else ():
            documents += packed(sentences, rng, self.recipe.batch.packed)
        cutter = Cutter(documents, self.pieces, self.recipe.cutting)
        plan = steps(cutter.plan(rng, late=state.progress >= self.recipe.late), self.recipe.batch.step, rng)
        own = random.Random(f"{self.job.seed} {state.epoch} {self.rank}")
        seen: Counter[str] = Counter()
        started = time.monotonic()
        for number, windows in enumerate(plan, 1):
            minutes = (time.monotonic() - begin) / 60
            state.progress = self._progress(state, minutes, len(plan))
            if state.progress >= 1.0:
                return
            self._step(cutter, windows, own, seen)
            update(self.model, self.optimiser, self.recipe, state)
            if self.average is not None:
                blend(
                    self.average,
                    self.model,
                    min(self.recipe.optimiser.average, (state.step + 1) / (state.step + 10)),
                )
            state.step += 1
            if self.rank == 0 and number % 20 == 0:
                report(
                    self.job.out, state, f"{number}/{len(plan)}", seen, (time.monotonic() - started) / number
                )

    def _progress(self, state: State, minutes: float, count: int) -> float:
        """Return how far the run is, by the first worker's clock or by the steps of an epoch."""
        if self.rank == 0:
            by_step = state.step / (self.job.epochs * count)
            self.shared.clock[0] = minutes / self.job.minutes if self.job.minutes else by_step
        self.shared.barrier.wait()
        return float(self.shared.clock[0])

    def _step(self, cutter: Cutter, windows: list[Window], rng: random.Random, seen: Counter[str]) -> None:
        """Leave the summed gradients of all workers for the windows of one step."""
        words = sum(len(s.words) for window in windows for s in cutter.sentences(window))
        for micro in share(windows, self.rank, self.job.workers, self.recipe.batch.micro):
            arrays = build(cutter, micro, self.labels, self.pieces, self.augment, rng)
            batch = {name: torch.from_numpy(array) for name, array in arrays.items()}
            hide(batch, self.recipe.batch, self.pieces)
            with torch.autocast("cpu", torch.bfloat16):
                losses = self.model(batch)
            total = sum((self.recipe.weights[name] * loss for name, loss in losses.items()), torch.zeros(()))
            (total / words).backward()
            seen.update({name: float(loss.detach()) for name, loss in losses.items()})
            seen["words"] += int((batch["sentence_id"] >= 0).sum())
        exchange(self.model, self.rank, self.shared)


def groups(model: Model, recipe: Recipe) -> list[dict[str, Any]]:
    """Return the optimiser's parameter groups with their rates; the encoder's layers fall downwards."""
    values, count = recipe.optimiser, len(model.encoder.layers)
    out = []
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        if name == "encoder.types.weight":
            rate = values.head_rate / 3  # nearly new: only its first row was trained before
        elif name.startswith("encoder."):
            depth = int(name.split(".")[2]) + 1 if name.startswith("encoder.layers.") else 0
            rate = values.encoder_rate * values.layer_decay ** (count - depth)
        else:
            rate = values.head_rate
        decay = values.weight_decay if parameter.dim() > 1 else 0.0
        out.append({"params": [parameter], "lr": rate, "rate": rate, "weight_decay": decay})
    return out


def hide(batch: dict[str, Tensor], rates: Packing, pieces: WordPieces) -> None:
    """Put the mask piece for all pieces of some words; their lemma is not asked for."""
    first, last = batch["first"], batch["last"]
    marked = (batch["trigger"] != IGNORE).any(1, keepdim=True)
    rate = torch.where(marked, rates.masked_in_marked, rates.masked_words)
    chosen = (torch.rand(first.shape) < rate) & (first > 0)
    for row, word in chosen.nonzero().tolist():
        batch["input_ids"][row, first[row, word] : last[row, word] + 1] = pieces.mask
        batch["lemma"][row, word] = IGNORE


def exchange(model: Model, rank: int, shared: Shared) -> None:
    """Sum the workers' gradients."""
    if len(shared.gradients) == 1:
        return
    parameters = [p for p in model.parameters() if p.requires_grad]
    flat = torch.cat([(torch.zeros_like(p) if p.grad is None else p.grad).flatten() for p in parameters])
    shared.gradients[rank].copy_(flat)
    shared.barrier.wait()
    total = shared.gradients.sum(0)
    shared.barrier.wait()
    position = 0
    for p in parameters:
        p.grad = total[position : position + p.numel()].view_as(p)
        position += p.numel()


def update(model: Model, optimiser: torch.optim.Optimizer, recipe: Recipe, state: State) -> None:
    """Clip, set the rates (warm-up, then linear to zero), take the step."""
    scale = min(1.0, (state.step + 1) / recipe.optimiser.warmup) * (1.0 - state.progress)
    for group in optimiser.param_groups:
        group["lr"] = group["rate"] * scale
    torch.nn.utils.clip_grad_norm_([p for p in model.parameters() if p.requires_grad], recipe.optimiser.clip)
    optimiser.step()
    optimiser.zero_grad(set_to_none=True)


@torch.no_grad()
def blend(average: Model, model: Model, decay: float) -> None:
    """Move the average towards the model."""
    pairs = [(a, p) for a, p in zip(average.parameters(), model.parameters(), strict=True) if p.requires_grad]
    torch._foreach_lerp_([a for a, _ in pairs], [p for _, p in pairs], 1.0 - decay)
