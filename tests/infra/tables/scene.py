"""What the tests of lists share: a list of cases, who may see which, rows."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.http import HttpRequest
from django_filters import CharFilter, DateFilter, FilterSet

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.records import new_uid
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.tables.answers import show
from bazhua.infra.tables.listing import ListColumn, Listing
from bazhua.infra.ui.parts.clock import Due
from bazhua.infra.ui.parts.table import Empty
from bazhua.kernel.scope import Grant, Path
from bazhua.kernel.words import Word
from tests.samples.models import Case

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
RIGHTS = {("case", "view"): frozenset({"viewer"})}


class CaseFilter(FilterSet):
    state = CharFilter(label="State")
    due_from = DateFilter(field_name="due_at", lookup_expr="date__gte", label="Due from")


CASES = Listing(
    name="cases",
    model=Case,
    title=Word("案件", "Cases"),
    columns=(
        ListColumn(text=Word("状态", "State"), show=lambda row: row.state),
        ListColumn(
            text=Word("期限", "Due"),
            show=lambda row: Due(due_at=row.due_at, at=NOON) if row.due_at else "–",
            plain=lambda row: row.due_at,
            sort="due_at",
        ),
        ListColumn(text=Word("版本", "Version"), show=lambda row: row.version, number=True),
    ),
    href=lambda row: f"/cases/{row.uid}",
    order="due_at",
    empty=Empty(Word("没有案件", "No case"), Word("立案后出现", "Appears once opened")),
    filters=CaseFilter,
    size=3,
)


def cases(request: HttpRequest):
    parts = Case.objects.parts_visible_to(actor_of(request), "case", "view", at=arrival(request))
    return show(request, CASES, parts)


def actor(*regions, **limits):
    grants = tuple(
        Grant(role="viewer", region=Path(region), since=NOON - HOUR, **limits) for region in regions
    )
    return Actor(uid=UUID(int=7), grants=grants, rights=RIGHTS)


def case(path=".1.2.3.", due=None, **changes):
    """Return a case that is due some hours after noon, or never."""
    return Case(
        uid=new_uid(NOON),
        path_then=path,
        path_now=path,
        due_at=None if due is None else NOON + due * HOUR,
        **changes,
    )
