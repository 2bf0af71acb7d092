"""The lists of early warnings and of process units: columns, order, filters."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.forms import Select
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import BooleanFilter, CharFilter, ChoiceFilter, FilterSet

from bazhua.grips.inherent.domain.warning.terms import (
    FEEDBACK,
    STANDINGS,
    Feedback,
)
from bazhua.grips.inherent.interfaces.web import units
from bazhua.grips.inherent.interfaces.web.warning import words
from bazhua.grips.inherent.models import EarlyWarning, Point, ProcessUnit, UnitModel
from bazhua.grips.inherent.models.warnings import LASTS
from bazhua.grips.inherent.selectors.warning.units import in_use
from bazhua.grips.inherent.selectors.warning.warnings import named_in
from bazhua.infra.tables.listing import ListColumn, Listing
from bazhua.infra.ui.parts.lines import Lines
from bazhua.infra.ui.parts.marks import Mark
from bazhua.infra.ui.parts.text import Part, Text, headed, joined, said
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Phrase, Word
from bazhua.registry.api import subjects_called, within_region


class Called:
    """What enterprises and points of some rows are called, read for all of them at once."""

    def __init__(self) -> None:
        self._firms: Mapping[UUID, Word] = {}
        self._models: Mapping[int, UnitModel] = {}
        self.points: Mapping[str, Point] = {}

    def learn(self, rows: Sequence[EarlyWarning | ProcessUnit]) -> None:
        """Read the names that some rows show."""
        self._firms = subjects_called({row.subject_uid for row in rows})
        self.points = named_in([row for row in rows if isinstance(row, EarlyWarning)])
        self._models = in_use([row for row in rows if isinstance(row, ProcessUnit)])

    def firm(self, row: EarlyWarning | ProcessUnit) -> Text:
        """Return what the enterprise of a row is called."""
        return self._firms.get(row.subject_uid, "–")

    def model(self, row: ProcessUnit) -> Text:
        """Return by which model a process unit is judged, and of what day that is."""
        model = self._models.get(row.pk)
        if model is None:
            return "–"
        day = day_of(model.trained_at).isoformat()
        return Phrase(words.MODEL_OF, {"n": model.number, "day": day})

    def mainly(self, row: EarlyWarning) -> Text:
        """Return the point that makes most of a warning, in plain words."""
        return contribution(row.contributions[0], self.points) if row.contributions else "–"


class WarningFilter(FilterSet):
    """Filter bar of the warnings."""

    lasts = BooleanFilter(
        label=_("Lasts"),
        method="that_last",
        widget=Select(choices=(("", _("All")), ("true", _("Yes")), ("false", _("No")))),
    )
    feedback = ChoiceFilter(
        label=_("Feedback"),
        choices=lambda: [(one.value, said(headed(word))) for one, word in FEEDBACK.items()],
        empty_label=_("All"),
    )
    region = CharFilter(label=_("Region code"), method="in_region")

    def that_last(self, rows: Any, _name: str, value: bool) -> Any:  # noqa: FBT001 -- as the filter calls it
        """Narrow to warnings that last, or to the others."""
        return rows.filter(LASTS if value else ~LASTS)

    def in_region(self, rows: Any, _name: str, value: str) -> Any:
        """Narrow to a region by its code."""
        return within_region(rows, value)


class UnitFilter(FilterSet):
    """Filter bar of the process units."""

    standing = ChoiceFilter(
        label=_("Standing"),
        choices=lambda: [(one.value, said(headed(word))) for one, word in STANDINGS.items()],
        empty_label=_("All"),
    )


def warning_listing() -> Listing[EarlyWarning]:
    """Return the list of warnings."""
    called = Called()
    return Listing(
        name="warnings",
        model=EarlyWarning,
        title=words.WARNINGS,
        lead=words.LEAD,
        columns=(
            ListColumn(text=words.UNIT, show=lambda row: row.unit.name, min_em=9),
            ListColumn(text=words.MAIN, show=called.mainly, min_em=14),
            ListColumn(
                text=words.STATE,
                show=lambda row: Lines(marks(row)),
                plain=lambda row: joined(mark.text for mark in marks(row)),
                min_em=6,
            ),
            ListColumn(text=words.FEEDBACK_, show=feedback, plain=feedback_said, min_em=6),
            ListColumn(text=words.ENTERPRISE, show=called.firm, min_em=12),
            ListColumn(
                text=words.OPENED, show=lambda row: row.opened_at, sort="opened_at", min_em=8
            ),
            ListColumn(text=words.ENDED, show=lambda row: row.ended_at or "–", min_em=8),
        ),
        href=warning_address,
        order="-opened_at",
        empty=words.NONE,
        filters=WarningFilter,
        joins=("unit",),
        learn=called.learn,
    )


def unit_listing() -> Listing[ProcessUnit]:
    """Return the list of process units."""
    called = Called()
    return Listing(
        name="units",
        model=ProcessUnit,
        title=units.UNITS,
        lead=words.UNITS_LEAD,
        columns=(
            ListColumn(text=units.NAME, show=lambda row: row.name, min_em=9),
            ListColumn(text=words.INSTALLATION, show=lambda row: row.installation.name, min_em=8),
            ListColumn(text=words.ENTERPRISE, show=called.firm, min_em=12),
            ListColumn(
                text=units.POINTS, show=lambda row: len(row.point_uids), min_em=4, number=True
            ),
            ListColumn(
                text=units.STANDING,
                show=units.standing,
                plain=lambda row: said(units.standing(row).text),
                min_em=6,
            ),
            ListColumn(text=words.MODEL, show=called.model, min_em=9),
            ListColumn(text=words.SET_UP_AT, show=lambda row: row.since, sort="since", min_em=8),
        ),
        href=units.unit_address,
        order="-since",
        empty=units.NO_UNITS,
        filters=UnitFilter,
        joins=("installation",),
        learn=called.learn,
    )


def contribution(told: Mapping[str, Any], called: Mapping[str, Point]) -> Text:
    """Return what a point has to do with a warning, in plain words."""
    point = called.get(told["point"])
    given: dict[str, Word | str | int] = {
        "point": "–" if point is None else point.name,
        "side": side(told),
        "share": round(100 * told["share"]),
    }
    return Phrase(words.CONTRIBUTES, given)


def side(told: Mapping[str, Any]) -> Word:
    """Return on which side of normal a point reads."""
    return words.HIGHER if told["deviation"] >= 0 else words.LOWER


def marks(row: EarlyWarning) -> tuple[Mark, ...]:
    """Return whether a warning lasts, and that nobody was told of it."""
    lasts = words.LASTS if row.ended_at is None else words.GONE
    return (lasts,) if row.told else (lasts, words.UNTOLD)


def feedback(row: EarlyWarning) -> Part:
    """Return what was said of a warning."""
    return words.FEEDBACK_MARKS[Feedback(row.feedback)] if row.feedback else words.UNANSWERED


def feedback_said(row: EarlyWarning) -> str:
    """Return the same as a text."""
    return said(FEEDBACK[Feedback(row.feedback)] if row.feedback else words.UNANSWERED)


def warning_address(row: EarlyWarning) -> str:
    """Return the address of the page of a warning."""
    return reverse("warnings:record", args=[row.uid])
