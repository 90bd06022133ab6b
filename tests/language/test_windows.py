from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.features import Gap
from sayso.language.windows import AFTER_FULL_STOP, gaps, reach, segments, sentence_prior


def test_gaps() -> None:
    # "Ab c.\n\nDe"
    assert gaps([0, 3, 4, 7], [2, 4, 5, 9], [7]).tolist() == [Gap.BREAK, Gap.SPACE, Gap.NONE, Gap.BREAK]
    assert gaps([], [], [3]).tolist() == []


@given(st.lists(st.tuples(st.integers(1, 16), st.booleans()), max_size=60), st.integers(16, 80))
def test_segments_cover_all_words_and_keep_to_the_target(words: list[tuple[int, bool]], target: int) -> None:
    counts = [count for count, _ in words]
    begins = np.array([begin for _, begin in words], np.bool_)
    begins[:1] = True
    found = segments(counts, begins, target)
    assert [word for start, end in found for word in range(start, end)] == list(range(len(words)))
    for start, end in found:
        assert begins[start]
        assert sum(counts[start:end]) <= target or not begins[start + 1 : end].any()


def test_reach() -> None:
    assert reach([5, 5, 5], 0, 3, 10) == 2
    assert reach([50, 5], 0, 2, 10) == 1
    assert reach([5, 5], 0, 2, 10) == 2


def test_a_sentence_is_likelier_after_a_full_stop_and_a_blank() -> None:
    words = ["Mr.", "Oak", "left", ".", '"', "So", "be", "it", ".", "x", "Y"]
    between = [Gap.BREAK, *[Gap.SPACE] * 2, *[Gap.NONE] * 2, *[Gap.SPACE] * 3, Gap.NONE, Gap.NONE, Gap.SPACE]
    prior = sentence_prior(words, between)
    assert prior[0] == np.inf
    assert np.flatnonzero(prior[1:] == AFTER_FULL_STOP).tolist() == [4]
    assert not prior[[*range(1, 5), *range(6, 11)]].any()
