"""The page of the map as a value."""

from dataclasses import dataclass
from datetime import date, datetime

from bazhua.infra.ui.charts.areas import Areas
from bazhua.infra.ui.parts.tabbed import Panel, TabLink
from bazhua.infra.ui.parts.table import Empty
from bazhua.infra.ui.parts.text import Link, Text


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the slider of time."""

    day: date
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the departments whose figures may be shown."""

    key: str
    text: Text
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPage:
    """Everything `web/map.html` draws.

    Attributes:
        way: from the highest region down to the one that is shown, which is not in it.
        hint: kind of the hints by which it is fetched anew; empty for a figure.
        ticks: days to choose among; none where a layer knows this moment only.
        given: what the form of the day carries along.
    """

    title: Text
    lead: Text
    definition: Text
    here: str
    region: Text
    way: tuple[Link, ...]
    layers: tuple[TabLink, ...]
    departments: tuple[Choice, ...]
    live: bool
    hint: str
    ticks: tuple[Tick, ...]
    day: date
    today: date
    given: tuple[tuple[str, str], ...]
    drawing: Areas | None
    empty: Empty
    twins: tuple[Panel, ...]
    as_of: datetime
