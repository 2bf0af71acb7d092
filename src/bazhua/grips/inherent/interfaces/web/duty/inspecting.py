"""Inspections by who answers by name: the list, the page of an installation, the form."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from bazhua.grips.inherent.domain.duty.named import PERSONS, NamedPerson, questions_of
from bazhua.grips.inherent.interfaces.web.duty import named as words
from bazhua.grips.inherent.interfaces.web.duty.inspected import inspected_page
from bazhua.grips.inherent.interfaces.web.duty.inspections import inspection_listing
from bazhua.grips.inherent.models import Installation
from bazhua.grips.inherent.selectors.duty.inspections import (
    graded_parts,
    inspected_shown,
    standings,
    to_inspect,
)
from bazhua.grips.inherent.selectors.watching.reach import MONITORING
from bazhua.grips.inherent.services.duty.inspecting import LONGEST, Inspected, inspect
from bazhua.infra.db.access import VIEW
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.i18n.language import current
from bazhua.infra.policies.book import current_book
from bazhua.infra.recurrence.refusals import NotExpected
from bazhua.infra.recurrence.selectors import Outcome
from bazhua.infra.tables.answers import show
from bazhua.infra.ui.filling import answer
from bazhua.infra.ui.parts.table import FormPage
from bazhua.infra.ui.respond import show_tabbed
from bazhua.kernel.errors import NotFound
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Phrase, Word

YES, NO = "yes", "no"


class InspectionForm(forms.Form):
    """A tap for each question, and what is wrong."""

    def __init__(self, questions: dict[str, Word], *args: Any, **told: Any) -> None:
        """Ask every question of a person."""
        super().__init__(*args, **told)
        self.questions = questions
        choices = [(YES, words.FINE.text(current())), (NO, words.NOT_FINE.text(current()))]
        for code, text in questions.items():
            self.fields[code] = forms.ChoiceField(
                label=text.text(current()), choices=choices, widget=forms.RadioSelect
            )
        self.fields["note"] = forms.CharField(
            label=words.NOTE.text(current()),
            help_text=words.NOTE_HELP.text(current()),
            max_length=LONGEST,
            required=False,
            widget=forms.Textarea({"rows": 3}),
        )

    def answers(self) -> dict[str, bool]:
        """Return what was answered, by code of the question."""
        return {code: self.cleaned_data[code] == YES for code in self.questions}


@require_safe
def inspections(request: HttpRequest) -> HttpResponseBase:
    """List the graded installations that the asker may view, by who answers for them."""
    actor, at = actor_of(request), arrival(request)
    return show(request, inspection_listing(at), graded_parts(actor, at=at))


@require_safe
def inspected(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show who answers for an installation, and how it was inspected."""
    actor, at = actor_of(request), arrival(request)
    row = inspected_shown(actor, uid, at=at)
    return show_tabbed(request, inspected_page(row, actor, at))


@require_http_methods(["GET", "HEAD", "POST"])
def inspect_one(request: HttpRequest, uid: UUID, person: str) -> HttpResponse:
    """Ask what somebody who answers by name is to look at, and keep it.

    Raises:
        NotFound, Forbidden: no such installation for him, or he may only look.
        NotExpected: nothing is expected of this person there, or not in this period.
    """
    actor, at = actor_of(request), arrival(request)
    row, as_ = to_inspect(actor, uid, at=at), _person(person)
    period = _period(row, as_, request.GET.get("period", ""), at)
    questions = questions_of(current_book(day_of(at)), as_, day_of(at))
    form = InspectionForm(dict(questions), request.POST or None)
    sees = actor.may(MONITORING, VIEW, row.place, at)
    onward = reverse("duty:inspected", args=[uid]) if sees else reverse("home")

    def do(filled: forms.Form) -> str:
        said = Inspected(
            installation=uid,
            person=as_,
            opens_at=period.period.opens_at,
            answers=form.answers(),
            note=filled.cleaned_data["note"],
        )
        inspect(said, actor=actor, at=at)
        return onward

    page = FormPage(
        title=Phrase(words.INSPECT, {"person": PERSONS[as_]}),
        lead=_lead(row, period),
        form=form,
        submit=words.SEND,
        cancel_href=onward,
    )
    return answer(request, page, do)


def _person(code: str) -> NamedPerson:
    found = {one.value.lower(): one for one in NamedPerson}.get(code)
    if found is None:
        raise NotFound
    return found


def _period(row: Installation, person: NamedPerson, asked: str, at: datetime) -> Outcome:
    """Return the period that the address names; without one the one that runs."""
    found = standings([row], at=at)[row.uid][person]
    known = [one for one in (found.now, found.before) if one is not None]
    for one in known:
        if asked in ("", one.period.opens_at.isoformat()):
            return one
    raise NotExpected("period", row.uid, at)


def _lead(row: Installation, period: Outcome) -> Phrase:
    days = period.period.days
    told = Phrase(words.PERIOD, {"first": days.first, "last": days.last})
    return Phrase(words.INSPECT_LEAD, {"name": row.name, "period": told})
