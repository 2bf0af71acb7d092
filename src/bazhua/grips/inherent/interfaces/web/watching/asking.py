"""Forms of installations, gateways and points are asked for, and done."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST

from bazhua.grips.inherent.domain.mine import MethaneSensor
from bazhua.grips.inherent.domain.watching.mines import methane_limits
from bazhua.grips.inherent.domain.watching.terms import OF_BODIES, InstallationKind
from bazhua.grips.inherent.interfaces.web.watching import words
from bazhua.grips.inherent.interfaces.web.watching.forms import (
    CLASS,
    LINE,
    ChangeForm,
    ChangePointForm,
    InstallationForm,
    OpenForm,
    PointForm,
    SetUpForm,
    offer,
    shown,
)
from bazhua.grips.inherent.interfaces.web.watching.listing import (
    installation_address,
    point_address,
    watched_address,
)
from bazhua.grips.inherent.models import Installation, Point
from bazhua.grips.inherent.selectors.watching.reach import FIRM, kind_of, may_set, reached, settable
from bazhua.grips.inherent.selectors.watching.shown import (
    gateways_of,
    held_at,
    installations_of,
    point_shown,
)
from bazhua.grips.inherent.services.watching.installations import (
    NewInstallation,
    change_installation,
    close_installation,
    open_installation,
)
from bazhua.grips.inherent.services.watching.points import (
    NewPoint,
    change_point,
    end_point,
    set_up_points,
)
from bazhua.infra.db.actors import Actor
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.policies.book import current_book
from bazhua.infra.ui.filling import answer
from bazhua.infra.ui.parts.table import FormPage
from bazhua.infra.ui.parts.text import said
from bazhua.kernel.errors import Forbidden, WrongType
from bazhua.kernel.scope import Place
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Word
from bazhua.registry.api import posts_at, spots_at


@require_http_methods(["GET", "HEAD", "POST"])
def open_one(request: HttpRequest, enterprise: UUID) -> HttpResponse:
    """Ask what an installation is, and set it up.

    Raises:
        NotFound, Forbidden: no such enterprise for him, or he may only look.
    """
    actor, at = actor_of(request), arrival(request)
    of = kind_of(enterprise)
    place = reached(of, enterprise, actor, at)
    form = OpenForm(request.POST or None)
    form.offer_kinds(kinds_at(of))
    _offer_installation(form, place, at)
    if request.POST.get("spot"):
        form.ask_classes(_unknown(request.POST["spot"]))

    def do(_filled: forms.Form) -> str:
        new = NewInstallation(
            kind=form.kind_chosen(), subject_uid=enterprise, subject_kind=of, manner=form.manner()
        )
        return installation_address(open_installation(new, actor=actor, at=at))

    page = FormPage(
        title=words.OPEN,
        lead=words.OPEN_LEAD,
        form=form,
        submit=words.OPEN,
        cancel_href=watched_address(of, enterprise),
    )
    return answer(request, page, do)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Ask what is other about an installation, and change it.

    Raises:
        NotFound, Forbidden: there is none for him, or he may only look.
    """
    actor, at = actor_of(request), arrival(request)
    row = settable(Installation, uid, actor, at)
    form = ChangeForm(request.POST or None, initial=_known(row))
    _offer_installation(form, row.place, at)
    if row.spot_uid is not None:
        form.ask_classes(held_at(row.spot_uid))

    def do(filled: forms.Form) -> str:
        version = filled.cleaned_data["version"]
        return installation_address(
            change_installation(uid, form.manner(), version=version, actor=actor, at=at)
        )

    page = FormPage(
        title=words.CHANGE,
        lead=row.name,
        form=form,
        submit=words.CHANGE,
        cancel_href=installation_address(row),
    )
    return answer(request, page, do)


