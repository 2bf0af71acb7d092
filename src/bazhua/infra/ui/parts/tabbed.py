"""The page of one record in tabs: each tab has an address of its own and is one request."""

from dataclasses import dataclass
from typing import ClassVar

from django.forms import Form

from bazhua.infra.ui.parts.record import Action, Entry, Fact
from bazhua.infra.ui.parts.table import CAP, Empty
from bazhua.infra.ui.parts.text import Drawn, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class TabLink:
    """A tab of a record.

    Attributes:
        count: how many things stand in it, counted up to one more than `CAP`; none is not told.
    """

    text: Text
    href: str
    count: int | None = None
    current: bool = False

    @property
    def shown(self) -> str:
        """The number as it stands beside the text."""
        return f"{CAP}+" if (self.count or 0) > CAP else str(self.count)


@dataclass(frozen=True, slots=True)
class Facts:
    """Fields of the record, side by side."""

    template: ClassVar[str] = "ui/parts/facts.html"

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class History:
    """What happened, one line for each event."""

    template: ClassVar[str] = "ui/parts/history.html"

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Two parts side by side where there is room; on a phone one below the other."""

    template: ClassVar[str] = "ui/parts/beside.html"

    left: Drawn
    right: Drawn


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterBar:
    """A form that narrows what the panels below it show."""

    template: ClassVar[str] = "ui/parts/filter_bar.html"

    form: Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A part of a tab under its heading.

    Attributes:
        body: facts, a table, a tree, a history; none while there is nothing to draw.
        empty: what stands there instead.
        note: a line above it.
    """

    template: ClassVar[str] = "ui/parts/panel.html"

    title: Text
    body: Drawn | None
    empty: Empty | None = None
    actions: tuple[Action, ...] = ()
    note: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TabbedPage:
    """Everything `ui/tabbed.html` draws."""

    kind: Text
    title: Text
    number: str
    marks: tuple[Drawn, ...] = ()
    actions: tuple[Action, ...] = ()
    tabs: tuple[TabLink, ...]
    panels: tuple[Drawn, ...]
