"""Actors of the platform itself: work that nobody asked for, each under a name of its own."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from bazhua.kernel.words import Word


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """An actor of the platform; its role is given over the whole tree, and to nobody else."""

    uid: UUID
    word: Word
    role: str


SYSTEMS: Final = {
    "platform": System(
        uid=UUID("0190f000-0000-7000-8000-000000000101"),
        word=Word("平台", "the platform"),
        role="S01",
    ),
    "first-start": System(
        uid=UUID("0190f000-0000-7000-8000-000000000102"),
        word=Word("首次启动", "the first start"),
        role="S02",
    ),
}
"""Name, as jobs say it → actor."""
