"""How the C library hands memory back; the one place that knows it."""

import ctypes
from typing import Final

TRIM_THRESHOLD: Final = -1
MMAP_THRESHOLD: Final = -3
LARGEST: Final = 32 << 20
"""Of the first; beyond it the library refuses to listen."""

GIB: Final = 1 << 30


def keep_freed_memory() -> None:
    """Let arrays that a step is done with be used by the next one.

    The C library would give each back to the kernel, and the next step would wait for its pages to
    be cleared again. Where it is not glibc nothing changes.
    """
    library = ctypes.CDLL(None)
    if hasattr(library, "mallopt"):
        library.mallopt(MMAP_THRESHOLD, LARGEST)
        library.mallopt(TRIM_THRESHOLD, GIB)


def give_back() -> None:
    """Hand memory that is free back to the kernel, after something large that does not come again."""
    library = ctypes.CDLL(None)
    if hasattr(library, "malloc_trim"):
        library.malloc_trim(0)
