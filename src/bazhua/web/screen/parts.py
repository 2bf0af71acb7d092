"""Panels of the command screen as values."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bazhua.infra.ui.parts.clock import Due
from bazhua.infra.ui.parts.text import Drawn, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A number that is read from afar; it opens its records.

    Attributes:
        grave: whether any of it is bad news.
    """

    label: Text
    shown: str
    unit: Text
    definition: Text
    href: str
    grave: bool


@dataclass(frozen=True, slots=True)
class Tiles:
    """Numbers side by side."""

    template: ClassVar[str] = "web/screen/tiles.html"

    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A record in a feed.

    Attributes:
        at: when it came; ``due``: until when there is time.
    """

    text: Text
    href: str
    beside: Text = ""
    mark: Drawn | None = None
    state: Drawn | None = None
    at: datetime | None = None
    due: Due | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """Records below each other."""

    template: ClassVar[str] = "web/screen/feed.html"

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenPanel:
    """A part of the screen that is fetched anew by itself.

    Attributes:
        hint: kinds of hints by which it is fetched, between blanks.
        every_s: so often it is fetched without one.
        href: where all of it is; ``address``: where the panel itself is.
    """

    slug: str
    title: Text
    href: str
    address: str
    hint: str
    every_s: int
    at: datetime
    body: Drawn | None
    empty: Text
