"""Who is signed in, at the head of every page."""

from dataclasses import dataclass
from typing import ClassVar

from django.http import HttpRequest

from bazhua.infra.accounts.sessions import SignedIn, signed_in


@dataclass(frozen=True, slots=True)
class AccountHead:
    """The account and the way out, or the way in.

    Attributes:
        wanted: the page to come back to.
    """

    template: ClassVar[str] = "accounts/head.html"

    signed: SignedIn | None
    wanted: str = ""


def account_head(request: HttpRequest) -> dict[str, object]:
    """Return it for the template context."""
    here = request.get_full_path()
    wanted = "" if here == "/" or here.startswith("/sign-") else here
    return {"account_head": AccountHead(signed_in(request), wanted)}
