"""A pause of the garbage collector, for work that makes many records and no cycle."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def suspendu() -> Iterator[None]:
    """Hold the collector back: with a hundred thousand records it would walk them all, again and again, for nothing."""
    actif = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if actif:
            gc.enable()
