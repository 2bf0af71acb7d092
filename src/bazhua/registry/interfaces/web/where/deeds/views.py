"""Ask for a deed by its form, and do it."""

from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.ui.parts.table import FormPage
from bazhua.infra.ui.respond import show_form
from bazhua.kernel.errors import DomainError, NotFound
from bazhua.registry.interfaces.web.where.deeds.base import Deed, DeedForm, Order
from bazhua.registry.interfaces.web.where.deeds.table import DEEDS
from bazhua.registry.interfaces.web.where.forms import tell
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
    asked = Asked(row, actor, at)
    target = row if found.about is None or part is None else part_of(row, found.about, part)
    form = _form(request, found, asked, target.version)
    back = reverse("enterprises:tab", args=[uid, found.tab]) if found.tab else _home(uid)
    if form.is_valid():
        said = form.cleaned_data
        order = Order(
            enterprise=uid, part=part or uid, version=said["version"], said=said, actor=actor, at=at
        )
        if _done(found, order, form):
            return HttpResponseRedirect(back)
    lead = found.lead or getattr(target, "name", "") or row.name
    page = FormPage(title=found.title, lead=lead, form=form, submit=found.title, cancel_href=back)
    return show_form(request, page)


def _form(request: HttpRequest, found: Deed, asked: Asked, version: int) -> DeedForm:
    form = found.form(request.POST or None, request.FILES or None, initial={"version": version})
    form.offer(asked)
    return form


def _done(found: Deed, order: Order, form: DeedForm) -> bool:
    try:
        with transaction.atomic():
            found.do(order)
    except DomainError as refused:
        tell(form, refused)
        return False
    return True


def _home(uid: UUID) -> str:
    return reverse("enterprises:record", args=[uid])
