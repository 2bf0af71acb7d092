"""The settings of sign-in in this process."""

from functools import cache

from bazhua.infra.accounts.settings import SignInEnv


@cache
def sign_in_env() -> SignInEnv:
    """Return what the environment says, read once.

    Raises:
        ImproperlyConfigured: see `SignInEnv.read`.
    """
    return SignInEnv.read()
