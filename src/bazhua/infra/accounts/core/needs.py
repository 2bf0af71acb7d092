"""What stands between a proof of who somebody is and the platform."""

from collections.abc import Set as AbstractSet
from enum import StrEnum


class Method(StrEnum):
    """How somebody showed who he is."""

    PASSWORD = "password"  # noqa: S105 -- a name
    TOTP = "totp"
    OIDC = "oidc"
    BADGE = "badge"
    LINK = "link"
    DEMO = "demo"
    """Nobody proved anything: he became a person of a demonstration."""


class Need(StrEnum):
    """What a session still needs before it counts; ``NOTHING`` lets a person in."""

    NOTHING = ""
    CODE = "code"
    PASSWORD = "password"  # noqa: S105 -- a name
    ENROL = "enrol"


def next_need(
    methods: AbstractSet[Method], *, must_change: bool, has_totp: bool, must_have_totp: bool
) -> Need:
    """Return what comes next: the second factor first, since it guards the change of the password.

    Args:
        must_change: the password is to be set anew.
        must_have_totp: this person may not be without a second factor.
    """
    if Method.DEMO in methods:
        return Need.NOTHING
    if has_totp and Method.TOTP not in methods:
        return Need.CODE
    if must_change or Method.LINK in methods:
        return Need.PASSWORD
    if must_have_totp and not has_totp:
        return Need.ENROL
    return Need.NOTHING
