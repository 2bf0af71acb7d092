"""Ask for a deed by its form, and do it."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.ui.filling import answer
from bazhua.infra.ui.parts.table import FormPage
from bazhua.kernel.errors import NotFound
from bazhua.registry.interfaces.web.where.deeds.base import Order
from bazhua.registry.interfaces.web.where.deeds.table import DEEDS
from bazhua.registry.selectors.names import part_called
from bazhua.registry.selectors.where.inside import part_of
from bazhua.registry.selectors.where.tabs import Asked
from bazhua.registry.services.where.enterprises import open_row


@require_http_methods(["GET", "HEAD", "POST"])
def deed(request: HttpRequest, uid: UUID, slug: str, part: UUID | None = None) -> HttpResponse:
    """Ask what a deed needs, and do it.

    Raises:
        NotFound: there is no such deed, enterprise or part for the asker.
        Forbidden: he may not do it.
        ClosedAlready: the enterprise is closed.
    """
    actor, at = actor_of(request), arrival(request)
    found = DEEDS.get(slug)
    if found is None or (found.about is None) != (part is None):
        raise NotFound
    row = open_row(uid, actor=actor, at=at, right=found.right)
    target = row if found.about is None or part is None else part_of(row, found.about, part)
    form = found.form(
        request.POST or None, request.FILES or None, initial={"version": target.version}
    )
    form.offer(Asked(row, actor, at))
    home = reverse("enterprises:record", args=[uid])
    back = reverse("enterprises:tab", args=[uid, found.tab]) if found.tab else home

    def do(filled: forms.Form) -> str:
        said = filled.cleaned_data
        found.do(
            Order(
                enterprise=uid,
                part=part or uid,
                version=said["version"],
                said=said,
                actor=actor,
                at=at,
            )
        )
        return back

    lead = found.lead or part_called(target, row)
    page = FormPage(title=found.title, lead=lead, form=form, submit=found.title, cancel_href=back)
    return answer(request, page, do)
