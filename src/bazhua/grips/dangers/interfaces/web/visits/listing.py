"""The list of visits: columns, order, filters."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, FilterSet

from bazhua.grips.dangers.domain.terms import VisitKind
from bazhua.grips.dangers.domain.visiting.table import STATE_WORDS, VisitState
from bazhua.grips.dangers.interfaces.web.visits import words
from bazhua.grips.dangers.models import Visit
from bazhua.infra.tables.listing import ListColumn, Listing
from bazhua.infra.ui.parts.text import Text, said
from bazhua.kernel.words import Word
from bazhua.law.codes import CODES
from bazhua.registry.api import subjects_called


class VisitFilter(FilterSet):
    """Filter bar of the visits."""

    state = ChoiceFilter(
        label=_("State"),
        choices=lambda: [(state.value, said(word)) for state, word in STATE_WORDS.items()],
        empty_label=_("All"),
    )
    kind = ChoiceFilter(
        label=_("Legal kind"),
        choices=lambda: [(kind.value, said(CODES[kind])) for kind in VisitKind],
        empty_label=_("All"),
    )


class Firms:
    """What the enterprises of some visits are called, read for all of them at once."""

    def __init__(self) -> None:
        self._called: Mapping[UUID, Word] = {}

    def learn(self, rows: Sequence[Visit]) -> None:
        """Read what the enterprises of some rows are called."""
        self._called = subjects_called({row.subject_uid for row in rows})

    def of(self, row: Visit) -> Text:
        """Return what the enterprise of a row is called."""
        return self._called.get(row.subject_uid, "–")


def visit_listing() -> Listing[Visit]:
    """Return the list of visits."""
    firms = Firms()
    return Listing(
        name="visits",
        model=Visit,
        title=words.VISITS,
        lead=words.LEAD,
        columns=(
            ListColumn(text=words.NUMBER, show=lambda row: row.number, min_em=10),
            ListColumn(text=words.ENTERPRISE, show=firms.of, min_em=12),
            ListColumn(text=words.KIND, show=kind, min_em=9),
            ListColumn(
                text=words.STATE,
                show=lambda row: words.STATES[VisitState(row.state)],
                plain=lambda row: said(STATE_WORDS[VisitState(row.state)]),
            ),
            ListColumn(
                text=words.DAY,
                show=lambda row: row.planned_on.isoformat(),
                sort="planned_on",
                min_em=7,
            ),
        ),
        href=address,
        order="-planned_on",
        empty=words.NONE,
        filters=VisitFilter,
        learn=firms.learn,
    )


def kind(row: Visit) -> Word:
    """Return what the legal kind of a visit is called."""
    return CODES[VisitKind(row.kind)]


def address(row: Visit) -> str:
    """Return the address of the page of a visit."""
    return reverse("visits:record", args=[row.uid])
