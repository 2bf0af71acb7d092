"""The list of sums: of whom, over which time, signed when."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import BooleanFilter, ChoiceFilter, FilterSet

from bazhua.grips.dangers.domain.periodic import Summed
from bazhua.grips.dangers.domain.terms import ReportPeriod
from bazhua.grips.dangers.interfaces.web.periodic import words
from bazhua.grips.dangers.models import PeriodicSum
from bazhua.grips.dangers.selectors.ledger.listing import YES_OR_NO
from bazhua.infra.tables.listing import ListColumn, Listing
from bazhua.infra.ui.parts.clock import Due
from bazhua.infra.ui.parts.marks import Mark, Tone
from bazhua.infra.ui.parts.text import Part, Text, said
from bazhua.kernel.words import Word
from bazhua.registry.api import subjects_called


class SumFilter(FilterSet):
    """Filter bar of the sums."""

    period = ChoiceFilter(
        label=_("Time"),
        choices=lambda: [(one.value, said(word)) for one, word in words.PERIODS.items()],
        empty_label=_("All"),
    )
    signed = BooleanFilter(label=_("Signed"), method="is_signed", widget=YES_OR_NO)

    def is_signed(self, rows: Any, _name: str, value: bool) -> Any:  # noqa: FBT001 -- as the filter calls it
        """Narrow to what is signed, or to what is not."""
        return rows.exclude(signed_at=None) if value else rows.filter(signed_at=None)


class Firms:
    """What the enterprises of some sums are called, read for all of them at once."""

    def __init__(self) -> None:
        self._called: Mapping[UUID, Word] = {}

    def learn(self, rows: Sequence[PeriodicSum]) -> None:
        """Read what the enterprises of some rows are called."""
        self._called = subjects_called({row.subject_uid for row in rows})

    def of(self, row: PeriodicSum) -> Text:
        """Return what the enterprise of a row is called."""
        return self._called.get(row.subject_uid, "–")


def sum_listing(at: datetime) -> Listing[PeriodicSum]:
    """Return the list of sums as it stands at an instant."""
    firms = Firms()
    return Listing(
        name="danger-sums",
        model=PeriodicSum,
        title=words.TITLE,
        lead=words.LEAD,
        columns=(
            ListColumn(text=words.ENTERPRISE, show=firms.of, min_em=14),
            ListColumn(text=words.TIME, show=time, min_em=9),
            ListColumn(
                text=words.SIGNED,
                show=lambda row: signed(row, at),
                plain=lambda row: row.signed_at,
                min_em=9,
            ),
            ListColumn(
                text=words.DUE,
                show=lambda row: Due(due_at=row.due_at, at=at, done_at=row.signed_at),
                plain=lambda row: row.due_at,
                sort="due_at",
                min_em=10,
            ),
        ),
        href=address,
        order="-due_at",
        empty=words.EMPTY,
        filters=SumFilter,
        learn=firms.learn,
    )


def time(row: PeriodicSum) -> Word:
    """Return what the time of a sum is called."""
    return Summed(ReportPeriod(row.period), row.since, row.until).word


def signed(row: PeriodicSum, at: datetime) -> Part:
    """Return when it was signed, or that it is not, as a mark."""
    if row.signed_at is None:
        late = at >= row.due_at
        return Mark(words.LATE, Tone.BAD, "clock-exclamation") if late else Mark(words.WAITS)
    if row.signed_at > row.due_at:
        return Mark(words.SIGNED_LATE, Tone.WARN, "circle-check")
    return Mark(words.SIGNED, Tone.GOOD, "circle-check")


def address(row: PeriodicSum) -> str:
    """Return the address of the page of a sum."""
    return reverse("dangers:sum", args=[row.uid])
