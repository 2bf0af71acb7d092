"""To the issuer and back: state, nonce and verifier wait in a signed cookie meanwhile."""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core import signing
from django.core.exceptions import ImproperlyConfigured
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from bazhua.infra.accounts.configured import sign_in_env
from bazhua.infra.accounts.core.refusals import IssuerRefused, SessionNeeded
from bazhua.infra.accounts.core.spelling import new_token
from bazhua.infra.accounts.oidc.issuer import Asked, Issuer
from bazhua.infra.accounts.pages.visitor import next_of, onward_to, visitor_of
from bazhua.infra.accounts.services.signing_in import confirm_vouched, sign_in_vouched
from bazhua.infra.accounts.sessions import signed_in
from bazhua.infra.http.request import arrival

COOKIE: Final = "bazhua_oidc"
SALT: Final = "bazhua.accounts.oidc"
LASTS_S: Final = 600


@require_safe
def go(request: HttpRequest) -> HttpResponse:
    """Lead to the issuer."""
    return _led(request, {})


@require_safe
def again(request: HttpRequest) -> HttpResponse:
    """Lead who is signed in to the issuer once more, to show afresh who he is."""
    signed = signed_in(request)
    if signed is None:
        return HttpResponseRedirect(reverse("accounts:sign_in"))
    return _led(request, {"session": str(signed.session), "since": arrival(request).timestamp()})


@require_safe
def back(request: HttpRequest) -> HttpResponse:
    """Take whom the issuer vouches for on, if he has an account.

    Raises: IssuerRefused, SignInRefused – he is not let in, or did not show afresh who he is.
    """
    issuer = _issuer()
    try:
        waiting = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=LASTS_S)
    except signing.BadSignature:
        raise IssuerRefused("cookie") from None
    given = request.GET.get("state", "")
    if not hmac.compare_digest(given.encode(), waiting["state"].encode()):
        raise IssuerRefused("state")
    code, at = request.GET.get("code", ""), arrival(request)
    if not code:
        raise IssuerRefused("code")
    since = datetime.fromtimestamp(waiting["since"], UTC) if "session" in waiting else None
    verifier, nonce = waiting["verifier"], waiting["nonce"]
    asked = Asked(code=code, back=_back(), verifier=verifier, nonce=nonce, since=since)
    login = issuer.login_of(asked, at)
    if since is not None:
        signed = signed_in(request)
        if signed is None or str(signed.session) != waiting["session"]:
            raise SessionNeeded
        confirm_vouched(session=signed.session, login=login, at=at)
        response: HttpResponse = HttpResponseRedirect(waiting["next"])
    else:
        begun = sign_in_vouched(login=login, visitor=visitor_of(request), at=at)
        response = onward_to(request, begun, waiting["next"])
    response.delete_cookie(COOKIE, path=reverse("accounts:oidc"), samesite="Lax")
    return response


def _led(request: HttpRequest, more: dict[str, str | float]) -> HttpResponse:
    waiting = {name: new_token() for name in ("state", "nonce", "verifier")}
    digest = hashlib.sha256(waiting["verifier"].encode()).digest()
    challenge = urlsafe_b64encode(digest).rstrip(b"=").decode()
    address = _issuer().sign_in_address(
        _back(), waiting["state"], waiting["nonce"], challenge, afresh=bool(more)
    )
    response = HttpResponseRedirect(address)
    response.set_cookie(
        COOKIE,
        signing.dumps({**waiting, **more, "next": next_of(request)}, salt=SALT),
        max_age=LASTS_S,
        path=reverse("accounts:oidc"),
        secure=settings.SIGN_IN_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def _back() -> str:
    return f"{settings.SITE_ORIGIN}{reverse('accounts:oidc_back')}"


@cache
def _configured(address: str, client: str, file: Path, claim: str) -> Issuer:
    try:
        secret = file.read_text(encoding="utf-8").strip()
    except OSError as problem:
        raise ImproperlyConfigured(f"{file} cannot be read ({type(problem).__name__})") from problem
    return Issuer(address, client, secret, claim)


def _issuer() -> Issuer:
    """Return the issuer; a site without one has no such page."""
    env = sign_in_env()
    if env.oidc_issuer is None or env.oidc_client is None or env.oidc_secret_file is None:
        raise Http404
    return _configured(env.oidc_issuer, env.oidc_client, env.oidc_secret_file, env.oidc_claim)
