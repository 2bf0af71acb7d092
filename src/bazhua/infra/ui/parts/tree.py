"""A tree: what stands below what, each branch with its number, its state and what one may do."""

from dataclasses import dataclass
from typing import ClassVar

from bazhua.infra.ui.parts.record import Action
from bazhua.infra.ui.parts.text import Drawn, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A line of a tree, with the lines below it.

    Attributes:
        kind: what it is, before its text.
        number: its code, behind its text.
        notes: figures and dates at the end of the line.
        fold: address that opens or closes it; empty where nothing can be opened.
    """

    template: ClassVar[str] = "ui/parts/branch.html"

    kind: Text
    text: Text
    href: str = ""
    number: str = ""
    marks: tuple[Drawn, ...] = ()
    notes: tuple[Text, ...] = ()
    actions: tuple[Action, ...] = ()
    below: tuple["Branch", ...] = ()
    fold: str = ""
    unfolded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """Branches from the root on; the caption is read to those who do not see it."""

    template: ClassVar[str] = "ui/parts/tree.html"

    caption: Text
    branches: tuple[Branch, ...]
