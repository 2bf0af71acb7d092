"""A kind of record as programs read it: those within reach, and one by its identifier."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema

from bazhua.infra.db.records import Record
from bazhua.infra.rest.endpoints import asking, reads
from bazhua.infra.rest.lists import listed
from bazhua.infra.rest.shapes import Page
from bazhua.infra.rest.versions import tagged
from bazhua.infra.tables.listing import Listing
from bazhua.kernel.words import Word

RecordT = TypeVar("RecordT", bound=Record)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered(Generic[RecordT]):
    """Records of one kind.

    Attributes:
        name, plural: of one and of many, as the names of the operations say them.
        one, many: what the two endpoints are called.
        parts: takes who asks and when; gives what he may view, in parts that share none.
        find: takes the identifier, who asks and when; raises NotFound.
    """

    name: str
    plural: str
    one: Word
    many: Word
    out: type[Schema]
    shape: Callable[[RecordT], Any]
    listing: Listing[RecordT]
    parts: Callable[..., Sequence[QuerySet[RecordT]]]
    find: Callable[..., RecordT]


def offer(router: Router, kind: Offered[RecordT]) -> None:
    """Declare the list of a kind of record, and the endpoint of one."""

    def many(request: HttpRequest) -> Any:
        return listed(request, kind.listing, kind.parts(**asking(request)), kind.shape)

    many.__doc__ = f"Return the {kind.plural} that the program may view."
    _declare(router, ("", ""), many, kind)


def offer_within(router: Router, above: str, kind: Offered[RecordT]) -> None:
    """Declare the list of a kind of record within another record, and the endpoint of one.

    Args:
        above: the address of the records within which they are; ``parts`` takes the uid of one.
    """

    def many(request: HttpRequest, uid: UUID) -> Any:
        parts = kind.parts(uid=uid, **asking(request))
        return listed(request, kind.listing, parts, kind.shape)

    many.__doc__ = f"Return the {kind.plural} there that the program may view."
    plural = f"/{kind.plural}"
    _declare(router, (f"{above}/{{uuid:uid}}{plural}", plural), many, kind)


def answered(response: HttpResponse, row: RecordT, shape: Callable[[RecordT], Any]) -> Any:
    """Return a record as it is answered, with its version as the entity tag."""
    tagged(response, row.version)
    return shape(row)


def _declare(
    router: Router, paths: tuple[str, str], many: Callable[..., Any], kind: Offered[RecordT]
) -> None:
    def one(request: HttpRequest, response: HttpResponse, uid: UUID) -> Any:
        return answered(response, kind.find(uid=uid, **asking(request)), kind.shape)

    many.__name__, one.__name__ = f"list_{kind.plural}", f"get_{kind.name}"
    one.__doc__ = f"Return one {kind.name} with its version."
    out: Any = kind.out
    reads(router, paths[0], Page[out], kind.many, listing=kind.listing)(many)
    reads(router, f"{paths[1]}/{{uuid:uid}}", out, kind.one)(one)
