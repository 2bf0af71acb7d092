"""A shared device: a badge is shown, a code comes to its person's phone, the next one takes over."""

from typing import Final

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from bazhua.infra.accounts.core.refusals import DeviceUnknown
from bazhua.infra.accounts.devices import COOKIE as DEVICE
from bazhua.infra.accounts.devices import device_of, give_device
from bazhua.infra.accounts.pages.entering import asked, end_here, show_step
from bazhua.infra.accounts.pages.forms import BadgeForm, PhoneCodeForm
from bazhua.infra.accounts.pages.visitor import onward, visitor_of
from bazhua.infra.accounts.services.phone_codes import LASTS, ask_code, give_phone_code
from bazhua.infra.http.request import arrival
from bazhua.kernel.errors import DomainError

COOKIE: Final = "bazhua_badge"
SALT: Final = "bazhua.accounts.badge"
TEMPLATE: Final = "accounts/badge.html"


@asked
@sensitive_post_parameters()
def show(request: HttpRequest) -> HttpResponse:
    """Ask for a badge; whoever was signed in on this device before is signed out by the next one."""
    device = device_of(request)
    if device is None:
        raise DeviceUnknown
    form = BadgeForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            response = _sent(request, form.cleaned_data["badge"])
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            end_here(request)
            return response
    response = show_step(request, form, device.name, _("Go on"), template=TEMPLATE)
    give_device(response, request.COOKIES[DEVICE])
    return response


@asked
@sensitive_post_parameters()
def code(request: HttpRequest) -> HttpResponse:
    """Ask for the code that came to the phone."""
    try:
        waiting = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return HttpResponseRedirect(reverse("accounts:badge"))
    form = PhoneCodeForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            begun = give_phone_code(
                token=waiting["token"],
                code=form.cleaned_data["code"],
                visitor=visitor_of(request),
                at=arrival(request),
            )
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            response = onward(request, begun)
            response.delete_cookie(COOKIE, path=reverse("accounts:badge"), samesite="Lax")
            return response
    lead = _("It was sent to the phone number that ends with %(digits)s.")
    told = lead % {"digits": waiting["ends"]}
    return show_step(request, form, _("Code from the phone"), _("Sign in"), lead=told)


def _sent(request: HttpRequest, badge: str) -> HttpResponse:
    found = ask_code(badge=badge, visitor=visitor_of(request), at=arrival(request))
    response = HttpResponseRedirect(reverse("accounts:badge_code"))
    response.set_cookie(
        COOKIE,
        signing.dumps({"token": found.token, "ends": found.ends_with}, salt=SALT),
        max_age=int(LASTS.total_seconds()),
        path=reverse("accounts:badge"),
        secure=settings.SIGN_IN_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response
