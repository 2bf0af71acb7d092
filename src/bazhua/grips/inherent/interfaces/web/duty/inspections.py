"""The list of graded installations by who answers for them, and how each stands."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, FilterSet

from bazhua.grips.inherent.domain.duty.named import PERSONS, NamedPerson
from bazhua.grips.inherent.interfaces.web.duty import named as words
from bazhua.grips.inherent.interfaces.web.watching.listing import level, level_said
from bazhua.grips.inherent.models import Installation
from bazhua.grips.inherent.selectors.duty.inspections import (
    NOTHING_EXPECTED,
    Standing,
    Stands,
    narrowed,
    posts_of,
    standings,
)
from bazhua.infra.recurrence.core.periods import Period
from bazhua.infra.recurrence.selectors import Outcome
from bazhua.infra.tables.listing import ListColumn, Listing
from bazhua.infra.ui.parts.lines import Lines
from bazhua.infra.ui.parts.marks import Mark
from bazhua.infra.ui.parts.text import Text, said
from bazhua.kernel.words import Word
from bazhua.registry.api import subjects_called, within_region


class StandsFilter(FilterSet):
    """Filter bar of the list; `at` gives it its instant."""

    instant: ClassVar[datetime]

    stands = ChoiceFilter(
        label=_("State"),
        choices=lambda: [(one.value, said(word)) for one, word in words.STANDS.items()],
        empty_label=_("All"),
        method="standing",
    )
    region = CharFilter(label=_("Region code"), method="in_region")

    @classmethod
    def at(cls, instant: datetime) -> "type[StandsFilter]":
        """Return the filter bar of an instant."""
        return type(cls.__name__, (cls,), {"instant": instant})

    def standing(self, rows: Any, _name: str, value: str) -> Any:
        """Narrow to installations at which something stands out."""
        return narrowed(rows, Stands(value), at=self.instant)

    def in_region(self, rows: Any, _name: str, value: str) -> Any:
        """Narrow to a region by its code."""
        return within_region(rows, value)


class Known:
    """What is read for all installations of a page at once."""

    def __init__(self, at: datetime) -> None:
        self._at = at
        self._firms: Mapping[UUID, Word] = {}
        self._standings: Mapping[UUID, Mapping[NamedPerson, Standing]] = {}

    def learn(self, rows: Sequence[Installation]) -> None:
        """Read it for some rows."""
        self._firms = subjects_called({row.subject_uid for row in rows})
        self._standings = standings(rows, at=self._at)

    def firm(self, row: Installation) -> Text:
        """Return what the enterprise is called."""
        return self._firms.get(row.subject_uid, "–")

    def of(self, row: Installation, person: NamedPerson) -> Lines:
        """Return how the inspections of one person stand."""
        return Lines(self._states(row, person))

    def said(self, row: Installation, person: NamedPerson) -> str:
        """Return the same as a text."""
        return " · ".join(
            said(one.text if isinstance(one, Mark) else one) for one in self._states(row, person)
        )

    def _states(self, row: Installation, person: NamedPerson) -> tuple[Mark | Word, ...]:
        if not posts_of(row)[person]:
            return (words.UNNAMED,)
        found = self._standings.get(row.uid, {}).get(person, NOTHING_EXPECTED)
        return (words.MISSED, now(found)) if found.missed else (now(found),)


def inspection_listing(at: datetime) -> Listing[Installation]:
    """Return the list of graded installations as it stands at an instant."""
    known = Known(at)
    return Listing(
        name="inspections",
        model=Installation,
        title=words.INSPECTIONS,
        lead=words.LEAD,
        columns=(
            ListColumn(text=words.NAME, show=lambda row: row.name, min_em=9),
            ListColumn(text=words.ENTERPRISE, show=known.firm, min_em=11),
            ListColumn(text=words.LEVEL, show=level, plain=level_said, min_em=7),
            *(_column(known, person) for person in NamedPerson),
        ),
        href=address,
        order="-since",
        empty=words.NONE,
        filters=StandsFilter.at(at),
        learn=known.learn,
    )


def address(row: Installation) -> str:
    """Return the address of the page of an installation's inspections."""
    return reverse("duty:inspected", args=[row.uid])


def narrowed_address(stands: Stands) -> str:
    """Return the address of the list of those at which something stands out."""
    return f"{reverse('duty:inspections')}?{urlencode({'stands': stands.value})}"


def form_address(installation: UUID, person: NamedPerson, period: Period) -> str:
    """Return the address of the form of one person in a period."""
    asked = urlencode({"period": period.opens_at.isoformat()})
    path = reverse("duty:inspect", args=[installation, person.value.lower()])
    return f"{path}?{asked}"


def now(found: Standing) -> Mark | Word:
    """Return how it stands in the period that runs."""
    if found.now is None:
        return words.NOT_EXPECTED
    return words.TO_DO if found.due else _done(found.now)


def before(found: Standing) -> Mark | Word:
    """Return how it stood in the period that closed last."""
    if found.before is None:
        return words.NOT_EXPECTED
    return words.MISSED if found.missed else _done(found.before)


def _column(known: Known, person: NamedPerson) -> ListColumn[Installation]:
    return ListColumn(
        text=PERSONS[person],
        show=lambda row: known.of(row, person),
        plain=lambda row: known.said(row, person),
        min_em=6,
    )


def _done(outcome: Outcome) -> Mark:
    return words.LATE if outcome.told is not None and outcome.told.late else words.DONE
