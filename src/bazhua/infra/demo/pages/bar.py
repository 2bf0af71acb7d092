"""The bar: it says that all is invented, and lets anybody become one of its people."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from bazhua.infra.accounts.pages.entering import end_here
from bazhua.infra.accounts.pages.visitor import onward, visitor_of
from bazhua.infra.accounts.sessions import signed_in
from bazhua.infra.demo.marks import is_demonstration
from bazhua.infra.demo.models import Figure
from bazhua.infra.demo.services import become
from bazhua.infra.http.request import arrival
from bazhua.kernel.words import Word


@dataclass(frozen=True, slots=True)
class Person:
    """One of them in the bar."""

    uid: UUID
    name: str
    title: Word
    current: bool


@dataclass(frozen=True, slots=True)
class DemoBar:
    """Those who stand in the bar, and all others below it."""

    template: ClassVar[str] = "demo/bar.html"

    first: tuple[Person, ...]
    others: tuple[Person, ...]


def demo_bar(request: HttpRequest) -> dict[str, object]:
    """Return it for the template context; a platform that is no demonstration has none."""
    return {"demo_bar": _bar(request) if is_demonstration() else None}


@require_POST
def become_one(request: HttpRequest, person: UUID) -> HttpResponse:
    """Become a person of the demonstration; whoever one was is signed out."""
    begun = become(person, visitor=visitor_of(request), at=arrival(request))
    end_here(request)
    return onward(request, begun)


def _bar(request: HttpRequest) -> DemoBar:
    signed = signed_in(request)
    me = signed.person if signed else None
    first, others = list[Person](), list[Person]()
    for row in Figure.objects.order_by("rank"):
        word = Word(row.title, row.title_en)
        one = Person(row.person_uid, row.name, word, row.person_uid == me)
        (first if row.is_first else others).append(one)
    return DemoBar(tuple(first), tuple(others))
