"""Loading and reading undisturbed by Python's search for circular garbage.

That search is run whenever some hundred objects have been made, and now and then looks at all there are.
While tables of names and frames are loaded it finds nothing and takes a third of the time; while a report is
read, what it could find is let go of anyway when the reading is done.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed(*, to_stay: bool = False) -> Iterator[None]:
    """Put the search off until the block is left; ``to_stay``: what was made in it then counts as old, so
    that the searches for young garbage pass it over."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        if to_stay and gc.get_freeze_count() == 0:  # else those that somebody has set apart would come back
            gc.freeze()
            gc.unfreeze()
        gc.enable()
