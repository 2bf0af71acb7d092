"""The rows of the catalogues, as a province may add them too."""

from dataclasses import dataclass
from typing import ClassVar

from bazhua.grips.dangers.domain.terms import Sector
from bazhua.kernel.policy.book import PolicyRow


@dataclass(frozen=True, slots=True, kw_only=True)
class DangerCatalogue(PolicyRow):
    """A standard by which a sector tells major hidden dangers.

    Attributes:
        catalogue: its code, ``GM-2023``.
        zh: its title.
        complete: whether all its items are rows of the book; a catalogue without them is in
            force all the same and has to be looked up in its text.
        in_use: a row that says no ends the catalogue on its first day.
    """

    table: ClassVar[str] = "danger.catalogue"
    identity: ClassVar[tuple[str, ...]] = ("catalogue",)

    catalogue: str
    sector: Sector
    zh: str
    en: str
    complete: bool
    in_use: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueItem(PolicyRow):
    """One item of a catalogue, in words of our own; it counts while its catalogue is in force.

    Attributes:
        item: its code, ``GM-12.2``; a danger keeps the one of the day on which it was found.
        section_zh: what the article or part of the catalogue is about.
    """

    table: ClassVar[str] = "danger.item"
    identity: ClassVar[tuple[str, ...]] = ("item",)

    item: str
    catalogue: str
    section_zh: str
    section_en: str
    zh: str
    en: str
