"""The lists of commitments and of live risks: columns, order, filters."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, FilterSet

from bazhua.grips.inherent.interfaces.web.duty import words
from bazhua.grips.inherent.interfaces.web.watching.words import COLOURS
from bazhua.grips.inherent.models import Commitment, RiskStanding
from bazhua.infra.tables.listing import ListColumn, Listing
from bazhua.infra.ui.names import names
from bazhua.infra.ui.parts.marks import Mark, RiskMark
from bazhua.infra.ui.parts.text import Text, said
from bazhua.kernel.words import Word
from bazhua.law.terms import Colour
from bazhua.registry.api import subjects_called, within_region

WORK = (
    "hotwork_special",
    "hotwork_level1",
    "hotwork_level2",
    "confined_space",
    "height",
    "lifting",
    "temporary_power",
    "excavation",
    "road_closing",
    "blind_plate",
)


class Called:
    """What enterprises and persons of some rows are called, read for all of them at once."""

    def __init__(self) -> None:
        self._firms: Mapping[UUID, Word] = {}
        self._persons: Mapping[UUID, Text] = {}

    def learn(self, rows: Sequence[Any]) -> None:
        """Read the names that some rows show."""
        self._firms = subjects_called({row.subject_uid for row in rows})
        persons = {row.committed_by for row in rows if isinstance(row, Commitment)}
        self._persons = names().persons(persons) if persons else {}

    def firm(self, row: Commitment | RiskStanding) -> Text:
        """Return what the enterprise of a row is called."""
        return self._firms.get(row.subject_uid, "–")

    def person(self, row: Commitment) -> Text:
        """Return who committed."""
        return self._persons.get(row.committed_by, "–")


class RiskFilter(FilterSet):
    """Filter bar of the live risks."""

    colour = ChoiceFilter(
        label=_("Colour"),
        choices=lambda: [(one.value, said(mark.text)) for one, mark in COLOURS.items()],
        empty_label=_("All"),
    )
    region = CharFilter(label=_("Region code"), method="in_region")

    def in_region(self, rows: Any, _name: str, value: str) -> Any:
        """Narrow to a region by its code."""
        return within_region(rows, value)


def commitment_listing() -> Listing[Commitment]:
    """Return the list of commitments."""
    called = Called()
    return Listing(
        name="commitments",
        model=Commitment,
        title=words.COMMITMENTS,
        columns=(
            ListColumn(text=words.ENTERPRISE, show=called.firm, min_em=12),
            ListColumn(text=words.DAY, show=lambda row: row.day.isoformat(), sort="day", min_em=7),
            ListColumn(text=words.UNITS, show=units, min_em=8),
            ListColumn(text=words.WORK, show=work, min_em=5, number=True),
            ListColumn(text=words.BY, show=called.person, min_em=6),
            ListColumn(text=words.WHEN, show=lambda row: row.committed_at, min_em=8),
            ListColumn(text=words.STATE, show=timely, plain=timely_said, min_em=5),
        ),
        href=lambda row: reverse("enterprises:record", args=[row.subject_uid]),
        order="-day",
        empty=words.NONE,
        learn=called.learn,
    )


def risk_listing() -> Listing[RiskStanding]:
    """Return the list of live risks."""
    called = Called()
    return Listing(
        name="risks",
        model=RiskStanding,
        title=words.RISKS,
        lead=words.RISKS_LEAD,
        columns=(
            ListColumn(text=words.ENTERPRISE, show=called.firm, min_em=12),
            ListColumn(
                text=words.INDEX,
                show=lambda row: row.value,
                sort="value",
                min_em=4,
                number=True,
            ),
            ListColumn(
                text=words.COLOUR, show=colour, plain=lambda row: said(colour(row).text), min_em=5
            ),
            ListColumn(text=words.JUDGED, show=lambda row: row.judged_at, min_em=8),
        ),
        href=risk_address,
        order="-value",
        empty=words.NO_RISKS,
        filters=RiskFilter,
        learn=called.learn,
    )


def units(row: Commitment) -> str:
    """Return how many units run, are stopped, are in maintenance."""
    told = row.said
    return (
        f"{told['units_total']} ({told['units_running']}/{told['units_stopped']}"
        f"/{told['units_maintenance']})"
    )


def work(row: Commitment) -> int:
    """Return at how many places special work goes on."""
    return sum(row.said.get(name, 0) for name in WORK)


def timely(row: Commitment) -> Mark:
    """Return whether a commitment was made in time."""
    return words.LATE if row.late else words.IN_TIME


def timely_said(row: Commitment) -> str:
    """Return the same as a text."""
    return said(timely(row).text)


def colour(row: RiskStanding) -> RiskMark:
    """Return the colour of a live risk."""
    return COLOURS[Colour(row.colour)]


def risk_address(row: RiskStanding) -> str:
    """Return the address of the page of a live risk."""
    return reverse("duty:risk", args=[row.uid])
