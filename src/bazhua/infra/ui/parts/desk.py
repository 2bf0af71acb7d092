"""A card of my desk: one obligation, what it asks, when it is due."""

from dataclasses import dataclass
from typing import ClassVar

from bazhua.infra.ui.parts.clock import Due
from bazhua.infra.ui.parts.record import Action, Cited
from bazhua.infra.ui.parts.text import Drawn, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskCard:
    """One thing that is mine to do; cards stand in the order of their due instants.

    Attributes:
        due: none while its time stands still.
    """

    template: ClassVar[str] = "ui/parts/desk_card.html"

    kind: Text
    title: Text
    href: str
    number: str
    place: Text
    due: Due | None
    clause: Cited
    action: Action
    marks: tuple[Drawn, ...] = ()
