"""How a park is graded, and the form that records it."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from bazhua.grips.inherent.domain.park import park_grade
from bazhua.grips.inherent.interfaces.web.parks import words
from bazhua.grips.inherent.models import ParkGrading
from bazhua.grips.inherent.selectors.duty.parks import gradings_of
from bazhua.grips.inherent.selectors.watching.reach import APPROVE, STATION, graded_by
from bazhua.grips.inherent.services.duty.grading import grade
from bazhua.infra.db.actors import Actor
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.policies.book import current_book
from bazhua.infra.ui.clauses import cited
from bazhua.infra.ui.filling import answer
from bazhua.infra.ui.names import names
from bazhua.infra.ui.parts.lines import Lines
from bazhua.infra.ui.parts.record import Action
from bazhua.infra.ui.parts.tabbed import Panel
from bazhua.infra.ui.parts.table import Column, FormPage, Row, Table
from bazhua.kernel.numbers import plain
from bazhua.kernel.scope import Place
from bazhua.kernel.times import day_of


class GradingForm(forms.Form):
    """What a park was assessed at."""

    score = forms.DecimalField(
        label=_("Score of the assessment"),
        max_digits=5,
        decimal_places=2,
        min_value=0,
        max_value=100,
    )
    assessed_on = forms.DateField(label=_("Assessed on"), help_text=_("For example 2026-11-30."))


@require_http_methods(["GET", "HEAD", "POST"])
def grade_one(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Ask what a park was assessed at, and record it.

    Raises:
        NotFound, Forbidden: there is no such park for him, or he may only look.
    """
    actor, at = actor_of(request), arrival(request)
    graded_by(uid, actor, at)
    form = GradingForm(request.POST or None, initial={"assessed_on": day_of(at)})
    park = reverse("parks:park", args=[uid])

    def do(filled: forms.Form) -> str:
        said = filled.cleaned_data
        grade(uid, score=said["score"], assessed_on=said["assessed_on"], actor=actor, at=at)
        return park

    page = FormPage(
        title=words.GRADE, lead=words.GRADE_LEAD, form=form, submit=words.GRADE, cancel_href=park
    )
    return answer(request, page, do)


def grading_panel(uid: UUID, place: Place, actor: Actor, at: datetime) -> Panel:
    """Return how a park was graded, the last first, each with its steps and clause."""
    rows = gradings_of(uid)
    called = names().persons({row.recorded_by for row in rows})
    table = Table(
        caption=words.GRADINGS,
        columns=(
            Column(words.ASSESSED_ON, 7),
            Column(words.SCORE, 4, number=True),
            Column(words.GRADED, 14),
            Column(words.BY, 6),
        ),
        rows=tuple(
            Row(
                "",
                (
                    row.assessed_on.isoformat(),
                    plain(row.score),
                    _told(row),
                    called.get(row.recorded_by, "–"),
                ),
            )
            for row in rows
        ),
    )
    record = Action(text=words.GRADE, href=reverse("parks:grade", args=[uid]), opens=True)
    return Panel(
        title=words.GRADINGS,
        body=table if rows else None,
        empty=words.NOT_GRADED,
        actions=(record,) if actor.may(STATION, APPROVE, place, at) else (),
    )


def _told(row: ParkGrading) -> Lines:
    found = park_grade(current_book(row.assessed_on), score=Decimal(row.score))
    return Lines((*found.steps, *(cited(id_) for id_ in found.clauses)))
