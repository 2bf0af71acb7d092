"""To the issuer and back: state, nonce and verifier wait in a signed cookie meanwhile."""

import hashlib
import hmac
from base64 import urlsafe_b64encode
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
from bazhua.infra.accounts.core.refusals import IssuerRefused
from bazhua.infra.accounts.core.spelling import new_token
from bazhua.infra.accounts.oidc.issuer import Issuer
from bazhua.infra.accounts.pages.visitor import next_of, onward_to, visitor_of
from bazhua.infra.accounts.services.signing_in import sign_in_vouched
from bazhua.infra.http.request import arrival

COOKIE: Final = "bazhua_oidc"
SALT: Final = "bazhua.accounts.oidc"
LASTS_S: Final = 600


@require_safe
def go(request: HttpRequest) -> HttpResponse:
    """Lead to the issuer."""
    waiting = {name: new_token() for name in ("state", "nonce", "verifier")}
    digest = hashlib.sha256(waiting["verifier"].encode()).digest()
    challenge = urlsafe_b64encode(digest).rstrip(b"=").decode()
    address = _issuer().sign_in_address(_back(), waiting["state"], waiting["nonce"], challenge)
    response = HttpResponseRedirect(address)
    response.set_cookie(
        COOKIE,
        signing.dumps({**waiting, "next": next_of(request)}, salt=SALT),
        max_age=LASTS_S,
        path=reverse("accounts:oidc"),
        secure=settings.SIGN_IN_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


@require_safe
def back(request: HttpRequest) -> HttpResponse:
    """Take whom the issuer vouches for on, if he has an account.

    Raises: IssuerRefused, SignInRefused – he is not let in.
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
    login = issuer.login_of(code, _back(), waiting["verifier"], waiting["nonce"], at)
    begun = sign_in_vouched(login=login, visitor=visitor_of(request), at=at)
    response = onward_to(request, begun, waiting["next"])
    response.delete_cookie(COOKIE, path=reverse("accounts:oidc"), samesite="Lax")
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
