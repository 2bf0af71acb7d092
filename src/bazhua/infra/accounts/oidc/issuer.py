"""What is asked of the issuer: where its pages are, tokens for a code, its keys; checked with care."""

import json
from base64 import b64encode
from dataclasses import dataclass, field
from datetime import datetime
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any, Final
from urllib.parse import quote, urlencode, urlsplit

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from bazhua.infra.accounts.core.refusals import IssuerRefused

MOST_BYTES: Final = 262_144
TIMEOUT_S: Final = 10.0
ALGORITHMS: Final = ("RS256", "PS256", "ES256", "EdDSA")
DRIFT_S: Final = 60
AFRESH: Final = {"prompt": "login", "max_age": "0"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What waited for an answer of the issuer, and the code that it brought.

    Attributes:
        since: he must have shown who he is since then; none when his session there is enough.
    """

    code: str = field(repr=False)
    back: str
    verifier: str = field(repr=False)
    nonce: str
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Issuer:
    """The issuer of the settings, and who we are there."""

    address: str
    client: str
    secret: str = field(repr=False)
    claim: str

    def sign_in_address(
        self, back: str, state: str, nonce: str, challenge: str, *, afresh: bool = False
    ) -> str:
        """Return where a person signs in.

        Args:
            afresh: he shows there again who he is, even when he is signed in there.

        Raises: IssuerRefused – the issuer does not say.
        """
        question = {
            "response_type": "code",
            "client_id": self.client,
            "redirect_uri": back,
            "scope": "openid profile",
            "state": state,
            "nonce": nonce,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
            **(AFRESH if afresh else {}),
        }
        page = self._told("authorization_endpoint")
        return f"{page}{'&' if '?' in page else '?'}{urlencode(question)}"

    def login_of(self, asked: Asked, at: datetime) -> str:
        """Return the login name that the issuer vouches for.

        Raises: IssuerRefused – it does not, or what it says is not its own, not for us, or old.
        """
        form = {
            "grant_type": "authorization_code",
            "code": asked.code,
            "redirect_uri": asked.back,
            "code_verifier": asked.verifier,
        }
        pair = f"{quote(self.client, safe='')}:{quote(self.secret, safe='')}"
        headers = {
            "Authorization": f"Basic {b64encode(pair.encode()).decode()}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        answer = _asked("POST", self._told("token_endpoint"), urlencode(form).encode(), headers)
        claims = self._claims(answer.get("id_token"), asked.nonce, at)
        shown_at = claims.get("auth_time")
        if asked.since is not None and not (
            isinstance(shown_at, int) and shown_at >= int(asked.since.timestamp()) - DRIFT_S
        ):
            raise IssuerRefused("auth_time")
        login = claims.get(self.claim)
        if not isinstance(login, str) or not login:
            raise IssuerRefused(self.claim)
        return login

    def _claims(self, token: object, nonce: str, at: datetime) -> dict[str, Any]:
        if not isinstance(token, str):
            raise IssuerRefused("id_token")
        keys = _asked("GET", self._told("jwks_uri"))
        checks = jwt.JWTClaimsRegistry(
            now=int(at.timestamp()),
            leeway=DRIFT_S,
            iss={"essential": True, "value": self.address},
            aud={"essential": True, "value": self.client},
            exp={"essential": True},
            nonce={"essential": True, "value": nonce},
        )
        try:
            read = jwt.decode(token, KeySet.import_key_set(keys), algorithms=list(ALGORITHMS))  # type: ignore[arg-type]
            checks.validate(read.claims)
        except (JoseError, ValueError, KeyError) as problem:
            raise IssuerRefused(type(problem).__name__) from problem
        if read.claims.get("azp", self.client) != self.client:
            raise IssuerRefused("azp")
        return dict(read.claims)

    def _told(self, name: str) -> str:
        """Return an address that the issuer names; on https, unless it is on this machine itself."""
        told = _asked("GET", f"{self.address}/.well-known/openid-configuration")
        found = told.get(name)
        if told.get("issuer") != self.address or not isinstance(found, str):
            raise IssuerRefused(name)
        if urlsplit(found).scheme != urlsplit(self.address).scheme:
            raise IssuerRefused(name)
        return found


def _asked(
    method: str, address: str, body: bytes | None = None, headers: dict[str, str] | None = None
) -> dict[str, Any]:
    """Return the JSON object at an address; no redirect, no proxy, bounded in time and size."""
    parts = urlsplit(address)
    connect = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = connect(parts.netloc, timeout=TIMEOUT_S)
    path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
    try:
        connection.request(method, path, body, headers or {})
        response = connection.getresponse()
        text = response.read(MOST_BYTES + 1)
    except (OSError, HTTPException) as problem:
        raise IssuerRefused(type(problem).__name__) from problem
    finally:
        connection.close()
    if response.status != 200 or len(text) > MOST_BYTES:  # noqa: PLR2004 -- no redirect is followed
        raise IssuerRefused(str(response.status))
    try:
        found = json.loads(text)
    except ValueError as problem:
        raise IssuerRefused("JSON") from problem
    if not isinstance(found, dict):
        raise IssuerRefused("JSON")
    return found
