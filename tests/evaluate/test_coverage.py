from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import InputError
from sayso.evaluate.coverage import frequencies, read, uncovered
from sayso.events.lexicon import lexicon

DICTIONARY = """# comment
--- FIGHT [190] ---
SHELL
FROBNICATE  # invented
+TAKE_HOSTAGE {+TAKES_HOSTAGE } [181]
- * OUR PATIENCE [---]
- $ * + WITH TANKS [190]  # FIGHT

--- LOOK [---] ---
GAWK
- * AT + [010]
"""


def test_verbs_without_a_frame_are_listed_with_their_patterns(tmp_path: Path) -> None:
    path = tmp_path / "verbs.txt"
    path.write_text(DICTIONARY, encoding="utf-8")
    verbs = read(path)
    assert [(" ".join(v.words), v.code, len(v.patterns)) for v in verbs] == [
        ("shell", "190", 1), ("frobnicate", "190", 1), ("take hostage", "181", 1), ("gawk", None, 1),
    ]  # fmt: skip
    assert uncovered(verbs, lexicon()) == [("frobnicate", 2), ("gawk", 1)]


def test_what_is_no_dictionary_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "verbs.txt"
    path.write_text("to be or not to be\n", encoding="utf-8")
    with pytest.raises(InputError, match="no block of verbs"):
        read(path)
    with pytest.raises(InputError, match=r"no \.conllu file"):
        frequencies(tmp_path)
