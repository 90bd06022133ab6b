"""Loading much that stays, undisturbed by Python's search for circular garbage.

That search is run whenever some hundred objects have been made, and now and then looks at all there are.
While tables of names and frames are loaded it finds nothing and takes a third of the time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """Put the search off until the block is left. What was made in it then counts as old, so that the next
    searches for young garbage pass it over."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        if gc.get_freeze_count() == 0:  # else those whom somebody has set apart would come back too
            gc.freeze()
            gc.unfreeze()
        gc.enable()
