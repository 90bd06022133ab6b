"""The command itself: help at once, version, and nothing heavy before it is needed."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import version

import pytest

HEAVY = {"spacy", "numpy", "onnxruntime", "tokenizers", "rich", "charset_normalizer"}


def run(*args: str) -> subprocess.CompletedProcess[str]:
    code = "from sayso.cli.main import main; main()"
    return subprocess.run([sys.executable, "-c", code, *args], capture_output=True, text=True, check=False)


def test_version() -> None:
    assert run("--version").stdout == f"sayso {version('sayso')}\n"


@pytest.mark.parametrize("args", [("--help",), ("read", "--help")])
def test_help_imports_nothing_heavy(args: tuple[str, ...]) -> None:
    code = (
        "import sys\nfrom sayso.cli.main import app\n"
        f"app({list(args)!r}, standalone_mode=False)\n"
        f"print(sorted({HEAVY!r} & set(sys.modules)), file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stderr.strip() == "[]"
    assert "Usage: " in result.stdout


def test_help_answers_at_once() -> None:
    times = []
    for _ in range(5):
        before = os.times()
        assert run("--help").returncode == 0
        after = os.times()
        used = after.children_user - before.children_user + after.children_system - before.children_system
        times.append(used)
    assert min(times) < 0.2  # seconds of processor time, which other work on the machine changes least


def test_evaluate_is_handed_on() -> None:
    result = run("evaluate", "--help")
    assert result.returncode == 0
    assert "sayso evaluate" in result.stdout


def test_bad_input_needs_no_model() -> None:
    result = run("read", "missing.txt")
    assert result.returncode == 1
    assert result.stderr.splitlines()[0].startswith("sayso: error: missing.txt: there is no such file.")


def test_the_package_runs_as_a_module() -> None:
    command = [sys.executable, "-m", "sayso", "--version"]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert result.stdout.startswith("sayso ")
