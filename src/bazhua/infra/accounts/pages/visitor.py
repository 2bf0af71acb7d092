"""Where a request comes from: the network address behind our own proxies, the browser."""

import re
from typing import Final
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import rotate_token
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from bazhua.infra.accounts.configured import sign_in_env
from bazhua.infra.accounts.core.needs import Need
from bazhua.infra.accounts.devices import device_of
from bazhua.infra.accounts.services.starting import Begun, Visitor
from bazhua.infra.accounts.sessions import give_cookie

LOOPBACK: Final = ("127.", "::1")
PAGES: Final = {
    Need.CODE: "accounts:code",
    Need.PASSWORD: "accounts:set_password",
    Need.ENROL: "accounts:enrol",
}
BROWSERS: Final = (
    ("MicroMessenger/", "微信"),
    ("DingTalk/", "钉钉"),
    ("Edg", "Edge"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS: Final = (
    ("HarmonyOS", "HarmonyOS"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


def visitor_of(request: HttpRequest) -> Visitor:
    """Return where a request comes from."""
    agent = re.sub(r"[^\x20-\x7e]", "", request.headers.get("User-Agent", ""))
    device = device_of(request)
    return Visitor(
        address=_address(request),
        agent=agent,
        shared=device is not None,
        device=device.pk if device else None,
    )


def agent_said(agent: str) -> str:
    """Return browser and system as people call them."""
    found = [
        next((said for sign, said in known if sign in agent), "") for known in (BROWSERS, SYSTEMS)
    ]
    return " · ".join(filter(None, found))


def next_of(request: HttpRequest) -> str:
    """Return the page that a person wanted before he was asked who he is; else his desk."""
    wanted = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if safe and wanted.startswith("/") else _first_page()


def onward(request: HttpRequest, begun: Begun) -> HttpResponse:
    """Answer with the cookie of a session and the way to what comes next."""
    return onward_to(request, begun, next_of(request))


def onward_to(request: HttpRequest, begun: Begun, wanted: str) -> HttpResponse:
    """Answer the same, to a page that was wanted before."""
    if begun.need == Need.NOTHING:
        response = HttpResponseRedirect(wanted)
    else:
        query = "" if wanted == _first_page() else f"?{urlencode({'next': wanted})}"
        response = HttpResponseRedirect(reverse(PAGES[begun.need]) + query)
    rotate_token(request)
    give_cookie(response, begun.token)
    return response


def _first_page() -> str:
    return resolve_url(settings.LOGIN_REDIRECT_URL)


def _address(request: HttpRequest) -> str:
    """Return the network address, as far as it can be believed; empty when it is unknown.

    Each proxy of ours adds the address it was asked from at the end; what stands before is
    written by anybody. The loopback without a proxy hides many people behind one address.
    """
    proxies = sign_in_env().proxies
    if proxies:
        chain = request.headers.get("X-Forwarded-For", "").split(",")
        return chain[-proxies].strip() if len(chain) >= proxies else ""
    address: str = request.META.get("REMOTE_ADDR", "")
    return "" if address.startswith(LOOPBACK) else address
