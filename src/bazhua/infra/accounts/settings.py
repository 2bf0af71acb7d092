"""What sign-in is told by the environment: one frozen value, read once."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated, Self

from django.core.exceptions import ImproperlyConfigured
from pydantic import AfterValidator, Field, ValidationError, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bazhua.infra.accounts.core.patience import Patience

PREFIX = "BAZHUA_SIGN_IN_"
MOST_WAIT_MIN = 1_440


def _minutes(value: str) -> str:
    parts = value.split(",")
    if not all(part.strip().isdecimal() and 1 <= int(part) <= MOST_WAIT_MIN for part in parts):
        raise ValueError(f"give minutes from 1 to {MOST_WAIT_MIN}, such as 1,5,15,60")
    return value


def _issuer(value: str) -> str:
    if not value.startswith(("https://", "http://127.0.0.1:", "http://localhost:")):
        raise ValueError("give an address that starts with https://")
    return value.rstrip("/")


class SignInEnv(BaseSettings):
    """Sign-in; each is an environment variable with BAZHUA_SIGN_IN_."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, hide_input_in_errors=True)

    tries: int = Field(
        5, ge=2, le=20, description="Wrong passwords or codes of an account before it waits."
    )
    tries_of_address: int = Field(
        30,
        ge=5,
        le=1_000,
        description="The same of one network address, which an office may share.",
    )
    waits_min: Annotated[str, NoDecode, AfterValidator(_minutes)] = Field(
        "1,5,15,60",
        description="Waits after that many and each further wrong try, minutes; the last is repeated.",
    )
    proxies: int = Field(
        0,
        ge=0,
        le=5,
        description="How many proxies of your own stand before the site and add to "
        "`X-Forwarded-For`. With 0 behind a proxy the addresses of people are not known, and "
        "tries are counted by account alone.",
    )
    idle_min: int = Field(
        480, ge=5, le=1_440, description="A session unused so long ends, minutes."
    )
    shared_idle_min: int = Field(
        15, ge=1, le=60, description="The same on a shared device, after a password, minutes."
    )
    badge_idle_min: int = Field(
        2, ge=1, le=15, description="The same on a shared device, after a badge, minutes."
    )
    longest_h: int = Field(
        72, ge=1, le=720, description="A session ends after this at the latest, hours."
    )
    link_h: int = Field(72, ge=1, le=336, description="A one-time link is good so long, hours.")
    oidc_issuer: Annotated[str, AfterValidator(_issuer)] | None = Field(
        None, description="OpenID Connect: address of the issuer. Without it no such sign-in."
    )
    oidc_client: str | None = Field(None, description="OpenID Connect: our client id there.")
    oidc_secret_file: Path | None = Field(None, description="File with the client's secret.")
    oidc_claim: str = Field(
        "preferred_username",
        description="Claim with the login name of an account here; none is ever made.",
    )
    oidc_name: str = Field("OIDC", max_length=40, description="What the button says.")

    @model_validator(mode="after")
    def _whole(self) -> Self:
        given = [self.oidc_issuer, self.oidc_client, self.oidc_secret_file]
        if any(given) and not all(given):
            raise ValueError("OpenID Connect needs OIDC_ISSUER, OIDC_CLIENT and OIDC_SECRET_FILE")
        return self

    @property
    def of_account(self) -> Patience:
        """How patient we are with one account."""
        return Patience(self.tries, self._waits)

    @property
    def of_address(self) -> Patience:
        """How patient we are with one network address."""
        return Patience(self.tries_of_address, self._waits)

    @property
    def _waits(self) -> tuple[timedelta, ...]:
        return tuple(timedelta(minutes=int(part)) for part in self.waits_min.split(","))

    @classmethod
    def read(cls) -> Self:
        """Read the environment.

        Raises:
            ImproperlyConfigured: a variable is wrong or missing; names it.
        """
        try:
            return cls()
        except ValidationError as exc:
            lines = [
                f"{PREFIX}{'_'.join(map(str, fault['loc'])).upper()}: "
                + fault["msg"].removeprefix("Value error, ")
                for fault in exc.errors(include_input=False, include_url=False)
            ]
            raise ImproperlyConfigured("\n".join(["Sign-in cannot start.", *lines])) from None
