from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.evaluate.alignment import Span, align


def spans(*words: str) -> list[Span]:
    """Words by their forms, glued; ``do+n't`` is one surface token of two words."""
    found, at = [], 0
    for word in words:
        parts = word.split("+")
        size = sum(map(len, parts))
        start = at
        for part in parts:
            if len(parts) == 1:
                found.append(Span(part, start, start + size))
            else:
                found.append(Span(part, start, start + size, multiword=True))
        at += size
    return found


def forms(gold: list[Span], system: list[Span]) -> list[tuple[str, str]]:
    return [(gold[g].form, system[s].form) for g, s in align(gold, system)]


def test_same_words() -> None:
    assert forms(spans("a", "bc"), spans("a", "bc")) == [("a", "a"), ("bc", "bc")]


def test_words_cut_otherwise_are_left_out() -> None:
    assert forms(spans("pre", "-", "war", "days"), spans("pre-war", "days")) == [("days", "days")]
    assert forms(spans("end."), spans("end", ".")) == []


def test_multiword_tokens_match_by_form() -> None:
    assert forms(spans("do+n't", "go"), spans("do", "n't", "go")) == [
        ("do", "do"),
        ("n't", "n't"),
        ("go", "go"),
    ]
    assert forms(spans("wan+na", "go"), spans("wanna", "go")) == [("go", "go")]
    assert forms(spans("I", "can+not"), spans("I", "can", "no", "t")) == [("I", "I"), ("can", "can")]


@given(st.lists(st.integers(1, 4), max_size=12), st.lists(st.integers(1, 4), max_size=12))
def test_pairs_are_the_shared_spans(gold_sizes: list[int], system_sizes: list[int]) -> None:
    def lay(sizes: list[int]) -> list[Span]:
        ends = [sum(sizes[: n + 1]) for n in range(len(sizes))]
        return [Span("x", end - size, end) for size, end in zip(sizes, ends, strict=True)]

    gold, system = lay(gold_sizes), lay(system_sizes)
    shared = {(w.start, w.end) for w in gold} & {(w.start, w.end) for w in system}
    assert {(gold[g].start, gold[g].end) for g, _ in align(gold, system)} == shared
