"""A duty of the clock, and the daily ones that are cheap to ask for every minute."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

Tick: TypeAlias = Callable[[datetime], int]
"""Do what is due at an instant; return how much was done: above 0 it is asked again at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Something that is done again and again.

    A duty keeps by itself, in the database, that each thing is done once: any number of clocks
    may run, and one that is killed leaves the rest to the others.

    Attributes:
        every_s: pause after a tick that found nothing, seconds.
        hands: threads that do it side by side.
    """

    name: str
    tick: Tick
    every_s: float
    hands: int = 1
