"""The search for circular garbage waits while tables are loaded, and is left as it was found."""

from __future__ import annotations

import gc

import pytest

from sayso.loading import undisturbed


def test_the_search_waits_and_comes_back() -> None:
    with undisturbed():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_comes_back_after_a_failure() -> None:
    with pytest.raises(ValueError, match="broken"), undisturbed():
        raise ValueError("broken")
    assert gc.isenabled()


def test_who_switched_it_off_finds_it_off() -> None:
    gc.disable()
    try:
        with undisturbed():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_was_set_apart_stays_apart() -> None:
    gc.freeze()
    try:
        apart = gc.get_freeze_count()
        with undisturbed(to_stay=True):
            made = [[number] for number in range(1000)]
        assert gc.get_freeze_count() >= apart > len(made)
    finally:
        gc.unfreeze()


def test_what_was_made_counts_as_old() -> None:
    gc.unfreeze()
    with undisturbed(to_stay=True):
        made = [[number] for number in range(1000)]
    young = {id(thing) for thing in gc.get_objects(generation=0)}
    assert not young & {id(thing) for thing in made}
