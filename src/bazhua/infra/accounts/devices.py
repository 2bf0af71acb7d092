"""Shared devices: a cookie that stays on the device, whoever signs in there."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from bazhua.infra.accounts.core.spelling import token_hash
from bazhua.infra.accounts.models import Device

COOKIE: Final = "bazhua_device"
KEPT: Final = "_accounts_device"
KEPT_S: Final = 400 * 86_400
"""As long as browsers keep any cookie; each use of the device renews it."""


def device_of(request: HttpRequest) -> Device | None:
    """Return the registered device that a request comes from; asked of the database once."""
    kept = vars(request)
    if KEPT not in kept:
        token = request.COOKIES.get(COOKIE, "")
        rows = Device.objects.filter(ended_at=None, token_hash=token_hash(token))
        kept[KEPT] = rows.first() if token else None
    found: Device | None = kept[KEPT]
    return found


def give_device(response: HttpResponse, token: str) -> None:
    """Let a browser remember that it is a shared device."""
    response.set_cookie(
        COOKIE,
        token,
        max_age=KEPT_S,
        httponly=True,
        samesite="Lax",
        secure=settings.SIGN_IN_SECURE,
    )
