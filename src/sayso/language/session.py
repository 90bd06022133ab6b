"""The model's files and the session that runs it."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from sayso.errors import ModelError
from sayso.language.decode import RECORDS, Scores
from sayso.language.features import WordPieces, batch
from sayso.language.heads import Links
from sayso.language.lemmas import LemmaTable

if TYPE_CHECKING:
    from collections.abc import Sequence

FORMAT: Final = 3
"""Version of the model folder's format, as ``meta.json`` states it; a folder that states none is of format
1."""

SHIPPED: Final = Path(__file__).with_name("model")
VARIABLE: Final = "SAYSO_MODEL"
"""Environment variable that names another model folder."""

_FILES: Final = (
    "model.onnx",
    "tokenizer.json",
    "labels.json",
    "lemmas.tsv",
    "deprel.npy",
    "links.npz",
    "meta.json",
)
_LABELS: Final = (
    "upos", "xpos", "feats", "lemma", "names", "deprel",
    "trigger", "event", "status", "mode", "cue", "commitment", "relation",
)  # fmt: skip
_OUTPUTS: Final = (
    "upos",
    "xpos",
    "feats",
    "lemma",
    "sentence",
    "names",
    "arcs",
    "label_dep",
    "label_head",
    *RECORDS,
)


def model_folder(folder: Path | str | None = None) -> Path:
    """Return the folder asked for, else that of ``SAYSO_MODEL``, else the one that ships with sayso."""
    return Path(folder or os.environ.get(VARIABLE) or SHIPPED)


class Model:
    """One model folder, loaded. Runs one window at a time: the int8 model scales its activations over
    everything in a run, so that a window's answer must not depend on what else is read."""

    def __init__(self, folder: Path) -> None:
        """Load a model folder.

        Raises:
            ModelError: a file is missing or broken, or the folder is of another format.
        """
        self.folder = folder
        missing = [name for name in _FILES if not (folder / name).is_file()]
        if missing:
            raise ModelError(
                f"{folder}: no language model here; missing: {', '.join(missing)}. Reinstall sayso, or let "
                f"{VARIABLE} name a folder with a model made by its training code."
            )
        try:
            self.meta: dict[str, Any] = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
            self.labels: dict[str, list[str]] = json.loads(
                (folder / "labels.json").read_text(encoding="utf-8")
            )
            self._check()
            self.deprel: NDArray[np.float32] = np.load(folder / "deprel.npy", allow_pickle=False)
            self.pieces = WordPieces(folder / "tokenizer.json")
            self.links = Links.load(folder / "links.npz")
            self.lemmas = LemmaTable.load(folder / "lemmas.tsv", self.pieces.words())
            self._session = open_session(folder / "model.onnx")
        except ModelError:
            raise
        except Exception as error:  # what the libraries raise on a broken file has no base in common
            raise ModelError(
                f"{folder}: the language model cannot be loaded ({error}). Reinstall sayso."
            ) from error

    @property
    def id(self) -> str:
        """``shipped`` or the folder's name, and the first digits of the SHA-256 of the weights."""
        digest = hashlib.sha256((self.folder / "model.onnx").read_bytes()).hexdigest()[:12]
        return f"{'shipped' if self.folder == SHIPPED else self.folder.name} {digest}"

    def run(self, words: Sequence[str], gaps: Sequence[int]) -> Scores:
        """Return the model's outputs for one window (see ``decode``)."""
        return self.score(batch([self.pieces.encode(words, gaps)]))

    def score(self, inputs: dict[str, NDArray[np.int64]]) -> Scores:
        """Return the model's outputs for the inputs of one window."""
        found = self._session.run(_OUTPUTS, inputs)
        return {name: array[0] for name, array in zip(_OUTPUTS, found, strict=True)}

    def _check(self) -> None:
        if self.meta.get("format", 1) != FORMAT:
            raise ModelError(
                f"{self.folder / 'meta.json'}: a language model of format {self.meta.get('format')!r}; this "
                f"version of sayso reads format {FORMAT}. Reinstall sayso, or make the model anew with its "
                "training code."
            )
        missing = [name for name in _LABELS if not self.labels.get(name)]
        if missing:
            raise ModelError(
                f"{self.folder / 'labels.json'}: no labels for {', '.join(missing)}. Reinstall sayso."
            )


def open_session(file: Path) -> Any:
    """Return an onnxruntime session of one thread. Threads take windows, not parts of one: so the sums of a
    window are always made in the same order."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.enable_mem_pattern = False  # windows differ in size
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
