"""Many hidden dangers are assigned at once: one form, and what became of each."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from typing_extensions import override

from bazhua.grips.dangers.domain.closed_loop.rights import UPDATE
from bazhua.grips.dangers.interfaces.web import words
from bazhua.grips.dangers.interfaces.web.steps.base import SEVERAL, called, offer
from bazhua.grips.dangers.interfaces.web.steps.forms import PlanFields
from bazhua.grips.dangers.interfaces.web.steps.table import plan_of
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.grips.dangers.selectors.dangers import RESOURCE, plannable, shown_among
from bazhua.grips.dangers.selectors.ledger.listing import address, short
from bazhua.grips.dangers.services.assigning import Assigned, plan_each
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.i18n.language import current
from bazhua.infra.ui.parts.marks import Mark, Tone
from bazhua.infra.ui.parts.record import Action, Weight
from bazhua.infra.ui.parts.table import Column, Count, Empty, FormPage, ListPage, Row, Table
from bazhua.infra.ui.respond import show_form, show_list
from bazhua.kernel.errors import Forbidden
from bazhua.kernel.lexicon import sentence
from bazhua.registry.api import people_at

SEEN = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}:[0-9]{1,9}")
COLUMNS = (Column(words.DANGERS, 16), Column(words.RESULT, 16))


class Seen(forms.MultipleChoiceField):
    """Dangers with the version that the reader saw; one that has moved since is no fault of all."""

    @override
    def valid_value(self, value: str) -> bool:
        return SEEN.fullmatch(value) is not None


class AssignForm(PlanFields):
    """Which dangers, and the plan that all of them get."""

    chosen = Seen(label=_("Dangers to assign"), widget=forms.CheckboxSelectMultiple(attrs=SEVERAL))
    field_order = ("chosen",)

    def __init__(self, data: object, rows: Sequence[HiddenDanger], at: datetime) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        for name in ("responsible", "measure"):
            self.fields[name].required = True
        offer(self, "chosen", [(seen_as(row), _line(row)) for row in rows])
        places = {row.enterprise_id or 0: row.place for row in rows}
        people = {u: w for place in places.values() for u, w in people_at(place, at=at).items()}
        offer(self, "responsible", called(people))

    def seen(self) -> dict[UUID, int]:
        """Return the version that the reader saw, by uid."""
        pairs = (text.split(":") for text in self.cleaned_data["chosen"])
        return {UUID(uid): int(version) for uid, version in pairs}


@require_http_methods(["GET", "HEAD", "POST"])
def assign(request: HttpRequest) -> HttpResponse:
    """Ask which dangers get which plan, and tell what became of each.

    Those that were chosen in the list are offered alone, and chosen.

    Raises:
        Forbidden: the asker may change none.
    """
    actor, at = actor_of(request), arrival(request)
    if not actor.granted(RESOURCE, UPDATE, at):
        raise Forbidden
    chosen = [text for text in request.GET.getlist("chosen") if SEEN.fullmatch(text)]
    among = [UUID(text.partition(":")[0]) for text in chosen]
    rows = plannable(actor, at=at, among=among)
    if not rows:
        return show_list(request, _told((), {}))
    form = AssignForm(request.POST or None, rows, at)
    form.initial["chosen"] = [seen_as(row) for row in rows if row.uid in among]
    if form.is_valid():
        done = plan_each(form.seen(), plan_of(form.cleaned_data), actor=actor, at=at)
        known = shown_among([one.danger for one in done], actor, at=at)
        return show_list(request, _told(done, known))
    page = FormPage(
        title=words.ASSIGN,
        lead=words.ASSIGN_LEAD,
        form=form,
        submit=words.ASSIGN,
        cancel_href=reverse("dangers:list"),
    )
    return show_form(request, page)


def seen_as(row: HiddenDanger) -> str:
    """Return what names a danger with the version that the reader sees."""
    return f"{row.uid}:{row.version}"


def _told(done: Sequence[Assigned], known: Mapping[UUID, HiddenDanger]) -> ListPage:
    lines = [_result(known[one.danger], one) for one in done if one.danger in known]
    back = Action(text=words.LIST, href=reverse("dangers:list"), weight=Weight.MAIN, opens=True)
    return ListPage(
        title=words.ASSIGN,
        table=Table(caption=words.ASSIGN, columns=COLUMNS, rows=tuple(lines)),
        count=Count(len(lines)),
        empty=Empty(words.NONE_TO_ASSIGN, words.NONE_TO_ASSIGN_FILL),
        actions=(back,),
    )


def _result(row: HiddenDanger, one: Assigned) -> Row:
    if one.refused is None:
        told = Mark(words.ASSIGNED, Tone.GOOD, "circle-check")
    else:
        told = Mark(sentence(one.refused, current()), Tone.BAD, "alert-octagon")
    return Row(address(row), (_line(row), told))


def _line(row: HiddenDanger) -> str:
    return f"{row.number} {short(row)}"
