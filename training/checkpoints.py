"""What a run leaves behind: its log, a checkpoint an epoch, and the state to resume from."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path

import torch

from training.model import Model


@dataclass(slots=True)
class State:
    """How far a run has come. ``progress`` goes from 0 to 1 and sets the rates."""

    epoch: int = 0
    step: int = 0
    minutes: float = 0.0
    progress: float = 0.0


def report(out: Path, state: State, place: str, seen: Counter[str], seconds: float) -> None:
    """Append a line to the log: the place, seconds a step, mean losses a word since the epoch began."""
    words = max(1, seen["words"])
    losses = " ".join(f"{name} {value / words:.3f}" for name, value in seen.items() if name != "words")
    start = f"epoch {state.epoch} {place} step {state.step} progress {state.progress:.3f}"
    line = f"{start} {seconds:.2f} s/step {losses}"
    with (out / "train.log").open("a", encoding="utf-8") as log:
        log.write(line + "\n")
    print(line, flush=True)


def save(out: Path, model: Model, average: Model, optimiser: torch.optim.Optimizer, state: State) -> None:
    """Write the checkpoint of an epoch, and what to resume from; each appears whole or not at all."""
    part, reached = out / "part.tmp", asdict(state)
    torch.save({"model": average.state_dict(), "last": model.state_dict(), **reached}, part)
    part.replace(out / f"epoch-{state.epoch:02d}.pt")
    whole = {"average": average.state_dict(), "optimiser": optimiser.state_dict()}
    torch.save({"model": model.state_dict(), **whole, **reached}, part)
    part.replace(out / "resume.pt")
    (out / "progress.json").write_text(json.dumps(reached) + "\n", encoding="utf-8")


def resume(out: Path, model: Model, average: Model | None, optimiser: torch.optim.Optimizer) -> State:
    """Load what the run left last, if anything, and return how far it had come."""
    path = out / "resume.pt"
    if not path.exists():
        return State()
    found = torch.load(path, weights_only=True)
    model.load_state_dict(found["model"])
    optimiser.load_state_dict(found["optimiser"])
    if average is not None:
        average.load_state_dict(found["average"])
    return State(**{name: found[name] for name in asdict(State())})
