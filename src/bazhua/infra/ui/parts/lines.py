"""Several things in one cell or fact, one below the other."""

from dataclasses import dataclass
from typing import ClassVar

from bazhua.infra.ui.parts.text import BY_HAND, Part


@dataclass(frozen=True, slots=True)
class Lines:
    """Texts and marks; one alone stands without a list."""

    template: ClassVar[str] = BY_HAND

    items: tuple[Part, ...]
