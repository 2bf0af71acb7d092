"""What is shown once, to be handed to its person: a one-time link, on the page and on paper."""

from dataclasses import dataclass, field
from datetime import datetime

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bazhua.infra.ui.parts.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A secret for one person.

    Attributes:
        name: of the person.
        address: what he opens; also drawn as a code to scan.
        until: good so long.
        onward: where whoever gives it goes on.
    """

    title: Text
    name: str
    login: str
    address: str = field(repr=False)
    until: datetime
    onward: str

    @property
    def picture(self) -> str:
        """The address as a code to scan, as an address of data."""
        return drawn(self.address)


def show_given(request: HttpRequest, given: Given) -> HttpResponse:
    """Answer with a page that no browser keeps; printed it is a slip for the person."""
    response = render(request, "accounts/given.html", {"given": given})
    response["Cache-Control"] = "no-store"
    return response


def drawn(text: str) -> str:
    """Return a code to scan as an address of data; black on white in every theme."""
    picture: str = segno.make(text, error="m", micro=False).svg_data_uri(
        scale=5, border=4, light="white"
    )
    return picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A badge to be printed and cut out.

    Attributes:
        code: stands on it, and in the picture with the address of the page it is for.
    """

    name: str
    code: str = field(repr=False)
    given_at: datetime
    onward: str

    @property
    def picture(self) -> str:
        """The badge's code as a code to scan."""
        return drawn(f"{settings.SITE_ORIGIN}/sign-in/badge#{self.code.replace('-', '')}")


def show_slip(request: HttpRequest, slip: Slip) -> HttpResponse:
    """Answer with a badge, shown once."""
    response = render(request, "accounts/slip.html", {"slip": slip})
    response["Cache-Control"] = "no-store"
    return response
