"""The list of obligations."""

from typing import Any
from urllib.parse import urlencode

from django.forms import HiddenInput, Select
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import BooleanFilter, CharFilter, ChoiceFilter, FilterSet

from bazhua.infra.db.reach import standing_at
from bazhua.infra.obligations.core.case import State
from bazhua.infra.obligations.models import CLIMBING, Obligation
from bazhua.infra.obligations.pages import words
from bazhua.infra.obligations.pages.cards import address, marks, title
from bazhua.infra.tables.listing import ListColumn, Listing
from bazhua.infra.ui.parts.text import said
from bazhua.kernel.errors import DomainError
from bazhua.kernel.scope import Path


class ObligationFilter(FilterSet):
    """Filter bar of the list."""

    state = ChoiceFilter(
        label=_("State"),
        choices=lambda: [(state.value, said(word)) for state, word in words.STATES.items()],
        empty_label=_("All"),
    )
    missed = BooleanFilter(
        field_name="missed_at",
        lookup_expr="isnull",
        exclude=True,
        label=_("Late"),
        widget=Select(choices=(("", _("All")), ("true", _("Yes")), ("false", _("No")))),
    )
    climbing = BooleanFilter(
        method="called_in_vain",
        label=_("Called, no answer"),
        widget=Select(choices=(("", _("All")), ("true", _("Yes")))),
    )
    place = CharFilter(method="at_place", widget=HiddenInput)
    kind = CharFilter(lookup_expr="startswith", label=_("Kind"))
    clause = CharFilter(lookup_expr="startswith", label=_("Clause"))

    def called_in_vain(self, rows: Any, _name: str, value: bool) -> Any:  # noqa: FBT001 -- as django-filter calls it
        """Narrow to what was called about and nobody has answered."""
        return rows.filter(CLIMBING) if value else rows

    def at_place(self, rows: Any, _name: str, value: str) -> Any:
        """Narrow to a node of the tree and what stands below it, by its path."""
        try:
            return rows.filter(standing_at(Path(value)))
        except DomainError:
            return rows.none()


OBLIGATIONS: Listing[Obligation] = Listing(
    name="obligations",
    model=Obligation,
    title=words.TITLE,
    lead=words.LEAD,
    columns=(
        ListColumn(text=words.WHAT, show=title, min_em=9),
        ListColumn(text=words.DUE, show=lambda row: row.due_at, sort="due_at", min_em=9),
        ListColumn(
            text=words.STATE,
            show=lambda row: marks(row)[-1],
            plain=lambda row: State(row.state).value,
        ),
        ListColumn(text=words.CLAUSE, show=lambda row: row.clause, min_em=9),
    ),
    href=address,
    order="due_at",
    empty=words.EMPTY,
    filters=ObligationFilter,
)


def late_address() -> str:
    """Return where those are listed that are late and not done."""
    asked = {"state": State.OPEN.value, "missed": "true"}
    return f"{reverse('obligations:list')}?{urlencode(asked)}"
