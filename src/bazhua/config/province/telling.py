"""How far a load has come."""

from collections.abc import Callable
from typing import TypeAlias

from bazhua.kernel.words import Word

Tell: TypeAlias = Callable[[Word, int, int], None]
"""Is told what comes, how much of it there is, and how much there will be."""


def silent(_what: Word, _done: int, _whole: int) -> None:
    """Tell nobody."""
