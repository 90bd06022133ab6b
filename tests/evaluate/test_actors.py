"""Who is who: parties of PLOVER's records, mentions of re3d."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.errors import InputError
from sayso.evaluate.forms import evaluate
from sayso.evaluate.misses import Misses


def test_parties_of_plover_records(tmp_path: Path) -> None:
    record = {
        "id": "one", "event": "ASSAULT", "eventText": "killed", "textInfo": {},
        "source": [{"actorText": "Colombian rebels", "code": "COL", "sector": "REBabc"}],
        "target": [{"actorText": "two French soldiers", "code": "DEU", "sector": "MIL"},
                   {"actorText": "the harvest", "code": "COL"}],
        "text": "Colombian rebels killed two French soldiers on Sunday.",
    }  # fmt: skip
    path = tmp_path / "records.txt"
    path.write_text(json.dumps([record]), encoding="utf-8")
    misses = Misses()
    report = evaluate("actors", path, misses=misses)
    assert report["found"] == {"accuracy": 0.667, "n": 3}
    assert report["country"] == {"accuracy": 0.5, "n": 2}
    assert report["sector"] == {"accuracy": 1.0, "n": 2}
    assert [(row["kind"], row["gold"], row["read"]) for row in misses] == [("country", "DEU", "FRA")]


def _re3d(folder: Path, text: str, *marked: tuple[str, str, float]) -> Path:
    folder.mkdir()
    (folder / "documents.json").write_text(json.dumps({"_id": "d", "text": text}) + "\n", encoding="utf-8")
    rows = [
        {"documentId": "d", "type": kind, "begin": text.index(words), "end": text.index(words) + len(words),
         "value": words, "confidence": sure}
        for kind, words, sure in marked
    ]  # fmt: skip
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / "entities.json").write_text(lines, encoding="utf-8")
    return folder


def test_mentions_of_re3d(tmp_path: Path) -> None:
    text = "Turkish soldiers shelled positions of the Dawn Brigade near Aleppo, and a harvest burned."
    folder = _re3d(
        tmp_path / "one",
        text,
        ("Organisation", "Turkish soldiers", 1.0),
        ("Nationality", "Turkish", 1.0),
        ("Organisation", "the Dawn Brigade", 0.9),
        ("Location", "Aleppo", 1.0),
        ("Organisation", "a harvest", 0.1),
        ("Person", "harvest burned", 1.0),
    )
    misses = Misses()
    report = evaluate("actors", folder, misses=misses)
    assert report["mentions"]["gold"] == 3
    assert report["mentions"]["r"] == 0.667
    assert report["recall_of_names"] == 1.0
    assert "harvest burned" in {row["gold"] for row in misses}


def test_half_of_re3d_is_named(tmp_path: Path) -> None:
    folder = _re3d(tmp_path / "one", "Soldiers left.", ("Person", "Soldiers", 1.0))
    (folder / "documents.json").unlink()
    with pytest.raises(InputError, match=r"documents\.json: cannot be read"):
        evaluate("actors", folder)
