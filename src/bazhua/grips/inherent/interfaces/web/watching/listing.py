"""The lists of installations, gateways and points: columns, order, filters."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias
from uuid import UUID

from django.db.models import Q
from django.forms import Select
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import BooleanFilter, ChoiceFilter, FilterSet
from typing_extensions import override

from bazhua.grips.inherent.domain.alarm.policy import MeasuredKind
from bazhua.grips.inherent.domain.watching.terms import (
    INSTALLATIONS,
    MEASURED,
    WAYS,
    InstallationKind,
    Way,
)
from bazhua.grips.inherent.interfaces.web.watching import words
from bazhua.grips.inherent.models import Gateway, Installation, Point
from bazhua.grips.inherent.selectors.watching.linked import silent_points
from bazhua.grips.inherent.selectors.watching.reach import FIRM
from bazhua.grips.inherent.selectors.watching.readings import Reading, latest
from bazhua.infra.tables.listing import ListColumn, Listing
from bazhua.infra.ui.parts.lines import Lines
from bazhua.infra.ui.parts.text import Part, Text, said
from bazhua.kernel.numbers import plain
from bazhua.kernel.words import Word
from bazhua.registry.api import subjects_called

Watched: TypeAlias = Installation | Gateway | Point


class Firms:
    """What the enterprises of some rows are called, read for all of them at once."""

    def __init__(self) -> None:
        self._called: Mapping[UUID, Word] = {}

    def learn(self, rows: Sequence[Watched]) -> None:
        """Read what the enterprises of some rows are called."""
        self._called = subjects_called({row.subject_uid for row in rows})

    def of(self, row: Watched) -> Text:
        """Return what the enterprise of a row is called."""
        return self._called.get(row.subject_uid, "–")


class Values(Firms):
    """What points read last, too."""

    def __init__(self) -> None:
        super().__init__()
        self._read: Mapping[str, Reading] = {}

    @override
    def learn(self, rows: Sequence[Watched]) -> None:
        """Read enterprises and values of some points."""
        super().learn(rows)
        self._read = latest({row.tag for row in rows if isinstance(row, Point)})

    def now(self, row: Point) -> Text:
        """Return what a point reads now."""
        return value_now(row, self._read.get(row.tag))

    def quality(self, row: Point) -> Part:
        """Return whether it is to be believed."""
        found = self._read.get(row.tag)
        return "–" if found is None else words.QUALITIES[found.quality]

    def quality_said(self, row: Point) -> str:
        """Return the same as a text."""
        found = self._read.get(row.tag)
        return "–" if found is None else said(words.QUALITIES[found.quality].text)


class InstallationFilter(FilterSet):
    """Filter bar of the installations."""

    kind = ChoiceFilter(
        label=_("Kind"),
        choices=lambda: [(kind.value, said(word)) for kind, word in INSTALLATIONS.items()],
        empty_label=_("All"),
    )
    level = ChoiceFilter(
        label=_("Level"),
        choices=lambda: [(level, said(mark.text)) for level, mark in words.LEVELS.items()],
        empty_label=_("All"),
    )


class PointFilter(FilterSet):
    """Filter bar of the points."""

    measured = ChoiceFilter(
        label=_("Measured"),
        choices=lambda: [(kind.value, said(word)) for kind, word in MEASURED.items()],
        empty_label=_("All"),
    )
    silent = BooleanFilter(
        label=_("Sends nothing"),
        method="is_silent",
        widget=Select(choices=(("", _("All")), ("true", _("Yes")), ("false", _("No")))),
    )

    def is_silent(self, rows: Any, _name: str, value: bool) -> Any:  # noqa: FBT001 -- as the filter calls it
        """Narrow to points that send nothing, or to the others."""
        silent = Q(pk__in=silent_points())
        return rows.filter(silent if value else ~silent)


def installation_listing() -> Listing[Installation]:
    """Return the list of installations."""
    firms = Firms()
    return Listing(
        name="installations",
        model=Installation,
        title=words.INSTALLATIONS,
        lead=words.LEAD,
        columns=(
            ListColumn(text=words.NAME, show=lambda row: row.name, min_em=10),
            ListColumn(text=words.ENTERPRISE, show=firms.of, min_em=12),
            ListColumn(text=words.KIND, show=kind, min_em=6),
            ListColumn(text=words.LEVEL, show=level, plain=level_said, min_em=8),
            ListColumn(text=words.SINCE, show=lambda row: row.since, sort="since", min_em=8),
        ),
        href=installation_address,
        order="-since",
        empty=words.NONE,
        filters=InstallationFilter,
        learn=firms.learn,
    )


def gateway_listing() -> Listing[Gateway]:
    """Return the list of gateways."""
    firms = Firms()
    return Listing(
        name="gateways",
        model=Gateway,
        title=words.GATEWAYS,
        lead=words.GATEWAYS_LEAD,
        columns=(
            ListColumn(text=words.NAME, show=lambda row: row.name, min_em=9),
            ListColumn(text=words.CODE, show=lambda row: row.code, min_em=10),
            ListColumn(text=words.ENTERPRISE, show=firms.of, min_em=12),
            ListColumn(text=words.WAY, show=lambda row: WAYS[Way(row.way)], min_em=5),
            ListColumn(text=words.SINCE, show=lambda row: row.since, sort="since", min_em=8),
        ),
        href=gateway_address,
        order="-since",
        empty=words.NO_GATEWAYS,
        learn=firms.learn,
    )


def point_listing() -> Listing[Point]:
    """Return the list of points with what they read now."""
    values = Values()
    return Listing(
        name="points",
        model=Point,
        title=words.POINTS,
        columns=(
            ListColumn(text=words.NAME, show=lambda row: row.name, min_em=9),
            ListColumn(text=words.TAG, show=lambda row: row.tag, min_em=9),
            ListColumn(text=words.ENTERPRISE, show=values.of, min_em=12),
            ListColumn(text=words.MEASURES, show=measured, min_em=6),
            ListColumn(text=words.NOW, show=values.now, min_em=6, number=True),
            ListColumn(
                text=words.QUALITY, show=values.quality, plain=values.quality_said, min_em=6
            ),
            ListColumn(text=words.SINCE, show=lambda row: row.since, sort="since", min_em=8),
        ),
        href=point_address,
        order="-since",
        empty=words.NO_POINTS,
        filters=PointFilter,
        learn=values.learn,
    )


def kind(row: Installation) -> Word:
    """Return what a kind of installation is called."""
    return INSTALLATIONS[InstallationKind(row.kind)]


def measured(row: Point) -> Word:
    """Return what a point measures."""
    return MEASURED[MeasuredKind(row.measured)]


def level(row: Installation) -> Part:
    """Return the level of an installation, and that it waits for a class."""
    mark = words.LEVELS.get(row.level or 0)
    shown: Part = level_said(row) if mark is None else mark
    return Lines((shown, words.UNCLASSED)) if row.unclassed else shown


def level_said(row: Installation) -> str:
    """Return the same as a text."""
    mark = words.LEVELS.get(row.level or 0)
    if mark is not None:
        return said(mark.text)
    return "–" if row.identified_at is None else said(words.NOT_MAJOR)


def value_now(row: Point, read: Reading | None) -> Text:
    """Return a value with its unit."""
    return words.NEVER_SENT if read is None else f"{read.value:.4g} {row.unit}"


def range_of(row: Point) -> str:
    """Return the measuring range with its unit."""
    if row.low is None or row.high is None:
        return "–"
    return f"{plain(row.low)}–{plain(row.high)} {row.unit}"


def watched_address(of: str, subject: UUID) -> str:
    """Return the address of the page of what is watched at an enterprise, or at a body."""
    if of == FIRM:
        return reverse("enterprises:tab", args=[subject, "monitoring"])
    return reverse("parks:park", args=[subject])


def subject_address(row: Watched) -> str:
    """Return the address of whom something that is watched belongs to."""
    if row.subject_kind == FIRM:
        return reverse("enterprises:record", args=[row.subject_uid])
    return reverse("parks:park", args=[row.subject_uid])


def installation_address(row: Installation) -> str:
    """Return the address of the page of an installation."""
    return reverse("monitoring:installation", args=[row.uid])


def gateway_address(row: Gateway) -> str:
    """Return the address of the page of a gateway."""
    return reverse("monitoring:gateway", args=[row.uid])


def point_address(row: Point) -> str:
    """Return the address of the page of a point."""
    return reverse("monitoring:point", args=[row.uid])
