"""The public face is what ``__all__`` says, no more and no less."""

from __future__ import annotations

import sayso


def test_all_is_sorted_and_there() -> None:
    assert sayso.__all__ == sorted(sayso.__all__)
    for name in sayso.__all__:
        assert getattr(sayso, name) is not None


def test_an_unknown_name_lists_the_known_ones() -> None:
    try:
        sayso.__getattr__("Readr")
    except AttributeError as error:
        assert "Readr" in str(error)
        assert "Reader" in str(error)
    else:
        raise AssertionError("an unknown name must raise AttributeError")