@require_POST
def close(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Close an installation."""
    row = close_installation(
        uid, version=seen(request), actor=actor_of(request), at=arrival(request)
    )
    return HttpResponseRedirect(installation_address(row))


@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: HttpRequest, enterprise: UUID) -> HttpResponse:
    """Ask what a point is, and set it up.

    Raises:
        NotFound, Forbidden: no such enterprise for him, or he may only look.
    """
    actor, at = actor_of(request), arrival(request)
    of = kind_of(enterprise)
    place = reached(of, enterprise, actor, at)
    form = SetUpForm(request.POST or None, initial={"installation": request.GET.get("at", "")})
    _offer_point(form, enterprise, place, actor, at)
    ways = {str(one.uid): one.name for one in gateways_of(enterprise, actor, at=at)}
    offer(form, "gateway", ways)

    def do(filled: forms.Form) -> str:
        told, limits = filled.cleaned_data, form.limits()
        if not limits and told["sensor"]:
            limits = methane_limits(current_book(day_of(at)), MethaneSensor(told["sensor"]))
        new = NewPoint(
            tag=told["tag"], gateway=UUID(told["gateway"]), facts=form.facts(), limits=limits
        )
        return point_address(set_up_points([new], actor=actor, at=at)[0])

    page = FormPage(
        title=words.SET_UP,
        lead=words.SET_UP_LEAD,
        form=form,
        submit=words.SET_UP,
        cancel_href=watched_address(of, enterprise),
    )
    return answer(request, page, do)


@require_http_methods(["GET", "HEAD", "POST"])
def change_one(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Ask what is other about a point, and change it.

    Raises:
        NotFound, Forbidden: there is none for him, or he may only look.
    """
    actor, at = actor_of(request), arrival(request)
    row = point_to_set(uid, actor, at)
    form = ChangePointForm(request.POST or None, initial=_known_point(row))
    _offer_point(form, row.subject_uid, row.place, actor, at)

    def do(filled: forms.Form) -> str:
        version = filled.cleaned_data["version"]
        return point_address(change_point(uid, form.facts(), version=version, actor=actor, at=at))

    page = FormPage(
        title=words.CHANGE,
        lead=row.name,
        form=form,
        submit=words.CHANGE,
        cancel_href=point_address(row),
    )
    return answer(request, page, do)


@require_POST
def end_one(request: HttpRequest, uid: UUID) -> HttpResponse:
    """End a point with its limits."""
    row = end_point(uid, version=seen(request), actor=actor_of(request), at=arrival(request))
    return HttpResponseRedirect(point_address(row))


def point_to_set(uid: UUID, actor: Actor, at: datetime) -> Point:
    """Return a point that somebody may set.

    Raises:
        NotFound, Forbidden: there is none for him, or he may only look.
    """
    row = point_shown(actor, uid, at=at)
    if not may_set(row, actor, at):
        raise Forbidden
    return row


def seen(request: HttpRequest) -> int:
    """Return the version that the sender has seen.

    Raises:
        WrongType: it is no number.
    """
    version = request.POST.get("version", "")
    if not version.isdecimal():
        raise WrongType("version", version[:20], Word("整数", "a whole number"))
    return int(version)


def _offer_installation(form: InstallationForm, place: Place, at: datetime) -> None:
    offer(form, "spot", {str(uid): said(word) for uid, word in spots_at(place.region).items()})
    posts = {address: said(word) for address, word in posts_at(place, at=at).items()}
    for name in ("principal", "technical", "operation"):
        offer(form, name, posts)


def _offer_point(
    form: PointForm, enterprise: UUID, place: Place, actor: Actor, at: datetime
) -> None:
    rows = installations_of(enterprise, actor, at=at)
    offer(form, "installation", {str(row.uid): row.name for row in rows})
    offer(form, "spot", {str(uid): said(word) for uid, word in spots_at(place.region).items()})


def _unknown(spot: str) -> Any:
    try:
        return held_at(UUID(spot))
    except ValueError:
        return ()


def _known(row: Installation) -> dict[str, Any]:
    classes = {}
    for uid, told in row.classes.items():
        classes[f"{CLASS}{uid}"] = told.get("symbols", [])
        classes[f"{LINE}{uid}"] = told.get("line")
    return {
        "version": row.version,
        "name": row.name,
        "spot": str(row.spot_uid or ""),
        "exposed_persons": row.exposed_persons,
        "filing_number": row.filing_number,
        "filed_until": row.filed_until,
        "principal": row.principal,
        "technical": row.technical,
        "operation": row.operation,
        **classes,
    }


def _known_point(row: Point) -> dict[str, Any]:
    return {
        "version": row.version,
        "name": row.name,
        "measured": row.measured,
        "unit": row.unit,
        "period_s": row.period_s,
        "low": shown(row.low),
        "high": shown(row.high),
        "full": shown(row.full),
        "installation": "" if row.installation is None else str(row.installation.uid),
        "spot": str(row.spot_uid or ""),
    }


def kinds_at(of: str) -> tuple[InstallationKind, ...]:
    """Return what may be set up at an enterprise, or at a body."""
    return tuple(kind for kind in InstallationKind if (kind in OF_BODIES) == (of != FIRM))
