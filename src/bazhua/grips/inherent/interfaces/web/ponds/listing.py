"""The list of tailings ponds by their warning."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, FilterSet

from bazhua.grips.inherent.interfaces.web.ponds import words
from bazhua.grips.inherent.models import Installation, PondStanding
from bazhua.grips.inherent.selectors.duty.ponds import CALLED
from bazhua.infra.tables.listing import ListColumn, Listing
from bazhua.infra.ui.parts.lines import Lines
from bazhua.infra.ui.parts.marks import Mark, RiskMark
from bazhua.infra.ui.parts.text import Part, Text, headed, said
from bazhua.kernel.words import Word
from bazhua.law.codes import CODES
from bazhua.law.terms import Colour
from bazhua.registry.api import subjects_called, within_region

COLOURS: Final[Mapping[Colour, RiskMark]] = {
    one: RiskMark(one, headed(CODES[one.value])) for one in Colour
}


class PondFilter(FilterSet):
    """Filter bar of the ponds."""

    colour = ChoiceFilter(
        label=_("Colour"),
        choices=lambda: [(one.value, said(mark.text)) for one, mark in COLOURS.items()],
        empty_label=_("All"),
    )
    region = CharFilter(label=_("Region code"), method="in_region")

    def in_region(self, rows: Any, _name: str, value: str) -> Any:
        """Narrow to a region by its code."""
        return within_region(rows, value)


class Named:
    """What enterprises and ponds of some rows are called, read for all of them at once."""

    def __init__(self) -> None:
        self._rows: dict[int, Installation] = {}
        self._firms: dict[Any, Word] = {}

    def learn(self, rows: Sequence[PondStanding]) -> None:
        """Read the names that some rows show."""
        self._rows = {row.pk: row.installation for row in rows}
        self._firms = dict(subjects_called({one.subject_uid for one in self._rows.values()}))

    def pond(self, row: PondStanding) -> Text:
        """Return what the pond of a row is called."""
        return self._rows[row.pk].name

    def firm(self, row: PondStanding) -> Text:
        """Return what its enterprise is called."""
        return self._firms.get(self._rows[row.pk].subject_uid, "–")


def pond_listing() -> Listing[PondStanding]:
    """Return the list of ponds."""
    named = Named()
    return Listing(
        name="ponds",
        model=PondStanding,
        title=words.PONDS,
        lead=words.PONDS_LEAD,
        columns=(
            ListColumn(text=words.POND, show=named.pond, min_em=9),
            ListColumn(text=words.ENTERPRISE, show=named.firm, min_em=11),
            ListColumn(text=words.WARNING, show=colour, plain=colour_said, min_em=6),
            ListColumn(text=words.ITEMS, show=items, plain=items_said, min_em=9),
            ListColumn(
                text=words.CHANGED, show=lambda row: row.changed_at, sort="changed_at", min_em=8
            ),
        ),
        href=lambda row: reverse("monitoring:installation", args=[row.installation.uid]),
        order="-changed_at",
        empty=words.NO_PONDS,
        joins=("installation",),
        filters=PondFilter,
        learn=named.learn,
    )


def colour(row: PondStanding) -> Mark | RiskMark:
    """Return the warning of a pond."""
    return COLOURS[Colour(row.colour)] if row.colour else words.NO_WARNING


def colour_said(row: PondStanding) -> str:
    """Return the same as a text."""
    return said(colour(row).text)


def items(row: PondStanding) -> Part:
    """Return what of a pond warns."""
    shown = tuple(f"{said(CALLED[item])} {said(_mark(one).text)}" for item, one in _items(row))
    return Lines(shown) if shown else "–"


def items_said(row: PondStanding) -> str:
    """Return the same as a text."""
    return " · ".join(f"{said(CALLED[item])} {said(_mark(one).text)}" for item, one in _items(row))


def _items(row: PondStanding) -> list[tuple[str, str]]:
    return sorted(row.items.items())


def _mark(colour_: str) -> RiskMark:
    return COLOURS[Colour(colour_)]
