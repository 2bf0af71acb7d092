"""Ask for a step by its form, and take it."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from bazhua.grips.dangers.domain.closed_loop.rights import right_to
from bazhua.grips.dangers.domain.closed_loop.terms import ACTION_WORDS
from bazhua.grips.dangers.interfaces.web.steps.base import (
    ACTS_FOR,
    PHOTOS,
    VERSION,
    About,
    Step,
)
from bazhua.grips.dangers.interfaces.web.steps.table import BY_SLUG
from bazhua.grips.dangers.interfaces.web.taking.forms import at_its_field, form_of
from bazhua.grips.dangers.interfaces.web.taking.late import comes_late, overtaken
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.grips.dangers.selectors.dangers import RESOURCE
from bazhua.grips.dangers.selectors.ledger.listing import short
from bazhua.grips.dangers.services.acting import act
from bazhua.grips.dangers.services.deeds import Deed
from bazhua.grips.dangers.services.proving import show_after
from bazhua.infra.db.access import access
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.ui.filling import answer
from bazhua.infra.ui.parts.table import FormPage
from bazhua.infra.ui.parts.text import headed
from bazhua.kernel.errors import NotFound, TransitionRefused


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, uid: UUID, slug: str) -> HttpResponse:
    """Ask what a step needs, and take it.

    Raises:
        NotFound: there is no such step, or no such danger for the asker.
        Forbidden: he has no right to it.
    """
    actor, at = actor_of(request), arrival(request)
    found = BY_SLUG.get(slug)
    if found is None:
        raise NotFound
    right = right_to(found.action)
    row = access(HiddenDanger, actor, uid=uid, resource=RESOURCE, action=right, at=at)
    about = About(row, actor, at)
    page = _page(request, found, about)

    def late() -> HttpResponse:
        return overtaken(request, page, found, about)

    def take(filled: forms.Form) -> str:
        try:
            done = act(_deed(found, about, filled), actor=actor, at=at)
        except TransitionRefused as refused:
            raise at_its_field(refused) from refused
        show_after(done, filled.cleaned_data.get(PHOTOS, []), actor=actor, at=at)
        return page.cancel_href

    if comes_late(request, found, about):
        return late()
    return answer(request, page, take, late)


def _deed(found: Step, about: About, filled: forms.Form) -> Deed:
    said = dict(filled.cleaned_data)
    version, acts_for = said.pop(VERSION), said.pop(ACTS_FOR, "")
    said.pop(PHOTOS, None)
    return Deed(
        danger=about.row.uid,
        version=version,
        action=found.action,
        acts_for=UUID(acts_for) if acts_for else None,
        **found.brings(said),
    )


def _page(request: HttpRequest, found: Step, about: About) -> FormPage:
    row, word = about.row, headed(ACTION_WORDS[found.action])
    return FormPage(
        title=word,
        lead=f"{row.number} {short(row)}",
        form=form_of(found, about, request.POST or None, request.FILES or None),
        submit=word,
        cancel_href=reverse("dangers:record", args=[row.uid]),
    )
