"""How far long work is: it can be watched, left and cancelled."""

from dataclasses import dataclass
from hashlib import sha256
from typing import ClassVar

from bazhua.infra.ui.parts.record import Action
from bazhua.infra.ui.parts.text import Text, said

PER_CENT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """A card with a bar; it asks for news every two seconds while the work goes on.

    Attributes:
        state, phase: said aloud by a screen reader whenever they change.
        total: unknown until the work has counted.
        poll: address of the news; empty when it is over, then the page is loaded anew.
    """

    template: ClassVar[str] = "ui/parts/progress.html"

    title: Text
    state: Text
    phase: Text = ""
    done: int = 0
    total: int | None = None
    poll: str = ""
    cancel: Action | None = None

    @property
    def percent(self) -> int | None:
        """The share that is done, rounded down; none while the total is unknown."""
        return self.done * PER_CENT // self.total if self.total else None

    @property
    def told(self) -> str:
        """State and phase in one line."""
        return " · ".join(said(text) for text in (self.state, self.phase) if text)

    @property
    def told_key(self) -> str:
        """What the page has said aloud, so that it is not said again."""
        return sha256(self.told.encode()).hexdigest()[:8]

    @property
    def counts(self) -> str:
        """How many of how many, in groups of three digits."""
        return f"{self.done:,} / {self.total:,}" if self.total else f"{self.done:,}"
