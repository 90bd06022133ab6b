"""Writes a checkpoint as the files that sayso ships: ``python -m training.export runs/one --out FOLDER``.

The weights of the encoder and the heads become int8 (dynamic quantisation, per channel); ``--float`` keeps
float32.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
import warnings
from pathlib import Path

import numpy as np
import torch

from sayso.language.features import TYPE_ROWS, WordPieces, batch
from sayso.language.session import FORMAT
from training.encoder import Encoder
from training.labels import Labels
from training.model import INPUTS, OUTPUTS, Exported, Model
from training.recipe import Recipe
from training.recording import Recording
from training.tasks import Parsing


def main() -> None:
    """Parse the arguments and export."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("run", type=Path, help="folder of a training run")
    parser.add_argument(
        "--checkpoint", nargs="*", help="file names in it, several are averaged; default: the last"
    )
    parser.add_argument(
        "--weights", choices=("model", "last"), default="model", help="moving average or last step"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--float", action="store_true", dest="keep_float")
    arguments = parser.parse_args()
    names = arguments.checkpoint or [max(p.name for p in arguments.run.glob("epoch-*.pt"))]
    export(
        arguments.run,
        [arguments.run / n for n in names],
        arguments.out,
        arguments.weights,
        arguments.keep_float,
    )


def load_model(run: Path, checkpoints: list[Path], weights: str = "model") -> tuple[Model, dict[str, float]]:
    """Return a run's model with the (averaged) weights of some checkpoints, and how far it was trained."""
    recipe = Recipe.load(run / "config.toml")
    config = json.loads((run / "encoder.json").read_text(encoding="utf-8"))
    encoder = Encoder(config, TYPE_ROWS, recipe.sizes.encoder_dropout)
    model = Model(encoder, Labels.load(run / "labels.json").sizes(), recipe.sizes)
    states = [torch.load(path, weights_only=True) for path in checkpoints]
    if states:
        mean = {k: sum(s[weights][k] for s in states) / len(states) for k in states[0][weights]}
        model.load_state_dict(mean)
    last = states[-1] if states else {"epoch": 0, "step": 0}
    return model.eval(), {"epochs": last["epoch"], "steps": last["step"]}


def export(run: Path, checkpoints: list[Path], out: Path, weights: str, keep_float: bool) -> None:
    """Write all model files to ``out``, which appears whole or not at all."""
    model, trained = load_model(run, checkpoints, weights)
    out.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=out.parent, prefix=".export-"))
    write_onnx(model, run, folder / "float.onnx")
    if keep_float:
        (folder / "float.onnx").replace(folder / "model.onnx")
    else:
        quantise(folder / "float.onnx", folder / "model.onnx")
        (folder / "float.onnx").unlink()
    for name in ("labels.json", "lemmas.tsv", "tokenizer.json"):
        shutil.copyfile(run / name, folder / name)
    parsing = model.tasks["parsing"]
    assert isinstance(parsing, Parsing)
    deprel = parsing.deprel
    table = torch.cat([deprel.weight.T, deprel.bias[None]]).detach().numpy().astype(np.float32)
    np.save(folder / "deprel.npy", table)
    recording = model.tasks["recording"]
    assert isinstance(recording, Recording)
    links = {name: value.detach().numpy().astype(np.float32) for name, value in recording.links().items()}
    np.savez(folder / "links.npz", allow_pickle=False, **links)
    meta = {"format": FORMAT, "encoder": Recipe.load(run / "config.toml").encoder, **trained}
    (folder / "meta.json").write_text(json.dumps(meta, sort_keys=True) + "\n", encoding="utf-8")
    folder.chmod(0o755)
    out.mkdir(exist_ok=True)
    for path in sorted(folder.iterdir()):
        path.replace(out / path.name)
    folder.rmdir()


def write_onnx(model: Model, run: Path, path: Path) -> None:
    """Trace the model with two windows of unequal length."""
    pieces = WordPieces(run / "tokenizer.json")
    inputs = batch(
        [pieces.encode(["Talks", "began", "."], [2, 1, 0]), pieces.encode(["They", "unravelled"], [2, 1])]
    )
    axes = {name: {0: "windows", 1: "pieces" if n < 3 else "words"} for n, name in enumerate(INPUTS)}
    axes |= {name: {0: "windows", 1: "words"} for name in OUTPUTS}
    axes["arcs"][2] = "words"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Exported(model).eval(),
            tuple(torch.from_numpy(inputs[name]) for name in INPUTS),
            str(path),
            dynamo=False,
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=17,
        )


def quantise(source: Path, target: Path) -> None:
    """Write an int8 model: weights per channel, activations at run time; embeddings too."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    prepared = source.with_name("prepared.onnx")
    quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(
        str(prepared), str(target), weight_type=QuantType.QInt8, per_channel=True,
        op_types_to_quantize=["MatMul", "Gather", "Gemm"],
    )  # fmt: skip
    prepared.unlink()


if __name__ == "__main__":
    main()
