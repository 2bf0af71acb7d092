"""Shared devices: the list, the page of one, making this one shared, ending one."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bazhua.infra.accounts.devices import give_device
from bazhua.infra.accounts.models import Device
from bazhua.infra.accounts.pages.entering import end_here
from bazhua.infra.accounts.sessions import take_cookie
from bazhua.infra.db.actors import Actor
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.tables.answers import show
from bazhua.infra.tables.listing import ListColumn, Listing
from bazhua.infra.ui.names import names
from bazhua.infra.ui.parts.marks import Mark
from bazhua.infra.ui.parts.record import Action, Fact, RecordPage, Viewer, Weight
from bazhua.infra.ui.parts.table import FormPage
from bazhua.infra.ui.parts.text import Text
from bazhua.infra.ui.respond import show_form, show_record
from bazhua.kernel.errors import DomainError, Forbidden
from bazhua.kernel.scope import Path
from bazhua.registry.interfaces.web.accounts import words
from bazhua.registry.interfaces.web.accounts.forms import DeviceForm
from bazhua.registry.selectors.who.devices import (
    RESOURCE,
    place_of,
    visible_device,
    visible_devices,
)
from bazhua.registry.selectors.who.places import node_by_code
from bazhua.registry.services.who.devices import end_device, register_device


def state(row: Device) -> Mark:
    """Return whether a device is in use."""
    return words.ENDED if row.ended_at else words.IN_USE


DEVICES: Listing[Device] = Listing(
    name="devices",
    model=Device,
    title=words.DEVICES,
    columns=(
        ListColumn(text=words.DEVICE_NAME, show=lambda row: row.name, min_em=10),
        ListColumn(text=words.SINCE, show=lambda row: row.enrolled_at, sort="enrolled_at"),
        ListColumn(text=words.USE, show=state, plain=lambda row: row.ended_at, min_em=6),
    ),
    href=lambda row: reverse("people_accounts:device", args=[row.uid]),
    order="-enrolled_at",
    empty=words.NO_DEVICES,
)


@require_safe
def listing(request: HttpRequest) -> HttpResponseBase:
    """List the shared devices within his reach."""
    return show(request, DEVICES, (visible_devices(actor_of(request), at=arrival(request)),))


@require_safe
def record(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show a shared device."""
    actor, at = actor_of(request), arrival(request)
    row = visible_device(actor, uid, at=at)
    may = row.ended_at is None and actor.may(RESOURCE, "end", place_of(Path(row.path)), at)
    return show_record(request, _page(row, may=may))


@require_http_methods(["GET", "HEAD", "POST"])
def enrol(request: HttpRequest) -> HttpResponse:
    """Make the device in front of him a shared one; he is signed out on it."""
    actor, at = actor_of(request), arrival(request)
    if not actor.granted(RESOURCE, "create", at):
        raise Forbidden
    form = DeviceForm(request.POST or None)
    if form.is_bound and form.is_valid() and (token := _registered(form, actor, request)):
        end_here(request)
        response = HttpResponseRedirect(reverse("accounts:badge"))
        take_cookie(response)
        give_device(response, token)
        return response
    page = FormPage(
        title=words.ENROL,
        lead=words.ENROL_LEAD,
        form=form,
        submit=words.ENROL,
        cancel_href=reverse("people_accounts:devices"),
    )
    return show_form(request, page)


@require_POST
def end(request: HttpRequest, uid: UUID) -> HttpResponse:
    """End a shared device."""
    end_device(uid, actor=actor_of(request), at=arrival(request))
    return HttpResponseRedirect(reverse("people_accounts:device", args=[uid]))


def _registered(form: DeviceForm, actor: Actor, request: HttpRequest) -> str:
    """Return the token of the new device, or an empty text when the form says why not."""
    node = node_by_code(form.cleaned_data["node"])
    if node is None:
        form.add_error("node", _("no region or enterprise has this code."))
        return ""
    try:
        return register_device(form.cleaned_data["name"], node, actor=actor, at=arrival(request))
    except DomainError as refusal:
        form.refuse(refusal)
        return ""


def _page(row: Device, *, may: bool) -> RecordPage:
    place: Text = names().places([row.path]).get(row.path, row.path)
    href = reverse("people_accounts:end_device", args=[row.uid])
    ending = Action(text=words.END_DEVICE, href=href, weight=Weight.GRAVE, confirm=words.END_ASK)
    return RecordPage(
        kind=words.DEVICE,
        title=row.name,
        number="",
        marks=(state(row),),
        steps=(),
        actions=(ending,) if may else (),
        facts=(Fact(words.PLACE, place), Fact(words.SINCE, row.enrolled_at)),
        timeline=(),
        viewers=(Viewer(words.WHO_DEVICE, words.WHY_DEVICE),),
    )
