"""The page of an alarm, and what people do with one or with several."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from bazhua.grips.inherent.domain.handling.table import RIGHTS
from bazhua.grips.inherent.domain.handling.terms import ACTIONS, Action
from bazhua.grips.inherent.interfaces.web.alarms import words
from bazhua.grips.inherent.interfaces.web.alarms.record import show_alarm
from bazhua.grips.inherent.interfaces.web.alarms.steps import (
    BY_SLUG,
    AlarmStep,
    at_its_field,
    brought,
    remark,
)
from bazhua.grips.inherent.models import Alarm
from bazhua.grips.inherent.selectors.alarms.alarms import RESOURCE, alarm_shown, shown_among
from bazhua.grips.inherent.selectors.alarms.offers import waits
from bazhua.grips.inherent.services.alarms.answering import MOST_AT_ONCE, acknowledge_each, act
from bazhua.grips.inherent.services.alarms.deeds import Deed
from bazhua.infra.db.access import access
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.i18n.language import current
from bazhua.infra.ui.filling import answer
from bazhua.infra.ui.parts.record import Action as Button
from bazhua.infra.ui.parts.record import Weight
from bazhua.infra.ui.parts.table import Column, Count, Empty, FormPage, ListPage, Table
from bazhua.infra.ui.parts.text import headed
from bazhua.infra.ui.respond import show_list
from bazhua.kernel.errors import Forbidden, NotFound, TransitionRefused
from bazhua.kernel.lexicon import sentence

CHOSEN = "chosen"


@require_safe
def record(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show an alarm with what the asker may do now."""
    actor, at = actor_of(request), arrival(request)
    return show_alarm(request, alarm_shown(actor, uid=uid, at=at), actor, at)


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, uid: UUID, slug: str) -> HttpResponse:
    """Ask what an act needs, and do it.

    Raises:
        NotFound: there is no such act, or no such alarm for the asker.
        Forbidden: he has no right to it.
    """
    actor, at = actor_of(request), arrival(request)
    found = BY_SLUG.get(slug)
    if found is None:
        raise NotFound
    right = RIGHTS[found.action]
    row = access(Alarm, actor, uid=uid, resource=RESOURCE, action=right, at=at)

    def take(filled: forms.Form) -> str:
        deed = Deed(alarm=row.uid, action=found.action, **brought(filled))
        try:
            act(deed, actor=actor, at=at)
        except TransitionRefused as refused:
            raise at_its_field(refused) from refused
        return page.cancel_href

    page = _page(request, found, row)
    if found.asks or request.method != "POST":
        return answer(request, page, take)
    try:
        act(Deed(alarm=row.uid, action=found.action), actor=actor, at=at)
    except TransitionRefused as refused:
        notice = sentence(at_its_field(refused), current())
        return show_alarm(request, alarm_shown(actor, uid=uid, at=at), actor, at, notice)
    return HttpResponseRedirect(page.cancel_href)


def _page(request: HttpRequest, found: AlarmStep, row: Alarm) -> FormPage:
    word = headed(ACTIONS[found.action])
    return FormPage(
        title=word,
        lead=f"{row.number} {row.point.name}",
        form=found.form(request.POST if request.method == "POST" else None),
        submit=word,
        cancel_href=reverse("alarms:record", args=[row.uid]),
    )


class ManyForm(forms.Form):
    """Which alarms, and one remark for all of them."""

    chosen = forms.MultipleChoiceField(
        label=_("Alarms"), widget=forms.CheckboxSelectMultiple(attrs={"class": "choices-tall"})
    )
    remark = remark(_("Remark"), required=False)


@require_http_methods(["GET", "HEAD", "POST"])
def acknowledge(request: HttpRequest) -> HttpResponse:
    """Ask for one remark on the chosen alarms, and acknowledge them.

    Raises:
        Forbidden: the asker may acknowledge none.
    """
    actor, at = actor_of(request), arrival(request)
    if not actor.granted(RESOURCE, RIGHTS[Action.ACKNOWLEDGE], at):
        raise Forbidden
    given = request.POST if request.method == "POST" else request.GET
    seen = shown_among(_uids(given.getlist(CHOSEN)), actor, at=at).select_related("point")
    rows = [row for row in seen.order_by("-raised_at", "pk") if waits(row)]
    if not rows:
        return show_list(request, _none())
    form = ManyForm(request.POST if request.method == "POST" else None)
    lines = [(str(row.uid), f"{row.number} {row.point.name}") for row in rows]
    form.fields[CHOSEN].choices = lines  # type: ignore[attr-defined]
    form.initial[CHOSEN] = [uid for uid, _line in lines]

    def take(filled: forms.Form) -> str:
        uids = [UUID(uid) for uid in filled.cleaned_data[CHOSEN]]
        acknowledge_each(uids, filled.cleaned_data["remark"], actor=actor, at=at)
        return reverse("alarms:list")

    page = FormPage(
        title=words.ACKNOWLEDGE_MANY,
        lead=words.ACKNOWLEDGE_LEAD,
        form=form,
        submit=headed(ACTIONS[Action.ACKNOWLEDGE]),
        cancel_href=reverse("alarms:list"),
    )
    return answer(request, page, take)


def _uids(texts: list[str]) -> list[UUID]:
    found = []
    for text in texts[:MOST_AT_ONCE]:
        try:
            found.append(UUID(text))
        except ValueError:
            continue  # it names no alarm
    return found


def _none() -> ListPage:
    back = Button(text=words.CONSOLE, href=reverse("alarms:list"), weight=Weight.MAIN, opens=True)
    return ListPage(
        title=words.ACKNOWLEDGE_MANY,
        table=Table(caption=words.ACKNOWLEDGE_MANY, columns=(Column(words.ALARMS),), rows=()),
        count=Count(0),
        empty=Empty(words.NONE_CHOSEN, words.NONE_CHOSEN_FILL),
        actions=(back,),
    )
