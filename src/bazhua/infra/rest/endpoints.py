"""Declaring endpoints: reads by token, writes that may be sent again and name what they change."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypedDict, TypeVar

from django.http import HttpRequest
from ninja import Router, Status
from ninja.decorators import decorate_view
from ninja.security import HttpBearer
from typing_extensions import override

from bazhua.infra.db.actors import NOBODY, Actor
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.idempotency.views import idempotent
from bazhua.infra.rest.lists import parameters
from bazhua.infra.rest.shapes import answers
from bazhua.infra.tables.listing import Listing
from bazhua.kernel.words import Word

ViewT = TypeVar("ViewT", bound=Callable[..., Any])

IDEMPOTENT: Final = "x-idempotent"
VERSIONED: Final = "x-versioned"
CHINESE: Final = "x-summary-zh"


class Asking(TypedDict):
    """Who asks, and when, as services and selectors take it."""

    actor: Actor
    at: datetime


def asking(request: HttpRequest) -> Asking:
    """Return who asks, and when."""
    return Asking(actor=actor_of(request), at=arrival(request))


class ByToken(HttpBearer):
    """Lets the program of a token in; the cookie of a browser does not count here."""

    @override
    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        """Return the program, as the site found it by the same header."""
        actor = actor_of(request)
        return None if actor is NOBODY or not token else actor


BY_TOKEN: Final = ByToken()


def reads(
    router: Router, path: str, shape: Any, summary: Word, *, listing: Listing[Any] | None = None
) -> Callable[[ViewT], ViewT]:
    """Declare an endpoint that changes nothing; its name is that of the function.

    Args:
        listing: whose filters, orders and pages it takes.
    """
    extra: dict[str, Any] = {CHINESE: summary.zh}
    if listing is not None:
        extra["parameters"] = parameters(listing)

    def declared(view: ViewT) -> ViewT:
        kept: ViewT = router.get(
            path,
            response=answers(shape),
            auth=BY_TOKEN,
            operation_id=view.__name__,
            summary=summary.en,
            openapi_extra=extra,
        )(view)
        return kept

    return declared


def writes(
    router: Router, path: str, shape: Any, summary: Word, how: "How"
) -> Callable[[ViewT], ViewT]:
    """Declare an endpoint that changes something, once for each `Idempotency-Key`."""

    def declared(view: ViewT) -> ViewT:
        kept: ViewT = router.api_operation(
            [how.method],
            path,
            response=answers(shape, status=how.status),
            auth=BY_TOKEN,
            operation_id=view.__name__,
            summary=summary.en,
            openapi_extra={CHINESE: summary.zh, IDEMPOTENT: True, VERSIONED: how.versioned},
        )(decorate_view(idempotent(required=True))(view))
        return kept

    return declared


def made(shape: Any) -> Status[Any]:
    """Return the answer that something was made."""
    return Status(201, shape)


@dataclass(frozen=True, slots=True)
class How:
    """In which way something is changed.

    Attributes:
        versioned: it is a record, whose version `If-Match` names.
    """

    method: str = "POST"
    status: int = 200
    versioned: bool = False


ACTS: Final = How()
MAKES: Final = How(status=201)
CHANGES: Final = How(versioned=True)
REPLACES: Final = How("PUT", versioned=True)
