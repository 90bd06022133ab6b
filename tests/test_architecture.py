"""The house rules that a machine can hold: imports go one way, and the domain stays light."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "sayso"

# A room may import from its own package and from those to its left; what stands together in a tuple is level.
ORDER: tuple[tuple[str, ...], ...] = (
    ("errors",),
    ("loading",),
    ("records",),
    ("notes",),
    ("sources",),
    ("language",),
    ("gazetteer",),
    ("times",),
    ("actors",),
    ("places",),
    ("events",),
    ("attribution",),
    ("status",),
    ("commitments",),
    ("ties", "wordings"),
    ("reader",),
    ("gold",),
    ("export",),
    ("evaluate",),
    ("cli",),
    ("__main__",),
)
RANK = {room: rank for rank, rooms in enumerate(ORDER) for room in rooms}
# At run time these are not imported: the face that a notebook shows (records -> export) is asked for lazily.
LAZY = {("records", "export")}
HEAVY = {"spacy", "onnxruntime", "tokenizers", "numpy", "rich", "typer"}


def _modules() -> list[Path]:
    return sorted(path for path in SOURCE.rglob("*.py") if path != SOURCE / "__init__.py")


def _room(path: Path) -> str:
    first = path.relative_to(SOURCE).parts[0]
    return first.removesuffix(".py")


def _imports(path: Path) -> list[str]:
    names: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module is not None and node.level == 0:
            names.append(node.module)
            if node.module == "sayso":
                names += [f"sayso.{alias.name}" for alias in node.names]
    return names


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_go_one_way(path: Path) -> None:
    room = _room(path)
    assert room in RANK, f"{room} is no room of the house; give it a place in ORDER"
    for name in _imports(path):
        if not name.startswith("sayso."):
            continue
        other = name.split(".")[1]
        if other == room or (room, other) in LAZY or other not in RANK:
            continue
        assert RANK[other] < RANK[room], f"{path.relative_to(SOURCE)} imports {name}: no room to its left"


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_modules_stay_small(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= 400, f"{path.relative_to(SOURCE)} has {lines} lines: it is two things"


def test_nobody_swallows_errors() -> None:
    for path in _modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ExceptHandler):
                bare = node.type is None
                silent = all(isinstance(item, ast.Pass) for item in node.body)
                assert not (bare or silent), f"{path.relative_to(SOURCE)}:{node.lineno} swallows an error"


@pytest.mark.parametrize("module", ["sayso", "sayso.errors", "sayso.notes", "sayso.cli.main"])
def test_heavy_libraries_are_loaded_late(module: str) -> None:
    code = f"import sys, {module}; print(' '.join(sorted(set(sys.modules) & {HEAVY - {'typer'}!r})))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
