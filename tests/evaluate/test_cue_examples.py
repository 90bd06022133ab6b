"""Examples of cues against readings made by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from sayso.cli.frames import app
from sayso.errors import KnowledgeError
from sayso.evaluate.cue_examples import check_cues
from sayso.gold.examples import Example, Layer, load, load_all
from sayso.records import Action, Commitment

HEADS: dict[str, str] = {
    "attribution": "== insist | verb | asserts\n",
    "commitments": "== vow | verb | promise\n",
    "status": "== fail | verb | negated\n",
}


class Answers:
    """A reader of many that answers from what it was told."""

    def __init__(self, told: Any) -> None:
        self.told = told

    def read_all(self, reports: Any) -> Any:
        return (self.told.read(report) for report in reports)


def read(folder: Path, layer: Layer, lines: str) -> list[Example]:
    path = folder / "cues.txt"
    path.write_text(HEADS[layer] + lines, encoding="utf-8")
    return load(path, layer)


def figures(examples: list[Example], told: Any) -> tuple[dict[str, Any], list[str]]:
    found = check_cues(examples, Answers(told))  # type: ignore[arg-type]
    return found.figures(), [miss.kind for miss in found.misses]


ROAD = "The minister insisted the road was safe."


@pytest.mark.parametrize(
    ("source", "content", "kinds"),
    [
        ("The minister", "the road was safe", []),
        ("minister", "road was safe", []),
        ("the road", "the road was safe", ["source"]),
        ("", "the road was safe", ["source"]),
        ("The minister", "the road", ["content"]),
        (None, None, ["unread"]),
    ],
)
def test_an_attribution_needs_source_and_content(
    tmp_path: Path, told: Any, source: str | None, content: str | None, kinds: list[str]
) -> None:
    examples = read(tmp_path, "attribution", "+ [s The minister] {insisted} [c the road was safe].\n")
    if source is not None:
        told.tell(ROAD, attributions=(told.said(ROAD, "a", source, "insisted", content),))
    shares, missed = figures(examples, told)
    assert missed == kinds
    assert shares["as_marked"] == (0.0 if kinds else 1.0)


def test_a_stray_attribution_has_its_cue_on_the_word(tmp_path: Path, told: Any) -> None:
    examples = read(
        tmp_path, "attribution", "- My aunt {insists} on tea.\n- She {insists} on jam, he said.\n"
    )
    for text, cue in ((examples[0].text, "insists"), (examples[1].text, "said")):
        told.tell(text, attributions=(told.said(text, "a", "", cue, "on"),))
    shares, missed = figures(examples, told)
    assert (shares["stray"], missed) == (0.5, ["stray"])


@pytest.mark.parametrize(
    ("kind", "action", "missed"),
    [("promise", "open", []), ("threat", "open", ["kind"]), ("promise", "Kabul", ["unread"])],
)
def test_a_commitment_needs_its_kind_on_the_action(
    tmp_path: Path, told: Any, kind: Any, action: str, missed: list[str]
) -> None:
    examples = read(
        tmp_path, "commitments", "+ [h Kabul] {vowed} [x to open schools].\n- Monks {vow} silence.\n"
    )
    for example, words in zip(examples, (action, "silence"), strict=True):
        stretch = told.stretch(example.text, words)
        owed = Commitment("c", kind, (), (), Action(stretch.text, stretch.start, stretch.end))
        told.tell(example.text, commitments=(owed,))
    shares, kinds = figures(examples, told)
    assert (kinds, shares["stray"]) == ([*missed, "stray"], 1.0)


def test_the_status_counts_where_an_event_is_read(tmp_path: Path, told: Any) -> None:
    examples = read(
        tmp_path,
        "status",
        "+ They {failed} to [e attack|negated] it.\n"
        "+ Guns {failed} to [e shell|negated] it.\n"
        "+ Men {failed} to [e meet|negated].\n"
        "- He {failed} exams and [e fought].\n",
    )
    for example, words, status in zip(
        examples, ("attack", "shell", "", "fought"), ("negated", "occurred", "", "negated"), strict=True
    ):
        if words:
            told.tell(example.text, events=(told.event(example.text, "ASSAULT", words, status),))
    shares, kinds = figures(examples, told)
    assert (shares["as_marked"], shares["silent"], shares["stray"]) == (0.5, 1, 1.0)
    assert kinds == ["status", "stray"]


@pytest.mark.parametrize(
    ("layer", "line", "wrong"),
    [
        ("attribution", "+ He {insisted} so.", r"without \[c"),
        ("attribution", "- He insists on tea.", "without {"),
        ("commitments", "+ He {vowed} it.", r"without \[x"),
        ("status", "+ He {failed} it.", r"without \[e"),
        ("status", "+ He {failed} to [e sing|perhaps].", "status 'perhaps'"),
    ],
)
def test_an_example_without_what_it_is_judged_by_is_refused(
    tmp_path: Path, told: Any, layer: Layer, line: str, wrong: str
) -> None:
    with pytest.raises(KnowledgeError, match=wrong) as error:
        figures(read(tmp_path, layer, line + "\n"), told)
    assert error.value.line == 2


def test_an_unknown_layer_is_refused_with_the_known_ones() -> None:
    answer = CliRunner().invoke(app, ["check", "--layer", "tone"])
    assert answer.exit_code == 1
    assert "no layer 'tone'" in answer.output and "attribution" in answer.output


@pytest.mark.parametrize(("layer", "least"), [("attribution", 350), ("commitments", 200), ("status", 125)])
def test_every_shipped_cue_has_its_examples(layer: Layer, least: int) -> None:
    told: dict[tuple[str, str, str], list[bool]] = {}
    for example in load_all(layer):
        told.setdefault((example.word, example.part, example.evokes), []).append(example.positive)
    assert len(told) >= least
    few = [cue for cue, signs in told.items() if sum(signs) < 3 or len(signs) - sum(signs) < 2]
    assert not few


def test_shipped_examples_are_marked_with_what_they_are_judged_by(told: Any) -> None:
    examples = [e for layer in HEADS for e in load_all(layer)]  # type: ignore[arg-type]
    shares, _ = figures(examples, told)
    assert shares["examples"] == len(examples)
