from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import InputError
from sayso.evaluate.iob2 import names_of, read

TEXT = """\
# newdoc id = one
# text = Lena Oak's UN
1\tLena\tB-PER\t-\tx
2\tOak\tI-PER\t-\tx
3\t's\tO\t-\tx
4\tUN\tB-ORG\t-\tx

1\tHi\tO\t-\t-
"""


def test_reads_words_gaps_and_names(tmp_path: Path) -> None:
    file = tmp_path / "a.iob2"
    file.write_text(TEXT, encoding="utf-8")
    one, two = read(file)
    assert one.words == ("Lena", "Oak", "'s", "UN")
    assert one.glued == (False, False, True, False)
    assert one.names == ((0, 2, "PER"), (3, 4, "ORG"))
    assert (one.new_document, two.new_document) == (True, False)
    assert two.names == ()


@pytest.mark.parametrize(
    ("tags", "names"),
    [
        ("B-PER B-PER I-PER O", [(0, 1, "PER"), (1, 3, "PER")]),
        ("I-LOC I-LOC", [(0, 2, "LOC")]),
        ("B-PER I-ORG", [(0, 1, "PER"), (1, 2, "ORG")]),
        ("O O", []),
    ],
)
def test_names_of(tags: str, names: list[tuple[int, int, str]]) -> None:
    assert list(names_of(tags.split())) == names


@pytest.mark.parametrize("line", ["1\tLena", "1\tLena\tPER\t-\tx", "Lena O"])
def test_a_broken_line_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "a.iob2"
    file.write_text(f"1\tHi\tO\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 2"):
        list(read(file))
